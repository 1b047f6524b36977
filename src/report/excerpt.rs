//! One change with its reference, to be pasted into a mail, a note or a brief.
//!
//! ```text
//! We [-decide to establish-]{+consider establishing+} a fund for rural libraries.
//! Rev.1 → Final, para. 6
//! ```
//!
//! As HTML the words are struck and underlined by elements that mail programs and word processors keep, with the colours
//! beside them; nothing of a style sheet, since none is pasted along.

use super::model::{Compared, ComparedStep};
use super::place::place;
use super::redline::Stretch;
use super::text::body;
use crate::base::{Message, Side};
use crate::compare::{Change, EditKind, Kind};
use crate::locale::Locale;
use maud::{Markup, PreEscaped, html};

/// Colours of the report by day: what is pasted is read on white.
const STRUCK: &str = "color:#9c2f17;text-decoration:line-through";
const UNDERLINED: &str = "color:#0a4c9a;text-decoration:underline";
const WEAK: &str = "color:#635f58";

/// A change with its reference, in the two forms that a clipboard holds at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// Writes one change of a step with its reference. Of an `invented` study the excerpt says so: it must not pass for a
/// real text where it is pasted.
pub fn write(compared: &Compared, step: &ComparedStep, change: &Change, invented: bool, locale: &Locale) -> Excerpt {
    let reference = reference(compared, step, change, locale);
    let invented = invented.then(|| locale.t("invented-banner"));
    let stretches = compared.stretches(step, change, locale);
    let mut text = body(&stretches);
    for line in [Some(&reference), invented.as_ref()].into_iter().flatten() {
        text.push('\n');
        text.push_str(line);
    }
    text.push('\n');
    let page = html! {
        // Some programs take bytes without it for another character set.
        (PreEscaped("<meta charset=\"utf-8\">"))
        p { @for stretch in &stretches { (marked(stretch)) } }
        p style=(WEAK) { (reference) @if let Some(invented) = &invented { br; i { (invented) } } }
    };
    Excerpt { text, html: page.into_string() }
}

/// Words of the redline with what was done to them.
fn marked(stretch: &Stretch) -> Markup {
    let words = html! {
        @for (number, line) in stretch.words.split('\n').enumerate() { @if number > 0 { br; } (line) }
    };
    html! {
        @match (stretch.op, &stretch.formatting) {
            (EditKind::Delete, _) => s style=(STRUCK) { (words) },
            (EditKind::Insert, _) => u style=(UNDERLINED) { (words) },
            (EditKind::Equal, None) => (words),
            (EditKind::Equal, Some(said)) => { (words) span style=(WEAK) { " (" (said) ")" } },
        }
    }
}

/// Where the change stands: `Rev.1 → Rev.2, para. 34 → 36 (moved)`.
fn reference(compared: &Compared, step: &ComparedStep, change: &Change, locale: &Locale) -> String {
    let name = |at: usize| compared.drafts.get(at).map_or("?", |draft| draft.name.as_str());
    let mut message = Message::new("excerpt-reference").text("old", name(step.at.old)).text("new", name(step.at.new));
    message = message.text("place", place_in_words(compared, step, change, locale));
    // That words changed is seen, and a new number is read in the place.
    let plain = [Kind::Edited.key(), Kind::Unchanged.key(), "compare-flag-renumbered"];
    let flags: Vec<String> =
        change.said().into_iter().filter(|key| !plain.contains(key)).map(|key| locale.t(key)).collect();
    let reference = locale.format(&message);
    if flags.is_empty() {
        return reference;
    }
    locale.format(&Message::new("excerpt-flagged").text("reference", reference).text("flags", locale.list(&flags)))
}

