//! A colleague's copy: what merging it would do; and what both say differently, side by side, settled key by key.

use super::view::DialogView;
use crate::app::{Action, CodersAction, Command, ConflictLine, ConflictSide, MergeSummary, Settled, conflict_lines};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{CornerRadius, Frame, Grid, Key, Label, Margin, RichText, ScrollArea, Stroke, Ui, vec2};

/// What a list of this sort remembers: the line chosen.
#[derive(Debug, Default)]
pub(super) struct ListState {
    pub(super) chosen: usize,
    pub(super) scroll_to: bool,
}

impl ListState {
    /// Keeps the chosen line in the list, and moves it by the arrow keys.
    pub(super) fn follow(&mut self, ui: &Ui, count: usize) {
        self.chosen = self.chosen.min(count.saturating_sub(1));
        let step =
            ui.input(|input| i32::from(input.key_pressed(Key::ArrowDown)) - i32::from(input.key_pressed(Key::ArrowUp)));
        let to = match step {
            1 => (self.chosen + 1).min(count.saturating_sub(1)),
            -1 => self.chosen.saturating_sub(1),
            _ => return,
        };
        self.scroll_to = to != self.chosen;
        self.chosen = to;
    }
}

/// A key with what it does, as a button; returns whether either was used.
pub(super) fn key_button(ui: &mut Ui, key: Key, cap: &str, label: &str, enabled: bool) -> bool {
    let clicked = ui
        .add_enabled_ui(enabled, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                buttons::key_cap(ui, cap);
                ui.button(label).clicked()
            })
            .inner
        })
        .inner;
    let pressed = enabled
        && ui.input(|input| {
            input.events.iter().any(|event| {
                matches!(event, egui::Event::Key { key: pressed, pressed: true, modifiers, .. }
                    if *pressed == key && modifiers.is_none())
            })
        });
    clicked || pressed
}

fn act(ctx: &Ctx<'_>, action: CodersAction) {
    ctx.push(Action::Coders(action));
}

/// A colleague's copy before it is merged.
#[derive(Debug)]
pub(super) struct Merge;

impl DialogView for Merge {
    fn id(&self) -> &'static str {
        "merge"
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        merge_ui(ui, ctx);
    }
}

/// What merging the copy that was read would do.
fn merge_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    let Some(summary) = ctx.coders.merge_summary() else {
        ui.label(RichText::new(ctx.locale.t(Command::MergeCopy.key())).font(tokens::strong_font(16.0)));
        ui.add_space(tokens::SPACE);
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(ctx.locale.t("merge-reading"));
        });
        return;
    };
    let title = Message::new("merge-title").text("file", summary.file.clone());
    ui.add(Label::new(RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(16.0))).wrap());
    buttons::hint(ui, &ctx.locale.t("merge-hint"));
    ui.add_space(tokens::WIDE);
    if summary.common == 0 {
        let text = RichText::new(ctx.locale.t("merge-no-common")).color(palette.warning);
        ui.add(Label::new(text).wrap());
        ui.add_space(tokens::SPACE);
    }
    Grid::new("merge").num_columns(2).spacing([18.0, 9.0]).show(ui, |ui| {
        for (key, text) in summary_lines(ctx, summary) {
            ui.label(RichText::new(ctx.locale.t(key)).size(12.5).color(palette.weak));
            ui.add(Label::new(text).wrap());
            ui.end_row();
        }
        ui.label(RichText::new(ctx.locale.t("merge-row-base")).size(12.5).color(palette.weak));
        ui.vertical(|ui| {
            let known = summary.base.clone();
            let text = known.clone().unwrap_or_else(|| ctx.locale.t("merge-base-unknown"));
            ui.add(Label::new(text).wrap());
            ui.horizontal(|ui| {
                if ui.button(ctx.locale.t("merge-base-choose")).clicked() {
                    act(ctx, CodersAction::AskBase);
                }
                if known.is_some() && ui.button(ctx.locale.t("merge-base-without")).clicked() {
                    act(ctx, CodersAction::NoBase);
                }
            });
        });
        ui.end_row();
    });
    for mended in &summary.mended {
        ui.add(Label::new(RichText::new(ctx.locale.format(mended)).size(12.5).color(palette.warning)).wrap());
    }
    ui.add_space(tokens::WIDE);
    ui.horizontal(|ui| {
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        if summary.nothing {
            if buttons::primary_button(ui, &ctx.locale.t("button-close")).clicked() || enter {
                ctx.push(Action::CloseDialog);
            }
            return;
        }
        if buttons::primary_button(ui, &ctx.locale.t("button-merge")).clicked() || enter {
            act(ctx, CodersAction::TakeIn);
        }
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
    });
}

fn summary_lines(ctx: &Ctx<'_>, summary: &MergeSummary) -> Vec<(&'static str, String)> {
    let locale = ctx.locale;
    let count = |key: &'static str, count: usize| locale.format(&Message::new(key).number("count", count));
    if summary.nothing {
        return vec![("merge-row-all", locale.t("merge-nothing"))];
    }
    let mut lines = Vec::new();
    let mut drafts = count("merge-drafts-common", summary.common);
    if !summary.drafts.is_empty() {
        let new = Message::new("merge-drafts-new").text("names", locale.list(&summary.drafts));
        drafts = format!("{drafts} {}", locale.format(&new));
    }
    lines.push(("merge-row-drafts", drafts));
    let total: usize = summary.gained.iter().map(|(_, count)| count).sum();
    let mut said = count("merge-gained", total);
    if total > 0 {
        let by = summary.gained.iter().map(|(name, count)| {
            let name = if name.is_empty() { locale.t("together-no-name") } else { name.clone() };
            format!("{name} {count}")
        });
        said = format!("{said} ({})", by.collect::<Vec<_>>().join(", "));
    }
    if summary.lost > 0 {
        said = format!("{said} {}", count("merge-lost", summary.lost));
    }
    lines.push(("merge-row-said", said));
    if summary.others > 0 {
        lines.push(("merge-row-others", count("merge-others", summary.others)));
    }
    let key = if summary.conflicts == 0 { "merge-no-conflicts" } else { "merge-conflicts-found" };
    lines.push(("merge-row-conflicts", count(key, summary.conflicts)));
    lines
}

