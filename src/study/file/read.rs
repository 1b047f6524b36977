//! From format 1 to the working types. Every value is checked: a file may have been edited by hand.

use super::damage::Damage;
use super::error::FileError;
use super::parse::{Read, all, bad, names, parse, parse_if};
use super::read_copy::{self, DraftLists};
use super::v1;
use crate::base::{Message, Span, Timestamp};
use crate::compare::Options;
use crate::study::conflict::{Conflict, MergeItem};
use crate::study::consistency;
use crate::study::model::{
    Actor, Anchor, Annotation, Ask, Body, Claim, Membership, Milestone, Overruling, Position, ProposedWords, Target,
    Theme, UserLink, Verdict,
};
use crate::study::root::Study;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Reads a study of which it is known that it is whole, such as a line of a journal.
pub(super) fn study(file: v1::Study) -> Read<Study> {
    study_found(file, &mut Vec::new())
}

/// Reads a study; what is wrong with it goes to `found`.
pub(super) fn study_found(file: v1::Study, found: &mut Vec<Damage>) -> Read<Study> {
    doubled(&file, found);
    let mut study = Study::empty(parse("id", &file.id)?, file.title);
    study.invented = file.invented;
    study.language = file.language.as_deref().map(crate::text::Language::from_code);
    study.options = options(&file.options)?;
    let mut coders = BTreeMap::new();
    for (id, name) in file.coders {
        coders.insert(parse("coder", &id)?, name);
    }
    study.coders = Arc::new(coders);
    let lists =
        DraftLists { drafts: file.drafts, copies: file.copies, paragraphs: file.paragraphs, set_aside: file.set_aside };
    study.drafts = read_copy::drafts(lists, found)?;
    let order = |study: &Study| study.drafts.iter().map(|draft| draft.id).collect::<Vec<_>>();
    let mut sorted = Study { drafts: study.drafts.clone(), ..Study::empty(study.id, "") };
    consistency::sort_drafts(&mut sorted);
    if order(&sorted) != order(&study) {
        found.push(Damage { what: Message::new("damage-drafts-order"), of_text: false });
    }
    study.themes = Arc::new(file.themes.into_iter().map(theme).collect::<Read<_>>()?);
    study.actors = Arc::new(file.actors.into_iter().map(actor).collect::<Read<_>>()?);
    study.positions = Arc::new(file.positions.into_iter().map(position).collect::<Read<_>>()?);
    study.milestones = Arc::new(file.milestones.into_iter().map(milestone).collect());
    study.asks = Arc::new(file.asks.into_iter().map(ask).collect::<Read<_>>()?);
    study.links = Arc::new(file.links.into_iter().map(link).collect::<Read<_>>()?);
    study.dismissed = Arc::new(file.dismissed);
    study.terms = Arc::new(file.terms);
    study.annotations = Arc::new(
        file.annotations
            .into_iter()
            .map(|value| {
                let id = parse("annotation", &value.id)?;
                Ok((id, Arc::new(annotation(value)?)))
            })
            .collect::<Read<_>>()?,
    );
    study.unplaced = Arc::new(all("annotation", &file.unplaced)?.into_iter().collect());
    study.references = Arc::new(file.references.into_iter().map(reference).collect::<Read<_>>()?);
    study.kept = Arc::new(file.kept);
    study.conflicts = Arc::new(file.conflicts.into_iter().map(|file| conflict(file, found)).collect::<Read<_>>()?);
    Ok(study)
}

/// Items with an id that another of their list has: the last one counts.
fn doubled(file: &v1::Study, found: &mut Vec<Damage>) {
    let mut look = |kind: &str, ids: Vec<&String>| {
        let mut seen = BTreeSet::new();
        for id in ids.into_iter().filter(|id| !seen.insert(*id)) {
            found.push(Damage::of_item("damage-item-doubled", kind, id));
        }
    };
    look("coder", file.coders.iter().map(|(id, _)| id).collect());
    look("theme", file.themes.iter().map(|item| &item.id).collect());
    look("actor", file.actors.iter().map(|item| &item.id).collect());
    look("position", file.positions.iter().map(|item| &item.id).collect());
    look("ask", file.asks.iter().map(|item| &item.id).collect());
    look("link", file.links.iter().map(|item| &item.id).collect());
    look("annotation", file.annotations.iter().map(|item| &item.id).collect());
    look("reference", file.references.iter().map(|item| &item.id).collect());
}

