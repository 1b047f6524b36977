//! Small forms: a note, a draft's particulars, a question, what this program is.

use super::view::DialogView;
use crate::app::{
    Action, AnnotateAction, Answer, Confirmation, DraftAction, DraftForm, PositionAction, Question, StudyAction,
};
use crate::base::{AnnotationId, DraftId, Message};
use crate::study::DraftStatus;
use crate::text::{Language, Stage};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui};
use std::path::{Path, PathBuf};

fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(tokens::strong_font(15.0)));
    ui.add_space(tokens::SPACE);
}

/// A note while it is written.
#[derive(Debug)]
pub(super) struct Note {
    /// The note that is changed; a new one where none is named.
    annotation: Option<AnnotationId>,
    text: String,
    focused: bool,
}

impl Note {
    /// A note, as it is said so far.
    pub(super) const fn of(annotation: Option<AnnotationId>, text: String) -> Self {
        Self { annotation, text, focused: false }
    }
}

impl DialogView for Note {
    fn id(&self) -> &'static str {
        "note"
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        note_ui(ui, ctx, self.annotation, &mut self.text, &mut self.focused);
    }
}

fn note_ui(ui: &mut Ui, ctx: &Ctx<'_>, annotation: Option<AnnotationId>, text: &mut String, focused: &mut bool) {
    title(ui, &ctx.locale.t(if annotation.is_some() { "note-edit" } else { "note-title" }));
    let field = ui.add(
        TextEdit::multiline(text)
            .desired_rows(5)
            .desired_width(f32::INFINITY)
            .hint_text(ctx.locale.t("note-hint"))
            .margin(Margin::symmetric(8, 6)),
    );
    if !std::mem::replace(focused, true) {
        field.request_focus();
    }
    ui.add_space(tokens::SPACE);
    let finish = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    ui.horizontal(|ui| {
        let ready = !text.trim().is_empty();
        let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("note-done"))).inner;
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
        buttons::hint(ui, &ctx.locale.t("note-keys"));
        if ready && (finish || done.clicked()) {
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Annotate(AnnotateAction::SetNote(annotation, text.trim().to_owned())));
        }
    });
}

/// Words that become a draft, while they are looked at.
#[derive(Debug)]
pub(super) struct Paste {
    text: String,
    focused: bool,
}

impl Paste {
    /// The words pasted, if there are any yet.
    pub(super) const fn of(text: String) -> Self {
        Self { text, focused: false }
    }
}

impl DialogView for Paste {
    fn id(&self) -> &'static str {
        "paste"
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        paste_ui(ui, ctx, &mut self.text, &mut self.focused);
    }
}

/// Words to be pasted as a draft.
fn paste_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &mut String, focused: &mut bool) {
    title(ui, &ctx.locale.t("paste-title"));
    buttons::hint(ui, &ctx.locale.t("paste-why"));
    ui.add_space(tokens::TIGHT);
    egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        let field = ui.add(
            TextEdit::multiline(text)
                .desired_rows(14)
                .desired_width(f32::INFINITY)
                .hint_text(ctx.locale.t("paste-hint"))
                .margin(Margin::symmetric(8, 6)),
        );
        let name = ctx.locale.t("paste-title");
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, &name));
        if !std::mem::replace(focused, true) {
            field.request_focus();
        }
    });
    ui.add_space(tokens::SPACE);
    let finish = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    ui.horizontal(|ui| {
        let ready = !text.trim().is_empty();
        let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("paste-done"))).inner;
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
        if ready && (finish || done.clicked()) {
            ctx.push(Action::Draft(DraftAction::Paste(std::mem::take(text))));
        }
    });
}

/// The password of a file, while it is typed.
#[derive(Debug)]
pub(super) struct Password {
    path: PathBuf,
    /// The draft that the file is a better copy of.
    instead: Option<DraftId>,
    /// Whether the file is read as a submission.
    submission: bool,
    /// Whether one was given that does not fit.
    wrong: bool,
    text: String,
    focused: bool,
}

impl Password {
    /// A password for a file: of which draft it is a better copy, whether it is a submission, whether one was wrong.
    pub(super) const fn of(path: PathBuf, instead: Option<DraftId>, submission: bool, wrong: bool) -> Self {
        Self { path, instead, submission, wrong, text: String::new(), focused: false }
    }
}

impl DialogView for Password {
    fn id(&self) -> &'static str {
        "password"
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        let file = (self.path.as_path(), self.instead, self.submission, self.wrong);
        password_ui(ui, ctx, file, &mut self.text, &mut self.focused);
    }
}

