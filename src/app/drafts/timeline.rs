//! Drafts coming in from files, their readings, and the pair that is compared.

use crate::app::app::App;
use crate::app::command::action::DraftForm;
use crate::app::drafts::metadata_guess::{guess, tidy};
use crate::app::shared::names::short_name;
use crate::app::shell::dialog::{Dialog, TimelineDraft};
use crate::base::{DraftId, Message, ParagraphId, Sides, WithDiagnostics};
use crate::compare::{Binding, Comparison, Options};
use crate::engine::{self, Derived, KeyedReading};
use crate::study::{Draft, DraftFacts, DraftStatus, Edit};
use crate::text::{Language, SourceText, Stage, View};
use std::path::Path;
use std::sync::Arc;

impl App {
    /// Gives a copy its place on the timeline.
    pub(in crate::app) fn add_copy(
        &mut self,
        path: Option<&Path>,
        file: &str,
        noticed: WithDiagnostics<SourceText>,
    ) -> Result<(), Message> {
        let copy = &noticed.value;
        if copy.paragraphs.is_empty() {
            return Err(Message::new("open-no-text").text("file", file));
        }
        let same = |draft: &&Arc<Draft>| {
            draft.text.copy.hash == copy.hash || draft.others.values().any(|other| other.copy.hash == copy.hash)
        };
        if let Some(there) = self.session.study().drafts.iter().find(same) {
            return Err(Message::new("open-twice").text("file", file).text("draft", there.name.clone()));
        }
        let stem = path.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_else(|| file.to_owned());
        let guessed = guess(&stem, copy);
        let tracked = copy.has_tracked_changes();
        let language = copy.language;
        let text = self.study_copy(path, file, noticed);
        let doubts = text.doubts;
        if let Some((slot, language)) = self.translation_slot(guessed.stage, language) {
            self.session.edit(Edit::SetTranslation(slot, language, Box::new(text)));
            self.session.notify(Message::new("open-translation").text("file", file), true);
            return Ok(());
        }
        // Without a stage the order of opening holds; the last number of the drafts before goes on.
        let order = i32::try_from(self.session.study().drafts.len()).unwrap_or(i32::MAX);
        let stage = guessed.stage.unwrap_or_else(|| self.unknown_stage());
        let draft = Draft {
            id: DraftId::new(&mut *self.session.ids),
            name: self.unique_name(guessed.name, tidy(&stem)),
            family: String::new(),
            stage,
            date: guessed.date,
            status: DraftStatus::Unknown,
            source: String::new(),
            view: View::Accepted,
            text,
            others: std::collections::BTreeMap::new(),
            corrections: std::collections::BTreeMap::new(),
            order,
        };
        if tracked && self.session.study().drafts.is_empty() && self.waiting.is_empty() && self.coming == 0 {
            self.add_before_and_after(draft);
        } else {
            self.add_draft(draft);
        }
        if doubts > 0 {
            self.session.notify(Message::new("open-doubts").text("file", file).number("count", doubts), false);
        }
        Ok(())
    }

    /// One document with tracked changes, opened alone, shows its before and after.
    fn add_before_and_after(&mut self, after: Draft) {
        let mut before = after.clone();
        before.id = DraftId::new(&mut *self.session.ids);
        before.view = View::Rejected;
        before.order = after.order - 1;
        before.text.ids = Arc::new(after.text.ids.iter().map(|_| ParagraphId::new(&mut *self.session.ids)).collect());
        before.name = format!("{} · {}", after.name, self.session.locale.t("draft-before"));
        let after = Draft { name: format!("{} · {}", after.name, self.session.locale.t("draft-after")), ..after };
        let pair = Sides::new(before.id, after.id);
        let label = Message::new("edit-before-after").text("name", after.text.file.clone());
        let edits = vec![Edit::AddDraft(Box::new(before)), Edit::AddDraft(Box::new(after))];
        self.session.edit(Edit::Batch(label, edits));
        self.session.focus.pair = Some(pair);
    }

    fn add_draft(&mut self, draft: Draft) {
        let id = draft.id;
        let order = self.session.timeline();
        if self.session.edit(Edit::AddDraft(Box::new(draft))) {
            self.divide(&order);
            // The newest arrival is what the user wants to see, against the draft before it.
            if let Some(place) = self.session.study().place(id) {
                let drafts = &self.session.study().drafts;
                let other = if place > 0 { drafts.get(place - 1) } else { drafts.get(1) };
                self.session.focus.pair =
                    other.map(|other| if place > 0 { Sides::new(other.id, id) } else { Sides::new(id, other.id) });
                self.session.focus.selected = None;
                self.session.focus.selected_id = None;
            }
        }
    }

