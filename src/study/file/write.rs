//! From the working types to format 1.

use super::{sums, v1};
use crate::base::{ActorId, AnnotationId, AskId, LinkId, PositionId, ReferenceId, ThemeId};
use crate::study::conflict::{Conflict, MergeItem};
use crate::study::model::{
    Actor, Anchor, Annotation, Ask, Body, Correction, Draft, LocalizedName, Milestone, Noted, Position, Reference,
    Seal, StudyCopy, Theme, UserLink,
};
use crate::study::root::Study;
use crate::text::{Comment, Mark, Paragraph, Stage, Style, TrackedKind};

pub(super) fn study(study: &Study) -> v1::Study {
    let mut out = v1::Study {
        format: v1::FORMAT,
        writer: None,
        id: study.id.to_string(),
        title: study.title.clone(),
        invented: study.invented,
        language: study.language.map(|language| language.code().to_owned()),
        options: options(&study.options),
        coders: study.coders.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        drafts: study.drafts.iter().map(|draft| self::draft(draft)).collect(),
        copies: Vec::new(),
        paragraphs: Vec::new(),
        set_aside: Vec::new(),
        themes: study.themes.iter().map(|(id, value)| theme(*id, value)).collect(),
        actors: study.actors.iter().map(|(id, value)| actor(*id, value)).collect(),
        positions: study.positions.iter().map(|(id, value)| position(*id, value)).collect(),
        milestones: study.milestones.iter().map(milestone).collect(),
        asks: study.asks.iter().map(|(id, value)| ask(*id, value)).collect(),
        links: study.links.iter().map(|(id, value)| link(*id, value)).collect(),
        dismissed: study.dismissed.to_vec(),
        terms: study.terms.to_vec(),
        annotations: study.annotations.iter().map(|(id, value)| annotation(*id, value)).collect(),
        unplaced: study.unplaced.iter().map(ToString::to_string).collect(),
        conflicts: study.conflicts.iter().map(conflict).collect(),
        references: study.references.iter().map(|(id, value)| reference(*id, value)).collect(),
        kept: (*study.kept).clone(),
    };
    for draft in &study.drafts {
        copy(&mut out, draft, &draft.text, None);
        for (language, text) in &draft.others {
            copy(&mut out, draft, text, Some(language.code()));
        }
    }
    out
}

fn reference(id: ReferenceId, reference: &Reference) -> v1::Reference {
    v1::Reference {
        id: id.to_string(),
        name: reference.name.clone(),
        source: reference.source.clone(),
        paragraphs: reference.paragraphs.to_vec(),
    }
}

fn conflict(conflict: &Conflict) -> v1::Conflict {
    v1::Conflict {
        fields: conflict.fields.clone(),
        mine: conflict.mine.as_ref().map(part),
        theirs: conflict.theirs.as_ref().map(part),
    }
}

fn part(part: &MergeItem) -> v1::Part {
    match part {
        MergeItem::Title(title) => v1::Part::Title(title.clone()),
        MergeItem::Options(value) => v1::Part::Options(options(value)),
        MergeItem::Coder(id, name) => v1::Part::Coder(id.to_string(), name.clone()),
        MergeItem::Draft(draft) => {
            let alone = Study {
                drafts: vec![std::sync::Arc::new((**draft).clone())],
                ..Study::empty(crate::base::StudyId::from_bits(0), "")
            };
            v1::Part::Draft(Box::new(study(&alone)))
        }
        MergeItem::Theme(id, value) => v1::Part::Theme(Box::new(theme(*id, value))),
        MergeItem::Actor(id, value) => v1::Part::Actor(Box::new(actor(*id, value))),
        MergeItem::Position(id, value) => v1::Part::Position(Box::new(position(*id, value))),
        MergeItem::Ask(id, value) => v1::Part::Ask(Box::new(ask(*id, value))),
        MergeItem::Annotation(id, value) => v1::Part::Annotation(Box::new(annotation(*id, value))),
        MergeItem::Link(id, value) => v1::Part::Link(link(*id, value)),
    }
}

