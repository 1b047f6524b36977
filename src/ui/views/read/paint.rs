//! Draws the reading view.

use super::model::{ReadState, Row, fits_two_columns, layout_used};
use crate::app::{Action, Board, Card, Command, ReadLayout};
use crate::base::{Message, Side};
use crate::compare::{Change, Kind};
use crate::text::{Paragraph, ParagraphKind};
use crate::ui::ViewCtx;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::long_list::{BarMark, ListPlace, LongList};
use crate::ui::widgets::runs::{self, Face, Look};
use crate::ui::widgets::small::{self, Chip};
use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{
    self, Align2, Color32, CornerRadius, Galley, Id, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Space for the marks at the left of a row, in points.
const MARKS: f32 = 22.0;
/// Space for a paragraph's number, in points.
const GUTTER: f32 = 62.0;
/// Space between the columns, in points.
const GAP: f32 = 18.0;
/// Space for tags at the right, in points.
const MARGIN: f32 = 150.0;
/// Most characters a line, in ems of about two characters.
const MEASURE: f32 = 44.0;

/// The columns of the page at a width.
#[derive(Debug, Clone, Copy)]
struct Columns {
    layout: ReadLayout,
    left: f32,
    text: f32,
    margin: f32,
}

impl Columns {
    fn at(width: f32, asked: ReadLayout, size: f32) -> Self {
        let layout = layout_used(asked, width, size);
        let margin = if width > 900.0 { MARGIN } else { 26.0 };
        let most = MEASURE * size;
        let (text, used) = match layout {
            ReadLayout::SideBySide => {
                let room = (width - MARKS - 2.0 * GUTTER - GAP - margin - tokens::WIDE) / 2.0;
                let text = room.min(most);
                (text, MARKS + 2.0 * (GUTTER + text) + GAP + margin)
            }
            ReadLayout::Redline => {
                let room = width - MARKS - 1.5 * GUTTER - margin - tokens::WIDE;
                let text = room.min(most * 1.1);
                (text, MARKS + 1.5 * GUTTER + text + margin)
            }
        };
        Self { layout, left: ((width - used) / 2.0).max(0.0), text: text.max(80.0), margin }
    }
}

/// Draws the reading view and pushes what the user wants.
pub fn read_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, state: &mut ReadState, actions: &mut Vec<Action>) {
    let Some(board) = ctx.board else { return };
    let palette = tokens::palette(ui);
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, palette.page);
    state.prepare(board, ctx.prefs.changes_only);
    let width = ui.available_width() - crate::ui::widgets::long_list::BAR;
    let columns = Columns::at(width, ctx.prefs.layout, ctx.prefs.text_size);
    header_ui(ui, ctx, board, columns);
    if state.rows().is_empty() {
        small::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("read-nothing"), 15.0);
        return;
    }
    if ctx.selected != state.followed {
        state.followed = ctx.selected;
        if let Some(row) = ctx.selected.and_then(|change| state.row_of(change)) {
            follow(state, row);
        }
    }
    let marks = bar_marks(board, state.rows(), palette);
    let rows = state.rows().to_vec();
    let weights = state.weights().to_vec();
    let mut place = state.place;
    let mut opened = None;
    let list =
        LongList { id: Id::unique("reading"), weights: &weights, marks: &marks, bar: [palette.panel, palette.weak] };
    let shown = list.show(ui, &mut place, |ui, row| match rows.get(row) {
        Some(Row::Change(index)) => change_row(ui, ctx, board, *index, columns, actions),
        Some(Row::Folded { first, count }) if fold_row(ui, ctx, *count, columns) => opened = Some(*first),
        _ => {}
    });
    state.place = place;
    state.shown = shown;
    if let Some(first) = opened {
        state.open_fold(first, board, ctx.prefs.changes_only);
    }
}

/// Brings a row on the screen, without moving when it is there.
fn follow(state: &mut ReadState, row: usize) {
    let comfortable = state.shown.start..state.shown.end.saturating_sub(2).max(state.shown.start);
    if !comfortable.contains(&row) || (row == state.shown.start && state.place.above > 0.0) {
        state.place = ListPlace::at(row);
    }
}

fn bar_marks(board: &Board, rows: &[Row], palette: &Palette) -> Vec<BarMark> {
    rows.iter()
        .enumerate()
        .filter_map(|(row, what)| {
            let Row::Change(index) = what else { return None };
            let change = board.comparison.changes.get(*index)?;
            change.is_visible().then(|| (row, kind_colour(change, palette)))
        })
        .collect()
}

