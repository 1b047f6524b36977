//! The chosen provision through all drafts: each draft's wording, marked against the draft before. Above it, where there are
//! any, the provisions that went there and back and the words searched for.

mod cards;

use crate::app::{Action, Command, ComparisonAction, ProvisionStep, ProvisionView, Stand, WalkAction};
use crate::base::{Message, Side};
use crate::text::Paragraph;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::styled_text::{self, Face};
use egui::{CornerRadius, Label, PointerButton, RichText, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

/// Draws the history.
pub fn history_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    if let Some(phrase) = ctx.comparison.phrase() {
        cards::phrase_ui(ui, ctx, phrase);
    }
    cards::trips_ui(ui, ctx);
    let Some(view) = ctx.comparison.provision(ctx.session) else {
        let key = match ctx.selected {
            // There is no history yet.
            _ if ctx.is_alone() => "read-alone",
            Some(_) => "history-working",
            None => "history-choose",
        };
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t(key), 14.0);
        return;
    };
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(tokens::SPACE);
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            let mut row: Vec<String> = Vec::new();
            for step in &view.steps {
                // What has no number (a heading) is called by its words, said once while they stay.
                let name = match step.paragraphs.first().and_then(|at| step.reading.paragraphs.get(*at)) {
                    Some(paragraph) if step.place.is_empty() => crate::app::first_words(&paragraph.text, 40),
                    Some(_) => step.place.clone(),
                    None => "–".to_owned(),
                };
                if step.place.is_empty() && row.last() == Some(&name) && name != "–" {
                    continue;
                }
                row.push(name);
            }
            let row = RichText::new(row.join("  →  ")).font(tokens::strong_font(15.0));
            ui.add(Label::new(row).truncate());
        });
        for finding in &view.findings {
            ui.horizontal(|ui| {
                ui.add_space(24.0);
                ui.label(RichText::new(ctx.locale.format(finding)).color(palette.moved));
            });
        }
        origin_ui(ui, ctx, &view);
        ui.add_space(tokens::SPACE);
        let stood = ctx.comparison.stands_on_draft(ctx.session);
        let moved = cards::newly(ui, "step", (view.provision, stood));
        for (at, step) in view.steps.iter().enumerate() {
            let state =
                StepState { at, stood: stood == Some(at), active: ctx.comparison.stand() == Stand::Draft, moved };
            step_ui(ui, ctx, step, state);
        }
        ui.add_space(40.0);
    });
}

/// The words of the last place, each stretch followed by the draft it first appeared in.
fn origin_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &ProvisionView) {
    let palette = tokens::palette(ui);
    let title = RichText::new(ctx.locale.t("origin-title")).font(tokens::strong_font(12.5));
    ui.horizontal_top(|ui| {
        ui.add_space(24.0);
        egui::CollapsingHeader::new(title).id_salt("origin").show(ui, |ui| {
            let Some(words) = &view.words else {
                buttons::hint(ui, &ctx.locale.t("origin-working"));
                return;
            };
            let first = words.iter().map(|(_, first)| *first).min().unwrap_or(0);
            let width = (ui.available_width() - 60.0).min(44.0 * ctx.prefs.text_size);
            let mut job = egui::text::LayoutJob::default();
            job.wrap.max_width = width;
            let plain = egui::TextFormat { valign: egui::Align::BOTTOM, ..Default::default() };
            for (text, since) in words {
                let later = *since > first;
                let format = egui::TextFormat {
                    font_id: egui::FontId::new(ctx.prefs.text_size, tokens::book(false, false)),
                    color: palette.text,
                    background: if later { palette.minor_ground } else { egui::Color32::TRANSPARENT },
                    ..plain.clone()
                };
                job.append(text.trim_end(), 0.0, format.clone());
                if later {
                    let name = view.names.get(*since).map_or("", String::as_str);
                    let mark = egui::TextFormat {
                        font_id: tokens::strong_font(ctx.prefs.text_size * 0.62),
                        color: palette.accent,
                        valign: egui::Align::TOP,
                        ..Default::default()
                    };
                    job.append(&format!("\u{2009}{name}"), 0.0, mark);
                }
                if text.ends_with(char::is_whitespace) {
                    job.append(" ", 0.0, egui::TextFormat { background: egui::Color32::TRANSPARENT, ..format });
                }
            }
            ui.add(Label::new(job).selectable(true));
            let draft = view.names.get(first).cloned().unwrap_or_default();
            buttons::hint(ui, &ctx.locale.format(&Message::new("origin-hint").text("draft", draft)));
        });
    });
}

/// How a step of the history is shown.
#[derive(Debug, Clone, Copy)]
struct StepState {
    /// Index of the draft.
    at: usize,
    /// Whether it is stood on.
    stood: bool,
    /// Whether Enter opens it: not while a place of the phrase is walked.
    active: bool,
    /// Whether one has just come to where one stands.
    moved: bool,
}

