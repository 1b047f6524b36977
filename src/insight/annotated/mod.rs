//! Gathers everything that was said of each change of a comparison, as plain data for screen and report.
//!
//! Names are in one language and nothing is joined or worded: what needs a sentence (a list of names, "not known") is
//! left to the reader's `Locale`.

mod placement;
#[cfg(test)]
mod tests;

pub use placement::{AnchorFinder, AnnotatedWords, ParagraphPlaces, Placement, paragraph_places};

use crate::base::{
    ActorId, AnnotationId, ChangeIndex, CoderId, DraftId, PositionId, Sides, ThemeId, Timestamp, UiLanguage,
};
use crate::study::{Annotation, Basis, Body, Claim, Level, Overruling, Position, PositionKind, Role, Study};
use crate::text::first_words;

/// A theme that a change is tagged with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedTag {
    /// The annotation that says so; the reading coder's own, where they gave the theme too.
    pub annotation: AnnotationId,
    /// Whether `annotation` is the reading coder's own.
    pub own: bool,
    /// Names of the coders who gave the theme.
    pub authors: Vec<String>,
    /// The theme.
    pub theme: ThemeId,
    /// Its name.
    pub name: String,
    /// Its name, cut to stand in a margin.
    pub short: String,
    /// Its colour or that of the theme above it, 0xRRGGBB.
    pub colour: Option<u32>,
    /// The words it is of, when it is not of the whole change.
    pub quote: Option<String>,
    /// The step it was made on, when it is not the one compared.
    pub step: Option<String>,
}

/// An actor by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedActor {
    /// The actor.
    pub id: ActorId,
    /// Its name.
    pub name: String,
    /// Its code, or its name cut to stand in a margin.
    pub short: String,
}

/// A position that is cited, with its names and source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedPosition {
    /// The position.
    pub id: PositionId,
    /// Names of the actors whose it is; empty when they are not known.
    pub actors: Vec<String>,
    /// Whose it is, as the source says it.
    pub actor_words: String,
    /// Names of the actors who aligned themselves with it.
    pub aligned: Vec<String>,
    /// What kind of position it is.
    pub kind: PositionKind,
    /// What it says, in the analyst's words.
    pub gist: String,
    /// The words themselves.
    pub quotation: String,
    /// When, as the source says it.
    pub date: String,
    /// The document it is in.
    pub source: String,
    /// Where it was said: the meeting, the town.
    pub place: String,
    /// Address of the source.
    pub address: String,
    /// On what ground it is on record, where that is known.
    pub basis: Option<Basis>,
    /// The fact on which sources disagree; empty for none.
    pub disputed: String,
}

/// An attribution of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedClaim {
    /// The annotation that says so.
    pub annotation: AnnotationId,
    /// Whose position the change reflects; empty when the coder said that it is not known.
    pub actors: Vec<NamedActor>,
    /// Whether the coder said that it is not known. Not the same as no names: an actor may be gone from the study.
    pub unknown: bool,
    /// Names of the actors who aligned themselves with it.
    pub aligned: Vec<String>,
    /// In what role.
    pub role: Role,
    /// On what ground.
    pub basis: Basis,
    /// The positions that show it.
    pub positions: Vec<CitedPosition>,
    /// Where it is said: document, page, address.
    pub evidence: String,
    /// More.
    pub note: String,
    /// Name of the coder who says so.
    pub author: String,
    /// When it was said first; the epoch for a sample made by no clock.
    pub made: Timestamp,
    /// When it was changed last.
    pub changed: Timestamp,
    /// The words it is of, when it is not of the whole change.
    pub quote: Option<String>,
    /// The step it was made on, when it is not the one compared.
    pub step: Option<String>,
}

impl AnnotatedClaim {
    /// Returns when it was said first; `None` for a sample made by no clock.
    pub fn made_at(&self) -> Option<Timestamp> {
        (self.made != Timestamp::UNIX_EPOCH).then_some(self.made)
    }

    /// Returns the actors' names one by one; empty for "not known".
    pub fn names(&self) -> Vec<&str> {
        self.actors.iter().map(|actor| actor.name.as_str()).collect()
    }
}

/// A note on a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedNote {
    /// The annotation.
    pub annotation: AnnotationId,
    /// What it says.
    pub text: String,
    /// The words it is of, when it is not of the whole change.
    pub quote: Option<String>,
    /// The step it was made on, when it is not the one compared.
    pub step: Option<String>,
}

