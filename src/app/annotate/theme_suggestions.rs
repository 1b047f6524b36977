//! What the tool proposes for the chosen change: prepared for the inspector, accepted and dismissed by key.

use crate::app::session::Session;
use crate::base::{AnnotationId, Cancelled, DraftId, JobControl, Message, PositionId, Side, ThemeId};
use crate::engine::{Jobs, Query, Same};
use crate::insight::suggest::{self, Accuracy, ThemeModel, ThemeReason, Vocabulary};
use crate::study::{Annotation, Body, Draft, Study, Theme};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// At most this many themes are proposed for a change.
const MOST: usize = 3;

/// What a suggestion would say when accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggested {
    /// A theme.
    Theme(ThemeId),
    /// That the change reflects a position.
    Position(PositionId),
}

/// A suggestion for the chosen change, ready to be drawn. Never an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionLine {
    /// What it would say.
    pub what: Suggested,
    /// The name of the theme, or of whose position it is.
    pub name: String,
    /// Why, in words.
    pub reason: String,
    /// Its name among what was dismissed.
    pub(in crate::app) dismissed_as: String,
}

/// What a model is learnt from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::app) struct LearntOf {
    annotations: Same<BTreeMap<AnnotationId, Arc<Annotation>>>,
    themes: Same<BTreeMap<ThemeId, Theme>>,
    drafts: Vec<Same<Draft>>,
}

impl From<&Study> for LearntOf {
    fn from(study: &Study) -> Self {
        Self {
            annotations: Same::from(&study.annotations),
            themes: Same::from(&study.themes),
            drafts: study.drafts.iter().map(Same::from).collect(),
        }
    }
}

/// What was learnt, how well it does, and what of it holds while the drafts stay.
#[derive(Clone)]
pub(in crate::app) struct TrainedModel {
    model: Arc<ThemeModel>,
    accuracy: Accuracy,
    vocabulary: Arc<Vocabulary>,
    of: LearntOf,
}

/// Whether two states of a study are tagged alike, without a look at the words.
fn tagged_alike(a: &LearntOf, b: &LearntOf) -> bool {
    fn tags(of: &LearntOf) -> impl Iterator<Item = (&AnnotationId, Same<Annotation>)> {
        let tags = of.annotations.iter().filter(|(_, annotation)| matches!(annotation.body, Body::Tag(_)));
        tags.map(|(id, annotation)| (id, Same::from(annotation)))
    }
    a.themes == b.themes && tags(a).eq(tags(b))
}

/// Learns what is new since `before`: a star or a note teaches nothing, and the words of the drafts are counted once.
fn learn(
    study: &Study,
    of: LearntOf,
    known: Vec<(Arc<Draft>, Option<Arc<Reading>>)>,
    before: Option<&TrainedModel>,
    job: &JobControl,
) -> Result<TrainedModel, Cancelled> {
    let before = before.filter(|before| before.of.drafts == of.drafts);
    if let Some(before) = before.filter(|before| tagged_alike(&before.of, &of)) {
        return Ok(before.clone());
    }
    let mut readings: BTreeMap<DraftId, Arc<Reading>> = BTreeMap::new();
    for (draft, reading) in known {
        job.check()?;
        readings.insert(draft.id, reading.unwrap_or_else(|| Arc::new(draft.reading())));
    }
    let vocabulary = match before {
        Some(before) => Arc::clone(&before.vocabulary),
        None => {
            let texts = readings.values().flat_map(|reading| &reading.paragraphs).map(|one| one.text.as_str());
            Arc::new(Vocabulary::of(texts, job)?)
        }
    };
    let examples = suggest::examples(study, &readings);
    let model = ThemeModel::learn(&study.themes, examples, Arc::clone(&vocabulary), job)?;
    let accuracy = model.leave_one_out(job)?;
    Ok(TrainedModel { model: Arc::new(model), accuracy, vocabulary, of })
}

/// What the tool proposes for the chosen change.
pub(in crate::app) struct Suggestions {
    /// What was learnt of the study's tags.
    pub(in crate::app) model: Query<LearntOf, TrainedModel>,
    /// What was last asked to be learnt from.
    asked: Option<LearntOf>,
    lines: Vec<SuggestionLine>,
    /// The version of the board, the change and the model that the lines were made for.
    made_for: Option<(u64, Option<usize>, usize)>,
    judged: String,
}

