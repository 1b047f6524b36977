//! Tesseract as a child process: what is installed, how a page lies, which words stand on it.

use crate::app::shared::private_folder::PrivateFolder;
use crate::base::JobControl;
use crate::engine;
use crate::import::{self, Orientation, PageScan, RecognisedPage, Script};
use crate::text::Language;
use std::collections::BTreeSet;
use std::fmt;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

/// Most bytes of an answer that are read: a full page is some 300 KB.
const MAX_ANSWER: u64 = 16 << 20;
/// Seconds after which a page counts as one that can't be recognised. A full page takes 2 to 10, on a busy machine more.
const PATIENCE: u32 = 120;
/// Rests after which what a child that ended has said is no more waited for.
const LINGER: u32 = 100;

/// A language as Tesseract knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Model(&'static str);

impl Model {
    pub(super) const ENGLISH: Self = Self("eng");
    const CHINESE: Self = Self("chi_sim");
    const ARABIC: Self = Self("ara");
    const RUSSIAN: Self = Self("rus");
    const FRENCH: Self = Self("fra");
    const SPANISH: Self = Self("spa");

    /// The models of the languages of drafts, in the order in which they are tried on a page of which nothing is known.
    pub(super) const ALL: [Self; 6] =
        [Self::ENGLISH, Self::CHINESE, Self::ARABIC, Self::RUSSIAN, Self::FRENCH, Self::SPANISH];

    /// As Tesseract calls it.
    pub(super) const fn name(self) -> &'static str {
        self.0
    }

    /// The Debian package that holds it.
    pub(super) const fn package(self) -> &'static str {
        match self.script() {
            Script::Han => "tesseract-ocr-chi-sim",
            Script::Arabic => "tesseract-ocr-ara",
            Script::Cyrillic => "tesseract-ocr-rus",
            Script::Latin => match self.0.as_bytes() {
                b"fra" => "tesseract-ocr-fra",
                b"spa" => "tesseract-ocr-spa",
                _ => "tesseract-ocr-eng",
            },
        }
    }

    pub(super) const fn script(self) -> Script {
        match self.0.as_bytes() {
            b"chi_sim" => Script::Han,
            b"ara" => Script::Arabic,
            b"rus" => Script::Cyrillic,
            _ => Script::Latin,
        }
    }

    pub(super) const fn of_script(script: Script) -> Self {
        match script {
            Script::Latin => Self::ENGLISH,
            Script::Cyrillic => Self::RUSSIAN,
            Script::Arabic => Self::ARABIC,
            Script::Han => Self::CHINESE,
        }
    }

    pub(super) const fn of_language(language: Language) -> Option<Self> {
        match language {
            Language::English => Some(Self::ENGLISH),
            Language::Chinese => Some(Self::CHINESE),
            Language::Arabic => Some(Self::ARABIC),
            Language::Russian => Some(Self::RUSSIAN),
            Language::French => Some(Self::FRENCH),
            Language::Spanish => Some(Self::SPANISH),
            Language::Other => None,
        }
    }
}

/// How a page is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Parted into blocks, columns and pictures.
    First,
    /// As one block: what was taken for no text is read too.
    Second,
}

/// What is installed.
#[derive(Debug, Clone, Default)]
pub(super) struct Installed {
    /// `tesseract 5.3.0`.
    pub version: String,
    /// The models' names; `osd` tells how a page lies.
    pub models: BTreeSet<String>,
}

/// Why Tesseract gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    Cancelled,
    /// There is no such program.
    Missing,
    /// It took too long.
    TooSlow,
    /// It ended with an error, or could not be fed or heard.
    Broken,
}

/// Is told how many pages of how many are done.
type Telling = Arc<dyn Fn(usize, usize) + Send + Sync>;

/// The OCR program, and how long it is waited for.
#[derive(Clone)]
pub struct Tesseract {
    program: PathBuf,
    /// Rests ([`engine::POLL`]) after which a page is given up.
    patience: u32,
    telling: Telling,
}

impl fmt::Debug for Tesseract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tesseract")
            .field("program", &self.program)
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

impl Default for Tesseract {
    /// The program that is found where programs are.
    fn default() -> Self {
        let rests = PATIENCE.saturating_mul(1000) / u32::try_from(engine::POLL.as_millis()).unwrap_or(1).max(1);
        Self { program: PathBuf::from("tesseract"), patience: rests, telling: Arc::new(|_, _| {}) }
    }
}

impl Tesseract {
    /// Another program in its place.
    #[must_use]
    pub fn at(mut self, program: PathBuf) -> Self {
        self.program = program;
        self
    }

    /// Gives a page up after so many rests of [`engine::POLL`].
    #[must_use]
    pub fn with_patience(mut self, rests: u32) -> Self {
        self.patience = rests;
        self
    }

    /// Has it told how many pages of how many are done: at the beginning, and after each page, from any thread.
    #[must_use]
    pub fn telling(mut self, telling: impl Fn(usize, usize) + Send + Sync + 'static) -> Self {
        self.telling = Arc::new(telling);
        self
    }

    pub(super) fn tell(&self, done: usize, total: usize) {
        (self.telling)(done, total);
    }

