//! How drafts, steps, coders, actors and themes are named in the window's language.

use crate::base::{ActorId, CoderId, DraftId, Message};
use crate::locale::Locale;
use crate::study::{Draft, Position, Study};
use crate::text::Stage;

/// A short name for a stage, as delegations write it. The same in every language; see [`shown_name`].
pub fn short_name(stage: Stage) -> String {
    match stage {
        Stage::Elements => "Elements".to_owned(),
        Stage::Zero => "Zero draft".to_owned(),
        Stage::Compilation => "Compilation".to_owned(),
        Stage::Chair => "Chair’s text".to_owned(),
        Stage::Revision(number) => format!("Rev.{number}"),
        Stage::Final => "Final".to_owned(),
        Stage::Adopted => "Adopted".to_owned(),
    }
}

/// A draft's name as shown: one that only says its stage is said in the window's language.
pub(in crate::app) fn shown_name(draft: &Draft, locale: &Locale) -> String {
    if draft.name != short_name(draft.stage) {
        return draft.name.clone();
    }
    match draft.stage {
        Stage::Elements => locale.t("short-elements"),
        Stage::Zero => locale.t("short-zero"),
        Stage::Compilation => locale.t("short-compilation"),
        Stage::Chair => locale.t("short-chair"),
        Stage::Revision(number) => locale.format(&Message::new("short-revision").number("number", number)),
        Stage::Final => locale.t("short-final"),
        Stage::Adopted => locale.t("short-adopted"),
    }
}

/// The draft that the timeline names so; letter case and white space around it don't matter.
pub fn draft_of_name(study: &Study, name: &str, locale: &Locale) -> Option<DraftId> {
    let same = |known: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
    let named = study.drafts.iter().find(|draft| same(&shown_name(draft, locale)) || same(&draft.name));
    named.map(|draft| draft.id)
}

/// A draft's name as shown; empty when it is not in the study.
pub(in crate::app) fn draft_name(study: &Study, locale: &Locale, id: DraftId) -> String {
    study.draft(id).map(|draft| shown_name(draft, locale)).unwrap_or_default()
}

/// How a step is named: the old draft and the new one.
pub(in crate::app) fn step_name(study: &Study, locale: &Locale, from: DraftId, to: DraftId) -> String {
    let name = draft_name(study, locale, from);
    // Said of a draft while it stood alone.
    if from == to { name } else { format!("{name} → {}", draft_name(study, locale, to)) }
}

/// A coder's name; empty when none was given.
pub(in crate::app) fn coder_name(study: &Study, coder: CoderId) -> String {
    study.coders.get(&coder).cloned().unwrap_or_default()
}

/// The names of actors, joined; empty without any.
pub(in crate::app) fn actor_names(study: &Study, locale: &Locale, actors: &[ActorId]) -> String {
    let language = locale.language();
    let known = actors.iter().filter_map(|id| study.actors.get(id));
    locale.list(&known.map(|actor| actor.names.in_language(language)).collect::<Vec<_>>())
}

/// Whose a position is: its actors, else the source's words, else "not known".
pub(in crate::app) fn position_actors(study: &Study, locale: &Locale, position: &Position) -> String {
    if !position.actors.is_empty() {
        actor_names(study, locale, &position.actors)
    } else if position.actor_words.is_empty() {
        locale.t("actor-unknown")
    } else {
        position.actor_words.clone()
    }
}

/// On what ground a position or attribution stands; "not known" where nothing was said.
pub(in crate::app) fn basis_name(locale: &Locale, basis: Option<crate::study::Basis>) -> String {
    basis.map_or_else(|| locale.t("positions-basis-unknown"), |basis| locale.t(basis.key()))
}