/// The password of a file: it opens the file and is forgotten at the end of the session.
fn password_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (path, instead, submission, wrong): (&Path, Option<DraftId>, bool, bool),
    text: &mut String,
    focused: &mut bool,
) {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    title(ui, &ctx.locale.format(&Message::new("password-title").text("file", file)));
    buttons::hint(ui, &ctx.locale.t(if wrong { "password-wrong" } else { "password-why" }));
    ui.add_space(tokens::TIGHT);
    let field =
        ui.add(TextEdit::singleline(text).password(true).desired_width(f32::INFINITY).margin(Margin::symmetric(8, 6)));
    let name = ctx.locale.t("password-field");
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::PasswordInput, true, &name));
    if !std::mem::replace(focused, true) {
        field.request_focus();
    }
    ui.add_space(tokens::SPACE);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    ui.horizontal(|ui| {
        let ready = !text.is_empty();
        let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("password-done"))).inner;
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
        if ready && (enter || done.clicked()) {
            let (path, password) = (path.to_owned(), std::mem::take(text));
            ctx.push(if submission {
                Action::Position(PositionAction::Submission(crate::app::SubmissionAction::ReadWithPassword(
                    path, password,
                )))
            } else {
                Action::Draft(DraftAction::OpenWithPassword(path, password, instead))
            });
        }
    });
}

/// A draft's stage as it is chosen from a list.
const STAGES: [Stage; 12] = [
    Stage::Elements,
    Stage::Zero,
    Stage::Compilation,
    Stage::Chair,
    Stage::Revision(1),
    Stage::Revision(2),
    Stage::Revision(3),
    Stage::Revision(4),
    Stage::Revision(5),
    Stage::Revision(6),
    Stage::Final,
    Stage::Adopted,
];

pub(crate) fn stage_name(ctx: &Ctx<'_>, stage: Stage) -> String {
    match stage {
        Stage::Elements => ctx.locale.t("stage-elements"),
        Stage::Zero => ctx.locale.t("stage-zero"),
        Stage::Compilation => ctx.locale.t("stage-compilation"),
        Stage::Chair => ctx.locale.t("stage-chair"),
        Stage::Revision(number) => ctx.locale.format(&Message::new("stage-revision").number("number", number)),
        Stage::Final => ctx.locale.t("stage-final"),
        Stage::Adopted => ctx.locale.t("stage-adopted"),
    }
}

/// A draft's particulars, while they are filled in.
#[derive(Debug)]
pub(super) struct DraftDetails {
    form: DraftForm,
}

impl DraftDetails {
    /// A draft's particulars as they are.
    pub(super) const fn of(form: DraftForm) -> Self {
        Self { form }
    }
}

impl DialogView for DraftDetails {
    fn id(&self) -> &'static str {
        "draft"
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        draft_ui(ui, ctx, &mut self.form);
    }
}

fn draft_ui(ui: &mut Ui, ctx: &Ctx<'_>, form: &mut DraftForm) {
    title(ui, &ctx.locale.t("draft-title"));
    buttons::hint(ui, &ctx.locale.t("draft-hint"));
    ui.add_space(tokens::SPACE);
    egui::Grid::new("draft").num_columns(2).spacing([14.0, 8.0]).show(ui, |ui| {
        let line = |ui: &mut Ui, key: &str, text: &mut String, hint: &str| {
            let label = ui.label(ctx.locale.t(key));
            ui.add(TextEdit::singleline(text).hint_text(hint).desired_width(280.0)).labelled_by(label.id);
            ui.end_row();
        };
        line(ui, "draft-name", &mut form.name, "");
        line(ui, "draft-date", &mut form.date, "2024-04-01");
        line(ui, "draft-source", &mut form.source, "");
        ui.label(ctx.locale.t("draft-stage"));
        let shown =
            egui::ComboBox::from_id_salt("stage").selected_text(stage_name(ctx, form.stage)).show_ui(ui, |ui| {
                for stage in STAGES {
                    ui.selectable_value(&mut form.stage, stage, stage_name(ctx, stage));
                }
            });
        shown
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, ctx.locale.t("draft-stage")));
        ui.end_row();
        ui.label(ctx.locale.t("draft-status"));
        let shown =
            egui::ComboBox::from_id_salt("status").selected_text(ctx.locale.t(form.status.key())).show_ui(ui, |ui| {
                for &status in DraftStatus::ALL {
                    ui.selectable_value(&mut form.status, status, ctx.locale.t(status.key()));
                }
            });
        shown
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, ctx.locale.t("draft-status")));
        ui.end_row();
        negotiated_ui(ui, ctx, &mut form.negotiated);
    });
    let date_ok = form.date.trim().is_empty() || form.date.trim().parse::<crate::base::Date>().is_ok();
    if !date_ok {
        let palette = tokens::palette(ui);
        ui.label(RichText::new(ctx.locale.t("draft-bad-date")).color(palette.warning));
    }
    ui.add_space(tokens::SPACE);
    ui.horizontal(|ui| {
        let ready = date_ok && !form.name.trim().is_empty();
        if ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("draft-done"))).inner.clicked() {
            ctx.push(Action::CloseDialog);
            ctx.push(Action::Draft(DraftAction::Set(form.clone())));
        }
        if ui.button(ctx.locale.t("button-cancel")).clicked() {
            ctx.push(Action::CloseDialog);
        }
    });
}

