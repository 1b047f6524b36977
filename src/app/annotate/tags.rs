//! Tagging: one theme or several, of a change or of words in it, and along the whole life of a provision.

use crate::app::annotate::Annotate;
use crate::app::annotate::action::AnnotateAction;
use crate::app::annotate::codebook::new_theme;
use crate::app::session::Session;
use crate::app::shell::dialog::Dialog;
use crate::base::{AnnotationId, DraftId, Message, Sides, ThemeId};
use crate::engine::Chain;
use crate::insight::{AnnotatedTag, Placement};
use crate::study::codebook::CodebookEdit;
use crate::study::{Annotation, Body, Edit, Target, Theme, anchor};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Annotate {
    /// One's own annotation that tags a change with a theme: of the chosen words while words are chosen, else of the whole.
    /// What another coder gave is theirs: a key neither takes it away nor stands in for it.
    pub(in crate::app) fn tag_of(&self, session: &Session, change: usize, theme: ThemeId) -> Option<AnnotationId> {
        let card = session.board.as_ref()?.cards.get(change)?;
        let quote = self.words.words_for(session, change, &Body::Tag(theme)).map(|words| words.quote.as_str());
        let is = |tag: &&AnnotatedTag| tag.own && tag.theme == theme && tag.quote.as_deref() == quote;
        card.themes.iter().find(is).map(|tag| tag.annotation)
    }

    /// Whether what would be tagged now (words, a change, all marked changes) has the theme.
    pub(in crate::app) fn has_theme(&self, session: &Session, theme: ThemeId) -> bool {
        let chosen = session.focus.chosen();
        !chosen.is_empty() && chosen.iter().all(|&change| self.tag_of(session, change, theme).is_some())
    }

    pub(in crate::app) fn toggle_theme(&mut self, session: &mut Session, theme: ThemeId) {
        if session.focus.marked.len() > 1 {
            self.toggle_theme_of_marked(session, theme);
            return;
        }
        let Some(change) = session.focus.selected else { return };
        match self.tag_of(session, change, theme) {
            Some(tag) => {
                session.edit(Edit::RemoveAnnotation(tag));
            }
            None => {
                if self.annotate_change(session, change, Body::Tag(theme)) {
                    self.last = Some(Body::Tag(theme));
                }
            }
        }
    }

    /// Several themes at once, in one step of undo: each is put on what has not got it, and taken away where all have it.
    pub(in crate::app) fn toggle_themes(&mut self, session: &mut Session, themes: &[ThemeId]) {
        if let [theme] = themes {
            self.toggle_theme(session, *theme);
            return;
        }
        let chosen = session.focus.chosen();
        let mut edits = Vec::new();
        for &theme in themes {
            let there = self.has_theme(session, theme);
            for &change in &chosen {
                match (there, self.tag_of(session, change, theme)) {
                    (true, Some(tag)) => edits.push(Edit::RemoveAnnotation(tag)),
                    (false, None) => edits.extend(self.annotation(session, change, Body::Tag(theme))),
                    _ => {}
                }
            }
        }
        if edits.is_empty() {
            return;
        }
        let label = Message::new("edit-themes").number("count", themes.len());
        if session.edit(Edit::Batch(label.clone(), edits)) {
            session.notify(label, true);
            self.last = themes.last().map(|theme| Body::Tag(*theme));
        }
    }

    /// Makes a theme and tags with it, in one step; the theme of that name where there is one.
    pub(in crate::app) fn tag_with_new(&mut self, session: &mut Session, name: &str, along: bool) {
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        let is = |theme: &Theme| {
            [&theme.names.en, &theme.names.zh].into_iter().any(|known| known.eq_ignore_ascii_case(name))
        };
        let known = session.study().themes.iter().find_map(|(id, theme)| (!theme.retired && is(theme)).then_some(*id));
        let theme = known.unwrap_or_else(|| ThemeId::new(&mut *session.ids));
        let create = || Edit::Codebook(CodebookEdit::Create(theme, new_theme(None, name)));
        if along {
            if known.is_some() || session.edit(create()) {
                session.request(crate::app::command::action::Action::Annotate(AnnotateAction::TagAlong(vec![theme])));
            }
            return;
        }
        if known.is_some() {
            self.toggle_theme(session, theme);
            return;
        }
        let mut edits = vec![create()];
        for change in session.focus.chosen() {
            edits.extend(self.annotation(session, change, Body::Tag(theme)));
        }
        let label = Message::new("edit-new-theme-tag").text("name", name);
        if session.edit(Edit::Batch(label.clone(), edits)) {
            session.notify(label, true);
            self.last = Some(Body::Tag(theme));
        }
    }

    /// Says the change's own themes of its provision's whole life; asks for themes where it has none.
    pub(in crate::app) fn ask_along(session: &mut Session) {
        let card = session.focus.selected.and_then(|change| session.board.as_ref()?.cards.get(change));
        let themes: BTreeSet<ThemeId> = card
            .map(|card| card.themes.iter().filter(|tag| tag.quote.is_none()).map(|tag| tag.theme).collect())
            .unwrap_or_default();
        if themes.is_empty() {
            session.dialog = Some(Dialog::ThemesAlong);
        } else {
            session.request(crate::app::command::action::Action::Annotate(AnnotateAction::TagAlong(
                themes.into_iter().collect(),
            )));
        }
    }

    /// Tags every step on which the chosen change's provision changed and that has not the theme yet. What is there stays.
    pub(in crate::app) fn tag_along(&mut self, session: &mut Session, themes: &[ThemeId]) {
        let Some(chain) = session.steps.newest().cloned() else {
            session.notify(Message::new("along-not-ready"), false);
            return;
        };
        let steps = Self::steps_of_provision(session, &chain).unwrap_or_default();
        let study = Arc::clone(session.study());
        let ids: Vec<DraftId> = study.drafts.iter().map(|draft| draft.id).collect();
        let readings: BTreeMap<DraftId, Arc<Reading>> =
            ids.iter().copied().zip(chain.readings.iter().map(Arc::clone)).collect();
        let now = session.now();
        let mut edits = Vec::new();
        let mut touched = BTreeSet::new();
        for (step, changes) in &steps {
            let (Some(comparison), Some(old), Some(new)) =
                (chain.steps.get(*step), study.drafts.get(*step), study.drafts.get(step + 1))
            else {
                continue;
            };
            let placement = Placement::new(&study, Sides::new(old.id, new.id), comparison, None, &readings);
            let tagged: BTreeSet<(usize, ThemeId)> = study
                .annotations
                .values()
                .filter_map(|annotation| match annotation.body {
                    Body::Tag(theme) if themes.contains(&theme) && !anchor::is_of_words(&annotation.target) => {
                        Some((placement.change_of(annotation)?.get(), theme))
                    }
                    _ => None,
                })
                .collect();
            for &change in changes {
                let Some(at) = comparison.changes.get(change).map(|change| &change.at) else { continue };
                let anchors = |draft: &crate::study::Draft, places: &[usize]| -> Vec<_> {
                    let reading = readings.get(&draft.id);
                    places.iter().filter_map(|&place| anchor::whole(draft, reading?, place)).collect()
                };
                let target =
                    Target { from: old.id, to: new.id, old: anchors(old, &at.old), new: anchors(new, &at.new) };
                for &theme in themes.iter().filter(|theme| !tagged.contains(&(change, **theme))) {
                    touched.insert(*step);
                    let body = Body::Tag(theme);
                    let said =
                        Annotation { target: target.clone(), body, author: session.coder, made: now, changed: now };
                    edits.push(Edit::Annotate(AnnotationId::new(&mut *session.ids), Box::new(said)));
                }
            }
        }
        if edits.is_empty() {
            session.notify(Message::new("along-nothing"), false);
            return;
        }
        let names: Vec<String> =
            touched.iter().filter_map(|step| Some(session.step_name(*ids.get(*step)?, *ids.get(step + 1)?))).collect();
        let label = Message::new("edit-along").number("count", touched.len()).number("themes", themes.len());
        if session.edit(Edit::Batch(label, edits)) {
            let said =
                Message::new("along-done").number("count", touched.len()).text("steps", session.locale.list(&names));
            session.notify(said, true);
            self.last = themes.last().map(|theme| Body::Tag(*theme));
        }
    }

    /// The steps on which the provisions of the chosen change changed, each with the changes that hold them.
    fn steps_of_provision(session: &Session, chain: &Chain) -> Option<Vec<(usize, BTreeSet<usize>)>> {
        let (board, change, pair) = (session.board.as_ref()?, session.focus.selected?, session.focus.pair?);
        let at = &board.comparison.changes.get(change)?.at;
        let study = session.study();
        let mut provisions = BTreeSet::new();
        for (draft, places) in [(pair.old, &at.old), (pair.new, &at.new)] {
            let home = chain.lineage.home.get(study.place(draft)?)?;
            provisions.extend(places.iter().filter_map(|&place| home.get(place)));
        }
        let mut steps: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for place in provisions.iter().filter_map(|&&at| chain.lineage.provisions.get(at)).flat_map(|one| &one.places) {
            let mut put = |step: usize, side: fn(&Sides<Vec<usize>>) -> &Vec<usize>| {
                let Some(comparison) = chain.steps.get(step) else { return };
                if let Some(&change) = side(&comparison.home).get(place.paragraph)
                    && comparison.changes.get(change).is_some_and(crate::compare::Change::is_visible)
                {
                    steps.entry(step).or_default().insert(change);
                }
            };
            put(place.draft, |home| &home.old);
            if let Some(step) = place.draft.checked_sub(1) {
                put(step, |home| &home.new);
            }
        }
        Some(steps.into_iter().collect())
    }
}
