//! The headlines, a card a provision: its numbers and what became of its force over all drafts, then the changes that a
//! person starred or gave a headline. Where nobody did, the heaviest changes of the newest step, said to be the tool's choice.

use super::changes::block;
use super::source::{Section, Source};
use crate::base::{DraftIndex, Message, ParagraphIndex, Side};
use crate::compare::{Change, Provision};
use crate::insight::strength::Direction;
use crate::insight::weight::Level;
use crate::report::judged::shifted;
use crate::report::model::ComparedStep;
use maud::{Markup, html};

/// So many changes are shown where nobody chose any.
const HEAVIEST: usize = 10;

/// Returns the section; nothing where there is no change to show.
pub(super) fn section(source: &Source<'_>) -> Option<Section> {
    let chosen = chosen(source);
    if !chosen.is_empty() {
        let body =
            html! { @for (provision, changes) in cards(source, &chosen) { (card(source, provision, &changes)) } };
        return Some(Section { id: "headlines".to_owned(), title: source.t("report-important"), body });
    }
    let heavy = heaviest(source);
    let body = html! {
        p.meta { (source.t("weight-of-tool")) }
        @for (provision, changes) in cards(source, &heavy) { (card(source, provision, &changes)) }
    };
    (!heavy.is_empty()).then(|| Section { id: "headlines".to_owned(), title: source.t("briefing-substance"), body })
}

/// The changes that are starred or have a headline, by step and index.
fn chosen(source: &Source<'_>) -> Vec<(usize, usize)> {
    let report = source.report;
    let starred = |number: usize, index: usize| {
        report.said(number, index).is_some_and(|said| said.important || said.headline.is_some())
    };
    source
        .steps()
        .flat_map(|(number, step)| report.listed_changes(number, step).map(move |(index, _)| (number, index)))
        .filter(|(number, index)| starred(*number, *index))
        .collect()
}

/// The changes of substance of the newest step that has one, the heaviest first.
fn heaviest(source: &Source<'_>) -> Vec<(usize, usize)> {
    let mut steps: Vec<_> = source.steps().collect();
    while let Some((number, step)) = steps.pop() {
        let weights = source.report.listed_changes(number, step).filter_map(|(index, _)| {
            let weight = source.judged(number, index)?.weight.as_ref()?;
            (weight.level == Level::Substance).then_some((weight.rank, index))
        });
        let mut heavy: Vec<(u32, usize)> = weights.collect();
        // Stable: changes of one rank stay in the order of the text.
        heavy.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        heavy.truncate(HEAVIEST);
        if !heavy.is_empty() {
            return heavy.into_iter().map(|(_, index)| (number, index)).collect();
        }
    }
    Vec::new()
}

/// A provision, where the drafts were followed, and its changes by step and index.
type Card = (Option<usize>, Vec<(usize, usize)>);

/// Changes of one provision together, in the order in which the first of each was given.
fn cards(source: &Source<'_>, changes: &[(usize, usize)]) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for &(number, index) in changes {
        let provision = provision_of(source, number, index);
        match cards.iter_mut().find(|(other, _)| provision.is_some() && *other == provision) {
            Some((_, list)) => list.push((number, index)),
            None => cards.push((provision, vec![(number, index)])),
        }
    }
    cards
}

fn provision_of(source: &Source<'_>, number: usize, index: usize) -> Option<usize> {
    let (lineage, step) = (source.report.compared.lineage.as_deref()?, source.report.compared.steps.get(number)?);
    let change = step.comparison.changes.get(index)?;
    [Side::New, Side::Old].into_iter().find_map(|side| {
        let at = change.at.get(side).first()?;
        let draft = DraftIndex::new(*step.at.get(side));
        lineage.provision_of(draft, ParagraphIndex::new(*at)).map(crate::base::ProvisionIndex::get)
    })
}

fn card(source: &Source<'_>, provision: Option<usize>, changes: &[(usize, usize)]) -> Markup {
    let provision = provision.and_then(|at| source.report.compared.lineage.as_deref()?.provisions.get(at));
    let chain = provision.map(|provision| chain(source, provision)).unwrap_or_default();
    html! {
        article.card {
            @if !chain.is_empty() {
                ol.chain aria-label=(source.t("html-chain")) { @for link in chain { li { (link) } } }
            }
            @for &(number, index) in changes {
                @if let Some((step, change)) = change_at(source, number, index) { (block(source, (number, index), step, change, None)) }
            }
        }
    }
}

fn change_at<'a>(source: &Source<'a>, number: usize, index: usize) -> Option<(&'a ComparedStep, &'a Change)> {
    let step = source.report.compared.steps.get(number)?;
    Some((step, step.comparison.changes.get(index)?))
}

/// A provision over all drafts, where there are more than two: its number in each, and on the way what happened, with the
/// words that carry a shift.
fn chain(source: &Source<'_>, provision: &Provision) -> Vec<Markup> {
    let report = source.report;
    if report.compared.drafts.len() < 3 {
        return Vec::new();
    }
    let place = |draft: usize| {
        let at = provision.paragraph_in(DraftIndex::new(draft))?;
        let paragraph = report.compared.drafts.get(draft)?.reading.paragraphs.get(at.get())?;
        Some(match paragraph.cited() {
            "" => source.t("excerpt-unnumbered"),
            cited => cited.to_owned(),
        })
    };
    (0..report.compared.drafts.len())
        .map(|draft| {
            let happened = source.steps().find(|(_, step)| step.at.new == draft).and_then(|(number, step)| {
                let at = provision.paragraph_in(DraftIndex::new(draft))?;
                let index = step.comparison.change_of(Side::New, at)?.get();
                let change = step.comparison.changes.get(index).filter(|change| change.is_visible())?;
                let shift = source.judged(number, index).map(|judged| &judged.shift);
                let shift = shift.filter(|shift| shift.direction != Direction::None);
                let said = shift.and_then(|shift| shifted(shift, source.locale));
                Some(said.unwrap_or_else(|| {
                    let said: Vec<String> = change.said().into_iter().map(|key| source.t(key)).collect();
                    said.join(", ")
                }))
            });
            let place = place(draft);
            html! {
                b { bdi { (report.draft_name(draft)) } } " "
                @match &place {
                    Some(place) => (place),
                    None => span.step { (source.locale.format(&Message::new("objections-not-there"))) },
                }
                @if let Some(happened) = &happened { br; span.step { (happened) } }
            }
        })
        .collect()
}
