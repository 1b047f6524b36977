//! Every proposal and ask through all drafts after its own.

use super::home::Home;
use super::judge::{Case, Ground};
use super::model::{Fate, Outcome, Wanted, Why};
use super::words::Wordings;
use crate::base::{Cancelled, JobControl};
use crate::compare::Lineage;
use crate::insight::alike::Stream;
use crate::study::{ProposalAction, Uptake};
use crate::text::Reading;

/// Follows what is wanted through `drafts`, whose paragraphs `lineage` ties together. One fate for each of `wanted`, in
/// their order.
///
/// # Errors
/// [`Cancelled`], when the job is stopped.
pub fn follow(
    wanted: &[Wanted],
    drafts: &[&Reading],
    lineage: &Lineage,
    job: &JobControl,
) -> Result<Vec<Fate>, Cancelled> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let texts = |draft: &&Reading| Stream::of(draft.paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
    let streams: Vec<Stream> = drafts.iter().map(texts).collect();
    job.check()?;
    let wordings = Wordings::find(wanted, &streams);
    let ground = Ground { drafts, streams: &streams, wordings: &wordings };
    let mut fates = Vec::with_capacity(wanted.len());
    for (number, one) in wanted.iter().enumerate() {
        job.check()?;
        let of = wordings.of(number);
        let outcome = |draft: usize| {
            let home = |draft: usize| Home::of(lineage, one.base, one.about, draft);
            let case = Case {
                ground: &ground,
                wanted: one,
                first_wording: of.0,
                base: home(one.base),
                draft,
                home: home(draft),
            };
            case.judge(of.clone())
        };
        let mut drafts: Vec<Option<Outcome>> =
            (0..drafts.len()).map(|draft| (draft > one.base).then(|| outcome(draft))).collect();
        // Words that stood there before they were asked for can be lost.
        let stood = one.action != ProposalAction::Retain && outcome(one.base).uptake == Uptake::AlreadyThere;
        with_history(&mut drafts, stood.then_some(one.base));
        fates.push(Fate { of: one.of, base: one.base, drafts });
    }
    Ok(fates)
}

/// Says since when words stand, and which were there and are not any more.
fn with_history(drafts: &mut [Option<Outcome>], stood: Option<usize>) {
    let (mut since, mut last, mut went) = (None, stood, false);
    for (draft, outcome) in drafts.iter_mut().enumerate() {
        let Some(outcome) = outcome else { continue };
        // What stood there, went and is back has been won.
        if went && outcome.uptake == Uptake::AlreadyThere {
            outcome.uptake = Uptake::Adopted;
            outcome.why = Why::Whole { since: draft, elsewhere: false };
        }
        let had = matches!(outcome.uptake, Uptake::Adopted | Uptake::AdoptedInPart | Uptake::AlreadyThere);
        if had {
            last = Some(draft);
        } else if let (Some(last), Uptake::NotAdopted | Uptake::Overtaken) = (last, outcome.uptake) {
            outcome.uptake = Uptake::Reversed;
            outcome.why = Why::Lost { last };
            went = true;
        }
        since = (outcome.uptake == Uptake::Adopted).then(|| since.unwrap_or(draft));
        if let (Why::Whole { since: at, .. } | Why::Gone { since: at }, Some(first)) = (&mut outcome.why, since) {
            *at = first;
        }
    }
}
