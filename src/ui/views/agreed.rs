//! Agreed language: the reference texts, a box that finds words in all of them, and what of the draft stands in them.

use crate::app::{Action, AgreedAction, AgreedView, Command, PositionAction, ReuseLine};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::key_order::first_pressed;
use crate::ui::tokens;
use crate::ui::type_ahead;
use crate::ui::widgets::buttons;
use egui::{CornerRadius, Frame, Key, Label, Margin, Modifiers, Panel, RichText, TextEdit, Ui};

/// Draws agreed language, or what teaches when there is no reference text.
pub fn agreed_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    keys(ui, ctx);
    if ctx.study.references.is_empty() {
        empty_ui(ui, ctx);
        return;
    }
    let Some(view) = ctx.positions.agreed().view() else {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("agreed-working"), 14.0);
        return;
    };
    let palette = tokens::palette(ui);
    let frame = Frame::new().fill(palette.page).inner_margin(Margin::symmetric(14, 6));
    Panel::left("agreed-texts").frame(frame).default_size(300.0).show(ui, |ui| texts_ui(ui, ctx, view));
    Frame::new().inner_margin(Margin::symmetric(18, 8)).show(ui, |ui| {
        find_ui(ui, ctx, view);
        lines_ui(ui, ctx, view);
    });
}

fn keys(ui: &Ui, ctx: &Ctx<'_>) {
    if type_ahead::is_typing(ui.ctx()) || ctx.is_covered() {
        return;
    }
    let Some((first, _)) = first_pressed(ui) else { return };
    let action = match first {
        Key::ArrowUp => AgreedAction::Walk(-1),
        Key::ArrowDown => AgreedAction::Walk(1),
        Key::Enter => AgreedAction::Show,
        _ => return,
    };
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, first)) {
        ctx.press(Action::Position(PositionAction::Agreed(action)));
    }
}

fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.add_space((ui.available_height() / 4.0).min(140.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.label(RichText::new(ctx.locale.t("agreed-empty")).font(tokens::strong_font(18.0)));
        ui.add_space(tokens::SPACE);
        ui.add(Label::new(ctx.locale.t("agreed-empty-why")).wrap());
        ui.add_space(tokens::WIDE);
        if buttons::primary_button(ui, &ctx.locale.t(Command::AddReferences.key())).clicked() {
            ctx.push(Action::Run(Command::AddReferences));
        }
    });
}

fn texts_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &AgreedView) {
    buttons::group_title(ui, &ctx.locale.t("agreed-texts"));
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for (id, name, count) in &view.references {
            ui.add(Label::new(RichText::new(name).font(tokens::strong_font(13.0))).wrap());
            ui.horizontal(|ui| {
                let said = Message::new("agreed-paragraphs").number("count", *count);
                buttons::hint(ui, &ctx.locale.format(&said));
                let remove = ctx.locale.format(&Message::new("agreed-remove").text("name", name.clone()));
                if ui.link(ctx.locale.t("button-remove")).on_hover_text(remove).clicked() {
                    ctx.push(Action::Position(PositionAction::Agreed(AgreedAction::Remove(*id))));
                }
            });
            ui.add_space(tokens::SPACE);
        }
        if ui.button(ctx.locale.t(Command::AddReferences.key())).clicked() {
            ctx.push(Action::Run(Command::AddReferences));
        }
    });
}

/// The box, and where the words typed into it stand.
fn find_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &AgreedView) {
    let palette = tokens::palette(ui);
    let mut words = view.wanted.clone();
    let hint = ctx.locale.t("agreed-find");
    let response = ui.add(TextEdit::singleline(&mut words).hint_text(&hint).desired_width(f32::INFINITY));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
    if response.changed() {
        ctx.push(Action::Position(PositionAction::Agreed(AgreedAction::Find(words))));
    }
    if view.wanted.trim().is_empty() {
        return;
    }
    let Some(found) = &view.found else { return };
    if found.is_empty() {
        buttons::hint(ui, &ctx.locale.t("find-none"));
    }
    egui::ScrollArea::vertical().id_salt("found").max_height(240.0).show(ui, |ui| {
        for one in found {
            ui.add(Label::new(RichText::new(&one.from).font(tokens::strong_font(12.5))).wrap());
            ui.add(Label::new(&one.words).wrap());
            ui.add(Label::new(RichText::new(&one.how).size(12.0).color(palette.weak)).wrap());
        }
    });
    ui.add_space(tokens::SPACE);
}

fn lines_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &AgreedView) {
    let Some(lines) = &view.lines else {
        buttons::hint(ui, &ctx.locale.t("agreed-working"));
        return;
    };
    let title = Message::new("agreed-in-draft").text("draft", view.draft.clone()).number("count", lines.len());
    buttons::group_title(ui, &ctx.locale.format(&title));
    buttons::hint(ui, &ctx.locale.t(if lines.is_empty() { "agreed-none" } else { "agreed-keys" }));
    let chosen = ctx.positions.agreed().line();
    egui::ScrollArea::vertical().id_salt("agreed").auto_shrink([false, false]).show(ui, |ui| {
        for (at, line) in lines.iter().enumerate() {
            let lit = at == chosen;
            let response = line_ui(ui, line, lit);
            if lit && ui.input(|input| !input.events.is_empty()) {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                ctx.push(Action::Position(PositionAction::Agreed(AgreedAction::Choose(at))));
            }
            if response.double_clicked() {
                ctx.push(Action::Position(PositionAction::Agreed(AgreedAction::Show)));
            }
        }
    });
}

fn line_ui(ui: &mut Ui, line: &ReuseLine, lit: bool) -> egui::Response {
    let palette = tokens::palette(ui);
    let fill = if lit { palette.chosen } else { palette.card };
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(4)).inner_margin(Margin::symmetric(10, 6));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(format!("{}: {}", line.place, line.words)).size(13.5)).wrap());
        ui.add(Label::new(RichText::new(format!("{}: {}", line.from, line.source)).size(12.5)).wrap());
        ui.add(Label::new(RichText::new(&line.how).size(12.0).color(palette.weak)).wrap());
    });
    ui.add_space(3.0);
    let response = inner.response.interact(egui::Sense::click());
    let name = format!("{}: {} — {}", line.place, line.words, line.from);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, lit, &name));
    response
}
