//! The ask ledger: asks by actor, a column a draft. A person's verdict stands upright on a solid ground; what the tool
//! suggests stands in italics behind a broken outline, with the word "suggested".

use crate::app::{Action, Command, LedgerAction, LedgerCell, LedgerRow, LedgerView, PositionAction};
use crate::base::Message;
use crate::insight::uptake::Standing;
use crate::study::Uptake;
use crate::ui::ctx::Ctx;
use crate::ui::key_order::first_pressed;
use crate::ui::tokens::{self, Palette};
use crate::ui::type_ahead;
use crate::ui::widgets::buttons;
use egui::{
    Color32, CornerRadius, Frame, Key, Label, Margin, Modifiers, Panel, Rect, RichText, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

/// Height of a row, in points.
const ROW: f32 = 46.0;
/// Least width of a draft's column, in points.
const LEAST: f32 = 92.0;

/// The key that gives a verdict.
const VERDICTS: [(Key, Uptake); 7] = [
    (Key::M, Uptake::Adopted),
    (Key::P, Uptake::AdoptedInPart),
    (Key::L, Uptake::NotAdopted),
    (Key::R, Uptake::Reversed),
    (Key::B, Uptake::AlreadyThere),
    (Key::O, Uptake::Overtaken),
    (Key::Num0, Uptake::NotAddressed),
];

/// Draws the ledger, or what teaches when it is empty.
pub fn ledger_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    keys(ui, ctx);
    if ctx.study.asks.is_empty() {
        empty_ui(ui, ctx);
        return;
    }
    let Some(view) = ctx.positions.ledger() else {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("ledger-working"), 14.0);
        return;
    };
    let chosen = ctx.positions.ledger_cell();
    if let Some((row, column, cell)) =
        chosen.and_then(|(ask, column)| view.row(ask).and_then(|row| Some((row, column, row.cells.get(column)?))))
    {
        let frame = Frame::new().fill(tokens::palette(ui).panel).inner_margin(Margin::symmetric(14, 8));
        Panel::bottom("ledger-cell").frame(frame).show(ui, |ui| cell_ui(ui, ctx, view, (row, column, cell)));
    }
    summary_ui(ui, ctx, view);
    grid_ui(ui, ctx, view, chosen);
}

fn keys(ui: &Ui, ctx: &Ctx<'_>) {
    if type_ahead::is_typing(ui.ctx()) || ctx.is_covered() {
        return;
    }
    let walk = |rows, columns| LedgerAction::Walk(rows, columns);
    let mut table: Vec<(Key, LedgerAction)> = vec![
        (Key::ArrowUp, walk(-1, 0)),
        (Key::ArrowDown, walk(1, 0)),
        (Key::ArrowLeft, walk(0, -1)),
        (Key::ArrowRight, walk(0, 1)),
        (Key::Y, LedgerAction::Accept),
        (Key::X, LedgerAction::Dismiss),
        (Key::Backspace, LedgerAction::Clear),
        (Key::Enter, LedgerAction::Show),
        (Key::V, LedgerAction::AskEvidence),
        (Key::E, LedgerAction::EditAsk),
        (Key::Delete, LedgerAction::RemoveAsk),
    ];
    table.extend(VERDICTS.map(|(key, uptake)| (key, LedgerAction::Judge(uptake))));
    let Some((first, _)) = first_pressed(ui) else { return };
    let mut actions = table.into_iter().map(|(key, action)| (key, Action::Position(PositionAction::Ledger(action))));
    let action = actions.find(|(key, _)| *key == first).map(|(_, action)| action);
    let action = action.or_else(|| (first == Key::A).then_some(Action::Run(Command::NewAsk)));
    if let Some(action) = action.filter(|_| ui.input_mut(|input| input.consume_key(Modifiers::NONE, first))) {
        ctx.press(action);
    }
}

fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.add_space((ui.available_height() / 4.0).min(140.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.label(RichText::new(ctx.locale.t("ledger-empty")).font(tokens::strong_font(18.0)));
        ui.add_space(tokens::SPACE);
        ui.add(Label::new(ctx.locale.t("ledger-empty-why")).wrap());
        ui.add_space(tokens::SPACE);
        buttons::hint(ui, &ctx.locale.t("ledger-empty-how"));
        ui.add_space(tokens::WIDE);
        if buttons::primary_button(ui, &ctx.locale.t("ledger-new")).clicked() {
            ctx.push(Action::Run(Command::NewAsk));
        }
    });
}

