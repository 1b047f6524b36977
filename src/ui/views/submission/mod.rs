//! Reviewing a submission: its proposals at the left, the draft and the submission's own words at the right.

mod beside;
mod here;
mod rows;

pub(super) use here::here_ui;

use crate::app::{Action, Look, MEANINGS, PositionAction, SubmissionAction, SubmissionView};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::key_order::first_pressed;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::ListPlace;
use egui::{
    Align, CentralPanel, Color32, CornerRadius, Frame, Key, Label, Layout, Margin, Modifiers, Panel, RichText, Sense,
    TextEdit, Ui, vec2,
};

/// What the review remembers.
#[derive(Debug, Default)]
pub struct ReviewState {
    place: ListPlace,
    /// The row the list was last moved to.
    of: Option<usize>,
    /// The rows on the screen.
    shown: std::ops::Range<usize>,
    /// Names of colours while they are typed.
    colours: Vec<(u32, String)>,
    /// The file whose colours these are.
    file: String,
}

/// Draws the review.
pub fn review_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ReviewState) {
    let Some((view, row)) = ctx.positions.submission() else {
        buttons::centred(ui, ui.max_rect(), &ctx.locale.t("submission-reading"), 13.0);
        return;
    };
    if state.file != view.file {
        *state = ReviewState { file: view.file.clone(), colours: view.colours.clone(), ..ReviewState::default() };
    }
    if state.of != Some(row) {
        if row <= state.shown.start || row + 1 >= state.shown.end {
            state.place = ListPlace::at(row);
        }
        state.of = Some(row);
    }
    let palette = tokens::palette(ui);
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(14, 8));
    Panel::top("review-bar").frame(bar).show(ui, |ui| {
        bar_ui(ui, ctx, view);
        ui.add_space(tokens::TIGHT);
        key_ui(ui, ctx, view, state);
    });
    let foot = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(14, 4));
    Panel::bottom("review-foot").frame(foot).show(ui, |ui| {
        ui.horizontal(|ui| {
            let [open, accepted, skipped] = view.counts();
            let counts = Message::new("submission-counts")
                .number("open", open)
                .number("accepted", accepted)
                .number("skipped", skipped);
            buttons::hint(ui, &ctx.locale.format(&counts));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let keys = RichText::new(ctx.locale.t("submission-keys")).size(12.0).color(palette.weak);
                ui.add(Label::new(keys).truncate());
            });
        });
    });
    let half = (ui.available_width() * 0.42).max(300.0);
    Panel::right("review-beside")
        .frame(Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 10)))
        .exact_size(half)
        .show(ui, |ui| beside::beside_ui(ui, ctx, view, row));
    CentralPanel::default().frame(Frame::new().fill(palette.page)).show(ui, |ui| {
        if view.rows.is_empty() {
            let key = if view.stale { "submission-reading" } else { "submission-none" };
            buttons::centred(ui, ui.max_rect(), &ctx.locale.t(key), 13.0);
            return;
        }
        ui.scope(|ui| {
            if view.stale {
                ui.set_opacity(0.6);
            }
            state.shown = rows::rows_ui(ui, ctx, view, row, &mut state.place);
        });
    });
    if ui.memory(|memory| memory.focused().is_none()) && !ctx.is_covered() {
        keys(ui, ctx, row);
    }
}

/// The review's own keys.
fn keys(ui: &Ui, ctx: &Ctx<'_>, row: usize) {
    let first = first_pressed(ui);
    let pressed = |key: Key, modifiers: Modifiers| {
        first.is_some_and(|(first, held)| first == key && held.shift == modifiers.shift && !held.command && !held.alt)
    };
    let plain = |keys: &[Key]| keys.iter().any(|key| pressed(*key, Modifiers::NONE));
    let ask = |action| ctx.press(Action::Position(PositionAction::Submission(action)));
    if plain(&[Key::ArrowDown, Key::N]) {
        ask(SubmissionAction::Select(row + 1));
    }
    if plain(&[Key::ArrowUp, Key::P]) {
        ask(SubmissionAction::Select(row.saturating_sub(1)));
    }
    if plain(&[Key::Enter, Key::Y]) {
        ask(SubmissionAction::Accept);
    }
    if plain(&[Key::X, Key::Backspace]) {
        ask(SubmissionAction::Skip);
    }
    if plain(&[Key::E]) {
        ask(SubmissionAction::Correct);
    }
    if plain(&[Key::W]) {
        ask(SubmissionAction::AskActor);
    }
    if pressed(Key::Y, Modifiers::SHIFT) {
        ask(SubmissionAction::AcceptCertain);
    }
    if plain(&[Key::Escape]) {
        ask(SubmissionAction::Close);
    }
}