fn kind_colour(change: &Change, palette: &Palette) -> Color32 {
    match change.kind {
        Kind::Inserted => palette.insert,
        Kind::Deleted => palette.delete,
        _ if change.moved => palette.moved,
        _ => palette.weak,
    }
}

/// The names of the two drafts above their columns.
fn header_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, board: &Board, columns: Columns) {
    let palette = tokens::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let painter = ui.painter();
    painter.line_segment([rect.left_bottom(), rect.right_bottom()], Stroke::new(1.0, palette.line));
    let x = rect.left() + columns.left + MARKS;
    let name = |side: Side| {
        let draft = board.names.get(side);
        match draft.date {
            Some(date) => format!("{}  ·  {}", draft.name, ctx.locale.date(date)),
            None => draft.name.clone(),
        }
    };
    let put = |x: f32, text: String| {
        painter.text(pos2(x, rect.center().y), Align2::LEFT_CENTER, text, tokens::strong_font(13.0), palette.text);
    };
    match columns.layout {
        ReadLayout::SideBySide => {
            put(x + GUTTER, name(Side::Old));
            put(x + 2.0 * GUTTER + columns.text + GAP, name(Side::New));
        }
        ReadLayout::Redline => put(x + 1.5 * GUTTER, format!("{}   →   {}", name(Side::Old), name(Side::New))),
    }
    if columns.layout != ctx.prefs.layout && !fits_two_columns(rect.width(), ctx.prefs.text_size) {
        painter.text(
            rect.right_center() - vec2(22.0, 0.0),
            Align2::RIGHT_CENTER,
            ctx.locale.t("read-too-narrow"),
            tokens::plain_font(11.5),
            palette.weak,
        );
    }
}

fn fold_row(ui: &mut Ui, ctx: &ViewCtx<'_>, count: usize, columns: Columns) -> bool {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    let text = ctx.locale.say(&Message::new("read-folded").number("count", count));
    let colour = if response.hovered() { palette.accent } else { palette.weak };
    let x = rect.left() + columns.left + MARKS + GUTTER;
    let line = Stroke::new(1.0, palette.line);
    let galley = ui.painter().layout_no_wrap(format!("⋯  {text}"), tokens::plain_font(12.0), colour);
    let end = x + galley.size().x + 10.0;
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, colour);
    ui.painter().hline(end..=rect.right() - 20.0, rect.center().y, line);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &text));
    response.clicked()
}

/// One block of words with its number, laid out and waiting to be painted.
struct Block {
    number: String,
    number_strong: bool,
    sign: Option<char>,
    caption: Option<(String, Color32)>,
    galley: Arc<Galley>,
    ground: Option<Color32>,
}

impl Block {
    fn height(&self) -> f32 {
        self.galley.size().y + if self.caption.is_some() { 17.0 } else { 0.0 }
    }
}

