//! The check view: what was understood of a draft beside its source, with doubts; every mending is an edit.

use crate::app::drafts::action::{CheckAction, RowForm};
use crate::app::drafts::import_check_view::{CheckAside, CheckDoubt, CheckRow, CheckView, RowState};
use crate::app::drafts::page_images::{PageLook, Pictures};
use crate::app::drafts::reencode::{has_encoding, set_encoding};
use crate::app::drafts::replace_text::say_carried;
use crate::app::drafts::source_file::{Original, original};
use crate::app::session::Session;
use crate::app::shared::disk::Apart;
use crate::app::shared::names;
use crate::base::{ContentHash, DraftId, Message, Severity, Side};
use crate::engine::{Derived, Jobs, Query};
use crate::import;
use crate::study::reanchor::carry;
use crate::study::{Correction, Draft, Edit};
use crate::text::{Doubts, Format, Paragraph, ParagraphKind, Reading, Style};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The check view as the program keeps it.
pub(in crate::app) struct Checking {
    draft: DraftId,
    row: usize,
    page: u32,
    /// How sharp the page's picture is drawn.
    sharp: u8,
    /// The paragraph of the reading to go to once the rows are there.
    heading_for: Option<usize>,
    made_of: Option<(Arc<Draft>, usize, crate::locale::UiLanguage)>,
    view: Option<CheckView>,
}

fn doubt_name(draft: &Draft, number: usize) -> String {
    format!("doubt {} {number}", draft.text.copy.hash)
}

/// Passwords given in this session, by what they open. Never written anywhere.
pub(super) type Passwords = BTreeMap<ContentHash, String>;

/// The check of a draft's import, with its source.
pub(super) struct ImportCheck {
    checking: Option<Checking>,
    original: Query<(ContentHash, u32, Option<String>), Original>,
    pictures: Pictures,
    /// Where pages are drawn.
    apart: Apart,
}

impl ImportCheck {
    pub(super) fn new(jobs: &Jobs) -> Self {
        Self {
            checking: None,
            original: Query::new("source", 12, jobs),
            pictures: Pictures::new(jobs),
            apart: Apart::default(),
        }
    }

    /// Leaves the check.
    pub(super) fn close(&mut self) {
        self.checking = None;
    }

    /// The draft being checked, the chosen row and the page shown.
    pub(super) fn shown(&self) -> Option<(&CheckView, usize, u32)> {
        let checking = self.checking.as_ref()?;
        Some((checking.view.as_ref()?, checking.row, checking.page))
    }

    /// How sharp the page's picture is drawn.
    pub(super) fn sharpness(&self) -> u8 {
        self.checking.as_ref().map_or(1, |checking| checking.sharp)
    }

    /// Whether a draft is being checked.
    pub(super) const fn is_open(&self) -> bool {
        self.checking.is_some()
    }

    /// What the page at hand looks like; nothing where the draft is no PDF.
    pub(super) fn page_look(&self) -> Option<PageLook> {
        self.pictures.look()
    }

    /// Whether a page is being drawn.
    pub(super) const fn is_drawing(&self) -> bool {
        self.pictures.is_drawing()
    }

    /// The source of the draft being checked; `None` while it is read.
    pub(super) fn original(&self) -> Option<Arc<Original>> {
        match self.original.get() {
            Derived::Ready(original) | Derived::Stale(original, _) => Some(original),
            Derived::Failed(_) => Some(Arc::new(Original::Gone)),
            Derived::Pending(_) | Derived::Idle => None,
        }
    }

    /// Takes in what was read of the source.
    pub(super) fn collect(&mut self) {
        self.original.collect();
    }

    /// Makes the view anew when the draft has changed, and asks for the source.
    pub(super) fn refresh(&mut self, session: &Session, passwords: &Passwords) {
        let Some(checking) = &self.checking else { return };
        let Some(draft) = session.study().draft(checking.draft).cloned() else {
            self.checking = None;
            return;
        };
        let of = (Arc::clone(&draft), session.study().dismissed.len(), session.locale.language());
        let same = checking
            .made_of
            .as_ref()
            .is_some_and(|made| Arc::ptr_eq(&made.0, &of.0) && (made.1, made.2) == (of.1, of.2));
        if !same {
            let version = checking.view.as_ref().map_or(0, |view| view.version) + 1;
            let mut view = check_view(session, &draft);
            view.version = version;
            if let Some(checking) = &mut self.checking {
                checking.row = checking.row.min(view.rows.len().saturating_sub(1));
                checking.made_of = Some(of);
                checking.view = Some(view);
            }
        }
        if let Some(paragraph) = self.checking.as_mut().and_then(|checking| checking.heading_for.take()) {
            let reading = draft.reading();
            let row = self.shown().and_then(|(view, ..)| row_of(view, &draft, &reading, paragraph));
            self.select_row(row.unwrap_or(0));
        }
        self.want_original(session, &draft, passwords);
    }

