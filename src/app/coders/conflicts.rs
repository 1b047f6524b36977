//! What two merged copies say differently, ready to be shown side by side and settled one by one.

use crate::app::app::App;
use crate::app::coders::merge::Settled;
use crate::app::shared::names;
use crate::app::shared::saying;
use crate::app::shell::dialog::Dialog;
use crate::base::Message;
use crate::study::merge::{Choice, Conflict, MergeItem, settle};
use crate::study::{Edit, Study, apply};
use std::sync::Arc;

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConflictSide {
    /// What it says: the name of the field (empty for the thing itself), and its words.
    pub lines: Vec<(String, String)>,
    /// Who said it, and when, where that is known.
    pub who: String,
    /// Whether this side took the thing away.
    pub gone: bool,
}

/// A conflict, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictLine {
    /// Its name.
    pub key: String,
    /// What sort of thing it is about.
    pub sort: String,
    /// Its name for people, or its words.
    pub title: String,
    /// The words of the drafts it is about, where it is an annotation; and their step.
    pub place: String,
    /// As this study has it.
    pub mine: ConflictSide,
    /// As the other copy has it.
    pub theirs: ConflictSide,
    /// Whether both can stand.
    pub both: bool,
}

/// Key of a field's name.
fn field_key(field: &str) -> &'static str {
    match field {
        "names" | "name" => "conflict-field-name",
        "parent" => "conflict-field-parent",
        "code" => "conflict-field-code",
        "key" => "conflict-field-key",
        "colour" => "conflict-field-colour",
        "description" => "conflict-field-description",
        "include" => "conflict-field-include",
        "exclude" => "conflict-field-exclude",
        "keywords" => "conflict-field-keywords",
        "retired" | "had_key" | "merged_into" => "conflict-field-retired",
        "order" => "conflict-field-order",
        "kind" => "conflict-field-kind",
        "note" => "conflict-field-note",
        "actor_words" | "actors" | "aligned" => "conflict-field-actors",
        "gist" => "conflict-field-gist",
        "quotation" | "words" => "conflict-field-words",
        "subject" | "stance" => "conflict-field-subject",
        "date" => "conflict-field-date",
        "source" | "place" | "address" | "evidence" => "conflict-field-source",
        "anchors" | "target" => "conflict-field-target",
        "proposal" => "conflict-field-proposal",
        "verdicts" => "conflict-field-verdicts",
        "role" => "conflict-field-role",
        "basis" => "conflict-field-basis",
        "stage" => "conflict-field-stage",
        "status" => "conflict-field-status",
        "view" => "conflict-field-view",
        "text" => "conflict-field-text",
        "translations" => "conflict-field-translations",
        "corrections" => "conflict-field-corrections",
        _ => "conflict-field-other",
    }
}

impl App {
    /// The conflicts that wait.
    pub fn conflict_lines(&self) -> Vec<ConflictLine> {
        self.session.study().conflicts.iter().map(|conflict| self.conflict_line(conflict)).collect()
    }

    fn conflict_line(&self, conflict: &Conflict) -> ConflictLine {
        let side = |part: &Option<MergeItem>| match part {
            Some(part) => ConflictSide {
                lines: self.part_lines(part, &conflict.fields),
                who: match part {
                    // Who made it is known, and when it was changed last; who changed it is not.
                    MergeItem::Annotation(_, annotation) => self.session.locale.format(
                        &Message::new("conflicts-who")
                            .text(
                                "name",
                                saying::name_of(self.session.study(), &self.session.locale, annotation.author),
                            )
                            .text("when", self.session.locale.moment(annotation.changed)),
                    ),
                    _ => String::new(),
                },
                gone: false,
            },
            None => ConflictSide { gone: true, ..ConflictSide::default() },
        };
        let either = conflict.mine.as_ref().or(conflict.theirs.as_ref());
        let (sort, title, place) = either.map(|part| self.part_name(part)).unwrap_or_default();
        ConflictLine {
            key: conflict.key(),
            sort,
            title,
            place,
            mine: side(&conflict.mine),
            theirs: side(&conflict.theirs),
            both: conflict.can_be_both(),
        }
    }

