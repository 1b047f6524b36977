//! Measures what the streams of a PDF unpack to, before its reader unpacks them: a few kilobytes that name a filter twice
//! may stand for gigabytes.
//!
//! The reader unpacks each stream whole. Here the filters are followed over the raw file in small pieces, and what comes out
//! is counted, not kept; where the count passes [`limits::PDF_UNPACKED`], the file is refused. Pictures don't count: reading
//! never unpacks them. What this can't see (encrypted files, filters named by reference) is bounded by the process alone
//! that reads.

use crate::base::{JobControl, Message};
use crate::import::{ImportError, limits};
use std::io::Read as _;

/// Most bytes before the word `stream` in which its dictionary is looked for.
const DICTIONARY: usize = 64 << 10;
/// Bytes that are unpacked at once.
const PIECE: usize = 64 << 10;
/// Codes of LZW that are no bytes: begin anew, end.
const LZW_CLEAR: usize = 256;
const LZW_END: usize = 257;
/// Most codes of an LZW table.
const LZW_CODES: usize = 4096;

/// A filter that may make more of what it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Flate,
    Lzw,
    RunLength,
    Hex,
    Base85,
}

impl Filter {
    fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"LZWDecode" | b"LZW" => Self::Lzw,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            b"ASCIIHexDecode" | b"AHx" => Self::Hex,
            b"ASCII85Decode" | b"A85" => Self::Base85,
            _ => return None,
        })
    }
}

/// Takes what a filter gives: counts it, and keeps it where another filter follows.
struct Sink<'a> {
    left: &'a mut u64,
    kept: Option<Vec<u8>>,
}

impl Sink<'_> {
    /// Takes some bytes; `None` when that is too much.
    fn take(&mut self, bytes: &[u8]) -> Option<()> {
        *self.left = self.left.checked_sub(bytes.len() as u64)?;
        if let Some(kept) = &mut self.kept {
            if kept.len() + bytes.len() > limits::PDF_BETWEEN_FILTERS {
                return None;
            }
            kept.extend_from_slice(bytes);
        }
        Some(())
    }
}

/// Refuses a file whose streams unpack to more than is read.
///
/// # Errors
/// [`ImportError::Unreadable`], or [`ImportError::Cancelled`].
pub(super) fn check(bytes: &[u8], job: &JobControl) -> Result<(), ImportError> {
    let too_much =
        || ImportError::Unreadable(Message::new("import-pdf-unpacks").number("limit", limits::PDF_UNPACKED >> 20));
    let mut left = limits::PDF_UNPACKED;
    let mut from = 0;
    while let Some(stream) = next_stream(bytes, from) {
        job.check()?;
        from = stream.end;
        let head = head(stream.dictionary);
        if head.filters.len() > limits::PDF_FILTERS || head.widest_row > limits::PDF_ROW {
            return Err(too_much());
        }
        if !head.is_picture && unpack(stream.content, &head.filters, &mut left).is_none() {
            return Err(too_much());
        }
    }
    Ok(())
}

/// A stream as it stands in the file.
struct Found<'a> {
    dictionary: &'a [u8],
    content: &'a [u8],
    end: usize,
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == first)?;
        if bytes.get(at..)?.starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
}

fn next_stream(bytes: &[u8], from: usize) -> Option<Found<'_>> {
    let mut search = from;
    loop {
        let at = find(bytes, search, b"stream")?;
        search = at + b"stream".len();
        let before = bytes.get(from.max(at.saturating_sub(DICTIONARY))..at)?;
        let after = bytes.get(search..)?;
        let space = if after.starts_with(b"\r\n") { 2 } else { 1 };
        if !before.trim_ascii_end().ends_with(b">>") || !after.starts_with(b"\r") && !after.starts_with(b"\n") {
            continue;
        }
        let begin = before.windows(3).rposition(|part| part == b"obj").unwrap_or(0);
        let start = search + space;
        // Where the length is right, what only looks like an end inside the content is none.
        let told = head(before.get(begin..)?).length.and_then(|length| start.checked_add(length));
        let ends = |end: &usize| {
            let rest = bytes.get(*end..).unwrap_or_default();
            rest.get(..rest.len().min(16)).unwrap_or_default().trim_ascii_start().starts_with(b"endstream")
        };
        let end = told.filter(ends).or_else(|| find(bytes, start, b"endstream")).unwrap_or(bytes.len());
        return Some(Found { dictionary: before.get(begin..)?, content: bytes.get(start..end)?, end });
    }
}

/// What a dictionary says of its stream.
#[derive(Default)]
struct Head {
    filters: Vec<Filter>,
    length: Option<usize>,
    is_picture: bool,
    /// Samples of a row that a predictor is told of.
    widest_row: usize,
}