pub(super) fn options(options: &crate::compare::Options) -> v1::Options {
    v1::Options {
        ignore: options.ignore.iter().map(|minor| minor.name().to_owned()).collect(),
        numbering: options.ignore_numbering,
        formatting: options.ignore_formatting,
    }
}

fn copy(out: &mut v1::Study, draft: &Draft, text: &StudyCopy, translation: Option<&str>) {
    let number = out.copies.len();
    let copy = &text.copy;
    let mut line = v1::Copy {
        number,
        draft: draft.id.to_string(),
        translation: translation.map(ToOwned::to_owned),
        file: text.file.clone(),
        path: text.path.clone(),
        blake3: copy.hash.to_string(),
        importer: copy.importer,
        format: copy.format.name().to_owned(),
        encoding: copy.encoding.clone(),
        recognised: copy.recognition.as_ref().map(|known| (known.by.clone(), known.pages.clone())),
        title: copy.title.clone(),
        date: copy.date.map(|date| date.to_string()),
        symbol: copy.symbol.clone(),
        language: copy.language.map(|language| language.code().to_owned()),
        status: copy.status.clone(),
        doubts: text.doubts,
        noted: text.noted.iter().map(noted).collect(),
        sum: None,
        more: false,
    };
    let (paragraphs, set_aside) = (out.paragraphs.len(), out.set_aside.len());
    out.paragraphs.extend(copy.paragraphs.iter().zip(text.ids.iter()).map(|(paragraph, id)| v1::CopyParagraph {
        copy: number,
        id: id.to_string(),
        paragraph: self::paragraph(paragraph),
    }));
    out.set_aside.extend(copy.set_aside.iter().map(|piece| v1::CopySetAside {
        copy: number,
        piece: v1::SetAside { what: piece.what.clone().into_owned(), text: piece.text.clone(), page: piece.page },
    }));
    line.sum = match &text.seal {
        Seal::Absent => None,
        Seal::Broken(sum) | Seal::Unknown(sum) => Some(sum.clone()),
        Seal::Whole => {
            let paragraphs: Vec<_> = out.paragraphs.iter().skip(paragraphs).collect();
            let set_aside: Vec<_> = out.set_aside.iter().skip(set_aside).collect();
            Some(sums::of_copy(&line, &paragraphs, &set_aside).to_string())
        }
    };
    out.copies.push(line);
}

pub(super) fn paragraph(paragraph: &Paragraph) -> v1::Paragraph {
    v1::Paragraph {
        kind: paragraph.kind.name().to_owned(),
        level: paragraph.level,
        label: paragraph.label.clone(),
        reference: paragraph.reference.clone(),
        section: paragraph.section.clone(),
        text: paragraph.text.clone(),
        marks: paragraph.marks.iter().map(mark).collect(),
        notes: paragraph.notes.iter().map(|note| (note.at, note.paragraph)).collect(),
        comments: paragraph.comments.iter().map(comment).collect(),
        end: paragraph.end.as_ref().map(|end| v1::End {
            inserted: end.kind == TrackedKind::Inserted,
            author: end.author.clone(),
            date: end.date.clone(),
        }),
        page: paragraph.page,
        cell: paragraph.cell.map(|cell| (cell.table, cell.row, cell.column)),
        rejected: paragraph.rejected.as_ref().map(|numbers| (numbers.label.clone(), numbers.reference.clone())),
        lines: paragraph.lines.clone(),
        doubts: paragraph.doubts.iter().map(|doubt| doubt.name().to_owned()).collect(),
    }
}

fn mark(mark: &Mark) -> v1::Mark {
    v1::Mark {
        from: mark.span.start,
        len: mark.span.len,
        style: mark.style.name().to_owned(),
        colour: match mark.style {
            Style::Colour(colour) | Style::Highlight(colour) => Some(colour),
            _ => None,
        },
        author: mark.author.clone(),
        date: mark.date.clone(),
        moved: mark.moved.clone(),
    }
}

