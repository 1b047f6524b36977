//! What a report says of a step beside its changes: what many changes have in common, and what is no words.

use super::model::{Compared, ComparedDraft, ComparedStep};
use crate::base::{Message, Side};
use crate::compare::{
    LineChange, NoteMarkChange, Replacement, Shift, blocks, consolidated, copies, note_marks, shifts, table_lines,
};
use crate::locale::Locale;
use crate::text::{Format, first_words};
use std::collections::BTreeMap;

/// So many words before a footnote mark say where it stands.
const WORDS: usize = 6;
/// So many characters of a paragraph without number name it.
const SIGNS: usize = 40;
/// So many characters of a row or column say which it is.
const LINE_SIGNS: usize = 80;
/// What of a file that is more than text is not read, and so not compared.
const NOT_READ: [&str; 2] = ["pictures", "links"];

/// Something outside the paragraphs that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotWords {
    /// A running header, or footer, that one or both drafts have.
    Running { what: &'static str, old: Option<String>, new: Option<String> },
    /// A footnote mark that one draft has.
    NoteMark(NoteMarkChange),
    /// A row or a column of a table that one draft has, and its words.
    Line(LineChange, String),
}

/// All of it, for one step.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// For each change, the block of neighbours that moved with it.
    pub blocks: Vec<Option<u32>>,
    /// For inserted changes, the old paragraphs they are copies of.
    pub copies: BTreeMap<usize, Vec<usize>>,
    /// Replacements made in many places.
    pub replacements: Vec<Replacement>,
    /// Shifts of the numbers of references.
    pub shifts: Vec<Shift>,
    /// What differs and is no words.
    pub not_words: Vec<NotWords>,
    /// What was not compared.
    pub not_compared: Vec<&'static str>,
}

impl Beside {
    /// Works it out for a step.
    pub fn new(compared: &Compared, step: &ComparedStep) -> Self {
        let (Some(old), Some(new)) = (compared.drafts.get(step.at.old), compared.drafts.get(step.at.new)) else {
            return Self::default();
        };
        let (a, b) = (&old.reading.paragraphs, &new.reading.paragraphs);
        let mut not_words = running(old, new);
        not_words.extend(note_marks(&step.comparison, a, b).into_iter().map(NotWords::NoteMark));
        not_words.extend(table_lines(&step.comparison, a, b).into_iter().map(|line| {
            let paragraphs = if line.side == Side::Old { a } else { b };
            let cells = line.paragraphs.iter().filter_map(|&at| paragraphs.get(at)).map(|cell| cell.text.as_str());
            let words = cells.collect::<Vec<_>>().join(" | ");
            NotWords::Line(line, words)
        }));
        let bare = |draft: &ComparedDraft| draft.copy.format == Format::Text;
        Self {
            blocks: blocks(&step.comparison.changes),
            copies: copies(&step.comparison, a, b),
            replacements: consolidated(&step.comparison, a, b),
            shifts: shifts(&step.comparison, a, b),
            not_words,
            not_compared: if bare(old) && bare(new) { Vec::new() } else { NOT_READ.to_vec() },
        }
    }

    /// The block of a change.
    pub fn block(&self, change: usize) -> Option<u32> {
        self.blocks.get(change).copied().flatten()
    }

    /// What is said of a change beside its kind, in words.
    pub fn flags(&self, change: usize, old: Option<&ComparedDraft>, locale: &Locale) -> Vec<String> {
        let mut flags = Vec::new();
        if let Some(block) = self.block(change) {
            flags.push(locale.format(&Message::new("report-block").number("block", block)));
        }
        if let Some(at) = self.copies.get(&change).and_then(|places| places.first()) {
            let paragraph = old.and_then(|draft| draft.reading.paragraphs.get(*at));
            let place = paragraph.map(|paragraph| match paragraph.cited() {
                "" => first_words(&paragraph.text, SIGNS),
                cited => cited.to_owned(),
            });
            flags.push(locale.format(&Message::new("report-copy").text("place", place.unwrap_or_default())));
        }
        flags
    }

