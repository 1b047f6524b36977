//! Draws the reading view.

use super::bar::bar_marks;
use super::model::{ReadState, Row, fits_two_columns, layout_used};
use super::words::{self, Stretch};
use crate::app::{Action, Board, Card, Command, ComparisonAction, ReadLayout};
use crate::base::{Message, Side, Sides};
use crate::compare::{Change, Kind, READING_DIFFERS, Restyled};
use crate::text::{Paragraph, ParagraphKind};
use crate::ui::ctx::Ctx;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::{ListPlace, LongList};
use crate::ui::widgets::styled_text::{self, Face};
use egui::text_selection::LabelSelectionState;
use egui::{Align2, Color32, CornerRadius, Galley, Id, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Space for the marks at the left of a row, in points.
pub(super) const MARKS: f32 = 22.0;
/// Space for a paragraph's number, in points.
pub(super) const GUTTER: f32 = 62.0;
/// Space between the columns, in points.
const GAP: f32 = 18.0;
/// Space for tags at the right, in points.
const MARGIN: f32 = 150.0;
/// Most characters a line, in ems of about two characters.
const MEASURE: f32 = 44.0;

/// The columns of the page at a width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) layout: ReadLayout,
    pub(super) left: f32,
    text: f32,
    pub(super) margin: f32,
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
pub fn read_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ReadState) {
    let Some(board) = ctx.board else { return };
    let palette = tokens::palette(ui);
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, palette.page);
    state.prepare(board, ctx.prefs.changes_only);
    let width = ui.available_width() - crate::ui::widgets::long_list::BAR;
    let columns = Columns::at(width, ctx.prefs.layout, ctx.prefs.text_size);
    header_ui(ui, ctx, board, columns);
    if state.rows().is_empty() {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("read-nothing"), 15.0);
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
        Some(Row::Change(index)) => change_row(ui, ctx, board, *index, columns),
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

/// The names of the two drafts above their columns.
fn header_ui(ui: &mut Ui, ctx: &Ctx<'_>, board: &Board, columns: Columns) {
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
    let laid_out = |text: String, room: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text, tokens::strong_font(13.0), palette.text);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        painter.layout_job(job)
    };
    let put = |x: f32, galley: Arc<egui::Galley>| {
        painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, palette.text);
    };
    let note =
        (columns.layout != ctx.prefs.layout && !fits_two_columns(rect.width(), ctx.prefs.text_size)).then(|| {
            let text = ctx.locale.t("read-too-narrow");
            painter.layout_no_wrap(text, tokens::plain_font(11.5), palette.weak)
        });
    let right = rect.right() - 22.0;
    match columns.layout {
        ReadLayout::SideBySide => {
            put(x + GUTTER, laid_out(name(Side::Old), columns.text));
            put(x + 2.0 * GUTTER + columns.text + GAP, laid_out(name(Side::New), columns.text));
        }
        ReadLayout::Redline => {
            let x = x + 1.5 * GUTTER;
            let both = |old: &str, new: &str| format!("{old}   →   {new}");
            let dated = laid_out(both(&name(Side::Old), &name(Side::New)), right - x);
            // Beside the names there is room for the dates or for the note; the timeline has the dates.
            let room = note.as_ref().map_or(right - x, |note| right - x - note.size().x - 20.0);
            put(
                x,
                if dated.size().x <= room {
                    dated
                } else {
                    laid_out(both(&board.names.old.name, &board.names.new.name), room)
                },
            );
        }
    }
    if let Some(note) = note {
        painter.galley(pos2(right - note.size().x, rect.center().y - note.size().y / 2.0), note, palette.weak);
    }
}

fn fold_row(ui: &mut Ui, ctx: &Ctx<'_>, count: usize, columns: Columns) -> bool {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    let text = ctx.locale.format(&Message::new("read-folded").number("count", count));
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
struct Block<'a> {
    number: String,
    number_strong: bool,
    sign: Option<char>,
    caption: Option<(String, Color32)>,
    galley: Arc<Galley>,
    ground: Option<Color32>,
    stretches: Vec<Stretch<'a>>,
}

