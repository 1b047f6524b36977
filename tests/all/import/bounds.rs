//! What hostile files cost: bounded memory and time, one sentence, and never the program.

use super::fuzz::written;
use crate::support::{Desk, press, settle, window_of};
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use std::process::{Command, Output};
use travaux::app::{Action, DraftAction, PageLook};
use travaux::base::JobControl;
use travaux::import::{ImportError, ImportOptions, import, limits};

/// Bits into bytes, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    open: u64,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u64, count: u32) {
        self.open |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push((self.open & 0xFF) as u8);
            self.open >>= 8;
            self.count -= 8;
        }
    }

    /// A code of Huffman's: its highest bit first.
    fn code(&mut self, code: u64, count: u32) {
        self.put(code.reverse_bits() >> (64 - count), count);
    }
}

/// Deflated: `data` once, then `more` times 258 bytes as they stand `distance` (1 or 13) before.
fn deflated(data: &[u8], distance: usize, more: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(0b011, 3);
    for &byte in data {
        match u64::from(byte) {
            byte @ 0..144 => bits.code(0x30 + byte, 8),
            byte => bits.code(0x190 + byte - 144, 9),
        }
    }
    for _ in 0..more {
        bits.code(0xC5, 8);
        if distance == 1 {
            bits.code(0, 5);
        } else {
            bits.code(7, 5);
            bits.put(0, 2);
        }
    }
    bits.code(0, 7);
    bits.put(0, 7);
    [&[0x78, 0x01][..], &bits.bytes].concat()
}

/// So many gigabytes of spaces, deflated twice.
fn twice_deflated(gigabytes: usize) -> Vec<u8> {
    let matches = (gigabytes << 30) / 258;
    // 13 bits a match: 13 bytes come again and again.
    let begin = deflated(b" ", 1, 64);
    let body = begin.get(..13 * 6).expect("longer than that");
    deflated(body, 13, matches * 13 / 8 / 258)
}

/// A page whose content is `content`, under these filters.
fn page_of(filters: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {filters} /Length {} >>\nstream\n", content.len());
    written(
        &[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>".to_vec(),
            [head.as_bytes(), content, b"\nendstream"].concat(),
        ],
        "1 0 R",
    )
}

/// So many times 7 megabytes, as LZW writes them: each code stands for a byte more than the one before.
fn lzw(times: usize) -> Vec<u8> {
    let (mut bytes, mut open, mut count) = (Vec::new(), 0_u64, 0);
    let mut put = |code: u64, width: u32| {
        open = (open << width) | code;
        count += width;
        while count >= 8 {
            count -= 8;
            bytes.push(((open >> count) & 0xFF) as u8);
            open &= (1 << count) - 1;
        }
    };
    for time in 0..times {
        put(256, if time == 0 { 9 } else { 12 });
        put(u64::from(b' '), 9);
        for code in 258..4095 {
            let width = match code + 1 {
                2048.. => 12,
                1024.. => 11,
                512.. => 10,
                _ => 9,
            };
            put(code, width);
        }
    }
    bytes
}

/// Files of a few kilobytes that stand for gigabytes, each by other filters.
fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    // Read as runs, these bytes are pairs: 128 times the same.
    let runs = deflated(&[129], 1, 60_000);
    let hex: String = twice_deflated(4).iter().map(|byte| format!("{byte:02x}")).collect();
    vec![
        ("twice.pdf", page_of("/Filter [/FlateDecode /FlateDecode]", &twice_deflated(4))),
        ("names.pdf", page_of("/Filter [/AHx/Fl/#46lateDecode]", hex.as_bytes())),
        ("runs.pdf", page_of("/Filter [/FlateDecode /RunLengthDecode]", &runs)),
        ("lzw.pdf", page_of("/Filter /LZWDecode", &lzw(60))),
        ("row.pdf", page_of("/Filter /FlateDecode /DecodeParms << /Predictor 2 /Columns 999999999999 >>", b"x")),
    ]
}