    /// Has pages drawn there.
    pub(super) fn set_apart(&mut self, apart: Apart) {
        self.apart = apart;
    }

    fn want_original(&mut self, session: &Session, draft: &Draft, passwords: &Passwords) {
        let Some(checking) = &self.checking else { return };
        let (format, page, hash) = (draft.text.copy.format, checking.page, draft.text.copy.hash);
        let (sharp, encoding) = (checking.sharp, draft.text.copy.encoding.clone());
        let paged = matches!(format, Format::Pdf);
        let key = (hash, if paged { page } else { 0 }, encoding.clone());
        let path = draft.text.path.clone();
        let password = passwords.get(&hash).cloned().unwrap_or_default();
        let known = password.clone();
        let apart = self.apart.clone();
        self.original.want(&key, move |job| {
            Ok(original(&apart, path.as_deref(), (hash, format, encoding.as_deref()), (page, &known), job))
        });
        self.pictures.want(session, draft, (page, sharp), password, &self.apart);
    }

    /// Carries out what is asked in the check view.
    pub(super) fn perform(&mut self, session: &mut Session, action: CheckAction, passwords: &Passwords) {
        match action {
            CheckAction::Open(draft, paragraph) => {
                let heading_for = Some(paragraph.unwrap_or(0));
                self.checking =
                    Some(Checking { draft, row: 0, page: 1, sharp: 1, heading_for, made_of: None, view: None });
            }
            CheckAction::Close => self.checking = None,
            CheckAction::Select(row) => self.select_row(row),
            CheckAction::Page(page) => {
                if let Some(checking) = &mut self.checking {
                    checking.page = page.max(1);
                }
            }
            CheckAction::Settle(number) => {
                let name = self.draft(session).map(|draft| doubt_name(&draft, number));
                if let Some(name) = name {
                    session.edit(Edit::Dismiss(name));
                }
            }
            CheckAction::SetEncoding(name) => {
                if let Some(draft) = self.draft(session) {
                    set_encoding(session, draft.id, &name);
                }
            }
            CheckAction::Sharpen(sharp) => {
                if let Some(checking) = &mut self.checking {
                    checking.sharp = sharp.clamp(1, 2);
                }
            }
            CheckAction::SetView(view) => {
                if let Some(draft) = self.draft(session) {
                    let carried = carry(session.study(), &Draft { view, ..(*draft).clone() });
                    if session.edit(Edit::SetView(draft.id, view, carried.targets.clone())) {
                        say_carried(session, &carried);
                    }
                }
            }
            action => self.correct(session, &action, passwords),
        }
        self.refresh(session, passwords);
    }

    fn draft(&self, session: &Session) -> Option<Arc<Draft>> {
        session.study().draft(self.checking.as_ref()?.draft).cloned()
    }

    fn select_row(&mut self, row: usize) {
        let Some(checking) = &mut self.checking else { return };
        let Some(view) = &checking.view else { return };
        checking.row = row.min(view.rows.len().saturating_sub(1));
        if let Some(page) = view.rows.get(checking.row).and_then(|row| row.paragraph.page) {
            checking.page = page;
        }
    }

