//! Checking what was understood of a draft: the source at the left, paragraphs and doubts at the right.

mod picture;
mod rows;
mod source;

use crate::app::{Action, CheckAction, CheckView, DraftAction, RowForm};
use crate::base::{Message, Severity};
use crate::import::ENCODINGS;
use crate::text::View;
use crate::ui::ctx::Ctx;
use crate::ui::key_order::first_pressed;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::ListPlace;
use egui::{Align, Button, CentralPanel, Frame, Key, Label, Layout, Margin, Panel, RichText, ScrollArea, Ui};

/// What the check view remembers.
#[derive(Debug, Default)]
pub struct CheckState {
    place: ListPlace,
    /// Version of the view and the row that `form` belongs to.
    of: Option<(u64, usize)>,
    form: Option<RowForm>,
    zoom: f32,
    texture: picture::PageTexture,
    /// The rows on the screen.
    shown: std::ops::Range<usize>,
    /// Whether the page has to be moved to the chosen row's words.
    follow: bool,
    show_aside: bool,
}

/// Draws the check view.
pub fn check_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CheckState) {
    let Some((view, row, page)) = ctx.drafts.checked() else { return };
    if state.of != Some((view.version, row)) {
        if state.of.is_none_or(|(_, before)| before != row) {
            state.follow = true;
            // Walking row by row must not make the list jump.
            if row <= state.shown.start || row + 1 >= state.shown.end {
                state.place = ListPlace::at(row);
            }
        }
        state.of = Some((view.version, row));
        state.form = view.rows.get(row).map(|row| RowForm::of(&row.paragraph));
    }
    let palette = tokens::palette(ui);
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 6));
    Panel::top("check-bar").frame(bar).show(ui, |ui| bar_ui(ui, ctx, view));
    let half = (ui.available_width() * 0.48).max(300.0);
    Panel::left("check-source").frame(Frame::new().fill(palette.panel)).exact_size(half).show(ui, |ui| {
        source::source_ui(ui, ctx, (view, row, page), (&mut state.zoom, &mut state.follow, &mut state.texture));
    });
    CentralPanel::default().frame(Frame::new().fill(palette.page)).show(ui, |ui| {
        doubts_ui(ui, ctx, view);
        if state.show_aside {
            aside_ui(ui, ctx, view);
        }
        footer_ui(ui, ctx, view, state);
        state.shown = rows::rows_ui(ui, ctx, view, row, (&mut state.place, &mut state.form));
    });
    let free = ui.memory(|memory| memory.focused().is_none()) && !ctx.is_covered();
    if free {
        let first = first_pressed(ui);
        let pressed = |key: Key| first.is_some_and(|(first, held)| first == key && held.is_none());
        let step = |by: isize| Action::Check(CheckAction::Select(row.saturating_add_signed(by)));
        if pressed(Key::Escape) {
            ctx.press(Action::Check(CheckAction::Close));
        }
        if pressed(Key::ArrowDown) {
            ctx.press(step(1));
        }
        if pressed(Key::ArrowUp) {
            ctx.press(step(-1));
        }
        if pressed(Key::J) {
            ctx.press(Action::Check(CheckAction::Join));
        }
        if pressed(Key::Delete) {
            ctx.press(Action::Check(CheckAction::SetAside));
        }
        if pressed(Key::Backspace) {
            ctx.press(Action::Check(CheckAction::Restore));
        }
    }
}

fn bar_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &CheckView) {
    let palette = tokens::palette(ui);
    ui.horizontal(|ui| {
        let title = Message::new("check-title").text("name", view.name.clone());
        ui.label(RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(15.0)));
        ui.label(RichText::new(&view.file).color(palette.weak));
        if let Some(shown) = view.view {
            ui.add_space(tokens::WIDE);
            for &choice in View::ALL {
                let name = ctx.locale.t(choice.key());
                if ui.add(Button::selectable(choice == shown, name)).clicked() && choice != shown {
                    ctx.push(Action::Check(CheckAction::SetView(choice)));
                }
            }
        }
        encoding_ui(ui, ctx, view);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if buttons::primary_button(ui, &ctx.locale.t("check-done")).clicked() {
                ctx.push(Action::Check(CheckAction::Close));
            }
            if ui.button(ctx.locale.t("check-replace")).clicked() {
                ctx.push(Action::Draft(DraftAction::AskCopy(view.draft)));
            }
        });
    });
}

