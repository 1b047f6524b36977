//! Themes for a text, from keywords and from what was tagged.

use super::terms::{folded, terms};
use crate::base::{AnnotationId, DraftId, ParagraphId, ThemeId};
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
    /// Tagged places.
    pub places: usize,
    /// Of them, those where the first suggestion is one of the person's themes.
    pub first: usize,
    /// Of them, those where one of the first three is.
    pub three: usize,
    /// Of them, those for which nothing is suggested.
    pub silent: usize,
}

type Vector = BTreeMap<String, f32>;

#[derive(Debug, Clone, Default)]
struct Mean {
    sum: Vector,
    count: usize,
}

/// What was learnt from a codebook and the tags of a study.
#[derive(Debug, Clone, Default)]
pub struct ThemeModel {
    /// For each theme, its keywords in folded words, as written, and in how many themes each occurs.
    keywords: BTreeMap<ThemeId, Vec<(Vec<String>, String, usize)>>,
    /// How rare a term is in the drafts.
    rarity: BTreeMap<String, f32>,
    unseen: f32,
    means: BTreeMap<ThemeId, Mean>,
    examples: Vec<(Vector, BTreeSet<ThemeId>, String, Vec<String>)>,
}

/// The tagged places of a study, each once, with their words and titles.
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
    /// Learns from the codebook, the tagged places, and the words of the drafts (`texts`: how rare each word is).
    pub fn learn<'a>(
        themes: &BTreeMap<ThemeId, Theme>,
        examples: &[Example],
        texts: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut spread: BTreeMap<String, usize> = BTreeMap::new();
        let mut count = 0_usize;
        for text in texts {
            count += 1;
            let once: BTreeSet<String> = terms(text).into_iter().collect();
            for term in once {
                *spread.entry(term).or_insert(0) += 1;
            }
        }
        let rarity = |spread: usize| ((1 + count) as f32 / (1 + spread) as f32).ln().max(0.05);
        let mut model = Self {
            keywords: keywords(themes),
            unseen: rarity(0),
            rarity: spread.into_iter().map(|(term, spread)| (term, rarity(spread))).collect(),
            ..Self::default()
        };
        for example in examples {
            let vector = model.vector(&example.text, &example.section);
            for theme in &example.themes {
                let mean = model.means.entry(*theme).or_default();
                add(&mut mean.sum, &vector, 1.0);
                mean.count += 1;
            }
            model.examples.push((vector, example.themes.clone(), example.text.clone(), example.section.clone()));
        }
        model
    }

    /// How many tagged places it has learnt from.
    pub fn learnt(&self) -> usize {
        self.examples.len()
    }

    /// The words of a text as a vector of length one.
    fn vector(&self, text: &str, section: &[String]) -> Vector {
        let mut vector = Vector::new();
        for term in terms(text) {
            *vector.entry(term).or_insert(0.0) += 1.0;
        }
        for term in section.iter().flat_map(|title| terms(title)) {
            *vector.entry(term).or_insert(0.0) += TITLE;
        }
        for (term, weight) in &mut vector {
            // A word said ten times is not ten times the subject.
            *weight = (1.0 + *weight).ln() * self.rarity.get(term).copied().unwrap_or(self.unseen);
        }
        let length = vector.values().map(|weight| weight * weight).sum::<f32>().sqrt().max(f32::EPSILON);
        for weight in vector.values_mut() {
            *weight /= length;
        }
        vector
    }

    /// The themes proposed for a text under these titles, best first, at most `most`; those of `without` are left out.
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
                    reasons.push(ThemeReason::Like(like, count));
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
            let all = |there: &BTreeSet<String>| !parts.is_empty() && parts.iter().all(|part| there.contains(part));
            let (in_title, in_words) =
                if han { (false, raw.contains(written.as_str())) } else { (all(titles), all(words)) };
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
        apart: Option<&(Vector, BTreeSet<ThemeId>, String, Vec<String>)>,
    ) -> (f32, Vec<String>, usize) {
        let Some(mean) = self.means.get(&theme) else { return (0.0, Vec::new(), 0) };
        let left_out = apart.filter(|(_, themes, ..)| themes.contains(&theme)).map(|(vector, ..)| vector);
        let count = mean.count - usize::from(left_out.is_some());
        if count == 0 {
            return (0.0, Vec::new(), 0);
        }
        let weight_of =
            |term: &String, sum: f32| sum - left_out.and_then(|left_out| left_out.get(term)).copied().unwrap_or(0.0);
        let length = mean.sum.iter().map(|(term, sum)| weight_of(term, *sum).powi(2)).sum::<f32>().sqrt();
        if length <= f32::EPSILON {
            return (0.0, Vec::new(), 0);
        }
        let mut shared: Vec<(f32, &String)> = vector
            .iter()
            .filter_map(|(term, weight)| mean.sum.get(term).map(|sum| (weight * weight_of(term, *sum) / length, term)))
            .filter(|(weight, _)| *weight > f32::EPSILON)
            .collect();
        let likeness: f32 = shared.iter().map(|(weight, _)| weight).sum();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        (likeness.min(1.0), shared.into_iter().take(NAMED).map(|(_, term)| term.clone()).collect(), count)
    }

    /// How well it does on what it has learnt from, each tagged place judged as if it had never been seen.
    pub fn leave_one_out(&self) -> Accuracy {
        let mut accuracy = Accuracy { places: self.examples.len(), ..Accuracy::default() };
        for (index, (_, themes, text, section)) in self.examples.iter().enumerate() {
            let suggested = self.suggest_apart(text, section, &BTreeSet::new(), 3, Some(index));
            accuracy.silent += usize::from(suggested.is_empty());
            accuracy.first += usize::from(suggested.first().is_some_and(|first| themes.contains(&first.theme)));
            accuracy.three += usize::from(suggested.iter().any(|suggestion| themes.contains(&suggestion.theme)));
        }
        accuracy
    }
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