impl Suggestions {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            model: Query::new("suggestions", 1, jobs),
            asked: None,
            lines: Vec::new(),
            made_for: None,
            judged: String::new(),
        }
    }

    /// What the tool proposes for the chosen change, best first.
    pub(in crate::app) fn lines(&self) -> &[SuggestionLine] {
        &self.lines
    }

    /// How well the proposals of themes do on this study's own tags, in a sentence; empty with nothing to judge by.
    pub(in crate::app) fn accuracy(&self) -> &str {
        &self.judged
    }

    /// Learns anew when tags, codebook or drafts have changed, and prepares what is proposed for the chosen change.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.model.collect();
        let study = Arc::clone(session.study());
        if session.steps.is_comparing || session.board.is_none() {
            return;
        }
        // Learning goes on to its end while more is tagged in the same drafts: begun anew at every tag it would never end.
        let of = LearntOf::from(&*study);
        let learning = self.model.is_running() && self.asked.as_ref().is_some_and(|asked| asked.drafts == of.drafts);
        let answered = self.asked.as_ref() == Some(&of) && self.model.answer_of(&of).is_some();
        if !learning && !answered {
            // What is not read yet is read in the background: it takes longer than a frame has.
            let known: Vec<_> =
                study.drafts.iter().map(|draft| (Arc::clone(draft), session.readings.known(draft))).collect();
            let before = self.model.get().value().cloned();
            self.asked = Some(of.clone());
            self.model.want(&of.clone(), move |job| learn(&study, of, known, before.as_deref(), job));
        }
        let Some(learnt) = self.model.get().value().cloned() else { return };
        let Some(version) = session.board.as_ref().map(|board| board.version) else { return };
        let made_for = (version, session.focus.selected, Arc::as_ptr(&learnt.model) as usize);
        if self.made_for == Some(made_for) {
            return;
        }
        self.made_for = Some(made_for);
        self.lines = Self::propose(session, &learnt.model).unwrap_or_default();
        let (judged, percent) = (learnt.accuracy, |part: usize| part * 100 / learnt.accuracy.places.max(1));
        self.judged = if judged.places < 5 {
            String::new()
        } else {
            let said = Message::new("suggest-accuracy")
                .number("places", judged.places)
                .number("first", percent(judged.first))
                .number("three", percent(judged.three));
            session.locale.format(&said)
        };
    }

    fn propose(session: &Session, model: &ThemeModel) -> Option<Vec<SuggestionLine>> {
        let (board, index) = (session.board.as_ref()?, session.focus.selected?);
        let (change, card) = (board.comparison.changes.get(index)?, board.cards.get(index)?);
        if !change.is_visible() {
            return None;
        }
        let study = session.study();
        let side = if change.at.new.is_empty() { Side::Old } else { Side::New };
        let words = |side| -> String {
            let paragraphs = board.paragraphs(index, side);
            paragraphs.iter().map(|(_, paragraph)| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        let section =
            board.paragraphs(index, side).first().map(|(_, paragraph)| paragraph.section.clone()).unwrap_or_default();
        let mut without: BTreeSet<ThemeId> = card.themes.iter().map(|tag| tag.theme).collect();
        let themes_have = !without.is_empty();
        without.extend(study.themes.iter().filter(|(_, theme)| theme.retired).map(|(id, _)| *id));
        let language = session.locale.language();
        let mut lines = Vec::new();
        let text = format!("{}\n{}", words(Side::Old), words(Side::New));
        // A title is a word or two: what it shares with a theme says nothing of its subject. What stands below it does.
        let titles_only = Side::BOTH
            .into_iter()
            .flat_map(|side| board.paragraphs(index, side))
            .all(|(_, paragraph)| paragraph.is_heading());
        // What a person has tagged is tagged: more is offered only where nothing is.
        let most = match (titles_only, themes_have) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => MOST,
        };
        for found in model.suggest(&text, &section, &without, most) {
            let Some(theme) = study.themes.get(&found.theme) else { continue };
            let reasons: Vec<String> = found.reasons.iter().map(|reason| Self::reason(session, reason)).collect();
            lines.push(SuggestionLine {
                what: Suggested::Theme(found.theme),
                name: theme.names.in_language(language).to_owned(),
                reason: reasons.join("; "),
                dismissed_as: format!("theme {:032x} {}", found.theme.bits(), change.id),
            });
        }
        let claimed = |position| {
            card.attributions.iter().any(|claim| {
                study.annotations.get(&claim.annotation).is_some_and(|annotation| match &annotation.body {
                    Body::Claim(claim) => claim.positions.contains(&position),
                    _ => false,
                })
            })
        };
        for found in suggest::claims(change, &words(Side::New), &study.positions).into_iter().take(2) {
            let Some(position) = study.positions.get(&found.position).filter(|_| !claimed(found.position)) else {
                continue;
            };
            // An invented wish never stands beside a real text, nor a real one beside an invented text.
            if position.invented != study.invented {
                continue;
            }
            let names: Vec<String> = position
                .actors
                .iter()
                .filter_map(|id| study.actors.get(id))
                .map(|actor| actor.names.in_language(language).to_owned())
                .collect();
            lines.push(SuggestionLine {
                what: Suggested::Position(found.position),
                name: session.locale.list(&names),
                reason: session.locale.format(&Message::new("suggest-words-came").text("words", found.words.as_str())),
                dismissed_as: format!("claim {:032x} {}", found.position.bits(), change.id),
            });
        }
        lines.retain(|line| !study.dismissed.contains(&line.dismissed_as));
        Some(lines)
    }

    fn reason(session: &Session, reason: &ThemeReason) -> String {
        let quoted = |words: &[String]| session.locale.list(words);
        session.locale.format(&match reason {
            ThemeReason::Keywords(words) => Message::new("suggest-keywords").text("words", quoted(words)),
            ThemeReason::Like(words, count) => {
                Message::new("suggest-like").text("words", quoted(words)).number("count", *count)
            }
        })
    }
}