/// The character encoding of a text file, to be changed.
fn encoding_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &CheckView) {
    let Some(own) = &view.encoding else { return };
    let palette = tokens::palette(ui);
    ui.add_space(tokens::WIDE);
    let name = ctx.locale.t("check-encoding");
    ui.label(RichText::new(&name).size(12.5).color(palette.weak));
    let shown = if own.is_empty() { ctx.locale.t("check-encoding-unknown") } else { own.clone() };
    let combo = egui::ComboBox::from_id_salt("check-encoding").selected_text(shown).show_ui(ui, |ui| {
        // What a draft was read with stands in the list, also when it is a rare one.
        let rare = (!own.is_empty() && !ENCODINGS.contains(&own.as_str())).then_some(own.as_str());
        for encoding in rare.into_iter().chain(ENCODINGS) {
            if ui.selectable_label(encoding == own, encoding).clicked() && encoding != own {
                ctx.push(Action::Check(CheckAction::SetEncoding(encoding.to_owned())));
            }
        }
    });
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    combo.response.on_hover_text(ctx.locale.t("check-encoding-help"));
}

fn doubts_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &CheckView) {
    let palette = tokens::palette(ui);
    let open: Vec<_> = view.doubts.iter().filter(|doubt| !doubt.settled).collect();
    let ground = if open.is_empty() { palette.panel } else { palette.minor_ground };
    Frame::new().fill(ground).inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if open.is_empty() {
            buttons::hint(ui, &ctx.locale.t("check-no-doubts"));
            return;
        }
        let count = Message::new("check-doubts").number("count", open.len());
        ui.label(RichText::new(ctx.locale.format(&count)).font(tokens::strong_font(13.0)));
        ScrollArea::vertical().id_salt("doubts").max_height(150.0).show(ui, |ui| {
            for doubt in open {
                ui.horizontal(|ui| {
                    let colour = if doubt.weight == Severity::Loss { palette.delete } else { palette.warning };
                    ui.label(RichText::new("●").size(9.0).color(colour));
                    if ui.small_button(ctx.locale.t("check-settle")).clicked() {
                        ctx.push(Action::Check(CheckAction::Settle(doubt.number)));
                    }
                    let text =
                        ui.add(Label::new(RichText::new(&doubt.text).size(12.5)).wrap().sense(egui::Sense::click()));
                    if text.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                        if let Some(row) = doubt.row {
                            ctx.push(Action::Check(CheckAction::Select(row)));
                        }
                        if let Some(page) = doubt.page {
                            let first = view.rows.iter().position(|row| row.paragraph.page == Some(page));
                            if let (None, Some(row)) = (doubt.row, first) {
                                ctx.push(Action::Check(CheckAction::Select(row)));
                            }
                            ctx.push(Action::Check(CheckAction::Page(page)));
                        }
                    }
                });
            }
        });
    });
}

fn footer_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &CheckView, state: &mut CheckState) {
    let palette = tokens::palette(ui);
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 4));
    Panel::bottom("check-foot").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let counts =
                Message::new("check-counts").number("paragraphs", view.rows.len()).number("aside", view.aside.len());
            buttons::hint(ui, &ctx.locale.format(&counts));
            if !view.aside.is_empty() {
                ui.toggle_value(&mut state.show_aside, ctx.locale.t("check-show-aside"));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let keys = RichText::new(ctx.locale.t("check-keys")).size(12.0).color(palette.weak);
                ui.add(Label::new(keys).truncate());
            });
        });
    });
}

/// What was set aside at the import, to be brought back behind the chosen row.
fn aside_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &CheckView) {
    let palette = tokens::palette(ui);
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(14, 8));
    Panel::bottom("check-aside").frame(frame).default_size(170.0).resizable(true).show(ui, |ui| {
        buttons::hint(ui, &ctx.locale.t("check-aside-hint"));
        ScrollArea::vertical().id_salt("aside").auto_shrink(false).show(ui, |ui| {
            for piece in &view.aside {
                ui.horizontal(|ui| {
                    let back = ui.add_enabled(!piece.back, Button::new(ctx.locale.t("check-bring-back")).small());
                    if back.clicked() {
                        ctx.push(Action::Check(CheckAction::BringBack(piece.number)));
                    }
                    let page = piece.page.map(|page| format!(" · {page}")).unwrap_or_default();
                    ui.label(RichText::new(format!("{}{page}", piece.what)).size(11.5).color(palette.weak));
                    ui.add(Label::new(RichText::new(&piece.text).size(12.5)).truncate());
                });
            }
        });
    });
}