fn add(sum: &mut Vector, vector: &Vector, factor: f32) {
    for (term, weight) in vector {
        *sum.entry(term.clone()).or_insert(0.0) += factor * weight;
    }
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

    fn first(model: &ThemeModel, text: &str) -> Option<(u128, Vec<ThemeReason>)> {
        let found = model.suggest(text, &[], &BTreeSet::new(), 3);
        found.into_iter().next().map(|first| (first.theme.bits(), first.reasons))
    }

    #[test]
    fn keywords_suggest_before_anything_is_tagged() {
        let model = ThemeModel::learn(&themes(), &[], std::iter::empty());
        let (theme, reasons) = first(&model, "Privacy of the data of patients").expect("a suggestion");
        assert_eq!(theme, 1);
        assert_eq!(reasons, [ThemeReason::Keywords(vec!["data".to_owned(), "privacy".to_owned()])]);
        assert_eq!(first(&model, "Governance of artificial intelligence").map(|(theme, _)| theme), Some(2));
        assert_eq!(first(&model, "跨境数据流动").map(|(theme, _)| theme), Some(1));
        assert_eq!(first(&model, "Nothing of the kind"), None, "better none than a wrong one");
        assert_eq!(first(&model, "An artificial lake"), None, "half a keyword is none");
    }

    #[test]
    fn what_was_tagged_teaches_and_says_by_which_words() {
        let learnt =
            [example("Cables under the sea carry the traffic", 3), example("Landing stations of sea cables", 3)];
        let others =
            ["Schools and clinics", "Privacy of patients", "Trade in services", "Repair of roads", "Open source"];
        let drafts = learnt.iter().map(|example| example.text.as_str()).chain(others);
        let model = ThemeModel::learn(&themes(), &learnt, drafts);
        let (theme, reasons) = first(&model, "Repair of cables at sea").expect("a suggestion");
        assert_eq!(theme, 3, "a theme without a single keyword");
        let [ThemeReason::Like(words, 2)] = reasons.as_slice() else { panic!("{reasons:?}") };
        assert!(words.contains(&"cable".to_owned()) && words.contains(&"sea".to_owned()), "{words:?}");
    }

    #[test]
    fn a_model_is_judged_on_what_it_has_not_seen() {
        let alone = [example("Cables under the sea", 3)];
        let model = ThemeModel::learn(&themes(), &alone, ["Cables under the sea"].into_iter());
        assert_eq!(model.leave_one_out(), Accuracy { places: 1, first: 0, three: 0, silent: 1 });
    }
}
