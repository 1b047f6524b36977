//! What became of proposals: by whose they are, a column a draft. A person's verdict stands upright on a solid ground; what
//! is suggested stands in italics, with the word "suggested".

use super::ledger::sign;
use crate::app::{Action, Command, FateAction, FateCell, FateRow, FateView, PositionAction, count_text};
use crate::base::Message;
use crate::study::Uptake;
use crate::ui::ctx::Ctx;
use crate::ui::key_order::first_pressed;
use crate::ui::tokens;
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

/// Draws the fates, or what teaches when there is none.
pub fn fate_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    keys(ui, ctx);
    if ctx.study.drafts.is_empty() {
        empty_ui(ui, ctx);
        return;
    }
    let Some(view) = ctx.positions.fate().view() else {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("fate-working"), 14.0);
        return;
    };
    if view.rows.is_empty() {
        empty_ui(ui, ctx);
        return;
    }
    let chosen = ctx.positions.fate().cell();
    let shown = chosen.and_then(|(of, column)| {
        let row = view.row(of)?;
        Some((row, column, row.cells.get(column)?))
    });
    if let Some(shown) = shown {
        let frame = Frame::new().fill(tokens::palette(ui).panel).inner_margin(Margin::symmetric(14, 8));
        Panel::bottom("fate-cell").frame(frame).show(ui, |ui| cell_ui(ui, ctx, view, shown));
    }
    egui::ScrollArea::both().id_salt("fate").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        summary_ui(ui, ctx, view);
        rows_ui(ui, ctx, view, shown);
        objected_ui(ui, ctx, view);
        ui.add_space(tokens::WIDE);
    });
}

fn keys(ui: &Ui, ctx: &Ctx<'_>) {
    if type_ahead::is_typing(ui.ctx()) || ctx.is_covered() {
        return;
    }
    let Some(first) = first_pressed(ui) else { return };
    let action = match first.0 {
        Key::ArrowUp => FateAction::Walk(-1, 0),
        Key::ArrowDown => FateAction::Walk(1, 0),
        Key::ArrowLeft => FateAction::Walk(0, -1),
        Key::ArrowRight => FateAction::Walk(0, 1),
        Key::Y => FateAction::Accept,
        Key::X => FateAction::Dismiss,
        Key::Backspace => FateAction::Clear,
        Key::Enter => FateAction::Show,
        Key::M => FateAction::Judge(Uptake::Adopted),
        Key::P => FateAction::Judge(Uptake::AdoptedInPart),
        Key::L => FateAction::Judge(Uptake::NotAdopted),
        Key::R => FateAction::Judge(Uptake::Reversed),
        Key::B => FateAction::Judge(Uptake::AlreadyThere),
        Key::O => FateAction::Judge(Uptake::Overtaken),
        Key::Num0 => FateAction::Judge(Uptake::NotAddressed),
        _ => return,
    };
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, first.0)) {
        ctx.press(Action::Position(PositionAction::Fate(action)));
    }
}

fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.add_space((ui.available_height() / 4.0).min(140.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.label(RichText::new(ctx.locale.t("fate-empty")).font(tokens::strong_font(18.0)));
        ui.add_space(tokens::SPACE);
        ui.add(Label::new(ctx.locale.t("fate-empty-why")).wrap());
        ui.add_space(tokens::WIDE);
        if buttons::primary_button(ui, &ctx.locale.t(Command::ImportSubmission.key())).clicked() {
            ctx.push(Action::Run(Command::ImportSubmission));
        }
    });
}