/// What two merged copies say differently.
#[derive(Debug, Default)]
pub(super) struct Conflicts {
    list: ListState,
}

impl DialogView for Conflicts {
    fn id(&self) -> &'static str {
        "conflicts"
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        conflicts_ui(ui, ctx, &mut self.list);
    }
}

/// What two merged copies say differently: one at a time, side by side, and the list of all.
fn conflicts_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ListState) {
    let lines = conflict_lines(ctx.session);
    state.follow(ui, lines.len());
    let title = Message::new("conflicts-title").number("count", lines.len());
    ui.label(RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(16.0)));
    buttons::hint(ui, &ctx.locale.t("conflicts-hint"));
    ui.add_space(tokens::SPACE);
    let Some(line) = lines.get(state.chosen) else {
        buttons::hint(ui, &ctx.locale.t("conflicts-none"));
        return;
    };
    heading_ui(ui, line);
    let width = (ui.available_width() - tokens::SPACE) / 2.0;
    let height = if ui.ctx().content_rect().height() < 800.0 { 170.0 } else { 220.0 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE;
        side_ui(ui, ctx, "conflicts-mine", &line.mine, &line.theirs, vec2(width, height));
        side_ui(ui, ctx, "conflicts-theirs", &line.theirs, &line.mine, vec2(width, height));
    });
    ui.add_space(tokens::SPACE);
    let mut settled = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::WIDE;
        let choices = [
            (Key::M, "m", "conflicts-keep-mine", Settled::Mine, true),
            (Key::T, "t", "conflicts-take-theirs", Settled::Theirs, true),
            (Key::B, "b", "conflicts-keep-both", Settled::Both, line.both),
        ];
        for (key, cap, label, how, enabled) in choices {
            if key_button(ui, key, cap, &ctx.locale.t(label), enabled) {
                settled = Some(how);
            }
        }
    });
    if let Some(how) = settled {
        act(ctx, CodersAction::Settle(line.key.clone(), how));
    }
    if lines.len() > 1 {
        ui.add_space(tokens::SPACE);
        ui.separator();
        list_ui(ui, &lines, state);
        ui.add_space(tokens::TIGHT);
        ui.horizontal(|ui| {
            for (key, how) in [("conflicts-all-mine", Settled::Mine), ("conflicts-all-theirs", Settled::Theirs)] {
                if ui.button(ctx.locale.t(key)).clicked() {
                    act(ctx, CodersAction::SettleAll(how));
                }
            }
        });
    }
}

fn heading_ui(ui: &mut Ui, line: &ConflictLine) {
    let palette = tokens::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&line.sort).font(tokens::strong_font(13.5)));
        if !line.title.is_empty() {
            ui.label(RichText::new(&line.title).color(palette.weak));
        }
    });
    if !line.place.is_empty() {
        let words = RichText::new(&line.place).font(egui::FontId::new(14.0, tokens::book(false, false)));
        ui.add(Label::new(words.color(palette.text)).wrap());
    }
    ui.add_space(tokens::TIGHT);
}

fn side_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    title: &'static str,
    side: &ConflictSide,
    other: &ConflictSide,
    size: egui::Vec2,
) {
    let palette = tokens::palette(ui);
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(tokens::RADIUS))
        .inner_margin(Margin::same(10));
    ui.allocate_ui(size, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(size.x - 22.0);
            ui.set_height(size.y - 22.0);
            ui.vertical(|ui| {
                ui.horizontal(|ui| {
                    ui.label(RichText::new(ctx.locale.t(title)).font(tokens::strong_font(12.5)).color(palette.accent));
                    ui.label(RichText::new(&side.who).size(12.0).color(palette.weak));
                });
                ScrollArea::vertical().id_salt(title).auto_shrink(false).show(ui, |ui| {
                    if side.gone {
                        ui.label(RichText::new(ctx.locale.t("conflicts-gone")).italics().color(palette.weak));
                    }
                    for (place, (field, text)) in side.lines.iter().enumerate() {
                        if !field.is_empty() {
                            ui.label(RichText::new(field).size(12.0).color(palette.weak));
                        }
                        let differs = other.gone || other.lines.get(place).is_none_or(|(_, theirs)| theirs != text);
                        let empty = text.trim().is_empty();
                        let text = if empty { ctx.locale.t("conflicts-empty") } else { text.clone() };
                        let colour = if differs && !empty { palette.text } else { palette.weak };
                        ui.add(Label::new(RichText::new(text).color(colour)).wrap());
                    }
                });
            });
        });
    });
}

fn list_ui(ui: &mut Ui, lines: &[ConflictLine], state: &mut ListState) {
    let room = (ui.ctx().content_rect().height() - 560.0).clamp(76.0, 220.0);
    ScrollArea::vertical().id_salt("conflicts").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (place, line) in lines.iter().enumerate() {
            let name = [line.title.as_str(), line.place.as_str()];
            let name = name.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            let row = buttons::choice_row(ui, place == state.chosen, &format!("{} · {name}", line.sort), "", 0.0);
            if row.clicked() {
                state.chosen = place;
            }
            if place == state.chosen && std::mem::take(&mut state.scroll_to) {
                row.scroll_to_me(None);
            }
        }
    });
}
