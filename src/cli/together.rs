//! `merge`.

use super::args::MergeOptions;
use super::output::{refused, write_text};
use super::tasks::open;
use super::world::{Exit, World, fault, locale};
use crate::base::{Message, endings};
use crate::study::{Study, file, merge as merging};
use std::path::Path;

/// Merges two coders' work; 0 without conflicts, 1 when some are kept in the study for the window. A base of `-` says
/// that what both began with is not at hand.
pub(super) fn merge(options: &MergeOptions, world: &mut World<'_>) -> Exit {
    let inputs = [options.base.as_path(), &options.mine, &options.theirs];
    if let Some(exit) = refused(&options.output, endings::STUDY, &inputs) {
        return exit;
    }
    let mut read = |path: &Path| -> Result<Study, Exit> {
        // With what a program that was killed, or is still running, has not written to the file.
        open(path, world).map(|(study, replayed)| replayed.map_or(study, |replayed| replayed.study))
    };
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
    let merged = merging::merge(base.as_ref(), &mine, &theirs);
    if let Err(error) = file::save(&file::RealDisk, &options.output, &merged.study, None, file::Backups::MoveOn) {
        return fault(&options.output.display().to_string(), &error.message());
    }
    let said = Message::new(if merged.conflicts == 0 { "merge-done" } else { "merge-conflicts" })
        .number("gained", merged.gained)
        .number("count", merged.conflicts);
    // What had to be mended in the codebook is said too, a line each.
    let lines: String = std::iter::once(&said).chain(&merged.mended).map(|line| locale().format(line) + "\n").collect();
    match write_text(world, None, &lines) {
        Exit::Done if merged.conflicts > 0 => Exit::Found,
        exit => exit,
    }
}
