//! What is to be written: layout, format, steps, changes, for whom, in what language. What would leave the desk is listed
//! before it is written.

use super::view::DialogView;
use crate::app::{Action, ExportForm, ReportAction};
use crate::base::Message;
use crate::insight::weight::Level;
use crate::locale::UiLanguage;
use crate::report::{Audience, Layout, Only};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{ComboBox, Grid, Label, RichText, TextEdit, Ui, WidgetInfo};

/// The choice of a report.
#[derive(Debug)]
pub(super) struct Export {
    form: ExportForm,
}

impl Export {
    /// The choice as it was left.
    pub(super) const fn of(form: ExportForm) -> Self {
        Self { form }
    }
}

impl DialogView for Export {
    fn id(&self) -> &'static str {
        "export"
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        ui.label(RichText::new(ctx.locale.t("export-title")).font(tokens::strong_font(15.0)));
        ui.add_space(tokens::SPACE);
        what_ui(ui, ctx, &mut self.form);
        ui.add_space(tokens::SPACE);
        whom_ui(ui, ctx, &mut self.form);
        ui.add_space(tokens::SPACE);
        let problem = self.form.problem();
        if let Some(problem) = &problem {
            let said = RichText::new(ctx.locale.format(problem)).size(12.5).color(tokens::palette(ui).warning);
            ui.add(Label::new(said).wrap());
        }
        ui.horizontal(|ui| {
            let ready = problem.is_none();
            let button = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("export-choose")));
            if button.inner.clicked() {
                ctx.push(Action::Report(ReportAction::Choose(Box::new(self.form.clone()))));
            }
            if ui.button(ctx.locale.t("button-cancel")).clicked() {
                ctx.push(Action::CloseDialog);
            }
        });
    }
}

/// A list to choose one from, named for who does not see it.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    all: impl IntoIterator<Item = T>,
    said: impl Fn(T) -> String,
) {
    ui.label(name);
    let shown = ComboBox::from_id_salt(name.to_owned()).selected_text(said(*value)).width(300.0).show_ui(ui, |ui| {
        for one in all {
            ui.selectable_value(value, one, said(one));
        }
    });
    shown.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    ui.end_row();
}

fn what_ui(ui: &mut Ui, ctx: &Ctx<'_>, form: &mut ExportForm) {
    let t = |key: &str| ctx.locale.t(key);
    Grid::new("export").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| {
        let mut layout = form.layout;
        choice(ui, &t("export-layout"), &mut layout, Layout::ALL.iter().copied(), |layout| t(layout.key()));
        if layout != form.layout {
            form.set_layout(layout);
        }
        let formats = form.formats();
        choice(ui, &t("export-format"), &mut form.format, formats, |format| t(format.key()));
        if let Some(pair) = ctx.pair().filter(|_| ctx.study.drafts.len() > 2) {
            let name = ctx.session.step_name(pair.old, pair.new);
            let said = |shown: bool| if shown { name.clone() } else { t("export-all-steps") };
            choice(ui, &t("export-steps"), &mut form.shown_only, [false, true], said);
        }
        let only = [None].into_iter().chain(Only::ALL.iter().copied().map(Some));
        choice(ui, &t("export-changes"), &mut form.only, only, |only| {
            only.map_or_else(|| t("export-every-change"), |only| t(only.key()))
        });
        let names = ["filter-weight-all", "filter-weight-wording", "filter-weight-substance"];
        choice(ui, &t("export-weight"), &mut form.weight, Level::ALL.iter().copied(), |level| {
            let place = Level::ALL.iter().position(|one| *one == level).unwrap_or_default();
            names.get(place).map(|key| t(key)).unwrap_or_default()
        });
        choice(ui, &t("export-language"), &mut form.language, UiLanguage::ALL, |language| {
            language.own_name().to_owned()
        });
        let label = ui.label(t("export-report-title"));
        let hint = if ctx.study.title.is_empty() { t("report-title") } else { ctx.study.title.clone() };
        ui.add(TextEdit::singleline(&mut form.title).hint_text(hint).desired_width(300.0)).labelled_by(label.id);
        ui.end_row();
    });
}

/// For whom it is, and what of the private things goes out.
fn whom_ui(ui: &mut Ui, ctx: &Ctx<'_>, form: &mut ExportForm) {
    ui.horizontal(|ui| {
        for &audience in Audience::ALL {
            ui.radio_value(&mut form.audience, audience, ctx.locale.t(audience.key()));
        }
    });
    let counted = |(private, count): &(crate::report::Private, usize)| {
        let message = Message::new("export-counted").text("what", ctx.locale.t(private.key()));
        ctx.locale.format(&message.number("count", *count))
    };
    if form.audience == Audience::Own {
        let all: Vec<String> = form.private.iter().map(counted).collect();
        let said = if all.is_empty() {
            ctx.locale.t("export-holds-nothing")
        } else {
            ctx.locale.format(&Message::new("export-holds").text("what", ctx.locale.list(&all)))
        };
        buttons::hint(ui, &said);
        return;
    }
    buttons::hint(ui, &ctx.locale.t("export-leaves"));
    if form.private.is_empty() {
        return;
    }
    buttons::hint(ui, &ctx.locale.t("export-also"));
    for one in &form.private {
        let mut goes = form.include.contains(&one.0);
        if ui.checkbox(&mut goes, counted(one)).changed() {
            if goes {
                form.include.insert(one.0);
            } else {
                form.include.remove(&one.0);
            }
        }
    }
}
