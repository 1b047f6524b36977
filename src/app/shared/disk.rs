//! The program's dealings with the disk, but for the study's own file: reading drafts, writing reports, settings,
//! turning RTF and DOC into DOCX by LibreOffice, and reading pages without text by Tesseract, where they are installed.
//! Files are read and pages drawn in a child of the program (`apart`).

mod apart;
mod recognise;
mod tesseract;
mod wire;

pub use apart::{APART, Apart, work_apart};
pub use recognise::Ocr;
pub use tesseract::Tesseract;

use crate::app::shared::private_folder::PrivateFolder;
use crate::base::{Diagnostic, JobControl, Message, WithDiagnostics};
use crate::import::{ImportError, ImportOptions};
use crate::text::SourceText;
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// The largest file that is read, in bytes: a draft of a thousand pages with pictures is far below.
const LARGEST: u64 = crate::import::limits::FILE as u64;

/// Where the program keeps what is the person's, not the study's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folders {
    /// Settings, journals of unsaved studies. `None`: nothing is kept (tests, a home that can't be written).
    pub data: Option<PathBuf>,
    /// Where file dialogs begin.
    pub home: PathBuf,
}

impl Folders {
    /// The folders of the person who runs the program.
    pub fn of_user() -> Self {
        let data = directories::ProjectDirs::from("", "", "travaux").map(|dirs| dirs.data_dir().to_owned());
        let home = directories::UserDirs::new()
            .map_or_else(PathBuf::new, |dirs| dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).to_owned());
        Self { data, home }
    }
}

impl Folders {
    /// Where it is written what a panic of the program was; `None` where nothing is kept.
    pub fn panic_log(&self) -> Option<PathBuf> {
        Some(self.data.as_ref()?.join("panic.log"))
    }

    /// What an earlier run wrote of a panic and nobody has been told of yet; put aside, so that it is told once.
    pub(in crate::app) fn take_panic_log(&self) -> Option<PathBuf> {
        let log = self.panic_log()?;
        let told = log.with_file_name("panic-told.log");
        fs::rename(log, &told).ok()?;
        Some(told)
    }
}

/// A path as typed, `~` standing for home.
pub fn from_home(typed: &str) -> PathBuf {
    match typed.strip_prefix("~/").zip(directories::UserDirs::new()) {
        Some((rest, dirs)) => dirs.home_dir().join(rest),
        None => PathBuf::from(typed),
    }
}

