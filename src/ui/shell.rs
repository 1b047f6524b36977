//! The frame of the window: bars, panels, tabs, and what stands in the middle.

use super::find::find_ui;
use super::views::{changes, check, history, inspector, outline, read, submission as review, timeline, who};
use super::widgets::buttons;
use super::{dialogs, legend, tokens};
use crate::app::{
    Action, Command, ComparisonAction, ComparisonStatus, DraftAction, Menu, ReadLayout, ReadPlace, SaveState,
    ShellAction, SidePanel, StudyAction, Tab, shows_ledger,
};
use crate::base::Message;
use crate::study::starter::Pack;
use crate::ui::ctx::Ctx;
use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, Stroke, Ui, vec2};

/// What views and dialogs remember from one drawing to the next.
#[derive(Default)]
pub(super) struct Views {
    read: read::ReadState,
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

/// Draws the whole window.
pub(super) fn shell_ui(ui: &mut Ui, ctx: &Ctx<'_>, views: &mut Views) {
    let Views { read, changes, check, submission, inspector, dialogs } = views;
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
        toasts_ui(ui, ctx);
        drop_hint_ui(ui, ctx);
        return;
    }
    if ctx.has_drafts() {
        // The ledger speaks of no change: it takes the whole width.
        if ctx.prefs.outline && !shows_ledger(ctx.session) {
            let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(10, 8));
            let width = ctx.prefs.outline_width.unwrap_or(262.0);
            let panel = Panel::left("outline").frame(frame).default_size(width).size_range(200.0..=420.0);
            let shown = panel.show(ui, |ui| outline::outline_ui(ui, ctx));
            keep_width(ui, ctx, SidePanel::Outline, width, shown.response.rect);
        }
        if ctx.prefs.inspector && !shows_ledger(ctx.session) {
            let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 8));
            let width = ctx.prefs.inspector_width.unwrap_or(292.0);
            let panel = Panel::right("inspector").frame(frame).default_size(width).size_range(230.0..=460.0);
            let shown = panel.show(ui, |ui| inspector::inspector_ui(ui, ctx, inspector));
            keep_width(ui, ctx, SidePanel::Inspector, width, shown.response.rect);
        }
    }
    CentralPanel::default().frame(Frame::new().fill(palette.page)).show(ui, |ui| {
        if !ctx.has_drafts() {
            match ctx.study_file.opening_now() {
                Some(_) => middle_ui(ui, ctx, (read, changes)),
                None => welcome_ui(ui, ctx),
            }
            return;
        }
        tabs_ui(ui, ctx);
        let page = ui.available_rect_before_wrap();
        middle_ui(ui, ctx, (read, changes));
        if ctx.shows_legend() && !shows_ledger(ctx.session) {
            legend::legend_ui(ui, ctx, page);
        }
    });
    dialogs::dialogs_ui(ui, ctx, dialogs);
    toasts_ui(ui, ctx);
    drop_hint_ui(ui, ctx);
}

/// Remembers how wide a panel was drawn, once its edge is let go.
fn keep_width(ui: &Ui, ctx: &Ctx<'_>, panel: SidePanel, before: f32, rect: egui::Rect) {
    let width = rect.width().round();
    if (width - before).abs() > 1.0 && ui.input(|input| input.pointer.any_released()) {
        ctx.push(Action::Shell(ShellAction::SetWidth(panel, width)));
    }
}

