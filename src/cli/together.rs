//! `merge`.

use super::args::MergeOptions;
use super::output::{refused, write_text};
use super::tasks::open;
use super::world::{Exit, World, fault, locale};
use crate::base::{Message, endings};
use crate::study::{Study, file, merge as merging};
use std::collections::BTreeMap;
use std::path::Path;

/// Merges two coders' work; 0 without conflicts, 1 when some are kept in the study for the window. A base of `-` says
/// that what both began with is not at hand.
pub(super) fn merge(options: &MergeOptions, world: &mut World<'_>) -> Exit {
    let inputs = [options.base.as_path(), &options.mine, &options.theirs];
    if let Some(exit) = refused(&options.output, endings::STUDY, &inputs) {
        return exit;
    }
    let mut told = Vec::new();
    let mut read = |path: &Path| -> Result<Study, Exit> { read_whole(path, &mut told, world) };
    let base = match (options.base.as_os_str() == "-").then_some(Ok(None)) {
        Some(none) => none,
        None => read(&options.base).map(Some),
    };
    let (base, mine, theirs) = match (base, read(&options.mine), read(&options.theirs)) {
        (Ok(base), Ok(mine), Ok(theirs)) => (base, mine, theirs),
        (Err(exit), ..) | (_, Err(exit), _) | (.., Err(exit)) => return exit,
    };
    // A study that is open in a window is not written over behind its back.
    if let Err(error) = file::replay(&file::journal_of(&options.output), None) {
        return fault(&options.output.display().to_string(), &error.message());
    }
    if let Some((path, _)) =
        [(&options.mine, &mine), (&options.theirs, &theirs)].iter().find(|(_, study)| study.kept.is_loose())
    {
        return fault(&path.display().to_string(), &file::FileError::HoldsUnknown.message());
    }
    let merged = merging::merge(base.as_ref(), &mine, &theirs);
    if let Err(error) = file::save(&file::RealDisk, &options.output, &merged.study, None, file::Backups::MoveOn) {
        return fault(&options.output.display().to_string(), &error.message());
    }
    let said = Message::new(if merged.conflicts == 0 { "merge-done" } else { "merge-conflicts" })
        .number("gained", merged.gained)
        .number("count", merged.conflicts);
    let gone = base.as_ref().map(|base| Gone::between(base, &merged.study)).unwrap_or_default();
    if merged.kept_clash {
        told.push(locale().t("merge-kept-clash"));
    }
    let grave = merged.conflicts > 0 || !told.is_empty() || !gone.drafts.is_empty();
    // What had to be mended in the codebook is said too, what went, and what is wrong with what was read: a line each.
    let all = std::iter::once(&said).chain(&merged.mended).map(|line| locale().format(line));
    let all = all.chain(gone.said().into_iter().map(|line| locale().format(&line))).chain(told);
    let lines: String = all.map(|line| line + "\n").collect();
    match write_text(world, None, &lines) {
        Exit::Done if grave => Exit::Found,
        exit => exit,
    }
}

/// Reads a study to be merged, with what a program that was killed, or is still running, has not written to its file. One whose
/// text is damaged is refused: what was lost of it would be taken for taken away. What else is wrong with it goes to `told`.
fn read_whole(path: &Path, told: &mut Vec<String>, world: &mut World<'_>) -> Result<Study, Exit> {
    let opened = open(path, world)?;
    let mut found = opened.found.clone();
    // Another version of the file may have been put in its place on purpose: that is said, and refuses nothing.
    let since =
        if opened.replayed.is_none() { file::since_saved(path, &opened.file, opened.hash).found } else { Vec::new() };
    if opened.replayed.is_none() {
        let problem = file::journal_problem(&file::journal_of(path), &opened.file);
        let problem = problem.map_err(|error| fault(&path.display().to_string(), &error.message()))?;
        told.extend(problem.map(|problem| format!("{}: {}", path.display(), locale().format(&problem))));
    }
    let lost = opened.replayed.as_ref().map_or(0, |replayed| replayed.lost);
    let study = opened.study();
    found.extend(file::dangling(&study));
    let name = path.display().to_string();
    if let Some(damage) = found.iter().find(|damage| damage.of_text) {
        let what = locale().format(&damage.what);
        return Err(fault(
            &name,
            &match file::sound_backup(path) {
                Some(backup) => {
                    Message::new("merge-damaged-backup").text("what", what).text("backup", backup.display().to_string())
                }
                None => Message::new("merge-damaged").text("what", what),
            },
        ));
    }
    if lost > 0 {
        let what = Message::new("check-journal-lost").number("count", lost);
        told.push(format!("{name}: {}", locale().format(&what)));
    }
    told.extend(found.iter().chain(&since).map(|damage| format!("{name}: {}", locale().format(&damage.what))));
    Ok(study)
}

/// What both began with and the result has not: taken away on one side, or lost there.
#[derive(Default)]
struct Gone {
    drafts: Vec<String>,
    annotations: usize,
    others: usize,
}

impl Gone {
    fn between(base: &Study, merged: &Study) -> Self {
        fn gone<K: Ord, V>(base: &BTreeMap<K, V>, merged: &BTreeMap<K, V>) -> usize {
            base.keys().filter(|id| !merged.contains_key(id)).count()
        }
        let drafts = base.drafts.iter().filter(|draft| merged.draft(draft.id).is_none());
        Self {
            drafts: drafts.map(|draft| draft.name.clone()).collect(),
            annotations: gone(&base.annotations, &merged.annotations),
            others: gone(&base.themes, &merged.themes)
                + gone(&base.actors, &merged.actors)
                + gone(&base.positions, &merged.positions)
                + gone(&base.asks, &merged.asks)
                + gone(&base.links, &merged.links)
                + gone(&base.references, &merged.references)
                + gone(&base.coders, &merged.coders)
                + base.milestones.iter().filter(|item| !merged.milestones.contains(item)).count()
                + base.dismissed.iter().filter(|item| !merged.dismissed.contains(item)).count(),
        }
    }

    fn said(&self) -> Vec<Message> {
        let mut lines: Vec<Message> =
            self.drafts.iter().map(|name| Message::new("merge-gone-draft").text("draft", name)).collect();
        if self.annotations > 0 {
            lines.push(Message::new("merge-gone-annotations").number("count", self.annotations));
        }
        if self.others > 0 {
            lines.push(Message::new("merge-gone-others").number("count", self.others));
        }
        lines
    }
}
