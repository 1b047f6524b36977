//! Files: the system's dialog where a portal answers, and a field for the path that always works.

use super::view::DialogView;
use crate::app::{
    Action, AgreedAction, CodebookAction, CodersAction, DraftAction, PositionAction, StudyAction, SubmissionAction,
};
use crate::base::endings;
use crate::ui::ctx::{Asking, Ctx};
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Margin, RichText, TextEdit, Ui};
use std::path::{Path, PathBuf};

/// Our own field for a path, beside the system's dialog.
#[derive(Debug, Default)]
pub(in crate::ui) struct PathField {
    /// What it is open for, and what was typed.
    asked: Option<(Asking, String)>,
    focused: bool,
}

impl PathField {
    /// Opens the field, with a suggestion.
    pub(in crate::ui) fn open(&mut self, asking: Asking, ctx: &Ctx<'_>) {
        self.asked = Some((asking, suggestion(asking, ctx)));
        self.focused = false;
    }

    /// Whether a path is asked for.
    pub(in crate::ui) const fn is_open(&self) -> bool {
        self.asked.is_some()
    }

    /// Closes the field.
    pub(in crate::ui) fn close(&mut self) {
        self.asked = None;
    }

    /// What the field holds.
    pub(in crate::ui) fn suggested(&self) -> PathBuf {
        self.asked.as_ref().map(|(_, path)| PathBuf::from(path)).unwrap_or_default()
    }
}

/// Endings of drafts, as the system's dialog shows them.
const DRAFTS: [&str; 12] =
    ["pdf", "docx", "odt", "rtf", "doc", "html", "htm", "md", "markdown", "txt", "text", "xhtml"];

/// Asks the system for a file. Returns nothing when the user leaves or no portal answers. Blocks: for a worker.
pub(crate) fn system_dialog(asking: Asking, suggestion: &Path) -> Option<Vec<PathBuf>> {
    let mut dialog = rfd::FileDialog::new();
    if let Some(folder) = suggestion.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    let name = suggestion.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match asking {
        Asking::Open => {
            let all: Vec<&str> = DRAFTS.iter().copied().chain(["travaux", "pack"]).collect();
            dialog.add_filter("Travaux", &all).add_filter("*", &["*"]).pick_files()
        }
        Asking::Submission | Asking::References => dialog.add_filter("Travaux", &DRAFTS).pick_files(),
        Asking::Copy(_) => dialog.add_filter("Travaux", &DRAFTS).pick_file().map(|path| vec![path]),
        Asking::Codebook => {
            dialog.add_filter("REFI-QDA, CSV", &["qdc", "csv", "xml", "txt"]).pick_file().map(|path| vec![path])
        }
        Asking::Pack => dialog.add_filter("Travaux", endings::PACK).pick_file().map(|path| vec![path]),
        Asking::PackOut => {
            dialog.add_filter("Travaux", endings::PACK).set_file_name(name).save_file().map(|path| vec![path])
        }
        Asking::Merge | Asking::MergeBase => {
            dialog.add_filter("Travaux", endings::STUDY).pick_file().map(|path| vec![path])
        }
        Asking::CodebookOut => {
            dialog.add_filter("REFI-QDA, CSV", &["qdc", "csv"]).set_file_name(name).save_file().map(|path| vec![path])
        }
        Asking::Save => {
            dialog.add_filter("Travaux", endings::STUDY).set_file_name(name).save_file().map(|path| vec![path])
        }
        Asking::Export(format) => {
            let endings = format.endings();
            let name_of = endings.first().copied().unwrap_or_default().to_uppercase();
            dialog.add_filter(name_of, endings).set_file_name(name).save_file().map(|path| vec![path])
        }
    }
}

/// What is done with the paths chosen.
pub(crate) fn path_action(asking: Asking, paths: Vec<PathBuf>) -> Option<Action> {
    let first = paths.first()?.clone();
    Some(match asking {
        Asking::Open => Action::Draft(DraftAction::Open(paths)),
        Asking::Copy(draft) => Action::Draft(DraftAction::Replace(draft, first)),
        Asking::Submission => Action::Position(PositionAction::Submission(SubmissionAction::Read(paths))),
        Asking::References => Action::Position(PositionAction::Agreed(AgreedAction::Read(paths))),
        Asking::Codebook => Action::Codebook(CodebookAction::Read(first)),
        Asking::CodebookOut => Action::Codebook(CodebookAction::Write(endings::with_ending(first, endings(asking)))),
        Asking::Pack => Action::Study(StudyAction::TakePack(first)),
        Asking::PackOut => Action::Study(StudyAction::WritePack(endings::with_ending(first, endings(asking)))),
        Asking::Merge => Action::Study(StudyAction::Merge(first)),
        Asking::MergeBase => Action::Coders(CodersAction::Base(first)),
        Asking::Save => Action::Study(StudyAction::SaveTo(endings::with_ending(first, endings(asking)))),
        Asking::Export(_) => Action::ExportTo(endings::with_ending(first, endings(asking))),
    })
}

/// The endings of what is written, the usual one first.
const fn endings(asking: Asking) -> &'static [&'static str] {
    match asking {
        Asking::CodebookOut => endings::CODEBOOK,
        Asking::PackOut => endings::PACK,
        Asking::Save => endings::STUDY,
        Asking::Export(format) => format.endings(),
        _ => &[],
    }
}

/// Whether a file is asked for that is there.
const fn reads(asking: Asking) -> bool {
    !matches!(asking, Asking::CodebookOut | Asking::PackOut | Asking::Save | Asking::Export(_))
}

