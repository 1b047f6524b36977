//! The draft that a submission names: by its symbol, or as "Rev.1".

use crate::text::{Reading, Stage};

/// What a draft is called.
#[derive(Debug, Clone, Copy)]
pub struct Called<'a> {
    /// Its document symbol.
    pub symbol: Option<&'a str>,
    /// Its stage.
    pub stage: Stage,
}

/// The words of a text that may be document symbols: "HC/CONF.2/L.4/Rev.1".
fn symbols(text: &str) -> impl Iterator<Item = &str> {
    let edge = |letter: char| !letter.is_alphanumeric();
    let word = move |word: &'_ str| -> bool {
        let capitals =
            word.split('/').next().is_some_and(|head| head.chars().all(|letter| letter.is_ascii_uppercase()));
        capitals && word.matches('/').count() >= 2 && word.chars().any(|letter| letter.is_ascii_digit())
    };
    text.split([' ', '\u{A0}', ',', ';', '(', ')', '“', '”', '，', '、'])
        .map(move |word| word.trim_matches(edge))
        .filter(move |found| word(found))
}

/// A symbol without its revision: "HC/CONF.2/L.4".
fn stem(symbol: &str) -> &str {
    ["/Rev", "/REV"].iter().find_map(|mark| symbol.find(mark)).and_then(|at| symbol.get(..at)).unwrap_or(symbol)
}

/// How drafts of this stage are spoken of, in small letters.
fn spoken(stage: Stage) -> Vec<String> {
    match stage {
        Stage::Zero => ["zero draft", "avant-projet", "零案文", "нулевой проект"].map(str::to_owned).to_vec(),
        Stage::Revision(number) => {
            vec![
                format!("rev.{number}"),
                format!("rev. {number}"),
                format!("rev {number}"),
                format!("revision {number}"),
            ]
        }
        Stage::Elements | Stage::Compilation | Stage::Chair | Stage::Final | Stage::Adopted => Vec::new(),
    }
}

/// Whether words stand in a text and no digit behind them: "rev.1" in "rev.1", not in "rev.12".
fn stands(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let next = text.get(at + words.len()..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|next| next.is_ascii_digit())
    })
}

/// Which of several drafts a submission names, when it names one alone: by symbol, else by stage.
pub fn named_draft(submission: &Reading, drafts: &[Called<'_>]) -> Option<usize> {
    let all = |names: &dyn Fn(&Called<'_>) -> bool| -> Vec<usize> {
        drafts.iter().enumerate().filter(|(_, draft)| names(draft)).map(|(at, _)| at).collect()
    };
    let texts = || submission.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    let written: Vec<&str> = texts().flat_map(symbols).collect();
    let has = |symbol: &str| written.iter().any(|word| word.eq_ignore_ascii_case(symbol));
    let mut found = all(&|draft| draft.symbol.is_some_and(has));
    if found.is_empty() {
        let lower: Vec<String> = texts().map(str::to_lowercase).collect();
        found = all(&|draft| spoken(draft.stage).iter().any(|words| lower.iter().any(|text| stands(text, words))));
    }
    if let [only] = found.as_slice() { Some(*only) } else { None }
}

/// The symbol of another revision of the same document, where a submission names that and not the draft's own.
pub fn other_revision(submission: &Reading, symbol: &str) -> Option<String> {
    let texts = submission.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    let same: Vec<&str> = texts.flat_map(symbols).filter(|word| stem(word) == stem(symbol)).collect();
    let own = same.contains(&symbol);
    same.first().filter(|_| !own).map(|word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Paragraph;

    fn reading(text: &str) -> Reading {
        Reading { paragraphs: vec![Paragraph::plain(text)], sources: vec![vec![0]] }
    }

    #[test]
    fn the_draft_that_is_named_is_the_one_that_is_spoken_of() {
        let called = |symbol, stage| Called { symbol, stage };
        let drafts = [
            called(Some("GP/12/L.3"), Stage::Zero),
            called(Some("GP/12/L.3/Rev.1"), Stage::Revision(1)),
            called(None, Stage::Revision(12)),
        ];
        let of = |text: &str| named_draft(&reading(text), &drafts);
        assert_eq!(of("Comments on document GP/12/L.3/Rev.1, of May"), Some(1));
        assert_eq!(of("Comments on (GP/12/L.3)."), Some(0), "the longer symbol is another draft's");
        assert_eq!(of("Our comments on Rev.12"), Some(2));
        assert_eq!(of("Our comments on the zero draft"), Some(0));
        assert_eq!(of("From GP/12/L.3 to GP/12/L.3/Rev.1"), None, "two are named");
        assert_eq!(of("Our comments"), None);
    }

    #[test]
    fn another_revision_than_the_draft_at_hand_is_told() {
        let told = |text: &str| other_revision(&reading(text), "GP/12/L.3/Rev.1");
        assert_eq!(told("On GP/12/L.3/Rev.2"), Some("GP/12/L.3/Rev.2".to_owned()));
        assert_eq!(told("On GP/12/L.3/Rev.1, no more on GP/12/L.3"), None);
        assert_eq!(told("On GP/11/L.1"), None);
    }
}