    /// What is said first of a step, one sentence each.
    pub fn sentences(&self, compared: &Compared, step: &ComparedStep, locale: &Locale) -> Vec<String> {
        let replaced = self.replacements.iter().map(|said| {
            let message = Message::new("report-replacement").text("old", &*said.old).text("new", &*said.new);
            locale.format(&message.number("count", said.places))
        });
        let shifted = self.shifts.iter().map(|said| {
            let key = if said.by < 0 { "report-references-down" } else { "report-references-up" };
            locale.format(&Message::new(key).number("by", said.by.unsigned_abs()).number("count", said.places))
        });
        let others = self.not_words.iter().map(|said| match said {
            NotWords::Running { what, old, new } => {
                let key = match (*what, old, new) {
                    ("header", Some(_), Some(_)) => "report-header-changed",
                    ("header", Some(_), None) => "report-header-gone",
                    ("header", ..) => "report-header-came",
                    (_, Some(_), Some(_)) => "report-footer-changed",
                    (_, Some(_), None) => "report-footer-gone",
                    _ => "report-footer-came",
                };
                let text = |words: &Option<String>| words.clone().unwrap_or_default();
                locale.format(&Message::new(key).text("old", text(old)).text("new", text(new)))
            }
            NotWords::NoteMark(mark) => {
                let draft = compared.drafts.get(*step.at.get(mark.side));
                let paragraph = draft.and_then(|draft| draft.reading.paragraphs.get(mark.paragraph));
                let before = paragraph.and_then(|paragraph| paragraph.text.get(..mark.at)).unwrap_or("");
                let words: Vec<&str> = before.split_whitespace().rev().take(WORDS).collect();
                let words: Vec<&str> = words.into_iter().rev().collect();
                let key = if mark.side == Side::Old { "report-note-mark-gone" } else { "report-note-mark-came" };
                locale.format(&Message::new(key).text("words", words.join(" ")))
            }
            NotWords::Line(line, words) => {
                let key = match (line.is_column, line.side) {
                    (false, Side::Old) => "report-row-gone",
                    (false, Side::New) => "report-row-came",
                    (true, Side::Old) => "report-column-gone",
                    (true, Side::New) => "report-column-came",
                };
                locale.format(&Message::new(key).text("words", first_words(words, LINE_SIGNS)))
            }
        });
        let not_read = (!self.not_compared.is_empty()).then(|| locale.t("report-not-compared"));
        replaced.chain(shifted).chain(others).chain(not_read).collect()
    }
}

