//! Lists to choose from: commands, themes, what was done, keys.

use super::view::DialogView;
use crate::app::{Action, AnnotateAction, Command, Menu, StudyAction};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::picker::{Entry, Picked, PickerState, picker_of_several_ui, picker_ui, rank};
use egui::{Key, Modifiers, RichText, Ui};

/// Every command that can be given now.
#[derive(Debug, Default)]
pub(super) struct Palette {
    picker: PickerState,
}

impl DialogView for Palette {
    fn id(&self) -> &'static str {
        "palette"
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        palette_ui(ui, ctx, &mut self.picker);
    }
}

fn palette_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut PickerState) {
    let entries: Vec<Entry<Command>> = Command::ALL
        .into_iter()
        .filter(|command| *command != Command::Palette && ctx.can(*command))
        .map(|command| Entry {
            value: command,
            label: ctx.command_label(command),
            note: command.keys().first().map(|keys| keys.printed(ctx.mac)).unwrap_or_default(),
            also: ctx.locale.t(&format!("{}-help", command.key())).to_lowercase(),
            chosen: false,
        })
        .collect();
    match picker_ui(ui, state, &ctx.locale.t("palette-hint"), &ctx.locale.t("palette-none"), &entries) {
        Picked::Took(command) => {
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Run(command));
        }
        Picked::Left => ctx.push(Action::CloseDialog),
        Picked::Nothing => {}
    }
}

/// The themes to choose from.
#[derive(Debug)]
pub(super) struct Themes {
    /// Whether they are said of the provision's whole life.
    along: bool,
    picker: PickerState,
}

impl Themes {
    /// Themes for what is chosen now.
    pub(super) fn of_change() -> Self {
        Self { along: false, picker: PickerState::default() }
    }

    /// Themes for the provision's whole life.
    pub(super) fn along() -> Self {
        Self { along: true, picker: PickerState::default() }
    }
}

impl DialogView for Themes {
    fn id(&self) -> &'static str {
        "themes"
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        themes_ui(ui, ctx, self.along, &mut self.picker);
    }
}

/// The themes: for the chosen change (or words, or all marked changes), or along the provision's whole life.
fn themes_ui(ui: &mut Ui, ctx: &Ctx<'_>, along: bool, state: &mut PickerState) {
    let title = if along { "themes-title-along" } else { "themes-title" };
    ui.label(RichText::new(ctx.locale.t(title)).font(tokens::strong_font(15.0)));
    if let Some(words) = ctx.words.filter(|_| !along) {
        let quote = crate::app::first_words(&words.quote, 90);
        buttons::hint(ui, &ctx.locale.format(&Message::new("themes-of-words").text("words", quote)));
    }
    ui.add_space(tokens::TIGHT);
    let entries: Vec<Entry<crate::base::ThemeId>> = ctx
        .annotate
        .theme_entries(ctx.session)
        .into_iter()
        .map(|(value, label, note, also, chosen)| Entry { value, label, note, also, chosen })
        .collect();
    let empty = if entries.is_empty() { "themes-empty" } else { "themes-none" };
    let (hint, none) = (ctx.locale.t("themes-hint"), ctx.locale.t(empty));
    let typed = state.text.trim().to_owned();
    let lower = typed.to_lowercase();
    // What was typed and is no theme's name may be made one.
    let new = !typed.is_empty() && !entries.iter().any(|entry| entry.label.trim().to_lowercase() == lower);
    let none_fits = new && entries.iter().all(|entry| rank(entry, &lower).is_none());
    let mut create = new
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::COMMAND, Key::Enter)
                || none_fits && input.consume_key(Modifiers::NONE, Key::Enter)
        });
    match picker_of_several_ui(ui, state, &hint, &none, &entries) {
        Picked::Took(themes) => {
            ctx.push(Action::CloseDialog);
            ctx.push(if along {
                Action::Annotate(AnnotateAction::TagAlong(themes))
            } else {
                Action::Annotate(AnnotateAction::ToggleThemes(themes))
            });
        }
        Picked::Left => ctx.push(Action::CloseDialog),
        Picked::Nothing => {}
    }
    if new {
        let label = ctx.locale.format(&Message::new("themes-new").text("name", typed.clone()));
        let keys = if none_fits { "Enter" } else { "Ctrl+Enter" };
        create |= buttons::choice_row(ui, none_fits, &label, keys, 0.0).clicked();
    }
    if create {
        ctx.push(Action::CloseDialog);
        ctx.push(Action::Annotate(AnnotateAction::TagWithNew(typed, along)));
    }
    if !entries.is_empty() {
        ui.add_space(tokens::TIGHT);
        buttons::hint(ui, &ctx.locale.t("themes-several"));
    }
}

/// What was done.
#[derive(Debug)]
pub(super) struct WhatIDid;

impl DialogView for WhatIDid {
    fn id(&self) -> &'static str {
        "what_i_did"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        history_ui(ui, ctx);
    }
}

/// What was done, newest first; a click goes back (or forward) to it.
fn history_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.label(RichText::new(ctx.locale.t(Command::WhatIDid.key())).font(tokens::strong_font(15.0)));
    buttons::hint(ui, &ctx.locale.t("what-i-did-hint"));
    ui.add_space(tokens::SPACE);
    let (entries, current) = ctx.study_file.done(ctx.session);
    egui::ScrollArea::vertical().max_height(420.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (number, (what, when)) in entries.iter().enumerate().rev() {
            let undone = number > current;
            let text = ctx.locale.format(what);
            let text =
                if undone { ctx.locale.format(&Message::new("what-i-did-undone").text("what", text)) } else { text };
            let when = when.map(|when| ctx.locale.moment(when)).unwrap_or_default();
            if buttons::choice_row(ui, number == current, &text, &when, 0.0).clicked() {
                ctx.push(Action::Study(StudyAction::GoTo(number)));
            }
        }
    });
}

/// The keys.
#[derive(Debug)]
pub(super) struct Shortcuts;

impl DialogView for Shortcuts {
    fn id(&self) -> &'static str {
        "shortcuts"
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        shortcuts_ui(ui, ctx);
    }
}

fn shortcuts_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.label(RichText::new(ctx.locale.t(Command::Shortcuts.key())).font(tokens::strong_font(15.0)));
    ui.add_space(tokens::SPACE);
    egui::ScrollArea::vertical().max_height(560.0).show(ui, |ui| {
        ui.columns(2, |columns| {
            for (place, menu) in Menu::ALL.iter().copied().enumerate() {
                let Some(ui) = columns.get_mut(usize::from(matches!(place, 3..=5))) else { continue };
                buttons::group_title(ui, &ctx.locale.t(menu.key()));
                for command in Command::ALL.into_iter().filter(|command| command.menu() == menu) {
                    if command.keys().is_empty() {
                        continue;
                    }
                    ui.horizontal(|ui| {
                        ui.add(egui::Label::new(RichText::new(ctx.command_label(command)).size(12.5)).truncate());
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                            ui.add_space(16.0);
                            for keys in command.keys().iter().rev() {
                                buttons::key_cap(ui, &keys.printed(ctx.mac));
                            }
                        });
                    });
                }
            }
        });
    });
}