/// What the field holds at first.
fn suggestion(asking: Asking, ctx: &Ctx<'_>) -> String {
    let folder = ctx.study_file.folder();
    let path = match asking {
        Asking::PackOut => folder.join(format!("{}.pack", ctx.study_file.file_stem(ctx.session))),
        Asking::CodebookOut => folder.join(format!("{}.qdc", ctx.study_file.file_stem(ctx.session))),
        Asking::Save => folder.join(format!("{}.travaux", ctx.study_file.file_stem(ctx.session))),
        Asking::Export(format) => {
            let ending = format.endings().first().copied().unwrap_or_default();
            folder.join(format!("{}.{ending}", ctx.study_file.file_stem(ctx.session)))
        }
        // A file that is there is looked for in the folder.
        _ => folder.join(""),
    };
    path.display().to_string()
}

/// Where in a path (in characters) the name stands, without its ending.
fn name_range(path: &str) -> (usize, usize) {
    let name = path.rsplit(std::path::is_separator).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let from = path.chars().count() - name.chars().count();
    (from, from + stem.chars().count())
}

impl DialogView for PathField {
    fn id(&self) -> &'static str {
        "path"
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn holds_escape(&self) -> bool {
        // It closes itself: it is no dialog of the program.
        true
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        path_ui(ui, ctx, self);
    }
}

fn path_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut PathField) {
    let Some((asking, mut typed)) = state.asked.clone() else { return };
    let key = match asking {
        Asking::Open => "path-open",
        Asking::Copy(_) => "path-copy",
        Asking::Submission => "path-submission",
        Asking::References => "path-references",
        Asking::Codebook => "path-codebook",
        Asking::CodebookOut => "path-codebook-out",
        Asking::Pack => "path-pack",
        Asking::PackOut => "path-pack-out",
        Asking::Merge => "path-merge",
        Asking::MergeBase => "path-merge-base",
        Asking::Save => "path-save",
        Asking::Export(_) => "path-export",
    };
    let reads = reads(asking);
    let mut close = false;
    let mut done = false;
    let label = ui.label(RichText::new(ctx.locale.t(key)).font(tokens::strong_font(15.0)));
    buttons::hint(
        ui,
        &ctx.locale.t(if matches!(asking, Asking::Open | Asking::Submission | Asking::References) {
            "path-hint-open"
        } else {
            "path-hint"
        }),
    );
    ui.add_space(tokens::TIGHT);
    let field = ui
        .add(
            TextEdit::singleline(&mut typed)
                .desired_width(f32::INFINITY)
                .id(Id::unique("path-field"))
                .margin(Margin::symmetric(8, 6)),
        )
        .labelled_by(label.id);
    if !std::mem::replace(&mut state.focused, true) {
        field.request_focus();
        // What one types replaces the name proposed, not the folder, and keeps the ending.
        if let Some(mut text) = TextEdit::load_state(ui.ctx(), field.id) {
            let (from, to) = name_range(&typed);
            let range = CCursorRange::two(CCursor::new(from), CCursor::new(to));
            text.cursor.set_char_range(Some(range));
            text.store(ui.ctx(), field.id);
        }
    }
    let enter = ui.input(|input| input.key_pressed(Key::Enter));
    let problem = ctx.study_file.path_problem(reads, &typed, endings(asking));
    let palette = tokens::palette(ui);
    if let Some(problem) = &problem {
        ui.label(RichText::new(ctx.locale.format(problem)).size(12.0).color(palette.warning));
    } else if !reads && ctx.study_file.path_exists(&typed) {
        let key = if asking == Asking::Save { "path-replaces-study" } else { "path-replaces" };
        ui.label(RichText::new(ctx.locale.t(key)).size(12.0).color(palette.weak));
    } else {
        ui.add_space(18.0);
    }
    // What can't be done yet is mended where it stands.
    if enter && problem.is_some() {
        field.request_focus();
    }
    ui.horizontal(|ui| {
        let ready = !typed.trim().is_empty() && problem.is_none();
        let button = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &ctx.locale.t("path-done"))).inner;
        done = ready && (enter || button.clicked());
        close = ui.button(ctx.locale.t("button-cancel")).clicked() || ui.input(|input| input.key_pressed(Key::Escape));
    });
    if done {
        let paths = split_paths(&typed);
        ctx.extend(path_action(asking, paths));
    }
    state.asked = if done || close { None } else { Some((asking, typed)) };
}

/// Several paths may be typed or pasted, between semicolons or on lines, in quotes or not, with `~` for home.
fn split_paths(typed: &str) -> Vec<PathBuf> {
    typed
        .split([';', '\n'])
        .map(|path| path.trim().trim_matches(['"', '\'']).trim_start_matches("file://"))
        .filter(|path| !path.is_empty())
        .map(crate::app::from_home)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_paths_may_be_typed() {
        assert_eq!(split_paths("/a/b.pdf; \"/c d.docx\""), [PathBuf::from("/a/b.pdf"), PathBuf::from("/c d.docx")]);
    }

    #[test]
    fn the_name_is_chosen_without_folder_and_ending() {
        assert_eq!(name_range("/home/é/gdc.v2.travaux"), (8, 14));
        assert_eq!(name_range("/home/"), (6, 6));
    }

    #[test]
    fn a_name_without_ending_gets_one() {
        let action = path_action(Asking::Save, vec!["/a/gdc".into()]);
        assert_eq!(action, Some(Action::Study(StudyAction::SaveTo("/a/gdc.travaux".into()))));
    }
}