#[test]
fn a_pdf_that_unpacks_to_gigabytes_is_refused_while_it_is_counted() {
    for (name, bytes) in bombs() {
        assert!(bytes.len() < 1 << 20, "{name}: {} bytes", bytes.len());
        let refused = import(name, &bytes, &ImportOptions::default(), &JobControl::default());
        let Err(ImportError::Unreadable(said)) = refused else { panic!("{name}: {refused:?}") };
        assert_eq!(said.key, "import-pdf-unpacks", "{name}");
    }
}

fn show(file: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_travaux")).arg("show").arg(file).output().expect("runs")
}

/// What `show` says of a file that it refuses: one line, and nothing else.
fn refusal(file: &Path) -> String {
    let shown = show(file);
    let said = String::from_utf8_lossy(&shown.stderr).into_owned();
    assert_eq!(shown.status.code(), Some(2), "{}: {said}", file.display());
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(shown.stdout.is_empty());
    said
}

#[test]
fn what_is_not_seen_from_outside_is_bounded_where_it_is_unpacked() {
    let desk = Desk::new();
    // The filters are named by reference.
    let content = twice_deflated(4);
    let head = format!("<< /Filter 5 0 R /Length {} >>\nstream\n", content.len());
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>".to_vec(),
        [head.as_bytes(), &content, b"\nendstream"].concat(),
        b"[/FlateDecode /FlateDecode]".to_vec(),
    ];
    let said = refusal(&desk.put("named-elsewhere.pdf", written(&objects, "1 0 R")));
    let limit = (limits::READING_MEMORY >> 20).to_string();
    assert!(!cfg!(target_os = "linux") || said.contains("memory") && said.contains(&limit), "{said}");
}

/// A page of words, with a shading whose function nests so deep that drawing it overflows any stack.
fn bottomless() -> Vec<u8> {
    let function = format!("{}{}", "{".repeat(300_000), "}".repeat(300_000));
    let content = "BT /F 12 Tf 72 720 Td (The keeper lights the lamp at dusk.) Tj ET /S sh";
    let stream = |head: &str, content: &str| {
        format!("<< {head} /Length {} >>\nstream\n{content}\nendstream", content.len()).into_bytes()
    };
    let resources = "<< /Font << /F 5 0 R >> /Shading << /S 6 0 R >> >>";
    let page =
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources} /Contents 4 0 R >>");
    written(
        &[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            page.into_bytes(),
            stream("", content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
            b"<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 600 800] /Function 7 0 R >>".to_vec(),
            stream("/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", &function),
        ],
        "1 0 R",
    )
}

#[test]
fn a_page_that_overflows_the_stack_of_its_drawer_costs_its_picture_alone() {
    let desk = Desk::new();
    let drafts = vec![desk.put("a.txt", "1. The keeper lights the lamp at dawn.\n"), desk.put("b.pdf", bottomless())];
    let mut app = desk.app(3);
    app.perform(Action::Draft(DraftAction::Open(drafts)));
    app.settle();
    let mut screen = window_of(app, Vec2::new(1440.0, 900.0));
    for key in [Key::N, Key::O] {
        press(&mut screen, key);
    }
    settle(&mut screen);
    let app = screen.state_mut().app_mut();
    assert!(app.drafts().checked().is_some(), "the source is open");
    assert!(matches!(app.drafts().page_look(), Some(PageLook::Without(_))), "{:?}", app.drafts().page_look());
    assert!(app.drafts().original().is_some_and(|page| format!("{page:?}").contains("keeper")), "its words are read");
    screen.get_by_label_contains("can’t be drawn");
    press(&mut screen, Key::Escape);
    assert_eq!(screen.state_mut().app_mut().study().drafts.len(), 2, "the program goes on");
}

