//! The frame of the window: bars, panels, tabs, and what stands in the middle.

use super::menu_bar::menu_bar;
use super::status_bar::status_bar;
use super::tabs::tabs_ui;
use super::views::{
    brief, changes, check, facts, history, inspector, outline, read, submission as review, timeline, who,
};
use super::welcome::welcome_ui;
use super::widgets::buttons;
use super::widgets::long_list::BAR;
use super::{dialogs, legend, toasts, tokens};
use crate::app::{
    Action, ComparisonAction, ComparisonStatus, Prefs, ReadPlace, ShellAction, SidePanel, Tab, shows_whole_page,
};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use egui::{CentralPanel, Frame, Margin, Panel, RichText, Stroke, Ui};

/// What views and dialogs remember from one drawing to the next.
#[derive(Default)]
pub(super) struct Views {
    read: read::ReadState,
    brief: brief::BriefState,
    changes: changes::ChangesState,
    check: check::CheckState,
    submission: review::ReviewState,
    pub(super) inspector: inspector::InspectorState,
    pub(super) dialogs: dialogs::DialogState,
}

impl Views {
    /// What stands on the screen where drafts are read.
    pub(super) fn take_read_place(&mut self) -> Option<ReadPlace> {
        self.read.take_read_place()
    }
}

fn outline_width(prefs: &Prefs) -> f32 {
    prefs.outline_width.unwrap_or(262.0)
}

fn inspector_width(prefs: &Prefs) -> f32 {
    prefs.inspector_width.unwrap_or(292.0)
}

/// Whether two columns of text don't fit beside outline and inspector in a window of this width, in points: then the
/// inspector stands below the text, as a drawer.
pub(super) fn is_narrow(width: f32, prefs: &Prefs) -> bool {
    let outline = if prefs.outline { outline_width(prefs) } else { 0.0 };
    !read::fits_two_columns(width - outline - inspector_width(prefs) - BAR, prefs.text_size)
}

/// Draws the whole window.
pub(super) fn shell_ui(ui: &mut Ui, ctx: &Ctx<'_>, views: &mut Views) {
    let Views { read, brief, changes, check, submission, inspector, dialogs } = views;
    let mut middle = Middle { read, brief, changes };
    let palette = tokens::palette(ui);
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(10, 4));
    Panel::top("menu").frame(bar).show(ui, |ui| menu_bar(ui, ctx));
    if ctx.has_drafts() {
        let frame = Frame::new().fill(palette.panel).inner_margin(Margin { left: 10, right: 10, top: 4, bottom: 2 });
        Panel::top("timeline").frame(frame).show(ui, |ui| {
            timeline::timeline_ui(ui, ctx, &ctx.drafts.timeline_drafts(ctx.session), ctx.pair());
        });
    }
    Panel::bottom("status").frame(bar).show(ui, |ui| status_bar(ui, ctx));
    if ctx.is_invented() {
        // An invented text must never pass for a real one, whatever view is open.
        let frame = Frame::new().fill(palette.minor_ground).inner_margin(Margin::symmetric(12, 5));
        Panel::top("invented").frame(frame).show(ui, |ui| {
            ui.add(
                egui::Label::new(RichText::new(ctx.locale.t("invented-banner")).size(12.5).color(palette.text)).wrap(),
            );
        });
    }
    if ctx.drafts.is_checking() || ctx.positions.is_reviewing() {
        // The whole width: source and paragraphs, proposals and draft side by side.
        CentralPanel::default().frame(Frame::new().fill(palette.page)).show(ui, |ui| {
            if ctx.drafts.is_checking() {
                check::check_ui(ui, ctx, check);
            } else {
                review::review_ui(ui, ctx, submission);
            }
        });
        dialogs::dialogs_ui(ui, ctx, dialogs);
        toasts::toasts_ui(ui, ctx);
        drop_hint_ui(ui, ctx);
        return;
    }
    if ctx.has_drafts() {
        // The ledger speaks of no change: it takes the whole width.
        if ctx.prefs.outline && !shows_whole_page(ctx.session) {
            let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(10, 8));
            let width = outline_width(ctx.prefs);
            let panel = Panel::left("outline").frame(frame).default_size(width).size_range(200.0..=420.0);
            let shown = panel.show(ui, |ui| outline::outline_ui(ui, ctx));
            keep_size(ui, ctx, SidePanel::Outline, width, shown.response.rect.width());
        }
        if ctx.shows_inspector() && ctx.is_narrow() && !shows_whole_page(ctx.session) {
            let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 4));
            let most = (ui.available_height() * 0.6).max(120.0);
            // Four tenths of the height show a change's themes and attributions, and leave six lines and more to read.
            let usual = (ui.available_height() * 0.4).max(190.0);
            let height = ctx.prefs.drawer_height.unwrap_or(usual).min(most);
            let panel = Panel::bottom("drawer").frame(frame).resizable(true).default_size(height);
            let shown = panel.size_range(90.0..=most).show(ui, |ui| inspector::inspector_ui(ui, ctx, inspector));
            keep_size(ui, ctx, SidePanel::Drawer, height, shown.response.rect.height());
        }
        if ctx.shows_inspector() && !ctx.is_narrow() && !shows_whole_page(ctx.session) {
            let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 8));
            let width = inspector_width(ctx.prefs);
            let panel = Panel::right("inspector").frame(frame).default_size(width).size_range(230.0..=460.0);
            let shown = panel.show(ui, |ui| inspector::inspector_ui(ui, ctx, inspector));
            keep_size(ui, ctx, SidePanel::Inspector, width, shown.response.rect.width());
        }
    }
    CentralPanel::default().frame(Frame::new().fill(palette.page)).show(ui, |ui| {
        if !ctx.has_drafts() {
            match ctx.study_file.opening_now() {
                Some(_) => middle_ui(ui, ctx, &mut middle),
                None => welcome_ui(ui, ctx),
            }
            return;
        }
        tabs_ui(ui, ctx);
        let page = ui.available_rect_before_wrap();
        middle_ui(ui, ctx, &mut middle);
        if ctx.shows_legend() && !shows_whole_page(ctx.session) {
            legend::legend_ui(ui, ctx, page);
        }
    });
    dialogs::dialogs_ui(ui, ctx, dialogs);
    toasts::toasts_ui(ui, ctx);
    drop_hint_ui(ui, ctx);
}