    /// Makes the edit that corrects the chosen row.
    fn correct(&mut self, session: &mut Session, action: &CheckAction, passwords: &Passwords) {
        let Some(draft) = self.draft(session) else { return };
        let Some(row) = self.shown().and_then(|(view, row, _)| view.rows.get(row).cloned()) else { return };
        let imported = draft.imported();
        let id = imported.sources.get(row.source).and_then(|sources| draft.text.ids.get(*sources.first()?));
        let (Some(&id), Some(as_imported)) = (id, imported.paragraphs.get(row.source)) else { return };
        let mut parts = match correction_of(&draft, &imported, row.source) {
            Some(Correction::Split(parts)) => parts.clone(),
            _ => vec![row.paragraph.clone()],
        };
        let next = match action {
            CheckAction::Restore => Ok(None),
            CheckAction::Join if row.part > 0 => {
                let part = parts.remove(row.part);
                if let Some(before) = parts.get_mut(row.part - 1) {
                    before.append(&part);
                }
                Ok(of_parts(parts, as_imported))
            }
            CheckAction::Join if row.source == 0 => Err("check-join-none"),
            CheckAction::Join if row.state == RowState::AsImported => Ok(Some(Correction::Joined)),
            CheckAction::SetAside if row.part == 0 && parts.len() == 1 => Ok(Some(Correction::SetAside)),
            CheckAction::Join | CheckAction::SetAside => Err("check-take-back-first"),
            CheckAction::Split(at) => match row.paragraph.cut(*at) {
                Some((first, second)) if parts.get(row.part).is_some() => {
                    let second = labelled(&first, second);
                    parts.splice(row.part..=row.part, [first, second]);
                    Ok(Some(Correction::Split(parts)))
                }
                _ => Err("check-split-where"),
            },
            CheckAction::Set(form) => {
                if let Some(part) = parts.get_mut(row.part) {
                    *part = filled(part, form);
                }
                Ok(of_parts(parts, as_imported))
            }
            CheckAction::BringBack(number) => match draft.text.copy.set_aside.get(*number) {
                Some(piece) => {
                    let back = Paragraph {
                        section: row.paragraph.section.clone(),
                        page: piece.page,
                        ..Paragraph::plain(piece.text.replace('\n', " "))
                    };
                    parts.insert(row.part + 1, back);
                    Ok(Some(Correction::Split(parts)))
                }
                None => return,
            },
            _ => return,
        };
        match next {
            Ok(correction) => {
                session.edit(Edit::Correct(draft.id, id, correction));
                self.refresh(session, passwords);
                // The eye goes on with what came of it.
                let chosen = self.shown().map_or(0, |(_, row, _)| row);
                match action {
                    CheckAction::Split(_) | CheckAction::BringBack(_) => self.select_row(chosen + 1),
                    CheckAction::Join if row.part > 0 => self.select_row(chosen.saturating_sub(1)),
                    _ => {}
                }
            }
            Err(why) => session.notify(Message::new(why), false),
        }
    }
}

/// How many doubts of a draft's import nobody has looked at.
pub(super) fn open_doubts(session: &Session, draft: &Draft) -> usize {
    let noted = &draft.text.noted;
    if noted.is_empty() {
        return draft.text.doubts;
    }
    let open = |(number, noted): &(usize, &crate::study::Noted)| {
        noted.weight >= Severity::Doubt && !session.study().dismissed.contains(&doubt_name(draft, *number))
    };
    noted.iter().enumerate().filter(open).count()
}

fn check_view(session: &Session, draft: &Draft) -> CheckView {
    let imported = draft.imported();
    let mut rows = Vec::new();
    for (source, paragraph) in imported.paragraphs.iter().enumerate() {
        let row = |part, state, paragraph: &Paragraph| CheckRow { source, part, state, paragraph: paragraph.clone() };
        match correction_of(draft, &imported, source) {
            None => rows.push(row(0, RowState::AsImported, paragraph)),
            Some(Correction::Reads(reads)) => rows.push(row(0, RowState::Corrected, reads)),
            Some(Correction::Joined) => rows.push(row(0, RowState::Joined, paragraph)),
            Some(Correction::SetAside) => rows.push(row(0, RowState::SetAside, paragraph)),
            Some(Correction::Split(parts)) => {
                rows.extend(parts.iter().enumerate().map(|(part, paragraph)| row(part, RowState::Part, paragraph)));
            }
        }
    }
    let language = session.locale.language();
    let home = |copy_index: usize| {
        let source = imported.sources.iter().position(|sources| sources.contains(&copy_index))?;
        rows.iter().position(|row| row.source == source)
    };
    let mut doubts: Vec<CheckDoubt> = draft
        .text
        .noted
        .iter()
        .enumerate()
        .map(|(number, noted)| CheckDoubt {
            number,
            weight: noted.weight,
            text: noted.said.in_language(language).to_owned(),
            row: noted.paragraph.and_then(home),
            page: noted.page,
            settled: noted.weight < Severity::Doubt || session.study().dismissed.contains(&doubt_name(draft, number)),
        })
        .collect();
    doubts.sort_by_key(|doubt| (doubt.settled, std::cmp::Reverse(doubt.weight), doubt.number));
    let brought = |text: &str| rows.iter().any(|row| row.state == RowState::Part && row.paragraph.text == text);
    let aside = draft.text.copy.set_aside.iter().enumerate();
    let aside = aside
        .map(|(number, piece)| CheckAside {
            number,
            what: piece.what.clone().into_owned(),
            text: piece.text.clone(),
            page: piece.page,
            back: brought(&piece.text),
        })
        .collect();
    CheckView {
        version: 0,
        draft: draft.id,
        name: names::shown_name(draft, &session.locale),
        file: draft.text.file.clone(),
        format: draft.text.copy.format,
        encoding: (has_encoding(draft.text.copy.format) && draft.text.path.is_some())
            .then(|| draft.text.copy.encoding.clone().unwrap_or_default()),
        view: draft.text.copy.has_tracked_changes().then_some(draft.view),
        rows,
        doubts,
        aside,
    }
}

