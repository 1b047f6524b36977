//! Words that look otherwise, as every writer shows them.

use super::model::{Compared, ComparedStep};
use crate::base::{Message, Side, Span};
use crate::compare::{Change, Restyled};
use crate::locale::Locale;
use crate::text::Paragraph;

impl Compared {
    /// Returns the words of a change that stay and look otherwise, whether or not that counts as a change.
    pub fn restyled(&self, step: &ComparedStep, change: &Change) -> Vec<Restyled> {
        let paragraphs = |side: Side| -> Vec<&Paragraph> {
            let Some(draft) = self.drafts.get(*step.at.get(side)) else { return Vec::new() };
            change.at.get(side).iter().filter_map(|&at| draft.reading.paragraphs.get(at)).collect()
        };
        crate::compare::restyled(change, &paragraphs(Side::Old), &paragraphs(Side::New))
    }

    /// Returns the same, as a reader is shown it: nothing when formatting is not to be told, and no white space.
    pub(super) fn restyled_shown(&self, step: &ComparedStep, change: &Change, new: &str) -> Vec<Restyled> {
        if self.options.ignore_formatting {
            return Vec::new();
        }
        self.restyled(step, change).into_iter().filter(|part| part.is_seen(new)).collect()
    }
}

/// Words what happened to the look of words: "now bold, no longer italic".
pub fn describe(locale: &Locale, part: &Restyled) -> String {
    let parts: Vec<String> = part
        .style_changes()
        .into_iter()
        .map(|(key, styles)| {
            let styles: Vec<String> = styles.into_iter().map(|style| locale.t(style)).collect();
            locale.format(&Message::new(key).text("styles", locale.list(&styles)))
        })
        .collect();
    parts.join(", ")
}

/// "now bold", for the legend.
pub(super) fn now_bold(locale: &Locale) -> String {
    locale.format(&Message::new("formatting-now").text("styles", locale.t("formatting-bold")))
}

/// Cuts a stretch of the new text where words that look otherwise begin and end.
pub(super) fn cut(stretch: Span, restyled: &[Restyled]) -> Vec<(Span, Option<&Restyled>)> {
    let mut parts = Vec::new();
    let mut at = stretch.start;
    for part in restyled {
        let Some(here) = part.at.new.overlap(stretch).filter(|here| here.len > 0) else { continue };
        if here.start > at {
            parts.push((Span::between(at, here.start), None));
        }
        parts.push((here, Some(part)));
        at = here.end();
    }
    if at < stretch.end() {
        parts.push((Span::between(at, stretch.end()), None));
    }
    parts
}
