//! The form for a position: kept with Ctrl+Enter, left with Escape.

use crate::app::{Submitted, ground_name, recognised};
use crate::base::{ActorId, Message, PositionId, ThemeId};
use crate::study::{Basis, Position, PositionKind, ProposalAction, ProposedWords};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::pick_field::{PickField, field_id, pick_field};
use crate::ui::widgets::picker::Entry;
use egui::{Key, Label, Margin, Modifiers, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

/// How the source names them, and the quotation.
type SourceWords = (String, String);
/// Those who speak, and those who aligned themselves.
type Named = (Vec<ActorId>, Vec<ActorId>);

/// A position while it is written.
#[derive(Debug, Default)]
pub(super) struct Form {
    position: Position,
    /// Kept for a proposal, whatever kind is chosen on the way.
    words: ProposedWordsForm,
    who: PickField,
    aligned: PickField,
    themes: PickField,
    actors: Vec<Entry<ActorId>>,
    codes: Vec<Entry<ThemeId>>,
    /// What the source's words name, for these words.
    found: Option<(SourceWords, Named)>,
    focused: bool,
}

#[derive(Debug, Clone, Default)]
struct ProposedWordsForm {
    action: Option<ProposalAction>,
    reference: String,
    old: String,
    new: String,
}

/// How the form was left.
pub(super) enum Left {
    /// Not yet.
    Still,
    Cancelled,
    Kept(Box<Position>),
}

impl Form {
    pub(super) fn of(ctx: &Ctx<'_>, position: Position) -> Self {
        let entry = |(value, label, note, also, chosen)| Entry { value, label, note, also, chosen };
        let words = position.proposal.as_ref().map(|words| ProposedWordsForm {
            action: Some(words.action),
            reference: words.reference.clone(),
            old: words.old.clone(),
            new: words.new.join("\n"),
        });
        Self {
            actors: crate::app::actor_entries(ctx.session).into_iter().map(entry).collect(),
            codes: ctx
                .annotate
                .theme_entries(ctx.session)
                .into_iter()
                .map(|(value, label, note, also, chosen)| Entry { value, label, note, also, chosen })
                .collect(),
            words: words.unwrap_or_default(),
            position,
            ..Self::default()
        }
    }

    /// Whether anything is said: an empty position says nothing.
    fn is_ready(&self) -> bool {
        let Position { gist, quotation, submitted, .. } = &self.position;
        let words = self.position.kind == PositionKind::Proposal
            && !(self.words.old.trim().is_empty() && self.words.new.trim().is_empty());
        !gist.trim().is_empty() || !quotation.trim().is_empty() || submitted.is_some() || words
    }

    /// Takes what is typed in the fields of names where it is sure; whether nothing is left there that would be dropped.
    fn settle(&mut self) -> bool {
        let who = self.who.settle(&self.actors, &mut self.position.actors);
        let aligned = self.aligned.settle(&self.actors, &mut self.position.aligned);
        let themes = self.themes.settle(&self.codes, &mut self.position.themes);
        who && aligned && themes
    }

    fn finished(&self) -> Box<Position> {
        let mut position = self.position.clone();
        let new: Vec<String> =
            self.words.new.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        let said = !self.words.old.trim().is_empty() || !new.is_empty();
        position.proposal = (position.kind == PositionKind::Proposal && said).then(|| ProposedWords {
            action: self.words.action.unwrap_or(ProposalAction::Replace),
            reference: self.words.reference.trim().to_owned(),
            old: self.words.old.trim().to_owned(),
            new,
        });
        position.aligned.retain(|id| !position.actors.contains(id));
        Box::new(position)
    }
}

pub(super) fn form_ui(ui: &mut Ui, ctx: &Ctx<'_>, editing: Option<PositionId>, form: &mut Form) -> Left {
    let t = |key: &str| ctx.locale.t(key);
    let key = if editing.is_some() { "positions-edit-title" } else { "positions-new-title" };
    ui.label(RichText::new(t(key)).font(tokens::strong_font(14.5)));
    links_ui(ui, ctx, &mut form.position);
    ui.add_space(tokens::TIGHT);
    let finish = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let who = (field_id(ui, "position-who"), t("positions-who"));
    let field = pick_field(
        ui,
        ctx.locale,
        (who.0, &who.1, "claim-remove-actor"),
        &mut form.who,
        &form.actors,
        &mut form.position.actors,
    );
    if !std::mem::replace(&mut form.focused, true) {
        field.request_focus();
    }
    line(ui, &t("positions-actor-words"), &mut form.position.actor_words, 1);
    choices(ui, &t("positions-kind"), PositionKind::ALL, &mut form.position.kind, |kind| t(kind.key()));
    line(ui, &t("positions-gist"), &mut form.position.gist, 2);
    if form.position.kind == PositionKind::Proposal {
        words_ui(ui, ctx, &mut form.words);
    }
    line(ui, &t("positions-quotation"), &mut form.position.quotation, 2);
    if !form.position.quotation.is_empty() {
        line(ui, &t("positions-language"), &mut form.position.language, 1);
    }
    found_ui(ui, ctx, form);
    let aligned = (field_id(ui, "position-aligned"), t("positions-aligned"));
    pick_field(
        ui,
        ctx.locale,
        (aligned.0, &aligned.1, "claim-remove-actor"),
        &mut form.aligned,
        &form.actors,
        &mut form.position.aligned,
    );
    let themes = (field_id(ui, "position-themes"), t("positions-themes"));
    pick_field(
        ui,
        ctx.locale,
        (themes.0, &themes.1, "claim-remove-actor"),
        &mut form.themes,
        &form.codes,
        &mut form.position.themes,
    );
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            line(left, &t("positions-subject"), &mut form.position.subject, 1);
            line(right, &t("positions-stance"), &mut form.position.stance, 1);
            line(left, &t("positions-date"), &mut form.position.date, 1);
            line(right, &t("positions-place"), &mut form.position.place, 1);
        }
    });
    line(ui, &t("positions-source"), &mut form.position.source, 1);
    line(ui, &t("positions-address"), &mut form.position.address, 1);
    let grounds: [Option<Basis>; 4] = [None, Some(Basis::Stated), Some(Basis::Reported), Some(Basis::Inferred)];
    choices(ui, &t("positions-basis"), &grounds, &mut form.position.basis, |basis| ground_name(ctx.session, basis));
    let values = [Submitted::NotSaid, Submitted::Yes, Submitted::No];
    let mut submitted =
        values.into_iter().find(|value| value.value() == form.position.submitted).unwrap_or(Submitted::NotSaid);
    choices(ui, &t("positions-submission"), &values, &mut submitted, |value| t(value.key()));
    form.position.submitted = submitted.value();
    line(ui, &t("positions-disputed-fact"), &mut form.position.disputed, 1);
    line(ui, &t("positions-note"), &mut form.position.note, 1);
    ui.add_space(tokens::SPACE);
    let mut left = Left::Still;
    ui.horizontal(|ui| {
        let ready = form.is_ready();
        let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &t("positions-keep-it"))).inner;
        if ready && (finish || done.clicked()) && form.settle() {
            left = Left::Kept(form.finished());
        }
        if ui.button(t("button-cancel")).clicked() {
            left = Left::Cancelled;
        }
        if !ready {
            buttons::hint(ui, &t("positions-not-ready"));
        }
    });
    ui.add_space(tokens::WIDE);
    left
}