fn head(dictionary: &[u8]) -> Head {
    let mut head = Head::default();
    let mut names = false;
    for part in dictionary.split(|&byte| byte == b'/').skip(1) {
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"()<>[]{}/%".contains(byte);
        let (name, rest) = part.split_at(part.iter().position(ends).unwrap_or(part.len()));
        let name = unescaped(name);
        let digits: Vec<u8> = rest.trim_ascii_start().iter().copied().take_while(u8::is_ascii_digit).take(18).collect();
        let number = std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse::<usize>().ok());
        match name.as_slice() {
            b"Filter" | b"F" => names = true,
            b"Length" => head.length = number,
            b"Image" => head.is_picture = true,
            b"Columns" | b"Colors" => head.widest_row = head.widest_row.max(number.unwrap_or(0)),
            name if names => head.filters.extend(Filter::named(name)),
            _ => {}
        }
    }
    head
}

/// A name without its escapes: `#46lateDecode` is `FlateDecode`.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut rest = name;
    while let [first, tail @ ..] = rest {
        rest = tail;
        let hex = |byte: u8| char::from(byte).to_digit(16);
        match rest {
            [high, low, tail @ ..] if *first == b'#' => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    plain.push((high * 16 + low) as u8);
                    rest = tail;
                }
                _ => plain.push(*first),
            },
            _ => plain.push(*first),
        }
    }
    plain
}

/// Follows the filters, one after the other; `None` when what they give is too much.
fn unpack(content: &[u8], filters: &[Filter], left: &mut u64) -> Option<()> {
    let mut kept: Option<Vec<u8>> = None;
    for (at, filter) in filters.iter().enumerate() {
        let more = at + 1 < filters.len();
        let given = kept.take();
        let input = given.as_deref().unwrap_or(content);
        let mut sink = Sink { left, kept: more.then(Vec::new) };
        match filter {
            Filter::Flate => inflate(input, &mut sink)?,
            Filter::Lzw => lzw(input, &mut sink)?,
            Filter::RunLength => runs(input, &mut sink)?,
            Filter::Hex => hex(input, &mut sink)?,
            Filter::Base85 => base85(input, &mut sink)?,
        }
        kept = sink.kept;
    }
    Some(())
}

fn inflate(input: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let is_zlib = matches!(input, [method, flags, ..]
        if method & 0x0F == 8 && (u16::from(*method) * 256 + u16::from(*flags)).is_multiple_of(31));
    let mut decoder = flate2::read::DeflateDecoder::new(if is_zlib { input.get(2..)? } else { input });
    let mut piece = vec![0; PIECE];
    // What is damaged ends there, as it does for the reader.
    while let Ok(read @ 1..) = decoder.read(&mut piece) {
        sink.take(piece.get(..read)?)?;
    }
    Some(())
}

fn runs(input: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let mut rest = input;
    while let [length, tail @ ..] = rest {
        let length = usize::from(*length);
        rest = match (length, tail) {
            (128, _) | (_, []) => break,
            (129.., [byte, tail @ ..]) => {
                sink.take(&vec![*byte; 257 - length])?;
                tail
            }
            (_, tail) => {
                let (literal, tail) = tail.split_at((length + 1).min(tail.len()));
                sink.take(literal)?;
                tail
            }
        };
    }
    Some(())
}

fn hex(input: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let digits: Vec<u8> = input
        .iter()
        .take_while(|&&byte| byte != b'>')
        .filter_map(|&byte| char::from(byte).to_digit(16).map(|digit| digit as u8))
        .collect();
    let bytes: Vec<u8> =
        digits.chunks(2).map(|pair| pair.first().map_or(0, |high| high << 4) | pair.get(1).unwrap_or(&0)).collect();
    sink.take(&bytes)
}

fn base85(input: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    let mut group: Vec<u32> = Vec::with_capacity(5);
    for &byte in input.iter().take_while(|&&byte| byte != b'~') {
        match byte {
            b'z' if group.is_empty() => sink.take(&[0; 4])?,
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            let value = group.drain(..).fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(digit));
            sink.take(&value.to_be_bytes())?;
        }
    }
    sink.take(&vec![0; group.len().saturating_sub(1)])
}

