//! How far the coders agree, on the comparison shown or over all steps, and what they disagree on, to be walked
//! through. Measured in the background. A person settles only in their own name: gives a theme too, or takes their own
//! tag away; what others said stays theirs.

use crate::app::app::App;
use crate::app::shared::agreement::Measured;
use crate::app::shared::agreement::Open;
use crate::app::shared::agreement::measure;
use crate::app::shared::agreement::notes;
use crate::app::shared::agreement::steps_of;
use crate::app::shared::saying;
use crate::base::{AnnotationId, CoderId, DraftId, Message, ThemeId};
use crate::compare::Comparison;
use crate::insight::agreement::Agreement;
use crate::locale::{Locale, UiLanguage};
use crate::report::ReportAgreement;
use crate::study::{Annotation, Body, Edit, Study, anchor};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What it was measured on.
pub(in crate::app) struct AgreementKey {
    study: Arc<Study>,
    steps: Vec<Arc<Comparison>>,
    left_out: BTreeSet<CoderId>,
    language: UiLanguage,
    on_theme: Option<ThemeId>,
    coder: CoderId,
    answered: bool,
}

/// Agreement on a theme, or over all, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementRow {
    /// The theme; `None`: over all.
    pub theme: Option<ThemeId>,
    /// Its name.
    pub name: String,
    /// How many changes two coders or more looked at.
    pub units: usize,
    /// Percentage, kappa and alpha; `None`: not defined.
    pub measures: [Option<f64>; 3],
    /// How many disagreements there are.
    pub open: usize,
}

/// What a person can do about a disagreement in their own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// Give the theme too.
    Give,
    /// Take their own tag away.
    Withdraw,
    /// Nothing: they have not looked.
    Nothing,
}

/// A disagreement, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRow {
    /// Its place in the list of all disagreements: what actions name.
    pub place: usize,
    /// Where the change stands, and on which step.
    pub name: String,
    /// Its first words.
    pub words: String,
    /// The theme.
    pub theme: String,
    /// Who gave it.
    pub with: String,
    /// Who looked and did not.
    pub without: String,
    /// What the person here can do.
    pub own: Own,
}

/// Agreement, ready to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementView {
    /// The coders who looked at changes here: name, how many, and whether they are measured.
    pub coders: Vec<(CoderId, String, usize, bool)>,
    /// Over all first.
    pub rows: Vec<AgreementRow>,
    /// The disagreements of the theme chosen, or all.
    pub open: Vec<OpenRow>,
    /// What must be said of the figures: too few, not defined.
    pub notes: Vec<Message>,
    /// Whether all steps are measured.
    pub all_steps: bool,
    /// The theme whose disagreements are shown.
    pub on_theme: Option<ThemeId>,
    /// The disagreement one went to last (its place).
    pub at: usize,
}

impl App {
    /// Measures agreement anew when something it depends on has changed.
    pub(in crate::app) fn want_agreement(&mut self) {
        self.together.agreement.collect();
        let study = Arc::clone(self.session.study());
        let steps = if self.together.all_steps {
            if self.session.steps.is_running {
                return;
            }
            self.session.steps.newest().map(|chain| steps_of(&study, chain)).unwrap_or_default()
        } else {
            let board = self.session.board.as_ref().filter(|_| !self.session.steps.is_comparing);
            let shown = self.session.focus.pair.zip(board.map(|board| Arc::clone(&board.comparison)));
            shown.into_iter().collect()
        };
        let language = self.session.locale.language();
        let (left_out, on_theme) = (self.together.left_out.clone(), self.together.on_theme);
        let same = |of: &AgreementKey| {
            Arc::ptr_eq(&of.study, &study)
                && of.steps.len() == steps.len()
                && of.steps.iter().zip(&steps).all(|(of, (_, step))| Arc::ptr_eq(of, step))
                && of.left_out == left_out
        };
        let measured = self.together.agreement_of.as_ref().is_some_and(same);
        if !measured {
            let readings: BTreeMap<DraftId, Arc<Reading>> = self
                .session
                .timeline()
                .into_iter()
                .filter_map(|id| Some((id, self.session.reading(id)?.reading)))
                .collect();
            self.together.agreement_number += 1;
            let number = self.together.agreement_number;
            self.together.agreement_of = Some(AgreementKey {
                study: Arc::clone(&study),
                steps: steps.iter().map(|(_, step)| Arc::clone(step)).collect(),
                left_out: left_out.clone(),
                language,
                on_theme,
                coder: self.session.coder,
                answered: false,
            });
            self.together.agreement.want(&number, move |job| measure(&study, &steps, &readings, &left_out, job));
        }
        let coder = self.session.coder;
        let Some(of) = &mut self.together.agreement_of else { return };
        let Some(answer) = self.together.agreement.answer_of(&self.together.agreement_number).cloned() else { return };
        if of.answered && of.language == language && of.on_theme == on_theme && of.coder == coder {
            return;
        }
        (of.answered, of.language, of.on_theme, of.coder) = (true, language, on_theme, coder);
        let view = self.agreement_view_of(&answer);
        self.together.agreement_view = Some(view);
    }

    /// How far the coders agree; `None` while it is measured for the first time.
    pub fn agreement_view(&self) -> Option<AgreementView> {
        let mut view = self.together.agreement_view.clone()?;
        (view.at, view.all_steps) = (self.together.at, self.together.all_steps);
        Some(view)
    }

