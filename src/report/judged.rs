//! Strength and weight as a report says them: the words that carry a shift, and why a change matters.

use super::model::{Compared, ComparedStep};
use super::redline::Stretch;
use crate::base::{Message, Side, Sides, Span};
use crate::compare::{Change, EditKind};
use crate::insight::AnnotatedOverruling;
use crate::insight::strength::{Because, Direction, Languages, Shift};
use crate::insight::weight::{self, Judged};
use crate::locale::Locale;
use crate::study::Overruling;

/// Part of a stretch: its words, and what they carry, in words.
pub(super) struct Carried {
    pub(super) stretch: Stretch,
    pub(super) carries: Option<String>,
}

impl Compared {
    /// Judges the changes of a step, one entry a change: shift and weight.
    pub fn judged(&self, step: &ComparedStep) -> Vec<Judged> {
        let (Some(old), Some(new)) = (self.drafts.get(step.at.old), self.drafts.get(step.at.new)) else {
            return vec![Judged::default(); step.comparison.changes.len()];
        };
        let sides = Sides::new(&*old.reading.paragraphs, &*new.reading.paragraphs);
        let told = Sides::new(old.copy.language, new.copy.language);
        let history = self.lineage.as_deref().map(|lineage| (lineage, step.at));
        let number = self.steps.iter().position(|other| other.at == step.at);
        let touched = number.and_then(|number| self.touched.get(number));
        let asks = |change: usize| touched.and_then(|touched| touched.get(&change)).copied().unwrap_or_default();
        let known = Languages { told, negotiated: self.negotiated };
        weight::judged(&step.comparison, sides, known, history, &asks)
    }

    /// The redline of a change with the words that carry its shift cut out, each with what it carries.
    pub(super) fn carried(
        &self,
        step: &ComparedStep,
        change: &Change,
        shift: Option<&Shift>,
        locale: &Locale,
    ) -> Vec<Carried> {
        let stretches = self.stretches(step, change, locale);
        let Some(shift) = shift.filter(|shift| !shift.because.is_empty()) else {
            return stretches.into_iter().map(|stretch| Carried { stretch, carries: None }).collect();
        };
        let mut cut = Vec::new();
        let (mut old, mut new) = (0, 0);
        for stretch in stretches {
            let length = stretch.words.len();
            let (side, at) = if stretch.op == EditKind::Delete { (Side::Old, old) } else { (Side::New, new) };
            if stretch.op != EditKind::Insert {
                old += length;
            }
            if stretch.op != EditKind::Delete {
                new += length;
            }
            cut.extend(parts(stretch, side, at, shift, locale));
        }
        cut
    }
}

/// Cuts a stretch that begins at byte `at` of its side where words carry the shift.
fn parts(stretch: Stretch, side: Side, at: usize, shift: &Shift, locale: &Locale) -> Vec<Carried> {
    let whole = Span::new(at, stretch.words.len());
    let mut carriers: Vec<(Span, &Because)> = shift
        .because
        .iter()
        .filter_map(|reason| {
            let span = reason.words.get(side).as_ref()?.span?;
            Some((span.overlap(whole)?, reason))
        })
        .collect();
    carriers.sort_by_key(|(span, _)| *span);
    let mut parts = Vec::new();
    let mut done = at;
    let mut push = |from: usize, to: usize, carries: Option<String>| {
        let words = Span::between(from - at, to - at).of(&stretch.words).unwrap_or("").to_owned();
        if !words.is_empty() {
            let (op, class, formatting) = (stretch.op, stretch.class, stretch.formatting.clone());
            parts.push(Carried { stretch: Stretch { words, op, class, formatting }, carries });
        }
    };
    for (span, reason) in carriers {
        // Words may carry two reasons; the first is told.
        if span.start < done {
            continue;
        }
        push(done, span.start, None);
        push(span.start, span.end(), Some(carries(reason, locale)));
        done = span.end();
    }
    push(done, whole.end(), None);
    parts
}

/// A reason in words: `lighter: request → take note of`.
fn carries(reason: &Because, locale: &Locale) -> String {
    let words = |side: Side| reason.words.get(side).as_ref().map(|carrier| carrier.words.clone());
    let said = match (words(Side::Old), words(Side::New)) {
        (Some(old), Some(new)) => Message::new("strength-pair").text("old", old).text("new", new),
        (Some(old), None) => Message::new("strength-went").text("old", old),
        (None, new) => Message::new("strength-came").text("new", new.unwrap_or_default()),
    };
    let direction = locale.t(reason.direction.key());
    locale.format(&Message::new("strength-said").text("direction", direction).text("words", locale.format(&said)))
}

/// A shift in words, its first reason with it: `lighter: request → take note of`; nothing where no words carry it.
pub(super) fn shifted(shift: &Shift, locale: &Locale) -> Option<String> {
    shift.because.first().map(|reason| carries(reason, locale))
}

/// So many reasons are told in a line; the weightiest come first.
const TOLD: usize = 3;

/// The weight of a change with its weightiest reasons, in one line; nothing where it has none.
pub(super) fn why(judged: Option<&Judged>, locale: &Locale) -> Option<String> {
    let weight = judged?.weight.as_ref()?;
    let why: Vec<String> = weight.because.iter().take(TOLD).map(|reason| locale.format(reason)).collect();
    let level = locale.t(weight.level.key());
    Some(locale.format(&Message::new("weight-said").text("level", level).text("why", why.join("; "))))
}

/// What a person says of strength and weight, in words: `substance, lighter — the sentence before changed its sense`.
pub fn overruling(said: &Overruling, locale: &Locale) -> String {
    let level = said.weight.map(|level| locale.t(level.key()));
    let shift = said.shift.map(|shift| locale.t(shift.key()));
    let what = [level, shift].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if said.because.trim().is_empty() {
        return what;
    }
    locale.format(&Message::new("overruled-because").text("what", what).text("because", said.because.trim()))
}

/// One overruling in a line, with who says so and on which step where it is another; beside it stands what the tool says.
pub fn overruled_by(one: &AnnotatedOverruling, locale: &Locale) -> String {
    let author = if one.author.is_empty() { locale.t("coder-unnamed") } else { one.author.clone() };
    let said = Message::new("overruled-by").text("author", author).text("what", overruling(&one.said, locale));
    let said = locale.format(&said);
    one.step.as_ref().map_or_else(|| said.clone(), |step| format!("{said} ({step})"))
}

/// The direction of a shift in a word, or that a translation differs; nothing where there is none.
pub(super) fn direction(judged: Option<&Judged>, locale: &Locale) -> Option<String> {
    let shift = &judged?.shift;
    if shift.translation_differs {
        return Some(locale.t("strength-translation"));
    }
    let direction = shift.direction;
    (direction != Direction::None).then(|| locale.t(direction.key()))
}
