//! From format 1 to the drafts and their copies: what a copy has lost or what was changed of it is found here.

use super::damage::{Damage, cited};
use super::error::FileError;
use super::parse::{Read, bad, named, names, parse, parse_if, stage};
use super::sums::{Verdict, of_copy};
use super::v1;
use crate::base::{Date, DraftId, Message, ParagraphId, Span};
use crate::study::model::{Correction, Draft, Noted, Seal, StudyCopy};
use crate::text::{
    CellPlace, Comment, Doubt, Language, Mark, NoteMark, Numbers, Paragraph, Recognition, SetAside, SourceText, Style,
    Tracked, TrackedKind,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the flat lists of a file hold of one copy.
#[derive(Default)]
struct Pieces {
    paragraphs: Vec<v1::CopyParagraph>,
    set_aside: Vec<v1::CopySetAside>,
}

/// The copies of a draft: of the text, and of its translations.
type Copies = (Option<StudyCopy>, BTreeMap<Language, StudyCopy>);

/// The lists of a file that hold its drafts.
pub(super) struct DraftLists {
    pub drafts: Vec<v1::Draft>,
    pub copies: Vec<v1::Copy>,
    pub paragraphs: Vec<v1::CopyParagraph>,
    pub set_aside: Vec<v1::CopySetAside>,
}

/// Reads the drafts; what is wrong with their copies goes to `found`.
pub(super) fn drafts(lists: DraftLists, found: &mut Vec<Damage>) -> Read<Vec<Arc<Draft>>> {
    let DraftLists { drafts, copies, paragraphs, set_aside } = lists;
    let names: BTreeMap<String, String> = drafts.iter().map(|draft| (draft.id.clone(), draft.name.clone())).collect();
    let mut texts: BTreeMap<usize, Pieces> = BTreeMap::new();
    for line in paragraphs {
        texts.entry(line.copy).or_default().paragraphs.push(line);
    }
    for line in set_aside {
        texts.entry(line.copy).or_default().set_aside.push(line);
    }
    let mut numbers = BTreeSet::new();
    let mut of_draft: BTreeMap<DraftId, Copies> = BTreeMap::new();
    for copy in copies {
        let id: DraftId = parse("draft", &copy.draft)?;
        let name = names.get(&copy.draft).unwrap_or(&copy.file).clone();
        let translation = copy.translation.as_deref().map(Language::from_code);
        let slot = of_draft.entry(id).or_default();
        let taken = translation.map_or(slot.0.is_some(), |language| slot.1.contains_key(&language));
        if taken || !numbers.insert(copy.number) {
            found.push(Damage::of_text(Message::new("damage-copy-doubled").text("draft", name)));
            continue;
        }
        let pieces = texts.remove(&copy.number).unwrap_or_default();
        let read = study_copy(copy, pieces, &name, found)?;
        match translation {
            Some(language) => drop(slot.1.insert(language, read)),
            None => slot.0 = Some(read),
        }
    }
    for pieces in texts.into_values() {
        let count = pieces.paragraphs.len() + pieces.set_aside.len();
        found.push(Damage::of_text(Message::new("damage-copy-missing").number("count", count)));
    }
    let mut read = Vec::new();
    let mut ids = BTreeSet::new();
    for draft in drafts {
        let id: DraftId = parse("draft", &draft.id)?;
        if !ids.insert(id) {
            found.push(Damage::of_text(Message::new("damage-draft-doubled").text("draft", draft.name)));
            continue;
        }
        read.push(Arc::new(self::draft(id, draft, of_draft.remove(&id).unwrap_or_default())?));
    }
    for (text, others) in of_draft.into_values() {
        let file = text.iter().chain(others.values()).next().map(|copy| copy.file.clone()).unwrap_or_default();
        found.push(Damage::of_text(Message::new("damage-draft-missing").text("file", file)));
    }
    Ok(read)
}

fn draft(id: DraftId, draft: v1::Draft, (text, others): Copies) -> Read<Draft> {
    let text = text.ok_or_else(|| FileError::NoCopy(draft.name.clone()))?;
    let mut corrections = BTreeMap::new();
    for (id, correction) in draft.corrections {
        let correction = match correction {
            v1::Correction::Reads(reads) => Correction::Reads(Box::new(paragraph(*reads)?)),
            v1::Correction::SetAside => Correction::SetAside,
            v1::Correction::Joined => Correction::Joined,
            v1::Correction::Split(parts) => Correction::Split(parts.into_iter().map(paragraph).collect::<Read<_>>()?),
        };
        corrections.insert(parse("paragraph", &id)?, correction);
    }
    Ok(Draft {
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
    })
}

fn study_copy(copy: v1::Copy, pieces: Pieces, name: &str, found: &mut Vec<Damage>) -> Read<StudyCopy> {
    let seal = seal(&copy, &pieces, name, found);
    let (mut paragraphs, mut ids) = (Vec::new(), Vec::new());
    for line in pieces.paragraphs {
        paragraphs.push(paragraph(line.paragraph)?);
        ids.push(parse::<ParagraphId>("paragraph", &line.id)?);
    }
    let set_aside = pieces.set_aside.into_iter().map(|line| line.piece);
    let set_aside = set_aside.map(|piece| SetAside { what: piece.what.into(), text: piece.text, page: piece.page });
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
            set_aside: set_aside.collect(),
        }),
        ids: Arc::new(ids),
        file: copy.file,
        path: copy.path,
        doubts: copy.doubts,
        noted: Arc::new(copy.noted.into_iter().map(noted).collect::<Read<_>>()?),
        seal,
    })
}

