//! The sections of the drafts with their changes, and the filters.

use crate::app::{Action, Board, Command, ComparisonAction, Filter, SWITCHES, counts};
use crate::base::Message;
use crate::compare::{Kind, READING_DIFFERS};
use crate::insight::weight::Level;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{CornerRadius, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

/// Longest bar of a section, in points.
const BAR: f32 = 34.0;

/// Below this height, in points, the filters are folded.
const LOW: f32 = 480.0;

/// Draws outline and filters.
pub fn outline_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    // In a low window the filters would leave no room for the sections: there they are opened where they are wanted.
    if ui.available_height() < LOW {
        let title = egui::RichText::new(ctx.locale.t("filter-title")).font(tokens::strong_font(11.5));
        egui::CollapsingHeader::new(title).id_salt("filters").default_open(false).show(ui, |ui| {
            egui::ScrollArea::vertical().id_salt("filters").max_height(LOW / 2.0).show(ui, |ui| filters_ui(ui, ctx));
        });
    } else {
        filters_ui(ui, ctx);
    }
    ui.add_space(tokens::SPACE);
    let Some(board) = ctx.board else { return };
    buttons::group_title(ui, &ctx.locale.t("outline-title"));
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| sections_ui(ui, ctx, board));
}

fn sections_ui(ui: &mut Ui, ctx: &Ctx<'_>, board: &Board) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let most = board.sections.iter().map(|section| section.changes).max().unwrap_or(0).max(1);
    let current = ctx.selected.and_then(|change| board.sections.iter().rposition(|section| section.first <= change));
    for (place, section) in board.sections.iter().enumerate() {
        // Said where an objective begins, not again for each of its sections.
        let before = place.checked_sub(1).and_then(|before| board.sections.get(before));
        let begins = before.is_none_or(|before| before.objective != section.objective);
        section_row(ui, ctx, section, (current == Some(place), begins), most);
    }
}

