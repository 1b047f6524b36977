//! Values between the program and its child: each field after the other, lengths before what they count. Both ends are
//! the same program, so that nothing is kept for other versions; an end that fails to read takes nothing.

use crate::base::{Arg, ContentHash, Diagnostic, Message, Place, Severity, Span, WithDiagnostics};
use crate::import::{
    ImportError, ImportOptions, PageScan, Picture, Recognised, RecognisedPage, RecognisedWord, Sketch, SketchWord,
};
use crate::locale;
use crate::text::{
    CellPlace, Comment, Doubt, Doubts, Format, Language, Mark, NoteMark, Numbers, Paragraph, ParagraphKind,
    Recognition, SetAside, SourceText, Style, Tracked, TrackedKind,
};
use std::borrow::Cow;
use std::io::{Read, Write};
use std::sync::Arc;

/// Most room that is made ahead for what a length announces, in bytes.
const AHEAD: u64 = 1 << 20;

/// A value that can be sent.
pub(super) trait Wire: Sized {
    /// Writes it.
    fn put(&self, out: &mut dyn Write) -> Option<()>;

    /// Reads one; `None` where there is none.
    fn get(from: &mut dyn Read) -> Option<Self>;

    /// Writes many, without their number.
    fn put_all(many: &[Self], out: &mut dyn Write) -> Option<()> {
        many.iter().try_for_each(|one| one.put(out))
    }

    /// Reads so many.
    fn get_all(count: u64, from: &mut dyn Read) -> Option<Vec<Self>> {
        let ahead = count.min(AHEAD / (size_of::<Self>() as u64).max(1));
        let mut many = Vec::with_capacity(usize::try_from(ahead).ok()?);
        for _ in 0..count {
            many.push(Self::get(from)?);
        }
        Some(many)
    }
}

macro_rules! numbers {
    ($($number:ty)+) => {$(
        impl Wire for $number {
            fn put(&self, out: &mut dyn Write) -> Option<()> {
                out.write_all(&self.to_le_bytes()).ok()
            }

            fn get(from: &mut dyn Read) -> Option<Self> {
                let mut bytes = [0; size_of::<$number>()];
                from.read_exact(&mut bytes).ok()?;
                Some(Self::from_le_bytes(bytes))
            }
        }
    )+};
}

numbers!(i8 u16 u32 u64 i64 f32);

impl Wire for u8 {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        out.write_all(&[*self]).ok()
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        let mut byte = [0];
        from.read_exact(&mut byte).ok()?;
        let [byte] = byte;
        Some(byte)
    }

    fn put_all(many: &[Self], out: &mut dyn Write) -> Option<()> {
        out.write_all(many).ok()
    }

    fn get_all(count: u64, from: &mut dyn Read) -> Option<Vec<Self>> {
        let mut many = Vec::with_capacity(usize::try_from(count.min(AHEAD)).ok()?);
        let read = from.take(count).read_to_end(&mut many).ok()?;
        (read as u64 == count).then_some(many)
    }
}

impl Wire for usize {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        (*self as u64).put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Self::try_from(u64::get(from)?).ok()
    }
}

impl Wire for bool {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        u8::from(*self).put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Some(u8::get(from)? != 0)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.len().put(out)?;
        T::put_all(self, out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        let count = u64::get(from)?;
        T::get_all(count, from)
    }
}

impl Wire for String {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.len().put(out)?;
        out.write_all(self.as_bytes()).ok()
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Self::from_utf8(Vec::get(from)?).ok()
    }
}

impl Wire for Cow<'static, str> {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.len().put(out)?;
        out.write_all(self.as_bytes()).ok()
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        String::get(from).map(Cow::Owned)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.is_some().put(out)?;
        self.as_ref().map_or(Some(()), |value| value.put(out))
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        if bool::get(from)? { T::get(from).map(Some) } else { Some(None) }
    }
}

impl<T: Wire> Wire for Box<T> {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        (**self).put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        T::get(from).map(Self::new)
    }
}

impl<T: Wire> Wire for Arc<T> {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        (**self).put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        T::get(from).map(Self::new)
    }
}

