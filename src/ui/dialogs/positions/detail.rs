//! What one position says, with its sources and everything that hangs on it.

use super::state::act;
use crate::app::{PositionAction, PositionDetail, Rival, ground_name, stance_name};
use crate::base::{DraftId, Message};
use crate::study::{AnchorState, Position};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Align, CornerRadius, Frame, Label, Layout, Margin, RichText, Stroke, Ui, WidgetInfo, vec2};

/// What was asked for beside plain actions.
pub(super) enum Wanted {
    Nothing,
    Edit,
    Remove,
}

pub(super) fn detail_ui(ui: &mut Ui, ctx: &Ctx<'_>, detail: &PositionDetail) -> Wanted {
    let Some(position) = ctx.study.positions.get(&detail.id) else { return Wanted::Nothing };
    let palette = tokens::palette(ui);
    let mut wanted = Wanted::Nothing;
    ui.add(Label::new(RichText::new(&detail.who).font(tokens::strong_font(17.0))).wrap());
    if !detail.aligned.is_empty() {
        let said = Message::new("positions-aligned-said").text("names", detail.aligned.as_str());
        ui.add(Label::new(ctx.locale.format(&said)).wrap());
    }
    let mut about = vec![ctx.locale.t(position.kind.key())];
    about.extend([stance_name(ctx.session, &position.stance), position.subject.clone()]);
    about.retain(|part| !part.is_empty());
    buttons::hint(ui, &about.join(" · "));
    ui.horizontal_wrapped(|ui| {
        if ui.button(ctx.locale.t("button-edit")).clicked() {
            wanted = Wanted::Edit;
        }
        if ctx.selected.is_some() && ui.button(ctx.locale.t("positions-link-here")).clicked() {
            act(ctx, PositionAction::LinkHere(detail.id));
        }
        if ui.button(ctx.locale.t("button-remove")).clicked() {
            wanted = Wanted::Remove;
        }
    });
    ui.add_space(tokens::SPACE);
    if !position.gist.is_empty() {
        ui.add(Label::new(RichText::new(&position.gist).size(14.5)).wrap());
    }
    if !position.quotation.is_empty() {
        ui.add_space(tokens::TIGHT);
        quotation_ui(ui, position);
    }
    proposal_ui(ui, ctx, position);
    ui.add_space(tokens::SPACE);
    facts_ui(ui, ctx, detail, position);
    if !position.note.is_empty() {
        ui.add_space(tokens::TIGHT);
        ui.add(Label::new(RichText::new(&position.note).color(palette.weak)).wrap());
    }
    rivals_ui(ui, ctx, detail, &position.disputed);
    buttons::group_title(ui, &ctx.locale.t("positions-links"));
    if detail.links.is_empty() {
        buttons::hint(ui, &ctx.locale.t("positions-no-links"));
    }
    for (place, link) in detail.links.iter().enumerate() {
        let sure = match link.state {
            AnchorState::Exact => String::new(),
            state => format!(" · {}", ctx.locale.t(state.key())),
        };
        let remove = ctx.locale.format(&Message::new("positions-unlink").text("place", link.place.as_str()));
        let title = format!("{}{sure}", link.place);
        if place_ui(ui, ctx, (&title, &link.words, link.at), Some(&remove)) {
            act(ctx, PositionAction::Unlink(detail.id, place));
        }
    }
    if !detail.cited.is_empty() {
        buttons::group_title(ui, &ctx.locale.t("positions-cited"));
        for cited in &detail.cited {
            place_ui(ui, ctx, (&cited.title, &cited.words, cited.at), None);
        }
    }
    if !detail.asks.is_empty() {
        buttons::group_title(ui, &ctx.locale.t("positions-asks"));
        for ask in &detail.asks {
            ui.add(Label::new(ask).wrap());
        }
    }
    ui.add_space(tokens::WIDE);
    wanted
}

/// The words themselves, as words: set in the reading face beside a rule.
fn quotation_ui(ui: &mut Ui, position: &Position) {
    let palette = tokens::palette(ui);
    let frame = Frame::new().inner_margin(Margin { left: 12, right: 4, top: 2, bottom: 2 }).show(ui, |ui| {
        let font = egui::FontId::new(15.0, tokens::book(false, false));
        ui.add(Label::new(RichText::new(&position.quotation).font(font)).wrap());
        if !position.language.is_empty() {
            ui.label(RichText::new(&position.language).size(11.5).color(palette.weak));
        }
    });
    let rect = frame.response.rect;
    ui.painter().vline(rect.left() + 3.0, rect.y_range(), Stroke::new(2.0, palette.line));
}

