//! Drafts coming in from files, their readings, and the pair that is compared.

use crate::app::app::App;
use crate::app::command::action::DraftForm;
use crate::app::drafts::metadata_guess::{guess, tidy};
use crate::app::shared::names::short_name;
use crate::app::shell::dialog::{Dialog, TimelineDraft};
use crate::base::{DraftId, Message, ParagraphId, Sides, WithDiagnostics};
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
}
