//! Which paragraph of a draft people mean: "annex I, rule 2, paragraph 2", "para. 2 (b) of article 4", "第三条第一款".
//!
//! A citation is a list of units with numbers, and so is the address of each paragraph, from the headings above it, the
//! paragraph it is an item of, and its own label. Whether the draft numbers through or begins again is no matter.

use super::quoted;
use crate::base::Span;
use crate::text::{Paragraph, ParagraphKind, Reading};

/// A unit that texts are divided in, from the outermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Annex,
    Part,
    Chapter,
    Section,
    Article,
    Rule,
    Preamble,
    Operative,
    Paragraph,
    Item,
    Note,
}

/// A unit and its number, in the form in which numbers are compared.
type Part = (Unit, String);

/// A place as a text cites it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Citation {
    parts: Vec<Part>,
    /// What was spoken of before it, which it may stand in: the article of "paragraph 2".
    context: Vec<Part>,
    /// As written.
    pub written: String,
    /// Where it stands in the text it was found in.
    pub span: Span,
}

/// What a citation leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// This paragraph.
    One(usize),
    /// It may be several.
    Several,
    /// Nothing.
    Nothing,
}

impl Found {
    pub(super) const fn one(self) -> Option<usize> {
        if let Self::One(at) = self { Some(at) } else { None }
    }
}

/// Words for units, the longest of those that begin alike first.
const WORDS: [(&str, Unit); 62] = [
    ("subparagraphs", Unit::Item),
    ("subparagraph", Unit::Item),
    ("sub-paragraphs", Unit::Item),
    ("sub-paragraph", Unit::Item),
    ("paragraphs", Unit::Paragraph),
    ("paragraphe", Unit::Paragraph),
    ("paragraph", Unit::Paragraph),
    ("paras.", Unit::Paragraph),
    ("paras", Unit::Paragraph),
    ("para.", Unit::Paragraph),
    ("para", Unit::Paragraph),
    ("párrafo", Unit::Paragraph),
    ("parágrafo", Unit::Paragraph),
    ("par.", Unit::Paragraph),
    ("§", Unit::Paragraph),
    ("пункте", Unit::Paragraph),
    ("пункта", Unit::Paragraph),
    ("пункт", Unit::Paragraph),
    ("п.", Unit::Paragraph),
    ("подпункте", Unit::Item),
    ("подпункт", Unit::Item),
    ("alinéa", Unit::Item),
    ("point", Unit::Item),
    ("item", Unit::Item),
    ("apartado", Unit::Item),
    ("articles", Unit::Article),
    ("article", Unit::Article),
    ("artículo", Unit::Article),
    ("arts.", Unit::Article),
    ("art.", Unit::Article),
    ("статье", Unit::Article),
    ("статьи", Unit::Article),
    ("статья", Unit::Article),
    ("ст.", Unit::Article),
    ("rules", Unit::Rule),
    ("rule", Unit::Rule),
    ("règle", Unit::Rule),
    ("regla", Unit::Rule),
    ("правило", Unit::Rule),
    ("recital", Unit::Preamble),
    ("considérant", Unit::Preamble),
    ("considerando", Unit::Preamble),
    ("preambular paragraph", Unit::Preamble),
    ("pp", Unit::Preamble),
    ("operative paragraph", Unit::Operative),
    ("op", Unit::Operative),
    ("section", Unit::Section),
    ("sección", Unit::Section),
    ("раздел", Unit::Section),
    ("chapter", Unit::Chapter),
    ("chapitre", Unit::Chapter),
    ("capítulo", Unit::Chapter),
    ("глава", Unit::Chapter),
    ("part", Unit::Part),
    ("partie", Unit::Part),
    ("часть", Unit::Part),
    ("annex", Unit::Annex),
    ("annexe", Unit::Annex),
    ("anexo", Unit::Annex),
    ("appendix", Unit::Annex),
    ("приложение", Unit::Annex),
    ("приложении", Unit::Annex),
];

/// What is put behind a number for paragraphs that came in later.
const ADDITIONS: [&str; 6] = ["bis", "ter", "quater", "quinquies", "sexies", "alt"];

/// Units of Chinese citations: 第三条第一款.
const HAN: [(&str, Unit); 9] = [
    ("部分", Unit::Part),
    ("编", Unit::Part),
    ("章", Unit::Chapter),
    ("节", Unit::Section),
    ("条", Unit::Article),
    ("款", Unit::Paragraph),
    ("段", Unit::Paragraph),
    ("项", Unit::Item),
    ("目", Unit::Item),
];

