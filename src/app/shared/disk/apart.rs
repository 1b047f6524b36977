//! Work on hostile files, done apart: in a child of the program itself.
//!
//! The PDF parser, the renderer and the unpackers are not ours and have not been proven against hostile files. A panic of
//! theirs is caught where they are called; an overflowing stack, an abort or a file that unpacks to gigabytes is not. So
//! they run in a process of their own, which sets itself the bounds of `import::limits` before it reads a byte: the file
//! comes in on its standard input, the result goes out on its standard output (`wire`), no file is written. What ends the
//! child costs that file or that page, and is said in one sentence. A wish to stop kills it.
//!
//! Where the operating system sets a process no bounds (elsewhere than on Unix) the time it is waited for is the only one.

use super::wire;
use crate::base::{JobControl, Message, WithDiagnostics};
use crate::engine;
use crate::import::{self, ImportError, ImportOptions, PageScan, Picture, Sketch, limits};
use crate::text::SourceText;
use serde::{Deserialize, Serialize};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};

/// The argument by which the program is started as its own child; not among those that people are told of.
pub const APART: &str = "--apart";

/// Most bytes that are read of what a child says of its own end.
const LAST_WORDS: u64 = 4096;

/// Where foreign decoders run: in children of a program, or here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Apart {
    program: Option<PathBuf>,
}

/// Why a child gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    Cancelled,
    /// It could not be started.
    NotStarted,
    /// It wanted more memory than it is given.
    TooMuch,
    /// It took more time than it is given.
    TooSlow,
    /// It ended in another way.
    Broken,
}

impl Failure {
    const fn message(self) -> Message {
        Message::new(match self {
            Self::Cancelled | Self::NotStarted => "apart-not-started",
            Self::TooMuch => "apart-too-much",
            Self::TooSlow => "apart-too-slow",
            Self::Broken => "apart-broken",
        })
    }

    /// The sentence of a page that is not drawn.
    const fn of_page(self) -> Message {
        Message::new(match self {
            Self::Cancelled | Self::NotStarted | Self::Broken => "picture-broken",
            Self::TooMuch => "picture-too-much",
            Self::TooSlow => "picture-too-slow",
        })
    }
}

/// A file and what is to be done with it. The program shares its bytes with whoever read them, the child owns them.
struct Request<B> {
    what: What,
    bytes: B,
}

/// What is to be done; pages count from 1.
#[derive(Serialize, Deserialize)]
enum What {
    Read { name: String, options: ImportOptions },
    Picture { page: u32, password: String, scale: f32 },
    Scan { page: u32, password: String },
    Sketch { page: u32, password: String },
}

/// What came of it.
#[derive(Serialize, Deserialize)]
enum Answer {
    Read(Result<WithDiagnostics<SourceText>, ImportError>),
    Picture(Result<Picture, Message>),
    Scan(Result<PageScan, Message>),
    Sketch(Option<Sketch>),
}

impl Apart {
    /// Has foreign decoders run in children of this program: the path of the program that runs.
    pub const fn at(program: PathBuf) -> Self {
        Self { program: Some(program) }
    }

    /// Reads a draft, as [`import::import`].
    ///
    /// # Errors
    /// [`ImportError`] with one sentence, also where the child that reads was ended by its bounds.
    pub(super) fn read(
        &self,
        name: &str,
        bytes: &Arc<[u8]>,
        options: &ImportOptions,
        job: &JobControl,
    ) -> Result<WithDiagnostics<SourceText>, ImportError> {
        if self.program.is_none() || import::is_plain_and_small(bytes) {
            return import::import(name, bytes, options, job);
        }
        let what = What::Read { name: name.to_owned(), options: options.clone() };
        match self.ask(what, bytes, limits::READING, job) {
            Ok(Answer::Read(read)) => read,
            Err(Failure::Cancelled) => Err(ImportError::Cancelled),
            Ok(_) => Err(ImportError::Unreadable(Failure::Broken.message())),
            Err(failure @ Failure::TooMuch) => {
                Err(ImportError::Unreadable(failure.message().number("limit", limits::READING_MEMORY >> 20)))
            }
            Err(failure) => Err(ImportError::Unreadable(failure.message())),
        }
    }

    /// Draws a page, as [`import::picture`].
    ///
    /// # Errors
    /// One sentence: what keeps the page from being drawn.
    pub(in crate::app) fn picture(
        &self,
        bytes: Vec<u8>,
        (page, password, scale): (u32, &str, f32),
        job: &JobControl,
    ) -> Result<Picture, Message> {
        let what = What::Picture { page, password: password.to_owned(), scale };
        match self.ask(what, &Arc::from(bytes), limits::DRAWING, job) {
            Ok(Answer::Picture(drawn)) => drawn,
            Ok(_) => Err(Failure::Broken.of_page()),
            Err(failure) => Err(failure.of_page()),
        }
    }