    /// What sort of thing a part is, its name, and its place in the drafts.
    fn part_name(&self, part: &MergeItem) -> (String, String, String) {
        let chinese = self.session.chinese();
        let t = |key| self.session.locale.t(key);
        match part {
            MergeItem::Title(_) => (t("conflict-title"), String::new(), String::new()),
            MergeItem::Options(_) => (t("conflict-options"), String::new(), String::new()),
            MergeItem::Coder(..) => (t("conflict-coder"), String::new(), String::new()),
            MergeItem::Draft(draft) => (
                t("conflict-draft"),
                crate::app::shared::names::shown_name(draft, &self.session.locale),
                draft.text.file.clone(),
            ),
            MergeItem::Theme(_, theme) => (t("conflict-theme"), theme.names.of(chinese).to_owned(), theme.code.clone()),
            MergeItem::Actor(_, actor) => (t("conflict-actor"), actor.names.of(chinese).to_owned(), actor.code.clone()),
            MergeItem::Position(_, position) => {
                (t("conflict-position"), position.gist.clone(), position.source.clone())
            }
            MergeItem::Ask(_, ask) => (t("conflict-ask"), ask.gist.clone(), ask.words.clone()),
            MergeItem::Annotation(_, annotation) => {
                let target = &annotation.target;
                let words = target.new.first().or(target.old.first()).map(|place| place.quote.as_str());
                let step = self.session.step_name(target.from, target.to);
                (
                    saying::sort_of(&self.session.locale, &annotation.body),
                    step,
                    crate::app::shared::board::first_words(words.unwrap_or_default(), 220),
                )
            }
            MergeItem::Link(_, link) => {
                let words = |(draft, paragraph): (crate::base::DraftId, crate::base::ParagraphId)| {
                    let draft = self.session.study().draft(draft)?;
                    let at = draft.text.ids.iter().position(|id| *id == paragraph)?;
                    draft
                        .text
                        .copy
                        .paragraphs
                        .get(at)
                        .map(|paragraph| crate::app::shared::board::first_words(&paragraph.text, 90))
                };
                let words = [link.old, link.new].into_iter().filter_map(words).collect::<Vec<_>>().join(" → ");
                (t("conflict-link"), self.session.step_name(link.old.0, link.new.0), words)
            }
        }
    }

