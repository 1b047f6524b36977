//! Two language versions of the drafts compared, side by side, and what changed in one of them alone.

use super::view::DialogView;
use crate::app::{Action, DraftAction, VersionRow};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::{BarMark, ListPlace, LongList};
use egui::{Align, Id, Key, Label, Layout, RichText, Ui, WidgetInfo, vec2};

/// The language versions.
#[derive(Debug, Default)]
pub(super) struct LanguageVersions {
    place: ListPlace,
    /// Whether only what changed in one version alone is shown.
    only_found: bool,
    /// The finding gone to last.
    at: Option<usize>,
}

impl DialogView for LanguageVersions {
    fn id(&self) -> &'static str {
        "versions"
    }

    fn width(&self) -> f32 {
        1080.0
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        let palette = tokens::palette(ui);
        ui.label(RichText::new(ctx.locale.t("language-check")).font(tokens::strong_font(16.0)));
        let Some(view) = ctx.drafts.language_versions(ctx.session) else {
            buttons::hint(ui, &ctx.locale.t("work-language-check"));
            return;
        };
        ui.label(RichText::new(&view.step).size(12.5).color(palette.weak));
        let count = Message::new("language-check-count").number("count", view.findings);
        let count = ctx.locale.format(&count.number("rows", view.rows.len()));
        ui.add(Label::new(RichText::new(count).size(13.0)).wrap());
        ui.add_space(tokens::SPACE);
        ui.horizontal(|ui| {
            ui.checkbox(&mut self.only_found, ctx.locale.t("language-check-only"));
            if view.others.len() > 1 {
                for (language, name, shown) in &view.others {
                    if ui.selectable_label(*shown, name).clicked() {
                        ctx.push(Action::Draft(DraftAction::ShowLanguage(*language)));
                    }
                }
            }
        });
        let rows: Vec<&VersionRow> = view.rows.iter().filter(|row| !self.only_found || row.finding.is_some()).collect();
        let found: Vec<usize> =
            rows.iter().enumerate().filter(|(_, row)| row.finding.is_some()).map(|(at, _)| at).collect();
        self.walk(ui, &found);
        ui.add_space(tokens::SPACE);
        head_ui(ui, &view.languages);
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(200.0, 560.0);
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            let mut weights = vec![0.0];
            let mut sum = 0.0;
            for row in &rows {
                sum += 1.0 + (row.first.len().max(row.second.len()) as f32 / 60.0);
                weights.push(sum);
            }
            let marks: Vec<BarMark> = found.iter().map(|&at| (at, palette.warning)).collect();
            let list = LongList {
                id: Id::unique("versions"),
                weights: &weights,
                marks: &marks,
                bar: [palette.line, palette.weak],
            };
            list.show(ui, &mut self.place, |ui, at| {
                if let Some(row) = rows.get(at) {
                    row_ui(ui, ctx, row);
                }
            });
        });
    }
}

impl LanguageVersions {
    /// `n` and `p` go to the next and the last finding.
    fn walk(&mut self, ui: &Ui, found: &[usize]) {
        let (next, last) = ui.input(|input| (input.key_pressed(Key::N), input.key_pressed(Key::P)));
        if found.is_empty() || !(next || last) {
            return;
        }
        let at = match self.at {
            Some(at) if next => (at + 1).min(found.len() - 1),
            Some(at) => at.saturating_sub(1),
            None => 0,
        };
        self.at = Some(at);
        if let Some(&row) = found.get(at) {
            self.place = ListPlace::held(row, 10.0);
        }
    }
}

/// Width of the references at the left, in points.
const PLACE: f32 = 64.0;

fn columns(ui: &mut Ui, place: &str, mut column: impl FnMut(&mut Ui, usize)) {
    let palette = tokens::palette(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let width = ((ui.available_width() - PLACE - 34.0) / 2.0).max(120.0);
        let left_down = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(PLACE, 0.0), left_down, |ui| {
            ui.set_min_width(PLACE);
            ui.add(Label::new(RichText::new(place).size(12.0).color(palette.weak)).wrap());
        });
        for side in 0..2 {
            ui.allocate_ui_with_layout(vec2(width, 0.0), left_down, |ui| {
                ui.set_width(width);
                column(ui, side);
            });
        }
    });
}

fn head_ui(ui: &mut Ui, languages: &(String, String)) {
    columns(ui, "", |ui, side| {
        let name = if side == 0 { &languages.0 } else { &languages.1 };
        ui.label(RichText::new(name).font(tokens::strong_font(13.0)));
    });
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &VersionRow) {
    let palette = tokens::palette(ui);
    let font = egui::FontId::new(15.0, tokens::book(false, false));
    columns(ui, &row.place, |ui, side| {
        let words = if side == 0 { &row.first } else { &row.second };
        if words.is_empty() {
            buttons::hint(ui, &ctx.locale.t("language-not-there"));
        } else {
            ui.add(Label::new(RichText::new(words).font(font.clone())).wrap());
        }
        let before = row.before.as_ref().map(|before| if side == 0 { &before.0 } else { &before.1 });
        if let Some(before) = before.filter(|before| !before.is_empty() && *before != words) {
            let said = ctx.locale.format(&Message::new("language-before").text("words", before));
            ui.add(Label::new(RichText::new(said).size(12.5).color(palette.weak)).wrap());
        }
    });
    if let Some(finding) = &row.finding {
        ui.horizontal(|ui| {
            ui.add_space(PLACE + 14.0);
            let said = ui.add(Label::new(RichText::new(finding).size(12.5).color(palette.warning)).wrap());
            said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{}: {finding}", row.place)));
        });
    }
    ui.add_space(tokens::SPACE);
}
