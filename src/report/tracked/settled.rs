//! Which drafts a document with tracked changes is made of: all of them, or the oldest and the newest where the steps can't
//! be laid over one another.

use super::{Tracked, tracked};
use crate::base::{JobControl, Message, Sides};
use crate::compare;
use crate::report::model::{Compared, ComparedStep, Report};
use std::borrow::Cow;
use std::sync::Arc;

/// Makes one text of a report's drafts. Where the steps of many drafts can't be laid over one another without doubt, the
/// oldest is compared with the newest, and the drafts between are left out, which the report then says at its head.
pub(in crate::report) fn settled(report: &Report) -> (Cow<'_, Report>, Tracked) {
    let all = tracked(&report.compared);
    if report.compared.steps.len() > 1
        && !all.gives_back(&report.compared)
        && let Some(compared) = oldest_and_newest(&report.compared)
    {
        let between = report.compared.drafts.len().saturating_sub(2);
        let mut left_out = report.left_out.clone();
        left_out.push(Message::new("left-out-between").number("count", between));
        let ends = tracked(&compared);
        // What was said is said of steps that are no more in it.
        return (Cow::Owned(Report { compared, left_out, annotated: Vec::new(), ..report.clone() }), ends);
    }
    (Cow::Borrowed(report), all)
}

/// The oldest draft compared with the newest.
fn oldest_and_newest(compared: &Compared) -> Option<Compared> {
    let (first, last) = (compared.drafts.first()?, compared.drafts.last()?);
    let (old, new) = (&first.reading.paragraphs, &last.reading.paragraphs);
    let comparison = compare::compare(old, new, &compared.options, &[], &JobControl::default()).ok()?;
    let step = ComparedStep { at: Sides::new(0, 1), comparison: Arc::new(comparison) };
    Some(Compared {
        drafts: vec![first.clone(), last.clone()],
        steps: vec![step],
        options: compared.options.clone(),
        ..Compared::default()
    })
}