fn proposal_ui(ui: &mut Ui, ctx: &Ctx<'_>, position: &Position) {
    let Some(words) = &position.proposal else { return };
    let palette = tokens::palette(ui);
    ui.add_space(tokens::TIGHT);
    let title = [ctx.locale.t(words.action.key()), words.reference.clone()];
    let title: Vec<String> = title.into_iter().filter(|part| !part.is_empty()).collect();
    ui.label(RichText::new(title.join(" · ")).font(tokens::strong_font(12.5)));
    let font = egui::FontId::new(14.5, tokens::book(false, false));
    if !words.old.is_empty() {
        let old = RichText::new(&words.old).font(font.clone()).color(palette.delete).strikethrough();
        ui.add(Label::new(old).wrap());
    }
    for new in &words.new {
        ui.add(Label::new(RichText::new(new).font(font.clone()).color(palette.insert).underline()).wrap());
    }
}

/// Date, place, document, address, ground, themes, submission: what is not known is said to be not known.
fn facts_ui(ui: &mut Ui, ctx: &Ctx<'_>, detail: &PositionDetail, position: &Position) {
    let palette = tokens::palette(ui);
    let unknown = ctx.locale.t("positions-not-known");
    let or_unknown = |text: &str| if text.is_empty() || text == "-" { unknown.clone() } else { text.to_owned() };
    let submitted = match position.submitted {
        Some(true) => ctx.locale.t("positions-submitted"),
        Some(false) => ctx.locale.t("positions-not-submitted"),
        None => String::new(),
    };
    let themes = if detail.themes.is_empty() { ctx.locale.t("positions-no-themes") } else { detail.themes.join(", ") };
    let facts = [
        ("positions-date", or_unknown(&position.date)),
        ("positions-place", position.place.clone()),
        ("positions-source", or_unknown(&position.source)),
        ("positions-address", position.address.clone()),
        ("positions-basis", ground_name(ctx.session, position.basis)),
        ("positions-themes", themes),
        ("positions-submission", submitted),
        (
            "positions-actor-words",
            if position.actor_words == detail.who { String::new() } else { position.actor_words.clone() },
        ),
    ];
    for (key, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            ui.allocate_ui_with_layout(vec2(128.0, 18.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(128.0);
                ui.add(Label::new(RichText::new(ctx.locale.t(key)).size(12.5).color(palette.weak)).wrap());
            });
            ui.vertical(|ui| ui.add(Label::new(text).wrap().selectable(true)));
        });
    }
}

/// The claims that disagree, side by side, each with its source: none is settled.
fn rivals_ui(ui: &mut Ui, ctx: &Ctx<'_>, detail: &PositionDetail, fact: &str) {
    if detail.rivals.is_empty() {
        return;
    }
    let title = Message::new("positions-rivals").text("fact", fact);
    let palette = tokens::palette(ui);
    ui.add_space(tokens::SPACE);
    let title = RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(12.5)).color(palette.warning);
    ui.add(Label::new(title).wrap());
    rivals_side_by_side(ui, ctx, &detail.rivals);
}

pub(super) fn rivals_side_by_side(ui: &mut Ui, ctx: &Ctx<'_>, rivals: &[Rival]) {
    let palette = tokens::palette(ui);
    let columns = if ui.available_width() < 420.0 { 1 } else { 2 };
    let mut rest = rivals;
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.len().min(columns));
        rest = later;
        ui.columns(columns, |columns| {
            for (ui, rival) in columns.iter_mut().zip(now) {
                let line = Stroke::new(
                    if rival.own { 1.5 } else { 1.0 },
                    if rival.own { palette.accent } else { palette.line },
                );
                let frame =
                    Frame::new().fill(palette.card).stroke(line).corner_radius(CornerRadius::same(tokens::RADIUS));
                frame.inner_margin(Margin::symmetric(10, 7)).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    // Columns set their words to both margins; these are short.
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.add(Label::new(RichText::new(&rival.who).font(tokens::strong_font(12.5))).wrap());
                        ui.add(Label::new(&rival.text).wrap());
                        let source = [rival.date.as_str(), rival.source.as_str()];
                        let source: Vec<&str> = source.into_iter().filter(|part| !part.is_empty()).collect();
                        buttons::hint(ui, &source.join(" · "));
                        if let Some(id) = rival.id
                            && ui.link(ctx.locale.t("positions-show-rival")).clicked()
                        {
                            act(ctx, PositionAction::Show(id));
                        }
                    });
                });
            }
        });
    }
}

/// Words of a draft: a click goes there. Returns whether the cross was clicked.
fn place_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (title, words, at): (&str, &str, Option<(DraftId, usize)>),
    remove: Option<&str>,
) -> bool {
    let palette = tokens::palette(ui);
    let mut removed = false;
    let frame = Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.line));
    frame.corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(Margin::symmetric(10, 7)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(remove) = remove {
                    let cross = ui.small_button("×").on_hover_text(remove);
                    cross.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, remove));
                    removed = cross.clicked();
                }
                if let Some((draft, paragraph)) = at
                    && ui.small_button(ctx.locale.t("positions-go")).clicked()
                {
                    act(ctx, PositionAction::Go(draft, paragraph));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(Label::new(RichText::new(title).font(tokens::strong_font(12.5))).truncate());
                });
            });
        });
        ui.add(Label::new(RichText::new(words).size(13.0)).wrap());
    });
    removed
}
