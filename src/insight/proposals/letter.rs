//! Instructions in running words: "In paragraph 12, replace “x” by “y” and “v” by “w”".
//!
//! Only what asks is an instruction: an order ("delete …"), or a wish in the writer's own voice ("we propose to delete …",
//! "should be deleted"). What reports the wish of others, refuses, asks back or praises is none, whatever it quotes.

use super::citation::{self, Citation};
use super::voice::{self, Voice};
use super::{Action, ActorFinder, ActorName};
use crate::base::Span;

/// What an instruction wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    /// These words by those.
    Replace { old: String, new: String },
    /// These words out.
    Delete { old: String },
    /// The paragraph out.
    DeleteParagraph,
    /// Words out that are not quoted: "delete the second sentence".
    DeleteUnquoted,
    /// Words in: after these words, before those, or somewhere.
    Insert { after: Option<String>, before: Option<String>, new: String },
    /// The paragraph in these words.
    Rewrite { new: String },
    /// A paragraph of its own after the one cited, before it, or at the number it is given.
    NewParagraph { new: String, place: NewPlace },
    /// These words, or the paragraph, stay.
    Retain { old: Option<String> },
    /// Something is said of the paragraph.
    Statement(Action),
}

/// Where a new paragraph is cited to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NewPlace {
    /// After the paragraph cited.
    After,
    /// Before it.
    Before,
    /// Under the number cited, which the draft need not have.
    Numbered,
}

/// An instruction on a paragraph of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instruction {
    /// The paragraph as the text names it; none where it is the one that the words hang on.
    pub citation: Option<Citation>,
    pub wish: Wish,
    /// How a new paragraph is called, where that is said.
    pub called: Option<String>,
    pub span: Span,
    /// Whether it is said as something that may be done.
    pub perhaps: bool,
    /// Whose it is, where the sentence says so itself.
    pub whose: Option<ActorName>,
}

impl Instruction {
    /// Something is said, and nothing is asked.
    pub(super) const fn remark(text: &str) -> Self {
        let (citation, called, whose) = (None, None, None);
        let wish = Wish::Statement(Action::Remark);
        Self { citation, wish, called, span: Span::new(0, text.len()), perhaps: false, whose }
    }
}

/// What running words are read with.
pub(super) struct Writer<'a> {
    pub finder: &'a ActorFinder,
    /// Whose the words are, where that is known.
    pub own: Option<&'a ActorName>,
    /// Whether they hang on a paragraph, as a comment does, so that they need not name one.
    pub attached: bool,
}

