//! Every change of a study, as plain data, and the one place where it is made.

use super::codebook::{self, CodebookEdit};
use super::conflict::Choice;
use super::consistency::{self, retain_unplaced};
use super::edit_error::EditError;
use super::enums::DraftStatus;
use super::merge;
use super::model::{
    Actor, Annotation, Ask, Body, Correction, Draft, Milestone, Position, Reference, StudyCopy, Target, Theme, UserLink,
};
use super::objectives;
use super::participants::{self, ActorEdit};
use super::root::Study;
use crate::base::{
    ActorId, AnnotationId, AskId, CoderId, Date, DraftId, LinkId, Message, ParagraphId, PositionId, ReferenceId,
    ThemeId, Timestamp, UiLanguage,
};
use crate::compare::Options;
use crate::text::{Language, Stage, View};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A draft's particulars, as the user may set them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFacts {
    /// Its name.
    pub name: String,
    /// The family of documents.
    pub family: String,
    /// Its stage.
    pub stage: Stage,
    /// Its date.
    pub date: Option<Date>,
    /// Its status.
    pub status: DraftStatus,
    /// Where it is from.
    pub source: String,
    /// Place among drafts of the same stage and date.
    pub order: i32,
}

/// A change of a study. Ids, times and authors are inside: applying it asks nobody.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Names the study.
    SetTitle(String),
    /// Says who a coder is.
    SetCoder(CoderId, String),
    /// Sets what counts as a change.
    SetOptions(Options),
    /// Names the language negotiated in, or names none.
    SetLanguage(Option<Language>),
    /// Sets the terms that are followed over drafts; none: the usual ones.
    SetTerms(Vec<String>),
    /// Puts a draft on the timeline.
    AddDraft(Box<Draft>),
    /// Takes a draft out; annotations on its steps go with it (undo brings them back).
    RemoveDraft(DraftId),
    /// Sets a draft's particulars.
    SetDraft(DraftId, DraftFacts),
    /// Gives a draft a better copy; `targets` are the annotations with their anchors carried over.
    ReplaceCopy(DraftId, Box<StudyCopy>, Vec<(AnnotationId, Target)>),
    /// Adds or replaces the text in another language.
    SetTranslation(DraftId, Language, Box<StudyCopy>),
    /// Chooses which side of tracked changes is read; `targets` as for a better copy.
    SetView(DraftId, View, Vec<(AnnotationId, Target)>),
    /// Corrects an imported paragraph; `None` takes the correction away.
    Correct(DraftId, ParagraphId, Option<Correction>),
    /// Says something of words and their change.
    Annotate(AnnotationId, Box<Annotation>),
    /// Says it differently.
    ChangeAnnotation(AnnotationId, Body, Timestamp),
    /// Moves an annotation to other words.
    Retarget(AnnotationId, Target),
    /// Takes it away.
    RemoveAnnotation(AnnotationId),
    /// Changes the codebook.
    Codebook(CodebookEdit),
    /// Adds or changes a theme.
    SetTheme(ThemeId, Box<Theme>),
    /// Adds or changes an actor.
    SetActor(ActorId, Box<Actor>),
    /// Retires, merges or takes out an actor.
    Actor(ActorEdit),
    /// Adds or changes a position.
    SetPosition(PositionId, Box<Position>),
    /// Takes a position away.
    RemovePosition(PositionId),
    /// Adds or changes an ask.
    SetAsk(AskId, Box<Ask>),
    /// Takes an ask away.
    RemoveAsk(AskId),
    /// Adds a text that drafts are held against.
    AddReference(ReferenceId, Box<Reference>),
    /// Takes such a text out.
    RemoveReference(ReferenceId),
    /// Links two paragraphs, or cuts them apart.
    Link(LinkId, UserLink),
    /// Takes a hand-made link or cut away.
    Unlink(LinkId),
    /// Sets the milestones.
    SetMilestones(Vec<Milestone>),
    /// Dismisses a suggestion.
    Dismiss(String),
    /// Settles a conflict of two merged copies.
    Settle(String, Choice),
    /// Says of annotations that their step can't be told since a draft was put in between.
    Unplace(Vec<AnnotationId>),
    /// Several at once, under one name: done and undone together.
    Batch(Message, Vec<Self>),
}

