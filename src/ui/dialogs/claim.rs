//! Attribution: whose position a change reflects, in what role, on what ground.
//!
//! Made to be typed: `g77 p` and Enter attributes to the Group of 77 and China as proposer; a letter for the role
//! (p proposed, s supported, o opposed, c compromise, r retained against) and one for the basis (s stated, r reported,
//! i inferred) may follow the actor; `?` says that it is not known whose it is. Positions on record are offered as
//! evidence, those that have to do with the change first; none is ticked but by hand.

use super::view::DialogView;
use crate::app::{Action, AnnotateAction, ClaimDraft};
use crate::base::{ActorId, Message, PositionId};
use crate::study::{Basis, Role};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::answers::{Answers, answers};
use crate::ui::widgets::buttons::{self, Chip};
use crate::ui::widgets::pick_field::{PickField, field_id, pick_field};
use crate::ui::widgets::picker::Entry;
use egui::{Key, Margin, Modifiers, RichText, Ui, vec2};

/// The form while it is filled in.
#[derive(Debug, Default)]
pub(super) struct ClaimForm {
    draft: ClaimDraft,
    typed: String,
    /// The actor that the arrows went to; where they went nowhere, a sure one is lit.
    lit: Option<usize>,
    focused: bool,
    aligned: PickField,
}

/// At most this many positions are offered; the window of positions has them all.
const MOST_EVIDENCE: usize = 40;

impl ClaimForm {
    pub(super) fn of(draft: ClaimDraft) -> Self {
        Self { draft, ..Self::default() }
    }
}

/// The letter that chooses a role.
const fn role_letter(role: Role) -> char {
    match role {
        Role::Proposed => 'p',
        Role::Supported => 's',
        Role::Opposed => 'o',
        Role::Compromise => 'c',
        Role::RetainedAgainst => 'r',
    }
}

/// The letter that chooses a basis.
const fn basis_letter(basis: Basis) -> char {
    match basis {
        Basis::Stated => 's',
        Basis::Reported => 'r',
        Basis::Inferred => 'i',
    }
}

/// What was typed, as actor, role and basis: `g77 p s`.
fn parse(typed: &str) -> (String, Option<Role>, Option<Basis>) {
    let lower = typed.trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let letter = |word: &&str| {
        let mut letters = word.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    let role = |letter| Role::ALL.iter().copied().find(|role| role_letter(*role) == letter);
    let basis = |letter| Basis::ALL.iter().copied().find(|basis| basis_letter(*basis) == letter);
    match words.as_slice() {
        [actor @ .., a, b] if !actor.is_empty() => {
            if let (Some(role), Some(basis)) = (letter(a).and_then(role), letter(b).and_then(basis)) {
                return (actor.join(" "), Some(role), Some(basis));
            }
            match letter(b).and_then(role) {
                Some(role) => ([actor, &[*a]].concat().join(" "), Some(role), None),
                None => (lower, None, None),
            }
        }
        [actor, a] => match letter(a).and_then(role) {
            Some(role) => ((*actor).to_owned(), Some(role), None),
            None => (lower, None, None),
        },
        _ => (lower, None, None),
    }
}

impl DialogView for ClaimForm {
    fn id(&self) -> &'static str {
        "claim"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        claim_ui(ui, ctx, self);
    }
}