/// The words it is linked to, each with a cross.
fn links_ui(ui: &mut Ui, ctx: &Ctx<'_>, position: &mut Position) {
    let mut gone = None;
    for (place, anchor) in position.anchors.iter().enumerate() {
        ui.horizontal(|ui| {
            let words = crate::app::first_words(&anchor.quote, 90);
            let name = ctx.locale.format(&Message::new("positions-unlink").text("place", words.as_str()));
            let cross = ui.small_button("×").on_hover_text(&name);
            cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if cross.clicked() {
                gone = Some(place);
            }
            let linked = Message::new("positions-linked-words").text("words", words);
            ui.add(Label::new(RichText::new(ctx.locale.format(&linked)).size(12.5)).truncate());
        });
    }
    if let Some(place) = gone {
        position.anchors.remove(place);
    }
}

/// A labelled field.
pub(super) fn line(ui: &mut Ui, label: &str, text: &mut String, rows: usize) {
    let label = ui.label(RichText::new(label).size(12.0).color(tokens::palette(ui).weak));
    let edit = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(rows) };
    ui.add(edit.desired_width(f32::INFINITY).margin(Margin::symmetric(7, 4))).labelled_by(label.id);
}

fn choices<T: Copy + PartialEq>(ui: &mut Ui, label: &str, all: &[T], value: &mut T, name: impl Fn(T) -> String) {
    ui.label(RichText::new(label).size(12.0).color(tokens::palette(ui).weak));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for &one in all {
            if ui.selectable_label(*value == one, name(one)).clicked() {
                *value = one;
            }
        }
    });
}

fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>, words: &mut ProposedWordsForm) {
    let mut action = words.action.unwrap_or(ProposalAction::Replace);
    let all = [ProposalAction::Insert, ProposalAction::Delete, ProposalAction::Replace, ProposalAction::Alternative];
    choices(ui, &ctx.locale.t("positions-action"), &all, &mut action, |action| ctx.locale.t(action.key()));
    words.action = Some(action);
    line(ui, &ctx.locale.t("positions-reference"), &mut words.reference, 1);
    if action != ProposalAction::Insert {
        line(ui, &ctx.locale.t("positions-old-words"), &mut words.old, 1);
    }
    if action != ProposalAction::Delete {
        line(ui, &ctx.locale.t("positions-new-words"), &mut words.new, 2);
    }
}

/// Offers the actors that the source's words and text name: a button each way, nothing is taken silently.
fn found_ui(ui: &mut Ui, ctx: &Ctx<'_>, form: &mut Form) {
    let key = (form.position.actor_words.clone(), form.position.quotation.clone());
    if form.found.as_ref().is_none_or(|(of, _)| *of != key) {
        let found = if key.0.is_empty() && key.1.is_empty() {
            (Vec::new(), Vec::new())
        } else {
            recognised(ctx.session, &key.0, &key.1)
        };
        form.found = Some((key, found));
    }
    let Some((_, (speakers, aligned))) = &form.found else { return };
    let missing = |found: &[ActorId], there: &[ActorId]| -> Vec<ActorId> {
        found.iter().filter(|id| !there.contains(id)).copied().collect()
    };
    let names = |ids: &[ActorId]| {
        let names: Vec<&str> = ids
            .iter()
            .filter_map(|id| form.actors.iter().find(|entry| entry.value == *id))
            .map(|entry| entry.label.as_str())
            .collect();
        ctx.locale.list(&names)
    };
    let speakers = missing(speakers, &form.position.actors);
    let aligned = missing(aligned, &form.position.aligned);
    if !speakers.is_empty() {
        let offer = Message::new("positions-found-who").text("names", names(&speakers));
        if ui.small_button(ctx.locale.format(&offer)).clicked() {
            form.position.actors.extend(speakers);
        }
    }
    if !aligned.is_empty() {
        let offer = Message::new("positions-found-aligned").text("names", names(&aligned));
        if ui.small_button(ctx.locale.format(&offer)).clicked() {
            form.position.aligned.extend(aligned);
        }
    }
}