pub(super) const QUOTES: [(char, char); 7] =
    [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“'), ('「', '」'), ('『', '』'), ('‘', '’')];

/// Stands for a quotation in words whose quotations were taken out.
pub(super) const SIGN: char = '\u{FFFC}';

impl Writer<'_> {
    /// The instructions of a text; several stand between semicolons or sentences. `subject` is the paragraph that was
    /// spoken of last, and is set anew.
    pub(super) fn read(&self, text: &str, subject: &mut Option<Citation>) -> Vec<Instruction> {
        let mut found: Vec<Instruction> = Vec::new();
        for span in sentences(text) {
            let Some(sentence) = span.of(text) else { continue };
            let (outside, quoted) = without_quotes(sentence);
            let mut cited = citation::citations(&outside);
            // "(c): replace …" below the line "Article 1".
            let lead = outside.split([':', '.', ',']).next().filter(|lead| lead.trim_start().starts_with(['(', '（']));
            if let (true, Some(lead)) = (cited.is_empty(), lead.and_then(citation::bare)) {
                cited.push(lead);
            }
            // Each may stand in what was cited before it.
            for one in &mut cited {
                if let Some(outer) = subject.as_ref() {
                    *one = one.within(outer);
                }
                *subject = Some(one.clone());
            }
            let said = self.sentence(&outside, &quoted, &cited, subject.as_ref(), span);
            for instruction in said {
                let statement = |one: &Instruction| matches!(one.wish, Wish::Statement(_));
                // One word for or against a paragraph is enough.
                let again = statement(&instruction)
                    && found.iter().any(|known| statement(known) && known.citation == instruction.citation);
                if !again {
                    found.push(instruction);
                }
            }
        }
        found
    }

    fn sentence(
        &self,
        outside: &str,
        quoted: &[String],
        cited: &[Citation],
        subject: Option<&Citation>,
        span: Span,
    ) -> Vec<Instruction> {
        if subject.is_none() && !self.attached {
            return Vec::new();
        }
        let lower = outside.to_lowercase();
        let made = |wish, citation: Option<Citation>| Instruction {
            citation,
            wish,
            called: None,
            span,
            perhaps: voice::is_perhaps(&lower),
            whose: None,
        };
        let (voice, whose) = voice::of(outside, &lower, self.finder, self.own, self.attached);
        let made = |wish, citation| Instruction { whose: whose.clone(), ..made(wish, citation) };
        match voice {
            Voice::Asks => {
                let wishes = wishes(&lower, quoted, cited, subject, self.attached);
                wishes
                    .into_iter()
                    .map(|(wish, citation, called)| Instruction { called, ..made(wish, citation) })
                    .collect()
            }
            Voice::Says(action) => vec![made(Wish::Statement(action), subject.cloned())],
            Voice::Nothing => Vec::new(),
        }
    }
}

/// Sentences outside quotation marks.
fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut start, mut close) = (0, None);
    for (at, letter) in text.char_indices() {
        match close {
            Some(end) if letter == end => {
                close = None;
                // “… by day.” Next: a sentence that ends within its quotation.
                let inner = text.get(..at).and_then(|head| head.chars().next_back());
                let next = text.get(at + letter.len_utf8()..).unwrap_or_default();
                let begins = next.strip_prefix(' ').and_then(|next| next.chars().next()).is_some_and(char::is_uppercase);
                if matches!(inner, Some('.' | ';' | '。')) && begins {
                    out.push(Span::between(start, at + letter.len_utf8()));
                    start = at + letter.len_utf8();
                }
            }
            Some(_) => {}
            None => {
                close = QUOTES.iter().find(|(open, _)| *open == letter).map(|(_, close)| *close);
                // A quotation that is never closed hides nothing.
                close = close.filter(|end| text.get(at + letter.len_utf8()..).is_some_and(|rest| rest.contains(*end)));
                let next = text.get(at + letter.len_utf8()..).and_then(|rest| rest.chars().next());
                let stop = matches!(letter, '.' | '?' | '!') && next.is_none_or(char::is_whitespace);
                let ends = matches!(letter, ';' | '；' | '。' | '？') || stop;
                // "para. 12" goes on.
                let short = text.get(start..at).is_some_and(|head| {
                    let head = head.to_lowercase();
                    ["para", "paras", "art", "arts", "op", "pp", "no", "par", "ст", "п"]
                        .iter()
                        .any(|word| head.strip_suffix(word).is_some_and(|head| !head.ends_with(char::is_alphanumeric)))
                });
                if ends && !short {
                    let end = at + if matches!(letter, '?' | '？') { letter.len_utf8() } else { 0 };
                    out.push(Span::between(start, end));
                    start = at + letter.len_utf8();
                }
            }
        }
    }
    out.push(Span::between(start, text.len()));
    out.retain(|span| span.of(text).is_some_and(|words| !words.trim().is_empty()));
    out
}

