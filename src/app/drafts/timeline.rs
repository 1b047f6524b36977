//! Drafts coming in from files, their readings, and the pair that is compared.

use crate::app::command::action::Action;
use crate::app::drafts::Drafts;
use crate::app::drafts::action::DraftForm;
use crate::app::drafts::import_check::open_doubts;
use crate::app::drafts::incoming::nothing_read;
use crate::app::drafts::new_draft::{NewDraft, before_and_after, new_draft, same_file};
use crate::app::session::Session;
use crate::app::shared::names::short_name;
use crate::app::shell::dialog::{Dialog, TimelineDraft};
use crate::app::study_file::action::StudyAction;
use crate::base::{DraftId, Message, Sides, WithDiagnostics};
use crate::study::file::ShippedPack;
use crate::study::starter::{self, StartingLists};
use crate::study::{Draft, DraftFacts, Edit};
use crate::text::SourceText;
use std::path::Path;
use std::sync::Arc;

impl Drafts {
    /// Opens the form of a draft's particulars.
    pub(super) fn edit_draft(session: &mut Session, id: DraftId) {
        let Some(draft) = session.study().draft(id) else { return };
        session.dialog = Some(Dialog::Draft(DraftForm {
            id,
            name: draft.name.clone(),
            date: draft.date.map(|date| date.to_string()).unwrap_or_default(),
            stage: draft.stage,
            status: draft.status,
            source: draft.source.clone(),
            negotiated: session.study().language,
        }));
    }

    /// Gives a copy its place on the timeline.
    pub(in crate::app) fn add_copy(
        &mut self,
        session: &mut Session,
        path: Option<&Path>,
        file: &str,
        noticed: WithDiagnostics<SourceText>,
        alone: bool,
    ) -> Result<(), Message> {
        let copy = &noticed.value;
        if copy.paragraphs.is_empty() {
            return Err(nothing_read(session, file, &noticed));
        }
        if let Some(there) = same_file(session.study(), copy) {
            // Read again with what has been installed since, it may hold pages that it lacked.
            let known = &there.text.copy;
            if known.hash == copy.hash && copy.recognition.is_some() && known.recognition != copy.recognition {
                let id = there.id;
                return self.better_copies.put(session, id, path, file, (noticed, false));
            }
            return Err(Message::new("open-twice").text("file", file).text("draft", there.name.clone()));
        }
        let tracked = copy.has_tracked_changes();
        let study = Arc::clone(session.study());
        let doubts = match new_draft(&study, &mut *session.ids, (path, file), noticed) {
            NewDraft::Draft(draft) => {
                let doubts = draft.text.doubts;
                if tracked && study.drafts.is_empty() && alone {
                    add_before_and_after(session, *draft);
                } else {
                    self.add_draft(session, *draft);
                }
                doubts
            }
            translation @ NewDraft::Translation(..) => {
                session.edit(translation.edit());
                session.notify(Message::new("open-translation").text("file", file), true);
                return Ok(());
            }
        };
        if doubts > 0 {
            session.notify(Message::new("open-doubts").text("file", file).number("count", doubts), false);
        }
        Ok(())
    }

    fn add_draft(&mut self, session: &mut Session, draft: Draft) {
        let id = draft.id;
        let order = session.timeline();
        let pack = starter::pack_of(&draft.text.copy);
        let shipped = ShippedPack::of(&draft.text.copy);
        if session.edit(Edit::AddDraft(Box::new(draft))) {
            offer_pack(session, pack, shipped);
            self.dividing.divide(session, &order);
            // The newest arrival is what the user wants to see, against the draft before it.
            if let Some(place) = session.study().place(id) {
                let drafts = &session.study().drafts;
                let other = if place > 0 { drafts.get(place - 1) } else { drafts.get(1) };
                let pair =
                    other.map(|other| if place > 0 { Sides::new(other.id, id) } else { Sides::new(id, other.id) });
                match pair {
                    Some(pair) => session.select_pair(pair),
                    None => session.focus.pair = None,
                }
            }
        }
    }

    /// The drafts in the order of the timeline, as it shows them.
    pub fn timeline_drafts(&self, session: &Session) -> Vec<TimelineDraft> {
        session
            .study()
            .drafts
            .iter()
            .map(|draft| TimelineDraft {
                id: draft.id,
                name: crate::app::shared::names::shown_name(draft, &session.locale),
                date: draft.date.map(|date| session.locale.date(date)).unwrap_or_default(),
                doubts: open_doubts(session, draft),
            })
            .collect()
    }

    pub(super) fn set_draft(&mut self, session: &mut Session, form: &DraftForm) {
        let Some(draft) = session.study().draft(form.id) else { return };
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
        let order = session.timeline();
        if session.edit(Edit::SetDraft(form.id, facts)) {
            self.dividing.divide(session, &order);
        }
        if session.study().language != form.negotiated {
            session.edit(Edit::SetLanguage(form.negotiated));
        }
        // The pair stays in the order of the timeline.
        if let Some(pair) = session.focus.pair
            && session.study().place(pair.old) > session.study().place(pair.new)
        {
            session.focus.pair = Some(Sides::new(pair.new, pair.old));
        }
    }
}

/// Offers the lists of the negotiation that a draft speaks of, to a study that has no codebook; once.
fn offer_pack(session: &mut Session, pack: Option<StartingLists>, shipped: Option<ShippedPack>) {
    let offered =
        session.toasts().iter().any(|toast| matches!(toast.what.key, "pack-offer-gdc" | "pack-offer-shipped"));
    if offered || !session.study().themes.is_empty() {
        return;
    }
    if pack == Some(StartingLists::Gdc) {
        let take = Action::Study(StudyAction::TakeLists(StartingLists::Gdc));
        session.notify_with_action_sticky(Message::new("pack-offer-gdc"), "pack-take", take);
    } else if let Some(shipped) = shipped {
        let name = session.locale.t(shipped.key());
        let take = Action::Study(StudyAction::TakeShipped(shipped));
        session.notify_with_action_sticky(Message::new("pack-offer-shipped").text("name", name), "pack-take", take);
    }
}

/// One document with tracked changes, opened alone, shows its before and after.
fn add_before_and_after(session: &mut Session, after: Draft) {
    let ((before, after), edit) = before_and_after(after, &mut *session.ids, &session.locale);
    session.edit(edit);
    session.focus.pair = Some(Sides::new(before, after));
}
