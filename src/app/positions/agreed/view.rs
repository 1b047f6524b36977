//! Agreed language as plain values, for the screen.

use crate::app::shared::board::first_words;
use crate::base::{Message, ReferenceId};
use crate::insight::agreed::{Found, Reused};
use crate::insight::alike::Place;
use crate::locale::Locale;
use crate::study::Study;
use crate::text::Reading;

/// Words of the draft that stand in a reference text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReuseLine {
    /// The paragraph of the draft (index in its reading).
    pub paragraph: usize,
    /// How it is cited.
    pub place: String,
    /// The words there.
    pub words: String,
    /// The reference text, and where in it.
    pub from: String,
    /// The words there.
    pub source: String,
    /// What is the same and what differs.
    pub how: String,
}

/// A place of a reference text where words looked for stand, or nearly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLine {
    /// The reference text, and where in it.
    pub from: String,
    /// The words there.
    pub words: String,
    /// What is the same and what differs.
    pub how: String,
}

/// Agreed language, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgreedView {
    /// The reference texts, and how many paragraphs they have.
    pub references: Vec<(ReferenceId, String, usize)>,
    /// The draft that is looked at.
    pub draft: String,
    /// What of it stands in them, in its order; nothing while it is looked for.
    pub lines: Option<Vec<ReuseLine>>,
    /// The words looked for.
    pub wanted: String,
    /// Where they stand; nothing while they are looked for, or where none were asked for.
    pub found: Option<Vec<FoundLine>>,
}

/// The most places shown of words looked for.
const MOST: usize = 200;

/// How places are cited, and their words.
pub(super) fn told(places: &[Place], reading: &Reading) -> (String, String) {
    let paragraph = |place: &Place| reading.paragraphs.get(place.paragraph);
    let cited: Vec<String> = places
        .iter()
        .filter_map(paragraph)
        .map(|there| if there.cited().is_empty() { first_words(&there.text, 24) } else { there.cited().to_owned() })
        .collect();
    let words = places.iter().filter_map(|place| place.span.of(&paragraph(place)?.text));
    (cited.join(", "), words.collect::<Vec<_>>().join(" … "))
}

/// The name of the reference at a place, and how its paragraphs are cited.
fn from(study: &Study, at: usize, cited: &str) -> String {
    let name = study.references.values().nth(at).map_or("", |reference| reference.name.as_str());
    [name, cited].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(super) fn reuse_line(
    study: &Study,
    draft: &Reading,
    texts: &[Reading],
    one: &Reused,
    locale: &Locale,
) -> ReuseLine {
    let (place, words) = told(&one.places, draft);
    let (cited, source) = texts.get(one.reference).map(|text| told(&one.there, text)).unwrap_or_default();
    let key = if one.is_verbatim() { "agreed-verbatim" } else { "agreed-differs" };
    let how = Message::new(key).number("words", one.same).text("own", one.own.join(" "));
    ReuseLine {
        paragraph: one.places.first().map_or(0, |place| place.paragraph),
        place,
        words,
        from: from(study, one.reference, &cited),
        source,
        how: locale.format(&how.text("left", one.left_out.join(" "))),
    }
}

pub(super) fn found_lines(study: &Study, texts: &[Reading], found: &[Found], locale: &Locale) -> Vec<FoundLine> {
    let line = |one: &Found| {
        let (cited, words) = texts.get(one.reference).map(|text| told(&one.places, text)).unwrap_or_default();
        let differs = Message::new("find-differs").text("missing", one.missing.join(" "));
        let how = if one.is_verbatim() {
            locale.t("find-verbatim")
        } else {
            locale.format(&differs.text("between", one.between.join(" ")))
        };
        FoundLine { from: from(study, one.reference, &cited), words, how }
    };
    found.iter().take(MOST).map(line).collect()
}