/// The number of the paragraph as it is cited; of one without a number what it is, or below which heading it stands.
fn place_in_words(compared: &Compared, step: &ComparedStep, change: &Change, locale: &Locale) -> String {
    let place = place(compared, step, change);
    if place.starts_with(|first: char| first.is_ascii_digit()) {
        return locale.format(&Message::new("excerpt-paragraph").text("place", place));
    }
    if !place.is_empty() {
        return place;
    }
    let first = [Side::New, Side::Old].into_iter().find_map(|side| {
        let draft = compared.drafts.get(*step.at.get(side))?;
        draft.reading.paragraphs.get(*change.at.get(side).first()?)
    });
    match first {
        Some(paragraph) if paragraph.is_heading() => locale.t(paragraph.kind.key()),
        Some(paragraph) => match paragraph.section.last() {
            Some(heading) => locale.format(&Message::new("excerpt-below").text("heading", heading.as_str())),
            None => locale.t("excerpt-unnumbered"),
        },
        None => locale.t("excerpt-unnumbered"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ContentHash, JobControl, Sides};
    use crate::compare::{Options, compare};
    use crate::locale::UiLanguage;
    use crate::report::ComparedDraft;
    use crate::text::{Format, Paragraph, ParagraphKind, Reading, SourceText};
    use std::sync::Arc;

    const OPEN: &str = "We recognize that libraries shall remain open to all persons without distinction of any kind.";
    const FUND: &str = "We decide to establish a fund for rural libraries, financed by voluntary contributions.";
    const TERMS: &str = "We encourage publishers to grant libraries fair terms for lending electronic journals.";

    fn numbered(number: u32, text: &str) -> Paragraph {
        Paragraph {
            label: Some(format!("{number}.")),
            reference: Some(number.to_string()),
            section: vec!["Vision".to_owned()],
            ..Paragraph::plain(text)
        }
    }

    /// The excerpt of the first change that is `wanted`, between an invented zero draft and its revision.
    fn excerpt_of(
        [old, new]: [Vec<Paragraph>; 2],
        language: UiLanguage,
        invented: bool,
        wanted: impl Fn(&Change) -> bool,
    ) -> Excerpt {
        let comparison =
            compare(&old, &new, &Options::default(), &[], &JobControl::default()).expect("nobody stops it");
        let change = comparison.changes.iter().find(|change| wanted(change)).expect("such a change").clone();
        let draft = |name: &str, paragraphs: Vec<Paragraph>| ComparedDraft {
            name: name.to_owned(),
            date: None,
            file: String::new(),
            fingerprint: String::new(),
            status: "status-official",
            source: String::new(),
            copy: Arc::new(SourceText::empty(ContentHash::of(name.as_bytes()), 1, Format::Text)),
            reading: Arc::new(Reading { sources: Vec::new(), paragraphs }),
        };
        let compared = Compared { drafts: vec![draft("Zero draft", old), draft("Rev.1", new)], ..Compared::default() };
        let step = ComparedStep { at: Sides::new(0, 1), comparison: Arc::new(comparison) };
        write(&compared, &step, &change, invented, &Locale::new(language))
    }

    /// The same of a comparison with one change there is something to read in.
    fn excerpt(drafts: [Vec<Paragraph>; 2]) -> Excerpt {
        excerpt_of(drafts, UiLanguage::English, false, Change::is_visible)
    }

    #[test]
    fn words_are_struck_and_underlined_and_the_place_is_cited() {
        let Excerpt { text, html } =
            excerpt([vec![numbered(2, OPEN)], vec![numbered(2, &OPEN.replace("shall", "should"))]]);
        assert_eq!(
            text,
            "We recognize that libraries [-shall-]{+should+} remain open to all persons without distinction of any \
             kind.\nZero draft → Rev.1, para. 2\n"
        );
        assert_eq!(
            html,
            "<meta charset=\"utf-8\"><p>We recognize that libraries \
             <s style=\"color:#9c2f17;text-decoration:line-through\">shall</s>\
             <u style=\"color:#0a4c9a;text-decoration:underline\">should</u> remain open to all persons without \
             distinction of any kind.</p><p style=\"color:#635f58\">Zero draft → Rev.1, para. 2</p>"
        );
    }

    #[test]
    fn a_paragraph_with_a_new_number_is_cited_by_both() {
        let new = vec![numbered(2, TERMS), numbered(3, &OPEN.replace("shall", "should"))];
        let Excerpt { text, .. } = excerpt_of([vec![numbered(2, OPEN)], new], UiLanguage::English, false, |change| {
            change.kind == Kind::Edited
        });
        assert!(text.ends_with("\nZero draft → Rev.1, para. 2 → 3\n"), "{text}");
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        let old = "Costs < 5 & \"free\" copies of <b>books</b> shall be lent to all village libraries.";
        let Excerpt { text, html } =
            excerpt([vec![numbered(1, old)], vec![numbered(1, &old.replace("shall", "\"may\" & <i>can"))]]);
        assert!(text.starts_with("Costs < 5 & \"free\" copies of <b>books</b> [-shall-]{+\"may\""), "{text}");
        assert!(html.contains("Costs &lt; 5 &amp; &quot;free&quot; copies of &lt;b&gt;books&lt;/b&gt; <s"), "{html}");
        assert!(!html.contains("<b>") && !html.contains("<i>") && html.contains("&lt;i&gt;can"), "{html}");
    }

    #[test]
    fn chinese_words_stand_in_a_chinese_reference() {
        let old = "各会员国应当保护所有乡村图书馆，并为其提供上网服务。";
        let drafts = [vec![numbered(3, old)], vec![numbered(3, &old.replace("应当", "必须"))]];
        let Excerpt { text, html } = excerpt_of(drafts, UiLanguage::Chinese, false, Change::is_visible);
        assert!(text.starts_with("各会员国[-应当-]{+必须+}保护"), "{text}");
        assert!(text.ends_with("\nZero draft → Rev.1，第 3 段\n"), "{text}");
        assert!(html.contains(">必须</u>保护所有乡村图书馆"), "{html}");
    }

    #[test]
    fn what_moved_came_or_went_is_said() {
        let numbered = |texts: &[&str]| -> Vec<Paragraph> {
            (1..).zip(texts).map(|(number, text)| numbered(number, text)).collect()
        };
        let of = |drafts, wanted: fn(&Change) -> bool| excerpt_of(drafts, UiLanguage::English, false, wanted).text;
        let moved = of([numbered(&[OPEN, FUND, TERMS]), numbered(&[TERMS, OPEN, FUND])], |change| change.moved);
        assert_eq!(moved, format!("{TERMS}\nZero draft → Rev.1, para. 3 → 1 (moved)\n"));
        let inserted = of([numbered(&[OPEN]), numbered(&[OPEN, FUND])], |change| change.kind == Kind::Inserted);
        assert_eq!(inserted, format!("{{+{FUND}+}}\nZero draft → Rev.1, para. 2 (inserted)\n"));
        let deleted = of([numbered(&[OPEN, FUND]), numbered(&[OPEN])], |change| change.kind == Kind::Deleted);
        assert_eq!(deleted, format!("[-{FUND}-]\nZero draft → Rev.1, para. 2 (deleted)\n"));
    }

    #[test]
    fn what_has_no_number_is_cited_by_what_it_is() {
        let heading = |text| Paragraph { kind: ParagraphKind::Heading, level: 1, ..Paragraph::plain(text) };
        let old = "Commitments on libraries of the countryside";
        let text = excerpt([vec![heading(old)], vec![heading("Commitments on libraries of the villages")]]).text;
        assert!(text.ends_with("\nZero draft → Rev.1, heading\n"), "{text}");
        let plain = |text: &str| Paragraph { section: vec!["Vision".to_owned()], ..Paragraph::plain(text) };
        let text = excerpt([vec![plain(OPEN)], vec![plain(&OPEN.replace("shall", "should"))]]).text;
        assert!(text.ends_with("\nZero draft → Rev.1, under “Vision”\n"), "{text}");
    }

    #[test]
    fn paragraphs_are_lines() {
        let drafts = [vec![numbered(1, &format!("{OPEN} {FUND}"))], vec![numbered(1, OPEN), numbered(2, FUND)]];
        let Excerpt { text, html } = excerpt(drafts);
        assert!(text.lines().count() == 3 && text.ends_with("(split)\n"), "{text}");
        assert!(html.contains("<br>"), "{html}");
    }

    #[test]
    fn an_invented_text_says_so_where_it_is_pasted() {
        let drafts = [vec![numbered(1, OPEN)], vec![numbered(1, &OPEN.replace("shall", "should"))]];
        let Excerpt { text, html } = excerpt_of(drafts, UiLanguage::English, true, Change::is_visible);
        for form in [text, html] {
            assert!(form.contains("It is not a United Nations document"), "{form}");
        }
    }
}