    /// Draws a page for an OCR program, as [`PageScan::of`].
    ///
    /// # Errors
    /// One sentence: what keeps the page from being drawn.
    pub(super) fn scan(
        &self,
        bytes: &Arc<[u8]>,
        (page, password): (u32, &str),
        job: &JobControl,
    ) -> Result<PageScan, Message> {
        match self.ask(What::Scan { page, password: password.to_owned() }, bytes, limits::DRAWING, job) {
            Ok(Answer::Scan(drawn)) => drawn,
            Ok(_) => Err(Failure::Broken.of_page()),
            Err(failure) => Err(failure.of_page()),
        }
    }

    /// Sketches a page, as [`import::sketch`].
    pub(in crate::app) fn sketch(
        &self,
        bytes: Vec<u8>,
        (page, password): (u32, &str),
        job: &JobControl,
    ) -> Option<Sketch> {
        let what = What::Sketch { page, password: password.to_owned() };
        match self.ask(what, &Arc::from(bytes), limits::DRAWING, job) {
            Ok(Answer::Sketch(sketch)) => sketch,
            Ok(_) | Err(_) => None,
        }
    }

    fn ask(&self, what: What, bytes: &Arc<[u8]>, seconds: u32, job: &JobControl) -> Result<Answer, Failure> {
        if job.cancel.is_cancelled() {
            return Err(Failure::Cancelled);
        }
        let request = Request { what, bytes: Arc::clone(bytes) };
        match &self.program {
            Some(program) => ask_child(program, request, seconds, job),
            None => hear_out(&request.carried_out(job.clone()).ok_or(Failure::NotStarted)?, seconds, job),
        }
    }
}

impl<B: AsRef<[u8]> + Send + 'static> Request<B> {
    /// Does the work on a thread with room for deep drawings.
    fn carried_out(self, job: JobControl) -> Option<Receiver<Answer>> {
        let Self { what, bytes } = self;
        engine::in_background_with_stack("apart", engine::DRAWING_STACK, move || match what {
            What::Read { name, options } => Answer::Read(import::import(&name, bytes.as_ref(), &options, &job)),
            What::Picture { page, password, scale } => {
                Answer::Picture(import::picture(bytes.as_ref(), page, &password, scale))
            }
            What::Scan { page, password } => Answer::Scan(PageScan::of(bytes.as_ref(), page, &password)),
            What::Sketch { page, password } => Answer::Sketch(import::sketch(bytes.as_ref(), page, &password)),
        })
    }

    /// Sends it to a child.
    fn send(&self, out: &mut impl Write) -> Option<()> {
        wire::send(&self.what, out)?;
        wire::send_bytes(self.bytes.as_ref(), out)
    }
}

impl Request<Vec<u8>> {
    /// Receives what a child is asked; `None` where it is none.
    fn receive(from: &mut impl Read) -> Option<Self> {
        Some(Self { what: wire::receive(from)?, bytes: wire::receive_bytes(from)? })
    }
}

impl What {
    /// The seconds and the bytes that it may take.
    const fn bounds(&self) -> (u32, u64) {
        match self {
            Self::Read { .. } => (limits::READING, limits::READING_MEMORY),
            Self::Picture { .. } | Self::Scan { .. } | Self::Sketch { .. } => (limits::DRAWING, limits::DRAWING_MEMORY),
        }
    }
}

/// What a child sends: how far it has come, as often as it likes; then its answer.
#[expect(clippy::large_enum_variant, reason = "one at a time, and never kept")]
#[derive(Serialize, Deserialize)]
enum Said {
    Part(f32),
    Answer(Answer),
}

/// The whole life of a child: sets its own bounds, reads what is asked, does it, says what came of it. Returns whether
/// all of that went well.
pub fn work_apart(input: impl Read, output: impl Write) -> bool {
    // Bounds before the first byte; which kind of work it is decides the time.
    if !bound((limits::READING, limits::DRAWING_MEMORY)) {
        return false;
    }
    let Some(request) = Request::receive(&mut BufReader::new(input)) else { return false };
    if !bound(request.what.bounds()) {
        return false;
    }
    let mut output = BufWriter::new(output);
    let job = JobControl::default();
    let Some(made) = request.carried_out(job.clone()) else { return false };
    let mut told = 0.0;
    let answer = loop {
        match made.recv_timeout(engine::POLL) {
            Ok(answer) => break answer,
            Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => {
                let part = job.progress.part().unwrap_or(told);
                if part > told {
                    told = part;
                    // Nobody listens any more: then nobody wants the answer.
                    if wire::send(&Said::Part(part), &mut output).is_none() {
                        return false;
                    }
                }
            }
        }
    };
    wire::send(&Said::Answer(answer), &mut output).is_some()
}

