//! The bar at the lower edge: counts, what waits for a person, what goes on in the background.

use super::tokens::{self, Palette};
use super::widgets::buttons;
use crate::app::{Action, Command, Tab};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use egui::{Align, Color32, Layout, RichText, Ui};

/// Space between what stands in the bar, in points.
const GAP: f32 = 14.0;
/// Space for what goes on in the background beside its words, in points: the part done, Stop.
const WORK: f32 = 210.0;

/// Something said in the bar, and what a click on it runs.
struct Said {
    text: String,
    colour: Color32,
    runs: Option<(Command, String)>,
    /// Whether it may be left out where there is no room.
    can_go: bool,
}

impl Said {
    fn width(&self, ui: &Ui) -> f32 {
        width_of(ui, &self.text)
    }
}

fn width_of(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), tokens::plain_font(12.0), Color32::PLACEHOLDER).size().x + GAP
}

/// Draws the bar.
pub(super) fn status_bar(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let work = ctx.work().map(|(what, part)| (ctx.locale.format(&what), part));
        let taken = work.as_ref().map_or(0.0, |(what, _)| WORK + width_of(ui, what));
        let palette = tokens::palette(ui);
        let mut said = counts(ctx, palette);
        said.extend(waiting(ctx, palette));
        // What waits for a person is never left out for a count.
        let room = ui.available_width() - taken;
        while said.iter().map(|said| said.width(ui)).sum::<f32>() > room
            && let Some(last) = said.iter().rposition(|said| said.can_go)
        {
            said.remove(last);
        }
        for said in &said {
            said_ui(ui, ctx, said);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| match work {
            Some((what, part)) => work_ui(ui, ctx, what, part),
            None => help_ui(ui, ctx),
        });
    });
}

fn said_ui(ui: &mut Ui, ctx: &Ctx<'_>, said: &Said) {
    let text = RichText::new(&said.text).size(12.0).color(said.colour);
    match &said.runs {
        None => {
            ui.label(text);
        }
        Some((command, help)) => {
            if ui.add(egui::Button::new(text).frame(false)).on_hover_text(help).clicked() {
                ctx.push(Action::Run(*command));
            }
        }
    }
}

/// How many changes there are, and what was done with them.
fn counts(ctx: &Ctx<'_>, palette: &Palette) -> Vec<Said> {
    let Some(board) = ctx.board else { return Vec::new() };
    let totals = board.totals;
    let mut said = Vec::new();
    let mut say = |key: &'static str, count: usize, can_go: bool| {
        let text = ctx.locale.format(&Message::new(key).number("count", count));
        said.push(Said { text, colour: palette.weak, runs: None, can_go });
    };
    say(if board.is_alone() { "status-paragraphs" } else { "status-changes" }, totals.visible, false);
    if totals.passing != totals.visible {
        say("status-passing", totals.passing, false);
    }
    say("status-seen", totals.seen, true);
    say("status-tagged", totals.tagged, true);
    say("status-attributed", totals.attributed, true);
    say("status-important", totals.important, true);
    if let Some(proof) = ctx.comparison.proof().filter(|_| !board.is_alone()) {
        let (key, colour) =
            if proof.holds() { ("proof-holds-short", palette.weak) } else { ("proof-broken-short", palette.warning) };
        let runs = Some((Command::Completeness, ctx.locale.t("command-completeness-help")));
        said.push(Said { text: ctx.locale.t(key), colour, runs, can_go: proof.holds() });
    }
    said
}

/// What must not be lost and was touched, and what waits for a person: said wherever one is.
fn waiting(ctx: &Ctx<'_>, palette: &Palette) -> Vec<Said> {
    let mut said = Vec::new();
    let mut say = |text: Message, command: Command| {
        let runs = Some((command, ctx.locale.t(&format!("{}-help", command.key()))));
        said.push(Said { text: ctx.locale.format(&text), colour: palette.warning, runs, can_go: false });
    };
    if let Some(view) = ctx.positions.ledger()
        && let [_, _, weakened, vanished] = view.red
        && weakened + vanished > 0
    {
        let text = Message::new("red-lines-status").number("weakened", weakened).number("vanished", vanished);
        say(text, Command::ShowLedger);
    }
    for (key, count, command) in [
        ("status-conflicts", ctx.study.conflicts.len(), Command::Conflicts),
        ("status-adrift", ctx.annotate.adrift_count(), Command::Adrift),
    ] {
        if count > 0 {
            say(Message::new(key).number("count", count), command);
        }
    }
    said
}

/// What goes on in the background, with Stop.
fn work_ui(ui: &mut Ui, ctx: &Ctx<'_>, what: String, part: Option<f32>) {
    if buttons::small_button(ui, &ctx.locale.t("button-stop")).clicked() {
        ctx.push(Action::CancelWork);
    }
    ui.add(egui::ProgressBar::new(part.unwrap_or(0.0)).desired_width(120.0).animate(part.is_none()));
    ui.add(egui::Label::new(RichText::new(what).size(12.0)).truncate());
}

/// The keys that help here, as far as there is room for them.
fn help_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    if !ctx.has_drafts() || ctx.drafts.is_checking() || ctx.positions.is_reviewing() {
        return;
    }
    let help = match ctx.prefs.tab {
        Tab::History => "status-help-history",
        _ if ctx.can(Command::GoBack) && !ctx.can(Command::Unmark) => "status-help-back",
        _ => "status-help",
    };
    let texts = [ctx.locale.t(help), ctx.locale.t("status-help-short")];
    let Some(text) = texts.into_iter().find(|text| width_of(ui, text) <= ui.available_width()) else { return };
    let text = RichText::new(text).size(12.0).color(tokens::palette(ui).weak);
    if ui.add(egui::Button::new(text).frame(false)).clicked() {
        ctx.push(Action::Run(Command::Shortcuts));
    }
}