#[test]
fn a_broken_child_is_said_in_one_sentence() {
    let desk = Desk::new();
    let shown = Command::new(env!("CARGO_BIN_EXE_travaux")).arg("--apart").output().expect("runs");
    assert!(!shown.status.success() && shown.stdout.is_empty(), "nothing asked, nothing answered");
    let pdf =
        desk.put("page.pdf", crate::support::sheet::pdf(&[crate::support::sheet::line(12.0, 72.0, 700.0, "Words.")]));
    for program in ["/nonexistent", "/bin/false", "/bin/cat"] {
        let apart = travaux::app::Apart::at(program.into());
        let programs = (&apart, &travaux::app::Ocr::Never);
        let refused = travaux::app::read_draft(&pdf, &ImportOptions::default(), programs, &JobControl::default());
        let Err(ImportError::Unreadable(said)) = refused else { panic!("{program}: {refused:?}") };
        assert!(said.key.starts_with("apart-"), "{program}: {said}");
    }
}

/// A kind of file that grows: its name, and the file of a size.
type Kind = (&'static str, fn(usize) -> Vec<u8>);

const WORDS: [&str; 7] = ["States", "shall", "take", "all", "appropriate", "measures", "urgently"];

/// So many words, not the same twice in a row.
fn words(count: usize) -> String {
    (0..count).map(|at| WORDS[(at * at + at / 7) % 7]).collect::<Vec<_>>().join(" ")
}

fn docx(body: &str, comments: &str, notes: &str) -> Vec<u8> {
    let root = |name: &str, inner: &str| {
        format!("<w:{name} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{inner}</w:{name}>")
    };
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation =
        |id: &str, name: &str| format!("<Relationship Id=\"{id}\" Type=\"{kind}/{name}\" Target=\"{name}.xml\"/>");
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{}</Relationships>",
        relation("r1", "comments"),
        relation("r2", "footnotes")
    );
    super::package(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("word/document.xml", root("document", &format!("<w:body>{body}</w:body>")).into_bytes()),
        ("word/comments.xml", root("comments", comments).into_bytes()),
        ("word/footnotes.xml", root("footnotes", notes).into_bytes()),
        ("word/_rels/document.xml.rels", relations.into_bytes()),
    ])
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words} </w:t></w:r>")
}

fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (1..=count).map(one).collect()
}

/// The kinds of which a reader was, or might be, slower than long.
const KINDS: &[Kind] = &[
    ("brackets.txt", |size| format!("{}{}\n", "[".repeat(size * 10), "]".repeat(size * 10)).into_bytes()),
    ("pairs.txt", |size| "[may] [EU: shall] (G77) ".repeat(size).into_bytes()),
    ("parentheses.txt", |size| "(a (b ".repeat(size * 2).into_bytes()),
    ("paragraph.txt", |size| words(size * 6).into_bytes()),
    ("rows.html", |size| format!("<table>{}", "<tr><td>A row".repeat(size)).into_bytes()),
    ("attributes.html", |size| many(size / 50, |_| format!("<p {}>x", many(250, |at| format!("a{at} ")))).into_bytes()),
    ("elements.html", |size| many(size, |at| format!("<p><i>x{at}</i>")).into_bytes()),
    ("columns.md", |size| {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(800));
        format!("{}{}{}", row("a"), row("-"), row("b").repeat(size / 800)).into_bytes()
    }),
    ("lists.md", |size| many(size, |at| format!("{}- an item\n", "  ".repeat(at % 100))).into_bytes()),
    ("notes.md", |size| {
        format!("{}\n\n{}", many(size, |at| format!("w[^{at}] ")), many(size, |at| format!("[^{at}]: note {at}\n")))
            .into_bytes()
    }),
    ("comments.docx", |size| {
        let edge = |name: &str, at: usize| format!("<w:comment{name} w:id=\"{at}\"/>");
        let one = |at: usize| format!("{}{}{}", edge("RangeStart", at), run("word"), edge("RangeEnd", at));
        let comment =
            |at: usize| format!("<w:comment w:id=\"{at}\" w:author=\"A\"><w:p>{}</w:p></w:comment>", run("why"));
        docx(&format!("<w:p>{}</w:p>", many(size, one)), &many(size, comment), "")
    }),
    ("footnotes.docx", |size| {
        let one = |at: usize| format!("{}<w:r><w:footnoteReference w:id=\"{at}\"/></w:r>", run("word"));
        let note = |at: usize| format!("<w:footnote w:id=\"{at}\"><w:p>{}</w:p></w:footnote>", run("see"));
        docx(&format!("<w:p>{}</w:p>", many(size, one)), "", &many(size, note))
    }),
    ("tracked.docx", |size| {
        let one = |_: usize| {
            format!(
                "<w:ins w:author=\"A\">{}</w:ins><w:del w:author=\"B\"><w:r><w:delText>out </w:delText></w:r></w:del>",
                run("in")
            )
        };
        docx(&format!("<w:p>{}</w:p>", many(size, one)), "", "")
    }),
    ("lines.pdf", |size| {
        let line = |at: usize| {
            crate::support::sheet::line(2.0, 40.0 + (at % 20) as f32 * 25.0, 800.0 - (at / 20) as f32 * 0.6, "Line")
        };
        crate::support::sheet::pdf(&[many(size, line)])
    }),
    ("pages.pdf", |size| {
        let page = crate::support::sheet::line(11.0, 72.0, 700.0, "The keeper lights the lamp at dusk.");
        crate::support::sheet::pdf(&vec![page; size / 40])
    }),
];