fn middle_ui(ui: &mut Ui, ctx: &Ctx<'_>, (read, changes): (&mut read::ReadState, &mut changes::ChangesState)) {
    match ctx.comparison_status() {
        ComparisonStatus::Ready | ComparisonStatus::Stale(_) => {
            let stale = matches!(ctx.comparison_status(), ComparisonStatus::Stale(_));
            ui.scope(|ui| {
                if stale {
                    ui.set_opacity(0.5);
                }
                match ctx.prefs.tab {
                    Tab::Read => read::read_ui(ui, ctx, read),
                    Tab::Changes => changes::changes_ui(ui, ctx, changes),
                    Tab::History => history::history_ui(ui, ctx),
                    Tab::Who => who::who_ui(ui, ctx),
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
        ComparisonStatus::OneDraft => {
            ui.add_space(ui.available_height() / 3.0);
            ui.vertical_centered(|ui| {
                buttons::hint(ui, &ctx.locale.t("stage-one-draft"));
                ui.add_space(tokens::SPACE);
                if buttons::primary_button(ui, &ctx.locale.t(Command::AddDrafts.key())).clicked() {
                    ctx.push(Action::Run(Command::AddDrafts));
                }
            });
        }
        ComparisonStatus::Broken(message) => buttons::centred(ui, ui.max_rect(), &ctx.locale.format(&message), 14.0),
    }
}

fn menu_bar(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    egui::MenuBar::new().ui(ui, |ui| {
        for &menu in Menu::ALL {
            ui.menu_button(ctx.locale.t(menu.key()), |ui| {
                ui.set_min_width(250.0);
                for command in Command::ALL.into_iter().filter(|command| command.menu() == menu) {
                    command_item(ui, ctx, command);
                }
            });
        }
        ui.add_space(tokens::WIDE);
        let state = match ctx.study_file.save_state(ctx.session) {
            SaveState::Saved => Some(("save-saved", palette.weak)),
            SaveState::Saving => Some(("save-saving", palette.weak)),
            SaveState::Unsaved => Some(("save-unsaved", palette.warning)),
            // Nothing was done yet: nothing is missing.
            SaveState::New => ctx.study_file.has_unsaved_work(ctx.session).then_some(("save-new", palette.warning)),
        };
        ui.add(
            egui::Label::new(RichText::new(ctx.study_file.study_name(ctx.session)).font(tokens::strong_font(13.5)))
                .truncate(),
        );
        if let Some((state, colour)) = state {
            ui.label(RichText::new(ctx.locale.t(state)).size(12.0).color(colour));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let palette_name = ctx.locale.t(Command::Palette.key());
            let keys = Command::Palette.keys().first().map(|keys| keys.printed(ctx.mac)).unwrap_or_default();
            if ui.button(keys).on_hover_text(&palette_name).clicked() {
                ctx.push(Action::Run(Command::Palette));
            }
            if !ctx.has_drafts() {
                return;
            }
            find_ui(ui, ctx);
            let export = ctx.locale.t(Command::ExportReport.key());
            if buttons::primary_button(ui, &export).clicked() {
                ctx.push(Action::Run(Command::ExportReport));
            }
        });
    });
}

fn command_item(ui: &mut Ui, ctx: &Ctx<'_>, command: Command) {
    let enabled = ctx.can(command);
    let keys = command.keys().first().map(|keys| keys.printed(ctx.mac)).unwrap_or_default();
    let label = ctx.command_label(command);
    let button = egui::Button::new(label).shortcut_text(keys).min_size(vec2(ui.available_width(), 0.0));
    let response = ui.add_enabled(enabled, button).on_hover_text(ctx.locale.t(&format!("{}-help", command.key())));
    if response.clicked() {
        ctx.push(Action::Run(command));
        ui.close();
    }
}

fn tabs_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    let frame = Frame::new().fill(palette.page).inner_margin(Margin { left: 14, right: 14, top: 6, bottom: 4 });
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for tab in Tab::ALL {
                let chosen = ctx.prefs.tab == tab;
                let command = tab.command();
                let text = RichText::new(ctx.locale.t(command.key()))
                    .font(if chosen { tokens::strong_font(14.0) } else { tokens::plain_font(14.0) })
                    .color(if chosen { palette.text } else { palette.weak });
                let response = ui.add(egui::Button::new(text).frame(false));
                if chosen {
                    let rect = response.rect;
                    let line = rect.left() + 6.0..=rect.right() - 6.0;
                    ui.painter().hline(line, rect.bottom() + 2.0, Stroke::new(2.0, palette.accent));
                }
                if response.clicked() {
                    ctx.push(Action::Run(command));
                }
            }
            if ctx.prefs.tab == Tab::Who {
                return;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let legend = ui.selectable_label(ctx.shows_legend(), ctx.locale.t("legend-button"));
                if legend.on_hover_text(ctx.locale.t("command-legend-help")).clicked() {
                    ctx.push(Action::Run(Command::Legend));
                }
                if ctx.prefs.tab == Tab::Read {
                    ui.separator();
                    for (layout, command) in
                        [(ReadLayout::Redline, Command::Redline), (ReadLayout::SideBySide, Command::SideBySide)]
                    {
                        let chosen = ctx.prefs.layout == layout;
                        if ui.selectable_label(chosen, ctx.locale.t(command.key())).clicked() {
                            ctx.push(Action::Run(command));
                        }
                    }
                    ui.separator();
                    let only = ctx.locale.t(Command::ToggleUnchanged.key());
                    if ui.selectable_label(ctx.prefs.changes_only, only).clicked() {
                        ctx.push(Action::Run(Command::ToggleUnchanged));
                    }
                }
            });
        });
    });
}