impl Edit {
    /// Returns what was done, for the list of edits.
    pub fn label(&self) -> Message {
        match self {
            Self::SetTitle(title) => Message::new("edit-title").text("title", title),
            Self::SetCoder(_, name) => Message::new("edit-coder").text("name", name),
            Self::SetOptions(_) => Message::new("edit-options"),
            Self::SetLanguage(_) => Message::new("edit-language"),
            Self::SetTerms(_) => Message::new("edit-terms"),
            Self::AddDraft(draft) => Message::new("edit-add-draft").text("name", &draft.name),
            Self::RemoveDraft(_) => Message::new("edit-remove-draft"),
            Self::SetDraft(_, facts) => Message::new("edit-set-draft").text("name", &facts.name),
            Self::ReplaceCopy(_, copy, _) => Message::new("edit-replace-copy").text("file", &copy.file),
            Self::SetTranslation(_, _, copy) => Message::new("edit-translation").text("file", &copy.file),
            Self::SetView(..) => Message::new("edit-view"),
            Self::Correct(_, _, Some(_)) => Message::new("edit-correct"),
            Self::Correct(_, _, None) => Message::new("edit-uncorrect"),
            Self::Annotate(_, annotation) => Message::new(match annotation.body {
                Body::Tag(_) => "edit-tag",
                Body::Claim(_) => "edit-claim",
                Body::Note(_) => "edit-note",
                Body::Headline(_) => "edit-headline",
                Body::Important => "edit-important",
                Body::Seen => "edit-seen",
                Body::Overruled(_) => "edit-overrule",
            }),
            Self::ChangeAnnotation(..) => Message::new("edit-change-annotation"),
            Self::Retarget(..) => Message::new("edit-retarget"),
            Self::RemoveAnnotation(_) => Message::new("edit-remove-annotation"),
            Self::Codebook(edit) => edit.label(),
            Self::SetTheme(_, theme) => Message::new("edit-theme").text("name", &theme.names.en),
            Self::SetActor(_, actor) => {
                Message::new("edit-actor").text("name", actor.names.in_language(UiLanguage::English))
            }
            Self::Actor(edit) => edit.label(),
            Self::SetPosition(..) => Message::new("edit-position"),
            Self::RemovePosition(_) => Message::new("edit-remove-position"),
            Self::SetAsk(..) => Message::new("edit-ask"),
            Self::RemoveAsk(_) => Message::new("edit-remove-ask"),
            Self::AddReference(_, reference) => Message::new("edit-add-reference").text("name", &reference.name),
            Self::RemoveReference(_) => Message::new("edit-remove-reference"),
            Self::Link(_, link) => Message::new(if link.linked { "edit-link" } else { "edit-cut" }),
            Self::Unlink(_) => Message::new("edit-unlink"),
            Self::SetMilestones(_) => Message::new("edit-milestones"),
            Self::Dismiss(_) => Message::new("edit-dismiss"),
            Self::Settle(..) => Message::new("edit-settle"),
            Self::Unplace(_) => Message::new("edit-unplace"),
            Self::Batch(label, _) => label.clone(),
        }
    }
}

/// Returns the study after `edit`. The study given is left as it was.
///
/// # Errors
/// [`EditError`], when the edit does not fit the study.
pub fn apply(study: &Study, edit: &Edit) -> Result<Study, EditError> {
    let mut next = study.clone();
    change(&mut next, edit)?;
    Ok(next)
}

fn change(study: &mut Study, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::SetTitle(title) => study.title.clone_from(title),
        Edit::SetCoder(id, name) => put(&mut study.coders, *id, name),
        Edit::SetOptions(options) => study.options = options.clone(),
        Edit::SetLanguage(language) => study.language = *language,
        Edit::SetTerms(terms) => study.terms = Arc::new(terms.clone()),
        Edit::AddDraft(draft) => add_draft(study, draft)?,
        Edit::RemoveDraft(id) => {
            study.place(*id).ok_or(EditError::Unknown)?;
            consistency::remove_draft(study, *id);
        }
        Edit::SetDraft(id, facts) => set_draft(study, *id, facts)?,
        Edit::ReplaceCopy(id, copy, targets) => {
            with_draft(study, *id, |draft| draft.text = (**copy).clone())?;
            retarget(study, targets)?;
        }
        Edit::SetTranslation(id, language, copy) => {
            with_draft(study, *id, |draft| drop(draft.others.insert(*language, (**copy).clone())))?;
        }
        Edit::SetView(id, view, targets) => {
            with_draft(study, *id, |draft| draft.view = *view)?;
            retarget(study, targets)?;
        }
        Edit::Correct(id, paragraph, correction) => correct(study, *id, *paragraph, correction.as_ref())?,
        Edit::Annotate(id, annotation) => annotate(study, *id, annotation)?,
        Edit::ChangeAnnotation(id, body, at) => change_annotation(study, *id, body, *at)?,
        Edit::Retarget(id, target) => {
            retarget(study, &[(*id, target.clone())])?;
            retain_unplaced(study, |other| other != id);
        }
        Edit::RemoveAnnotation(id) => {
            take(&mut study.annotations, id)?;
            retain_unplaced(study, |_| true);
        }
        Edit::Codebook(edit) => codebook::change(study, edit)?,
        Edit::SetTheme(id, theme) => {
            put(&mut study.themes, *id, &**theme);
            codebook::check(&study.themes)?;
        }
        Edit::SetActor(id, actor) => set_actor(study, *id, actor)?,
        Edit::Actor(edit) => participants::change(study, edit)?,
        Edit::SetPosition(id, position) => put(&mut study.positions, *id, &**position),
        Edit::RemovePosition(id) => {
            if participants::position_uses(study, *id).any() {
                return Err(EditError::InUse);
            }
            take(&mut study.positions, id)?;
        }
        Edit::SetAsk(id, ask) => put(&mut study.asks, *id, &**ask),
        Edit::RemoveAsk(id) => take(&mut study.asks, id)?,
        Edit::AddReference(id, reference) => put(&mut study.references, *id, &**reference),
        Edit::RemoveReference(id) => take(&mut study.references, id)?,
        Edit::Link(id, link) => put(&mut study.links, *id, link),
        Edit::Unlink(id) => take(&mut study.links, id)?,
        Edit::SetMilestones(milestones) => study.milestones = Arc::new(milestones.clone()),
        Edit::Dismiss(name) => {
            if !study.dismissed.contains(name) {
                Arc::make_mut(&mut study.dismissed).push(name.clone());
            }
        }
        Edit::Settle(key, choice) => drop(merge::settle(study, key, *choice).ok_or(EditError::Unknown)?),
        Edit::Unplace(ids) => {
            Arc::make_mut(&mut study.unplaced).extend(ids.iter().filter(|id| study.annotations.contains_key(id)));
        }
        Edit::Batch(_, edits) => edits.iter().try_for_each(|edit| change(study, edit))?,
    }
    Ok(())
}

