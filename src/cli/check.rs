//! `check`: what is wrong with a study and what stands beside it.

use super::output::write_text;
use super::tasks::{Opened, open};
use super::world::{Exit, World, fault, locale};
use crate::base::Message;
use crate::study::{AnchorState, Seal, Study, anchor, file};
use std::collections::BTreeMap;
use std::path::Path;

/// Verifies a study; 0 sound, 1 something is adrift, missing or damaged, and what, a line each.
pub(super) fn check(path: &Path, world: &mut World<'_>) -> Exit {
    let opened = match open(path, world) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let mut found: Vec<Message> = opened.found.iter().map(|damage| damage.what.clone()).collect();
    let mut of_text = opened.found.iter().any(|damage| damage.of_text);
    let mut notes = Vec::new();
    if let Err(error) = beside(path, &opened, &mut found, &mut notes) {
        return fault(&path.display().to_string(), &error.message());
    }
    let study = opened.study();
    let dangling = file::dangling(&study);
    of_text |= dangling.iter().any(|damage| damage.of_text);
    found.extend(dangling.into_iter().map(|damage| damage.what));
    found.extend(inside(&study));
    if of_text {
        found.push(match file::sound_backup(path) {
            Some(backup) => Message::new("check-backup").text("file", backup.display().to_string()),
            None => Message::new("check-no-backup"),
        });
    }
    let sound = found.is_empty();
    if sound {
        let unsealed = copies(&study).any(|seal| *seal == Seal::Absent);
        let key = if unsealed { "check-sound-unsealed" } else { "check-sound" };
        let counts = Message::new(key).number("drafts", study.drafts.len());
        found.push(counts.number("annotations", study.annotations.len()));
        found.append(&mut notes);
    }
    let text: String = found.iter().map(|line| locale().format(line) + "\n").collect();
    match write_text(world, None, &text) {
        Exit::Done if !sound => Exit::Found,
        exit => exit,
    }
}

fn copies(study: &Study) -> impl Iterator<Item = &Seal> {
    study
        .drafts
        .iter()
        .flat_map(|draft| std::iter::once(&draft.text).chain(draft.others.values()))
        .map(|copy| &copy.seal)
}

/// What the journal and the history beside a study say of it.
fn beside(
    path: &Path,
    opened: &Opened,
    found: &mut Vec<Message>,
    notes: &mut Vec<Message>,
) -> Result<(), file::FileError> {
    if copies(&opened.file).any(|seal| matches!(seal, Seal::Unknown(_))) {
        notes.push(Message::new("check-newer-sums"));
    }
    if opened.file.kept.count() > 0 {
        let newer = opened.writer.as_deref().is_some_and(file::is_newer);
        let count = opened.file.kept.count();
        // What a version no newer than this one can't have written is damage.
        if newer {
            let writer = opened.writer.clone().unwrap_or_default();
            notes.push(Message::new("check-kept").number("count", count).text("writer", writer));
        } else {
            found.push(Message::new("check-kept-unexplained").number("count", count));
        }
    }
    if opened.file.kept.is_loose() {
        notes.push(file::FileError::HoldsUnknown.message());
    }
    // A journal that goes on from this very file says that the file is what it was.
    if let Some(replayed) = &opened.replayed {
        if replayed.edits > 0 {
            found.push(Message::new("check-journal").number("count", replayed.edits));
        }
        if replayed.lost > 0 {
            found.push(Message::new("check-journal-lost").number("count", replayed.lost));
        }
        if replayed.misplaced > 0 {
            found.push(Message::new("check-journal-order").number("count", replayed.misplaced));
        }
        if replayed.cut {
            found.push(Message::new("check-journal-cut"));
        }
        return Ok(());
    }
    found.extend(file::journal_problem(&file::journal_of(path), &opened.file)?);
    let since = file::since_saved(path, &opened.file, opened.hash);
    // A copy that its own sum tells of is named by that.
    let told = copies(&opened.file).any(|seal| matches!(seal, Seal::Broken(_)));
    let new = since.found.into_iter().filter(|damage| !(told && damage.of_text));
    found.extend(new.map(|damage| damage.what));
    if since.added + since.changed > 0 {
        let what = Message::new("check-changed-outside").number("added", since.added);
        notes.push(what.number("changed", since.changed));
    }
    Ok(())
}

/// What is wrong inside a study.
fn inside(study: &Study) -> Vec<Message> {
    let mut found = Vec::new();
    for draft in &study.drafts {
        if draft.text.copy.paragraphs.len() != draft.text.ids.len() {
            found.push(Message::new("check-ids").text("draft", draft.name.clone()));
        }
    }
    let readings: BTreeMap<_, _> = study.drafts.iter().map(|draft| (draft.id, (draft, draft.reading()))).collect();
    // Those whose step can't be told are adrift too.
    let mut adrift = study.unplaced.len();
    for annotation in study.annotations.values() {
        for place in annotation.target.old.iter().chain(&annotation.target.new) {
            let sure = readings.get(&place.draft).map(|(draft, reading)| anchor::locate(place, draft, reading).0);
            adrift += usize::from(!matches!(sure, Some(AnchorState::Exact | AnchorState::Moved)));
        }
    }
    if adrift > 0 {
        found.push(Message::new("check-adrift").number("count", adrift));
    }
    if !study.conflicts.is_empty() {
        found.push(Message::new("check-conflicts").number("count", study.conflicts.len()));
    }
    found
}
