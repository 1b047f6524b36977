//! What went there and back, from one section to another, apart or together.

use super::source::{Section, Source};
use crate::base::{Message, Side};
use crate::compare::{Change, Event, EventKind, Kind, Provision};
use crate::report::model::{ComparedStep, Report};
use crate::report::place::{place, section_of, section_on};
use crate::text::first_words;
use maud::{Markup, html};

/// So many characters of a provision tell which it is.
const SIGNS: usize = 80;

fn travellers(report: &Report) -> impl Iterator<Item = (&Provision, Vec<&Event>)> {
    let provisions = report.compared.lineage.iter().flat_map(|lineage| &lineage.provisions);
    let trips = provisions
        .map(|provision| (provision, provision.events.iter().filter(|event| event.is_round_trip()).collect()));
    trips.filter(|(_, trips): &(_, Vec<_>)| !trips.is_empty())
}

/// Counts the provisions that went there and back.
pub(super) fn trips(report: &Report) -> usize {
    travellers(report).count()
}

/// Returns the section; nothing where nothing of the kind happened.
pub(super) fn section(source: &Source<'_>) -> Option<Section> {
    let trips: Vec<Markup> =
        travellers(source.report).map(|(provision, trips)| trip(source, provision, &trips)).collect();
    let mut moves = Vec::new();
    let mut parts = Vec::new();
    for (number, step) in source.steps() {
        for (index, change) in source.report.listed_changes(number, step) {
            let link = source.anchors.link(number, index);
            if change.moved && !change.reading_differs {
                moves.extend(across(source, step, change).map(|said| line(source, step, change, &link, &said)));
            }
            if matches!(change.kind, Kind::Split | Kind::Merged) {
                parts.push(line(source, step, change, &link, &source.t(change.kind.key())));
            }
        }
    }
    let lists = [("html-trips", trips), ("html-moves", moves), ("html-parts", parts)];
    let some = lists.iter().any(|(_, list)| !list.is_empty());
    let body = html! {
        @for (title, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            h3 { (source.t(title)) }
            ul { @for one in list { li { (one) } } }
        }
    };
    some.then(|| Section { id: "travels".to_owned(), title: source.t("html-travels"), body })
}

/// A provision that went there and back: where it stood last, its words, what happened; leads to the change of its last
/// turn where that is on the page.
fn trip(source: &Source<'_>, provision: &Provision, trips: &[&Event]) -> Markup {
    let (report, locale) = (source.report, source.locale);
    let last = provision.places.last().copied();
    let paragraph = last.and_then(|at| report.compared.drafts.get(at.draft)?.reading.paragraphs.get(at.paragraph));
    let words = paragraph.map(|paragraph| first_words(&paragraph.text, SIGNS)).unwrap_or_default();
    let cited = paragraph.map(|paragraph| paragraph.cited().to_owned()).unwrap_or_default();
    let said = trips.iter().map(|event| {
        let name = |at: usize| report.draft_name(at).to_owned();
        let message = if event.what == EventKind::AddedThenRemoved {
            // It first stands in the draft after the one it was missing in.
            Message::new("event-added-removed").text("from", name(event.old + 1)).text("to", name(event.new))
        } else {
            let what = locale.format(&event.what.message());
            Message::new("event-over").text("what", what).text("from", name(event.old)).text("to", name(event.new))
        };
        locale.format(&message)
    });
    let said: Vec<String> = said.collect();
    let link = trips.iter().rev().find_map(|event| link_of(source, provision, event));
    html! {
        @if !cited.is_empty() { b { (cited) } " " }
        @match link { Some(link) => a href=(link) { bdi { (words) } }, None => bdi { (words) } }
        " — " (said.join("; "))
    }
}

/// The address of the change in which a provision's event ended.
fn link_of(source: &Source<'_>, provision: &Provision, event: &Event) -> Option<String> {
    let (number, step) = source.steps().find(|(_, step)| step.at.new == event.new)?;
    let change = Side::BOTH.into_iter().rev().find_map(|side| {
        let draft = crate::base::DraftIndex::new(*step.at.get(side));
        step.comparison.change_of(side, provision.paragraph_in(draft)?)
    })?;
    let shown = step.comparison.change(change).is_some_and(Change::is_visible);
    (shown && source.report.lists(number, change.get())).then(|| source.anchors.link(number, change.get()))
}

/// From which section to which a change moved; nothing where it stayed in its own.
fn across(source: &Source<'_>, step: &ComparedStep, change: &Change) -> Option<String> {
    let old = section_on(source.report, step, change, Side::Old)?.0;
    let new = section_on(source.report, step, change, Side::New)?.0;
    (old != new).then(|| source.locale.format(&Message::new("html-moved-across").text("old", old).text("new", new)))
}

fn line(source: &Source<'_>, step: &ComparedStep, change: &Change, link: &str, said: &str) -> Markup {
    let place = place(&source.report.compared, step, change);
    let place = if place.is_empty() {
        section_of(source.report, step, change).map_or_else(|| source.t("excerpt-unnumbered"), |(path, _)| path)
    } else {
        place
    };
    html! { a href=(link) { b { bdi { (place) } } } " · " bdi { (said) } " · " span.step { bdi { (source.report.step_name(step)) } } }
}