fn claim_ui(ui: &mut Ui, ctx: &Ctx<'_>, form: &mut ClaimForm) {
    let title = if form.draft.editing.is_some() { "claim-edit" } else { "claim-title" };
    ui.label(RichText::new(ctx.locale.t(title)).font(tokens::strong_font(15.0)));
    buttons::hint(ui, &ctx.locale.t("claim-hint"));
    ui.add_space(tokens::TIGHT);
    let (typed, role, basis) = parse(&form.typed);
    let entries: Vec<Entry<ActorId>> = crate::app::actor_entries(ctx.session)
        .into_iter()
        .map(|(value, label, note, also, chosen)| Entry { value, label, note, also, chosen })
        .collect();
    chosen_ui(ui, ctx, form, &entries);
    let aligned = field_id(ui, "claim-aligned");
    let elsewhere = ui.memory(|memory| memory.has_focus(aligned));
    let found = actors_ui(ui, ctx, form, &entries, &typed, elsewhere);
    // Said by a person, so that nobody looks again: as good an answer as a name.
    let unknown = UNKNOWN.contains(&typed.as_str());
    form.draft.unknown |= unknown;
    let found = if unknown { None } else { found };
    if found.is_some() && !typed.is_empty() {
        form.draft.unknown = false;
    }
    ui.checkbox(&mut form.draft.unknown, ctx.locale.t("claim-unknown"));
    if form.draft.unknown {
        form.draft.actors.clear();
    }
    if let Some(role) = role {
        form.draft.role = role;
    }
    if let Some(basis) = basis {
        form.draft.basis = basis;
    }
    ui.add_space(tokens::SPACE);
    choices_ui(ui, ctx, "claim-role", Role::ALL, &mut form.draft.role, |role| (role.key(), role_letter(role)));
    choices_ui(ui, ctx, "claim-basis", Basis::ALL, &mut form.draft.basis, |basis| (basis.key(), basis_letter(basis)));
    let label = ctx.locale.t("claim-aligned");
    let field = (aligned, label.as_str(), "claim-remove-actor");
    pick_field(ui, ctx.locale, field, &mut form.aligned, &entries, &mut form.draft.aligned);
    ui.add_space(tokens::TIGHT);
    let meant: Vec<ActorId> = form.draft.actors.iter().copied().chain(found.filter(|_| !typed.is_empty())).collect();
    evidence_ui(ui, ctx, &meant, &mut form.draft.positions);
    for (key, text) in [("claim-evidence", &mut form.draft.evidence), ("claim-note", &mut form.draft.note)] {
        let label = ui.label(RichText::new(ctx.locale.t(key)).size(12.0));
        ui.add(egui::TextEdit::singleline(text).desired_width(f32::INFINITY).margin(Margin::symmetric(8, 5)))
            .labelled_by(label.id);
    }
    ui.add_space(tokens::SPACE);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    ui.horizontal(|ui| {
        // What was typed and names nobody for sure is never dropped in silence.
        let open = !typed.is_empty() && found.is_none() && !unknown;
        let named = !form.draft.actors.is_empty() || (found.is_some() && !typed.is_empty());
        let ready = !open && (form.draft.unknown || named);
        let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("claim-done"))).inner;
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
        if enter && !ready {
            // Nothing answers to what was typed: it is mended where it stands.
            form.focused = false;
        }
        // What is typed for the ground of somebody else is no less wanted.
        let settled = !ready || !(enter || done.clicked()) || form.aligned.settle(&entries, &mut form.draft.aligned);
        if ready && settled && (enter || done.clicked()) {
            let named = found.filter(|_| !form.draft.unknown && !typed.is_empty());
            if let Some(actor) = named.filter(|actor| !form.draft.actors.contains(actor)) {
                form.draft.actors.push(actor);
            }
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Annotate(AnnotateAction::SetClaim(form.draft.clone())));
        }
    });
}

/// The actors chosen so far.
fn chosen_ui(ui: &mut Ui, ctx: &Ctx<'_>, form: &mut ClaimForm, entries: &[Entry<ActorId>]) {
    if form.draft.actors.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        form.draft.actors.retain(|actor| {
            let name = entries.iter().find(|entry| entry.value == *actor).map_or("?", |entry| entry.label.as_str());
            let spoken = ctx.locale.format(&Message::new("claim-remove-actor").text("actor", name));
            let chip = Chip { text: &format!("{name}  ×"), edge: None, tentative: false, name: &spoken };
            !chip.show(ui).clicked()
        });
    });
    ui.add_space(tokens::TIGHT);
}