/// How the red lines stand, and what was won and then lost: what people come here for.
fn summary_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &LedgerView) {
    let palette = tokens::palette(ui);
    Frame::new().inner_margin(Margin { left: 14, right: 14, top: 2, bottom: 4 }).show(ui, |ui| {
        if let Some(red) = ctx.positions.red_lines() {
            ui.add(Label::new(RichText::new(ctx.locale.format(&red)).size(12.5).color(palette.text)).wrap());
        }
        let lost: Vec<&LedgerRow> = view.rows().filter(|row| lost_in(row).is_some()).collect();
        if lost.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let title = ctx.locale.format(&Message::new("ledger-won-lost-title").number("count", lost.len()));
            ui.label(RichText::new(title).font(tokens::strong_font(12.5)).color(palette.warning));
            for row in lost {
                let (Some(fate), Some(lost)) = (&row.fate, lost_in(row)) else { continue };
                let text = RichText::new(&row.gist).size(12.5);
                let text = if fate.by_person { text } else { text.italics() };
                if ui.link(text).on_hover_text(fate_text(ctx, view, row)).clicked() {
                    ctx.push(Action::Position(PositionAction::Ledger(LedgerAction::Choose(row.ask, lost))));
                }
            }
        });
    });
}

fn fate_text(ctx: &Ctx<'_>, view: &LedgerView, row: &LedgerRow) -> String {
    row.fate.as_ref().map(|fate| view.fate_text(fate, ctx.locale)).unwrap_or_default()
}

/// The place of the draft in which an ask that was won was lost for good.
fn lost_in(row: &LedgerRow) -> Option<usize> {
    row.fate.as_ref()?.lost()
}

fn grid_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &LedgerView, chosen: Option<(crate::base::AskId, usize)>) {
    let palette = tokens::palette(ui);
    let count = view.drafts.len().max(1) as f32;
    egui::ScrollArea::both().id_salt("ledger").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let room = ui.available_width() - 28.0;
        let left = (room * 0.34).clamp(190.0, 380.0);
        let column = ((room - left) / count).max(LEAST);
        let width = left + column * count;
        let (head, _) = ui.allocate_exact_size(vec2(width + 28.0, 26.0), Sense::hover());
        let begin = head.left() + 14.0;
        for (at, (_, name)) in view.drafts.iter().enumerate() {
            let centre = pos2(begin + left + column * (at as f32 + 0.5), head.center().y);
            let galley = fitted(ui, name, tokens::strong_font(12.0), palette.weak, column - 6.0);
            ui.painter().galley(centre - galley.size() / 2.0, galley, palette.weak);
        }
        for group in &view.groups {
            let (title, _) = ui.allocate_exact_size(vec2(width + 28.0, 28.0), Sense::hover());
            let galley = fitted(ui, &group.actors, tokens::strong_font(13.5), palette.text, width);
            ui.painter().galley(pos2(begin, title.bottom() - galley.size().y - 4.0), galley, palette.text);
            for row in &group.rows {
                let (rect, _) = ui.allocate_exact_size(vec2(width + 28.0, ROW), Sense::hover());
                ui.painter().hline(begin..=begin + width, rect.top(), Stroke::new(1.0, palette.line));
                let words = Rect::from_min_size(pos2(begin, rect.top()), vec2(left - 10.0, ROW));
                ask_ui(ui, ctx, view, row, words);
                for (at, cell) in row.cells.iter().enumerate() {
                    let rect =
                        Rect::from_min_size(pos2(begin + left + column * at as f32, rect.top()), vec2(column, ROW))
                            .shrink2(vec2(2.0, 4.0));
                    let lit = chosen == Some((row.ask, at));
                    let lost = row.fate.as_ref().is_some_and(|fate| fate.is_lost_at(at));
                    let name = view.drafts.get(at).map_or("", |(_, name)| name.as_str());
                    let response = paint_cell(ui, ctx, (row, at, name), cell, rect, (lit, lost));
                    if lit && ui.input(|input| !input.events.is_empty()) {
                        ui.scroll_to_rect(rect.expand(30.0), None);
                    }
                    if response.clicked() {
                        ctx.push(Action::Position(PositionAction::Ledger(LedgerAction::Choose(row.ask, at))));
                    }
                    if response.double_clicked() {
                        ctx.push(Action::Position(PositionAction::Ledger(LedgerAction::Show)));
                    }
                }
            }
        }
        ui.add_space(tokens::WIDE);
    });
}