/// Unpacks LZW as PDF writes it: codes from 9 bits, high bits first, one code earlier than needed.
fn lzw(input: &[u8], sink: &mut Sink<'_>) -> Option<()> {
    // Of each code: the one before its last byte, that byte, how many bytes it stands for.
    let fresh = || (0..=LZW_END).map(|code| (LZW_CLEAR, code as u8, 1_usize)).collect::<Vec<_>>();
    let mut table = fresh();
    let mut before: Option<usize> = None;
    let (mut bits, mut count) = (0_u32, 0_u32);
    let mut word = Vec::new();
    for &byte in input {
        bits = (bits << 8) | u32::from(byte);
        count += 8;
        let width = match table.len() + 1 {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        };
        if count < width {
            continue;
        }
        count -= width;
        let code = (bits >> count) as usize & ((1 << width) - 1);
        match code {
            LZW_CLEAR => {
                table = fresh();
                before = None;
                continue;
            }
            LZW_END => break,
            _ => {}
        }
        // A code that is just being made begins as the one before it, and ends as it begins.
        let known = if code < table.len() { code } else { before? };
        word.clear();
        let (mut at, length) = (known, table.get(known)?.2);
        for _ in 0..length {
            let (parent, byte, _) = *table.get(at)?;
            word.push(byte);
            at = parent;
        }
        word.reverse();
        let first = *word.first()?;
        if known != code {
            word.push(first);
        }
        sink.take(&word)?;
        if let Some(before) = before
            && table.len() < LZW_CODES
        {
            let length = table.get(before)?.2 + 1;
            table.push((before, first, length));
        }
        before = Some(code.min(table.len() - 1));
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(input: &[u8], filter: Filter) -> Vec<u8> {
        let mut left = 1 << 20;
        let mut sink = Sink { left: &mut left, kept: Some(Vec::new()) };
        match filter {
            Filter::Flate => inflate(input, &mut sink),
            Filter::Lzw => lzw(input, &mut sink),
            Filter::RunLength => runs(input, &mut sink),
            Filter::Hex => hex(input, &mut sink),
            Filter::Base85 => base85(input, &mut sink),
        }
        .expect("little");
        sink.kept.unwrap_or_default()
    }

    #[test]
    fn filters_give_what_they_give() {
        // The example of the standard (ISO 32000-1, 7.4.4.2).
        let codes = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(unpacked(&codes, Filter::Lzw), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(unpacked(&[2, 7, 8, 9, 254, 5, 128, 1], Filter::RunLength), [7, 8, 9, 5, 5, 5]);
        assert_eq!(unpacked(b"4 1 4 2 5>", Filter::Hex), b"ABP");
        assert_eq!(unpacked(b"z87cUR~>", Filter::Base85).get(..8), Some(&b"\0\0\0\0Hell"[..]));
        assert_eq!(unpacked(&[0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00], Filter::Flate), b"Hello");
    }

    #[test]
    fn names_are_read_as_the_reader_reads_them() {
        let found = head(b"obj << /Length 12 /Filter [/#46lateDecode /LZW/RL] /DecodeParms << /Columns 77 >> >>");
        assert_eq!(found.filters, [Filter::Flate, Filter::Lzw, Filter::RunLength]);
        assert_eq!((found.length, found.widest_row, found.is_picture), (Some(12), 77, false));
    }

    /// A file of one stream that unpacks to `count` bytes.
    fn of_size(count: u64) -> Vec<u8> {
        // Runs of 128 bytes.
        let content = [129_u8, b' '].repeat(usize::try_from(count / 128).expect("small"));
        let head = format!("1 0 obj <</Filter/RunLengthDecode/Length {}>> stream\n", content.len());
        [head.as_bytes(), &content, b"\nendstream endobj"].concat()
    }

    #[test]
    fn at_the_limit_a_file_is_read_and_over_it_refused() {
        let job = JobControl::default();
        assert_eq!(check(&of_size(limits::PDF_UNPACKED), &job), Ok(()));
        let ImportError::Unreadable(said) = check(&of_size(limits::PDF_UNPACKED + 128), &job).expect_err("too much")
        else {
            panic!("said")
        };
        assert_eq!(said.key, "import-pdf-unpacks");
        // All streams together.
        let half = of_size(limits::PDF_UNPACKED / 2 + 128);
        assert!(check(&half, &job).is_ok() && check(&half.repeat(2), &job).is_err());
        // A picture is not unpacked by reading.
        let filters = |count: usize| format!("1 0 obj <</Filter[{}]>> stream\nx\nendstream", "/AHx".repeat(count));
        assert!(check(filters(limits::PDF_FILTERS).as_bytes(), &job).is_ok());
        assert!(check(filters(limits::PDF_FILTERS + 1).as_bytes(), &job).is_err());
        let row = |width: usize| format!("1 0 obj <</Filter/Fl/DecodeParms<</Columns {width}>>>> stream\nx\nendstream");
        assert!(check(row(limits::PDF_ROW).as_bytes(), &job).is_ok());
        assert!(check(row(limits::PDF_ROW + 1).as_bytes(), &job).is_err());
    }
}