fn section_row(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    section: &crate::app::Section,
    (current, begins): (bool, bool),
    most: usize,
) {
    let palette = tokens::palette(ui);
    let indent = f32::from(section.level.saturating_sub(1).min(4)) * 12.0;
    let right = if section.changes == 0 { String::new() } else { section.changes.to_string() };
    let row = buttons::choice_row_with(
        ui,
        current,
        &section.title,
        &right,
        indent,
        match (section.objective.filter(|_| begins), section.changes > 0) {
            (Some(_), _) => BAR + 50.0,
            (None, true) => BAR + 26.0,
            (None, false) => 0.0,
        },
    );
    if section.changes > 0 {
        // How much of the section changed, as a bar beside the count; the unseen part of it stronger.
        let width = (BAR * section.changes as f32 / most as f32).max(3.0);
        let unseen = width * section.unseen as f32 / section.changes as f32;
        let right = row.rect.right() - 28.0;
        let bar = |width: f32| {
            Rect::from_min_max(pos2(right - width, row.rect.center().y - 2.5), pos2(right, row.rect.center().y + 2.5))
        };
        ui.painter().rect_filled(bar(width), CornerRadius::same(2), palette.line);
        ui.painter().rect_filled(bar(unseen), CornerRadius::same(2), palette.accent);
    }
    let mut hover = ctx
        .locale
        .format(&Message::new("outline-section").number("changes", section.changes).number("unseen", section.unseen));
    if let Some(number) = section.objective {
        // The code the codebook has for it; what it rests on is said on hovering.
        if begins {
            let at = pos2(row.rect.right() - BAR - 34.0, row.rect.center().y);
            let (right, font) = (egui::Align2::RIGHT_CENTER, tokens::plain_font(11.0));
            ui.painter().text(at, right, format!("O{number}"), font, palette.weak);
        }
        let name = ctx.locale.format(&Message::new("objective-named").number("number", number));
        let said = ctx.locale.format(&Message::new("objective-derived").text("objective", name));
        hover = format!("{hover}\n{said}");
        if !section.areas.is_empty() {
            let areas = ctx.locale.list(&section.areas.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
            hover = format!("{hover}\n{} {areas}", ctx.locale.t("objective-areas"));
        }
    }
    let row = row.on_hover_text(hover);
    if row.clicked() {
        ctx.push(Action::Compare(ComparisonAction::SelectChange(section.first)));
    }
}

fn filters_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let filter = ctx.filter;
    ui.horizontal(|ui| {
        buttons::group_title(ui, &ctx.locale.t("filter-title"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !filter.is_empty() && buttons::small_button(ui, &ctx.locale.t("filter-clear")).clicked() {
                ctx.push(Action::Compare(ComparisonAction::SetFilter(Filter::default())));
            }
        });
    });
    let mut wanted = filter.clone();
    let field = egui::TextEdit::singleline(&mut wanted.text)
        .hint_text(ctx.locale.t("filter-text"))
        .id(egui::Id::unique("filter-text"))
        .desired_width(f32::INFINITY);
    ui.add(field);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for kind in [Kind::Edited, Kind::Inserted, Kind::Deleted, Kind::Split, Kind::Merged] {
            let count = ctx.board.map_or(0, |board| board.comparison.counts.kind(kind));
            let on = wanted.kinds.contains(&kind);
            if toggle(ui, on, &ctx.locale.t(kind.key()), count) {
                if on {
                    wanted.kinds.remove(&kind);
                } else {
                    wanted.kinds.insert(kind);
                }
            }
        }
        let moved = ctx.board.map_or(0, |board| board.comparison.counts.moves);
        if toggle(ui, wanted.moved, &ctx.locale.t("compare-flag-moved"), moved) {
            wanted.moved = !wanted.moved;
        }
        let unsure = ctx.board.map_or(0, |board| board.comparison.counts.reading_differs);
        if unsure > 0 || wanted.reading_differs {
            let name = ctx.locale.t(READING_DIFFERS);
            if toggle(ui, wanted.reading_differs, &name, unsure) {
                wanted.reading_differs = !wanted.reading_differs;
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let totals = ctx.board.map(|board| board.totals).unwrap_or_default();
        if toggle(ui, wanted.unseen, &ctx.locale.t("filter-unseen"), totals.visible - totals.seen) {
            wanted.unseen = !wanted.unseen;
        }
        if toggle(ui, wanted.important, &ctx.locale.t("filter-important"), totals.important) {
            wanted.important = !wanted.important;
        }
        if toggle(ui, wanted.unattributed, &ctx.locale.t("filter-unattributed"), totals.visible - totals.attributed) {
            wanted.unattributed = !wanted.unattributed;
        }
    });
    weights_ui(ui, ctx, &mut wanted);
    chosen_filters_ui(ui, ctx, &mut wanted);
    classes_ui(ui, ctx);
    if wanted != *filter {
        ctx.push(Action::Compare(ComparisonAction::SetFilter(wanted)));
    }
    if ctx.prefs.changes_only {
        let note = ctx.locale.t("filter-changes-only");
        if ui.add(egui::Label::new(egui::RichText::new(note).size(11.5)).sense(Sense::click())).clicked() {
            ctx.push(Action::Run(Command::ToggleUnchanged));
        }
    }
}

/// From which weight on changes are shown.
fn weights_ui(ui: &mut Ui, ctx: &Ctx<'_>, wanted: &mut Filter) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let counts = ctx.board.map(|board| board.totals.weights).unwrap_or_default();
        let names = ["filter-weight-all", "filter-weight-wording", "filter-weight-substance"];
        for ((level, count), key) in Level::ALL.iter().zip(counts).zip(names) {
            if toggle(ui, wanted.weight == *level, &ctx.locale.t(key), count) {
                wanted.weight = *level;
            }
        }
    });
}