fn word_at(text: &str) -> Option<(Unit, usize)> {
    let longest = WORDS.iter().filter_map(|(word, unit)| {
        let mut end = 0;
        let mut letters = text.chars();
        for wanted in word.chars() {
            let letter = letters.next()?;
            if letter.to_lowercase().next() != Some(wanted) {
                return None;
            }
            end += letter.len_utf8();
        }
        let next = letters.next();
        let ends = word.ends_with(['.', '§']) || next.is_none_or(|next| !next.is_alphabetic());
        ends.then_some((*unit, end))
    });
    longest.max_by_key(|(_, end)| *end)
}

fn roman(text: &str) -> Option<u32> {
    let value = |letter: char| match letter {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<i32> = text.chars().map(value).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(at, value)| {
        if values.get(at + 1).is_some_and(|next| value < next) { -value } else { *value }
    });
    u32::try_from(signed.sum::<i32>()).ok().filter(|sum| *sum > 0)
}

fn chinese(text: &str) -> Option<u32> {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let (mut sum, mut digit) = (0_u32, None);
    for letter in text.chars() {
        if letter == '十' {
            sum = sum.checked_add(digit.take().unwrap_or(1) * 10)?;
        } else {
            let value = DIGITS.iter().position(|known| *known == letter)? as u32;
            if digit.replace(value).is_some() {
                return None;
            }
        }
    }
    Some(sum + digit.unwrap_or(0))
}

/// A number as it is compared: "10bis" and "10 bis", "Annex II" and "annex 2", "Part One" and "Part I" are the same.
fn number(unit: Unit, written: &str) -> String {
    const ONES: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let lower = written.trim().to_lowercase();
    let mut core = lower.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let mut addition = "";
    for word in ADDITIONS {
        if let Some(head) = core.strip_suffix(word) {
            let digits = head.trim_end();
            if digits.ends_with(|letter: char| letter.is_ascii_digit()) {
                addition = word;
                core = digits.to_owned();
                break;
            }
        }
    }
    let spelt = ONES.iter().position(|one| *one == core).map(|at| at as u32 + 1);
    let outer = unit < Unit::Preamble && unit != Unit::Section;
    let value = spelt.or_else(|| if outer { roman(&core) } else { None }).or_else(|| chinese(&core));
    let core = value.filter(|value| *value > 0).map_or(core, |value| value.to_string());
    if addition.is_empty() { core } else { format!("{core} {addition}") }
}

/// How many bytes a number takes at the beginning of a text: "12 bis", "IV", "102.3", "(c)", "A", "One".
fn number_at(text: &str, unit: Unit) -> Option<usize> {
    let end_of = |accept: fn(char) -> bool| text.find(|letter: char| !accept(letter)).unwrap_or(text.len());
    if let Some(inner) = text.strip_prefix(['(', '（']) {
        let close = inner.find([')', '）'])?;
        let inside = inner.get(..close)?;
        let letter = inner.get(close..)?.chars().next()?;
        let open = text.len() - inner.len();
        return ((1..=6).contains(&inside.chars().count()) && inside.chars().all(char::is_alphanumeric))
            .then_some(open + close + letter.len_utf8());
    }
    let digits = end_of(|letter| letter.is_ascii_digit());
    if digits > 0 {
        let mut end = digits;
        // "102.3", but not the full stop of a sentence.
        while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix('.')) {
            let more = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
            if more == 0 {
                break;
            }
            end += 1 + more;
        }
        let rest = text.get(end..)?;
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '-']).len();
        let lower = rest.get(spaces..)?.to_lowercase();
        if let Some(word) = ADDITIONS.iter().find(|word| {
            lower.strip_prefix(**word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        }) {
            end += spaces + word.len();
        }
        return Some(end);
    }
    let word = end_of(char::is_alphabetic);
    let letters = text.get(..word)?;
    let lower = letters.to_lowercase();
    let capital = letters.chars().all(char::is_uppercase);
    let spelt = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].contains(&&*lower);
    let fits = unit < Unit::Preamble && (spelt || capital && (roman(&lower).is_some() || letters.len() == 1));
    (word > 0 && fits).then_some(word)
}

