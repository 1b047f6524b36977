//! The words searched for, through all drafts; and going to a place in any of them.

use crate::app::session::Session;
use crate::app::shared::names::shown_name;
use crate::base::{DraftId, Message, Span};
use crate::compare::phrase_history;
use crate::engine::{Chain, Memo, Same};
use crate::locale::{Locale, UiLanguage};
use crate::study::Study;

/// A place where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhrasePlace {
    /// How the paragraph is cited, or its first words.
    pub place: String,
    /// Index of the paragraph in the draft's reading.
    pub paragraph: usize,
    /// Where in its text the words stand first.
    pub span: Span,
}

/// The words in one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseRow {
    /// The draft.
    pub draft: DraftId,
    /// Its name as shown.
    pub name: String,
    /// How often the words stand in it.
    pub count: usize,
    /// Where; a paragraph that has them twice is named once.
    pub places: Vec<PhrasePlace>,
}

/// The history of the words searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseView {
    /// The words as typed.
    pub words: String,
    /// One row a draft.
    pub rows: Vec<PhraseRow>,
    /// In which drafts they are first and last met, said in a sentence.
    pub span: Message,
}

impl PhraseView {
    /// How many places there are over all drafts.
    pub fn total(&self) -> usize {
        self.rows.iter().map(|row| row.places.len()).sum()
    }

    /// The n-th place, counted through all drafts, and its row.
    pub fn nth(&self, nth: usize) -> Option<(&PhraseRow, &PhrasePlace)> {
        self.rows.iter().flat_map(|row| row.places.iter().map(move |place| (row, place))).nth(nth)
    }
}

/// What a history is made of: the words as typed, the study, its readings, and the language it is said in.
type PhraseOf = (String, Same<Study>, Same<Chain>, UiLanguage);

/// The words searched for, and where they stand.
#[derive(Default)]
pub(in crate::app) struct PhraseSearch {
    typed: String,
    /// What was typed, trimmed and in lower case.
    words: String,
    view: Memo<PhraseOf, PhraseView>,
}

impl PhraseSearch {
    /// Searches for other words.
    pub(in crate::app) fn set(&mut self, typed: String) {
        self.words = typed.trim().to_lowercase();
        self.typed = typed;
    }

    /// Words to light up, in lower case.
    pub(in crate::app) fn words(&self) -> &str {
        &self.words
    }

    /// Words to light up, as typed.
    pub(in crate::app) fn typed(&self) -> &str {
        &self.typed
    }

    /// The history of the words searched for; nothing when none are, or while the drafts are being read.
    pub(in crate::app) const fn view(&self) -> Option<&PhraseView> {
        self.view.get()
    }

    /// Makes the history anew when the words, the drafts or the language are others. Returns whether its places are others.
    pub(in crate::app) fn refresh(&mut self, session: &Session) -> bool {
        // Only what belongs to the drafts as they are now: one that was just taken out has its reading in the chain before.
        let (Some(chain), false) = (session.steps.ready().cloned(), self.words.is_empty()) else {
            self.view.clear();
            return false;
        };
        let key =
            (self.typed.clone(), Same::from(session.history.study()), Same::from(&chain), session.locale.language());
        if self.view.is_of(&key) {
            return false;
        }
        let (typed, study, chain, _) = &key;
        let others = self.view.key().is_none_or(|(words, _, of, _)| (words, of) != (typed, chain));
        let made = phrase_view(typed, study, chain, &session.locale);
        self.view.put(key, made);
        others
    }
}

/// Looks for words in every draft.
fn phrase_view(typed: &str, study: &Study, chain: &Chain, locale: &Locale) -> PhraseView {
    let drafts: Vec<_> = chain.readings.iter().map(|reading| &*reading.paragraphs).collect();
    let found = phrase_history(&drafts, typed);
    let name = |at: usize| study.drafts.get(at).map(|draft| shown_name(draft, locale)).unwrap_or_default();
    let rows: Vec<PhraseRow> = study
        .drafts
        .iter()
        .enumerate()
        .zip(&chain.readings)
        .map(|((at, draft), reading)| {
            let mut places: Vec<PhrasePlace> = Vec::new();
            for hit in found.hits.get(at).into_iter().flatten() {
                if places.last().is_some_and(|place| place.paragraph == hit.paragraph) {
                    continue;
                }
                let Some(paragraph) = reading.paragraphs.get(hit.paragraph) else { continue };
                let cited = paragraph.cited();
                let place = if cited.is_empty() {
                    crate::app::shared::board::first_words(&paragraph.text, 24)
                } else {
                    cited.to_owned()
                };
                places.push(PhrasePlace { place, paragraph: hit.paragraph, span: hit.span });
            }
            PhraseRow { draft: draft.id, name: name(at), count: found.count(at), places }
        })
        .collect();
    let span = match (found.first, found.last) {
        (Some(first), Some(last)) if last + 1 < rows.len() => {
            Message::new("phrase-left").text("first", name(first)).text("last", name(last))
        }
        (Some(0), Some(_)) => Message::new("phrase-always"),
        (Some(first), Some(_)) => Message::new("phrase-since").text("first", name(first)),
        _ => Message::new("phrase-nowhere"),
    };
    PhraseView { words: typed.trim().to_owned(), rows, span }
}
