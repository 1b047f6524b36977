//! What counts as a change.

use crate::app::command::Command;
use crate::app::session::Session;
use crate::compare::NonSubstantive;
use crate::compare::Options;
use crate::study::Edit;

/// A class of difference that may count as a change or not: the command that switches it.
pub const SWITCHES: [Command; 7] = [
    Command::CountCase,
    Command::CountPunctuation,
    Command::CountSpace,
    Command::CountSpelling,
    Command::CountReferences,
    Command::CountNumbering,
    Command::CountFormatting,
];

const fn minor_of(command: Command) -> Option<NonSubstantive> {
    match command {
        Command::CountCase => Some(NonSubstantive::Case),
        Command::CountPunctuation => Some(NonSubstantive::Punctuation),
        Command::CountSpace => Some(NonSubstantive::Space),
        Command::CountSpelling => Some(NonSubstantive::Spelling),
        Command::CountReferences => Some(NonSubstantive::Reference),
        _ => None,
    }
}

/// Whether the class of difference that `command` switches counts as a change.
pub fn counts(options: &Options, command: Command) -> bool {
    match command {
        Command::CountNumbering => !options.ignore_numbering,
        Command::CountFormatting => !options.ignore_formatting,
        _ => minor_of(command).is_none_or(|minor| !options.ignore.contains(&minor)),
    }
}

/// Counts a class of difference as a change from now on, or no longer.
pub(in crate::app) fn switch_class(session: &mut Session, command: Command) {
    let mut options = session.study().options.clone();
    let counted = counts(&options, command);
    match command {
        Command::CountNumbering => options.ignore_numbering = counted,
        Command::CountFormatting => options.ignore_formatting = counted,
        _ => {
            let Some(minor) = minor_of(command) else { return };
            if counted {
                options.ignore.insert(minor);
            } else {
                options.ignore.remove(&minor);
            }
        }
    }
    session.edit(Edit::SetOptions(options));
}