/// The file's name without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// What is said of an error of the system.
pub fn said_of(error: &std::io::Error) -> Message {
    match error.kind() {
        ErrorKind::NotFound => Message::new("file-not-found"),
        ErrorKind::PermissionDenied => Message::new("file-no-permission"),
        ErrorKind::IsADirectory => Message::new("file-is-folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Message::new("file-disk-full"),
        ErrorKind::ReadOnlyFilesystem => Message::new("file-read-only"),
        _ => Message::new("file-other").text("error", error.to_string()),
    }
}

/// Reads a file whole.
///
/// # Errors
/// One sentence: not found, a folder, no permission, too large.
pub fn read(path: &Path) -> Result<Vec<u8>, Message> {
    let meta = fs::metadata(path).map_err(|error| said_of(&error))?;
    if meta.is_dir() {
        return Err(Message::new("file-is-folder"));
    }
    if meta.len() > LARGEST {
        return Err(Message::new("file-too-large")
            .number("size", meta.len() / (1024 * 1024))
            .number("most", LARGEST / (1024 * 1024)));
    }
    let mut bytes = Vec::new();
    // A pipe or a device may say nothing of its size and never end.
    let mut file = fs::File::open(path).map_err(|error| said_of(&error))?.take(LARGEST + 1);
    file.read_to_end(&mut bytes).map_err(|error| said_of(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Message::new("file-too-large")
            .number("size", LARGEST / (1024 * 1024))
            .number("most", LARGEST / (1024 * 1024)));
    }
    Ok(bytes)
}

/// Reads a draft, where `apart` says; pages of it that hold no text that can be read, as `ocr` says.
///
/// # Errors
/// [`ImportError`] with one sentence, when nothing can be read.
pub fn read_draft(
    path: &Path,
    options: &ImportOptions,
    (apart, ocr): (&Apart, &Ocr),
    job: &JobControl,
) -> Result<WithDiagnostics<SourceText>, ImportError> {
    let bytes: Arc<[u8]> = Arc::from(read(path).map_err(ImportError::Unreadable)?);
    let name = file_name(path);
    let old_format = is_rtf_or_doc(&bytes);
    if !old_format {
        let read = apart.read(&name, &bytes, options, job)?;
        return recognise::complete(read, recognise::Source { name: &name, bytes, options, apart }, ocr, job);
    }
    job.check()?;
    let converted: Arc<[u8]> = Arc::from(convert(path, job)?);
    let mut copy = apart.read(&format!("{name}.docx"), &converted, options, job)?;
    // The copy is named by what the user gave, not by what was made of it.
    copy.value.hash = crate::base::ContentHash::of(&bytes);
    copy.diagnostics.push(Diagnostic::new(crate::base::Severity::Info, Message::new("file-converted")));
    Ok(copy)
}

/// Rich text, or a file of the binary Word format (a compound file; workbooks and slides are such files too and are
/// refused by the converter's result).
fn is_rtf_or_doc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// Turns RTF or DOC into DOCX, in a private folder that is gone afterwards, with a profile of its own: the user's
/// running LibreOffice is left alone.
fn convert(path: &Path, job: &JobControl) -> Result<Vec<u8>, ImportError> {
    let unreadable = |key| ImportError::Unreadable(Message::new(key));
    let folder = PrivateFolder::new().map_err(|_io| unreadable("file-no-folder"))?;
    let source = folder.path().join(if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("rtf")) {
        "draft.rtf"
    } else {
        "draft.doc"
    });
    fs::copy(path, &source).map_err(|error| ImportError::Unreadable(said_of(&error)))?;
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let child = ["soffice", "libreoffice"].into_iter().find_map(|program| {
        Command::new(program)
            .args([profile.as_str(), "--headless", "--convert-to", "docx", "--outdir"])
            .arg(folder.path())
            .arg(&source)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()
    });
    let Some(mut child) = child else { return Err(unreadable("file-needs-libreoffice")) };
    loop {
        match child.try_wait() {
            Ok(Some(_status)) => break,
            Ok(None) if job.cancel.is_cancelled() => {
                child.kill().ok();
                child.wait().ok();
                return Err(ImportError::Cancelled);
            }
            Ok(None) => crate::engine::sleep_between_polls(),
            Err(_io) => return Err(unreadable("file-conversion-failed")),
        }
    }
    fs::read(folder.path().join("draft.docx")).map_err(|_io| unreadable("file-conversion-failed"))
}

/// Whether a path may be opened, or written to; the sentence says what is wrong.
pub fn problem(open: bool, path: &Path) -> Option<Message> {
    if open {
        return match fs::metadata(path) {
            Ok(_) => None,
            Err(error) => Some(said_of(&error)),
        };
    }
    let path = &crate::study::file::target_of(path);
    if path.is_dir() {
        return Some(Message::new("file-is-folder"));
    }
    if path.exists() && !path.is_file() {
        return Some(Message::new("file-not-a-file"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    if !folder.is_dir() {
        return Some(Message::new("file-no-such-folder"));
    }
    None
}

/// Reads the settings; those that can't be read are as if there were none.
pub fn read_settings(folders: &Folders) -> crate::app::shell::preferences::Prefs {
    folders
        .data
        .as_ref()
        .and_then(|folder| fs::read_to_string(folder.join("settings.ron")).ok())
        .and_then(|text| ron::from_str(&text).ok())
        .unwrap_or_default()
}

/// Writes the settings. Failing is no reason to trouble the user.
pub fn write_settings(folders: &Folders, prefs: &crate::app::shell::preferences::Prefs) {
    let Some(folder) = &folders.data else { return };
    if crate::study::file::make_private_folder(folder).is_ok()
        && let Ok(text) = ron::ser::to_string_pretty(prefs, ron::ser::PrettyConfig::default())
    {
        crate::study::file::write_private(&folder.join("settings.ron"), text.as_bytes()).ok();
    }
}