/// What a person says of strength and weight of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedOverruling {
    /// The annotation that says so.
    pub annotation: AnnotationId,
    /// Whether it is the reading coder's own.
    pub own: bool,
    /// What it says.
    pub said: Overruling,
    /// Name of the coder who says so.
    pub author: String,
    /// When it was changed last.
    pub changed: Timestamp,
    /// The step it was made on, when it is not the one compared: there it counts, here it is told.
    pub step: Option<String>,
}

/// Returns the one that counts among several: of the step compared, the reading coder's own before others', the newest.
pub fn counting(overruled: &[AnnotatedOverruling]) -> Option<&AnnotatedOverruling> {
    let here = overruled.iter().filter(|one| one.step.is_none());
    here.max_by_key(|one| (one.own, one.changed, one.annotation))
}

/// Everything that was said of one change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnnotatedChange {
    /// Whether the reading coder has seen it, on the step compared.
    pub seen: bool,
    /// Whether it is starred.
    pub important: bool,
    /// The annotation that stars it on the step compared.
    pub star: Option<AnnotationId>,
    /// Its headline; that of the step compared before one of a step inside it.
    pub headline: Option<String>,
    /// The annotation that holds the headline on the step compared.
    pub headline_annotation: Option<AnnotationId>,
    /// Its themes.
    pub tags: Vec<AnnotatedTag>,
    /// Its attributions.
    pub claims: Vec<AnnotatedClaim>,
    /// Its notes.
    pub notes: Vec<AnnotatedNote>,
    /// The words in it that something was said of.
    pub words: Vec<AnnotatedWords>,
    /// What was said of its strength and weight.
    pub overruled: Vec<AnnotatedOverruling>,
}

impl AnnotatedChange {
    /// Returns the weight a person gave it, where one did.
    pub fn overruled_weight(&self) -> Option<Level> {
        counting(&self.overruled)?.said.weight
    }
}

/// Fills [`AnnotatedChange`]s from the annotations of a study.
pub struct Annotator<'a> {
    placement: &'a Placement<'a>,
    language: UiLanguage,
    coder: Option<CoderId>,
    step_name: &'a dyn Fn(Sides<DraftId>) -> String,
}

impl<'a> Annotator<'a> {
    /// Prepares to fill changes with names in `language`.
    ///
    /// `coder` is who reads: it decides what counts as seen and whose tag stands first; `None` for a report. `step_name`
    /// names a step that is not the one compared (`Rev.1 → Rev.2`).
    pub const fn new(
        placement: &'a Placement<'a>,
        language: UiLanguage,
        coder: Option<CoderId>,
        step_name: &'a dyn Fn(Sides<DraftId>) -> String,
    ) -> Self {
        Self { placement, language, coder, step_name }
    }

    /// Returns every change of the comparison with what was said of it, one entry a change, and how many annotations
    /// stand on one.
    pub fn annotate(&self) -> (Vec<AnnotatedChange>, usize) {
        let mut changes = vec![AnnotatedChange::default(); self.placement.comparison().changes.len()];
        let placed = self.placement.changes();
        for (id, at) in &placed {
            if let Some(change) = changes.get_mut(at.get()) {
                self.add(change, *id, *at);
            }
        }
        (changes, placed.len())
    }

    /// Adds what one annotation says to the change it stands on (`at`, of [`Placement::change_of`]). Annotations are
    /// added in the order of their ids; an id the study does not have adds nothing.
    pub fn add(&self, change: &mut AnnotatedChange, id: AnnotationId, at: ChangeIndex) {
        let study = self.placement.study();
        let Some(annotation) = study.annotations.get(&id) else { return };
        let target = &annotation.target;
        let own_step = self.placement.is_own_step(annotation);
        let step = (!own_step).then(|| (self.step_name)(Sides::new(target.from, target.to)));
        let quote = self.placement.quote_of(annotation, at);
        if quote.is_some() {
            change.words.extend(self.placement.words_of(annotation));
        }
        match &annotation.body {
            Body::Seen => change.seen |= own_step && self.coder == Some(annotation.author),
            Body::Important => {
                change.important = true;
                if own_step {
                    change.star = Some(id);
                }
            }
            Body::Headline(text) => {
                if own_step || change.headline.is_none() {
                    change.headline = Some(text.clone());
                }
                if own_step {
                    change.headline_annotation = Some(id);
                }
            }
            Body::Note(text) => {
                change.notes.push(AnnotatedNote { annotation: id, text: text.clone(), quote, step });
            }
            Body::Tag(theme) => self.add_tag(change, id, annotation, *theme, (quote, step)),
            Body::Claim(claim) => change.claims.push(self.claim(id, annotation, claim, (quote, step))),
            Body::Overruled(said) => change.overruled.push(AnnotatedOverruling {
                annotation: id,
                own: self.coder == Some(annotation.author),
                said: said.clone(),
                author: coder_name(study, annotation.author),
                changed: annotation.changed,
                step,
            }),
        }
    }