/// The sentence with each quotation replaced by a sign, and the quotations.
pub(super) fn without_quotes(sentence: &str) -> (String, Vec<String>) {
    let (mut outside, mut quoted) = (String::new(), Vec::new());
    let mut rest = sentence;
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        let close = QUOTES.iter().find(|(open, _)| *open == letter).and_then(|(_, close)| behind.find(*close).map(|at| (at, close)));
        match close {
            Some((at, close)) => {
                quoted.push(behind.get(..at).unwrap_or_default().trim().to_owned());
                outside.extend([' ', SIGN, ' ']);
                rest = behind.get(at + close.len_utf8()..).unwrap_or_default();
            }
            None => {
                outside.push(letter);
                rest = behind;
            }
        }
    }
    (outside, quoted)
}

const REPLACE: [&str; 25] = [
    "replacing", "changing", "replacement", "replace", "replaced", "substitute", "substituted", "change", "changed", "amend", "amended", "read", "remplacer", "remplacé",
    "reemplazar", "sustituir", "заменить", "代替", "改为", "替换", "替代", "改成", "rephrase", "reword", "revise",
];
const DELETE: [&str; 19] = [
    "deleting", "removing", "delete", "deleted", "deletion", "remove", "removed", "strike", "struck", "omit", "omitted", "supprimer", "supprimé",
    "suprimir", "eliminar", "исключить", "删除", "删去", "去掉",
];
const INSERT: [&str; 20] = [
    "adding", "inserting", "addition", "insertion", "add", "added", "insert", "inserted", "include", "included", "ajouter", "insérer", "añadir", "insertar", "добавить", "включить",
    "增加", "添加", "插入", "加入",
];
const RETAIN: [&str; 10] = ["retaining", "keeping", "retain", "retained", "keep", "kept", "maintain", "conserver", "сохранить", "保留"];
const AFTER: [&str; 8] = ["after", "following", "après", "después de", "после", "之后", "后", "behind"];
const BEFORE: [&str; 6] = ["before", "avant", "antes de", "перед", "之前", "前"];

/// The first place of any of these words, as whole words.
pub(super) fn word(text: &str, any: &[&str]) -> Option<usize> {
    any.iter()
        .filter_map(|word| {
            text.match_indices(word).map(|(at, _)| at).find(|&at| {
                let edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric() || !letter.is_ascii());
                let han = !word.is_ascii() && word.chars().all(|letter| !letter.is_ascii());
                han || edge(text.get(..at).and_then(|head| head.chars().next_back()))
                    && edge(text.get(at + word.len()..).and_then(|tail| tail.chars().next()))
            })
        })
        .min()
}

type Asked = (Wish, Option<Citation>, Option<String>);