/// Shows the chosen change's paragraph in its source: the new draft's, else the old one's.
pub(super) fn chosen_place(session: &Session) -> Option<CheckAction> {
    let chosen = session.board().zip(session.selected()).zip(session.pair()).and_then(|((board, change), pair)| {
        let at = &board.comparison.changes.get(change)?.at;
        // Where something was doubted, that is what one wants to see.
        let doubted = Side::BOTH.into_iter().rev().find_map(|side| {
            let reading = board.readings.get(side);
            let mut here = at.get(side).iter().copied();
            let paragraph = here.find(|&at| reading.paragraphs.get(at).is_some_and(|it| !it.doubts.is_empty()))?;
            Some((*pair.get(side), paragraph))
        });
        let place = doubted.or_else(|| at.new.first().map(|&new| (pair.new, new)));
        place.or_else(|| at.old.first().map(|&old| (pair.old, old)))
    });
    let (draft, paragraph) = match (chosen, session.pair(), session.study().drafts.first()) {
        (Some((draft, paragraph)), ..) => (draft, Some(paragraph)),
        (None, Some(pair), _) => (pair.new, None),
        (None, None, Some(draft)) => (draft.id, None),
        (None, None, None) => return None,
    };
    Some(CheckAction::Open(draft, paragraph))
}

/// A single part that reads as it was imported needs no correction.
fn of_parts(mut parts: Vec<Paragraph>, imported: &Paragraph) -> Option<Correction> {
    if parts.len() > 1 {
        return Some(Correction::Split(parts));
    }
    let only = parts.pop()?;
    (only != *imported).then(|| Correction::Reads(Box::new(only)))
}

/// The part after a cut takes the label it begins with, and is cited by it.
fn labelled(first: &Paragraph, mut second: Paragraph) -> Paragraph {
    let Some((printed, core, width)) = import::label_of(&second.text) else { return second };
    let Some((_, rest)) = second.cut(width) else { return second };
    let page = second.page;
    second = Paragraph { page, ..rest };
    second.reference = Some(cited(first.label.as_deref(), first.reference.as_deref(), &printed, &core));
    second.label = Some(printed);
    second
}

/// What a label is cited as beside a neighbour: "(e)" after "29 (d)" is "29 (e)", "30." is "30".
fn cited(label: Option<&str>, reference: Option<&str>, printed: &str, core: &str) -> String {
    let same = |a: &str, b: &str| a.starts_with('(') == b.starts_with('(');
    let stem = match (label, reference) {
        (Some(label), Some(reference)) if same(label, printed) => reference.strip_suffix(label).map(str::to_owned),
        (_, Some(reference)) if printed.starts_with('(') => Some(format!("{reference} ")),
        _ => None,
    };
    match stem {
        Some(stem) => format!("{stem}{printed}"),
        None => core.to_owned(),
    }
}

fn filled(paragraph: &Paragraph, form: &RowForm) -> Paragraph {
    let label = form.label.trim();
    let text = form.text.replace(['\n', '\r'], " ");
    let mut next = if text == paragraph.text { paragraph.clone() } else { paragraph.reworded(text.trim()) };
    // A person has read it.
    next.doubts = Doubts::NONE;
    next.marks.retain(|mark| mark.style != Style::Unsure);
    next.kind = form.kind;
    next.level = match form.kind {
        ParagraphKind::Heading | ParagraphKind::Item => form.level.clamp(1, 9),
        _ => 0,
    };
    if paragraph.label.as_deref().unwrap_or("") != label {
        next.label = (!label.is_empty()).then(|| label.to_owned());
        next.reference = import::label_of(&format!("{label} x"))
            .map(|(_, core, _)| cited(paragraph.label.as_deref(), paragraph.reference.as_deref(), label, &core));
    }
    next
}

fn correction_of<'a>(draft: &'a Draft, imported: &Reading, source: usize) -> Option<&'a Correction> {
    let first = *imported.sources.get(source)?.first()?;
    draft.corrections.get(draft.text.ids.get(first)?)
}

/// The row that shows a paragraph of the reading.
fn row_of(view: &CheckView, draft: &Draft, reading: &Reading, paragraph: usize) -> Option<usize> {
    let first = *reading.sources.get(paragraph)?.first()?;
    let before = reading.sources.get(..paragraph)?;
    let part = before.iter().rev().take_while(|sources| sources.first() == Some(&first)).count();
    let imported = draft.imported();
    let source = imported.sources.iter().position(|sources| sources.first() == Some(&first))?;
    view.rows.iter().position(|row| row.source == source && row.part == part)
}
