//! Themes for a text, from keywords and from what was tagged.

use super::terms::{folded, terms};
use super::vocabulary::{Vector, Vocabulary};
use crate::base::{AnnotationId, Cancelled, DraftId, JobControl, ParagraphId, ThemeId};
use crate::study::{Body, Study, Theme};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Below this, nothing is suggested: better none than a wrong one.
const LEAST: f32 = 0.12;
/// How much keywords count against likeness, when both speak.
const KEYWORDS: f32 = 0.5;
/// A section's title says more of the subject than a word of the paragraph.
const TITLE: f32 = 2.0;
/// At most this many words are named as a reason.
const NAMED: usize = 4;
/// More tagged places than this are not all judged: every second, every third, evenly over the study. The figure says how many.
const JUDGED: usize = 2_000;

/// Why a theme is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeReason {
    /// These keywords of the theme stand in the words or in the titles above them.
    Keywords(Vec<String>),
    /// It shares these words with what this study has tagged so, this many times.
    Like(Vec<String>, usize),
}

/// A theme the tool proposes. Never an annotation: a person's acceptance makes one.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeSuggestion {
    /// The theme.
    pub theme: ThemeId,
    /// From 0 to 1: to order suggestions, not a probability.
    pub score: f32,
    /// Why.
    pub reasons: Vec<ThemeReason>,
}

/// Tagged words, to learn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The annotations that tag them.
    pub of: Vec<AnnotationId>,
    /// The words.
    pub text: String,
    /// The titles they stand under.
    pub section: Vec<String>,
    /// The themes.
    pub themes: BTreeSet<ThemeId>,
}

/// How often the theme a person gave would have been suggested, each tag judged by a model that has not seen it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Accuracy {
    /// Tagged places that were judged: all, or an even part of them where there are thousands.
    pub places: usize,
    /// Of them, those where the first suggestion is one of the person's themes.
    pub first: usize,
    /// Of them, those where one of the first three is.
    pub three: usize,
    /// Of them, those for which nothing is suggested.
    pub silent: usize,
}

/// The sum of what carries a theme: a weight for each term of the vocabulary.
#[derive(Debug, Clone, Default)]
struct Mean {
    sum: Vec<f32>,
    /// The square of its length.
    square: f32,
    count: usize,
}

/// What was learnt from a codebook and the tags of a study.
#[derive(Debug, Clone, Default)]
pub struct ThemeModel {
    /// For each theme, its keywords in folded words, as written, and in how many themes each occurs.
    keywords: BTreeMap<ThemeId, Vec<(Vec<String>, String, usize)>>,
    /// How rare a term is in the drafts.
    vocabulary: Arc<Vocabulary>,
    means: BTreeMap<ThemeId, Mean>,
    examples: Vec<(Vector, Example)>,
}

/// Returns the tagged places of a study, each once, with their words and titles.
pub fn examples(study: &Study, readings: &BTreeMap<DraftId, Arc<Reading>>) -> Vec<Example> {
    let mut titles: BTreeMap<(DraftId, ParagraphId), &[String]> = BTreeMap::new();
    for draft in &study.drafts {
        let Some(reading) = readings.get(&draft.id) else { continue };
        for (index, paragraph) in reading.paragraphs.iter().enumerate() {
            if let Some(id) = draft.paragraph_id(reading, index) {
                titles.insert((draft.id, id), &paragraph.section);
            }
        }
    }
    let mut places: BTreeMap<_, Example> = BTreeMap::new();
    for (id, annotation) in study.annotations.iter() {
        let Body::Tag(theme) = annotation.body else { continue };
        let target = &annotation.target;
        let anchors = || target.old.iter().chain(&target.new);
        let place: Vec<_> = anchors().map(|anchor| (anchor.draft, anchor.paragraph, anchor.span)).collect();
        let example = places.entry((target.from, target.to, place)).or_insert_with(|| Example {
            of: Vec::new(),
            text: anchors().map(|anchor| anchor.quote.as_str()).collect::<Vec<_>>().join("\n"),
            section: target
                .new
                .iter()
                .chain(&target.old)
                .find_map(|anchor| titles.get(&(anchor.draft, anchor.paragraph)))
                .map(|titles| titles.to_vec())
                .unwrap_or_default(),
            themes: BTreeSet::new(),
        });
        example.of.push(*id);
        example.themes.insert(theme);
    }
    places.into_values().collect()
}