fn fitted(ui: &Ui, text: &str, font: egui::FontId, colour: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(10.0));
    ui.painter().layout_job(job)
}

fn ask_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &LedgerView, row: &LedgerRow, rect: Rect) {
    let palette = tokens::palette(ui);
    let gist = fitted(ui, &row.gist, tokens::plain_font(13.5), palette.text, rect.width());
    ui.painter().galley(pos2(rect.left(), rect.top() + 6.0), gist, palette.text);
    let mut marks = Vec::new();
    if row.red_line {
        marks.push(ctx.locale.t("ledger-red"));
    }
    if row.keep_out {
        marks.push(ctx.locale.t("ledger-out"));
    }
    let colour = if lost_in(row).is_some() { palette.warning } else { palette.weak };
    if row.fate.is_some() {
        marks.push(fate_text(ctx, view, row));
    } else if !row.words.is_empty() {
        marks.push(format!("“{}”", row.words));
    }
    let second = marks.join(" · ");
    let second = fitted(ui, &second, tokens::plain_font(11.5), colour, rect.width());
    ui.painter().galley(pos2(rect.left(), rect.bottom() - second.size().y - 6.0), second, colour);
    let id = ui.scope_id().with(("ask", row.ask));
    ui.interact(rect, id, Sense::hover()).on_hover_text(format!("{}\n{}", row.gist, row.words));
}

/// A sign beside the word, so that colour is never alone: won, partly, lost, nothing.
pub(super) const fn sign(uptake: Uptake) -> &'static str {
    match uptake {
        Uptake::Adopted | Uptake::AlreadyThere => "+",
        Uptake::AdoptedInPart => "±",
        Uptake::NotAdopted | Uptake::Reversed => "−",
        Uptake::Overtaken | Uptake::NotAddressed => "·",
    }
}

fn said(ctx: &Ctx<'_>, cell: &LedgerCell) -> (String, String, bool) {
    let standing = cell.standing.filter(|standing| *standing != Standing::Absent);
    match (&cell.verdict, &cell.suggestion) {
        (Some(verdict), _) => {
            let below = if verdict.accepted {
                ctx.locale.format(&Message::new("ledger-accepted-by").text("name", verdict.author.clone()))
            } else {
                verdict.author.clone()
            };
            (format!("{} {}", sign(verdict.uptake), ctx.locale.t(verdict.uptake.key())), below, false)
        }
        (None, Some(suggestion)) => {
            let word = standing.map_or_else(
                || format!("{} {}", sign(suggestion.uptake), ctx.locale.t(suggestion.uptake.key())),
                |standing| ctx.locale.t(standing.key()),
            );
            (word, ctx.locale.t("ledger-suggested"), true)
        }
        (None, None) => ("–".to_owned(), String::new(), false),
    }
}

