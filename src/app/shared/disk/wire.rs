//! Messages between the program and its child: the length of each, then the message. Both ends are the same program, so
//! that nothing is kept for other versions; an end that fails to read takes nothing.

use crate::base::{Arg, Message};
use crate::import::limits;
use crate::locale;
use postcard::ser_flavors::Size;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use std::io::{Read, Write};

/// Most bytes that a length may announce: a child that reads has no room for more, be it a message or a file.
const LONGEST: usize = limits::READING_MEMORY as usize;

/// Sends a message and sees it on its way.
pub(super) fn send(message: &impl Serialize, out: &mut impl Write) -> Option<()> {
    // Measured first and then written: a child near its bounds has no room for a second copy of what it read.
    let length = postcard::serialize_with_flavor(message, Size::default()).ok()?;
    out.write_all(&(length as u64).to_le_bytes()).ok()?;
    postcard::to_io(message, out).ok()?.flush().ok()
}

/// Receives a message; `None` where there is none, or another.
pub(super) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> Option<T> {
    let sent = receive_bytes(from)?;
    let (message, rest) = postcard::take_from_bytes(&sent).ok()?;
    rest.is_empty().then_some(message)
}

/// Sends the bytes of a file as they are.
pub(super) fn send_bytes(bytes: &[u8], out: &mut impl Write) -> Option<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes()).ok()?;
    out.write_all(bytes).ok()?;
    out.flush().ok()
}

/// Receives so many bytes as are announced; none where there are fewer, or where they are over [`LONGEST`].
pub(super) fn receive_bytes(from: &mut impl Read) -> Option<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length).ok()?;
    let length = usize::try_from(u64::from_le_bytes(length)).ok().filter(|&length| length <= LONGEST)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).ok()?;
    let read = from.take(length as u64).read_to_end(&mut bytes).ok()?;
    (read == length).then_some(bytes)
}