impl ThemeModel {
    /// Learns from the codebook and the tagged places, with the words of the drafts.
    ///
    /// # Errors
    /// When it is not wanted any more.
    pub fn learn(
        themes: &BTreeMap<ThemeId, Theme>,
        examples: Vec<Example>,
        vocabulary: Arc<Vocabulary>,
        job: &JobControl,
    ) -> Result<Self, Cancelled> {
        let mut model = Self { keywords: keywords(themes), vocabulary, ..Self::default() };
        for (number, example) in examples.into_iter().enumerate() {
            if number.is_multiple_of(64) {
                job.check()?;
            }
            let vector = model.vector(&example.text, &example.section);
            for theme in &example.themes {
                let mean = model.means.entry(*theme).or_default();
                mean.sum.resize(model.vocabulary.len(), 0.0);
                for (term, weight) in &vector {
                    if let Some(sum) = mean.sum.get_mut(*term as usize) {
                        *sum += weight;
                    }
                }
                mean.count += 1;
            }
            model.examples.push((vector, example));
        }
        for mean in model.means.values_mut() {
            mean.square = mean.sum.iter().map(|weight| weight * weight).sum();
        }
        Ok(model)
    }

    /// Returns how many tagged places it has learnt from.
    pub fn learnt(&self) -> usize {
        self.examples.len()
    }

    /// The words of a text as a vector of length one.
    fn vector(&self, text: &str, section: &[String]) -> Vector {
        let mut said: BTreeMap<String, f32> = BTreeMap::new();
        for term in terms(text) {
            *said.entry(term).or_insert(0.0) += 1.0;
        }
        for term in section.iter().flat_map(|title| terms(title)) {
            *said.entry(term).or_insert(0.0) += TITLE;
        }
        self.vocabulary.vector(&said)
    }

    /// Returns the themes proposed for a text under these titles, best first, at most `most`; those of `without` are
    /// left out.
    pub fn suggest(
        &self,
        text: &str,
        section: &[String],
        without: &BTreeSet<ThemeId>,
        most: usize,
    ) -> Vec<ThemeSuggestion> {
        self.suggest_apart(text, section, without, most, None)
    }