/// What a sentence that asks wants, in its words without quotations (`lower`) and its quotations.
fn wishes(lower: &str, quoted: &[String], cited: &[Citation], subject: Option<&Citation>, attached: bool) -> Vec<Asked> {
    let subject = || subject.cloned();
    if let Some(asked) = new_paragraph(lower, quoted, cited, attached) {
        return vec![asked];
    }
    let signs: Vec<usize> = lower.match_indices(SIGN).map(|(at, _)| at).collect();
    let between = |at: usize| -> &str {
        let from = signs.get(at).map_or(0, |sign| sign + SIGN.len_utf8());
        lower.get(from..signs.get(at + 1).copied().unwrap_or(lower.len())).unwrap_or_default()
    };
    let both = |old: &String, new: &String| Wish::Replace { old: old.clone(), new: new.clone() };
    // "“ten” should be “twelve”", "“ten” → “twelve”"; "instead of “ten”, “twelve”", "“twelve” instead of “ten”".
    let tie = between(0).trim().to_owned();
    let becomes = ["should be", "shall be", "should become", "to become", "becomes", "→", "->", "=>", "⇒"];
    const INSTEAD: [&str; 5] = ["instead of", "rather than", "in place of", "au lieu de", "en lugar de"];
    if let ([first, second], Some(sign)) = (quoted, signs.first()) {
        if becomes.contains(&tie.as_str()) || word(lower.get(..*sign).unwrap_or_default(), &INSTEAD).is_some() {
            return vec![(both(first, second), subject(), None)];
        }
        if word(&tie, &INSTEAD).is_some() {
            return vec![(both(second, first), subject(), None)];
        }
    }
    let (deletes, inserts) = (word(lower, &DELETE), word(lower, &INSERT));
    // "Delete x and insert y" puts y in the place of x.
    if let (Some(deletes), Some(inserts), [old, new]) = (deletes, inserts, quoted)
        && deletes < inserts
        && word(lower, &AFTER).is_none()
        && word(lower, &BEFORE).is_none()
    {
        return vec![(both(old, new), subject(), None)];
    }
    if let Some(at) = word(lower, &REPLACE) {
        // "Substitute the new for the old", "以“新”代替“旧”".
        let backwards = word(lower, &["substitute", "instead of", "代替", "替代"]).is_some()
            && (0..quoted.len()).any(|at| word(between(at), &["for", "instead of", "代替", "替代"]).is_some());
        if quoted.is_empty() {
            // "Paragraph 5 should read as follows:", "replace the paragraph by:", and then the words.
            let ends = lower.trim_end().ends_with([':', '：']) || lower.contains("as follows") || lower.contains("following");
            let reads = word(lower, &["read", "by", "with", "following", "as follows", "改为", "替换", "如下"]).is_some();
            let whole = ends || lower.contains([':', '：']);
            let wish = Wish::Rewrite { new: String::new() };
            return if whole && reads && word(lower, &LESS).is_none() { vec![(wish, subject(), None)] } else { Vec::new() };
        }
        if let ([new], true) = (quoted, word(lower.get(at..).unwrap_or_default(), &["sentence", "words", "word", "phrase", "text", "句", "词"]).is_none()) {
            let whole = cited.iter().any(|cited| cited.span.start > at) || word(lower, &["read", "by the following", "如下"]).is_some() || lower.trim_end().ends_with(SIGN);
            return if whole { vec![(Wish::Rewrite { new: new.clone() }, subject(), None)] } else { Vec::new() };
        }
        let pairs = quoted.chunks(2).enumerate().filter_map(|(at, pair)| {
            let [first, second] = pair else { return None };
            let tied = word(between(at * 2), &["by", "with", "to", "for", "read", "into", "as", "par", "por", "con", "на", "为", "成", "代替", "替代", "instead of"]);
            tied.is_some().then(|| if backwards { both(second, first) } else { both(first, second) })
        });
        return pairs.map(|wish| (wish, subject(), None)).collect();
    }
    if let ([new], true) = (quoted, deletes.is_none() && inserts.is_none() && word(lower, &voice::FOLLOWING).is_some()) {
        return vec![(Wish::Rewrite { new: new.clone() }, subject(), None)];
    }
    if deletes.is_some() {
        return delete(lower, quoted, cited, subject());
    }
    if inserts.is_some() {
        return insert(lower, quoted, &signs).map(|wish| (wish, subject(), None)).into_iter().collect();
    }
    if word(lower, &RETAIN).is_some() {
        return vec![(Wish::Retain { old: quoted.first().cloned() }, subject(), None)];
    }
    Vec::new()
}

/// Words for less than a paragraph.
const LESS: [&str; 22] = [
    "word", "words", "phrase", "sentence", "sentences", "reference", "references", "line", "lines", "clause", "rest", "half",
    "bracket", "brackets", "last", "first", "mention", "text", "mot", "mots", "phrase", "слова",
];

fn delete(lower: &str, quoted: &[String], cited: &[Citation], subject: Option<Citation>) -> Vec<Asked> {
    if !quoted.is_empty() {
        // "Delete what stands after “x”" quotes words that stay.
        let edge = word(lower, &["from", "until", "between", "everything", "all that follows"]);
        if edge.or_else(|| word(lower, &AFTER)).or_else(|| word(lower, &BEFORE)).is_some() {
            return vec![(Wish::DeleteUnquoted, subject, None)];
        }
        return quoted.iter().map(|old| (Wish::Delete { old: old.clone() }, subject.clone(), None)).collect();
    }
    if word(lower, &LESS).is_some() || lower.contains("句") || lower.contains("词") {
        return vec![(Wish::DeleteUnquoted, subject, None)];
    }
    // "Delete paragraphs 6 and 7".
    if cited.len() > 1 {
        return cited.iter().map(|cited| (Wish::DeleteParagraph, Some(cited.clone()), None)).collect();
    }
    vec![(Wish::DeleteParagraph, subject, None)]
}