impl Wire for Arc<[u8]> {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.len().put(out)?;
        out.write_all(self).ok()
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Vec::get(from).map(Self::from)
    }
}

impl<T: Wire, E: Wire> Wire for Result<T, E> {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.is_ok().put(out)?;
        match self {
            Ok(value) => value.put(out),
            Err(error) => error.put(out),
        }
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Some(if bool::get(from)? { Ok(T::get(from)?) } else { Err(E::get(from)?) })
    }
}

impl Wire for [f32; 4] {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        f32::put_all(self, out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        f32::get_all(4, from)?.try_into().ok()
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.0.put(out)?;
        self.1.put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Some((A::get(from)?, B::get(from)?))
    }
}

/// Every field, in order; a field that is added and not named here does not compile.
macro_rules! fields {
    ($($type:ty { $($field:ident)+ })+) => {$(
        impl Wire for $type {
            fn put(&self, out: &mut dyn Write) -> Option<()> {
                let Self { $($field),+ } = self;
                $($field.put(out)?;)+
                Some(())
            }

            fn get(from: &mut dyn Read) -> Option<Self> {
                Some(Self { $($field: Wire::get(from)?),+ })
            }
        }
    )+};
}

fields! {
    ImportOptions { encoding password ignore_tags recognised }
    Recognised { by pages }
    RecognisedPage { number width height words unread }
    RecognisedWord { text area confidence line }
    SourceText {
        hash importer format encoding recognition title date symbol language status paragraphs set_aside
    }
    Recognition { by pages }
    SetAside { what text page }
    Paragraph {
        kind level label reference section text marks notes comments end page cell rejected lines doubts looks_unknown
    }
    Mark { span style author date moved }
    Span { start len }
    NoteMark { at paragraph }
    Comment { span author date text resolved reply }
    Numbers { label reference }
    Tracked { kind author date }
    CellPlace { table row column }
    Diagnostic { weight place what }
    Place { page line paragraph }
    Picture { width height pixels scale }
    PageScan { number width height scale shades }
    Sketch { pages width height words rules fills pictured }
    SketchWord { x0 x1 y size text bold italic colour }
}

impl<T: Wire> Wire for WithDiagnostics<T> {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        let Self { value, diagnostics } = self;
        value.put(out)?;
        diagnostics.put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Some(Self { value: T::get(from)?, diagnostics: Wire::get(from)? })
    }
}

macro_rules! closed_lists {
    ($($list:ty)+) => {$(
        impl Wire for $list {
            fn put(&self, out: &mut dyn Write) -> Option<()> {
                Self::ALL.iter().position(|known| known == self)?.put(out)
            }

            fn get(from: &mut dyn Read) -> Option<Self> {
                Self::ALL.get(usize::get(from)?).copied()
            }
        }
    )+};
}

closed_lists!(Format Language ParagraphKind Severity Doubt);

impl Wire for Doubts {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.iter().collect::<Vec<Doubt>>().put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Some(Vec::<Doubt>::get(from)?.into_iter().collect())
    }
}

impl Wire for TrackedKind {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        (*self == Self::Inserted).put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Some(if bool::get(from)? { Self::Inserted } else { Self::Deleted })
    }
}

impl Wire for Style {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        let (number, colour): (u8, u32) = match *self {
            Self::Bold => (0, 0),
            Self::Italic => (1, 0),
            Self::Underline => (2, 0),
            Self::Strike => (3, 0),
            Self::Super => (4, 0),
            Self::Sub => (5, 0),
            Self::Colour(colour) => (6, colour),
            Self::Highlight(colour) => (7, colour),
            Self::Bracket => (8, 0),
            Self::Inserted => (9, 0),
            Self::Deleted => (10, 0),
            Self::Unsure => (11, 0),
        };
        number.put(out)?;
        colour.put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        let (number, colour) = (u8::get(from)?, u32::get(from)?);
        Some(match number {
            0 => Self::Bold,
            1 => Self::Italic,
            2 => Self::Underline,
            3 => Self::Strike,
            4 => Self::Super,
            5 => Self::Sub,
            6 => Self::Colour(colour),
            7 => Self::Highlight(colour),
            8 => Self::Bracket,
            9 => Self::Inserted,
            10 => Self::Deleted,
            11 => Self::Unsure,
            _ => return None,
        })
    }
}

