//! Where a command's result goes, and in what format.

use super::world::{Exit, World, fault, locale};
use crate::base::{Message, endings, visible};
use crate::study::file;
use std::io::ErrorKind;
use std::path::Path;

/// A format that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Json,
    Html,
    Diff,
    Docx,
}

const KNOWN: [&str; 12] = ["text", "json", "html", "docx", "odt", "pdf", "xlsx", "csv", "md", "qdpx", "akn", "diff"];

impl Format {
    /// The endings of its files, the usual one first.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Json => &["json"],
            Self::Html => endings::HTML,
            Self::Diff => &["diff", "patch"],
            Self::Docx => &["docx"],
        }
    }

    /// The format asked for: by name, else by the ending of the output, else `default`.
    pub(super) fn asked(named: Option<&str>, output: Option<&Path>, default: Self) -> Result<Self, Exit> {
        let wanted = match (named, output.and_then(endings::ending)) {
            (Some(name), _) => name.to_lowercase(),
            (None, Some(ending)) => match ending.as_str() {
                "txt" => "text".to_owned(),
                "htm" => "html".to_owned(),
                "patch" => "diff".to_owned(),
                _ => ending,
            },
            (None, None) => return Ok(default),
        };
        match wanted.as_str() {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            "html" => Ok(Self::Html),
            "diff" => Ok(Self::Diff),
            "docx" => Ok(Self::Docx),
            other => {
                let key = if KNOWN.contains(&other) { "cli-format-not-yet" } else { "cli-format-unknown" };
                Err(Exit::Fault(locale().format(&Message::new(key).text("format", other))))
            }
        }
    }

    /// Says what is wrong with writing this format to `output`.
    pub(super) fn refused(self, output: Option<&Path>, inputs: &[&Path]) -> Option<Exit> {
        let Some(output) = output else {
            let needs_file = Message::new("cli-format-needs-output").text("format", "docx");
            return (self == Self::Docx).then(|| Exit::Fault(locale().format(&needs_file)));
        };
        refused(output, self.endings(), inputs)
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