/// Items behind a number: " (b) (i)"; "(2)" behind an article is its paragraph.
fn items_at(text: &str, parts: &mut Vec<Part>) -> usize {
    let mut end = 0;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{A0}']).len();
        let open = rest.get(spaces..).unwrap_or_default();
        let Some(length) = number_at(open, Unit::Item).filter(|_| open.starts_with(['(', '（'])) else { return end };
        let inside = open.get(..length).unwrap_or_default();
        // "(new)", "(ALL)" are no items.
        if inside.chars().filter(|letter| letter.is_alphanumeric()).count() > 4 || inside.contains("new") {
            return end;
        }
        let digits = inside.contains(|letter: char| letter.is_ascii_digit());
        let outer = parts.last().is_some_and(|(unit, _)| *unit < Unit::Preamble);
        let unit = if digits && outer { Unit::Paragraph } else { Unit::Item };
        parts.push((unit, number(unit, inside)));
        end += spaces + length;
    }
}

/// "Second paragraph": a unit counted by a word before it.
fn ordinal_at(text: &str) -> Option<(Unit, String, usize)> {
    const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    let end = text.find(|letter: char| !letter.is_alphabetic())?;
    let at = ORDINALS.iter().position(|ordinal| text.get(..end).is_some_and(|word| word.eq_ignore_ascii_case(ordinal)))?;
    let rest = text.get(end..)?.strip_prefix(' ')?;
    let (mut unit, mut width) = word_at(rest)?;
    if rest.get(..width)?.eq_ignore_ascii_case("preambular paragraph") || rest.to_lowercase().starts_with("preambular paragraph") {
        (unit, width) = (Unit::Preamble, "preambular paragraph".len());
    }
    matches!(unit, Unit::Paragraph | Unit::Preamble | Unit::Operative | Unit::Item)
        .then(|| (unit, (at + 1).to_string(), end + 1 + width))
}

/// One unit with its number at the beginning of a text, with the items behind it.
fn part_at(text: &str, parts: &mut Vec<Part>) -> Option<(Unit, usize)> {
    if let Some(rest) = text.strip_prefix('第') {
        let end = rest.find(|letter: char| !(letter.is_ascii_digit() || chinese(&letter.to_string()).is_some()))?;
        let written = rest.get(..end).filter(|written| !written.is_empty())?;
        let (word, unit) = HAN.iter().find(|(word, _)| rest.get(end..).is_some_and(|rest| rest.starts_with(word)))?;
        parts.push((*unit, number(*unit, written)));
        let end = '第'.len_utf8() + end + word.len();
        return Some((*unit, end + items_at(text.get(end..)?, parts)));
    }
    if let Some(rest) = text.strip_prefix("附件") {
        let end = rest.find(|letter: char| chinese(&letter.to_string()).is_none()).unwrap_or(rest.len());
        parts.push((Unit::Annex, number(Unit::Annex, rest.get(..end)?)));
        return Some((Unit::Annex, "附件".len() + end));
    }
    if let Some((unit, counted, width)) = ordinal_at(text) {
        parts.push((unit, counted));
        return Some((unit, width));
    }
    let (unit, width) = word_at(text)?;
    let rest = text.get(width..)?;
    let spaces = rest.len() - rest.trim_start_matches([' ', '.', '\u{A0}']).len();
    let behind = rest.get(spaces..)?;
    match number_at(behind, unit) {
        Some(length) => {
            let written = behind.get(..length)?;
            let unit = if unit == Unit::Paragraph && written.starts_with('(') && !written.contains(|letter: char| letter.is_ascii_digit()) {
                Unit::Item
            } else {
                unit
            };
            parts.push((unit, number(unit, written)));
            let end = width + spaces + length;
            Some((unit, end + items_at(text.get(end..)?, parts)))
        }
        None if unit == Unit::Annex => {
            parts.push((unit, String::new()));
            Some((unit, width))
        }
        None => None,
    }
}

/// How wide what ties two parts of one citation is: "article 4, paragraph 2", "paragraph 2 of the annex".
fn tie_at(text: &str) -> usize {
    let trimmed = text.trim_start_matches([' ', ',', '\u{A0}', '，', '、']);
    let mut end = text.len() - trimmed.len();
    for word in ["of the ", "of ", "to the ", "de l'", "de l’", "du ", "de la ", "in ", "del ", "de "] {
        if trimmed.starts_with(word) {
            end += word.len();
            break;
        }
    }
    end
}