/// Compares a copy with its sum.
fn seal(copy: &v1::Copy, pieces: &Pieces, name: &str, found: &mut Vec<Damage>) -> Seal {
    let paragraphs: Vec<_> = pieces.paragraphs.iter().collect();
    let Some(sum) = &copy.sum else {
        doubled_ids(&paragraphs, name, found);
        return Seal::Absent;
    };
    if copy.more {
        return Seal::Unknown(sum.clone());
    }
    let set_aside: Vec<_> = pieces.set_aside.iter().collect();
    let difference = match of_copy(copy, &paragraphs, &set_aside).verify(sum) {
        Verdict::True => return Seal::Whole,
        Verdict::Unknown => return Seal::Unknown(sum.clone()),
        Verdict::False(difference) => difference,
    };
    let mut any = false;
    for (key, places) in [
        ("damage-paragraphs-missing", &difference.missing),
        ("damage-paragraphs-doubled", &difference.doubled),
        ("damage-paragraphs-altered", &difference.altered),
        ("damage-paragraphs-moved", &difference.moved),
    ] {
        if !places.is_empty() {
            any = true;
            let what = Message::new(key).text("draft", name).number("count", places.len());
            found.push(Damage::of_text(what.number("all", difference.were).text("places", cited(places))));
        }
    }
    if !any {
        let what = Message::new("damage-copy-altered").text("draft", name).text("file", &copy.file);
        found.push(Damage::of_text(what));
    }
    Seal::Broken(sum.clone())
}

/// Without a sum, a paragraph that stands there twice can still be told.
fn doubled_ids(paragraphs: &[&v1::CopyParagraph], name: &str, found: &mut Vec<Damage>) {
    let mut ids = BTreeSet::new();
    let places = paragraphs.iter().enumerate().filter(|(_, line)| !ids.insert(&line.id)).map(|(place, _)| place + 1);
    let places: Vec<usize> = places.collect();
    if !places.is_empty() {
        let what = Message::new("damage-paragraphs-doubled").text("draft", name).number("count", places.len());
        found.push(Damage::of_text(what.number("all", paragraphs.len()).text("places", cited(&places))));
    }
}

fn noted(file: v1::Noted) -> Read<Noted> {
    Ok(Noted {
        weight: parse("weight", &file.weight)?,
        page: file.page,
        paragraph: file.paragraph,
        said: names(file.said),
    })
}

pub(super) fn paragraph(file: v1::Paragraph) -> Read<Paragraph> {
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

pub(super) fn style(name: &str, colour: Option<u32>) -> Option<Style> {
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