    /// The same, as if the tagged place `apart` had never been seen.
    fn suggest_apart(
        &self,
        text: &str,
        section: &[String],
        without: &BTreeSet<ThemeId>,
        most: usize,
        apart: Option<usize>,
    ) -> Vec<ThemeSuggestion> {
        let apart = apart.and_then(|index| self.examples.get(index));
        let vector = self.vector(text, section);
        let words: BTreeSet<String> = terms(text).into_iter().collect();
        let titles: BTreeSet<String> = section.iter().flat_map(|title| terms(title)).collect();
        let raw = format!("{}\n{text}", section.join("\n"));
        let mut found: Vec<ThemeSuggestion> = self
            .keywords
            .keys()
            .filter(|theme| !without.contains(theme))
            .filter_map(|theme| {
                let (by_keywords, keywords) = self.by_keywords(*theme, &words, &titles, &raw);
                let (by_likeness, like, count) = self.by_likeness(*theme, &vector, apart);
                let mut reasons = Vec::new();
                if !keywords.is_empty() {
                    reasons.push(ThemeReason::Keywords(keywords));
                }
                if by_likeness > LEAST && !like.is_empty() {
                    reasons.push(ThemeReason::Like(self.vocabulary.words(&like), count));
                }
                let score = if self.examples.is_empty() {
                    by_keywords
                } else {
                    KEYWORDS * by_keywords + (1.0 - KEYWORDS) * by_likeness
                };
                (score > LEAST && !reasons.is_empty()).then_some(ThemeSuggestion { theme: *theme, score, reasons })
            })
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.theme.cmp(&b.theme)));
        // What is far behind the best is noise.
        let best = found.first().map_or(0.0, |first| first.score);
        found.retain(|suggestion| suggestion.score >= 0.45 * best);
        found.truncate(most);
        found
    }

    /// From 0 to 1, how much a theme's keywords stand in the words and titles, and which.
    fn by_keywords(
        &self,
        theme: ThemeId,
        words: &BTreeSet<String>,
        titles: &BTreeSet<String>,
        raw: &str,
    ) -> (f32, Vec<String>) {
        let Some(keywords) = self.keywords.get(&theme) else { return (0.0, Vec::new()) };
        let mut sum = 0.0;
        let mut named = Vec::new();
        for (parts, written, shared) in keywords {
            let han = written.chars().any(crate::compare::words::is_han);
            // A part that tells nothing by itself ("up" of "follow-up") tells in its place only.
            let whole = written.split([' ', '-']).filter(|part| !part.is_empty()).count() > parts.len();
            let all = |there: &BTreeSet<String>| !parts.is_empty() && parts.iter().all(|part| there.contains(part));
            let (in_title, in_words) =
                if han || whole { (false, stands(raw, written)) } else { (all(titles), all(words)) };
            if in_title || in_words {
                // Of a keyword that several themes share each has a part.
                sum += if in_title { TITLE } else { 1.0 } / *shared as f32;
                if !named.contains(written) {
                    named.push(written.clone());
                }
            }
        }
        named.truncate(NAMED);
        (sum / (sum + 1.5), named)
    }

    /// From 0 to 1, how like a text is to what carries the theme; the words that make it so; how many carry it.
    fn by_likeness(
        &self,
        theme: ThemeId,
        vector: &Vector,
        apart: Option<&(Vector, Example)>,
    ) -> (f32, Vec<u32>, usize) {
        let Some(mean) = self.means.get(&theme) else { return (0.0, Vec::new(), 0) };
        let left_out =
            apart.filter(|(_, example)| example.themes.contains(&theme)).map(|(vector, _)| vector.as_slice());
        let count = mean.count - usize::from(left_out.is_some());
        if count == 0 {
            return (0.0, Vec::new(), 0);
        }
        let sum = |term: u32| mean.sum.get(term as usize).copied().unwrap_or(0.0);
        let without = left_out.unwrap_or(&[]);
        // |s − v|² = |s|² − 2 s·v + |v|²: what is left out costs its own words only.
        let square: f32 = mean.square - without.iter().map(|(term, one)| (2.0 * sum(*term) - one) * one).sum::<f32>();
        if square <= f32::EPSILON {
            return (0.0, Vec::new(), 0);
        }
        let length = square.sqrt();
        let taken = |term: u32| match without.binary_search_by_key(&term, |(other, _)| *other) {
            Ok(at) => without.get(at).map_or(0.0, |(_, weight)| *weight),
            Err(_) => 0.0,
        };
        let mut shared: Vec<(f32, u32)> = vector
            .iter()
            .map(|&(term, weight)| (weight * (sum(term) - taken(term)) / length, term))
            .filter(|(weight, _)| *weight > f32::EPSILON)
            .collect();
        let likeness: f32 = shared.iter().map(|(weight, _)| weight).sum();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let named: Vec<u32> = shared.into_iter().take(NAMED).map(|(_, term)| term).collect();
        (likeness.min(1.0), named, count)
    }

    /// Measures how well it does on what it has learnt from, each tagged place judged as if it had never been seen.
    ///
    /// # Errors
    /// When it is not wanted any more.
    pub fn leave_one_out(&self, job: &JobControl) -> Result<Accuracy, Cancelled> {
        let mut accuracy = Accuracy::default();
        let every = self.examples.len().div_ceil(JUDGED).max(1);
        for (index, (_, example)) in self.examples.iter().enumerate().step_by(every) {
            if accuracy.places.is_multiple_of(16) {
                job.check()?;
            }
            let suggested = self.suggest_apart(&example.text, &example.section, &BTreeSet::new(), 3, Some(index));
            let given = |suggestion: &ThemeSuggestion| example.themes.contains(&suggestion.theme);
            accuracy.places += 1;
            accuracy.silent += usize::from(suggested.is_empty());
            accuracy.first += usize::from(suggested.first().is_some_and(given));
            accuracy.three += usize::from(suggested.iter().any(given));
        }
        Ok(accuracy)
    }
}

/// Whether a keyword stands in the text as it is written, but for capitals and for hyphens written as spaces; in Latin script
/// between other words.
fn stands(text: &str, keyword: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('-', " ");
    let (text, keyword) = (plain(text), plain(keyword));
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !crate::compare::words::is_han(c));
    text.match_indices(keyword.as_str()).any(|(at, found)| {
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + found.len()..).unwrap_or(""));
        let (first, last) = (found.chars().next(), found.chars().next_back());
        !(letter(before.chars().next_back()) && letter(first)) && !(letter(after.chars().next()) && letter(last))
    })
}

