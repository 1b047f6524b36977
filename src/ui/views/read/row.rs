//! What a row is drawn from, and the blocks of words it is drawn as.

use super::columns::{CAPTION, Columns, GUTTER};
use super::words::{self, Stretch};
use crate::app::{Action, Board, Card, Command, ComparisonAction, ReadLayout};
use crate::base::{Message, Side, Sides};
use crate::compare::{Change, Kind, READING_DIFFERS, Restyled};
use crate::text::{Paragraph, ParagraphKind};
use crate::ui::ctx::Ctx;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::styled_text::{self, Face};
use egui::text_selection::LabelSelectionState;
use egui::{Align2, Color32, CornerRadius, Galley, Id, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// One block of words with its number, laid out and waiting to be painted.
pub(super) struct Block<'a> {
    pub(super) number: String,
    pub(super) number_strong: bool,
    pub(super) sign: Option<char>,
    pub(super) caption: Option<(String, Color32)>,
    pub(super) galley: Arc<Galley>,
    pub(super) ground: Option<Color32>,
    pub(super) stretches: Vec<Stretch<'a>>,
    /// The paragraphs whose words begin it, by their index in each draft's reading.
    pub(super) of: Sides<Option<usize>>,
}

impl Block<'_> {
    pub(super) fn caption_height(&self) -> f32 {
        if self.caption.is_some() { CAPTION } else { 0.0 }
    }

    pub(super) fn height(&self) -> f32 {
        self.galley.size().y + self.caption_height()
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

/// The paragraphs alone.
fn texts<'a>(paragraphs: &[(usize, &'a Paragraph)]) -> Vec<&'a Paragraph> {
    paragraphs.iter().map(|(_, paragraph)| *paragraph).collect()
}

/// What can be done with a row, on a click with the other button.
pub(super) fn row_menu(ui: &mut Ui, ctx: &Ctx<'_>, index: usize) {
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
    pub(super) fn new(ui: &Ui, ctx: &'b Ctx<'b>, board: &'b Board, index: usize, columns: Columns) -> Option<Self> {
        let (change, card) = (board.comparison.changes.get(index)?, board.cards.get(index)?);
        let (old, new) = (board.paragraphs(index, Side::Old), board.paragraphs(index, Side::New));
        let places = |list: &[(usize, &Paragraph)]| list.iter().map(|(index, _)| *index).collect();
        let restyled = if ctx.options.ignore_formatting {
            Vec::new()
        } else {
            crate::compare::restyled(change, &texts(&old), &texts(&new))
        };
        let (indices, palette) = (Sides::new(places(&old), places(&new)), tokens::palette(ui));
        Some(Self { ctx, board, index, change, card, old, new, restyled, indices, palette, columns })
    }

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

    pub(super) fn side_blocks(&self, ui: &Ui, side: Side) -> Vec<Block<'b>> {
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
                of: if side == Side::Old { Sides::new(Some(*index), None) } else { Sides::new(None, Some(*index)) },
            })
            .collect()
    }

    pub(super) fn merged_blocks(&self, ui: &Ui) -> Vec<Block<'b>> {
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
                    of: Sides::new(
                        self.old.get(place).map(|(index, _)| *index),
                        self.new.get(place).map(|(index, _)| *index),
                    ),
                }
            })
            .collect()
    }

    pub(super) fn paint_ground(&self, ui: &Ui, rect: Rect, index: usize) {
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

    pub(super) fn paint_block(&self, ui: &mut Ui, id: Id, at: egui::Pos2, block: &Block<'_>) -> bool {
        let single = self.columns.layout == ReadLayout::Redline;
        let gutter = if single { 1.5 * GUTTER } else { GUTTER };
        let mut y = at.y;
        let x = at.x + gutter;
        if let Some((caption, colour)) = &block.caption {
            ui.painter().text(pos2(x, y), Align2::LEFT_TOP, caption, tokens::plain_font(11.5), *colour);
            y += CAPTION;
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
        if let Some(hit) = self.ctx.hit.filter(|hit| hit.change == self.index) {
            words::paint_hit(&painter, self.palette, laid, &block.stretches, hit);
        }
        words::paint_said(&painter, self.palette, laid, &block.stretches, &self.card.words);
        words::follow_mouse(ui, self.ctx, &response, laid, &block.stretches, self.index);
        response.context_menu(|ui| row_menu(ui, self.ctx, self.index));
        response.clicked() && !response.double_clicked() && !response.triple_clicked()
    }

    pub(super) fn spoken(&self) -> String {
        let locale = self.ctx.locale;
        let kind = if self.change.reading_differs { READING_DIFFERS } else { self.change.kind.key() };
        let kind = locale.t(kind);
        let side = if self.new.is_empty() { &self.old } else { &self.new };
        let place = side.first().map(|(_, paragraph)| paragraph.cited().to_owned()).unwrap_or_default();
        locale.format(&Message::new("read-row-name").text("place", place).text("kind", kind))
    }
}