    fn add_tag(
        &self,
        change: &mut AnnotatedChange,
        id: AnnotationId,
        annotation: &Annotation,
        theme: ThemeId,
        (quote, step): (Option<String>, Option<String>),
    ) {
        let study = self.placement.study();
        let own = self.coder == Some(annotation.author);
        let author = coder_name(study, annotation.author);
        // The same theme said on two steps, or by two coders, stands once.
        if let Some(there) = change.tags.iter_mut().find(|tag| tag.theme == theme && tag.quote == quote) {
            if own && !there.own {
                (there.annotation, there.own, there.step) = (id, true, step);
            }
            if !there.authors.contains(&author) {
                there.authors.push(author);
            }
            return;
        }
        let Some(known) = study.themes.get(&theme) else { return };
        let name = known.names.in_language(self.language).to_owned();
        let most = match self.language {
            UiLanguage::Chinese => 10,
            UiLanguage::English => 24,
        };
        change.tags.push(AnnotatedTag {
            annotation: id,
            own,
            authors: vec![author],
            theme,
            short: first_words(&name, most),
            name,
            colour: theme_colour(study, theme),
            quote,
            step,
        });
    }

    fn claim(
        &self,
        id: AnnotationId,
        annotation: &Annotation,
        claim: &Claim,
        (quote, step): (Option<String>, Option<String>),
    ) -> AnnotatedClaim {
        let study = self.placement.study();
        let positions = claim.positions.iter().filter_map(|id| {
            let position = study.positions.get(id)?;
            Some(CitedPosition::new(study, *id, position, self.language))
        });
        AnnotatedClaim {
            annotation: id,
            actors: claim.actors.iter().filter_map(|id| named_actor(study, *id, self.language)).collect(),
            unknown: claim.actors.is_empty(),
            aligned: actor_names(study, &claim.aligned, self.language),
            role: claim.role,
            basis: claim.basis,
            positions: positions.collect(),
            evidence: claim.evidence.clone(),
            note: claim.note.clone(),
            author: coder_name(study, annotation.author),
            made: annotation.made,
            changed: annotation.changed,
            quote,
            step,
        }
    }
}

impl CitedPosition {
    /// Copies what is cited of a position of a study, with names in `language`.
    pub fn new(study: &Study, id: PositionId, position: &Position, language: UiLanguage) -> Self {
        Self {
            id,
            actors: actor_names(study, &position.actors, language),
            actor_words: position.actor_words.clone(),
            aligned: actor_names(study, &position.aligned, language),
            kind: position.kind,
            gist: position.gist.clone(),
            quotation: position.quotation.clone(),
            date: position.date.clone(),
            source: position.source.clone(),
            place: position.place.clone(),
            address: position.address.clone(),
            basis: position.basis,
            disputed: position.disputed.clone(),
        }
    }

    /// Returns document, meeting and address of the source, as far as they are known, joined by commas.
    pub fn whole_source(&self) -> String {
        let parts = [self.source.as_str(), self.place.as_str(), self.address.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

fn named_actor(study: &Study, id: ActorId, language: UiLanguage) -> Option<NamedActor> {
    /// A name of up to so many characters stands whole in the margin, though the actor has a code.
    const WHOLE: usize = 14;
    /// A longer one, of an actor without a code, is cut to so many.
    const CUT: usize = 16;
    let actor = study.actors.get(&id)?;
    let name = actor.names.in_language(language).to_owned();
    let short = if actor.code.is_empty() || name.chars().count() <= WHOLE {
        first_words(&name, CUT)
    } else {
        actor.code.clone()
    };
    Some(NamedActor { id, name, short })
}

/// Returns the names of actors in `language`; those that the study does not have are left out.
pub fn actor_names(study: &Study, actors: &[ActorId], language: UiLanguage) -> Vec<String> {
    let known = actors.iter().filter_map(|id| study.actors.get(id));
    known.map(|actor| actor.names.in_language(language).to_owned()).collect()
}

fn coder_name(study: &Study, coder: CoderId) -> String {
    study.coders.get(&coder).cloned().unwrap_or_default()
}

/// Returns a theme's colour (0xRRGGBB), or that of the theme it stands below.
pub fn theme_colour(study: &Study, theme: ThemeId) -> Option<u32> {
    let theme = study.themes.get(&theme)?;
    theme.colour.or_else(|| theme.parent.and_then(|parent| study.themes.get(&parent)?.colour))
}