fn keywords(themes: &BTreeMap<ThemeId, Theme>) -> BTreeMap<ThemeId, Vec<(Vec<String>, String, usize)>> {
    let fold = |keyword: &str| -> Vec<String> { keyword.split([' ', '-']).filter_map(folded).collect() };
    let mut shared: BTreeMap<Vec<String>, BTreeSet<ThemeId>> = BTreeMap::new();
    for (id, theme) in themes.iter().filter(|(_, theme)| !theme.retired) {
        for keyword in &theme.keywords {
            shared.entry(fold(keyword)).or_default().insert(*id);
        }
    }
    themes
        .iter()
        .filter(|(_, theme)| !theme.retired)
        .map(|(id, theme)| {
            let mut seen = BTreeSet::new();
            let words = theme
                .keywords
                .iter()
                .map(|keyword| (fold(keyword), keyword.clone()))
                .filter(|(parts, written)| seen.insert((parts.clone(), parts.is_empty().then(|| written.clone()))))
                .map(|(parts, written)| {
                    let spread = shared.get(&parts).map_or(1, BTreeSet::len);
                    (parts, written, spread.max(1))
                })
                .collect();
            (*id, words)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(keywords: &[&str]) -> Theme {
        Theme { keywords: keywords.iter().map(|&word| word.to_owned()).collect(), ..Theme::default() }
    }

    fn themes() -> BTreeMap<ThemeId, Theme> {
        [
            (ThemeId::from_bits(1), theme(&["data", "privacy", "数据"])),
            (ThemeId::from_bits(2), theme(&["artificial intelligence", "AI"])),
            (ThemeId::from_bits(3), theme(&[])),
            (ThemeId::from_bits(4), theme(&["follow-up"])),
        ]
        .into()
    }

    fn example(text: &str, theme: u128) -> Example {
        Example {
            of: Vec::new(),
            text: text.to_owned(),
            section: Vec::new(),
            themes: [ThemeId::from_bits(theme)].into(),
        }
    }

    fn learnt<'a>(examples: Vec<Example>, texts: impl Iterator<Item = &'a str>) -> ThemeModel {
        let job = JobControl::default();
        let vocabulary = Vocabulary::of(texts, &job).expect("wanted");
        ThemeModel::learn(&themes(), examples, Arc::new(vocabulary), &job).expect("wanted")
    }

    fn first(model: &ThemeModel, text: &str) -> Option<(u128, Vec<ThemeReason>)> {
        let found = model.suggest(text, &[], &BTreeSet::new(), 3);
        found.into_iter().next().map(|first| (first.theme.bits(), first.reasons))
    }

    #[test]
    fn keywords_suggest_before_anything_is_tagged() {
        let model = learnt(Vec::new(), std::iter::empty());
        let (theme, reasons) = first(&model, "Privacy of the data of patients").expect("a suggestion");
        assert_eq!(theme, 1);
        assert_eq!(reasons, [ThemeReason::Keywords(vec!["data".to_owned(), "privacy".to_owned()])]);
        assert_eq!(first(&model, "Governance of artificial intelligence").map(|(theme, _)| theme), Some(2));
        assert_eq!(first(&model, "跨境数据流动").map(|(theme, _)| theme), Some(1));
        assert_eq!(first(&model, "Nothing of the kind"), None, "better none than a wrong one");
        assert_eq!(first(&model, "An artificial lake"), None, "half a keyword is none");
        assert_eq!(first(&model, "They follow the standing rules"), None, "nor is half of a hyphenated one");
        assert_eq!(first(&model, "Follow up and review of it").map(|(theme, _)| theme), Some(4));
    }

    #[test]
    fn what_was_tagged_teaches_and_says_by_which_words() {
        let tagged =
            [example("Cables under the sea carry the traffic", 3), example("Landing stations of sea cables", 3)];
        let others =
            ["Schools and clinics", "Privacy of patients", "Trade in services", "Repair of roads", "Open source"];
        let drafts = tagged.iter().map(|example| example.text.as_str()).chain(others);
        let model = learnt(tagged.to_vec(), drafts);
        let (theme, reasons) = first(&model, "Repair of cables at sea").expect("a suggestion");
        assert_eq!(theme, 3, "a theme without a single keyword");
        let [ThemeReason::Like(words, 2)] = reasons.as_slice() else { panic!("{reasons:?}") };
        assert!(words.contains(&"cable".to_owned()) && words.contains(&"sea".to_owned()), "{words:?}");
    }

    #[test]
    fn a_model_is_judged_on_what_it_has_not_seen() {
        let alone = [example("Cables under the sea", 3)];
        let model = learnt(alone.to_vec(), ["Cables under the sea"].into_iter());
        let judged = model.leave_one_out(&JobControl::default()).expect("wanted");
        assert_eq!(judged, Accuracy { places: 1, first: 0, three: 0, silent: 1 });
    }
}