/// The running headers and footers in which two drafts differ.
fn running(old: &ComparedDraft, new: &ComparedDraft) -> Vec<NotWords> {
    let mut found = Vec::new();
    for (set_aside, what) in [("running header", "header"), ("running footer", "footer")] {
        let texts = |draft: &ComparedDraft| {
            let mut texts: Vec<String> = Vec::new();
            for aside in draft.copy.set_aside.iter().filter(|aside| aside.what == set_aside) {
                let text = aside.text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !text.is_empty() && !texts.contains(&text) {
                    texts.push(text);
                }
            }
            texts
        };
        let (a, b) = (texts(old), texts(new));
        let mut gone = a.iter().filter(|text| !b.contains(text)).cloned();
        let mut came = b.iter().filter(|text| !a.contains(text)).cloned();
        loop {
            let (old, new) = (gone.next(), came.next());
            if old.is_none() && new.is_none() {
                break;
            }
            found.push(NotWords::Running { what, old, new });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::json;
    use super::*;
    use crate::base::{ContentHash, JobControl, Sides};
    use crate::compare::{Options, compare};
    use crate::locale::UiLanguage;
    use crate::text::{CellPlace, NoteMark, Paragraph, ParagraphKind, Reading, SetAside, SourceText, View};
    use std::sync::Arc;

    /// A draft of these paragraphs below this running header.
    fn draft(name: &str, header: &str, paragraphs: Vec<Paragraph>) -> ComparedDraft {
        let mut copy = SourceText::empty(ContentHash::of(name.as_bytes()), 1, Format::Docx);
        copy.paragraphs = paragraphs;
        copy.set_aside = vec![SetAside { what: "running header".into(), text: header.to_owned(), page: None }];
        let reading = Arc::new(Reading::of(&copy, View::Accepted));
        ComparedDraft {
            name: name.to_owned(),
            date: None,
            file: format!("{name}.docx"),
            fingerprint: String::new(),
            status: "",
            source: String::new(),
            copy: Arc::new(copy),
            reading,
        }
    }

    fn compared(old: ComparedDraft, new: ComparedDraft) -> Compared {
        let (a, b) = (&old.reading.paragraphs, &new.reading.paragraphs);
        let comparison = compare(a, b, &Options::default(), &[], &JobControl::default()).expect("nobody cancels");
        let step = ComparedStep { at: Sides::new(0, 1), comparison: Arc::new(comparison) };
        Compared { drafts: vec![old, new], steps: vec![step], ..Compared::default() }
    }

    #[test]
    fn what_is_no_words_is_compared_too() {
        let line = || Paragraph::plain("The well is cleaned in spring.");
        let marked = Paragraph { notes: vec![NoteMark { at: 30, paragraph: 0 }], ..line() };
        let both = compared(draft("a", "First sketch", vec![marked]), draft("b", "Second sketch", vec![line()]));
        let told: serde_json::Value =
            serde_json::from_str(&json::write(&both).expect("plain data")).expect("it is JSON");
        let step = &told["comparisons"][0];
        let expected = serde_json::json!([
            {"what": "header", "old": "First sketch", "new": "Second sketch"},
            {"what": "note mark", "old": {"index": 0, "at": 30}, "new": null},
        ]);
        assert_eq!(step["not_words"], expected);
        assert_eq!(step["not_compared"], serde_json::json!(["pictures", "links"]));
        let text = super::super::text(&both, &Locale::new(UiLanguage::English));
        assert!(!text.contains("No changes."), "{text}");
        assert!(text.contains("Running header: “First sketch” → “Second sketch”."), "{text}");
        assert!(text.contains("Footnote mark gone after “The well is cleaned in spring.”."), "{text}");
    }

    #[test]
    fn a_row_and_a_shift_of_references_are_said_once() {
        let cell = |row: u32, column: u32, text: &str| Paragraph {
            kind: ParagraphKind::Cell,
            cell: Some(CellPlace { table: 0, row, column }),
            ..Paragraph::plain(text)
        };
        let lines = ["Article 4 binds the reeve.", "As article 6 says, geese pay article 7 dues."];
        let row = |row: u32, fruit: &str, price: &str| vec![cell(row, 0, fruit), cell(row, 1, price)];
        let texts = |lines: [&str; 2]| lines.map(Paragraph::plain).to_vec();
        let old = [texts(lines), row(0, "Fruit", "Dues"), row(1, "Quinces", "5 groats"), row(2, "Sloes", "1 groat")];
        let risen = ["Article 6 binds the reeve.", "As article 8 says, geese pay article 9 dues."];
        let new = [texts(risen), row(0, "Fruit", "Dues"), row(1, "Sloes", "1 groat")];
        let both = compared(draft("a", "", old.concat()), draft("b", "", new.concat()));
        let told: serde_json::Value =
            serde_json::from_str(&json::write(&both).expect("plain data")).expect("it is JSON");
        let step = &told["comparisons"][0];
        assert_eq!(step["not_words"], serde_json::json!([{"what": "row", "old": "Quinces | 5 groats", "new": null}]));
        let said = &step["consolidated"][0];
        assert_eq!(
            [&said["what"], &said["by"], &said["places"]],
            [&serde_json::json!("references"), &serde_json::json!(2), &serde_json::json!(3)]
        );
        let text = super::super::text(&both, &Locale::new(UiLanguage::English));
        assert!(text.contains("References up by 2: 3 places."), "{text}");
        assert!(text.contains("Table row gone: “Quinces | 5 groats”."), "{text}");
    }

    #[test]
    fn a_copy_and_a_block_are_compared_as_such() {
        let lines = [
            "Whoever draws water at night carries a lantern.",
            "The rope is bought from the common purse each year.",
            "Two wardens of the well are chosen by lot at Easter.",
            "Linen is washed below the mill and nowhere else.",
            "The miller opens the sluice when the bell has rung.",
            "Geese are driven home before the gate is shut.",
        ];
        let plain = |order: &[usize]| order.iter().map(|&at| Paragraph::plain(lines[at])).collect();
        let both = compared(draft("a", "", plain(&[0, 1, 2, 3, 4, 5])), draft("b", "", plain(&[0, 3, 4, 5, 1, 2, 0])));
        let told: serde_json::Value =
            serde_json::from_str(&json::write(&both).expect("plain data")).expect("it is JSON");
        let changes = told["comparisons"][0]["changes"].as_array().expect("a list");
        let blocks: Vec<Option<&str>> = changes.iter().map(|change| change["block"].as_str()).collect();
        assert_eq!(blocks, [None, None, None, None, Some("b1"), Some("b1"), None]);
        assert_eq!(changes[6]["copy_of"], serde_json::json!([[0, 0]]));
        assert!(changes[0].get("copy_of").is_none(), "absent where it does not apply");
        let text = super::super::text(&both, &Locale::new(UiLanguage::English));
        assert!(text.starts_with("a → b: 6 unchanged, 1 inserted, 1 moved\n"), "{text}");
        assert!(text.contains("a copy of Whoever draws water"), "{text}");
    }
}
