//! How far the coders agree, on the comparison shown or over all steps, and what they disagree on, to be walked
//! through. Measured in the background. A person settles only in their own name: gives a theme too, or takes their own
//! tag away; what others said stays theirs.

use crate::app::session::Session;
use crate::app::shared::agreement::{Measured, Open, measure, notes, steps_of};
use crate::app::shared::saying;
use crate::base::{AnnotationId, CoderId, DraftId, Message, ThemeId};
use crate::compare::Comparison;
use crate::engine::{Jobs, Memo, Query, Same};
use crate::locale::UiLanguage;
use crate::study::{Annotation, Body, Edit, Study};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is measured: the study, the comparisons, and the coders left out.
type MeasuredOf = (Same<Study>, Vec<Same<Comparison>>, BTreeSet<CoderId>);

/// What a view is made of: what was measured, the language, the theme whose disagreements are shown, and who looks.
type ViewOf = (MeasuredOf, UiLanguage, Option<ThemeId>, CoderId);

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

/// How far the coders agree, and what they disagree on.
pub(in crate::app) struct Disagreements {
    query: Query<MeasuredOf, Measured>,
    /// What was last asked to be measured.
    asked: Option<MeasuredOf>,
    made: Memo<ViewOf, AgreementView>,
    /// Coders left out of the measures.
    left_out: BTreeSet<CoderId>,
    all_steps: bool,
    on_theme: Option<ThemeId>,
    /// The disagreement one went to last.
    at: usize,
}

impl Disagreements {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            query: Query::new("agreement", 1, jobs),
            asked: None,
            made: Memo::default(),
            left_out: BTreeSet::new(),
            all_steps: false,
            on_theme: None,
            at: 0,
        }
    }

    /// Measures agreement of this coder with the others, or leaves them out.
    pub(in crate::app) fn toggle_coder(&mut self, coder: CoderId) {
        if !self.left_out.remove(&coder) {
            self.left_out.insert(coder);
        }
    }

    /// Measures over all steps (`true`), or on the comparison shown.
    pub(in crate::app) const fn all_steps(&mut self, all: bool) {
        self.all_steps = all;
    }

    /// Shows only the disagreements on this theme; `None`: all.
    pub(in crate::app) const fn on_theme(&mut self, theme: Option<ThemeId>) {
        self.on_theme = theme;
    }

    /// Measures agreement anew when something it depends on has changed.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        let study = Arc::clone(session.study());
        let steps = if self.all_steps {
            if session.steps.is_running {
                return;
            }
            session.steps.newest().map(|chain| steps_of(&study, chain)).unwrap_or_default()
        } else {
            let board = session.board.as_ref().filter(|_| !session.steps.is_comparing);
            let shown = session.focus.pair.zip(board.map(|board| Arc::clone(&board.comparison)));
            shown.into_iter().collect()
        };
        let of: MeasuredOf =
            (Same::from(&study), steps.iter().map(|(_, step)| Same::from(step)).collect(), self.left_out.clone());
        if self.asked.as_ref() != Some(&of) {
            let readings: BTreeMap<DraftId, Arc<Reading>> =
                session.timeline().into_iter().filter_map(|id| Some((id, session.reading(id)?.reading))).collect();
            let left_out = self.left_out.clone();
            self.query.want(&of, move |job| measure(&study, &steps, &readings, &left_out, job));
            self.asked = Some(of.clone());
        }
        let Some(answer) = self.query.answer_of(&of).cloned() else { return };
        let key = (of, session.locale.language(), self.on_theme, session.coder);
        if !self.made.is_of(&key) {
            let view = self.view_of(session, &answer);
            self.made.put(key, view);
        }
    }

    /// How far the coders agree; `None` while it is measured for the first time.
    pub(in crate::app) fn view(&self) -> Option<AgreementView> {
        let mut view = self.made.get().cloned()?;
        (view.at, view.all_steps) = (self.at, self.all_steps);
        Some(view)
    }

    fn view_of(&self, session: &Session, measured: &Measured) -> AgreementView {
        let study = session.study();
        let language = session.locale.language();
        let theme = |id: ThemeId| {
            study.themes.get(&id).map(|theme| theme.names.in_language(language).to_owned()).unwrap_or_default()
        };
        let name = |id: &CoderId| saying::name_of(session.study(), &session.locale, *id);
        let names = |ids: &[CoderId]| session.locale.list(&ids.iter().map(name).collect::<Vec<_>>());
        let left_out = &self.left_out;
        let rows: Vec<AgreementRow> = measured
            .lines
            .iter()
            .map(|line| AgreementRow {
                theme: line.theme,
                name: line.theme.map_or_else(|| session.locale.t("agreement-all"), theme),
                units: line.units,
                measures: [line.percentage, line.kappa, line.alpha],
                open: measured.open.iter().filter(|open| line.theme.is_none_or(|theme| theme == open.theme)).count(),
            })
            .collect();
        let own = |open: &Open| match (open.with.contains(&session.coder), open.without.contains(&session.coder)) {
            (true, _) => Own::Withdraw,
            (_, true) => Own::Give,
            _ => Own::Nothing,
        };
        let wanted = self.on_theme;
        let open = measured
            .open
            .iter()
            .enumerate()
            .filter(|(_, open)| wanted.is_none_or(|theme| theme == open.theme))
            .map(|(place, open)| OpenRow {
                place,
                name: [open.name.clone(), session.step_name(open.pair.old, open.pair.new)]
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
            all_steps: self.all_steps,
            on_theme: wanted,
            at: self.at,
        }
    }

    /// Whether it is being measured.
    pub(in crate::app) const fn is_running(&self) -> bool {
        self.query.is_running()
    }

    fn disagreement(&self, place: usize) -> Option<Open> {
        let answer = self.query.answer_of(self.asked.as_ref()?)?;
        answer.open.get(place).cloned()
    }

    /// Goes to the change of a disagreement.
    pub(in crate::app) fn go_to(&mut self, session: &mut Session, place: usize) {
        let Some(open) = self.disagreement(place) else { return };
        self.at = place;
        session.dialog = None;
        session.select_pair(open.pair);
        if !session.show_target(&open.target) {
            session.focus.selected = Some(open.change);
        }
        session.prefs.tab = crate::app::shell::preferences::Tab::Read;
    }

    /// Gives the theme of a disagreement, as oneself.
    pub(in crate::app) fn give_theme(&self, session: &mut Session, place: usize) {
        let Some(open) = self.disagreement(place).filter(|open| open.without.contains(&session.coder)) else {
            return;
        };
        let now = session.now();
        let annotation = Annotation {
            target: open.target,
            body: Body::Tag(open.theme),
            author: session.coder,
            made: now,
            changed: now,
        };
        let id = AnnotationId::new(&mut *session.ids);
        if session.edit(Edit::Annotate(id, Box::new(annotation))) {
            session.notify(Message::new("agreement-given"), true);
        }
    }

    /// Takes one's own tag of a disagreement away.
    pub(in crate::app) fn withdraw_theme(&self, session: &mut Session, place: usize) {
        let Some(open) = self.disagreement(place) else { return };
        let own: Vec<Edit> = open
            .tags
            .iter()
            .filter(|(coder, _)| *coder == session.coder)
            .map(|(_, id)| Edit::RemoveAnnotation(*id))
            .collect();
        if !own.is_empty() && session.edit(Edit::Batch(Message::new("edit-remove-annotation"), own)) {
            session.notify(Message::new("agreement-withdrawn"), true);
        }
    }
}
