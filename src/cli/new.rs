//! `new`.

use super::args::NewOptions;
use super::output::{refused, write_text};
use super::tasks::{read, recognising};
use super::world::{Exit, World, fault, locale};
use crate::app::{self, NewDraft};
use crate::base::{JobControl, Message, StudyId, endings};
use crate::import::ImportOptions;
use crate::study::starter::StartingLists;
use crate::study::{Edit, Study, apply, file};
use std::path::Path;

/// Makes a study of drafts; on stdout a line a draft, in the order of the timeline.
pub(super) fn new(options: &NewOptions, world: &mut World<'_>, job: &JobControl) -> Exit {
    match made(options, world, job) {
        Ok(study) => write_text(world, None, &told(&study)),
        Err(exit) => exit,
    }
}

fn made(options: &NewOptions, world: &mut World<'_>, job: &JobControl) -> Result<Study, Exit> {
    let mut inputs: Vec<&Path> = options.files.iter().map(std::path::PathBuf::as_path).collect();
    inputs.push(&options.pack);
    if let Some(exit) = refused(&options.output, endings::STUDY, &inputs) {
        return Err(exit);
    }
    // A study that is open in a window is not written over behind its back.
    let here = |error: file::FileError| fault(&options.output.display().to_string(), &error.message());
    file::replay(&file::journal_of(&options.output), None).map_err(here)?;
    let mut study = begun(options, world)?;
    let ocr = recognising(world);
    for path in &options.files {
        let copy = read(path, &ImportOptions::default(), (&world.apart.clone(), &ocr), job)?;
        let name = path.display().to_string();
        let file = path.file_name().map_or_else(|| name.clone(), |file| file.to_string_lossy().into_owned());
        if copy.value.paragraphs.is_empty() {
            return Err(fault(&name, &Message::new("open-no-text").text("file", file)));
        }
        if let Some(there) = app::same_file(&study, &copy.value) {
            return Err(fault(&name, &Message::new("open-twice").text("file", file).text("draft", there.name.clone())));
        }
        let tracked = copy.value.has_tracked_changes() && options.files.len() == 1;
        let path = std::path::absolute(path).unwrap_or_else(|_io| path.clone());
        let edit = match app::new_draft(&study, &mut *world.ids, (Some(&path), &file), copy) {
            NewDraft::Draft(draft) if tracked => app::before_and_after(*draft, &mut *world.ids, &locale()).1,
            new => new.edit(),
        };
        study = applied(&study, &edit)?;
    }
    file::save(&file::RealDisk, &options.output, &study, None, file::Backups::MoveOn).map_err(here)?;
    Ok(study)
}

/// The study before its first draft.
fn begun(options: &NewOptions, world: &mut World<'_>) -> Result<Study, Exit> {
    let study = Study::empty(StudyId::new(&mut *world.ids), options.title.clone().unwrap_or_default());
    if let Some(lists) = options.pack.to_str().and_then(|name| name.parse::<StartingLists>().ok()) {
        return Ok(lists.put_into(study));
    }
    let shipped = options.pack.to_str().and_then(|name| name.parse::<file::ShippedPack>().ok());
    let pack = shipped.map_or_else(|| file::load_pack(&options.pack), file::ShippedPack::pack);
    let pack = pack.map_err(|error| fault(&options.pack.display().to_string(), &error.message()))?;
    let study = StartingLists::Plain.put_into(study);
    match pack.edit(&study, Message::new("edit-begun")) {
        Some(edit) => applied(&study, &edit),
        None => Ok(study),
    }
}

fn applied(study: &Study, edit: &Edit) -> Result<Study, Exit> {
    apply(study, edit).map_err(|error| Exit::Broken(locale().format(&error.message())))
}

fn told(study: &Study) -> String {
    let locale = locale();
    let line = |draft: &std::sync::Arc<crate::study::Draft>| {
        let date = draft.date.map(|date| locale.date(date)).unwrap_or_default();
        let count = draft.text.copy.paragraphs.len();
        let paragraphs = locale.format(&Message::new("cli-new-paragraphs").number("count", count));
        let parts = [draft.name.clone(), date, paragraphs, draft.text.file.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ") + "\n"
    };
    study.drafts.iter().map(line).collect()
}
