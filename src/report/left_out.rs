//! What a report says at its head: for whom it is, and what it leaves out, with counts.

use super::layout::Audience;
use super::model::{Compared, ComparedStep, Report};
use crate::base::{Message, Side, closed_enum};
use crate::compare::{Change, EditKind, Kind};
use crate::insight::AnnotatedChange;
use crate::insight::weight::{Judged, Level};
use crate::locale::Locale;

closed_enum!(
    /// A choice among the changes by what was said of them.
    Only {
        /// Those that are starred.
        Starred = "starred", "only-starred";
        /// Those that are tagged with a theme.
        Tagged = "tagged", "only-tagged";
        /// Those that are attributed.
        Attributed = "attributed", "only-attributed";
    }
);

impl Only {
    /// Whether a change of which this was said is among them.
    pub fn holds(self, said: &AnnotatedChange) -> bool {
        match self {
            Self::Starred => said.important,
            Self::Tagged => !said.tags.is_empty(),
            Self::Attributed => !said.claims.is_empty(),
        }
    }
}

impl Report {
    /// Lists none of the changes but those of which `keep` is true (given step, index and change), and says how many of
    /// those there is something to read in were left out: `said` is given `shown`, `all` and `count`.
    pub fn keep_only(&mut self, said: Message, keep: &dyn Fn(usize, usize, &Change) -> bool) {
        let (mut shown, mut all) = (0, 0);
        let mut listed = Vec::new();
        for (number, step) in self.compared.steps.iter().enumerate() {
            let mut row = Vec::new();
            for (index, change) in step.comparison.changes.iter().enumerate() {
                let before = self.lists(number, index);
                let now = before && keep(number, index, change);
                if before && change.is_visible() {
                    all += 1;
                    shown += usize::from(now);
                }
                row.push(now);
            }
            listed.push(row);
        }
        self.listed = listed;
        self.left_out.push(said.number("shown", shown).number("all", all).number("count", all - shown));
    }

    /// Lists only the changes of which something was said.
    pub fn keep_only_said(&mut self, only: Only) {
        let held: Vec<Vec<bool>> =
            self.annotated.iter().map(|step| step.iter().map(|said| only.holds(said)).collect()).collect();
        let key = match only {
            Only::Starred => "left-out-not-starred",
            Only::Tagged => "left-out-not-tagged",
            Only::Attributed => "left-out-not-attributed",
        };
        let keep = |step: usize, index: usize, _: &Change| {
            held.get(step).and_then(|step| step.get(index)).copied().unwrap_or(false)
        };
        self.keep_only(Message::new(key), &keep);
    }

    /// Lists only the changes of this weight and more.
    /// `overruled`: whether the weights that people gave count.
    pub fn keep_only_heavy(&mut self, least: Level, overruled: bool, locale: &Locale) {
        if least == Level::default() {
            return;
        }
        let judged: Vec<Vec<Judged>> = self.compared.steps.iter().map(|step| self.compared.judged(step)).collect();
        let given: Vec<Vec<Option<Level>>> = self
            .annotated
            .iter()
            .map(|step| step.iter().map(|said| said.overruled_weight().filter(|_| overruled)).collect())
            .collect();
        let keep = |step: usize, index: usize, change: &Change| {
            let judged = judged.get(step).and_then(|step| step.get(index));
            let given = given.get(step).and_then(|step| step.get(index)).copied().flatten();
            !change.is_visible() || judged.is_none_or(|judged| judged.is_shown(given, least))
        };
        self.keep_only(Message::new("weight-left-out").text("level", locale.t(least.key())), &keep);
    }

    /// Returns the sentences at the report's head: for whom it is, then what is left out.
    pub fn head(&self, locale: &Locale) -> Vec<String> {
        self.head_for(self.audience, locale)
    }

    /// Returns the sentences at the head of the report when it is for these.
    pub fn head_for(&self, audience: Audience, locale: &Locale) -> Vec<String> {
        let audience = match audience {
            Audience::Own => "head-working-copy",
            Audience::Circulation => "head-circulation",
        };
        let audience = self.of_study.then(|| locale.t(audience));
        let left_out = self.left_out.iter().map(|said| locale.format(said));
        audience.into_iter().chain(left_out).chain(self.compared.ignored(locale)).collect()
    }
}

impl Compared {
    /// Says what was not counted as a change, and in how many paragraphs it stands.
    pub fn ignored(&self, locale: &Locale) -> Vec<String> {
        let mut said = Vec::new();
        let count = |of: &dyn Fn(&ComparedStep, &Change) -> bool| -> usize {
            let changes = self.steps.iter().flat_map(|step| step.comparison.changes.iter().map(move |one| (step, one)));
            changes.filter(|(step, change)| of(step, change)).count()
        };
        let same = |change: &Change| change.kind == Kind::Unchanged;
        if !self.options.ignore.is_empty() {
            let classes: Vec<String> = self.options.ignore.iter().map(|class| locale.t(class.key())).collect();
            let differs = |change: &Change| change.redline.iter().any(|piece| piece.op != EditKind::Equal);
            let count = count(&|_, change| same(change) && differs(change));
            let message = Message::new("left-out-classes").text("classes", locale.list(&classes));
            said.push(locale.format(&message.number("count", count)));
        }
        if self.options.ignore_numbering {
            let count = count(&|step, change| same(change) && !change.renumbered && self.has_new_label(step, change));
            said.push(locale.format(&Message::new("left-out-numbering").number("count", count)));
        }
        if self.options.ignore_formatting {
            let count = count(&|step, change| same(change) && !self.restyled(step, change).is_empty());
            said.push(locale.format(&Message::new("left-out-formatting").number("count", count)));
        }
        said
    }

    fn has_new_label(&self, step: &ComparedStep, change: &Change) -> bool {
        let label = |side: Side, at: usize| {
            let draft = self.drafts.get(*step.at.get(side))?;
            draft.reading.paragraphs.get(at)?.label.as_deref()
        };
        change.links.iter().any(|link| label(Side::Old, link.old) != label(Side::New, link.new))
    }
}
