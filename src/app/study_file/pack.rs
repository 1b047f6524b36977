//! Lists of a negotiation, taken into a study that has begun.

use crate::app::session::Session;
use crate::base::Message;
use crate::study::gdc_edit;
use crate::study::starter::Pack;

/// Takes the lists of a negotiation into the study, in one step.
pub(super) fn take_pack(session: &mut Session, pack: Pack) {
    let edit = match pack {
        Pack::Plain => None,
        Pack::Gdc => gdc_edit(session.study()),
    };
    session.notifications.retain(|toast| toast.what.key != "pack-offer-gdc");
    let Some(edit) = edit else {
        session.notify(Message::new("pack-there"), false);
        return;
    };
    if session.edit(edit) {
        session.notify(Message::new("edit-take-gdc"), true);
    }
}