    /// What a side says: the fields both changed, or the whole where one side took it away.
    fn part_lines(&self, part: &MergeItem, fields: &[String]) -> Vec<(String, String)> {
        let line = |field: &str, text: String| (field.to_owned(), text);
        let study = self.session.study();
        let chinese = self.session.chinese();
        let all: Vec<(String, String)> = match part {
            MergeItem::Title(title) => vec![line("", title.clone())],
            MergeItem::Options(options) => {
                let mut names: Vec<&str> = options.ignore.iter().map(|minor| minor.name()).collect();
                names.extend(options.ignore_numbering.then_some("numbering"));
                names.extend(options.ignore_formatting.then_some("formatting"));
                let none = self.session.locale.t("conflict-options-none");
                vec![line("", if names.is_empty() { none } else { names.join(", ") })]
            }
            MergeItem::Coder(_, name) => vec![line("", name.clone())],
            MergeItem::Draft(draft) => vec![
                line("name", draft.name.clone()),
                line("date", draft.date.map(|date| self.session.locale.date(date)).unwrap_or_default()),
                line("stage", crate::app::shared::names::short_name(draft.stage)),
                line("status", self.session.locale.t(draft.status.key())),
                line("source", draft.source.clone()),
                line("text", draft.text.file.clone()),
                line("corrections", draft.corrections.len().to_string()),
                line("translations", draft.others.len().to_string()),
                line("order", draft.order.to_string()),
            ],
            MergeItem::Theme(_, theme) => {
                let named = |id: crate::base::ThemeId| study.themes.get(&id).map(|theme| theme.names.of(chinese));
                let top = self.session.locale.t("conflict-on-top");
                vec![
                    line("names", [&theme.names.en, &theme.names.zh].map(String::as_str).join(" · ")),
                    line("parent", theme.parent.map_or(top, |id| named(id).unwrap_or_default().to_owned())),
                    line("code", theme.code.clone()),
                    line("key", theme.key.map(|key| key.to_string()).unwrap_or_default()),
                    line("colour", theme.colour.map(|colour| format!("#{colour:06x}")).unwrap_or_default()),
                    line("description", theme.description.clone()),
                    line("include", theme.include.clone()),
                    line("exclude", theme.exclude.clone()),
                    line("keywords", theme.keywords.join(", ")),
                    line(
                        "retired",
                        self.session.locale.t(if theme.retired { "conflict-retired" } else { "conflict-in-use" }),
                    ),
                    line("merged_into", theme.merged_into.and_then(named).unwrap_or_default().to_owned()),
                    line("order", (theme.order.saturating_add(1)).to_string()),
                ]
            }
            MergeItem::Actor(_, actor) => vec![
                line("names", [&actor.names.en, &actor.names.zh].map(String::as_str).join(" · ")),
                line("kind", self.session.locale.t(actor.kind.key())),
                line("code", actor.code.clone()),
                line("note", actor.note.clone()),
                line(
                    "retired",
                    self.session.locale.t(if actor.retired { "conflict-retired" } else { "conflict-in-use" }),
                ),
            ],
            MergeItem::Position(_, position) => vec![
                line("actor_words", position.actor_words.clone()),
                line("kind", self.session.locale.t(position.kind.key())),
                line("gist", position.gist.clone()),
                line("quotation", position.quotation.clone()),
                line("subject", position.subject.clone()),
                line("stance", position.stance.clone()),
                line("date", position.date.clone()),
                line("source", position.source.clone()),
                line("place", position.place.clone()),
                line("address", position.address.clone()),
                line("basis", names::basis_name(&self.session.locale, position.basis)),
                line("note", position.note.clone()),
                line("proposal", position.proposal.as_ref().map(|words| words.new.join(" / ")).unwrap_or_default()),
            ],
            MergeItem::Ask(_, ask) => {
                let verdicts = ask.verdicts.iter().map(|(draft, verdict)| {
                    let draft = study.draft(*draft).map(|draft| draft.name.clone()).unwrap_or_default();
                    let author = self.session.coder_name(verdict.author);
                    format!("{draft}: {} ({author})", self.session.locale.t(verdict.uptake.key()))
                });
                vec![
                    line("gist", ask.gist.clone()),
                    line("words", ask.words.clone()),
                    line("note", ask.note.clone()),
                    line("verdicts", verdicts.collect::<Vec<_>>().join("; ")),
                ]
            }
            MergeItem::Annotation(_, annotation) => {
                let target = &annotation.target;
                let words = target
                    .old
                    .iter()
                    .chain(&target.new)
                    .map(|place| crate::app::shared::board::first_words(&place.quote, 160));
                let words = words.collect::<Vec<_>>().join(" → ");
                let said = line("", saying::said_by(self.session.study(), &self.session.locale, annotation));
                let place = line("target", format!("{}: {words}", self.session.step_name(target.from, target.to)));
                // What is said, where it differs; the words it is about, where those do; both, where one side took it away.
                match (fields.iter().any(|field| field == "target"), fields.iter().any(|field| field != "target")) {
                    (true, false) => vec![place],
                    (false, true) => vec![said],
                    _ => vec![said, place],
                }
            }
            MergeItem::Link(_, link) => {
                vec![line("", self.session.locale.t(if link.linked { "edit-link" } else { "edit-cut" }))]
            }
        };
        let only: Vec<(String, String)> =
            all.iter().filter(|(field, _)| fields.iter().any(|name| name == field)).cloned().collect();
        let whole = only.is_empty() || matches!(part, MergeItem::Annotation(..));
        let lines: Vec<(String, String)> =
            if whole { all.into_iter().filter(|(_, text)| !text.is_empty()).collect() } else { only };
        let named = |(field, text): (String, String)| {
            let field = if field.is_empty() { field } else { self.session.locale.t(field_key(&field)) };
            (field, text)
        };
        lines.into_iter().map(named).collect::<Vec<_>>()
    }

    /// Settles a conflict as the user says, and says what it made necessary in the codebook.
    pub(in crate::app) fn settle_conflict(&mut self, key: String, how: Settled) {
        let choice = match how {
            Settled::Mine => Choice::Mine,
            Settled::Theirs => Choice::Theirs,
            Settled::Both => Choice::Both(self.session.ids.next_bits()),
        };
        let mut tried: Study = (**self.session.study()).clone();
        let told = settle(&mut tried, &key, choice).unwrap_or_default();
        if self.session.edit(Edit::Settle(key, choice)) {
            for message in told {
                self.session.notify_error(message);
            }
            if self.session.study().conflicts.is_empty() {
                if matches!(self.session.dialog, Some(Dialog::Conflicts)) {
                    self.session.dialog = None;
                }
                self.session.notify(Message::new("conflicts-settled"), true);
            }
        }
    }

    /// Settles everything that waits in one way, as one step.
    pub(in crate::app) fn settle_all(&mut self, how: Settled) {
        let mut study = Arc::clone(self.session.study());
        let mut edits = Vec::new();
        for key in study.conflicts.iter().map(Conflict::key).collect::<Vec<_>>() {
            let choice = if how == Settled::Theirs { Choice::Theirs } else { Choice::Mine };
            let edit = Edit::Settle(key, choice);
            let Ok(next) = apply(&study, &edit) else { continue };
            study = Arc::new(next);
            edits.push(edit);
        }
        if self.session.edit(Edit::Batch(Message::new("edit-settle-all").number("count", edits.len()), edits)) {
            self.session.dialog = None;
            self.session.notify(Message::new("conflicts-settled"), true);
        }
    }
}
