//! Two people who opened the same file each on their own have the same text under different ids: one draft, and from
//! the merging on under one id, the smaller of the two, whichever of them merges.

use crate::base::{DraftId, ParagraphId};
use crate::study::conflict::{Conflict, MergeItem};
use crate::study::model::{Anchor, Annotation, Ask, Draft, Position, StudyCopy, Target, UserLink};
use crate::study::root::Study;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Drafts and their paragraphs under other ids.
#[derive(Debug, Default)]
pub(super) struct Renaming {
    /// Drafts that get another id.
    pub(super) drafts: BTreeMap<DraftId, DraftId>,
    /// Their paragraphs.
    paragraphs: BTreeMap<(DraftId, ParagraphId), ParagraphId>,
}

/// Returns what mine and theirs must be renamed so that twins meet.
pub(super) fn twins(base: Option<&Study>, mine: &Study, theirs: &Study) -> (Renaming, Renaming) {
    // A draft both began with has one name already; that one side took it away and opened it again is no meeting.
    let is_old = |id: DraftId| base.is_some_and(|base| base.draft(id).is_some());
    let own = |of: &Study, not: &Study| -> Vec<Arc<Draft>> {
        of.drafts.iter().filter(|draft| not.draft(draft.id).is_none() && !is_old(draft.id)).cloned().collect()
    };
    let (own, others) = (own(mine, theirs), own(theirs, mine));
    let mut taken: BTreeSet<DraftId> = BTreeSet::new();
    let (mut of_mine, mut of_theirs) = (Renaming::default(), Renaming::default());
    for draft in &own {
        // One slot for one slot, in the order of the timeline: two of one side never become one.
        let twin = others.iter().find(|other| {
            !taken.contains(&other.id)
                && other.text.copy.hash == draft.text.copy.hash
                && other.view == draft.view
                && other.text.ids.len() == draft.text.ids.len()
        });
        let Some(twin) = twin else { continue };
        taken.insert(twin.id);
        let (renaming, from, to) =
            if draft.id < twin.id { (&mut of_theirs, twin, draft) } else { (&mut of_mine, draft, twin) };
        renaming.drafts.insert(from.id, to.id);
        let ids = from.text.ids.iter().zip(to.text.ids.iter());
        renaming.paragraphs.extend(ids.map(|(old, new)| ((from.id, *old), *new)));
    }
    (of_mine, of_theirs)
}

impl Renaming {
    /// Returns the study under the new ids.
    pub(super) fn apply(&self, study: &Study) -> Study {
        let mut study = study.clone();
        if self.drafts.is_empty() {
            return study;
        }
        for draft in &mut study.drafts {
            if self.drafts.contains_key(&draft.id) {
                self.draft(Arc::make_mut(draft));
            }
        }
        for annotation in Arc::make_mut(&mut study.annotations).values_mut() {
            self.annotation(Arc::make_mut(annotation));
        }
        for link in Arc::make_mut(&mut study.links).values_mut() {
            self.link(link);
        }
        for position in Arc::make_mut(&mut study.positions).values_mut() {
            self.position(position);
        }
        for ask in Arc::make_mut(&mut study.asks).values_mut() {
            self.ask(ask);
        }
        if study.kept.count() > 0 {
            let drafts = self.drafts.iter().map(|(old, new)| (old.to_string(), new.to_string()));
            let paragraphs = self.paragraphs.iter().map(|((_, old), new)| (old.to_string(), new.to_string()));
            let new: BTreeMap<String, String> = drafts.chain(paragraphs).collect();
            Arc::make_mut(&mut study.kept).rename(|id| {
                // A copy is named by its draft and its language.
                let (own, rest) = id.split_once(' ').unwrap_or((id, ""));
                new.get(own).map(|new| format!("{new} {rest}").trim_end().to_owned())
            });
        }
        for conflict in Arc::make_mut(&mut study.conflicts) {
            let Conflict { mine, theirs, .. } = conflict;
            [mine, theirs].into_iter().flatten().for_each(|part| self.part(part));
        }
        study
    }

    fn part(&self, part: &mut MergeItem) {
        match part {
            MergeItem::Draft(draft) => self.draft(draft),
            MergeItem::Position(_, position) => self.position(position),
            MergeItem::Ask(_, ask) => self.ask(ask),
            MergeItem::Annotation(_, annotation) => self.annotation(annotation),
            MergeItem::Link(_, link) => self.link(link),
            MergeItem::Title(_)
            | MergeItem::Options(_)
            | MergeItem::Coder(..)
            | MergeItem::Theme(..)
            | MergeItem::Actor(..) => {}
        }
    }

    fn draft_id(&self, id: &mut DraftId) {
        *id = self.drafts.get(id).copied().unwrap_or(*id);
    }

    fn place(&self, draft: &mut DraftId, paragraph: &mut ParagraphId) {
        *paragraph = self.paragraphs.get(&(*draft, *paragraph)).copied().unwrap_or(*paragraph);
        self.draft_id(draft);
    }

    fn draft(&self, draft: &mut Draft) {
        let old = draft.id;
        let renamed = |id: &ParagraphId| self.paragraphs.get(&(old, *id)).copied().unwrap_or(*id);
        draft.text = StudyCopy { ids: Arc::new(draft.text.ids.iter().map(renamed).collect()), ..draft.text.clone() };
        draft.corrections =
            std::mem::take(&mut draft.corrections).into_iter().map(|(id, what)| (renamed(&id), what)).collect();
        self.draft_id(&mut draft.id);
    }

    fn anchors(&self, anchors: &mut [Anchor]) {
        for anchor in anchors {
            self.place(&mut anchor.draft, &mut anchor.paragraph);
        }
    }

    fn annotation(&self, annotation: &mut Annotation) {
        let Target { from, to, old, new } = &mut annotation.target;
        self.draft_id(from);
        self.draft_id(to);
        self.anchors(old);
        self.anchors(new);
    }

    fn link(&self, link: &mut UserLink) {
        for (draft, paragraph) in [&mut link.old, &mut link.new] {
            self.place(draft, paragraph);
        }
    }

    fn position(&self, position: &mut Position) {
        self.anchors(&mut position.anchors);
    }

    fn ask(&self, ask: &mut Ask) {
        self.anchors(&mut ask.anchors);
        ask.verdicts = std::mem::take(&mut ask.verdicts)
            .into_iter()
            .map(|(mut id, mut verdict)| {
                self.draft_id(&mut id);
                self.anchors(&mut verdict.anchors);
                (id, verdict)
            })
            .collect();
    }
}