fn status_bar(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let say = |ui: &mut Ui, key: &'static str, count: usize| {
            let text = ctx.locale.format(&Message::new(key).number("count", count));
            ui.label(RichText::new(text).size(12.0).color(palette.weak));
        };
        if let Some(board) = ctx.board {
            let totals = board.totals;
            say(ui, "status-changes", totals.visible);
            if totals.passing != totals.visible {
                say(ui, "status-passing", totals.passing);
            }
            say(ui, "status-seen", totals.seen);
            say(ui, "status-tagged", totals.tagged);
            say(ui, "status-attributed", totals.attributed);
            say(ui, "status-important", totals.important);
            if let Some(proof) = ctx.comparison.proof() {
                let (key, colour) = if proof.holds() {
                    ("proof-holds-short", palette.weak)
                } else {
                    ("proof-broken-short", palette.warning)
                };
                let text = RichText::new(ctx.locale.t(key)).size(12.0).color(colour);
                let shown = ui.add(egui::Button::new(text).frame(false));
                if shown.on_hover_text(ctx.locale.t("command-completeness-help")).clicked() {
                    ctx.push(Action::Run(Command::Completeness));
                }
            }
        }
        // What must not be lost, and was touched, is said wherever one is.
        if let Some(view) = ctx.positions.ledger()
            && let [_, _, weakened, vanished] = view.red
            && weakened + vanished > 0
        {
            let text = Message::new("red-lines-status").number("weakened", weakened).number("vanished", vanished);
            let text = RichText::new(ctx.locale.format(&text)).size(12.0).color(palette.warning);
            if ui.add(egui::Button::new(text).frame(false)).clicked() {
                ctx.push(Action::Run(Command::ShowLedger));
            }
        }
        // What waits for a person is said wherever one is, too.
        for (key, count, command) in [
            ("status-conflicts", ctx.study.conflicts.len(), Command::Conflicts),
            ("status-adrift", ctx.annotate.adrift_count(), Command::Adrift),
        ] {
            if count == 0 {
                continue;
            }
            let text = ctx.locale.format(&Message::new(key).number("count", count));
            let text = RichText::new(text).size(12.0).color(palette.warning);
            let shown = ui.add(egui::Button::new(text).frame(false));
            if shown.on_hover_text(ctx.locale.t(&format!("{}-help", command.key()))).clicked() {
                ctx.push(Action::Run(command));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some((what, part)) = ctx.work() {
                if buttons::small_button(ui, &ctx.locale.t("button-stop")).clicked() {
                    ctx.push(Action::CancelWork);
                }
                ui.add(egui::ProgressBar::new(part.unwrap_or(0.0)).desired_width(120.0).animate(part.is_none()));
                ui.label(RichText::new(ctx.locale.format(&what)).size(12.0));
            } else if ctx.has_drafts() && !ctx.drafts.is_checking() && !ctx.positions.is_reviewing() {
                let help = match ctx.prefs.tab {
                    Tab::History => "status-help-history",
                    _ if ctx.can(Command::GoBack) && !ctx.can(Command::Unmark) => "status-help-back",
                    _ => "status-help",
                };
                let help = ui.add(
                    egui::Button::new(RichText::new(ctx.locale.t(help)).size(12.0).color(palette.weak)).frame(false),
                );
                if help.clicked() {
                    ctx.push(Action::Run(Command::Shortcuts));
                }
            }
        });
    });
}