fn step_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &ProvisionStep, state: StepState) {
    let palette = tokens::palette(ui);
    let there = !step.paragraphs.is_empty();
    let events: Vec<String> = step.events.iter().map(|event| ctx.locale.format(event)).collect();
    let events = events.join(" · ");
    let said = if there || step.change.is_some() { events.clone() } else { ctx.locale.t("history-not-here") };
    let name: Vec<&str> =
        [step.draft.as_str(), &step.date, &step.place, &said].into_iter().filter(|part| !part.is_empty()).collect();
    let name = name.join(", ");
    let ground = ui.painter().add(Shape::Noop);
    let row = ui.horizontal_top(|ui| {
        ui.add_space(24.0);
        let (rail, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
        let dot = rail.center();
        if there {
            ui.painter().circle_filled(dot, 5.0, palette.accent);
        } else {
            ui.painter().circle_stroke(dot, 5.0, Stroke::new(1.5, palette.weak));
        }
        ui.allocate_ui_with_layout(vec2(110.0, 20.0), egui::Layout::top_down(egui::Align::LEFT), |ui| {
            ui.set_width(110.0);
            head_ui(ui, step, (state, &name), ctx);
            if state.stood {
                let open = ctx.locale.t(Command::OpenHere.key());
                if ui.link(RichText::new(open).size(12.5)).clicked() {
                    ctx.push(Action::Compare(ComparisonAction::Walk(WalkAction::Open(state.at))));
                }
            }
        });
        words_ui(ui, ctx, step, &events);
        let rect = ui.min_rect();
        let line = egui::Rect::from_min_size(
            egui::pos2(dot.x - 0.75, dot.y + 9.0),
            vec2(1.5, (rect.bottom() - dot.y - 14.0).max(0.0)),
        );
        ui.painter().rect_filled(line, CornerRadius::ZERO, palette.line);
    });
    if state.stood {
        let mut rect = row.response.rect.expand2(vec2(0.0, 4.0));
        rect.set_left(rect.left() + 12.0);
        rect.set_right(ui.max_rect().right() - 12.0);
        let fill = if state.active { palette.chosen.gamma_multiply(0.55) } else { palette.hover.gamma_multiply(0.5) };
        let rule = egui::Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        let edge = if state.active { palette.accent } else { palette.weak };
        ui.painter().set(
            ground,
            Shape::Vec(vec![
                Shape::rect_filled(rect, CornerRadius::same(tokens::RADIUS), fill),
                Shape::rect_filled(rule, CornerRadius::same(2), edge),
            ]),
        );
        if state.moved {
            ui.scroll_to_rect(rect.expand(8.0), None);
        }
    }
    ui.add_space(tokens::SPACE);
}

/// The draft's name, date and place: a click stands on it, two open it, as Enter does.
fn head_ui(ui: &mut Ui, step: &ProvisionStep, (state, name): (StepState, &str), ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    let block = ui.vertical(|ui| {
        ui.label(RichText::new(&step.draft).font(tokens::strong_font(13.0)));
        if !step.date.is_empty() {
            buttons::hint(ui, &step.date);
        }
        if !step.place.is_empty() {
            ui.label(&step.place);
        }
    });
    let rect = block.response.rect;
    let response = ui.interact(rect, ui.scope_id().with(("step", state.at)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, state.stood, name));
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(rect.expand(3.0), CornerRadius::same(4), stroke, egui::StrokeKind::Outside);
    }
    let pointed = response.clicked_by(PointerButton::Primary);
    if response.double_clicked() || (response.clicked() && !pointed) {
        ctx.push(Action::Compare(ComparisonAction::Walk(WalkAction::Open(state.at))));
    } else if pointed {
        ctx.push(Action::Compare(ComparisonAction::Walk(WalkAction::Stand(state.at))));
    }
}

/// What happened, and the words.
fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>, step: &ProvisionStep, events: &str) {
    let palette = tokens::palette(ui);
    let width = (ui.available_width() - 40.0).min(44.0 * ctx.prefs.text_size).max(120.0);
    ui.vertical(|ui| {
        ui.set_width(width);
        if !events.is_empty() {
            buttons::hint(ui, events);
        }
        for line in lines(step, ctx.options.ignore_formatting) {
            let heading = line.first().is_some_and(|run| run.paragraph.is_heading());
            let face = Face { size: ctx.prefs.text_size, palette, heading, weak: false, minor: true, find: ctx.find };
            ui.add(Label::new(styled_text::layout(&line, face, width)).selectable(true));
        }
        if step.paragraphs.is_empty() && step.change.is_none() {
            buttons::hint(ui, &ctx.locale.t("history-not-here"));
        }
        ui.add_space(tokens::SPACE);
    });
}

/// The step's words: marked where they changed, plain where they did not.
fn lines(step: &ProvisionStep, without_formatting: bool) -> Vec<Vec<styled_text::Run<'_>>> {
    let paragraphs = |side: Side| -> Vec<&Paragraph> {
        let reading = match side {
            Side::Old => step.before.as_ref(),
            Side::New => Some(&step.reading),
        };
        let at = step.change.as_ref().map_or(&[][..], |change| change.at.get(side).as_slice());
        at.iter().filter_map(|&index| reading?.paragraphs.get(index)).collect()
    };
    match &step.change {
        Some(change) => {
            let (old, new) = (paragraphs(Side::Old), paragraphs(Side::New));
            let mut lines = styled_text::merged_runs(change, &old, &new);
            if !without_formatting {
                let restyled = crate::compare::restyled(change, &old, &new);
                styled_text::mark_restyled(&mut lines, &styled_text::restylings(&restyled, &old, &new));
            }
            lines
        }
        None => step
            .paragraphs
            .iter()
            .filter_map(|&index| step.reading.paragraphs.get(index))
            .map(|paragraph| styled_text::plain_runs(paragraph, (Side::New, 0)))
            .collect(),
    }
}