fn insert(lower: &str, quoted: &[String], signs: &[usize]) -> Option<Wish> {
    let (after, before) = (word(lower, &AFTER), word(lower, &BEFORE));
    let made = |new: &String, after: Option<&String>, before: Option<&String>| Wish::Insert {
        after: after.cloned(),
        before: before.cloned(),
        new: new.clone(),
    };
    match (quoted, signs) {
        ([], _) => None,
        ([new], _) => Some(made(new, None, None)),
        ([first, second], [one, two]) => {
            let at = after.or(before).filter(|at| at < two)?;
            let han = lower.get(at..).is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii()));
            // "After “x” insert “y”", "insert “y” after “x”"; in Chinese the word stands behind its place.
            let (place, new) = if at < *one || han { (first, second) } else { (second, first) };
            let (after, before) = if after.is_some() { (Some(place), None) } else { (None, Some(place)) };
            Some(made(new, after, before))
        }
        ([left, _, new], _) if word(lower, &["between", "entre", "между"]).is_some() => {
            Some(made(new, Some(left), None))
        }
        _ => None,
    }
}

/// "After paragraph 11, add a new paragraph 11 bis: “…”", "New paragraph 15 bis: …".
fn new_paragraph(lower: &str, quoted: &[String], cited: &[Citation], attached: bool) -> Option<Asked> {
    const NEW: [&str; 20] = [
        "new paragraph", "new subparagraph", "new sub-paragraph", "new article", "new recital", "new rule", "new item", "new op",
        "new pp", "additional paragraph", "following paragraph", "a paragraph", "another paragraph", "nouveau paragraphe",
        "nuevo párrafo", "новый пункт", "新段", "新增一段", "新的一段", "一新段",
    ];
    let named = NEW.iter().any(|words| lower.contains(words));
    let inserts = word(lower, &INSERT).is_some();
    let addition = cited.last().is_some_and(Citation::is_addition) && inserts && cited.len() > 1;
    // "Add after paragraph 3: “…”"
    let (after, before) = (word(lower, &AFTER), word(lower, &BEFORE));
    let cited_behind = |at: Option<usize>| {
        at.and_then(|at| {
            cited.iter().find(|cited| {
                cited.span.start > at
                    && !lower.get(at..cited.span.start).unwrap_or(",").contains([',', SIGN, ':'])
            })
        })
    };
    let (behind, ahead) = (cited_behind(after), cited_behind(before));
    let placed = inserts && quoted.len() == 1 && (behind.is_some() || ahead.is_some()) && !lower.contains("word");
    if !named && !addition && !placed {
        return None;
    }
    let new = match quoted {
        [new] => new.clone(),
        // "New paragraph 15 bis: The post …"
        [] => String::new(),
        _ => return None,
    };
    let called = cited.iter().rev().find(|cited| Some(*cited) != behind && Some(*cited) != ahead);
    let (place, citation) = match (behind, ahead, called) {
        (Some(behind), ..) => (NewPlace::After, Some(behind.clone())),
        (None, Some(ahead), _) => (NewPlace::Before, Some(ahead.clone())),
        (None, None, Some(called)) => (NewPlace::Numbered, Some(called.clone())),
        (None, None, None) if attached => (NewPlace::After, None),
        (None, None, None) => return None,
    };
    Some((Wish::NewParagraph { new, place }, citation, called.map(|called| called.written.clone())))
}