fn comment(comment: &Comment) -> v1::Comment {
    v1::Comment {
        from: comment.span.start,
        len: comment.span.len,
        author: comment.author.clone(),
        date: comment.date.clone(),
        text: comment.text.clone(),
        resolved: comment.resolved,
        reply: comment.reply,
    }
}

pub(super) fn stage(stage: Stage) -> String {
    match stage {
        Stage::Elements => "elements".to_owned(),
        Stage::Zero => "zero".to_owned(),
        Stage::Compilation => "compilation".to_owned(),
        Stage::Chair => "chair".to_owned(),
        Stage::Revision(number) => format!("rev{number}"),
        Stage::Final => "final".to_owned(),
        Stage::Adopted => "adopted".to_owned(),
    }
}

fn draft(draft: &Draft) -> v1::Draft {
    v1::Draft {
        id: draft.id.to_string(),
        name: draft.name.clone(),
        family: draft.family.clone(),
        stage: stage(draft.stage),
        date: draft.date.map(|date| date.to_string()),
        status: draft.status.name().to_owned(),
        source: draft.source.clone(),
        view: draft.view.name().to_owned(),
        order: draft.order,
        corrections: draft
            .corrections
            .iter()
            .map(|(id, correction)| {
                let correction = match correction {
                    Correction::Reads(reads) => v1::Correction::Reads(Box::new(paragraph(reads))),
                    Correction::SetAside => v1::Correction::SetAside,
                    Correction::Joined => v1::Correction::Joined,
                    Correction::Split(parts) => v1::Correction::Split(parts.iter().map(paragraph).collect()),
                };
                (id.to_string(), correction)
            })
            .collect(),
    }
}

fn noted(noted: &Noted) -> v1::Noted {
    let Noted { page, paragraph, .. } = *noted;
    v1::Noted { weight: noted.weight.name().to_owned(), page, paragraph, said: names(&noted.said) }
}

fn names(names: &LocalizedName) -> v1::Names {
    v1::Names { en: names.en.clone(), zh: names.zh.clone() }
}

pub(super) fn theme(id: ThemeId, theme: &Theme) -> v1::Theme {
    v1::Theme {
        id: id.to_string(),
        code: theme.code.clone(),
        names: names(&theme.names),
        parent: theme.parent.map(|parent| parent.to_string()),
        key: theme.key,
        colour: theme.colour,
        description: theme.description.clone(),
        include: theme.include.clone(),
        exclude: theme.exclude.clone(),
        keywords: theme.keywords.clone(),
        retired: theme.retired,
        had_key: theme.had_key,
        merged_into: theme.merged_into.map(|into| into.to_string()),
        order: theme.order,
    }
}

pub(super) fn actor(id: ActorId, actor: &Actor) -> v1::Actor {
    v1::Actor {
        id: id.to_string(),
        kind: actor.kind.name().to_owned(),
        names: names(&actor.names),
        code: actor.code.clone(),
        aliases: actor.aliases.clone(),
        members: actor
            .members
            .iter()
            .map(|member| v1::Member {
                code: member.member.clone(),
                from: member.from.map(|date| date.to_string()),
                until: member.until.map(|date| date.to_string()),
            })
            .collect(),
        invented: actor.invented,
        note: actor.note.clone(),
        retired: actor.retired,
        merged_into: actor.merged_into.map(|into| into.to_string()),
    }
}

fn ids<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