/// The field and the actors that answer to it; returns the lit one.
fn actors_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    form: &mut ClaimForm,
    entries: &[Entry<ActorId>],
    typed: &str,
    elsewhere: bool,
) -> Option<ActorId> {
    let (found, sure) = if typed.is_empty() {
        (entries.iter().filter(|entry| entry.chosen).collect(), false)
    } else {
        let Answers { found, sure } = answers(entries, typed);
        (found, sure)
    };
    let (up, down) = ui.input_mut(|input| {
        // The arrows are the other field's while it has the focus.
        let mut pressed = |key| !elsewhere && input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowUp), pressed(Key::ArrowDown))
    });
    let first = sure.then_some(0);
    match form.lit.or(first) {
        None if up || down => form.lit = Some(0),
        Some(lit) if up => form.lit = Some(lit.saturating_sub(1)),
        Some(lit) if down => form.lit = Some(lit + 1),
        _ => {}
    }
    let lit = form.lit.or(first).map(|lit| lit.min(found.len().saturating_sub(1)));
    form.lit = form.lit.and(lit);
    let field = ui.add(
        egui::TextEdit::singleline(&mut form.typed)
            .hint_text(ctx.locale.t("claim-actor-hint"))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(8, 6)),
    );
    if !std::mem::replace(&mut form.focused, true) {
        field.request_focus();
    }
    if field.changed() {
        form.lit = None;
    }
    if found.is_empty() && !typed.is_empty() && !UNKNOWN.contains(&typed) {
        buttons::hint(ui, &ctx.locale.t("claim-no-actor"));
    } else if !typed.is_empty() && lit.is_none() && found.len() > 1 {
        buttons::hint(ui, &ctx.locale.t("pick-several"));
    }
    egui::ScrollArea::vertical().max_height(104.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (place, entry) in found.iter().enumerate().take(60) {
            if buttons::choice_row(ui, Some(place) == lit, &entry.label, &entry.note, 0.0).clicked() {
                if !form.draft.actors.contains(&entry.value) {
                    form.draft.actors.push(entry.value);
                }
                form.draft.unknown = false;
                form.typed.clear();
            }
        }
    });
    lit.and_then(|lit| found.get(lit)).map(|entry| entry.value)
}

/// What says "not known" when it is typed for an actor.
const UNKNOWN: [&str; 5] = ["?", "？", "not known", "不详", "未知"];

/// The positions that may be cited, each with a box: those that have to do with the change first, and why.
fn evidence_ui(ui: &mut Ui, ctx: &Ctx<'_>, actors: &[ActorId], chosen: &mut Vec<PositionId>) {
    let lines = ctx.positions.evidence_lines(ctx.session, actors, chosen);
    let palette = tokens::palette(ui);
    ui.label(RichText::new(ctx.locale.t("claim-positions")).size(12.0));
    if lines.is_empty() {
        buttons::hint(ui, &ctx.locale.t("claim-no-positions"));
        return;
    }
    let height = (ui.ctx().content_rect().height() * 0.17).clamp(84.0, 190.0);
    egui::ScrollArea::vertical().id_salt("claim-positions").max_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().interact_size.y = 17.0;
            for line in lines.iter().take(MOST_EVIDENCE) {
                let mut on = chosen.contains(&line.id);
                ui.horizontal_top(|ui| {
                    let ticked = ui.checkbox(&mut on, "");
                    ticked.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &line.text));
                    ui.vertical(|ui| {
                        let text = ui.add(
                            egui::Label::new(RichText::new(&line.text).size(12.5)).wrap().sense(egui::Sense::click()),
                        );
                        let why = [ctx.locale.t(line.why.key()), line.source.clone()];
                        let why: Vec<String> = why.into_iter().filter(|part| !part.is_empty()).collect();
                        let why = why.join(" · ");
                        let why = RichText::new(why).size(11.5).color(palette.weak);
                        ui.add(egui::Label::new(why).truncate());
                        if ticked.changed() || text.clicked() {
                            if chosen.contains(&line.id) {
                                chosen.retain(|id| *id != line.id);
                            } else {
                                chosen.push(line.id);
                            }
                        }
                    });
                });
            }
        },
    );
    if lines.len() > MOST_EVIDENCE {
        buttons::hint(
            ui,
            &ctx.locale.format(&Message::new("claim-more-positions").number("count", lines.len() - MOST_EVIDENCE)),
        );
    }
}

fn choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    title: &str,
    all: &[T],
    value: &mut T,
    name: impl Fn(T) -> (&'static str, char),
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.allocate_ui_with_layout(vec2(64.0, 22.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(64.0);
            ui.label(RichText::new(ctx.locale.t(title)).size(12.0));
        });
        for &choice in all {
            let (key, letter) = name(choice);
            let text = format!("{} ({letter})", ctx.locale.t(key));
            if ui.selectable_label(*value == choice, text).clicked() {
                *value = choice;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_may_be_followed_by_letters() {
        assert_eq!(parse("g77 p"), ("g77".to_owned(), Some(Role::Proposed), None));
        assert_eq!(
            parse("united kingdom o s"),
            ("united kingdom".to_owned(), Some(Role::Opposed), Some(Basis::Stated))
        );
        assert_eq!(parse("united kingdom"), ("united kingdom".to_owned(), None, None));
        assert_eq!(parse("p"), ("p".to_owned(), None, None));
    }
}