fn cited(parts: Vec<Part>, text: &str, span: Span) -> Citation {
    Citation { parts, context: Vec::new(), written: span.of(text).unwrap_or_default().to_owned(), span }
}

/// Every citation of a text, in order. "Paragraphs 6 and 7" are two.
pub(super) fn citations(text: &str) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let alone = before.is_none_or(|before| !before.is_alphanumeric() || !before.is_ascii() && !letter.is_ascii());
        let mut parts = Vec::new();
        let rest = text.get(at..).unwrap_or_default();
        let Some((mut unit, mut end)) = alone.then(|| part_at(rest, &mut parts)).flatten() else {
            before = Some(letter);
            at += letter.len_utf8();
            continue;
        };
        loop {
            let tail = rest.get(end..).unwrap_or_default();
            let tie = tie_at(tail);
            let mut more = Vec::new();
            let next = tail.get(tie..).and_then(|next| part_at(next, &mut more));
            // A second paragraph is another citation, not a part of this one.
            match next.filter(|(next, _)| *next != unit && !parts.iter().any(|(known, _)| known == next)) {
                Some((next, length)) => {
                    parts.extend(more);
                    unit = next;
                    end += tie + length;
                }
                None => break,
            }
        }
        let span = Span::new(at, end);
        parts.sort_by_key(|(unit, _)| *unit);
        let first = found.len();
        found.push(cited(parts, text, span));
        at = span.end() + others(text, &mut found, unit);
        // "Paragraphs 1 and 2 of article 5": both are.
        let tail = text.get(at..).unwrap_or_default();
        let tie = tie_at(tail);
        let mut outer = Vec::new();
        let next = tail.get(tie..).filter(|_| found.len() > first + 1 && tail.get(..tie).is_some_and(|tie| tie.trim() != ""));
        if let Some((_, length)) = next.and_then(|next| part_at(next, &mut outer)).filter(|(outer, _)| *outer < unit) {
            for one in found.iter_mut().skip(first) {
                one.parts.extend(outer.iter().cloned());
                one.parts.sort_by_key(|(unit, _)| *unit);
            }
            at += tie + length;
        }
        before = text.get(..at).and_then(|head| head.chars().next_back());
    }
    found
}

/// Further numbers of the same unit: " and 7", ", 8".
fn others(text: &str, found: &mut Vec<Citation>, unit: Unit) -> usize {
    let Some(last) = found.last().cloned() else { return 0 };
    // "In paragraph 5, 12 words" speaks of one paragraph.
    let word = last.written.split([' ', '.']).next().unwrap_or_default().to_lowercase();
    if word.is_ascii() && !word.ends_with('s') && !word.is_empty() {
        return 0;
    }
    let start = last.span.end();
    let mut end = 0;
    loop {
        let tail = text.get(start + end..).unwrap_or_default();
        let tie = [" and ", ", ", "、", "和", " et ", " y ", " и "].iter().find(|tie| tail.starts_with(**tie));
        let Some(tie) = tie else { return end };
        let behind = tail.get(tie.len()..).unwrap_or_default();
        let digits = behind.starts_with(|letter: char| letter.is_ascii_digit());
        let Some(length) = number_at(behind, unit).filter(|_| digits) else { return end };
        let mut parts: Vec<Part> = last.parts.iter().filter(|(known, _)| *known < unit).cloned().collect();
        let written = behind.get(..length).unwrap_or_default();
        parts.push((unit, number(unit, written)));
        let items = items_at(behind.get(length..).unwrap_or_default(), &mut parts);
        let span = Span::new(start + end + tie.len(), length + items);
        found.push(cited(parts, text, span));
        end += tie.len() + length + items;
    }
}