fn paint_cell(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (row, at, draft): (&LedgerRow, usize, &str),
    cell: &LedgerCell,
    rect: Rect,
    (lit, lost): (bool, bool),
) -> egui::Response {
    let palette: &Palette = tokens::palette(ui);
    let response = ui.interact(rect, ui.scope_id().with(("cell", row.ask, at)), Sense::click());
    let (word, below, tentative) = said(ctx, cell);
    let radius = CornerRadius::same(4);
    if lit {
        ui.painter().rect_filled(rect, radius, palette.chosen);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, palette.hover);
    } else if cell.verdict.is_some() {
        ui.painter().rect_filled(rect, radius, palette.card);
    }
    let edge = if lost { palette.warning } else { palette.line };
    if cell.verdict.is_some() {
        ui.painter().rect_stroke(rect, radius, Stroke::new(if lost { 2.0 } else { 1.0 }, edge), StrokeKind::Inside);
    } else if tentative {
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        let edge = if lost { palette.warning } else { palette.weak };
        ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.0, edge), 2.0, 3.0));
    }
    if lit {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    }
    let line = |text: &str, size: f32, strong: bool, italics: bool, colour: Color32| {
        let font = if strong { tokens::strong_font(size) } else { tokens::plain_font(size) };
        let format = egui::TextFormat { font_id: font, color: colour, italics, ..egui::TextFormat::default() };
        let mut job = egui::text::LayoutJob::default();
        job.append(text, 0.0, format);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 6.0);
        ui.painter().layout_job(job)
    };
    let colour = if lost && !tentative {
        palette.warning
    } else if tentative {
        palette.weak
    } else {
        palette.text
    };
    let first = line(&word, 12.5, !tentative && cell.verdict.is_some(), tentative, colour);
    let centre = rect.center();
    if below.is_empty() {
        ui.painter().galley(centre - first.size() / 2.0, first, colour);
    } else {
        let second = line(&below, 10.5, false, tentative, palette.weak);
        ui.painter().galley(pos2(centre.x - first.size().x / 2.0, centre.y - first.size().y + 1.0), first, colour);
        ui.painter().galley(pos2(centre.x - second.size().x / 2.0, centre.y + 2.0), second, palette.weak);
    }
    let state = if below.is_empty() { ctx.locale.t("ledger-nobody") } else { format!("{word} ({below})") };
    let name = Message::new("ledger-cell").text("ask", row.gist.clone()).text("draft", draft).text("state", state);
    let name = ctx.locale.format(&name);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, lit, &name));
    response
}

/// The chosen cell: who said what on what evidence, what the words show, and what can be done.
fn cell_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &LedgerView, (row, column, cell): (&LedgerRow, usize, &LedgerCell)) {
    let palette = tokens::palette(ui);
    let draft = view.drafts.get(column).map(|(_, name)| name.clone()).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(format!("{} · {draft}", row.gist)).font(tokens::strong_font(13.5)));
        match &cell.verdict {
            Some(verdict) => {
                ui.label(RichText::new(ctx.locale.t(verdict.uptake.key())).font(tokens::strong_font(13.5)));
                let unnamed = ctx.locale.t("coder-unnamed");
                let author = if verdict.author.is_empty() { &unnamed } else { &verdict.author };
                let by = [author.as_str(), &verdict.at].into_iter().filter(|part| !part.is_empty());
                let by = by.collect::<Vec<_>>().join(" · ");
                ui.label(RichText::new(by).size(12.0).color(palette.weak));
                if verdict.accepted {
                    ui.label(RichText::new(ctx.locale.t("ledger-accepted")).size(12.0).italics().color(palette.weak));
                }
            }
            None => {
                ui.label(RichText::new(ctx.locale.t("ledger-nobody")).color(palette.weak));
            }
        }
    });
    if let Some(verdict) = cell.verdict.as_ref().filter(|verdict| !verdict.evidence.is_empty()) {
        ui.add(Label::new(&verdict.evidence).wrap());
    }
    let reason = if cell.shown.is_empty() {
        ctx.locale.t("ledger-no-words")
    } else {
        ctx.locale.format(&Message::new("ledger-words-show").text("reason", cell.shown.clone()))
    };
    ui.add(Label::new(RichText::new(reason).italics().color(palette.weak)).wrap());
    if let Some((_, place)) = &cell.place {
        let place = Message::new("ledger-place").text("draft", draft).text("place", place.clone());
        let quote = crate::app::first_words(&cell.quote, 240);
        ui.add(Label::new(RichText::new(format!("{}: “{quote}”", ctx.locale.format(&place))).size(12.5)).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        let button = |ui: &mut Ui, shown: bool, key: &str, action: LedgerAction| {
            if shown && buttons::small_button(ui, &ctx.locale.t(key)).clicked() {
                ctx.push(Action::Position(PositionAction::Ledger(action)));
            }
        };
        button(ui, cell.suggestion.is_some(), "ledger-accept", LedgerAction::Accept);
        button(ui, cell.suggestion.is_some(), "ledger-dismiss", LedgerAction::Dismiss);
        button(ui, cell.place.is_some(), "ledger-show", LedgerAction::Show);
        button(ui, cell.verdict.is_some(), "ledger-evidence", LedgerAction::AskEvidence);
        button(ui, true, "ledger-edit", LedgerAction::EditAsk);
        if buttons::small_button(ui, &ctx.locale.t("ledger-new")).clicked() {
            ctx.push(Action::Run(Command::NewAsk));
        }
    });
    buttons::hint(ui, &ctx.locale.t("ledger-keys"));
}