/// What an empty window teaches.
fn welcome_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    ui.add_space((ui.available_height() / 5.0).min(150.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.label(RichText::new("Travaux").font(egui::FontId::new(44.0, tokens::book(false, true))));
        ui.add_space(tokens::TIGHT);
        ui.label(RichText::new(ctx.locale.t("welcome-what")).size(15.0).color(palette.weak));
        ui.add_space(28.0);
        if buttons::primary_button(ui, &ctx.locale.t("welcome-open")).clicked() {
            ctx.push(Action::Run(Command::AddDrafts));
        }
        ui.add_space(tokens::SPACE);
        buttons::hint(ui, &ctx.locale.t("welcome-drop"));
        ui.add_space(24.0);
        steps_ui(ui, &["welcome-open-step", "welcome-read-step", "welcome-say-step"].map(|key| ctx.locale.t(key)));
        ui.add_space(24.0);
        for command in [Command::OpenStudy, Command::OpenSample] {
            if ui.add(egui::Button::new(ctx.locale.t(command.key())).min_size(vec2(240.0, 30.0))).clicked() {
                ctx.push(Action::Run(command));
            }
        }
        ui.add_space(tokens::SPACE);
        if ctx.study.themes.is_empty() {
            if ui.link(ctx.locale.t("welcome-gdc")).on_hover_text(ctx.locale.t("welcome-gdc-help")).clicked() {
                ctx.push(Action::Study(StudyAction::TakePack(Pack::Gdc)));
            }
        } else {
            buttons::hint(ui, &ctx.locale.t("welcome-codebook"));
        }
        let recent = ctx.recent();
        if !recent.is_empty() {
            ui.add_space(24.0);
            buttons::group_title(ui, &ctx.locale.t("welcome-recent"));
            for path in recent.iter().take(6) {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if ui.link(name).on_hover_text(path.display().to_string()).clicked() {
                    ctx.push(Action::Draft(DraftAction::Open(vec![path.clone()])));
                }
            }
        }
    });
}

/// Numbered steps, one below the other, in the middle as one block.
fn steps_ui(ui: &mut Ui, steps: &[String]) {
    const NUMBER: f32 = 20.0;
    let palette = tokens::palette(ui);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let most = ui.available_width() - NUMBER;
    let galleys: Vec<_> =
        steps.iter().map(|step| ui.painter().layout(step.clone(), font.clone(), palette.text, most)).collect();
    let widest = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max);
    ui.allocate_ui_with_layout(vec2(widest + NUMBER, 0.0), Layout::top_down(Align::Min), |ui| {
        for (number, galley) in galleys.into_iter().enumerate() {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let number = RichText::new((number + 1).to_string()).font(tokens::strong_font(13.5));
                ui.allocate_ui_with_layout(vec2(NUMBER, 18.0), Layout::left_to_right(Align::Min), |ui| {
                    ui.set_min_width(NUMBER);
                    ui.label(number.color(palette.accent));
                });
                ui.label(galley);
            });
        }
    });
}

/// Short messages at the lower edge: what was done (with undo), what went wrong (until taken away).
fn toasts_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let toasts = ctx.toasts();
    if toasts.is_empty() {
        return;
    }
    let palette = tokens::palette(ui);
    // An open dialog holds the focus; they can still be clicked.
    let sense = if ctx.is_covered() { egui::Sense::CLICK } else { egui::Sense::click() };
    let small = |ui: &mut Ui, key: &str| buttons::small_button_of(ui, &ctx.locale.t(key), sense).clicked();
    egui::Area::new(egui::Id::unique("toasts"))
        .anchor(egui::Align2::CENTER_BOTTOM, vec2(0.0, -46.0))
        .order(egui::Order::Foreground)
        .show(ui.ctx(), |ui| {
            for toast in toasts.iter().rev().take(4).rev() {
                let edge = if toast.grave { palette.delete } else { palette.line };
                Frame::popup(ui.style())
                    .fill(palette.card)
                    .stroke(Stroke::new(1.0, edge))
                    .inner_margin(Margin::symmetric(14, 9))
                    .show(ui, |ui| {
                        ui.set_max_width(640.0);
                        ui.horizontal(|ui| {
                            ui.add(egui::Label::new(ctx.locale.format(&toast.what)).wrap());
                            if toast.undo && small(ui, Command::Undo.key()) {
                                ctx.push(Action::Run(Command::Undo));
                                ctx.push(Action::Shell(ShellAction::DismissToast(toast.number)));
                            }
                            if let Some((key, action)) = &toast.offer
                                && small(ui, key)
                            {
                                ctx.push(action.clone());
                                ctx.push(Action::Shell(ShellAction::DismissToast(toast.number)));
                            }
                            let close = ui.add(egui::Button::new("×").small().sense(sense));
                            if close.on_hover_text(ctx.locale.t("button-close")).clicked() {
                                ctx.push(Action::Shell(ShellAction::DismissToast(toast.number)));
                            }
                        });
                    });
                ui.add_space(4.0);
            }
        });
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