/// Seconds that the program computes, its children included.
fn computed(arguments: &[&str]) -> f64 {
    let line = "\"$0\" \"$@\" >/dev/null 2>&1; times";
    let out =
        Command::new("bash").args(["-c", line, env!("CARGO_BIN_EXE_travaux")]).args(arguments).output().expect("bash");
    let told = String::from_utf8_lossy(&out.stdout).into_owned();
    let user = told
        .lines()
        .nth(1)
        .and_then(|line| line.split_whitespace().next())
        .and_then(|user| user.strip_suffix('s')?.split_once('m'));
    let (minutes, seconds) = user.unwrap_or_else(|| panic!("user time: {told}"));
    minutes.parse::<f64>().expect("minutes") * 60.0 + seconds.parse::<f64>().expect("seconds")
}

/// Twice the file takes at most 2.3 times the work, with `show`, with `import` against a draft and with `compare` with the
/// file half as long. Measured, so not in the suite: `TRAVAUX_CURVES=1`, or a larger number for files so many times as
/// long; kinds by name, `TRAVAUX_CURVES_OF=docx`. A release build is needed for what is printed to mean much.
#[test]
fn twice_the_file_takes_twice_the_work() {
    let Some(times) = std::env::var("TRAVAUX_CURVES").ok().and_then(|times| times.parse::<usize>().ok()) else {
        return;
    };
    let wanted = std::env::var("TRAVAUX_CURVES_OF").unwrap_or_default();
    let desk = Desk::new();
    let base = desk.put("base.txt", "1. States [shall] act.\n").display().to_string();
    let nothing = computed(&["show", &base]);
    let mut steep = Vec::new();
    for (name, file) in KINDS.iter().filter(|(name, _)| name.contains(&wanted)) {
        let path = |size: usize| desk.put(&format!("{size}-{name}"), file(size)).display().to_string();
        let [half, one, two] = [2_000, 4_000, 8_000].map(|size| path(size * times));
        for task in ["show", "import", "compare"] {
            let cost = |long: &str, short: &str| match task {
                "show" => computed(&["show", "--ocr", "never", long]),
                "import" => computed(&["import", "--base", &base, long]),
                _ => computed(&["compare", short, long]),
            } - nothing;
            let (less, more) = (cost(&one, &half), cost(&two, &one));
            let steepness = more / less.max(0.05);
            eprintln!("{task} {name}: {less:.2} s, {more:.2} s, {steepness:.1} times");
            if steepness > 2.3 && more > 0.5 {
                steep.push(format!("{task} {name}: {steepness:.1}"));
            }
        }
    }
    assert!(steep.is_empty(), "{steep:?}");
}
