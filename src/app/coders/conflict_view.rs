//! What two merged copies say differently, ready to be shown side by side.

use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shared::names;
use crate::app::shared::saying;
use crate::base::{DraftId, Message, ParagraphId, ThemeId};
use crate::study::merge::{Conflict, MergeItem};
use crate::study::{Annotation, Ask, Draft, Position, Theme};

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

/// The conflicts that wait.
pub fn conflict_lines(session: &Session) -> Vec<ConflictLine> {
    session.study().conflicts.iter().map(|conflict| conflict_line(session, conflict)).collect()
}

fn conflict_line(session: &Session, conflict: &Conflict) -> ConflictLine {
    let side = |part: &Option<MergeItem>| match part {
        Some(part) => ConflictSide {
            lines: part_lines(session, part, &conflict.fields),
            who: match part {
                // Who made it is known, and when it was changed last; who changed it is not.
                MergeItem::Annotation(_, annotation) => {
                    let when = session.locale.moment(annotation.changed);
                    let key = if when.is_empty() { "conflicts-whose" } else { "conflicts-who" };
                    let name = saying::name_of(session.study(), &session.locale, annotation.author);
                    session.locale.format(&Message::new(key).text("name", name).text("when", when))
                }
                _ => String::new(),
            },
            gone: false,
        },
        None => ConflictSide { gone: true, ..ConflictSide::default() },
    };
    let either = conflict.mine.as_ref().or(conflict.theirs.as_ref());
    let (sort, title, place) = either.map(|part| part_name(session, part)).unwrap_or_default();
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
fn part_name(session: &Session, part: &MergeItem) -> (String, String, String) {
    let language = session.locale.language();
    let t = |key| session.locale.t(key);
    match part {
        MergeItem::Title(_) => (t("conflict-title"), String::new(), String::new()),
        MergeItem::Options(_) => (t("conflict-options"), String::new(), String::new()),
        MergeItem::Coder(..) => (t("conflict-coder"), String::new(), String::new()),
        MergeItem::Draft(draft) => {
            (t("conflict-draft"), names::shown_name(draft, &session.locale), draft.text.file.clone())
        }
        MergeItem::Theme(_, theme) => {
            (t("conflict-theme"), theme.names.in_language(language).to_owned(), theme.code.clone())
        }
        MergeItem::Actor(_, actor) => {
            (t("conflict-actor"), actor.names.in_language(language).to_owned(), actor.code.clone())
        }
        MergeItem::Position(_, position) => (t("conflict-position"), position.gist.clone(), position.source.clone()),
        MergeItem::Ask(_, ask) => (t("conflict-ask"), ask.gist.clone(), ask.words.clone()),
        MergeItem::Annotation(_, annotation) => {
            let target = &annotation.target;
            let words = target.new.first().or(target.old.first()).map(|place| place.quote.as_str());
            let step = session.step_name(target.from, target.to);
            (saying::sort_of(&session.locale, &annotation.body), step, first_words(words.unwrap_or_default(), 220))
        }
        MergeItem::Link(_, link) => {
            let words = |(draft, paragraph): (DraftId, ParagraphId)| {
                let draft = session.study().draft(draft)?;
                let at = draft.text.ids.iter().position(|id| *id == paragraph)?;
                draft.text.copy.paragraphs.get(at).map(|paragraph| first_words(&paragraph.text, 90))
            };
            let words = [link.old, link.new].into_iter().filter_map(words).collect::<Vec<_>>().join(" → ");
            (t("conflict-link"), session.step_name(link.old.0, link.new.0), words)
        }
    }
}

/// Fields with their words.
type Lines = Vec<(String, String)>;

fn line(field: &str, text: impl Into<String>) -> (String, String) {
    (field.to_owned(), text.into())
}

/// What a side says: the fields both changed, or the whole where one side took it away.
fn part_lines(session: &Session, part: &MergeItem, fields: &[String]) -> Lines {
    let all: Lines = match part {
        MergeItem::Title(title) => vec![line("", title.clone())],
        MergeItem::Options(options) => {
            let mut names: Vec<&str> = options.ignore.iter().map(|minor| minor.name()).collect();
            names.extend(options.ignore_numbering.then_some("numbering"));
            names.extend(options.ignore_formatting.then_some("formatting"));
            let none = session.locale.t("conflict-options-none");
            vec![line("", if names.is_empty() { none } else { names.join(", ") })]
        }
        MergeItem::Coder(_, name) => vec![line("", name.clone())],
        MergeItem::Draft(draft) => draft_lines(session, draft),
        MergeItem::Theme(_, theme) => theme_lines(session, theme),
        MergeItem::Actor(_, actor) => vec![
            line("names", [&actor.names.en, &actor.names.zh].map(String::as_str).join(" · ")),
            line("kind", session.locale.t(actor.kind.key())),
            line("code", actor.code.clone()),
            line("note", actor.note.clone()),
            line("retired", session.locale.t(if actor.retired { "conflict-retired" } else { "conflict-in-use" })),
        ],
        MergeItem::Position(_, position) => position_lines(session, position),
        MergeItem::Ask(_, ask) => ask_lines(session, ask),
        MergeItem::Annotation(_, annotation) => annotation_lines(session, annotation, fields),
        MergeItem::Link(_, link) => {
            vec![line("", session.locale.t(if link.linked { "edit-link" } else { "edit-cut" }))]
        }
    };
    let only: Lines = all.iter().filter(|(field, _)| fields.iter().any(|name| name == field)).cloned().collect();
    let whole = only.is_empty() || matches!(part, MergeItem::Annotation(..));
    let lines: Lines = if whole { all.into_iter().filter(|(_, text)| !text.is_empty()).collect() } else { only };
    let named = |(field, text): (String, String)| {
        let field = if field.is_empty() { field } else { session.locale.t(field_key(&field)) };
        (field, text)
    };
    lines.into_iter().map(named).collect::<Vec<_>>()
}

fn draft_lines(session: &Session, draft: &Draft) -> Lines {
    vec![
        line("name", draft.name.clone()),
        line("date", draft.date.map(|date| session.locale.date(date)).unwrap_or_default()),
        line("stage", names::short_name(draft.stage)),
        line("status", session.locale.t(draft.status.key())),
        line("source", draft.source.clone()),
        line("text", draft.text.file.clone()),
        line("corrections", draft.corrections.len().to_string()),
        line("translations", draft.others.len().to_string()),
        line("order", draft.order.to_string()),
    ]
}

fn theme_lines(session: &Session, theme: &Theme) -> Lines {
    let named =
        |id: ThemeId| session.study().themes.get(&id).map(|theme| theme.names.in_language(session.locale.language()));
    let top = session.locale.t("conflict-on-top");
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
        line("retired", session.locale.t(if theme.retired { "conflict-retired" } else { "conflict-in-use" })),
        line("merged_into", theme.merged_into.and_then(named).unwrap_or_default().to_owned()),
        line("order", (theme.order.saturating_add(1)).to_string()),
    ]
}

