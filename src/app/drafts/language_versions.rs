//! Language versions of the two drafts compared: side by side, and where one changed and the other did not. Worked out in
//! the background while its dialog is open, anew after each edit.

use crate::app::session::Session;
use crate::app::session::feature::Work;
use crate::app::shared::names::step_name;
use crate::app::shell::dialog::Dialog;
use crate::base::{Cancelled, DraftId, JobControl, Message, Sides};
use crate::engine::{Derived, Jobs, Query, Same};
use crate::insight::language_check::{Finding, LanguageCheck, Version, check};
use crate::locale::Locale;
use crate::study::{Draft, Study};
use crate::text::{Language, Paragraph, Reading};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The study, the drafts, and the language beside their own.
type Asked = (Same<Study>, DraftId, DraftId, Language);

/// A paragraph in two languages, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// How it is cited; that of the version beside where the first lacks it.
    pub place: String,
    /// Its words in the language of negotiation; empty where it is not there.
    pub first: String,
    /// Its words in the other language.
    pub second: String,
    /// What happened to it in one version alone.
    pub finding: Option<String>,
    /// What it said before, in both versions, where there is a finding.
    pub before: Option<(String, String)>,
}

/// Two language versions of a step, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionsView {
    /// The step.
    pub step: String,
    /// The names of the languages.
    pub languages: (String, String),
    /// Every language that both drafts have beside their own, and whether it is the one shown.
    pub others: Vec<(Language, String, bool)>,
    /// The paragraphs, in the order of the new draft.
    pub rows: Arc<[VersionRow]>,
    /// How many of them changed in one version alone.
    pub findings: usize,
}

/// What was found, with the texts it was found in.
struct Checked {
    rows: Arc<[VersionRow]>,
    findings: usize,
}

/// Language versions of the drafts compared.
pub(in crate::app) struct LanguageVersions {
    query: Query<Asked, Checked>,
    /// The language chosen; else the first there is.
    language: Option<Language>,
}

impl LanguageVersions {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { query: Query::new("language versions", 1, jobs), language: None }
    }

    /// Shows this language beside the drafts' own.
    pub(in crate::app) const fn choose(&mut self, language: Language) {
        self.language = Some(language);
    }

    /// Stops.
    pub(in crate::app) fn cancel(&mut self) {
        self.query.cancel();
    }

    /// That it is being worked out.
    pub(in crate::app) fn work(&self) -> Option<Work> {
        match self.query.get() {
            Derived::Pending(part) | Derived::Stale(_, part) => Some((Message::new("work-language-check"), part)),
            _ => None,
        }
    }

    /// Works it out anew while it is shown.
    pub(in crate::app) fn refresh(&mut self, session: &Session) {
        self.query.collect();
        if session.dialog != Some(Dialog::LanguageVersions) {
            return;
        }
        let Some((drafts, language)) = self.shown(session) else { return };
        let asked = (Same::from(session.study()), drafts.old.id, drafts.new.id, language);
        let (drafts, locale) = (drafts.map(Arc::clone), session.locale.clone());
        self.query.want(&asked, move |job| checked(&drafts, language, &locale, job));
    }

    /// The two drafts compared, and the language beside their own that is shown.
    fn shown<'a>(&self, session: &'a Session) -> Option<(Sides<&'a Arc<Draft>>, Language)> {
        let pair = session.focus.pair?;
        let study = session.study();
        let drafts = Sides::new(study.draft(pair.old)?, study.draft(pair.new)?);
        let common = common_languages(drafts);
        let language = self.language.filter(|chosen| common.contains(chosen)).or_else(|| common.first().copied())?;
        Some((drafts, language))
    }

    /// What is shown; `None` while it is worked out for the first time, or where the drafts have no other language in common.
    pub(in crate::app) fn view(&self, session: &Session) -> Option<VersionsView> {
        let (drafts, language) = self.shown(session)?;
        let checked = self.query.get().value().cloned()?;
        let named = |language| named(language, &session.locale);
        Some(VersionsView {
            step: step_name(session.study(), &session.locale, drafts.old.id, drafts.new.id),
            languages: (named(own_language(drafts.new)), named(language)),
            others: common_languages(drafts).into_iter().map(|one| (one, named(one), one == language)).collect(),
            rows: Arc::clone(&checked.rows),
            findings: checked.findings,
        })
    }
}

