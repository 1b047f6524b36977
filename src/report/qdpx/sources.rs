//! The drafts as plain texts, and the words in them that something was said of.

use super::super::model::{ComparedDraft, Report, ReportAnnotation, ReportPlace};
use super::super::parts::Xml;
use super::codes::Codes;
use super::notes::Notes;
use super::{borrowed, guid, is_coding, made, seen, variable};
use crate::base::Span;
use crate::locale::Locale;
use crate::text::{Paragraph, first_words};
use std::collections::BTreeSet;

/// So many characters of words name the place where they stand.
const NAMED: usize = 60;

/// A draft as a plain text: a line a paragraph, its label before it.
pub(super) struct Source {
    /// What it is known by.
    guid: String,
    /// The text.
    pub(super) text: String,
    /// Where the text of each paragraph begins, in code points.
    starts: Vec<usize>,
}

impl Source {
    pub(super) fn of(at: usize, draft: &ComparedDraft) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        let mut place = 0;
        for paragraph in &draft.reading.paragraphs {
            let label = paragraph.label.as_deref().map(|label| format!("{label} ")).unwrap_or_default();
            let line = format!("{label}{}\n", paragraph.text);
            starts.push(place + label.chars().count());
            place += line.chars().count();
            // One sign stays one sign: the positions count on it.
            text.extend(line.chars().map(|sign| if is_loud(sign) { char::REPLACEMENT_CHARACTER } else { sign }));
        }
        Self { guid: guid("source", &format!("{at}\0{}\0{}", draft.name, draft.fingerprint)), text, starts }
    }

    /// The name of its file in the package.
    pub(super) fn file(&self) -> String {
        format!("Sources/{}.txt", self.guid)
    }

    /// Where words stand, in code points.
    fn range(&self, paragraphs: &[Paragraph], place: &ReportPlace) -> Option<(usize, usize)> {
        let start = *self.starts.get(place.paragraph)?;
        let text = &paragraphs.get(place.paragraph)?.text;
        let from = text.get(..place.span.start)?.chars().count();
        let len = place.span.of(text)?.chars().count();
        Some((start + from, start + from + len))
    }

    /// Writes the source with what was said of its words.
    #[expect(clippy::too_many_arguments, reason = "all that a project is made of")]
    pub(super) fn write(
        &self,
        at: usize,
        report: &Report,
        annotations: &[&ReportAnnotation],
        codes: &Codes,
        notes: &Notes,
        locale: &Locale,
        xml: &mut Xml,
    ) {
        let Some(draft) = report.compared.drafts.get(at) else { return };
        let path = format!("internal://{}.txt", self.guid);
        let name = seen(&draft.name);
        xml.open("TextSource", &[("guid", &self.guid), ("name", &name), ("plainTextPath", &path)]);
        let said = [draft.file.clone(), draft.source.clone(), draft.fingerprint.clone()];
        let said: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
        if !said.is_empty() {
            xml.leaf("Description", &[], &seen(&said.join("\n")));
        }
        for one in annotations {
            for place in places(one, report).iter().filter(|place| place.draft == at) {
                self.selection(one, place, draft, codes, notes, locale, xml);
            }
        }
        let status = if draft.status.is_empty() { String::new() } else { locale.t(draft.status) };
        variable("date", "DateValue", &draft.date.map(|date| date.to_string()).unwrap_or_default(), xml);
        variable("status", "TextValue", &status, xml);
        xml.close("TextSource");
    }

    #[expect(clippy::too_many_arguments, reason = "all that a project is made of")]
    fn selection(
        &self,
        one: &ReportAnnotation,
        place: &ReportPlace,
        draft: &ComparedDraft,
        codes: &Codes,
        notes: &Notes,
        locale: &Locale,
        xml: &mut Xml,
    ) {
        let paragraphs = &draft.reading.paragraphs;
        let Some((from, to)) = self.range(paragraphs, place) else { return };
        let words = paragraphs.get(place.paragraph).and_then(|paragraph| place.span.of(&paragraph.text));
        let name = seen(&first_words(words.unwrap_or_default(), NAMED));
        let id = selection_of(one, place);
        let (from, to) = (from.to_string(), to.to_string());
        let made = made(one);
        let mut attributes = vec![
            ("guid", id.as_str()),
            ("name", name.as_str()),
            ("startPosition", from.as_str()),
            ("endPosition", to.as_str()),
        ];
        attributes.extend(borrowed(&made));
        xml.open("PlainTextSelection", &attributes);
        for code in codes.of_annotation(one, locale) {
            let coding = guid("coding", &format!("{id}\0{code}"));
            let mut attributes = vec![("guid", coding.as_str())];
            attributes.extend(borrowed(&made));
            xml.open("Coding", &attributes);
            xml.empty("CodeRef", &[("targetGUID", &code)]);
            if is_coding(one) {
                note(one, notes, xml);
            }
            xml.close("Coding");
        }
        if !is_coding(one) {
            note(one, notes, xml);
        }
        xml.close("PlainTextSelection");
    }
}

fn note(one: &ReportAnnotation, notes: &Notes, xml: &mut Xml) {
    if let Some(note) = notes.of_annotation(one) {
        xml.empty("NoteRef", &[("targetGUID", &note)]);
    }
}

/// Where something was said: at its words; where these are lost, at the paragraphs of the change it stands on.
fn places(one: &ReportAnnotation, report: &Report) -> BTreeSet<ReportPlace> {
    if !one.places.is_empty() {
        return one.places.iter().copied().collect();
    }
    let Some((step, change)) = one.change.and_then(|(step, change)| {
        let step = report.compared.steps.get(step)?;
        Some((step, step.comparison.changes.get(change)?))
    }) else {
        return BTreeSet::new();
    };
    let (draft, paragraphs) =
        if change.at.new.is_empty() { (step.at.old, &change.at.old) } else { (step.at.new, &change.at.new) };
    let whole = |paragraph: &usize| {
        let text = &report.compared.drafts.get(draft)?.reading.paragraphs.get(*paragraph)?.text;
        Some(ReportPlace { draft, paragraph: *paragraph, span: Span::new(0, text.len()) })
    };
    paragraphs.iter().filter_map(whole).collect()
}

/// The places of an annotation that stand in the project, by their ids.
pub(super) fn selections(one: &ReportAnnotation, report: &Report, sources: &[Source]) -> Vec<String> {
    let stands = |place: &ReportPlace| {
        let paragraphs = report.compared.drafts.get(place.draft).map(|draft| draft.reading.paragraphs.as_slice());
        sources.get(place.draft).zip(paragraphs).and_then(|(source, all)| source.range(all, place)).is_some()
    };
    places(one, report).iter().filter(|place| stands(place)).map(|place| selection_of(one, place)).collect()
}

fn selection_of(one: &ReportAnnotation, place: &ReportPlace) -> String {
    let at = (place.draft, place.paragraph, place.span.start);
    guid("selection", &format!("{}\0{}\0{}\0{}", one.guid, at.0, at.1, at.2))
}

/// Controls, and orders to turn words round: a text is read by programs that may obey them.
const fn is_loud(sign: char) -> bool {
    let control = matches!(sign, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}');
    control || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