fn add_draft(study: &mut Study, draft: &Draft) -> Result<(), EditError> {
    if study.draft(draft.id).is_some() {
        return Err(EditError::Twice);
    }
    study.drafts.push(Arc::new(draft.clone()));
    consistency::sort_drafts(study);
    Ok(())
}

fn set_draft(study: &mut Study, id: DraftId, facts: &DraftFacts) -> Result<(), EditError> {
    with_draft(study, id, |draft| {
        draft.name.clone_from(&facts.name);
        draft.family.clone_from(&facts.family);
        draft.stage = facts.stage;
        draft.date = facts.date;
        draft.status = facts.status;
        draft.source.clone_from(&facts.source);
        draft.order = facts.order;
    })?;
    consistency::sort_drafts(study);
    Ok(())
}

fn correct(
    study: &mut Study,
    id: DraftId,
    paragraph: ParagraphId,
    correction: Option<&Correction>,
) -> Result<(), EditError> {
    with_draft(study, id, |draft| {
        match correction {
            Some(correction) => draft.corrections.insert(paragraph, correction.clone()),
            None => draft.corrections.remove(&paragraph),
        };
    })
}

fn annotate(study: &mut Study, id: AnnotationId, annotation: &Annotation) -> Result<(), EditError> {
    if study.annotations.contains_key(&id) {
        return Err(EditError::Twice);
    }
    taggable(&annotation.body)?;
    Arc::make_mut(&mut study.annotations).insert(id, Arc::new(annotation.clone()));
    Ok(())
}

fn change_annotation(study: &mut Study, id: AnnotationId, body: &Body, at: Timestamp) -> Result<(), EditError> {
    taggable(body)?;
    let annotation = Arc::make_mut(&mut study.annotations).get_mut(&id).ok_or(EditError::Unknown)?;
    let annotation = Arc::make_mut(annotation);
    annotation.body = body.clone();
    annotation.changed = at;
    Ok(())
}

fn set_actor(study: &mut Study, id: ActorId, actor: &Actor) -> Result<(), EditError> {
    if actor.names.en.trim().is_empty() && actor.names.zh.trim().is_empty() {
        return Err(EditError::NoName);
    }
    put(&mut study.actors, id, actor);
    Ok(())
}

/// Objectives are never tagged: they come from the section. Tags of them in older files stay readable.
fn taggable(body: &Body) -> Result<(), EditError> {
    match body {
        Body::Tag(theme) if objectives::number_of(*theme).is_some() => Err(EditError::BySection),
        _ => Ok(()),
    }
}

fn put<K: Ord + Copy, V: Clone>(map: &mut Arc<BTreeMap<K, V>>, id: K, value: &V) {
    Arc::make_mut(map).insert(id, value.clone());
}

fn take<K: Ord + Copy, V: Clone>(map: &mut Arc<BTreeMap<K, V>>, id: &K) -> Result<(), EditError> {
    Arc::make_mut(map).remove(id).map(drop).ok_or(EditError::Unknown)
}

fn with_draft(study: &mut Study, id: DraftId, change: impl FnOnce(&mut Draft)) -> Result<(), EditError> {
    let draft = study.drafts.iter_mut().find(|draft| draft.id == id).ok_or(EditError::Unknown)?;
    change(Arc::make_mut(draft));
    Ok(())
}

fn retarget(study: &mut Study, targets: &[(AnnotationId, Target)]) -> Result<(), EditError> {
    let annotations = Arc::make_mut(&mut study.annotations);
    for (id, target) in targets {
        let annotation = annotations.get_mut(id).ok_or(EditError::Unknown)?;
        Arc::make_mut(annotation).target = target.clone();
    }
    Ok(())
}