/// Remembers how wide or high a panel was drawn, once its edge is let go.
fn keep_size(ui: &Ui, ctx: &Ctx<'_>, panel: SidePanel, before: f32, size: f32) {
    let size = size.round();
    if (size - before).abs() > 1.0 && ui.input(|input| input.pointer.any_released()) {
        ctx.push(Action::Shell(ShellAction::SetPanelSize(panel, size)));
    }
}

/// What the views of the middle remember.
struct Middle<'a> {
    read: &'a mut read::ReadState,
    brief: &'a mut brief::BriefState,
    changes: &'a mut changes::ChangesState,
}

fn middle_ui(ui: &mut Ui, ctx: &Ctx<'_>, views: &mut Middle<'_>) {
    match ctx.comparison_status() {
        ComparisonStatus::Ready | ComparisonStatus::Stale(_) => {
            let stale = matches!(ctx.comparison_status(), ComparisonStatus::Stale(_));
            ui.scope(|ui| {
                if stale {
                    ui.set_opacity(0.5);
                }
                match ctx.prefs.tab {
                    Tab::Brief => brief::brief_ui(ui, ctx, views.brief),
                    Tab::Read => read::read_ui(ui, ctx, views.read),
                    Tab::Changes => changes::changes_ui(ui, ctx, views.changes),
                    Tab::History => history::history_ui(ui, ctx),
                    Tab::Who => who::who_ui(ui, ctx),
                    Tab::Facts => facts::facts_ui(ui, ctx),
                }
            });
        }
        ComparisonStatus::Working(part) => {
            ui.add_space(ui.available_height() / 3.0);
            ui.vertical_centered(|ui| {
                let what = ctx.study_file.opening_now().map(|what| ctx.locale.format(&what));
                ui.label(what.unwrap_or_else(|| ctx.locale.t("stage-comparing")));
                ui.add_space(tokens::SPACE);
                ui.add(egui::ProgressBar::new(part.unwrap_or(0.0)).desired_width(260.0).animate(part.is_none()));
                if ui.button(ctx.locale.t("button-stop")).clicked() {
                    ctx.push(Action::CancelWork);
                }
            });
        }
        ComparisonStatus::Stopped => {
            ui.add_space(ui.available_height() / 3.0);
            ui.vertical_centered(|ui| {
                buttons::hint(ui, &ctx.locale.t("stage-stopped"));
                ui.add_space(tokens::SPACE);
                if buttons::primary_button(ui, &ctx.locale.t("button-compare")).clicked() {
                    ctx.push(Action::Compare(ComparisonAction::Resume));
                }
            });
        }
        ComparisonStatus::Broken(message) => buttons::centred(ui, ui.max_rect(), &ctx.locale.format(&message), 14.0),
    }
}

/// What will happen when the files held over the window are let go.
fn drop_hint_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let held = ui.input(|input| input.raw.hovered_files.len());
    if held == 0 {
        return;
    }
    let palette = tokens::palette(ui);
    let rect = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(rect, 0.0, palette.page.gamma_multiply(0.88));
    painter.rect_stroke(rect.shrink(24.0), 12.0, Stroke::new(2.0, palette.accent), egui::StrokeKind::Inside);
    let text = ctx.locale.format(&Message::new("drop-hint").number("count", held));
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, text, tokens::strong_font(20.0), palette.text);
}
