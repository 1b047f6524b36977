//! Themes and actors to choose from.

use crate::app::annotate::Annotate;
use crate::app::session::Session;
use crate::base::{ActorId, ThemeId};
use crate::study::{ActorKind, Body, Theme};

/// A theme to choose: its id, name, key or code, other words it is found by, whether the change has it.
pub type ThemeEntry = (ThemeId, String, String, String, bool);
/// An actor to choose: its id, name, code, other words, whether it was used in this study.
pub type ActorEntry = (ActorId, String, String, String, bool);

impl Annotate {
    /// The themes in the order of the codebook, children below their parents.
    pub fn theme_entries(&self, session: &Session) -> Vec<ThemeEntry> {
        let study = session.study();
        let mut themes: Vec<(&ThemeId, &Theme)> = study
            .themes
            .iter()
            // Objectives come from the section a paragraph stands in.
            .filter(|(id, theme)| !theme.retired && crate::study::objectives::number_of(**id).is_none())
            .collect();
        let rank = |theme: &Theme| {
            let parent = theme.parent.and_then(|parent| study.themes.get(&parent));
            (parent.map_or(theme.order, |parent| parent.order), parent.is_some(), theme.order, theme.code.clone())
        };
        themes.sort_by_key(|(_, theme)| rank(theme));
        themes
            .into_iter()
            .map(|(id, theme)| {
                let name = theme.names.in_language(session.locale.language());
                let other = theme.names.in_language(session.locale.language().other());
                let label = if theme.parent.is_some() { format!("    {name}") } else { name.to_owned() };
                let note = theme.key.map_or_else(|| theme.code.clone(), |key| key.to_string());
                let also = format!("{other} {} {}", theme.code, theme.keywords.join(" ")).to_lowercase();
                let chosen = self.has_theme(session, *id);
                (*id, label, note, also, chosen)
            })
            .collect()
    }
}

/// The theme of a number key.
pub fn theme_of_key(session: &Session, key: u8) -> Option<(ThemeId, String)> {
    session
        .study()
        .themes
        .iter()
        .find(|(_, theme)| theme.key == Some(key) && !theme.retired)
        .map(|(id, theme)| (*id, theme.names.in_language(session.locale.language()).to_owned()))
}

/// The actors: those used in this study first, then groups, then by name.
pub fn actor_entries(session: &Session) -> Vec<ActorEntry> {
    let study = session.study();
    let used: std::collections::BTreeSet<ActorId> = study
        .annotations
        .values()
        .filter_map(|annotation| match &annotation.body {
            Body::Claim(claim) => Some(claim.actors.iter().copied()),
            _ => None,
        })
        .flatten()
        .collect();
    // In an invented study the invented delegations are offered; real ones must not be given invented wishes.
    let mut actors: Vec<_> =
        study.actors.iter().filter(|(_, actor)| !actor.retired && (!study.invented || actor.invented)).collect();
    actors.sort_by_key(|(id, actor)| {
        (
            !used.contains(id),
            actor.kind != ActorKind::Group,
            actor.names.in_language(session.locale.language()).to_owned(),
        )
    });
    actors
        .into_iter()
        .map(|(id, actor)| {
            let label = actor.names.in_language(session.locale.language()).to_owned();
            let also =
                format!("{}; {}", actor.names.in_language(session.locale.language().other()), actor.aliases.join("; "))
                    .to_lowercase();
            (*id, label, actor.code.clone(), also, used.contains(id))
        })
        .collect()
}