/// A message by the names that the sentences know: it stands here since the room of [`Message`] knows no sentence. A
/// particular that none of them uses is left behind.
impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        /// A message as it was sent.
        #[derive(Deserialize)]
        struct Sent {
            key: String,
            args: Vec<(String, Arg)>,
        }

        let Sent { key, args } = Sent::deserialize(from)?;
        let key = locale::known_name(&key).ok_or_else(|| D::Error::custom("no such sentence"))?;
        let args = args.into_iter().filter_map(|(name, value)| Some((locale::known_name(&name)?, value)));
        Ok(Self { key, args: args.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ContentHash, Date, Diagnostic, JobControl, Severity, Span, WithDiagnostics};
    use crate::import::{
        ImportError, ImportOptions, PageScan, Picture, Recognised, RecognisedPage, RecognisedWord, Sketch, SketchWord,
        import,
    };
    use crate::text::{
        CellPlace, Comment, Doubt, Format, Language, Mark, NoteMark, Numbers, Paragraph, ParagraphKind, Recognition,
        SetAside, SourceText, Style, Tracked, TrackedKind,
    };
    use std::fmt::Debug;
    use std::sync::Arc;

    fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
        let mut sent = Vec::new();
        send(value, &mut sent).expect("sent");
        let (mut from, length) = (sent.as_slice(), sent.len());
        assert_eq!(receive::<T>(&mut from).as_ref(), Some(value));
        assert!(from.is_empty(), "everything is read");
        for short in [0, length / 3, length - 1] {
            assert!(receive::<T>(&mut sent.get(..short).expect("shorter")).is_none(), "what is cut off gives nothing");
        }
    }

    #[test]
    fn copies_come_back_as_they_were_sent() {
        for name in ["final.docx", "rev4.docx", "rev1.odt", "rev1.html", "rev1.txt", "zero.pdf"] {
            let path = format!("{}/samples/gdc/{name}", env!("CARGO_MANIFEST_DIR"));
            let bytes = std::fs::read(path).expect("a sample");
            comes_back(&import(name, &bytes, &ImportOptions::default(), &JobControl::default()).expect("read"));
        }
    }

    /// Every mark there is, over the same words.
    fn marks() -> Vec<Mark> {
        let styles = [
            Style::Bold,
            Style::Italic,
            Style::Underline,
            Style::Strike,
            Style::Super,
            Style::Sub,
            Style::Colour(0x12_34_56),
            Style::Highlight(0xFF_FF_00),
            Style::Bracket,
            Style::Inserted,
            Style::Deleted,
            Style::Unsure,
        ];
        let said = |what: &str| Some(what.to_owned());
        let mark =
            |style| Mark { span: Span::new(3, 4), style, author: said("甲"), date: said("2031"), moved: said("m1") };
        styles.into_iter().map(mark).collect()
    }

    #[test]
    fn a_copy_that_says_everything_comes_back() {
        let said = |what: &str| Some(what.to_owned());
        let paragraph = Paragraph {
            kind: ParagraphKind::Cell,
            level: 2,
            label: said("(d)"),
            reference: said("29 (d)"),
            section: vec!["第一章".to_owned(), "A".to_owned()],
            text: "المادة one 二".to_owned(),
            marks: marks(),
            notes: vec![NoteMark { at: 3, paragraph: 70_000 }],
            comments: vec![Comment {
                span: Span::new(0, usize::MAX),
                author: said("Delegation"),
                date: said("2031-05-02"),
                text: "Reserved".to_owned(),
                resolved: true,
                reply: true,
            }],
            end: Some(Tracked { kind: TrackedKind::Deleted, author: said("乙"), date: said("2031") }),
            page: Some(7),
            cell: Some(CellPlace { table: 1, row: 2, column: 3 }),
            rejected: Some(Box::new(Numbers { label: said("(c)"), reference: said("29 (c)") })),
            lines: vec![1, u32::MAX],
            doubts: Doubt::ALL.iter().copied().collect(),
            looks_unknown: true,
        };
        let value = SourceText {
            hash: ContentHash::of(b"bytes"),
            importer: 12,
            format: Format::Text,
            encoding: said("GB18030"),
            recognition: Some(Recognition { by: "tesseract".to_owned(), pages: vec![1, 3] }),
            title: said("Draft"),
            date: Some(Date::constant(2031, 5, 2)),
            symbol: said("A/1"),
            language: Some(Language::Other),
            status: said("unedited"),
            paragraphs: vec![Paragraph::default(), paragraph],
            set_aside: vec![SetAside { what: "page number".into(), text: "7".to_owned(), page: Some(7) }],
        };
        let note = Message::new("import-too-large").number("size", i64::MIN).text("limit", "64");
        let weights = Severity::ALL
            .iter()
            .map(|&weight| Diagnostic::new(weight, note.clone()).on_page(1).at_line(2).at_paragraph(3));
        let read = WithDiagnostics { value, diagnostics: weights.collect() };
        comes_back::<Result<_, ImportError>>(&Ok(read));
    }

    #[test]
    fn what_is_asked_and_what_is_drawn_comes_back() {
        let area = [0.0, -1.5, f32::MAX, 4.25];
        let word = RecognisedWord { text: "字".to_owned(), area, confidence: 81.5, line: 4 };
        let page = RecognisedPage { number: 1, width: 595.0, height: 842.0, words: vec![word], unread: 0.5 };
        comes_back(&ImportOptions {
            encoding: Some("Big5".to_owned()),
            password: Some("開".to_owned()),
            ignore_tags: true,
            recognised: Some(Arc::new(Recognised { by: "tesseract".to_owned(), pages: vec![page] })),
        });
        comes_back::<Result<_, Message>>(&Ok(Picture {
            width: 1,
            height: 2,
            pixels: vec![0, 127, 128, 255],
            scale: 2.0,
        }));
        comes_back(&PageScan { number: 9, width: 2, height: 1, scale: 2.5, shades: vec![0, 255] });
        let text = "Article".to_owned();
        let word = SketchWord { x0: 1.0, x1: 2.0, y: 3.0, size: 12.0, text, bold: true, italic: false, colour: 0xFF };
        let (words, rules, fills) = (vec![word], vec![area], vec![(area, 0xFF_00_00)]);
        comes_back(&Some(Sketch { pages: 3, width: 595.0, height: 842.0, words, rules, fills, pictured: true }));
    }

    #[test]
    fn sentences_are_known_by_their_names() {
        comes_back(&ImportError::Cancelled);
        let said = || Message::new("import-too-large").number("size", 300).number("limit", 64);
        comes_back(&ImportError::Unreadable(said()));
        let received = |message: &Message| {
            let mut sent = Vec::new();
            send(message, &mut sent).expect("sent");
            receive::<Message>(&mut sent.as_slice())
        };
        assert_eq!(received(&Message::new("no-such-sentence")), None);
        assert_eq!(received(&said().text("no-such-particular", "left behind")), Some(said()));
    }

    #[test]
    fn the_bytes_of_a_file_go_as_they_are() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let mut sent = Vec::new();
        send_bytes(&bytes, &mut sent).expect("sent");
        assert_eq!(sent.len(), 8 + bytes.len());
        assert_eq!(receive_bytes(&mut sent.as_slice()), Some(bytes));
        sent.pop();
        assert_eq!(receive_bytes(&mut sent.as_slice()), None);
    }

    #[test]
    fn a_length_that_lies_makes_no_room() {
        // Of all that follows.
        for length in [u64::MAX, limits::READING_MEMORY + 1, 1_000] {
            let sent = [&length.to_le_bytes()[..], b"short"].concat();
            assert_eq!(receive_bytes(&mut sent.as_slice()), None);
            assert!(receive::<Vec<Paragraph>>(&mut sent.as_slice()).is_none());
        }
        // Of a list in a message of seven bytes.
        let sent = [&7u64.to_le_bytes()[..], &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0]].concat();
        assert!(receive::<Vec<Paragraph>>(&mut sent.as_slice()).is_none());
        assert!(receive::<Picture>(&mut sent.as_slice()).is_none());
    }

    #[test]
    fn a_message_with_something_behind_it_is_none() {
        let sent = [&2u64.to_le_bytes()[..], &[1, 1]].concat();
        assert_eq!(receive::<bool>(&mut sent.as_slice()), None);
    }
}