/// What a row is drawn from.
struct RowCtx<'a> {
    ctx: &'a ViewCtx<'a>,
    board: &'a Board,
    change: &'a Change,
    card: &'a Card,
    old: Vec<(usize, &'a Paragraph)>,
    new: Vec<(usize, &'a Paragraph)>,
    palette: &'a Palette,
    columns: Columns,
}

fn change_row(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    board: &Board,
    index: usize,
    columns: Columns,
    actions: &mut Vec<Action>,
) {
    let (Some(change), Some(card)) = (board.comparison.changes.get(index), board.cards.get(index)) else { return };
    let palette = tokens::palette(ui);
    let row = RowCtx {
        ctx,
        board,
        change,
        card,
        old: board.paragraphs(index, Side::Old),
        new: board.paragraphs(index, Side::New),
        palette,
        columns,
    };
    let heading = row.new.iter().chain(&row.old).all(|(_, paragraph)| paragraph.is_heading());
    let (above, below) = if heading { (20.0, 6.0) } else { (7.0, 7.0) };
    let blocks: Vec<Vec<Block>> = match columns.layout {
        ReadLayout::SideBySide => Side::BOTH.into_iter().map(|side| row.side_blocks(ui, side)).collect(),
        ReadLayout::Redline => vec![row.merged_blocks(ui)],
    };
    let headline = card.headline.as_ref().map(|text| {
        let width = columns.text.max(200.0);
        ui.painter().layout(text.clone(), tokens::strong_font(13.0), palette.text, width)
    });
    let head = headline.as_ref().map_or(0.0, |galley| galley.size().y + 6.0);
    let stack = |blocks: &[Block]| blocks.iter().map(|block| block.height() + 6.0).sum::<f32>() - 6.0;
    let words = blocks.iter().map(|blocks| stack(blocks)).fold(0.0, f32::max);
    let chips = row.chips_height();
    let height = above + head + words.max(chips) + row.chips_below() + below;
    let (rect, ground) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    if !ui.is_rect_visible(rect) {
        return;
    }
    row.paint_ground(ui, rect, index);
    let name = row.spoken();
    ground.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, ctx.selected == Some(index), &name));
    let mut clicked = ground.clicked();
    let left = rect.left() + columns.left + MARKS;
    let mut top = rect.top() + above;
    if let Some(galley) = headline {
        let gutter = if columns.layout == ReadLayout::SideBySide { GUTTER } else { 1.5 * GUTTER };
        ui.painter().galley(pos2(left + gutter, top), galley, palette.text);
        top += head;
    }
    for (column, blocks) in blocks.iter().enumerate() {
        let x = left + column as f32 * (GUTTER + columns.text + GAP);
        let mut y = top;
        for (place, block) in blocks.iter().enumerate() {
            let id = ui.scope_id().with((index, column, place));
            clicked |= row.paint_block(ui, id, pos2(x, y), block);
            y += block.height() + 6.0;
        }
    }
    let margin = Rect::from_min_max(pos2(rect.right() - columns.margin - 6.0, top), rect.right_bottom());
    row.margin_ui(ui, margin, index, actions);
    if clicked {
        let several = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        actions.push(if several { Action::ToggleMark(index) } else { Action::SelectChange(index) });
    }
    ground.context_menu(|ui| {
        actions.push(Action::SelectChange(index));
        for command in [
            Command::ToggleSeen,
            Command::ToggleImportant,
            Command::Headline,
            Command::PickTheme,
            Command::Attribute,
            Command::Note,
            Command::ShowHistory,
        ] {
            if ui.button(ctx.locale.t(command.key())).clicked() {
                actions.push(Action::Run(command));
                ui.close();
            }
        }
    });
}