/// The language negotiated in: it is the study's, and offered where a draft is described.
fn negotiated_ui(ui: &mut Ui, ctx: &Ctx<'_>, chosen: &mut Option<Language>) {
    let name = |language: Option<Language>| match language {
        None => ctx.locale.t("negotiated-unsaid"),
        Some(language) => ctx.locale.t(&format!("language-{}", language.code())),
    };
    let label = ctx.locale.t("draft-negotiated");
    ui.label(&label).on_hover_text(ctx.locale.t("draft-negotiated-help"));
    let shown = egui::ComboBox::from_id_salt("negotiated").selected_text(name(*chosen)).show_ui(ui, |ui| {
        ui.selectable_value(chosen, None, name(None));
        for &language in Language::ALL.iter().filter(|language| **language != Language::Other) {
            ui.selectable_value(chosen, Some(language), name(Some(language)));
        }
    });
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
    ui.end_row();
}

/// A question that must be answered.
#[derive(Debug)]
pub(super) struct Asked {
    question: Question,
}

impl Asked {
    /// A question with its answers.
    pub(super) const fn of(question: Question) -> Self {
        Self { question }
    }
}

impl DialogView for Asked {
    fn id(&self) -> &'static str {
        "question"
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        question_ui(ui, ctx, &self.question);
    }
}

fn question_ui(ui: &mut Ui, ctx: &Ctx<'_>, question: &Question) {
    title(ui, &ctx.locale.format(&question.title));
    ui.add(egui::Label::new(ctx.locale.format(&question.text)).wrap());
    ui.add_space(tokens::WIDE);
    ui.horizontal(|ui| {
        for (place, (answer, key)) in question.answers.iter().enumerate() {
            let text = ctx.locale.t(key);
            let clicked = if place == 0 { buttons::primary_button(ui, &text) } else { ui.button(text) }.clicked();
            if clicked {
                ctx.push(Action::Study(StudyAction::Answer(*answer)));
            }
        }
    });
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        ctx.push(Action::Study(StudyAction::Answer(Answer::Cancel)));
    }
}

/// Something that is done only when the person says so.
#[derive(Debug)]
pub(super) struct Confirm {
    asked: Confirmation,
}

impl Confirm {
    /// A question with one answer, beside leaving it.
    pub(super) const fn of(asked: Confirmation) -> Self {
        Self { asked }
    }
}

impl DialogView for Confirm {
    fn id(&self) -> &'static str {
        "confirm"
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        title(ui, &ctx.locale.format(&self.asked.title));
        ui.add(egui::Label::new(ctx.locale.format(&self.asked.text)).wrap());
        ui.add_space(tokens::WIDE);
        ui.horizontal(|ui| {
            if buttons::primary_button(ui, &ctx.locale.t(self.asked.yes)).clicked() {
                ctx.push(Action::CloseDialog);
                ctx.push((*self.asked.action).clone());
            }
            if ui.button(ctx.locale.t("button-cancel")).clicked() {
                ctx.push(Action::CloseDialog);
            }
        });
    }
}

/// What this program is.
#[derive(Debug)]
pub(super) struct About;

impl DialogView for About {
    fn id(&self) -> &'static str {
        "about"
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        about_ui(ui, ctx);
    }
}

fn about_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.label(RichText::new("Travaux").font(egui::FontId::new(32.0, tokens::book(false, true))));
    ui.label(ctx.locale.format(&Message::new("about-version").text("version", env!("CARGO_PKG_VERSION"))));
    ui.add_space(tokens::SPACE);
    for key in ["about-what", "about-privacy", "about-sources", "about-fonts", "about-licence"] {
        ui.add(egui::Label::new(ctx.locale.t(key)).wrap());
        ui.add_space(tokens::TIGHT);
    }
}