fn conflict(file: v1::Conflict, found: &mut Vec<Damage>) -> Read<Conflict> {
    let mut side = |side: Option<v1::Part>| side.map(|part| self::part(part, found)).transpose();
    Ok(Conflict { fields: file.fields, mine: side(file.mine)?, theirs: side(file.theirs)? })
}

fn part(file: v1::Part, found: &mut Vec<Damage>) -> Read<MergeItem> {
    Ok(match file {
        v1::Part::Title(title) => MergeItem::Title(title),
        v1::Part::Options(value) => MergeItem::Options(options(&value)?),
        v1::Part::Coder(id, name) => MergeItem::Coder(parse("coder", &id)?, name),
        v1::Part::Draft(alone) => {
            let draft = study_found(*alone, found)?.drafts.pop().ok_or_else(|| bad("conflict", "draft"))?;
            MergeItem::Draft(Box::new(Arc::unwrap_or_clone(draft)))
        }
        v1::Part::Theme(value) => {
            let (id, value) = theme(*value)?;
            MergeItem::Theme(id, Box::new(value))
        }
        v1::Part::Actor(value) => {
            let (id, value) = actor(*value)?;
            MergeItem::Actor(id, Box::new(value))
        }
        v1::Part::Position(value) => {
            let (id, value) = position(*value)?;
            MergeItem::Position(id, Box::new(value))
        }
        v1::Part::Ask(value) => {
            let (id, value) = ask(*value)?;
            MergeItem::Ask(id, Box::new(value))
        }
        v1::Part::Annotation(value) => {
            MergeItem::Annotation(parse("annotation", &value.id)?, Box::new(annotation(*value)?))
        }
        v1::Part::Link(value) => {
            let (id, value) = link(value)?;
            MergeItem::Link(id, value)
        }
    })
}

pub(super) fn options(file: &v1::Options) -> Read<Options> {
    Ok(Options {
        ignore: file.ignore.iter().map(|name| parse("option", name)).collect::<Read<_>>()?,
        ignore_numbering: file.numbering,
        ignore_formatting: file.formatting,
    })
}

pub(super) fn milestone(file: v1::Milestone) -> Milestone {
    Milestone {
        date: file.date,
        names: names(file.names),
        source: file.source,
        note: file.note,
        disputed: file.disputed,
    }
}

pub(super) fn theme(file: v1::Theme) -> Read<(crate::base::ThemeId, Theme)> {
    let theme = Theme {
        names: names(file.names),
        parent: parse_if("theme", file.parent.as_ref())?,
        code: file.code,
        key: file.key,
        colour: file.colour,
        description: file.description,
        include: file.include,
        exclude: file.exclude,
        keywords: file.keywords,
        retired: file.retired,
        had_key: file.had_key,
        merged_into: parse_if("theme", file.merged_into.as_ref())?,
        order: file.order,
    };
    Ok((parse("theme", &file.id)?, theme))
}

pub(super) fn actor(file: v1::Actor) -> Read<(crate::base::ActorId, Actor)> {
    let members = file
        .members
        .into_iter()
        .map(|member| {
            Ok(Membership {
                from: parse_if("date", member.from.as_ref())?,
                until: parse_if("date", member.until.as_ref())?,
                member: member.code,
            })
        })
        .collect::<Read<_>>()?;
    let actor = Actor {
        kind: parse("actor kind", &file.kind)?,
        names: names(file.names),
        code: file.code,
        aliases: file.aliases,
        members,
        invented: file.invented,
        note: file.note,
        retired: file.retired,
        merged_into: parse_if("actor", file.merged_into.as_ref())?,
    };
    Ok((parse("actor", &file.id)?, actor))
}

