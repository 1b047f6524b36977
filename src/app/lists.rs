//! Themes and actors to choose from.

use super::state::App;
use crate::base::{ActorId, Message, PositionId, ThemeId};
use crate::locale::UiLanguage;
use crate::study::{ActorKind, Body, Position, Theme};

/// A theme to choose: its id, name, key or code, other words it is found by, whether the change has it.
pub type ThemeEntry = (ThemeId, String, String, String, bool);
/// An actor to choose: its id, name, code, other words, whether it was used in this study.
pub type ActorEntry = (ActorId, String, String, String, bool);

impl App {
    pub(super) fn chinese(&self) -> bool {
        self.locale().language() == UiLanguage::Chinese
    }

    /// The themes in the order of the codebook, children below their parents.
    pub fn theme_entries(&self) -> Vec<ThemeEntry> {
        let study = self.study();
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
                let name = theme.names.of(self.chinese());
                let other = theme.names.of(!self.chinese());
                let label = if theme.parent.is_some() { format!("    {name}") } else { name.to_owned() };
                let note = theme.key.map_or_else(|| theme.code.clone(), |key| key.to_string());
                let also = format!("{other} {} {}", theme.code, theme.keywords.join(" ")).to_lowercase();
                let chosen = self.has_theme(*id);
                (*id, label, note, also, chosen)
            })
            .collect()
    }

    /// The theme of a number key.
    pub fn theme_of_key(&self, key: u8) -> Option<(ThemeId, String)> {
        self.study()
            .themes
            .iter()
            .find(|(_, theme)| theme.key == Some(key) && !theme.retired)
            .map(|(id, theme)| (*id, theme.names.of(self.chinese()).to_owned()))
    }

    /// The actors: those used in this study first, then groups, then by name.
    pub fn actor_entries(&self) -> Vec<ActorEntry> {
        let study = self.study();
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
            (!used.contains(id), actor.kind != ActorKind::Group, actor.names.of(self.chinese()).to_owned())
        });
        actors
            .into_iter()
            .map(|(id, actor)| {
                let label = actor.names.of(self.chinese()).to_owned();
                let also = format!("{}; {}", actor.names.of(!self.chinese()), actor.aliases.join("; ")).to_lowercase();
                (*id, label, actor.code.clone(), also, used.contains(id))
            })
            .collect()
    }
}

/// A claim that a change reflects an actor's position, for the list of actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLine {
    /// Step, role and basis.
    pub title: String,
    /// The headline, or the first words of the change; evidence and note.
    pub text: String,
    /// The change on the comparison shown, when it stands on it.
    pub change: Option<usize>,
}

/// A position, for the list of actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionLine {
    /// The position.
    pub id: PositionId,
    /// Stance and subject.
    pub title: String,
    /// When.
    pub date: String,
    /// What.
    pub text: String,
    /// Where it is found.
    pub source: String,
}

/// An actor with what it asked for and what is attributed to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorLine {
    /// The actor.
    pub id: ActorId,
    /// Its name.
    pub name: String,
    /// What it is: kind, number of members, remarks.
    pub about: String,
    /// What is attributed to it.
    pub claims: Vec<ClaimLine>,
    /// What it asked for.
    pub positions: Vec<PositionLine>,
}

impl App {
    /// The actors that have positions or attributions in this study; those with attributions first.
    pub fn actor_lines(&self) -> Vec<ActorLine> {
        let study = self.study();
        let mut lines: std::collections::BTreeMap<ActorId, ActorLine> = std::collections::BTreeMap::new();
        let chinese = self.chinese();
        let line = |id: ActorId| {
            let actor = study.actors.get(&id)?;
            let mut about = vec![self.locale().t(actor.kind.key())];
            if !actor.members.is_empty() {
                about.push(self.locale().say(&Message::new("who-members").number("count", actor.members.len())));
            }
            if actor.invented {
                about.push(self.locale().t("who-invented"));
            }
            Some(ActorLine {
                id,
                name: actor.names.of(chinese).to_owned(),
                about: about.join(" · "),
                claims: Vec::new(),
                positions: Vec::new(),
            })
        };
        // Positions of real actors have no place beside an invented text.
        let shown = study.positions.iter().filter(|(_, position)| position.invented == study.invented);
        for (&place, position) in shown {
            for &id in position.actors.iter().chain(&position.aligned) {
                let Some(line) = entry(&mut lines, id, line) else { continue };
                // A proposal is its words; what else is asked for is in the analyst's.
                let (title, text) = match &position.proposal {
                    Some(words) => {
                        let action = self.locale().t(words.action.key());
                        let title = if words.reference.is_empty() {
                            action
                        } else {
                            format!("{action} · {}", words.reference)
                        };
                        (title, position.quotation.clone())
                    }
                    None => (self.position_title(position, id), position.gist.clone()),
                };
                line.positions.push(PositionLine {
                    id: place,
                    title,
                    date: position.date.clone(),
                    text,
                    source: position.source.clone(),
                });
            }
        }
        for (id, annotation) in study.annotations.iter() {
            let Body::Claim(claim) = &annotation.body else { continue };
            let change = self.board().and_then(|board| {
                board.cards.iter().position(|card| card.attributions.iter().any(|there| there.annotation == *id))
            });
            let words = annotation
                .target
                .new
                .first()
                .or(annotation.target.old.first())
                .map(|anchor| super::first_words(&anchor.quote, 160))
                .unwrap_or_default();
            let extra: Vec<&str> = [words.as_str(), claim.evidence.as_str(), claim.note.as_str()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            for &actor in claim.actors.iter().chain(&claim.aligned) {
                let aligned = if claim.actors.contains(&actor) { "" } else { "who-aligned" };
                let Some(line) = entry(&mut lines, actor, line) else { continue };
                line.claims.push(ClaimLine {
                    title: {
                        let mut parts = vec![
                            self.step_name(annotation.target.from, annotation.target.to),
                            self.locale().t(claim.role.key()),
                            self.locale().t(claim.basis.key()),
                        ];
                        if !aligned.is_empty() {
                            parts.push(self.locale().t(aligned));
                        }
                        parts.join(" · ")
                    },
                    text: extra.join(" — "),
                    change,
                });
            }
        }
        let mut lines: Vec<ActorLine> = lines.into_values().collect();
        lines.sort_by(|a, b| (a.claims.is_empty(), &a.name).cmp(&(b.claims.is_empty(), &b.name)));
        lines
    }
}

impl App {
    /// Stance and subject; that an actor only aligned itself is said.
    fn position_title(&self, position: &Position, actor: ActorId) -> String {
        let mut parts = vec![self.stance_name(&position.stance), position.subject.clone()];
        if !position.actors.contains(&actor) {
            parts.push(self.locale().t("who-aligned"));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

fn entry(
    lines: &mut std::collections::BTreeMap<ActorId, ActorLine>,
    id: ActorId,
    make: impl Fn(ActorId) -> Option<ActorLine>,
) -> Option<&mut ActorLine> {
    match lines.entry(id) {
        std::collections::btree_map::Entry::Occupied(there) => Some(there.into_mut()),
        std::collections::btree_map::Entry::Vacant(free) => Some(free.insert(make(id)?)),
    }
}