    /// Asks for version and languages.
    pub(super) fn installed_models(&self, job: &JobControl) -> Result<Installed, Failure> {
        let told = |argument: &str| self.run(&[argument], Vec::new(), job);
        let version = String::from_utf8_lossy(&told("--version")?).into_owned();
        let version = version.lines().next().unwrap_or_default().trim().to_owned();
        let list = String::from_utf8_lossy(&told("--list-langs")?).into_owned();
        // The first line says where they are.
        let models: BTreeSet<String> = list.lines().skip(1).map(|line| line.trim().to_owned()).collect();
        if !version.starts_with("tesseract") || version.len() > 60 {
            return Err(Failure::Broken);
        }
        Ok(Installed { version, models })
    }

    /// How a page lies and how it is written; nothing where it holds too little to tell.
    pub(super) fn orientation(&self, scan: &PageScan, job: &JobControl) -> Result<Option<Orientation>, Failure> {
        let dots = scan.dots().to_string();
        match self.run(&["stdin", "stdout", "--psm", "0", "--dpi", &dots, "-l", "osd"], scan.pnm(), job) {
            Ok(told) => Ok(import::orientation(&String::from_utf8_lossy(&told))),
            Err(Failure::Broken) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// The words of a page; `None` where the answer is no table of words.
    pub(super) fn words(
        &self,
        scan: &PageScan,
        model: Model,
        look: Look,
        job: &JobControl,
    ) -> Result<Option<RecognisedPage>, Failure> {
        let dots = scan.dots().to_string();
        // One block of text, and ink told from paper anew in each part of the page.
        let (parts, threshold) = match look {
            Look::First => ("3", "thresholding_method=0"),
            Look::Second => ("6", "thresholding_method=2"),
        };
        let arguments = ["stdin", "stdout", "-l", model.name(), "--psm", parts, "--dpi", &dots, "-c", threshold];
        let arguments: Vec<&str> = arguments.into_iter().chain(["-c", "tessedit_create_tsv=1"]).collect();
        let told = self.run(&arguments, scan.pnm(), job)?;
        Ok(std::str::from_utf8(&told).ok().and_then(|table| import::recognised_page(table, scan)))
    }

    /// Runs the program in a private folder that is gone afterwards, feeds it and hears it out.
    fn run(&self, arguments: &[&str], input: Vec<u8>, job: &JobControl) -> Result<Vec<u8>, Failure> {
        if job.cancel.is_cancelled() {
            return Err(Failure::Cancelled);
        }
        let folder = PrivateFolder::new().map_err(|_io| Failure::Broken)?;
        let spawned = Command::new(&self.program)
            .args(arguments)
            .current_dir(folder.path())
            // What its libraries write in passing goes with the folder; a page is one thread's work, pages stand side by side.
            .env("TMPDIR", folder.path())
            .env("OMP_THREAD_LIMIT", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = spawned.map_err(|_io| Failure::Missing)?;
        let heard = child.stdout.take().and_then(|mut out| {
            engine::in_background("hearing", move || {
                let mut told = Vec::new();
                out.by_ref().take(MAX_ANSWER).read_to_end(&mut told).map(|_| told).ok()
            })
        });
        let fed = child.stdin.take().and_then(|mut stdin| {
            // A program that ends before it has read everything has said why.
            engine::in_background("feeding", move || stdin.write_all(&input).ok())
        });
        let (Some(heard), Some(_fed)) = (heard, fed) else {
            end(&mut child);
            return Err(Failure::Broken);
        };
        let ended = self.watch(&mut child, job)?;
        let told = wait(&heard, LINGER, None).ok().flatten().flatten().ok_or(Failure::Broken)?;
        if ended { Ok(told) } else { Err(Failure::Broken) }
    }

    /// Waits for the child; ends it when it takes too long or is not wanted any more. Whether it ended well.
    fn watch(&self, child: &mut Child, job: &JobControl) -> Result<bool, Failure> {
        let mut rests = 0;
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status.success()),
                Ok(None) if job.cancel.is_cancelled() => {
                    end(child);
                    return Err(Failure::Cancelled);
                }
                Ok(None) if rests >= self.patience => {
                    end(child);
                    return Err(Failure::TooSlow);
                }
                Ok(None) => engine::sleep_between_polls(),
                Err(_io) => {
                    end(child);
                    return Err(Failure::Broken);
                }
            }
            rests += 1;
        }
    }
}

fn wait<T>(made: &Receiver<T>, rests: u32, job: Option<&JobControl>) -> Result<Option<T>, Failure> {
    for _ in 0..=rests {
        match made.try_recv() {
            Ok(made) => return Ok(Some(made)),
            Err(TryRecvError::Disconnected) => return Ok(None),
            Err(TryRecvError::Empty) if job.is_some_and(|job| job.cancel.is_cancelled()) => {
                return Err(Failure::Cancelled);
            }
            Err(TryRecvError::Empty) => engine::sleep_between_polls(),
        }
    }
    Ok(None)
}

/// Kills a child and lets the system forget it.
fn end(child: &mut Child) {
    child.kill().ok();
    child.wait().ok();
}
