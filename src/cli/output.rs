//! Where a command's result goes, and in what format.

use super::args::Manner;
use super::world::{Exit, World, fault, locale};
use crate::base::{Message, endings, visible};
use crate::locale::Locale;
use crate::report::{Format, Report, WriteOptions, settle};
use crate::study::file;
use std::io::ErrorKind;
use std::path::Path;

/// What is written, settled before anything is read.
pub(super) struct Settled {
    pub options: WriteOptions,
    pub format: Format,
    pub locale: Locale,
}

impl Manner {
    /// Settles what is written: the format by name, else by the ending of the output, else `usual`; the layout likewise.
    pub(super) fn settled(&self, usual: Format, world: &World<'_>, inputs: &[&Path]) -> Result<Settled, Exit> {
        let output = self.output.as_deref();
        let said = |message: Message| Exit::Fault(locale().format(&message));
        let unknown = |name: &str| {
            let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            said(Message::new("cli-format-unknown").text("format", name).text("formats", formats.join(", ")))
        };
        let format = match (&self.format, output.and_then(endings::ending)) {
            (Some(name), _) => match name.to_lowercase().parse::<Format>() {
                Ok(known) => Some(known),
                Err(_) => return Err(unknown(name)),
            },
            (None, Some(ending)) => {
                let known = output.and_then(Format::of_file);
                if known.is_none() && output.is_some_and(|output| !is_stdout(output)) {
                    return Err(unknown(&ending));
                }
                known
            }
            (None, None) => None,
        };
        let (layout, format) = settle(self.layout, format, usual).map_err(said)?;
        if output.is_none_or(is_stdout) && !format.is_text() {
            return Err(said(Message::new("cli-format-needs-file").text("format", format.name())));
        }
        if let Some(exit) = output.and_then(|output| refused(output, format.endings(), inputs)) {
            return Err(exit);
        }
        let mut options = WriteOptions::of(layout);
        options.audience = self.audience.unwrap_or(options.audience);
        Ok(Settled { options, format, locale: Locale::new(self.language.unwrap_or(world.language)) })
    }
}

impl Settled {
    /// Writes a report where it goes. What a format has no place for at its head is said on stderr.
    pub(super) fn write(&self, report: &Report, output: Option<&Path>, world: &mut World<'_>) -> Exit {
        if self.format == Format::Csv {
            let unsure = report.compared.unsure_drafts(&locale());
            for sentence in report.head_for(self.options.audience, &locale()).into_iter().chain(unsure) {
                writeln!(world.errors, "travaux: {}", visible(&sentence)).ok();
            }
        }
        match crate::report::write(report, self.format, &self.options, &self.locale) {
            Ok(bytes) => write_result(world, output, &bytes),
            Err(message) => Exit::Fault(locale().format(&message)),
        }
    }
}

/// Says what is wrong with writing a file of one of these endings to `output`: its name promises another kind, or it is
/// one of the files that the command reads.
pub(super) fn refused(output: &Path, endings: &[&str], inputs: &[&Path]) -> Option<Exit> {
    let named = || output.display().to_string();
    if is_stdout(output) {
        return None;
    }
    if let Some(problem) = endings::ending_problem(output, endings) {
        return Some(fault(&named(), &problem));
    }
    let read = inputs.iter().any(|input| file::same_file(input, output));
    read.then(|| fault(&named(), &Message::new("cli-output-is-input")))
}

/// Whether a name means the standard output.
fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// Writes a result to stdout, or whole into a file.
pub(super) fn write_result(world: &mut World<'_>, output: Option<&Path>, bytes: &[u8]) -> Exit {
    match output.filter(|path| !is_stdout(path)) {
        Some(path) => match file::write_whole(path, bytes) {
            Ok(()) => Exit::Done,
            Err(error) => fault(&path.display().to_string(), &error.message()),
        },
        None => match world.output.write_all(bytes).and_then(|()| world.output.flush()) {
            Ok(()) => Exit::Done,
            Err(error) => output_failed(&error),
        },
    }
}

/// Writes a text for people: nothing in it moves a terminal's cursor or turns words round.
pub(super) fn write_text(world: &mut World<'_>, output: Option<&Path>, text: &str) -> Exit {
    write_result(world, output, visible(text).as_bytes())
}

/// Returns how a command ends whose result could not be written to stdout. A reader that has had enough (`| head`) is no
/// fault.
pub(super) fn output_failed(error: &std::io::Error) -> Exit {
    if error.kind() == ErrorKind::BrokenPipe {
        return Exit::Done;
    }
    fault("stdout", &Message::new("file-other").text("error", error.to_string()))
}