impl Wire for ContentHash {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        self.to_string().put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        String::get(from)?.parse().ok()
    }
}

impl Wire for crate::base::Date {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        i64::from(self.year()).put(out)?;
        (self.month(), self.day()).put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        let year = i16::try_from(i64::get(from)?).ok()?;
        let (month, day) = Wire::get(from)?;
        Self::new(year, month, day).ok()
    }
}

/// A message by the names that the sentences know: what none of them uses is left behind.
impl Wire for Message {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        let Self { key, args } = self;
        (*key).to_owned().put(out)?;
        args.len().put(out)?;
        for (name, value) in args {
            (*name).to_owned().put(out)?;
            match value {
                Arg::Text(text) => Some(text.clone()).put(out)?,
                Arg::Number(number) => {
                    None::<String>.put(out)?;
                    number.put(out)?;
                }
            }
        }
        Some(())
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        let mut message = Self::new(locale::known_name(&String::get(from)?)?);
        for _ in 0..usize::get(from)? {
            let name = String::get(from)?;
            let value = match Option::<String>::get(from)? {
                Some(text) => Arg::Text(text),
                None => Arg::Number(i64::get(from)?),
            };
            message.args.extend(locale::known_name(&name).map(|name| (name, value)));
        }
        Some(message)
    }
}

impl Wire for ImportError {
    fn put(&self, out: &mut dyn Write) -> Option<()> {
        let why = match self {
            Self::Cancelled => None,
            Self::Unreadable(why) => Some(why.clone()),
        };
        why.put(out)
    }

    fn get(from: &mut dyn Read) -> Option<Self> {
        Some(Option::<Message>::get(from)?.map_or(Self::Cancelled, Self::Unreadable))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::JobControl;
    use crate::import::import;

    fn there_and_back<T: Wire>(value: &T) -> Option<T> {
        let mut sent = Vec::new();
        value.put(&mut sent)?;
        let (mut from, length) = (sent.as_slice(), sent.len());
        let back = T::get(&mut from)?;
        assert!(from.is_empty(), "everything is read");
        for short in [0, length / 3, length.saturating_sub(1)] {
            assert!(length == 0 || T::get(&mut sent.get(..short)?).is_none(), "what is cut off gives nothing");
        }
        Some(back)
    }

    #[test]
    fn copies_come_back_as_they_were_sent() {
        for name in ["final.docx", "rev4.docx", "rev1.odt", "rev1.html", "rev1.txt", "zero.pdf"] {
            let path = format!("{}/samples/gdc/{name}", env!("CARGO_MANIFEST_DIR"));
            let bytes = std::fs::read(path).expect("a sample");
            let read = import(name, &bytes, &ImportOptions::default(), &JobControl::default()).expect("read");
            assert_eq!(there_and_back(&read), Some(read), "{name}");
        }
    }

    #[test]
    fn every_kind_of_mark_and_doubt_comes_back() {
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
        for style in styles {
            let mark = Mark { author: Some("甲".to_owned()), ..Mark::new(Span::new(3, 4), style) };
            assert_eq!(there_and_back(&mark), Some(mark));
        }
        let doubts: Doubts = Doubt::ALL.iter().copied().collect();
        assert_eq!(there_and_back(&doubts), Some(doubts));
    }

    #[test]
    fn sentences_are_known_by_their_names() {
        let said = Message::new("import-too-large").number("size", 300).number("limit", 64);
        assert_eq!(there_and_back(&ImportError::Unreadable(said.clone())), Some(ImportError::Unreadable(said)));
        let mut sent = Vec::new();
        "no-such-sentence".to_owned().put(&mut sent).expect("sent");
        0usize.put(&mut sent).expect("sent");
        assert_eq!(Message::get(&mut sent.as_slice()), None);
    }

    #[test]
    fn a_length_that_lies_makes_no_room() {
        let mut sent = Vec::new();
        u64::MAX.put(&mut sent).expect("sent");
        assert_eq!(Vec::<u8>::get(&mut sent.as_slice()), None);
        assert!(Vec::<Paragraph>::get(&mut sent.as_slice()).is_none());
    }
}