/// Which classes of difference count as a change; a switch counts the comparison again at once.
fn classes_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let off: Vec<Command> = SWITCHES.into_iter().filter(|&class| !counts(ctx.options, class)).collect();
    let title = ctx.locale.format(&Message::new("classes-title").number("off", off.len()));
    let title = egui::RichText::new(title).font(tokens::strong_font(11.5));
    egui::CollapsingHeader::new(title).id_salt("classes").default_open(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for class in SWITCHES {
            let mut on = !off.contains(&class);
            let label = egui::RichText::new(ctx.locale.t(class.key())).size(12.5);
            let switch = ui.add(egui::Checkbox::new(&mut on, label));
            if switch.on_hover_text(ctx.locale.t(&format!("{}-help", class.key()))).clicked() {
                ctx.push(Action::Run(class));
            }
        }
    });
}

/// Theme and actor, chosen from what occurs.
fn chosen_filters_ui(ui: &mut Ui, ctx: &Ctx<'_>, wanted: &mut Filter) {
    let Some(board) = ctx.board else { return };
    let width = (ui.available_width() - tokens::SPACE) / 2.0;
    ui.horizontal(|ui| {
        let name = wanted
            .theme
            .and_then(|theme| board.themes.iter().find(|(id, ..)| *id == theme))
            .map_or_else(|| ctx.locale.t("filter-any-theme"), |(_, name, _)| name.clone());
        let combo = egui::ComboBox::from_id_salt("filter-theme").width(width).truncate().selected_text(&name);
        let shown = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut wanted.theme, None, ctx.locale.t("filter-any-theme"));
            for (id, name, count) in &board.themes {
                ui.selectable_value(&mut wanted.theme, Some(*id), format!("{name}  {count}"));
            }
        });
        shown.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
        let not_known = ctx.locale.t("actor-unknown");
        let name = match wanted.actor {
            _ if wanted.unknown => not_known.clone(),
            None => ctx.locale.t("filter-any-actor"),
            Some(actor) => {
                let found = board.actors.iter().find(|(id, ..)| *id == actor);
                found.map_or_else(|| ctx.locale.t("filter-any-actor"), |(_, name, _)| name.clone())
            }
        };
        let combo = egui::ComboBox::from_id_salt("filter-actor").width(width).truncate().selected_text(&name);
        let shown = combo.show_ui(ui, |ui| {
            let mut chosen = (wanted.actor, wanted.unknown);
            ui.selectable_value(&mut chosen, (None, false), ctx.locale.t("filter-any-actor"));
            for (id, name, count) in &board.actors {
                ui.selectable_value(&mut chosen, (Some(*id), false), format!("{name}  {count}"));
            }
            // That it is not known is something a person said, too.
            if board.totals.unknown > 0 || wanted.unknown {
                ui.selectable_value(&mut chosen, (None, true), format!("{not_known}  {}", board.totals.unknown));
            }
            (wanted.actor, wanted.unknown) = chosen;
        });
        shown.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    });
}

/// A small switch with a count.
fn toggle(ui: &mut Ui, on: bool, label: &str, count: usize) -> bool {
    let palette = tokens::palette(ui);
    let text = format!("{label} {count}");
    let font = if on { tokens::strong_font(11.5) } else { tokens::plain_font(11.5) };
    let colour = if on { palette.on_accent } else { palette.text };
    let galley = ui.painter().layout_no_wrap(text, font, colour);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 7.0), Sense::click());
    let ground = match (on, response.hovered()) {
        (true, _) => palette.accent,
        (false, true) => palette.hover,
        (false, false) => palette.card,
    };
    let edge = egui::Stroke::new(1.0, if on { palette.accent } else { palette.line });
    ui.painter().rect(rect, CornerRadius::same(10), ground, edge, egui::StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    buttons::focus_ring(ui, &response, 10);
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, on, label));
    response.clicked()
}