pub(super) fn position(id: PositionId, position: &Position) -> v1::Position {
    v1::Position {
        id: id.to_string(),
        kind: position.kind.name().to_owned(),
        actors: ids(&position.actors),
        aligned: ids(&position.aligned),
        actor_words: position.actor_words.clone(),
        gist: position.gist.clone(),
        quotation: position.quotation.clone(),
        subject: position.subject.clone(),
        stance: position.stance.clone(),
        themes: ids(&position.themes),
        date: position.date.clone(),
        source: position.source.clone(),
        invented: position.invented,
        language: position.language.clone(),
        place: position.place.clone(),
        address: position.address.clone(),
        anchors: position.anchors.iter().map(anchor).collect(),
        proposal: position.proposal.as_ref().map(|words| v1::Proposed {
            action: words.action.name().to_owned(),
            reference: words.reference.clone(),
            old: words.old.clone(),
            new: words.new.clone(),
        }),
        submitted: position.submitted,
        disputed: position.disputed.clone(),
        basis: position.basis.map(|basis| basis.name().to_owned()),
        note: position.note.clone(),
    }
}

pub(super) fn milestone(milestone: &Milestone) -> v1::Milestone {
    v1::Milestone {
        date: milestone.date.clone(),
        names: names(&milestone.names),
        source: milestone.source.clone(),
        note: milestone.note.clone(),
        disputed: milestone.disputed.clone(),
    }
}

pub(super) fn ask(id: AskId, ask: &Ask) -> v1::Ask {
    v1::Ask {
        id: id.to_string(),
        actors: ids(&ask.actors),
        gist: ask.gist.clone(),
        words: ask.words.clone(),
        red_line: ask.red_line,
        keep_out: ask.keep_out,
        verdicts: ask
            .verdicts
            .iter()
            .map(|(draft, verdict)| v1::Verdict {
                draft: draft.to_string(),
                uptake: verdict.uptake.name().to_owned(),
                evidence: verdict.evidence.clone(),
                author: verdict.author.to_string(),
                at: verdict.at.map(|at| at.to_string()),
                accepted: verdict.accepted,
                anchors: verdict.anchors.iter().map(anchor).collect(),
            })
            .collect(),
        anchors: ask.anchors.iter().map(anchor).collect(),
        positions: ids(&ask.positions),
        note: ask.note.clone(),
    }
}

fn anchor(anchor: &Anchor) -> v1::Anchor {
    v1::Anchor {
        draft: anchor.draft.to_string(),
        paragraph: anchor.paragraph.to_string(),
        from: anchor.span.start,
        len: anchor.span.len,
        quote: anchor.quote.clone(),
        before: anchor.before.clone(),
        after: anchor.after.clone(),
    }
}

pub(super) fn annotation(id: AnnotationId, annotation: &Annotation) -> v1::Annotation {
    v1::Annotation {
        id: id.to_string(),
        author: annotation.author.to_string(),
        made: annotation.made.to_string(),
        changed: annotation.changed.to_string(),
        from: annotation.target.from.to_string(),
        to: annotation.target.to.to_string(),
        body: match &annotation.body {
            Body::Tag(theme) => v1::Body::Tag(theme.to_string()),
            Body::Claim(claim) => v1::Body::Claim {
                actors: ids(&claim.actors),
                aligned: ids(&claim.aligned),
                role: claim.role.name().to_owned(),
                basis: claim.basis.name().to_owned(),
                positions: ids(&claim.positions),
                evidence: claim.evidence.clone(),
                note: claim.note.clone(),
            },
            Body::Note(text) => v1::Body::Note(text.clone()),
            Body::Headline(text) => v1::Body::Headline(text.clone()),
            Body::Important => v1::Body::Important,
            Body::Seen => v1::Body::Seen,
            Body::Overruled(said) => v1::Body::Overruled {
                shift: said.shift.map(|shift| shift.name().to_owned()),
                weight: said.weight.map(|weight| weight.name().to_owned()),
                because: said.because.clone(),
            },
        },
        old: annotation.target.old.iter().map(anchor).collect(),
        new: annotation.target.new.iter().map(anchor).collect(),
    }
}

pub(super) fn link(id: LinkId, link: &UserLink) -> v1::UserLink {
    v1::UserLink {
        id: id.to_string(),
        old: (link.old.0.to_string(), link.old.1.to_string()),
        new: (link.new.0.to_string(), link.new.1.to_string()),
        linked: link.linked,
    }
}
