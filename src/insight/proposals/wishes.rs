//! What a sentence that asks wants done: with which words, of which paragraph.

use super::citation::Citation;
use super::instruction::{NewPlace, SIGN, Wish};
use super::vocabulary::{AFTER, BEFORE, DELETE, FOLLOWING, INSERT, INSTEAD, LESS, REPLACE, RETAIN, word};

type Asked = (Wish, Option<Citation>, Option<String>);

/// What a sentence that asks wants, in its words without quotations (`lower`) and its quotations.
pub(super) fn wishes(
    lower: &str,
    quoted: &[String],
    cited: &[Citation],
    subject: Option<&Citation>,
    attached: bool,
) -> Vec<Asked> {
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
            let ends =
                lower.trim_end().ends_with([':', '：']) || lower.contains("as follows") || lower.contains("following");
            let reads =
                word(lower, &["read", "by", "with", "following", "as follows", "改为", "替换", "如下"]).is_some();
            let whole = ends || lower.contains([':', '：']);
            let wish = Wish::Rewrite { new: String::new() };
            return if whole && reads && word(lower, &LESS).is_none() {
                vec![(wish, subject(), None)]
            } else {
                Vec::new()
            };
        }
        if let ([new], true) = (
            quoted,
            word(lower.get(at..).unwrap_or_default(), &["sentence", "words", "word", "phrase", "text", "句", "词"])
                .is_none(),
        ) {
            let whole = cited.iter().any(|cited| cited.span.start > at)
                || word(lower, &["read", "by the following", "如下"]).is_some()
                || lower.trim_end().ends_with(SIGN);
            return if whole { vec![(Wish::Rewrite { new: new.clone() }, subject(), None)] } else { Vec::new() };
        }
        let pairs = quoted.chunks(2).enumerate().filter_map(|(at, pair)| {
            let [first, second] = pair else { return None };
            let tied = word(
                between(at * 2),
                &[
                    "by",
                    "with",
                    "to",
                    "for",
                    "read",
                    "into",
                    "as",
                    "par",
                    "por",
                    "con",
                    "на",
                    "为",
                    "成",
                    "代替",
                    "替代",
                    "instead of",
                ],
            );
            tied.is_some().then(|| if backwards { both(second, first) } else { both(first, second) })
        });
        return pairs.map(|wish| (wish, subject(), None)).collect();
    }
    if let ([new], true) = (quoted, deletes.is_none() && inserts.is_none() && word(lower, &FOLLOWING).is_some()) {
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
        "new paragraph",
        "new subparagraph",
        "new sub-paragraph",
        "new article",
        "new recital",
        "new rule",
        "new item",
        "new op",
        "new pp",
        "additional paragraph",
        "following paragraph",
        "a paragraph",
        "another paragraph",
        "nouveau paragraphe",
        "nuevo párrafo",
        "новый пункт",
        "新段",
        "新增一段",
        "新的一段",
        "一新段",
    ];
    let named = NEW.iter().any(|words| lower.contains(words));
    let inserts = word(lower, &INSERT).is_some();
    let addition = cited.last().is_some_and(Citation::is_addition) && inserts && cited.len() > 1;
    // "Add after paragraph 3: “…”"
    let (after, before) = (word(lower, &AFTER), word(lower, &BEFORE));
    let cited_behind = |at: Option<usize>| {
        at.and_then(|at| {
            cited.iter().find(|cited| {
                cited.span.start > at && !lower.get(at..cited.span.start).unwrap_or(",").contains([',', SIGN, ':'])
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