    /// The slot that a text in another language belongs to: same stage, other language.
    fn translation_slot(&self, stage: Option<Stage>, language: Option<Language>) -> Option<(DraftId, Language)> {
        let (stage, language) = stage.zip(language)?;
        let draft = self.session.study().drafts.iter().find(|draft| draft.stage == stage)?;
        let own = draft.text.copy.language?;
        (own != language).then_some((draft.id, language))
    }

    fn unknown_stage(&self) -> Stage {
        self.session.study().drafts.iter().map(|draft| draft.stage).max().unwrap_or(Stage::Zero)
    }

    /// The first of these that no draft has; two of one stage are told apart by what their files are called.
    fn unique_name(&self, name: String, file: String) -> String {
        let taken = |name: &str| self.session.study().drafts.iter().any(|draft| draft.name == name);
        if !taken(&name) {
            return name;
        }
        if !taken(&file) {
            return file;
        }
        (2..).map(|number| format!("{name} ({number})")).find(|name| !taken(name)).unwrap_or(name)
    }

    /// The drafts as timeline_drafts of the timeline.
    pub fn timeline_drafts(&self) -> Vec<TimelineDraft> {
        self.session
            .study()
            .drafts
            .iter()
            .map(|draft| TimelineDraft {
                id: draft.id,
                name: crate::app::shared::names::shown_name(draft, &self.session.locale),
                date: draft.date.map(|date| self.session.locale.date(date)).unwrap_or_default(),
                doubts: self.open_doubts(draft),
            })
            .collect()
    }

    /// Opens the form of a draft's particulars.
    pub(in crate::app) fn edit_draft(&mut self, id: DraftId) {
        let Some(draft) = self.session.study().draft(id) else { return };
        self.session.dialog = Some(Dialog::Draft(DraftForm {
            id,
            name: draft.name.clone(),
            date: draft.date.map(|date| date.to_string()).unwrap_or_default(),
            stage: draft.stage,
            status: draft.status,
            source: draft.source.clone(),
        }));
    }

    pub(in crate::app) fn set_draft(&mut self, form: &DraftForm) {
        let Some(draft) = self.session.study().draft(form.id) else { return };
        let renamed = draft.stage != form.stage && form.name == draft.name && draft.name == short_name(draft.stage);
        let facts = DraftFacts {
            name: if renamed { short_name(form.stage) } else { form.name.trim().to_owned() },
            family: draft.family.clone(),
            stage: form.stage,
            date: form.date.trim().parse().ok(),
            status: form.status,
            source: form.source.trim().to_owned(),
            order: draft.order,
        };
        let order = self.session.timeline();
        if self.session.edit(Edit::SetDraft(form.id, facts)) {
            self.divide(&order);
        }
        // The pair stays in the order of the timeline.
        if let Some(pair) = self.session.focus.pair
            && self.session.study().place(pair.old) > self.session.study().place(pair.new)
        {
            self.session.focus.pair = Some(Sides::new(pair.new, pair.old));
        }
    }

    /// Asks for the comparison of the pair and for the lineage over all drafts.
    pub(in crate::app) fn want_comparison(&mut self) {
        self.ensure_valid_pair();
        self.comparison.collect();
        self.chain.collect();
        let Some(pair) = self.session.focus.pair else { return };
        let (Some(old), Some(new)) = (self.session.reading(pair.old), self.session.reading(pair.new)) else { return };
        let bindings = self.bindings(pair);
        let options = self.session.study().options.clone();
        let key = engine::comparison_key(&old, &new, &options, &bindings);
        // A switch of the options needs no new alignment: the comparison at hand is counted again.
        let same = engine::comparison_key(&old, &new, &Options::default(), &bindings);
        let known = self.structure.as_ref().filter(|(of, _)| *of == same).map(|(_, known)| Arc::clone(known));
        let readings = Sides::new(Arc::clone(&old.reading), Arc::clone(&new.reading));
        self.comparison.want(&key, move |job| match known {
            Some(known) => engine::counted_again(&known, &old, &new, &options, job),
            None => engine::compare_drafts(&old, &new, &options, &bindings, job),
        });
        if let Derived::Ready(comparison) = self.comparison.get() {
            self.structure = Some((same, Arc::clone(&comparison)));
            self.proof.want(&key, move |job| engine::proved(&comparison, &readings, job));
        }
        self.proof.collect();
        self.want_chain();
        self.want_origins();
    }

