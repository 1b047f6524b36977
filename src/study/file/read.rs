//! From format 1 to the working types. Every value is checked: a file may have been edited by hand.

use super::error::FileError;
use super::v1;
use crate::base::{Date, DraftId, ParagraphId, Span, Timestamp};
use crate::compare::Options;
use crate::study::conflict::{Conflict, MergeItem};
use crate::study::model::{
    Actor, Anchor, Annotation, Ask, Body, Claim, Correction, Draft, LocalizedName, Membership, Milestone, Noted,
    Position, ProposedWords, StudyCopy, Target, Theme, UserLink, Verdict,
};
use crate::study::root::Study;
use crate::text::{
    CellPlace, Comment, Doubt, Language, Mark, NoteMark, Numbers, Paragraph, Recognition, SetAside, SourceText, Stage,
    Style, Tracked, TrackedKind,
};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

type Read<T> = Result<T, FileError>;

/// A value that can't be what it should be: what, and how it reads.
fn bad(what: &'static str, value: &str) -> FileError {
    FileError::BadValue { what, value: value.chars().take(60).collect() }
}

fn parse<T: FromStr>(what: &'static str, value: &str) -> Read<T> {
    value.parse().map_err(|_unreadable| bad(what, value))
}

fn parse_if<T: FromStr>(what: &'static str, value: Option<&String>) -> Read<Option<T>> {
    value.map(|value| parse(what, value)).transpose()
}

fn named<T>(what: &'static str, value: &str, of: impl Fn(&str) -> Option<T>) -> Read<T> {
    of(value).ok_or_else(|| bad(what, value))
}

fn all<T: FromStr>(what: &'static str, values: &[String]) -> Read<Vec<T>> {
    values.iter().map(|value| parse(what, value)).collect()
}

pub(super) fn study(file: v1::Study) -> Read<Study> {
    let mut study = Study::empty(parse("id", &file.id)?, file.title);
    study.invented = file.invented;
    study.options = options(&file.options)?;
    let mut coders = BTreeMap::new();
    for (id, name) in file.coders {
        coders.insert(parse("coder", &id)?, name);
    }
    study.coders = Arc::new(coders);
    study.drafts = drafts(file.drafts, file.copies, file.paragraphs, file.set_aside)?;
    study.themes = Arc::new(file.themes.into_iter().map(theme).collect::<Read<_>>()?);
    study.actors = Arc::new(file.actors.into_iter().map(actor).collect::<Read<_>>()?);
    study.positions = Arc::new(file.positions.into_iter().map(position).collect::<Read<_>>()?);
    study.milestones = Arc::new(
        file.milestones
            .into_iter()
            .map(|milestone| Milestone {
                date: milestone.date,
                names: names(milestone.names),
                source: milestone.source,
                note: milestone.note,
                disputed: milestone.disputed,
            })
            .collect(),
    );
    study.asks = Arc::new(file.asks.into_iter().map(ask).collect::<Read<_>>()?);
    study.links = Arc::new(file.links.into_iter().map(link).collect::<Read<_>>()?);
    study.dismissed = Arc::new(file.dismissed);
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
    study.conflicts = Arc::new(file.conflicts.into_iter().map(conflict).collect::<Read<_>>()?);
    Ok(study)
}

fn conflict(file: v1::Conflict) -> Read<Conflict> {
    Ok(Conflict {
        fields: file.fields,
        mine: file.mine.map(part).transpose()?,
        theirs: file.theirs.map(part).transpose()?,
    })
}