impl RowCtx<'_> {
    fn face<'a>(&'a self, paragraph: &Paragraph) -> Face<'a> {
        let small = matches!(paragraph.kind, ParagraphKind::Footnote | ParagraphKind::Cell);
        let size = self.ctx.prefs.text_size;
        Face {
            size: if small { size * 0.88 } else { size },
            palette: self.palette,
            heading: paragraph.is_heading(),
            weak: small,
            minor: self.ctx.prefs.show_minor,
            find: self.ctx.find,
        }
    }

    fn number(paragraph: &Paragraph) -> String {
        let reference = paragraph.cited();
        if reference.chars().count() <= 9 { reference.to_owned() } else { paragraph.label.clone().unwrap_or_default() }
    }

    fn side_blocks(&self, ui: &Ui, side: Side) -> Vec<Block> {
        let paragraphs = if side == Side::Old { &self.old } else { &self.new };
        let texts: Vec<&Paragraph> = paragraphs.iter().map(|(_, paragraph)| *paragraph).collect();
        let whole = matches!(self.change.kind, Kind::Inserted | Kind::Deleted);
        let lines = if whole {
            texts.iter().map(|paragraph| runs::plain_runs(paragraph, Look::Plain)).collect()
        } else {
            runs::side_runs(self.change, side, &texts)
        };
        let (sign, ground) = match self.change.kind {
            Kind::Inserted => (Some('+'), Some(self.palette.insert_ground)),
            Kind::Deleted => (Some('−'), Some(self.palette.delete_ground)),
            _ => (None, None),
        };
        paragraphs
            .iter()
            .zip(&lines)
            .enumerate()
            .map(|(place, ((index, paragraph), line))| Block {
                number: Self::number(paragraph),
                number_strong: self.change.renumbered,
                sign,
                caption: self.caption(side, *index, place == 0),
                galley: ui.painter().layout_job(runs::layout(line, self.face(paragraph), self.columns.text)),
                ground,
            })
            .collect()
    }

    fn merged_blocks(&self, ui: &Ui) -> Vec<Block> {
        let old: Vec<&Paragraph> = self.old.iter().map(|(_, paragraph)| *paragraph).collect();
        let new: Vec<&Paragraph> = self.new.iter().map(|(_, paragraph)| *paragraph).collect();
        let side = if new.is_empty() { Side::Old } else { Side::New };
        let follows = if side == Side::Old { &self.old } else { &self.new };
        runs::merged_runs(self.change, &old, &new)
            .iter()
            .enumerate()
            .map(|(place, line)| {
                let (index, paragraph) = follows.get(place).copied().unzip();
                let face = self.face(paragraph.unwrap_or(&Paragraph::default()));
                let now = paragraph.map(Self::number).unwrap_or_default();
                let before = self.old.get(place).map(|(_, paragraph)| Self::number(paragraph)).unwrap_or_default();
                let number = if self.change.renumbered && side == Side::New && !before.is_empty() && before != now {
                    format!("{before} → {now}")
                } else {
                    now
                };
                Block {
                    number,
                    number_strong: self.change.renumbered,
                    sign: match self.change.kind {
                        Kind::Inserted => Some('+'),
                        Kind::Deleted => Some('−'),
                        _ => None,
                    },
                    caption: index.and_then(|index| self.caption(side, index, place == 0)),
                    galley: ui.painter().layout_job(runs::layout(line, face, self.columns.text)),
                    ground: None,
                }
            })
            .collect()
    }

    /// What is said above a block: moved from where, split, merged.
    fn caption(&self, side: Side, paragraph: usize, first: bool) -> Option<(String, Color32)> {
        let links = self.change.links.iter().filter(|link| link.moved);
        let mut elsewhere = links.filter_map(|link| match side {
            Side::Old if link.old == paragraph => Some((Side::New, link.new)),
            Side::New if link.new == paragraph => Some((Side::Old, link.old)),
            _ => None,
        });
        if let Some((other, index)) = elsewhere.next() {
            let place = self.board.place_name(other, index, self.ctx.locale);
            let key = if side == Side::Old { "read-moved-to" } else { "read-moved-from" };
            return Some((self.ctx.locale.say(&Message::new(key).text("place", place)), self.palette.moved));
        }
        if !first {
            return None;
        }
        let key = match (self.change.kind, side) {
            (Kind::Split, Side::Old) => "read-split",
            (Kind::Merged, Side::New) => "read-merged",
            _ => return None,
        };
        let count = if side == Side::Old { self.new.len() } else { self.old.len() };
        Some((self.ctx.locale.say(&Message::new(key).number("count", count)), self.palette.weak))
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, index: usize) {
        let chosen = self.ctx.selected == Some(index) || self.ctx.marked.contains(&index);
        let painter = ui.painter();
        if chosen {
            let card = rect.shrink2(vec2(6.0, 1.0));
            painter.rect_filled(card, CornerRadius::same(tokens::RADIUS), self.palette.chosen.gamma_multiply(0.55));
            let rule = Rect::from_min_size(card.min, vec2(3.0, card.height()));
            painter.rect_filled(rule, CornerRadius::same(2), self.palette.accent);
        }
        let x = rect.left() + self.columns.left + 10.0;
        if self.change.moved {
            let rule = Rect::from_min_max(pos2(x + 7.0, rect.top() + 5.0), pos2(x + 9.0, rect.bottom() - 5.0));
            painter.rect_filled(rule, CornerRadius::same(1), self.palette.moved);
        }
        if self.change.is_visible() && !self.card.seen {
            painter.circle_filled(pos2(x, rect.top() + 18.0), 3.0, self.palette.accent);
        }
    }

    fn paint_block(&self, ui: &mut Ui, id: Id, at: egui::Pos2, block: &Block) -> bool {
        let single = self.columns.layout == ReadLayout::Redline;
        let gutter = if single { 1.5 * GUTTER } else { GUTTER };
        let mut y = at.y;
        let x = at.x + gutter;
        if let Some((caption, colour)) = &block.caption {
            ui.painter().text(pos2(x, y), Align2::LEFT_TOP, caption, tokens::plain_font(11.5), *colour);
            y += 17.0;
        }
        let size = block.galley.size();
        let rect = Rect::from_min_size(pos2(x, y), vec2(self.columns.text.max(size.x), size.y));
        if let Some(ground) = block.ground {
            ui.painter().rect_filled(rect.expand2(vec2(7.0, 3.0)), CornerRadius::same(4), ground);
        }
        let font = if block.number_strong { tokens::strong_font(12.5) } else { tokens::plain_font(12.5) };
        let base = y + self.ctx.prefs.text_size * 0.72;
        let number = pos2(x - 14.0, base);
        ui.painter().text(number, Align2::RIGHT_CENTER, &block.number, font, self.palette.weak);
        if let Some(sign) = block.sign {
            let colour = if sign == '+' { self.palette.insert } else { self.palette.delete };
            let place = pos2(at.x + 2.0, base);
            ui.painter().text(place, Align2::LEFT_CENTER, sign, tokens::strong_font(15.0), colour);
        }
        let response = ui.interact(rect, id, Sense::click_and_drag() - Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, block.galley.text()));
        let galley = Arc::clone(&block.galley);
        LabelSelectionState::label_text_selection(ui, &response, rect.min, galley, self.palette.text, Stroke::NONE);
        response.clicked()
    }

    /// The chips of the row: text, edge, tentative, spoken name.
    fn chips(&self) -> Vec<(String, Option<Color32>, String)> {
        let themes = self.card.themes.iter().map(|tag| {
            let colour = tag.colour.map(|hex| tokens::theme_colour(hex, self.palette));
            let said = self.ctx.locale.say(&Message::new("read-chip-theme").text("theme", &tag.name));
            (tag.short.clone(), colour.or(Some(self.palette.weak)), said)
        });
        let actors = self.card.attributions.iter().map(|claim| {
            let basis = self.ctx.locale.t(claim.basis.key());
            let said = self
                .ctx
                .locale
                .say(&Message::new("read-chip-actor").text("actor", claim.actors.clone()).text("basis", basis.clone()));
            (format!("{} · {basis}", claim.short), None, said)
        });
        themes.chain(actors).collect()
    }

    /// How high the chips stand in the margin; nothing where there is none.
    fn chips_height(&self) -> f32 {
        if self.columns.margin < 100.0 {
            return 0.0;
        }
        let count = self.card.themes.len() + self.card.attributions.len();
        let star = usize::from(self.card.important || !self.card.notes.is_empty());
        (count + star) as f32 * (Chip::HEIGHT + 4.0)
    }

    /// How high the chips stand below the words, where there is no margin for them.
    fn chips_below(&self) -> f32 {
        let any = !self.card.themes.is_empty() || !self.card.attributions.is_empty();
        if self.columns.margin < 100.0 && any { Chip::HEIGHT + 6.0 } else { 0.0 }
    }

    /// Draws star, note sign and chips: in the margin, or below the words.
    fn margin_ui(&self, ui: &Ui, rect: Rect, index: usize, actions: &mut Vec<Action>) {
        let mut y = rect.top();
        let painter = ui.painter();
        if self.card.important {
            small::paint_star(painter, pos2(rect.left() + 10.0, y + 9.0), 6.5, true, self.palette);
        }
        if !self.card.notes.is_empty() {
            let centre = pos2(rect.left() + 10.0, y + if self.card.important { 28.0 } else { 9.0 });
            note_sign(ui, centre, self.palette);
        }
        let below = self.columns.margin < 100.0;
        if !below && (self.card.important || !self.card.notes.is_empty()) {
            y += Chip::HEIGHT + 4.0;
        }
        let mut x = rect.left();
        if below {
            let gutter = if self.columns.layout == ReadLayout::SideBySide { GUTTER } else { 1.5 * GUTTER };
            x = ui.min_rect().left() + self.columns.left + MARKS + gutter;
            y = rect.bottom() - Chip::HEIGHT - 7.0;
        }
        for (place, (text, edge, name)) in self.chips().iter().enumerate() {
            let chip = Chip { text, edge: *edge, tentative: false, name };
            let most = if below { 230.0 } else { rect.width() - 6.0 };
            let width = chip.width(ui, most);
            let area = Rect::from_min_size(pos2(x, y), vec2(width, Chip::HEIGHT));
            let id = ui.scope_id().with((index, "chip", place));
            if chip.put(ui, id, area).on_hover_text(name).clicked() {
                actions.push(Action::SelectChange(index));
            }
            if below {
                x += width + 5.0;
            } else {
                y += Chip::HEIGHT + 4.0;
            }
        }
    }

    fn spoken(&self) -> String {
        let locale = self.ctx.locale;
        let kind = locale.t(crate::app::kind_key(self.change.kind));
        let side = if self.new.is_empty() { &self.old } else { &self.new };
        let place = side.first().map(|(_, paragraph)| paragraph.cited().to_owned()).unwrap_or_default();
        locale.say(&Message::new("read-row-name").text("place", place).text("kind", kind))
    }
}

fn note_sign(ui: &Ui, centre: egui::Pos2, palette: &Palette) {
    let page = Rect::from_center_size(centre, vec2(10.0, 12.0));
    let painter = ui.painter();
    painter.rect_stroke(page, CornerRadius::same(1), Stroke::new(1.0, palette.weak), egui::StrokeKind::Inside);
    for line in 0..3 {
        let y = page.top() + 3.5 + 2.6 * line as f32;
        painter.add(Shape::line_segment(
            [pos2(page.left() + 2.0, y), pos2(page.right() - 2.5, y)],
            Stroke::new(0.8, palette.weak),
        ));
    }
}