/// A citation that is nothing but a label: "29 (d)", "12 bis.", "(c)", "OP3".
pub(super) fn bare(text: &str) -> Option<Citation> {
    let text = text.trim();
    let mut parts = Vec::new();
    if let Some(length) = number_at(text, Unit::Paragraph).filter(|_| text.starts_with(|letter: char| letter.is_ascii_digit())) {
        parts.push((Unit::Paragraph, number(Unit::Paragraph, text.get(..length)?)));
        let rest = text.get(length..)?.trim_start_matches(['.', ')', ':']);
        let end = items_at(rest, &mut parts);
        let left = rest.get(end..)?.trim_start_matches(['.', ')', ':', ' ']);
        return left.is_empty().then(|| cited(parts, text, Span::new(0, text.len())));
    }
    let end = items_at(text, &mut parts);
    let left = text.get(end..)?.trim_matches(['.', ')', ':', ' ']);
    if !parts.is_empty() && left.is_empty() {
        return Some(cited(parts, text, Span::new(0, text.len())));
    }
    let found = citations(text);
    let [only] = found.as_slice() else { return None };
    let around = |rest: Option<&str>| rest.is_some_and(|rest| !rest.contains(char::is_alphanumeric));
    (around(text.get(..only.span.start)) && around(text.get(only.span.end()..))).then(|| only.clone())
}

impl Citation {
    /// The number of a paragraph that came in later stands behind this one: 11 of "11 bis", 3 bis of "3 ter", (c) of "(d)",
    /// 17 of "18". The nearest first.
    pub(super) fn predecessors(&self) -> Vec<Self> {
        let Some(((unit, number), above)) = self.parts.split_last() else { return Vec::new() };
        let made = |number: String| {
            let mut parts = above.to_vec();
            parts.push((*unit, number.clone()));
            Self { parts, context: self.context.clone(), written: number, span: self.span }
        };
        if let Some((core, addition)) = number.rsplit_once(' ') {
            let at = ADDITIONS.iter().position(|known| *known == addition).unwrap_or(0);
            let before = ADDITIONS.iter().take(at).rev().map(|known| made(format!("{core} {known}")));
            return before.chain(std::iter::once(made(core.to_owned()))).collect();
        }
        let before = match (number.parse::<u32>(), number.chars().next()) {
            (Ok(value), _) => value.checked_sub(1).filter(|value| *value > 0).map(|value| value.to_string()),
            (_, Some(letter @ 'b'..='z')) if number.len() == 1 => {
                char::from_u32(u32::from(letter) - 1).map(|letter| letter.to_string())
            }
            _ => None,
        };
        before.map(made).into_iter().collect()
    }

    /// Whether its number says that it comes in beside others: "11 bis".
    pub(super) fn is_addition(&self) -> bool {
        self.parts.last().is_some_and(|(_, number)| number.contains(' ') && !number.ends_with("alt"))
    }

    /// The same, perhaps in what `outer` cites, where this one does not say: "(b)" after "paragraph 2".
    pub(super) fn within(&self, outer: &Self) -> Self {
        let first = self.parts.first().map(|(unit, _)| *unit);
        let all = outer.context.iter().chain(&outer.parts);
        let context = all.filter(|(unit, _)| first.is_some_and(|first| *unit < first)).cloned().collect();
        Self { context, ..self.clone() }
    }

    /// How it is shown: the number alone where a paragraph is cited by nothing else.
    pub(super) fn shown(&self) -> String {
        let plain = self.parts.iter().all(|(unit, _)| matches!(unit, Unit::Paragraph | Unit::Item));
        if !plain || !self.written.is_ascii() {
            return self.written.clone();
        }
        let from = self.written.find(|letter: char| letter.is_ascii_digit() || letter == '(');
        from.and_then(|from| self.written.get(from..)).unwrap_or(&self.written).to_owned()
    }

    /// Whether it says of an item and not of which paragraph.
    pub(super) fn is_item(&self) -> bool {
        self.parts.first().is_some_and(|(unit, _)| *unit == Unit::Item)
    }
}

/// The addresses of a draft's paragraphs.
#[derive(Debug)]
pub(super) struct Addresses {
    /// By paragraph: the units above it, and its own.
    of: Vec<Address>,
}

#[derive(Debug, Clone, Default)]
struct Address {
    above: Vec<Part>,
    own: Option<Part>,
    heading: bool,
    /// Something that is cited by its paragraph only: cells.
    silent: bool,
    plain_reference: String,
}