fn position_lines(session: &Session, position: &Position) -> Lines {
    vec![
        line("actor_words", position.actor_words.clone()),
        line("kind", session.locale.t(position.kind.key())),
        line("gist", position.gist.clone()),
        line("quotation", position.quotation.clone()),
        line("subject", position.subject.clone()),
        line("stance", position.stance.clone()),
        line("date", position.date.clone()),
        line("source", position.source.clone()),
        line("place", position.place.clone()),
        line("address", position.address.clone()),
        line("basis", names::basis_name(&session.locale, position.basis)),
        line("note", position.note.clone()),
        line("proposal", position.proposal.as_ref().map(|words| words.new.join(" / ")).unwrap_or_default()),
    ]
}

fn ask_lines(session: &Session, ask: &Ask) -> Lines {
    let verdicts = ask.verdicts.iter().map(|(draft, verdict)| {
        let draft = session.study().draft(*draft).map(|draft| draft.name.clone()).unwrap_or_default();
        let author = session.coder_name(verdict.author);
        format!("{draft}: {} ({author})", session.locale.t(verdict.uptake.key()))
    });
    vec![
        line("gist", ask.gist.clone()),
        line("words", ask.words.clone()),
        line("note", ask.note.clone()),
        line("verdicts", verdicts.collect::<Vec<_>>().join("; ")),
    ]
}

/// What is said, where it differs; the words it is about, where those do; both, where one side took it away.
fn annotation_lines(session: &Session, annotation: &Annotation, fields: &[String]) -> Lines {
    let target = &annotation.target;
    let words = target.old.iter().chain(&target.new).map(|place| first_words(&place.quote, 160));
    let words = words.collect::<Vec<_>>().join(" → ");
    let said = line("", saying::said_by(session.study(), &session.locale, annotation));
    let place = line("target", format!("{}: {words}", session.step_name(target.from, target.to)));
    match (fields.iter().any(|field| field == "target"), fields.iter().any(|field| field != "target")) {
        (true, false) => vec![place],
        (false, true) => vec![said],
        _ => vec![said, place],
    }
}