/// Sets this process its bounds: memory, seconds at work, no file, no dump of what it holds.
#[cfg(unix)]
fn bound((seconds, memory): (u32, u64)) -> bool {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let most = |resource: Resource, most: u64| {
        let allowed = getrlimit(resource).maximum.map_or(most, |allowed| allowed.min(most));
        setrlimit(resource, Rlimit { current: Some(allowed), maximum: Some(allowed) }).is_ok()
    };
    // Where a system knows no bound of one kind, the other holds.
    let data = most(Resource::Data, memory);
    let space = most(Resource::As, memory + limits::ADDRESSES);
    let time = most(Resource::Cpu, u64::from(seconds));
    most(Resource::Fsize, 0) && most(Resource::Core, 0) && time && (data || space)
}

/// Nothing bounds a process here but the time it is waited for.
#[cfg(not(unix))]
const fn bound(_bounds: (u32, u64)) -> bool {
    true
}

fn ask_child(program: &Path, request: Request<Arc<[u8]>>, seconds: u32, job: &JobControl) -> Result<Answer, Failure> {
    let spawned =
        Command::new(program).arg(APART).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|_io| Failure::NotStarted)?;
    let fed = child.stdin.take().and_then(|stdin| {
        engine::in_background("feeding", move || {
            let mut stdin = BufWriter::new(stdin);
            // A child that ends before it has read everything has said why.
            request.send(&mut stdin)
        })
    });
    let progress = job.progress.clone();
    let heard = child.stdout.take().and_then(|out| {
        engine::in_background("hearing", move || {
            let mut out = BufReader::new(out);
            loop {
                match wire::receive(&mut out)? {
                    Said::Part(part) => progress.set((part * 1000.0) as u64, 1000),
                    Said::Answer(answer) => return Some(answer),
                }
            }
        })
    });
    let last_words = child.stderr.take().and_then(|errors| {
        engine::in_background("last words", move || {
            let mut said = Vec::new();
            errors.take(LAST_WORDS).read_to_end(&mut said).ok();
            String::from_utf8_lossy(&said).into_owned()
        })
    });
    let (Some(heard), Some(last_words), Some(_fed)) = (heard, last_words, fed) else {
        end(&mut child);
        return Err(Failure::NotStarted);
    };
    let answer = hear_out(&heard, seconds, job).and_then(|answer| answer.ok_or(Failure::Broken));
    if let Ok(answer) = answer {
        end(&mut child);
        return Ok(answer);
    }
    let failure = answer.err().unwrap_or(Failure::Broken);
    if failure != Failure::Broken {
        end(&mut child);
        return Err(failure);
    }
    // It closed its output: it has ended, or is about to.
    let words = last_words.recv_timeout(engine::POLL * 50).unwrap_or_default();
    let status = (0..50).find_map(|_| {
        let status = child.try_wait().ok().flatten();
        if status.is_none() {
            engine::sleep_between_polls();
        }
        status
    });
    end(&mut child);
    Err(cause(status, &words))
}

/// Waits for the answer of a child that may work so many seconds. A busy machine takes longer than the child counts.
fn hear_out<T>(heard: &Receiver<T>, seconds: u32, job: &JobControl) -> Result<T, Failure> {
    let rests = seconds.saturating_mul(2000) / u32::try_from(engine::POLL.as_millis()).unwrap_or(1).max(1);
    for _ in 0..=rests {
        match heard.recv_timeout(engine::POLL) {
            Ok(answer) => return Ok(answer),
            Err(RecvTimeoutError::Disconnected) => return Err(Failure::Broken),
            Err(RecvTimeoutError::Timeout) if job.cancel.is_cancelled() => return Err(Failure::Cancelled),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
    Err(Failure::TooSlow)
}

/// Why a child ended without an answer.
fn cause(status: Option<ExitStatus>, words: &str) -> Failure {
    if words.contains("memory allocation of") {
        return Failure::TooMuch;
    }
    #[cfg(unix)]
    {
        use rustix::process::Signal;
        use std::os::unix::process::ExitStatusExt as _;
        let signal = status.and_then(|status| status.signal());
        // The bound of time ends it by the one or the other; so does a system that runs out of memory.
        if signal == Some(Signal::XCPU.as_raw()) || signal == Some(Signal::KILL.as_raw()) {
            return Failure::TooSlow;
        }
    }
    #[cfg(not(unix))]
    let _ = status;
    Failure::Broken
}

/// Kills a child and lets the system forget it.
fn end(child: &mut Child) {
    child.kill().ok();
    child.wait().ok();
}