fn letters_of(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The unit and number of a label or of the beginning of a heading.
fn label_part(label: &str, heading: bool) -> Option<Part> {
    let mut parts = Vec::new();
    if let Some((unit, _)) = part_at(label.trim_start_matches(['[', ' ']), &mut parts) {
        return parts.into_iter().find(|(known, _)| *known == unit);
    }
    let word = if heading { label.split_whitespace().next()? } else { label };
    // "(ALL)10." is the tenth, marked for all.
    let word = word.trim_start_matches(['[', '(', '（']);
    let word = match word.split_once(')') {
        Some((head, tail)) if !tail.is_empty() && head.chars().all(char::is_uppercase) => tail,
        _ => word,
    };
    let core = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    if core.is_empty() || heading && !word.ends_with(['.', ')', '、', ':']) {
        return None;
    }
    if heading {
        return (core.chars().count() <= 8).then(|| (Unit::Section, core.to_lowercase()));
    }
    let lower = core.to_lowercase();
    if core.starts_with(|letter: char| letter.is_ascii_digit()) || chinese(core).is_some() && !label.contains(['(', '（']) {
        return Some((Unit::Paragraph, number(Unit::Paragraph, core)));
    }
    (lower.chars().count() <= 6).then(|| (Unit::Item, number(Unit::Item, &lower)))
}

impl Addresses {
    pub(super) fn of(draft: &Reading) -> Self {
        let mut of = Vec::with_capacity(draft.paragraphs.len());
        // The paragraph and items that the next item stands below, with their levels.
        let mut open: Vec<(u8, Part)> = Vec::new();
        for paragraph in &draft.paragraphs {
            let sections = paragraph.section.iter().filter_map(|title| label_part(title, true));
            let mut address = Address {
                above: sections.collect(),
                heading: paragraph.is_heading(),
                plain_reference: paragraph.reference.as_deref().map(letters_of).unwrap_or_default(),
                ..Address::default()
            };
            let label = paragraph.label.as_deref();
            match paragraph.kind {
                ParagraphKind::Heading => {
                    open.clear();
                    let words = format!("{} {}", label.unwrap_or(""), paragraph.text);
                    address.own = label_part(words.trim(), true);
                }
                ParagraphKind::Footnote => {
                    address.above.clear();
                    address.own = label.map(|label| (Unit::Note, number(Unit::Note, label)));
                }
                ParagraphKind::Cell => address.silent = true,
                _ => {
                    let own = label.and_then(|label| label_part(label, false)).or_else(|| preamble(paragraph));
                    let level = match &own {
                        Some((Unit::Item, _)) => paragraph.level.max(1),
                        _ => paragraph.level,
                    };
                    while open.last().is_some_and(|(above, _)| *above >= level) {
                        open.pop();
                    }
                    address.above.extend(open.iter().map(|(_, part)| part.clone()));
                    if let Some(part) = &own {
                        open.push((level, part.clone()));
                    }
                    address.own = own;
                }
            }
            of.push(address);
        }
        Self { of }
    }

    /// The paragraph that is cited; `words` that are said to stand in it decide between several.
    pub(super) fn find(&self, citation: &Citation, draft: &Reading, words: Option<&str>) -> Found {
        let whole: Vec<Part> = citation.context.iter().chain(&citation.parts).cloned().collect();
        let mut fits = self.fitting(&whole);
        if fits.is_empty() && !citation.context.is_empty() {
            fits = self.fitting(&citation.parts);
        }
        if fits.is_empty() {
            let written = letters_of(&citation.written);
            let same = |address: &Address| !address.heading && address.plain_reference == written;
            fits = (0..self.of.len()).filter(|&at| self.of.get(at).is_some_and(same)).collect();
        }
        // What does not say "annex" is not in one.
        let in_annex = |at: &usize| {
            self.of.get(*at).is_some_and(|address| address.above.iter().any(|(unit, _)| *unit == Unit::Annex))
        };
        if fits.iter().any(|at| !in_annex(at)) && !whole.iter().any(|(unit, _)| *unit == Unit::Annex) {
            fits.retain(|at| !in_annex(at));
        }
        if let (true, Some(words)) = (fits.len() > 1, words) {
            let holds = |at: &usize| draft.paragraphs.get(*at).is_some_and(|paragraph| quoted::holds(&paragraph.text, words));
            fits.retain(holds);
        }
        match fits.as_slice() {
            [] => Found::Nothing,
            [only] => Found::One(*only),
            _ => Found::Several,
        }
    }

    /// The paragraphs of an address: strictly first; then "article 3" for the paragraph 3 of a draft without articles; then
    /// "rule 1.2" for the second paragraph of rule 1; then the only paragraph of what is cited.
    fn fitting(&self, parts: &[Part]) -> Vec<usize> {
        let of = |parts: &[Part], strict| -> Vec<usize> {
            (0..self.of.len()).filter(|&at| self.fits(at, parts, strict)).collect()
        };
        let strict = of(parts, true);
        if !strict.is_empty() {
            return strict;
        }
        if let Some(split) = decimal(parts).map(|parts| of(&parts, true)).filter(|found| !found.is_empty()) {
            return split;
        }
        let lenient = of(parts, false);
        if lenient.is_empty() { self.lone(parts) } else { lenient }
    }

    /// Whether the draft has what is cited, where it is cited to stand.
    pub(super) fn has(&self, citation: &Citation) -> bool {
        let whole: Vec<Part> = citation.context.iter().chain(&citation.parts).cloned().collect();
        !self.fitting(&whole).is_empty()
    }

    /// The heading of what is cited: of "article 7" where that has several paragraphs.
    pub(super) fn heading(&self, citation: &Citation) -> Option<usize> {
        let (last, outer) = citation.parts.split_last()?;
        (0..self.of.len()).find(|&at| {
            self.of.get(at).is_some_and(|address| {
                let mut above = address.above.iter();
                address.heading
                    && address.own.as_ref().is_some_and(|own| same(last, own, true))
                    && outer.iter().all(|part| above.any(|known| same(part, known, true)))
            })
        })
    }

    fn fits(&self, at: usize, wanted: &[Part], strict: bool) -> bool {
        let Some(address) = self.of.get(at).filter(|address| !address.heading && !address.silent) else { return false };
        let (Some((last, outer)), Some(own)) = (wanted.split_last(), &address.own) else { return false };
        if !same(last, own, strict) {
            return false;
        }
        let mut above = address.above.iter();
        outer.iter().all(|part| above.any(|known| same(part, known, strict)))
    }

    /// The only paragraph below a heading that is cited: "article 8" where that has one paragraph without a number.
    fn lone(&self, wanted: &[Part]) -> Vec<usize> {
        let outer = match wanted.split_last() {
            Some(((Unit::Paragraph, number), outer)) if number == "1" && !outer.is_empty() => outer,
            _ => wanted,
        };
        if !outer.last().is_some_and(|(unit, _)| *unit < Unit::Preamble) {
            return Vec::new();
        }
        let below = |address: &&Address| {
            let mut above = address.above.iter();
            outer.iter().all(|part| above.any(|known| same(part, known, true)))
        };
        let all: Vec<usize> = (0..self.of.len())
            .filter(|&at| {
                let address = self.of.get(at).filter(|address| !address.heading && !address.silent);
                address.is_some_and(|address| below(&address) && !matches!(address.own, Some((Unit::Note, _))))
            })
            .collect();
        match all.as_slice() {
            [only] if self.of.get(*only).is_some_and(|address| address.own.is_none()) => all,
            _ => Vec::new(),
        }
    }
}

/// "Rule 1.2", "article 4.1": a unit and its paragraph in one number.
fn decimal(parts: &[Part]) -> Option<Vec<Part>> {
    let at = parts.iter().position(|(unit, number)| *unit < Unit::Preamble && number.contains('.'))?;
    let (unit, number) = parts.get(at)?;
    let (outer, inner) = number.rsplit_once('.')?;
    let mut split = parts.to_vec();
    split.splice(at..=at, [(*unit, outer.to_owned()), (Unit::Paragraph, inner.to_owned())]);
    Some(split)
}

/// A clause of the preamble without a label is cited by its number in the preamble.
fn preamble(paragraph: &Paragraph) -> Option<Part> {
    let counted = paragraph.reference.as_deref()?.strip_prefix("PP")?;
    Some((Unit::Preamble, counted.to_lowercase()))
}

fn same(wanted: &Part, known: &Part, strict: bool) -> bool {
    use Unit::{Article, Item, Operative, Paragraph, Preamble, Rule};
    let units = wanted.0 == known.0
        || matches!((wanted.0, known.0), (Operative | Item, Paragraph) | (Paragraph, Operative | Item))
        || !strict && matches!((wanted.0, known.0), (Article | Rule | Preamble, Paragraph) | (Paragraph, Article | Rule));
    // "The annex" of a draft that has one.
    units && (wanted.1 == known.1 || wanted.0 == Unit::Annex && (wanted.1.is_empty() || known.1.is_empty()))
}
