//! Drafts as lines, and what differs between them as a unified diff: for `patch`, version control and scripts.
//!
//! ```text
//! --- rev1
//! +++ rev2
//! @@ -12,7 +12,7 @@
//!  11. We welcome the report.
//! -12. We request all States to act.
//! +12. We invite all States to act.
//!  (a) by law;
//! ```
//!
//! One paragraph a line, as printed: what moved or was split is a deletion and an insertion here. Our own alignment,
//! which knows better, can't be written in a format that only knows lines.

use super::model::Compared;
use crate::text::Paragraph;
use similar::{Algorithm, TextDiff};

/// Lines shown before and after what differs.
const CONTEXT: usize = 3;

/// Writes a draft as lines, each ended by a line break: the label, one space, the text. Line breaks within a paragraph
/// become one space.
pub fn lines(paragraphs: &[Paragraph]) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        if let Some(label) = &paragraph.label {
            push_in_line(&mut out, label);
            out.push(' ');
        }
        push_in_line(&mut out, &paragraph.text);
        out.push('\n');
    }
    out
}

fn push_in_line(out: &mut String, text: &str) {
    // Of "\r\n" too: patch strips a "\r" at the end of a line.
    let mut rest = text;
    while let Some((line, more)) = rest.split_once(['\r', '\n']) {
        out.push_str(line);
        out.push(' ');
        let is_pair = rest.get(line.len()..).is_some_and(|end| end.starts_with("\r\n"));
        rest = if is_pair { more.get(1..).unwrap_or_default() } else { more };
    }
    out.push_str(rest);
}

/// Writes what differs between neighbouring drafts, step after step. A step without a difference leaves nothing, as with
/// `diff`.
pub fn write(compared: &Compared) -> String {
    let texts: Vec<String> = compared.drafts.iter().map(|draft| lines(&draft.reading.paragraphs)).collect();
    let names: Vec<String> = compared.drafts.iter().map(|draft| in_header(&draft.name)).collect();
    let mut out = String::new();
    for (text, name) in texts.windows(2).zip(names.windows(2)) {
        if let ([old, new], [old_name, new_name]) = (text, name) {
            out.push_str(&unified(old, new, old_name, new_name));
        }
    }
    out
}

/// A name as it can stand in a header: on one line, and without the tabulator that would end it there.
fn in_header(name: &str) -> String {
    name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn unified(old: &str, new: &str, old_name: &str, new_name: &str) -> String {
    // Paragraphs that stand once in each draft are what holds a text together; there is no time limit, since the same
    // drafts must give the same bytes on every machine.
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_lines(old, new);
    diff.unified_diff().context_radius(CONTEXT).header(old_name, new_name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What `patch` does with a diff that fits exactly: the smallest program that can tell whether it is right.
    fn applied(old: &str, diff: &str) -> String {
        let old: Vec<&str> = old.split_inclusive('\n').collect();
        let (mut out, mut at) = (String::new(), 0);
        let mut left = (0, 0);
        for line in diff.split_inclusive('\n') {
            if left == (0, 0) {
                let Some(header) = line.strip_prefix("@@ -") else {
                    assert!(line.starts_with("--- ") || line.starts_with("+++ "), "{line:?}");
                    continue;
                };
                let range = |text: &str| -> (usize, usize) {
                    let (start, count) = text.split_once(',').unwrap_or((text, "1"));
                    (start.parse().expect("a line"), count.parse().expect("a count"))
                };
                let (from, to) = header.split_once(" +").expect("two ranges");
                let (from, to) = (range(from), range(to.split_once(" @@").expect("its end").0));
                let start = if from.1 == 0 { from.0 } else { from.0 - 1 };
                out.extend(old[at..start].iter().copied());
                at = start;
                let written = out.matches('\n').count();
                assert_eq!(written, if to.1 == 0 { to.0 } else { to.0 - 1 }, "the new range begins there: {line}");
                left = (from.1, to.1);
                continue;
            }
            let (sign, text) = line.split_at(1);
            if sign != "+" {
                assert_eq!(old[at], text);
                at += 1;
                left.0 -= 1;
            }
            if sign != "-" {
                out.push_str(text);
                left.1 -= 1;
            }
        }
        assert_eq!(left, (0, 0), "hunks are as long as they say");
        out.extend(old[at..].iter().copied());
        out
    }

    fn paragraph(label: Option<&str>, text: &str) -> Paragraph {
        Paragraph { label: label.map(str::to_owned), ..Paragraph::plain(text) }
    }

    #[test]
    fn a_line_is_the_label_one_space_the_text() {
        let written = lines(&[
            paragraph(Some("12."), "We act."),
            paragraph(None, "A heading"),
            paragraph(Some("(a)\n"), "one\ntwo\r\nthree\rfour\r"),
            paragraph(None, ""),
        ]);
        assert_eq!(written, "12. We act.\nA heading\n(a)  one two three four \n\n");
    }

    #[test]
    fn shows_three_lines_of_context_and_nothing_for_equal_drafts() {
        let old: String = (1..=20).map(|number| format!("{number}. text\n")).collect();
        let new = old.replace("10. text", "10. words");
        let diff = unified(&old, &new, "a", "b");
        let wanted = "--- a\n+++ b\n@@ -7,7 +7,7 @@\n 7. text\n 8. text\n 9. text\n-10. text\n+10. words\n 11. text\n 12. text\n 13. text\n";
        assert_eq!(diff, wanted);
        assert_eq!(unified(&old, &old, "a", "b"), "");
        assert_eq!(unified("", "x\n", "a", "b"), "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n");
        assert_eq!(in_header("a\tb\nc"), "a b c");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        #[test]
        fn applied_to_the_old_lines_gives_the_new(
            old in proptest::collection::vec("[ab@+ -]{0,3}", 0..40),
            new in proptest::collection::vec("[ab@+ -]{0,3}", 0..40),
        ) {
            let [old, new] = [old, new].map(|lines| lines.iter().map(|line| format!("{line}\n")).collect::<String>());
            prop_assert_eq!(applied(&old, &unified(&old, &new, "old", "new")), new);
        }
    }
}
