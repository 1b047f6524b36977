//! Overruling what the tool says of strength and weight, with a reason.

use crate::app::annotate::Annotate;
use crate::app::session::Session;
use crate::app::shell::dialog::Dialog;
use crate::base::AnnotationId;
use crate::study::{Body, Edit, Overruling};

impl Annotate {
    /// Asks what strength and weight of the chosen change are; what this coder said before stands in the form.
    pub(super) fn ask_overruling(session: &mut Session) {
        let Some(card) = session.board.as_ref().zip(session.focus.selected).and_then(|(board, at)| board.cards.get(at))
        else {
            return;
        };
        let own = card.overruled.iter().find(|one| one.own && one.step.is_none());
        let form = own.map(|one| (Some(one.annotation), one.said.clone()));
        let (editing, said) = form.unwrap_or_default();
        session.dialog = Some(Dialog::Overrule(editing, said));
    }

    /// Overrules strength and weight of the chosen change, or changes an overruling.
    pub(super) fn set_overruling(&mut self, session: &mut Session, id: Option<AnnotationId>, said: Overruling) {
        let says_nothing = said.shift.is_none() && said.weight.is_none();
        match (id, session.focus.selected) {
            (Some(id), _) if says_nothing => drop(session.edit(Edit::RemoveAnnotation(id))),
            (Some(id), _) => {
                let now = session.now();
                session.edit(Edit::ChangeAnnotation(id, Body::Overruled(said), now));
            }
            (None, Some(change)) if !says_nothing => {
                self.annotate_change(session, change, Body::Overruled(said));
            }
            (None, _) => {}
        }
    }
}