pub(super) fn position(file: v1::Position) -> Read<(crate::base::PositionId, Position)> {
    let position = Position {
        kind: parse("position kind", &file.kind)?,
        actors: all("actor", &file.actors)?,
        aligned: all("actor", &file.aligned)?,
        actor_words: file.actor_words,
        gist: file.gist,
        quotation: file.quotation,
        subject: file.subject,
        stance: file.stance,
        themes: all("theme", &file.themes)?,
        date: file.date,
        source: file.source,
        invented: file.invented,
        language: file.language,
        place: file.place,
        address: file.address,
        anchors: anchors(file.anchors)?,
        proposal: file
            .proposal
            .map(|words| {
                Ok::<_, FileError>(ProposedWords {
                    action: parse("proposal", &words.action)?,
                    reference: words.reference,
                    old: words.old,
                    new: words.new,
                })
            })
            .transpose()?,
        submitted: file.submitted,
        disputed: file.disputed,
        basis: file.basis.map(|basis| parse("basis", &basis)).transpose()?,
        note: file.note,
    };
    Ok((parse("position", &file.id)?, position))
}

pub(super) fn reference(file: v1::Reference) -> Read<(crate::base::ReferenceId, crate::study::model::Reference)> {
    let (name, source, paragraphs) = (file.name, file.source, Arc::new(file.paragraphs));
    Ok((parse("reference", &file.id)?, crate::study::model::Reference { name, source, paragraphs }))
}

pub(super) fn ask(file: v1::Ask) -> Read<(crate::base::AskId, Ask)> {
    let mut verdicts = BTreeMap::new();
    for verdict in file.verdicts {
        let value = Verdict {
            uptake: parse("uptake", &verdict.uptake)?,
            evidence: verdict.evidence,
            author: parse("coder", &verdict.author)?,
            at: parse_if("time", verdict.at.as_ref())?,
            accepted: verdict.accepted,
            anchors: anchors(verdict.anchors)?,
        };
        verdicts.insert(parse("draft", &verdict.draft)?, value);
    }
    let ask = Ask {
        actors: all("actor", &file.actors)?,
        gist: file.gist,
        words: file.words,
        red_line: file.red_line,
        keep_out: file.keep_out,
        verdicts,
        anchors: anchors(file.anchors)?,
        positions: all("position", &file.positions)?,
        note: file.note,
    };
    Ok((parse("ask", &file.id)?, ask))
}

pub(super) fn link(file: v1::UserLink) -> Read<(crate::base::LinkId, UserLink)> {
    let end = |(draft, paragraph): &(String, String)| -> Read<_> {
        Ok((parse("draft", draft)?, parse("paragraph", paragraph)?))
    };
    let link = UserLink { old: end(&file.old)?, new: end(&file.new)?, linked: file.linked };
    Ok((parse("link", &file.id)?, link))
}

fn anchors(file: Vec<v1::Anchor>) -> Read<Vec<Anchor>> {
    file.into_iter()
        .map(|anchor| {
            Ok(Anchor {
                draft: parse("draft", &anchor.draft)?,
                paragraph: parse("paragraph", &anchor.paragraph)?,
                span: Span::new(anchor.from, anchor.len),
                quote: anchor.quote,
                before: anchor.before,
                after: anchor.after,
            })
        })
        .collect()
}

pub(super) fn annotation(file: v1::Annotation) -> Read<Annotation> {
    let time = |value: &str| parse::<Timestamp>("time", value);
    Ok(Annotation {
        target: Target {
            from: parse("draft", &file.from)?,
            to: parse("draft", &file.to)?,
            old: anchors(file.old)?,
            new: anchors(file.new)?,
        },
        body: match file.body {
            v1::Body::Tag(theme) => Body::Tag(parse("theme", &theme)?),
            v1::Body::Claim { actors, aligned, role, basis, positions, evidence, note } => Body::Claim(Claim {
                actors: all("actor", &actors)?,
                aligned: all("actor", &aligned)?,
                role: parse("role", &role)?,
                basis: parse("basis", &basis)?,
                positions: all("position", &positions)?,
                evidence,
                note,
            }),
            v1::Body::Note(text) => Body::Note(text),
            v1::Body::Headline(text) => Body::Headline(text),
            v1::Body::Important => Body::Important,
            v1::Body::Seen => Body::Seen,
            v1::Body::Overruled { shift, weight, because } => Body::Overruled(Overruling {
                shift: shift.map(|name| parse("shift", &name)).transpose()?,
                weight: weight.map(|name| parse("weight", &name)).transpose()?,
                because,
            }),
        },
        author: parse("coder", &file.author)?,
        made: time(&file.made)?,
        changed: time(&file.changed)?,
    })
}
