//! What a comparison found, as messages: the keys of the sentences in `assets/locale/*/compare.ftl`.

use super::formatting::Restyled;
use super::model::{Change, Reason};
use super::proof::Proof;
use crate::base::{Message, Side, Sides};
use crate::text::{Doubts, Paragraph, Style};

/// Key of the word for a change made of nothing but what was not read surely.
pub const READING_DIFFERS: &str = "compare-flag-reading-differs";

/// So many characters of a sentence are quoted as a reason.
const QUOTED: usize = 80;

/// Key of what a style is called, in "now bold"; nothing for what is no look.
const fn style_key(style: Style) -> Option<&'static str> {
    Some(match style {
        Style::Bold => "formatting-bold",
        Style::Italic => "formatting-italic",
        Style::Underline => "formatting-underline",
        Style::Strike => "formatting-strike",
        Style::Super => "formatting-super",
        Style::Sub => "formatting-sub",
        Style::Colour(_) => "formatting-colour",
        Style::Highlight(_) => "formatting-highlight",
        Style::Bracket | Style::Inserted | Style::Deleted | Style::Unsure => return None,
    })
}

impl Restyled {
    /// Returns what came and what went, each as a message's key with the keys of the styles: "now" bold and
    /// underlined, "no longer" struck through. A colour that became another is told once.
    pub fn style_changes(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        let keys = |styles: &[Style]| {
            let mut keys: Vec<&'static str> = styles.iter().filter_map(|&style| style_key(style)).collect();
            keys.dedup();
            keys
        };
        let (came, mut went) = (keys(&self.came), keys(&self.went));
        went.retain(|key| !came.contains(key));
        let both = [("formatting-now", came), ("formatting-no-longer", went)];
        both.into_iter().filter(|(_, keys)| !keys.is_empty()).collect()
    }
}

impl Change {
    /// Returns the keys of what is said of the change beside its place: its kind, then its flags. Of a reading that differs
    /// nothing else is said: what the import doubts is not asserted.
    pub fn said(&self) -> Vec<&'static str> {
        if self.reading_differs {
            return vec![READING_DIFFERS];
        }
        let flags = [
            (self.moved, "compare-flag-moved"),
            (self.renumbered, "compare-flag-renumbered"),
            (self.formatting_only, "compare-flag-formatting-only"),
        ];
        let flags = flags.into_iter().filter(|(on, _)| *on).map(|(_, key)| key);
        std::iter::once(self.kind.key()).chain(flags).collect()
    }

    /// Returns what the import doubted of its paragraphs, which are given by side.
    pub fn doubts(&self, readings: Sides<&[Paragraph]>) -> Doubts {
        let doubts = |side: Side| {
            let at = self.at.get(side).iter().filter_map(move |&at| readings.get(side).get(at));
            at.fold(Doubts::NONE, |doubts, paragraph| doubts.union(paragraph.doubts))
        };
        doubts(Side::Old).union(doubts(Side::New))
    }
}

impl Reason {
    /// Returns the reason in words, to follow "linked because:".
    pub fn message(&self) -> Message {
        match self {
            Self::SameText => Message::new("compare-reason-same-text"),
            Self::RareWords(count, examples) => {
                Message::new("compare-reason-rare-words").number("count", *count).text("words", examples.join(", "))
            }
            Self::Contained(part) => {
                Message::new("compare-reason-contained").number("percent", (part * 100.0).round() as i64)
            }
            Self::SameLabel(label) => Message::new("compare-reason-same-label").text("label", label),
            Self::SameSection => Message::new("compare-reason-same-section"),
            Self::SamePlace => Message::new("compare-reason-same-place"),
            Self::Sentence(sentence) => {
                let mut quoted: String = sentence.chars().take(QUOTED).collect();
                if sentence.chars().nth(QUOTED).is_some() {
                    quoted.push('…');
                }
                Message::new("compare-reason-sentence").text("sentence", quoted)
            }
            Self::ByHand => Message::new("compare-reason-by-hand"),
        }
    }
}

impl Proof {
    /// Returns the statement in words.
    pub fn message(&self) -> Message {
        let key = if self.holds() { "compare-proof-holds" } else { "compare-proof-broken" };
        Message::new(key)
            .number("old-paragraphs", self.paragraphs.old)
            .number("new-paragraphs", self.paragraphs.new)
            .number("old-words", self.words.old)
            .number("new-words", self.words.new)
            .number("kept", self.kept.old)
            .number("deleted", self.deleted)
            .number("inserted", self.inserted)
            .number("broken", self.broken.len())
    }
}