/// The counts: all, then each actor's.
fn summary_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &FateView) {
    let palette = tokens::palette(ui);
    Frame::new().inner_margin(Margin { left: 14, right: 14, top: 2, bottom: 6 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(count_text(&view.all, ctx.locale)).font(tokens::strong_font(12.5)));
        for (who, count) in &view.tallies {
            let text = format!("{who}: {}", count_text(count, ctx.locale));
            ui.label(RichText::new(text).size(12.5).color(palette.weak));
        }
    });
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &FateView, shown: Option<(&FateRow, usize, &FateCell)>) {
    let palette = tokens::palette(ui);
    let count = view.drafts.len().max(1) as f32;
    let room = ui.available_width() - 28.0;
    let left = (room * 0.4).clamp(210.0, 460.0);
    let column = ((room - left) / count).max(LEAST);
    let width = left + column * count;
    let (head, _) = ui.allocate_exact_size(vec2(width + 28.0, 26.0), Sense::hover());
    let begin = head.left() + 14.0;
    for (at, (_, name)) in view.drafts.iter().enumerate() {
        let centre = pos2(begin + left + column * (at as f32 + 0.5), head.center().y);
        let galley = line(ui, name, (12.0, true, false), palette.weak, column - 6.0);
        ui.painter().galley(centre - galley.size() / 2.0, galley, palette.weak);
    }
    let mut who = "";
    for row in &view.rows {
        if row.who != who {
            who = &row.who;
            let (title, _) = ui.allocate_exact_size(vec2(width + 28.0, 28.0), Sense::hover());
            let galley = line(ui, who, (13.5, true, false), palette.text, width);
            ui.painter().galley(pos2(begin, title.bottom() - galley.size().y - 4.0), galley, palette.text);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(width + 28.0, ROW), Sense::hover());
        ui.painter().hline(begin..=begin + width, rect.top(), Stroke::new(1.0, palette.line));
        wish_ui(ui, ctx, row, Rect::from_min_size(pos2(begin, rect.top()), vec2(left - 10.0, ROW)));
        for (at, cell) in row.cells.iter().enumerate() {
            let place = Rect::from_min_size(pos2(begin + left + column * at as f32, rect.top()), vec2(column, ROW));
            let place = place.shrink2(vec2(2.0, 4.0));
            let lit = shown.is_some_and(|(other, column, _)| other.of == row.of && column == at);
            let name = view.drafts.get(at).map_or("", |(_, name)| name.as_str());
            let response = paint_cell(ui, ctx, (row, at, name), cell, place, lit);
            if lit && ui.input(|input| !input.events.is_empty()) {
                ui.scroll_to_rect(place.expand(30.0), None);
            }
            if response.clicked() {
                ctx.push(Action::Position(PositionAction::Fate(FateAction::Choose(row.of, at))));
            }
            if response.double_clicked() {
                ctx.push(Action::Position(PositionAction::Fate(FateAction::Show)));
            }
        }
    }
}

fn line(
    ui: &Ui,
    text: &str,
    (size, strong, italics): (f32, bool, bool),
    color: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let font_id = if strong { tokens::strong_font(size) } else { tokens::plain_font(size) };
    let format = egui::TextFormat { font_id, color, italics, ..egui::TextFormat::default() };
    let mut job = egui::text::LayoutJob::default();
    job.append(text, 0.0, format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(10.0));
    ui.painter().layout_job(job)
}

fn wish_ui(ui: &Ui, ctx: &Ctx<'_>, row: &FateRow, rect: Rect) {
    let palette = tokens::palette(ui);
    let wish = row.wish();
    let first = line(ui, &wish, (13.5, false, false), palette.text, rect.width());
    ui.painter().galley(pos2(rect.left(), rect.top() + 6.0), first, palette.text);
    let mut more = Vec::new();
    if !row.place.is_empty() {
        more.push(ctx.locale.format(&Message::new("fate-of-paragraph").text("place", row.place.clone())));
    }
    if !row.objections.is_empty() {
        more.push(ctx.locale.format(&Message::new("fate-objections").number("count", row.objections.len())));
    }
    let second = line(ui, &more.join(" · "), (11.5, false, false), palette.weak, rect.width());
    ui.painter().galley(pos2(rect.left(), rect.bottom() - second.size().y - 6.0), second, palette.weak);
    ui.interact(rect, ui.scope_id().with(("wish", row.of)), Sense::hover()).on_hover_text(wish);
}

/// What a cell says, who says it, and whether it is only suggested.
fn said(ctx: &Ctx<'_>, cell: &FateCell) -> (String, String, bool) {
    let word = |uptake: Uptake| format!("{} {}", sign(uptake), ctx.locale.t(uptake.key()));
    match (&cell.verdict, &cell.suggestion) {
        (Some(verdict), _) => (word(verdict.uptake), verdict.author.clone(), false),
        (None, Some(there)) => (word(there.uptake), ctx.locale.t("ledger-suggested"), true),
        (None, None) if cell.after => ("–".to_owned(), ctx.locale.t("ledger-nobody"), false),
        (None, None) => (String::new(), ctx.locale.t("fate-before"), false),
    }
}

fn paint_cell(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (row, at, draft): (&FateRow, usize, &str),
    cell: &FateCell,
    rect: Rect,
    lit: bool,
) -> egui::Response {
    let palette = tokens::palette(ui);
    let response = ui.interact(rect, ui.scope_id().with(("fate", row.of, at)), Sense::click());
    let (word, below, tentative) = said(ctx, cell);
    let radius = CornerRadius::same(4);
    let fill = match (lit, response.hovered(), cell.verdict.is_some()) {
        (true, ..) => Some(palette.chosen),
        (_, true, _) => Some(palette.hover),
        (.., true) => Some(palette.card),
        _ => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, radius, fill);
    }
    if cell.verdict.is_some() {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    } else if tentative {
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.0, palette.weak), 2.0, 3.0));
    }
    if lit {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    }
    let colour = if tentative { palette.weak } else { palette.text };
    let first = line(ui, &word, (12.5, cell.verdict.is_some(), tentative), colour, rect.width() - 6.0);
    let second = line(ui, &below, (10.5, false, tentative), palette.weak, rect.width() - 6.0);
    let height = first.size().y + second.size().y;
    let top = rect.center().y - height / 2.0;
    let below_top = top + first.size().y;
    ui.painter().galley(pos2(rect.center().x - first.size().x / 2.0, top), first, colour);
    if cell.after || cell.verdict.is_some() {
        ui.painter().galley(pos2(rect.center().x - second.size().x / 2.0, below_top), second, palette.weak);
    }
    let state = if word.is_empty() { below } else { format!("{word} ({below})") };
    let name = Message::new("ledger-cell").text("ask", row.wish()).text("draft", draft).text("state", state);
    let name = ctx.locale.format(&name);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, lit, &name));
    response
}

