//! A better copy for a draft. Paragraphs that the alignment finds again keep their ids, and with them their annotations,
//! hand-made links and corrections; a correction of words that read differently now is taken away, and that is said.
//! Aligned and carried over in the background; until it is done, the draft reads as before.

use crate::app::drafts::incoming::{nothing_read, study_copy};
use crate::app::session::Session;
use crate::app::session::feature::Work;
use crate::base::{Cancelled, ContentHash, DraftId, JobControl, Message, WithDiagnostics};
use crate::compare::{self, Options};
use crate::engine::{Derived, Jobs, Query};
use crate::study::reanchor::{Carried, carry};
use crate::study::{Correction, Draft, Edit, Study, StudyCopy};
use crate::text::{Reading, SourceText, View};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::Arc;

/// For each paragraph of the new copy, the paragraph of the draft's copy that it is again.
type Pairs = BTreeMap<usize, usize>;

/// A copy that is to take a draft's place.
#[derive(Clone)]
struct Replacing {
    draft: DraftId,
    file: String,
    text: StudyCopy,
    /// The same bytes, decoded anew.
    anew: bool,
    /// The paragraphs found again, and in which copy: found already when something else was done meanwhile.
    pairs: Option<(ContentHash, Arc<Pairs>)>,
}

/// What is to be done to the study as it was then.
struct Found {
    study: Arc<Study>,
    edits: Vec<Edit>,
    pairs: (ContentHash, Arc<Pairs>),
    corrections: usize,
    carried: Carried,
}

/// Better copies on their way into the study.
pub(in crate::app) struct BetterCopies {
    query: Query<u64, Found>,
    number: u64,
    now: Option<Replacing>,
    waiting: VecDeque<Replacing>,
}

impl BetterCopies {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { query: Query::new("better copy", 1, jobs), number: 0, now: None, waiting: VecDeque::new() }
    }

    /// Stops; the drafts stay as they are.
    pub(in crate::app) fn cancel(&mut self) {
        self.query.cancel();
        self.now = None;
        self.waiting.clear();
    }

    /// What is being put in a draft's place, and the part done.
    pub(in crate::app) fn work(&self) -> Option<Work> {
        let file = self.now.as_ref()?.file.clone();
        let part = match self.query.get() {
            Derived::Pending(part) | Derived::Stale(_, part) => part,
            _ => None,
        };
        Some((Message::new("work-better-copy").text("file", file), part))
    }
}

fn find(study: &Arc<Study>, replacing: &Replacing, job: &JobControl) -> Result<Option<Found>, Cancelled> {
    let Some(draft) = study.draft(replacing.draft) else { return Ok(None) };
    let was = draft.text.copy.hash;
    let mut text = replacing.text.clone();
    let pairs = match &replacing.pairs {
        Some((of, pairs)) if *of == was => Arc::clone(pairs),
        _ => {
            let known = replacing.anew.then(|| crate::app::drafts::reencode::in_order(draft, &text.copy)).flatten();
            Arc::new(known.map_or_else(|| same_paragraphs(draft, &text.copy, job), Ok)?)
        }
    };
    let mut ids = (*text.ids).clone();
    let mut kept = BTreeMap::new();
    for (&new, &old) in pairs.iter() {
        if let (Some(slot), Some(&id)) = (ids.get_mut(new), draft.text.ids.get(old)) {
            *slot = id;
            kept.insert(id, (old, new));
        }
    }
    text.ids = Arc::new(ids);
    let words = |copy: &SourceText, at: usize| copy.paragraphs.get(at).map(|paragraph| paragraph.text.clone());
    let unfit: BTreeSet<_> = draft
        .corrections
        .iter()
        .filter(|(id, correction)| match (correction, kept.get(id)) {
            (Correction::Reads(_) | Correction::Split(_), Some(&(old, new))) => {
                words(&draft.text.copy, old) != words(&text.copy, new)
            }
            (_, there) => there.is_none(),
        })
        .map(|(paragraph, _)| *paragraph)
        .collect();
    let mut edits: Vec<Edit> = unfit.iter().map(|paragraph| Edit::Correct(draft.id, *paragraph, None)).collect();
    job.check()?;
    let carried = if replacing.anew {
        edits.push(crate::app::drafts::reencode::encoding_edit(study, draft, text));
        Carried::default()
    } else {
        let mut after = Draft { text: text.clone(), ..(**draft).clone() };
        after.corrections.retain(|id, _| !unfit.contains(id));
        let carried = carry(study, &after);
        edits.push(Edit::ReplaceCopy(draft.id, Box::new(text), carried.targets.clone()));
        carried
    };
    job.check()?;
    let found = Found { study: Arc::clone(study), edits, pairs: (was, pairs), corrections: unfit.len(), carried };
    Ok(Some(found))
}