    fn agreement_view_of(&self, measured: &Measured) -> AgreementView {
        let study = self.session.study();
        let chinese = self.session.chinese();
        let theme =
            |id: ThemeId| study.themes.get(&id).map(|theme| theme.names.of(chinese).to_owned()).unwrap_or_default();
        let name = |id: &CoderId| saying::name_of(self.session.study(), &self.session.locale, *id);
        let names = |ids: &[CoderId]| self.session.locale.list(&ids.iter().map(name).collect::<Vec<_>>());
        let left_out = &self.together.left_out;
        let rows: Vec<AgreementRow> = measured
            .lines
            .iter()
            .map(|line| AgreementRow {
                theme: line.theme,
                name: line.theme.map_or_else(|| self.session.locale.t("agreement-all"), theme),
                units: line.units,
                measures: [line.percentage, line.kappa, line.alpha],
                open: measured.open.iter().filter(|open| line.theme.is_none_or(|theme| theme == open.theme)).count(),
            })
            .collect();
        let own =
            |open: &Open| match (open.with.contains(&self.session.coder), open.without.contains(&self.session.coder)) {
                (true, _) => Own::Withdraw,
                (_, true) => Own::Give,
                _ => Own::Nothing,
            };
        let wanted = self.together.on_theme;
        let open = measured
            .open
            .iter()
            .enumerate()
            .filter(|(_, open)| wanted.is_none_or(|theme| theme == open.theme))
            .map(|(place, open)| OpenRow {
                place,
                name: [open.name.clone(), self.session.step_name(open.pair.old, open.pair.new)]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · "),
                words: open.words.clone(),
                theme: theme(open.theme),
                with: names(&open.with),
                without: names(&open.without),
                own: own(open),
            })
            .collect();
        AgreementView {
            coders: measured.looked.iter().map(|(id, count)| (*id, name(id), *count, !left_out.contains(id))).collect(),
            notes: notes(&measured.lines),
            rows,
            open,
            all_steps: self.together.all_steps,
            on_theme: wanted,
            at: self.together.at,
        }
    }

    fn disagreement(&self, place: usize) -> Option<Open> {
        let answer = self.together.agreement.answer_of(&self.together.agreement_number)?;
        answer.open.get(place).cloned()
    }

    pub(in crate::app) fn go_to_disagreement(&mut self, place: usize) {
        let Some(open) = self.disagreement(place) else { return };
        self.together.at = place;
        self.session.dialog = None;
        self.session.select_pair(open.pair);
        if let Some(anchor) = open.target.new.first().or(open.target.old.first())
            && let Some(reading) = self.session.reading(anchor.draft)
            && let Some(draft) = self.session.study().draft(anchor.draft)
            && let Some((at, _)) = anchor::locate(anchor, draft, &reading.reading).1
        {
            self.session.focus.heading_for = Some((anchor.draft, at));
        } else {
            self.session.focus.selected = Some(open.change);
        }
        self.session.prefs.tab = crate::app::shell::preferences::Tab::Read;
    }

    /// Gives the theme of a disagreement, as oneself.
    pub(in crate::app) fn give_theme(&mut self, place: usize) {
        let Some(open) = self.disagreement(place).filter(|open| open.without.contains(&self.session.coder)) else {
            return;
        };
        let now = self.session.now();
        let annotation = Annotation {
            target: open.target,
            body: Body::Tag(open.theme),
            author: self.session.coder,
            made: now,
            changed: now,
        };
        let id = AnnotationId::new(&mut *self.session.ids);
        if self.session.edit(Edit::Annotate(id, Box::new(annotation))) {
            self.session.notify(Message::new("agreement-given"), true);
        }
    }

    /// Takes one's own tag of a disagreement away.
    pub(in crate::app) fn withdraw_theme(&mut self, place: usize) {
        let Some(open) = self.disagreement(place) else { return };
        let own: Vec<Edit> = open
            .tags
            .iter()
            .filter(|(coder, _)| *coder == self.session.coder)
            .map(|(_, id)| Edit::RemoveAnnotation(*id))
            .collect();
        if !own.is_empty() && self.session.edit(Edit::Batch(Message::new("edit-remove-annotation"), own)) {
            self.session.notify(Message::new("agreement-withdrawn"), true);
        }
    }
}

/// Agreement for a report; `None` where no two coders looked at the same change.
pub(crate) fn reported(study: &Study, measured: &Measured, locale: &Locale) -> Option<ReportAgreement> {
    let chinese = locale.language() == UiLanguage::Chinese;
    measured.lines.first().filter(|line| line.units > 0)?;
    let theme = |id: ThemeId| study.themes.get(&id).map(|theme| theme.names.of(chinese).to_owned()).unwrap_or_default();
    let row = |line: &Agreement| {
        let name = line.theme.map_or_else(|| locale.t("agreement-all"), theme);
        (name, line.units, [line.percentage, line.kappa, line.alpha])
    };
    let name = |id: &CoderId| study.coders.get(id).cloned().unwrap_or_else(|| locale.t("together-no-name"));
    Some(ReportAgreement {
        coders: measured.looked.keys().map(name).collect(),
        rows: measured.lines.iter().map(row).collect(),
        disagreements: measured.open.len(),
        notes: notes(&measured.lines),
    })
}