impl Block<'_> {
    fn height(&self) -> f32 {
        self.galley.size().y + if self.caption.is_some() { 17.0 } else { 0.0 }
    }
}

/// What a row is drawn from.
pub(super) struct RowCtx<'a> {
    pub(super) ctx: &'a Ctx<'a>,
    pub(super) board: &'a Board,
    /// The change's index.
    index: usize,
    pub(super) change: &'a Change,
    pub(super) card: &'a Card,
    pub(super) old: Vec<(usize, &'a Paragraph)>,
    pub(super) new: Vec<(usize, &'a Paragraph)>,
    /// Words that stay and look otherwise, unless that is not to be told.
    pub(super) restyled: Vec<Restyled>,
    /// The places of both in their readings.
    indices: Sides<Vec<usize>>,
    pub(super) palette: &'a Palette,
    pub(super) columns: Columns,
}

fn change_row(ui: &mut Ui, ctx: &Ctx<'_>, board: &Board, index: usize, columns: Columns) {
    let (Some(change), Some(card)) = (board.comparison.changes.get(index), board.cards.get(index)) else { return };
    let palette = tokens::palette(ui);
    let (old, new) = (board.paragraphs(index, Side::Old), board.paragraphs(index, Side::New));
    let places = |list: &[(usize, &Paragraph)]| list.iter().map(|(index, _)| *index).collect();
    let restyled = if ctx.options.ignore_formatting {
        Vec::new()
    } else {
        crate::compare::restyled(change, &texts(&old), &texts(&new))
    };
    let row = RowCtx {
        index,
        indices: Sides::new(places(&old), places(&new)),
        ctx,
        board,
        change,
        card,
        old,
        new,
        restyled,
        palette,
        columns,
    };
    let heading = row.new.iter().chain(&row.old).all(|(_, paragraph)| paragraph.is_heading());
    let (above, below) = if heading { (20.0, 6.0) } else { (7.0, 7.0) };
    let blocks: Vec<Vec<Block<'_>>> = match columns.layout {
        ReadLayout::SideBySide => Side::BOTH.into_iter().map(|side| row.side_blocks(ui, side)).collect(),
        ReadLayout::Redline => vec![row.merged_blocks(ui)],
    };
    let headline = card.headline.as_ref().map(|text| {
        let width = columns.text.max(200.0);
        ui.painter().layout(text.clone(), tokens::strong_font(13.0), palette.text, width)
    });
    let head = headline.as_ref().map_or(0.0, |galley| galley.size().y + 6.0);
    let stack = |blocks: &[Block<'_>]| blocks.iter().map(|block| block.height() + 6.0).sum::<f32>() - 6.0;
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
    row.margin_ui(ui, margin, index);
    if clicked {
        let several = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        ctx.push(if several {
            Action::Compare(ComparisonAction::ToggleMark(index))
        } else {
            Action::Compare(ComparisonAction::SelectChange(index))
        });
    }
    ground.context_menu(|ui| row_menu(ui, ctx, index));
}

/// The paragraphs alone.
fn texts<'a>(paragraphs: &[(usize, &'a Paragraph)]) -> Vec<&'a Paragraph> {
    paragraphs.iter().map(|(_, paragraph)| *paragraph).collect()
}

/// What can be done with a row, on a click with the other button.
fn row_menu(ui: &mut Ui, ctx: &Ctx<'_>, index: usize) {
    // Choosing it again would let go of the words chosen in it.
    if ctx.selected != Some(index) {
        ctx.push(Action::Compare(ComparisonAction::SelectChange(index)));
    }
    for command in [
        Command::PickWords,
        Command::ToggleSeen,
        Command::ToggleImportant,
        Command::Headline,
        Command::PickTheme,
        Command::TagAlong,
        Command::Attribute,
        Command::Note,
        Command::ShowHistory,
    ] {
        if ui.button(ctx.locale.t(command.key())).clicked() {
            ctx.push(Action::Run(command));
            ui.close();
        }
    }
}

impl<'b> RowCtx<'b> {
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