fn bar_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &SubmissionView) {
    let palette = tokens::palette(ui);
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.locale.t("submission-title")).font(tokens::strong_font(15.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let done = if view.waiting > 0 {
                ctx.locale.format(&Message::new("submission-next").number("count", view.waiting))
            } else {
                ctx.locale.t("submission-done")
            };
            if ui.button(done).clicked() {
                ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::Close)));
            }
            let certain = view.certain();
            let label = ctx.locale.format(&Message::new("submission-accept-certain").number("count", certain));
            let button = ui.add_enabled_ui(certain > 0, |ui| buttons::primary_button(ui, &label)).inner;
            if button.on_hover_text(ctx.locale.t("submission-accept-certain-help")).clicked() {
                ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::AcceptCertain)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(&view.file).color(palette.weak)).truncate());
            });
        });
    });
}

/// Of whom, on what, and what its looks stand for.
fn key_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &SubmissionView, state: &mut ReviewState) {
    let palette = tokens::palette(ui);
    let weak = |ui: &mut Ui, key: &str| ui.label(RichText::new(ctx.locale.t(key)).size(12.5).color(palette.weak));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        weak(ui, "submission-on");
        let base = egui::ComboBox::from_id_salt("review-base").selected_text(&view.base.1).show_ui(ui, |ui| {
            for stop in ctx.drafts.timeline_drafts(ctx.session) {
                if ui.selectable_label(stop.id == view.base.0, &stop.name).clicked() {
                    ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::SetBase(stop.id))));
                }
            }
        });
        let name = ctx.locale.t("submission-on");
        base.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
        ui.add_space(tokens::SPACE);
        weak(ui, "submission-of");
        let whose = if view.actor_name.is_empty() { ctx.locale.t("proposals-nobody") } else { view.actor_name.clone() };
        if ui.button(whose).on_hover_text(ctx.locale.t("submission-of-help")).clicked() {
            ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::AskActor)));
        }
        let Some(markup_key) = ctx.positions.markup_key() else { return };
        for look in &view.looks {
            ui.add_space(tokens::SPACE);
            look_ui(ui, ctx, *look, look.meaning(markup_key));
        }
        for (colour, name) in &mut state.colours {
            ui.add_space(tokens::SPACE);
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            let [_, red, green, blue] = colour.to_be_bytes();
            ui.painter().rect_filled(rect, CornerRadius::same(3), Color32::from_rgb(red, green, blue));
            let field = TextEdit::singleline(name).hint_text(ctx.locale.t("submission-colour")).desired_width(86.0);
            let field = ui.add(field.margin(Margin::symmetric(6, 3)));
            let spoken = Message::new("submission-colour-of").text("colour", format!("#{colour:06x}"));
            let spoken = ctx.locale.format(&spoken);
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &spoken));
            let known = view.colours.iter().find(|(other, _)| other == colour).map_or("", |(_, name)| name.as_str());
            if field.lost_focus() && name.trim() != known {
                ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::SetColour(
                    *colour,
                    name.clone(),
                ))));
            }
        }
    });
}

fn look_ui(ui: &mut Ui, ctx: &Ctx<'_>, look: Look, meaning: crate::insight::proposals::Meaning) {
    let palette = tokens::palette(ui);
    let name = ctx.locale.t(look.key());
    let sample = RichText::new(&name).size(12.5).color(palette.text);
    ui.label(match look {
        Look::Bold => sample.font(tokens::strong_font(12.5)),
        Look::Underline => sample.underline(),
        Look::Strike => sample.strikethrough(),
        Look::Italic => sample.italics(),
    });
    let shown = MEANINGS.iter().find(|(known, _)| *known == meaning).map_or("meaning-nothing", |(_, key)| key);
    let combo = egui::ComboBox::from_id_salt(("review-look", look.key())).selected_text(ctx.locale.t(shown)).show_ui(
        ui,
        |ui| {
            for (choice, key) in MEANINGS {
                if ui.selectable_label(choice == meaning, ctx.locale.t(key)).clicked() && choice != meaning {
                    ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::SetLook(look, choice))));
                }
            }
        },
    );
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}