fn part(file: v1::Part) -> Read<MergeItem> {
    Ok(match file {
        v1::Part::Title(title) => MergeItem::Title(title),
        v1::Part::Options(value) => MergeItem::Options(options(&value)?),
        v1::Part::Coder(id, name) => MergeItem::Coder(parse("coder", &id)?, name),
        v1::Part::Draft(alone) => {
            let draft = study(*alone)?.drafts.pop().ok_or_else(|| bad("conflict", "draft"))?;
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

/// What the flat lists of a file hold of one copy.
type Pieces = (Vec<Paragraph>, Vec<ParagraphId>, Vec<SetAside>);

fn drafts(
    drafts: Vec<v1::Draft>,
    copies: Vec<v1::Copy>,
    paragraphs: Vec<v1::CopyParagraph>,
    set_aside: Vec<v1::CopySetAside>,
) -> Read<Vec<Arc<Draft>>> {
    let mut texts: BTreeMap<usize, Pieces> = BTreeMap::new();
    for line in paragraphs {
        let text = texts.entry(line.copy).or_default();
        text.0.push(paragraph(line.paragraph)?);
        text.1.push(parse("paragraph", &line.id)?);
    }
    for line in set_aside {
        let what = line.piece.what.into();
        texts.entry(line.copy).or_default().2.push(SetAside { what, text: line.piece.text, page: line.piece.page });
    }
    let mut of_draft: BTreeMap<DraftId, (Option<StudyCopy>, BTreeMap<Language, StudyCopy>)> = BTreeMap::new();
    for copy in copies {
        let id: DraftId = parse("draft", &copy.draft)?;
        let translation = copy.translation.as_deref().map(Language::from_code);
        let (paragraphs, ids, set_aside) = texts.remove(&copy.number).unwrap_or_default();
        let read = study_copy(copy, paragraphs, ids, set_aside)?;
        let slot = of_draft.entry(id).or_default();
        match translation {
            Some(language) => {
                slot.1.insert(language, read);
            }
            None => slot.0 = Some(read),
        }
    }
    drafts
        .into_iter()
        .map(|draft| {
            let id: DraftId = parse("draft", &draft.id)?;
            let (text, others) = of_draft.remove(&id).unwrap_or_default();
            let text = text.ok_or_else(|| FileError::NoCopy(draft.name.clone()))?;
            let mut corrections = BTreeMap::new();
            for (id, correction) in draft.corrections {
                let correction = match correction {
                    v1::Correction::Reads(reads) => Correction::Reads(Box::new(paragraph(*reads)?)),
                    v1::Correction::SetAside => Correction::SetAside,
                    v1::Correction::Joined => Correction::Joined,
                    v1::Correction::Split(parts) => {
                        Correction::Split(parts.into_iter().map(paragraph).collect::<Read<_>>()?)
                    }
                };
                corrections.insert(parse("paragraph", &id)?, correction);
            }
            Ok(Arc::new(Draft {
                id,
                name: draft.name,
                family: draft.family,
                stage: named("stage", &draft.stage, stage)?,
                date: parse_if::<Date>("date", draft.date.as_ref())?,
                status: parse("status", &draft.status)?,
                source: draft.source,
                view: parse("view", &draft.view)?,
                text,
                others,
                corrections,
                order: draft.order,
            }))
        })
        .collect()
}

pub(super) fn stage(name: &str) -> Option<Stage> {
    match name {
        "elements" => Some(Stage::Elements),
        "zero" => Some(Stage::Zero),
        "final" => Some(Stage::Final),
        name => name.strip_prefix("rev")?.parse().ok().map(Stage::Revision),
    }
}

fn study_copy(
    copy: v1::Copy,
    paragraphs: Vec<Paragraph>,
    ids: Vec<ParagraphId>,
    set_aside: Vec<SetAside>,
) -> Read<StudyCopy> {
    Ok(StudyCopy {
        copy: Arc::new(SourceText {
            hash: parse("blake3", &copy.blake3)?,
            importer: copy.importer,
            format: parse("format", &copy.format)?,
            encoding: copy.encoding,
            recognition: copy.recognised.map(|(by, pages)| Recognition { by, pages }),
            title: copy.title,
            date: parse_if("date", copy.date.as_ref())?,
            symbol: copy.symbol,
            language: copy.language.as_deref().map(Language::from_code),
            status: copy.status,
            paragraphs,
            set_aside,
        }),
        ids: Arc::new(ids),
        file: copy.file,
        path: copy.path,
        doubts: copy.doubts,
        noted: Arc::new(copy.noted.into_iter().map(noted).collect::<Read<_>>()?),
    })
}

fn noted(file: v1::Noted) -> Read<Noted> {
    Ok(Noted {
        weight: parse("weight", &file.weight)?,
        page: file.page,
        paragraph: file.paragraph,
        said: names(file.said),
    })
}

fn paragraph(file: v1::Paragraph) -> Read<Paragraph> {
    let span = |from: usize, len: usize| {
        let span = Span::new(from, len);
        if span.of(&file.text).is_some() { Ok(span) } else { Err(bad("place", &format!("{from}+{len}"))) }
    };
    let marks = file
        .marks
        .iter()
        .map(|mark| {
            Ok(Mark {
                span: span(mark.from, mark.len)?,
                style: named("style", &mark.style, |name| style(name, mark.colour))?,
                author: mark.author.clone(),
                date: mark.date.clone(),
                moved: mark.moved.clone(),
            })
        })
        .collect::<Read<_>>()?;
    let comments = file
        .comments
        .iter()
        .map(|comment| {
            Ok(Comment {
                span: span(comment.from, comment.len)?,
                author: comment.author.clone(),
                date: comment.date.clone(),
                text: comment.text.clone(),
                resolved: comment.resolved,
                reply: comment.reply,
            })
        })
        .collect::<Read<_>>()?;
    Ok(Paragraph {
        kind: parse("kind", &file.kind)?,
        level: file.level,
        label: file.label,
        reference: file.reference,
        section: file.section,
        marks,
        notes: file.notes.into_iter().map(|(at, paragraph)| NoteMark { at, paragraph }).collect(),
        comments,
        end: file.end.map(|end| Tracked {
            kind: if end.inserted { TrackedKind::Inserted } else { TrackedKind::Deleted },
            author: end.author,
            date: end.date,
        }),
        page: file.page,
        cell: file.cell.map(|(table, row, column)| CellPlace { table, row, column }),
        rejected: file.rejected.map(|(label, reference)| Box::new(Numbers { label, reference })),
        lines: file.lines,
        doubts: file.doubts.iter().map(|doubt| parse::<Doubt>("doubt", doubt)).collect::<Read<_>>()?,
        text: file.text,
        ..Paragraph::default()
    })
}

fn style(name: &str, colour: Option<u32>) -> Option<Style> {
    Some(match name {
        "bold" => Style::Bold,
        "italic" => Style::Italic,
        "underline" => Style::Underline,
        "strike" => Style::Strike,
        "super" => Style::Super,
        "sub" => Style::Sub,
        "colour" => Style::Colour(colour?),
        "highlight" => Style::Highlight(colour?),
        "bracket" => Style::Bracket,
        "inserted" => Style::Inserted,
        "deleted" => Style::Deleted,
        "unsure" => Style::Unsure,
        _ => return None,
    })
}

fn names(file: v1::Names) -> LocalizedName {
    LocalizedName { en: file.en, zh: file.zh }
}

fn theme(file: v1::Theme) -> Read<(crate::base::ThemeId, Theme)> {
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

fn actor(file: v1::Actor) -> Read<(crate::base::ActorId, Actor)> {
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

fn position(file: v1::Position) -> Read<(crate::base::PositionId, Position)> {
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

fn ask(file: v1::Ask) -> Read<(crate::base::AskId, Ask)> {
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

fn link(file: v1::UserLink) -> Read<(crate::base::LinkId, UserLink)> {
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
        },
        author: parse("coder", &file.author)?,
        made: time(&file.made)?,
        changed: time(&file.changed)?,
    })
}