    fn want_chain(&mut self) {
        let ids: Vec<DraftId> = self.session.study().drafts.iter().map(|draft| draft.id).collect();
        // The comparison on the screen comes first; the lineage uses what is left of the machine.
        if ids.len() < 2 || self.comparison.is_running() {
            return;
        }
        let readings: Vec<KeyedReading> = ids.iter().filter_map(|&id| self.session.reading(id)).collect();
        let options = self.session.study().options.clone();
        let pairs: Vec<Sides<DraftId>> =
            ids.iter().zip(ids.iter().skip(1)).map(|(&old, &new)| Sides::new(old, new)).collect();
        let bindings: Vec<Vec<Binding>> = pairs.iter().map(|&pair| self.bindings(pair)).collect();
        let keys: Vec<_> = readings
            .iter()
            .zip(readings.iter().skip(1))
            .zip(&bindings)
            .map(|((old, new), bound)| engine::comparison_key(old, new, &options, bound))
            .collect();
        let same: Vec<_> = readings
            .iter()
            .zip(readings.iter().skip(1))
            .zip(&bindings)
            .map(|((old, new), bound)| engine::comparison_key(old, new, &Options::default(), bound))
            .collect();
        // What stayed the same since the last answer is not compared again.
        let known: Vec<Option<(Arc<Comparison>, bool)>> = same
            .iter()
            .map(|key| {
                let (keys, of, chain) = self.structures.as_ref()?;
                let place = keys.iter().position(|other| other == key)?;
                Some((Arc::clone(chain.steps.get(place)?), *of == options))
            })
            .collect();
        let (wished, asked) = (options.clone(), keys.clone());
        self.chain.want(&keys, move |job| engine::chain(&readings, &bindings, &options, &known, job));
        if let Derived::Ready(chain) = self.chain.get() {
            self.structures = Some((same, wished, chain));
            self.chain_key = asked;
        }
    }

    /// Asks for the origin of every word once the lineage is there.
    fn want_origins(&mut self) {
        self.origins.collect();
        if let Derived::Ready(chain) = self.chain.get()
            && !self.chain.is_running()
        {
            self.origins.want(&self.chain_key, move |job| engine::origins(&chain, job));
        }
    }

    /// Keeps the pair on drafts that exist: the last step, when nothing else was chosen.
    fn ensure_valid_pair(&mut self) {
        let drafts = &self.session.study().drafts;
        let there = |id: DraftId| drafts.iter().any(|draft| draft.id == id);
        let sound =
            self.session.focus.pair.is_some_and(|pair| there(pair.old) && there(pair.new) && pair.old != pair.new);
        if !sound {
            let last: Vec<DraftId> = drafts.iter().rev().take(2).map(|draft| draft.id).collect();
            self.session.focus.pair = match last.as_slice() {
                [new, old] => Some(Sides::new(*old, *new)),
                _ => None,
            };
            self.session.focus.selected = None;
            self.session.focus.selected_id = None;
            if self.session.focus.pair.is_none() {
                self.session.board = None;
                self.board_of = None;
            }
        }
    }

    /// Goes one step along the timeline.
    pub(in crate::app) fn step(&mut self, forward: bool) {
        let Some(pair) = self.session.focus.pair else { return };
        let drafts = &self.session.study().drafts;
        let place = |id: DraftId| drafts.iter().position(|draft| draft.id == id);
        let next = if forward {
            place(pair.new).map(|new| (new, new + 1))
        } else {
            place(pair.old).and_then(|old| old.checked_sub(1).map(|before| (before, old)))
        };
        let ids = next.and_then(|(old, new)| Some((drafts.get(old)?.id, drafts.get(new)?.id)));
        match ids {
            Some((old, new)) => self.session.select_pair(Sides::new(old, new)),
            None => self.session.notify(Message::new(if forward { "step-last" } else { "step-first" }), false),
        }
    }

    pub(in crate::app) fn first_to_last(&mut self) {
        let drafts = &self.session.study().drafts;
        if let (Some(first), Some(last)) = (drafts.first(), drafts.last())
            && first.id != last.id
        {
            let pair = Sides::new(first.id, last.id);
            self.session.select_pair(pair);
        }
    }
}
