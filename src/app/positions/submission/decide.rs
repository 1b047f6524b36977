//! Rows taken in, put away, corrected: each an edit of the study.

use crate::app::positions::action::{ProposalForm, SubmissionAction};
use crate::app::positions::submission::review::Review;
use crate::app::positions::submission::rows::{source, span_of};
use crate::app::positions::submission::view::{Corrected, ProposalRow, RowFate};
use crate::app::session::Session;
use crate::app::shell::dialog::Dialog;
use crate::base::{Message, PositionId};
use crate::study::{Edit, Position, PositionKind, ProposedWords, anchor};

impl Review {
    pub(super) fn chosen_row(&self) -> Option<ProposalRow> {
        let (view, row) = self.shown()?;
        view.rows.get(row).cloned()
    }

    pub(super) fn decide(&mut self, session: &mut Session, action: SubmissionAction) {
        match action {
            SubmissionAction::AcceptCertain => self.accept_certain(session),
            SubmissionAction::SetProposal(form) => self.set_proposal(session, *form),
            SubmissionAction::Accept => {
                let Some(row) = self.chosen_row() else { return };
                if row.position.is_none() && self.take_in_rows(session, &[row]) {
                    self.go_on_reviewing(session);
                }
            }
            SubmissionAction::Skip => {
                let Some(row) = self.chosen_row() else { return };
                match (row.fate, row.position) {
                    (RowFate::Open, _) => {
                        let label = Message::new("edit-proposal-skipped").text("place", row.place);
                        session.edit(Edit::Batch(label, vec![Edit::Dismiss(row.name)]));
                        self.go_on_reviewing(session);
                    }
                    // What was taken in is taken out again.
                    (RowFate::Accepted, Some(id)) => {
                        session.edit(Edit::RemovePosition(id));
                    }
                    _ => {}
                }
            }
            SubmissionAction::Correct => {
                let Some(row) = self.chosen_row() else { return };
                let at = self.shown().map_or(0, |(_, at)| at);
                session.dialog = Some(Dialog::Proposal(Box::new(ProposalForm {
                    row: at,
                    actors: row.actors,
                    unknown: row.unknown,
                    action: Some(row.action),
                    paragraph: row.paragraph,
                    old: row.old,
                    new: row.new.join("\n"),
                })));
            }
            _ => {}
        }
    }

    /// The next open row, from the chosen one on, else from the start.
    fn go_on_reviewing(&mut self, session: &mut Session) {
        self.refresh(session);
        let Some((view, at)) = self.shown() else { return };
        let open = |row: &ProposalRow| row.fate == RowFate::Open;
        let next = view.rows.iter().skip(at + 1).position(open).map(|ahead| at + 1 + ahead);
        let next = next.or_else(|| view.rows.iter().position(open));
        if let (Some(next), Some(review)) = (next, &mut self.open) {
            review.row = next;
        }
    }

    fn accept_certain(&mut self, session: &mut Session) {
        let Some((view, _)) = self.shown() else { return };
        let rows: Vec<ProposalRow> =
            view.rows.iter().filter(|row| row.certain && row.fate == RowFate::Open).cloned().collect();
        if rows.is_empty() {
            session.notify(Message::new("submission-none-certain"), false);
        } else if self.take_in_rows(session, &rows) {
            session.notify(Message::new("submission-taken-in").number("count", rows.len()), true);
            self.go_on_reviewing(session);
        }
    }

    /// Makes positions of rows, in one edit.
    fn take_in_rows(&mut self, session: &mut Session, rows: &[ProposalRow]) -> bool {
        let mut edits = Vec::new();
        let mut made = Vec::new();
        for row in rows {
            let Some(position) = self.position_of(session, row) else { continue };
            let id = PositionId::new(&mut *session.ids);
            edits.push(Edit::SetPosition(id, Box::new(position)));
            made.push((row.name.clone(), id));
        }
        let file = self.shown().map(|(view, _)| view.file.clone()).unwrap_or_default();
        let label = Message::new("edit-proposals").number("count", edits.len()).text("file", file);
        if edits.is_empty() || !session.edit(Edit::Batch(label, edits)) {
            return false;
        }
        if let Some(review) = &mut self.open {
            review.made.extend(made);
        }
        true
    }

    fn position_of(&self, session: &mut Session, row: &ProposalRow) -> Option<Position> {
        let base = self.open.as_ref()?.base;
        let reading = session.reading(base)?.reading;
        let draft = session.study().draft(base)?;
        let review = self.open.as_ref()?;
        let anchors = row.paragraph.and_then(|at| {
            let text = &reading.paragraphs.get(at)?.text;
            let span = if row.after { crate::base::Span::new(0, text.len()) } else { span_of(text, &row.old) };
            anchor::anchor(draft, &reading, at, span)
        });
        let reference = row.place.clone();
        Some(Position {
            kind: PositionKind::Proposal,
            actors: row.actors.clone(),
            actor_words: row.unknown.join(", "),
            quotation: row.text.clone(),
            subject: reference.clone(),
            date: review.copy.date.map(|date| date.to_string()).unwrap_or_default(),
            source: source(&review.path, row.said.page),
            // What is read against an invented text is as invented as that.
            invented: session.study().invented,
            language: review.copy.language.map(|language| language.code().to_owned()).unwrap_or_default(),
            anchors: anchors.into_iter().collect(),
            proposal: Some(ProposedWords { action: row.action, reference, old: row.old.clone(), new: row.new.clone() }),
            ..Position::default()
        })
    }

    /// Keeps a corrected row and takes it in; one that was taken in before is changed.
    fn set_proposal(&mut self, session: &mut Session, form: ProposalForm) {
        session.dialog = None;
        let Some((view, _)) = self.shown() else { return };
        let Some(row) = view.rows.get(form.row).cloned() else { return };
        let corrected = Corrected {
            actors: form.actors,
            unknown: form.unknown,
            action: form.action.unwrap_or(row.action),
            paragraph: form.paragraph,
            old: form.old.trim().to_owned(),
            new: form.new.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        };
        if let Some(review) = &mut self.open {
            review.row = form.row;
            review.corrected.insert(row.name.clone(), corrected);
            review.made_of = None;
        }
        self.refresh(session);
        let Some(mended) = self.chosen_row() else { return };
        match row.position.zip(self.position_of(session, &mended)) {
            Some((id, position)) => {
                let label = Message::new("edit-proposal-corrected").text("place", mended.place);
                session.edit(Edit::Batch(label, vec![Edit::SetPosition(id, Box::new(position))]));
            }
            None => {
                if self.take_in_rows(session, &[mended]) {
                    self.go_on_reviewing(session);
                }
            }
        }
    }
}