fn same_paragraphs(draft: &Draft, copy: &SourceText, job: &JobControl) -> Result<Pairs, Cancelled> {
    let (old, new) = (Reading::of(&draft.text.copy, View::Published), Reading::of(copy, View::Published));
    let comparison = compare::compare(&old.paragraphs, &new.paragraphs, &Options::default(), &[], job)?;
    let mut pairs = BTreeMap::new();
    let mut used = BTreeSet::new();
    let mut links: Vec<_> = comparison.changes.iter().flat_map(|change| &change.links).collect();
    links.sort_by(|a, b| b.similarity.total_cmp(&a.similarity));
    // Empty paragraphs of a copy are in no reading.
    let source = |reading: &Reading, at: usize| reading.sources.get(at).and_then(|sources| sources.first()).copied();
    for link in links {
        if let (Some(old), Some(new)) = (source(&old, link.old), source(&new, link.new))
            && !pairs.contains_key(&new)
            && used.insert(old)
        {
            pairs.insert(new, old);
        }
    }
    Ok(pairs)
}

impl BetterCopies {
    /// Has a copy put in a draft's place.
    ///
    /// # Errors
    /// One sentence: it has no text, or is the same again; decoded anew, the file is another one by now.
    pub(in crate::app) fn put(
        &mut self,
        session: &mut Session,
        id: DraftId,
        path: Option<&Path>,
        file: &str,
        (noticed, anew): (WithDiagnostics<SourceText>, bool),
    ) -> Result<(), Message> {
        let Some(draft) = session.study().draft(id).cloned() else { return Ok(()) };
        if noticed.value.paragraphs.is_empty() {
            return Err(nothing_read(session, file, &noticed));
        }
        let same_bytes =
            noticed.value.hash == draft.text.copy.hash && noticed.value.recognition == draft.text.copy.recognition;
        if anew && !same_bytes {
            return Err(Message::new("check-changed").text("file", file));
        }
        if same_bytes && !anew {
            return Err(Message::new("open-twice").text("file", file).text("draft", draft.name.clone()));
        }
        let text = study_copy(&mut *session.ids, path, file, noticed);
        self.waiting.push_back(Replacing { draft: id, file: file.to_owned(), text, anew, pairs: None });
        Ok(())
    }

    /// Takes in what was found of a better copy, and begins with the next.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        if let Some(replacing) = self.now.clone() {
            if self.query.is_running() {
                return;
            }
            self.now = None;
            let number = self.number;
            match self.query.answer_of(&number).cloned() {
                // Something was done meanwhile: carried over again, as the study is now.
                Some(found) if !Arc::ptr_eq(&found.study, session.study()) => {
                    let pairs = Some(found.pairs.clone());
                    self.waiting.push_front(Replacing { pairs, ..replacing });
                }
                Some(found) => put_found(session, &replacing, &found),
                None => {
                    if let Derived::Failed(message) = self.query.get() {
                        let why = session.locale.format(&message);
                        session.notify_error(Message::new("open-failed").text("file", replacing.file).text("why", why));
                    }
                }
            }
        }
        if let Some(next) = self.waiting.pop_front() {
            self.number += 1;
            self.now = Some(next.clone());
            let study = Arc::clone(session.study());
            self.query.want(&self.number, move |job| {
                // A draft that was taken out meanwhile needs no copy.
                find(&study, &next, job)?.ok_or(Cancelled)
            });
        }
    }
}

fn put_found(session: &mut Session, replacing: &Replacing, found: &Found) {
    let Some(draft) = session.study().draft(replacing.draft).cloned() else { return };
    let file = replacing.file.as_str();
    let label = match found.edits.last() {
        Some(edit) if replacing.anew => edit.label(),
        _ => Message::new("edit-replace-copy").text("file", file),
    };
    if !session.edit(Edit::Batch(label, found.edits.clone())) {
        return;
    }
    if replacing.anew {
        let named = replacing.text.copy.encoding.clone().unwrap_or_default();
        session.notify(Message::new("encoding-set").text("file", file).text("name", named), true);
        return;
    }
    let said = Message::new("copy-replaced").text("file", file).text("draft", draft.name.clone());
    session.notify(said.number("kept", found.pairs.1.len()).number("corrections", found.corrections), true);
    say_carried(session, &found.carried);
}

/// Says what became of the annotations of a draft that reads differently now, where anything did.
pub(in crate::app) fn say_carried(session: &mut Session, carried: &Carried) {
    let adrift = carried.adrift.len();
    if carried.moved + carried.changed + adrift == 0 {
        return;
    }
    let said = Message::new("annotations-carried").number("kept", carried.kept).number("moved", carried.moved);
    session.notify(said.number("changed", carried.changed).number("adrift", adrift), false);
}