    /// Where the words stand that look otherwise.
    fn restylings(&self) -> Vec<styled_text::Restyling> {
        if self.restyled.is_empty() {
            return Vec::new();
        }
        styled_text::restylings(&self.restyled, &texts(&self.old), &texts(&self.new))
    }

    fn side_blocks(&self, ui: &Ui, side: Side) -> Vec<Block<'b>> {
        let paragraphs = if side == Side::Old { &self.old } else { &self.new };
        let texts: Vec<&'b Paragraph> = paragraphs.iter().map(|(_, paragraph)| *paragraph).collect();
        let whole = matches!(self.change.kind, Kind::Inserted | Kind::Deleted);
        let mut lines: Vec<Vec<styled_text::Run<'b>>> = if whole {
            texts
                .iter()
                .enumerate()
                .map(|(place, paragraph)| styled_text::plain_runs(paragraph, (side, place)))
                .collect()
        } else {
            styled_text::side_runs(self.change, side, &texts)
        };
        styled_text::mark_restyled(&mut lines, &self.restylings());
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
                galley: ui.painter().layout_job(styled_text::layout(line, self.face(paragraph), self.columns.text)),
                ground,
                stretches: words::stretches(line, &self.indices),
            })
            .collect()
    }

    fn merged_blocks(&self, ui: &Ui) -> Vec<Block<'b>> {
        let old: Vec<&'b Paragraph> = self.old.iter().map(|(_, paragraph)| *paragraph).collect();
        let new: Vec<&'b Paragraph> = self.new.iter().map(|(_, paragraph)| *paragraph).collect();
        let side = if new.is_empty() { Side::Old } else { Side::New };
        let follows = if side == Side::Old { &self.old } else { &self.new };
        let mut lines = styled_text::merged_runs(self.change, &old, &new);
        styled_text::mark_restyled(&mut lines, &self.restylings());
        lines
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
                    galley: ui.painter().layout_job(styled_text::layout(line, face, self.columns.text)),
                    ground: None,
                    stretches: words::stretches(line, &self.indices),
                }
            })
            .collect()
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
        if self.change.moved && !self.change.reading_differs {
            let rule = Rect::from_min_max(pos2(x + 7.0, rect.top() + 5.0), pos2(x + 9.0, rect.bottom() - 5.0));
            painter.rect_filled(rule, CornerRadius::same(1), self.palette.moved);
        }
        if self.change.is_visible() && !self.card.seen {
            painter.circle_filled(pos2(x, rect.top() + 18.0), 3.0, self.palette.accent);
        }
    }

    fn paint_block(&self, ui: &mut Ui, id: Id, at: egui::Pos2, block: &Block<'_>) -> bool {
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
        response.widget_info(|| {
            let caption = block.caption.as_ref().map(|(caption, _)| format!("{caption}. ")).unwrap_or_default();
            WidgetInfo::labeled(egui::Role::Label, true, format!("{caption}{}", block.galley.text()))
        });
        let (laid, painter) = ((block.galley.as_ref(), rect.min), ui.painter().clone());
        if let Some(chosen) = self.ctx.words.filter(|words| words.change == self.index) {
            words::paint_chosen(&painter, self.palette, laid, &block.stretches, chosen);
        }
        let galley = Arc::clone(&block.galley);
        LabelSelectionState::label_text_selection(ui, &response, rect.min, galley, self.palette.text, Stroke::NONE);
        words::paint_said(&painter, self.palette, laid, &block.stretches, &self.card.words);
        words::follow_mouse(ui, self.ctx, &response, laid, &block.stretches, self.index);
        response.context_menu(|ui| row_menu(ui, self.ctx, self.index));
        response.clicked() && !response.double_clicked() && !response.triple_clicked()
    }

    fn spoken(&self) -> String {
        let locale = self.ctx.locale;
        let kind = if self.change.reading_differs { READING_DIFFERS } else { self.change.kind.key() };
        let kind = locale.t(kind);
        let side = if self.new.is_empty() { &self.old } else { &self.new };
        let place = side.first().map(|(_, paragraph)| paragraph.cited().to_owned()).unwrap_or_default();
        locale.format(&Message::new("read-row-name").text("place", place).text("kind", kind))
    }
}