/// The chosen cell: who said what, what the words show, where they stand, who objected, and what can be done.
fn cell_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &FateView, (row, column, cell): (&FateRow, usize, &FateCell)) {
    let palette = tokens::palette(ui);
    let draft = view.drafts.get(column).map(|(_, name)| name.clone()).unwrap_or_default();
    let made_on = view.drafts.get(row.base).map(|(_, name)| name.clone()).unwrap_or_default();
    let title = Message::new("fate-made-on").text("who", row.who.clone()).text("draft", made_on);
    let mut title = ctx.locale.format(&title);
    if !row.place.is_empty() {
        let place = Message::new("fate-of-paragraph").text("place", row.place.clone());
        title += &format!(" · {}", ctx.locale.format(&place));
    }
    ui.label(RichText::new(title).font(tokens::strong_font(13.5)));
    ui.add(Label::new(crate::app::first_words(&row.wish(), 400)).wrap());
    let (word, below, _) = said(ctx, cell);
    let state = [draft.as_str(), &word, &below].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    ui.label(RichText::new(state.join(" · ")).font(tokens::strong_font(13.0)));
    if let Some(verdict) = cell.verdict.as_ref().filter(|verdict| !verdict.evidence.is_empty()) {
        ui.add(Label::new(&verdict.evidence).wrap());
    }
    if !cell.shown.is_empty() {
        let reason = ctx.locale.format(&Message::new("ledger-words-show").text("reason", cell.shown.clone()));
        ui.add(Label::new(RichText::new(reason).italics().color(palette.weak)).wrap());
    }
    if !cell.places.is_empty() {
        let places: Vec<&str> = cell.places.iter().map(|(_, place)| place.as_str()).collect();
        let place = Message::new("ledger-place").text("draft", draft).text("place", places.join(", "));
        let quote = crate::app::first_words(&cell.quote, 240);
        ui.add(Label::new(RichText::new(format!("{}: “{quote}”", ctx.locale.format(&place))).size(12.5)).wrap());
    }
    for objection in &row.objections {
        let said = ctx.locale.format(&Message::new("fate-objection").text("who", objection.clone()));
        ui.add(Label::new(RichText::new(said).size(12.5)).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        let button = |ui: &mut Ui, shown: bool, key: &str, action: FateAction| {
            if shown && buttons::small_button(ui, &ctx.locale.t(key)).clicked() {
                ctx.push(Action::Position(PositionAction::Fate(action)));
            }
        };
        button(ui, cell.suggestion.is_some(), "ledger-accept", FateAction::Accept);
        button(ui, cell.suggestion.is_some(), "ledger-dismiss", FateAction::Dismiss);
        button(ui, !cell.places.is_empty(), "ledger-show", FateAction::Show);
    });
    buttons::hint(ui, &ctx.locale.t("fate-keys"));
}

/// Paragraphs that somebody objected to, first those that read as they did.
fn objected_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &FateView) {
    if view.objected.is_empty() {
        return;
    }
    let palette = tokens::palette(ui);
    Frame::new().inner_margin(Margin { left: 14, right: 14, top: 14, bottom: 6 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        buttons::group_title(ui, &ctx.locale.t("fate-objected-title"));
        for unchanged in [true, false] {
            for one in view.objected.iter().filter(|one| one.unchanged == unchanged) {
                let key = if unchanged { "fate-objected-unchanged" } else { "fate-objected-changed" };
                let said = Message::new(key).text("draft", one.draft.clone()).text("place", one.place.clone());
                let text = format!("{} — {} — {}", ctx.locale.format(&said), one.words, one.by.join("; "));
                let newest = ctx.study.drafts.last().map(|draft| draft.id);
                let label = RichText::new(text).size(12.5);
                match one.now.zip(newest) {
                    Some((paragraph, draft)) => {
                        if ui.link(label).clicked() {
                            ctx.push(Action::Position(PositionAction::Go(draft, paragraph)));
                        }
                    }
                    None => drop(ui.label(label.color(palette.weak))),
                }
            }
        }
    });
}