fn own_language(draft: &Draft) -> Language {
    draft.text.copy.language.unwrap_or(Language::Other)
}

/// A language's name.
fn named(language: Language, locale: &Locale) -> String {
    locale.t(&format!("language-{}", language.name()))
}

/// The languages that both drafts have beside their own.
fn common_languages(drafts: Sides<&Arc<Draft>>) -> Vec<Language> {
    drafts.old.others.keys().filter(|language| drafts.new.others.contains_key(language)).copied().collect()
}

/// Whether the two drafts compared have a language in common beside their own.
pub(in crate::app) fn has_versions(session: &Session) -> bool {
    let study = session.study();
    let drafts = session.focus.pair.and_then(|pair| Some(Sides::new(study.draft(pair.old)?, study.draft(pair.new)?)));
    drafts.is_some_and(|drafts| !common_languages(drafts).is_empty())
}

fn checked(
    drafts: &Sides<Arc<Draft>>,
    language: Language,
    locale: &Locale,
    job: &JobControl,
) -> Result<Checked, Cancelled> {
    let first = drafts.as_ref().map(|draft| draft.reading().paragraphs);
    let second = drafts.as_ref().map(|draft| {
        let other = draft.others.get(&language);
        other.map(|other| Reading::of(&other.copy, draft.view).paragraphs).unwrap_or_default()
    });
    let found = check(Sides::new(&first.old, &first.new), Sides::new(&second.old, &second.new), job)?;
    let names = [own_language(&drafts.new), language].map(|language| named(language, locale));
    let rows = rows(&found, (&first, &second), &names, locale);
    Ok(Checked { findings: found.findings.len(), rows: Arc::from(rows) })
}

/// The paragraphs of the new drafts side by side; one that is gone from both stands where it stood.
fn rows(
    found: &LanguageCheck,
    (first, second): (&Sides<Vec<Paragraph>>, &Sides<Vec<Paragraph>>),
    [one, other]: &[String; 2],
    locale: &Locale,
) -> Vec<VersionRow> {
    let said = |finding: &Finding| {
        let (changed, still) = if finding.changed == Version::First { (one, other) } else { (other, one) };
        let what = Message::new(finding.what.key()).text("changed", changed.as_str());
        locale.format(&what.text("other", still.as_str()))
    };
    let words = |paragraphs: &[Paragraph], at: Option<usize>| {
        at.and_then(|at| paragraphs.get(at)).map(|paragraph| paragraph.text.clone()).unwrap_or_default()
    };
    let row = |at: (Option<usize>, Option<usize>)| {
        let here = at.0.and_then(|at| first.new.get(at));
        let cited = here.or_else(|| second.new.get(at.1?)).map(|paragraph| paragraph.cited().to_owned());
        VersionRow {
            place: cited.unwrap_or_default(),
            first: words(&first.new, at.0),
            second: words(&second.new, at.1),
            finding: None,
            before: None,
        }
    };
    // By the places in the new drafts, so that what only one of them has stands between its neighbours.
    let partner: BTreeMap<usize, usize> = found.new.iter().copied().collect();
    let mut alone = found.alone.1.iter().copied().peekable();
    let mut places: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    for at in 0..first.new.len() {
        let beside = partner.get(&at).copied();
        while let Some(before) = alone.next_if(|other| beside.is_some_and(|beside| *other < beside)) {
            places.push((None, Some(before)));
        }
        places.push((Some(at), beside));
    }
    places.extend(alone.map(|at| (None, Some(at))));
    let mut rows: Vec<VersionRow> = places.iter().map(|&at| row(at)).collect();
    for finding in &found.findings {
        let place = places.iter().position(|(first, second)| {
            (first.is_some() && *first == finding.first.new) || (second.is_some() && *second == finding.second.new)
        });
        let before = (words(&first.old, finding.first.old), words(&second.old, finding.second.old));
        if let Some(row) = place.and_then(|place| rows.get_mut(place)) {
            row.finding = Some(said(finding));
            row.before = Some(before);
        }
    }
    rows
}
