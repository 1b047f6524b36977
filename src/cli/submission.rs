//! `travaux import`: a delegation's proposals against a draft, as JSON or as text to read.

use crate::base::{Chars, Message};
use crate::insight::proposals::{ActorName, Proposal, Proposals};
use crate::locale::Locale;
use crate::text::Reading;
use serde_json::{Value, json};

/// The files of a submission, as they are called.
pub(super) struct Names<'a> {
    pub submission: &'a str,
    pub base: &'a str,
    pub actor: Option<&'a ActorName>,
}

fn actor(name: &ActorName) -> Value {
    json!({"name": name.name, "code": name.code, "as_written": name.written})
}

fn warnings(read: &Proposals, submission: &Reading, locale: &Locale) -> Vec<String> {
    let mut out = Vec::new();
    for &index in &read.other {
        let text = submission.paragraphs.get(index).map(|paragraph| crate::app::first_words(&paragraph.text, 60));
        out.push(locale.format(&Message::new("proposals-other").text("text", text.unwrap_or_default())));
    }
    if read.absent > 0 {
        out.push(locale.format(&Message::new("proposals-absent").number("count", read.absent)));
    }
    out
}

/// Returns one JSON object and a line break.
pub(super) fn json(
    names: &Names<'_>,
    read: &Proposals,
    submission: &Reading,
    diagnostics: Vec<String>,
    locale: &Locale,
) -> String {
    let proposals: Vec<Value> = read.proposals.iter().map(|proposal| one(proposal, submission, locale)).collect();
    let mut said = diagnostics;
    said.extend(warnings(read, submission, locale));
    let whole = json!({
        "travaux": 1,
        "submission": names.submission,
        "base": names.base,
        "actor": names.actor.map(actor),
        "proposals": proposals,
        "warnings": said,
    });
    format!("{whole}\n")
}

fn one(proposal: &Proposal, submission: &Reading, locale: &Locale) -> Value {
    let (index, span) = proposal.place;
    let paragraph = submission.paragraphs.get(index);
    let text = paragraph.map_or("", |paragraph| paragraph.text.as_str());
    let chars = Chars::of(text);
    json!({
        "actors": proposal.actors.iter().map(actor).collect::<Vec<_>>(),
        "action": proposal.action.name(),
        "ref": proposal.reference,
        "index": proposal.base,
        "old": proposal.old,
        "new": proposal.new.first(),
        "alternatives": (proposal.new.len() > 1).then_some(&proposal.new),
        "text": proposal.text,
        "from": {"index": index, "from": chars.before(text, span.start), "to": chars.before(text, span.end()),
            "page": paragraph.and_then(|paragraph| paragraph.page)},
        "doubt": proposal.doubt.map(|doubt| locale.t(doubt.key())),
    })
}

/// Returns the proposals as text, one block each.
pub(super) fn text(
    names: &Names<'_>,
    read: &Proposals,
    submission: &Reading,
    diagnostics: &[String],
    locale: &Locale,
) -> String {
    let head = Message::new("proposals-head").number("count", read.proposals.len()).text("file", names.submission);
    let mut out = format!("{}\n", locale.format(&head.text("base", names.base)));
    for proposal in &read.proposals {
        let who: Vec<String> =
            proposal.actors.iter().map(|name| name.name.clone().unwrap_or_else(|| name.written.clone())).collect();
        let who = if who.is_empty() { locale.t("proposals-nobody") } else { locale.list(&who) };
        let place = proposal.reference.as_deref().unwrap_or("—");
        out += &format!("\n{place} · {who} · {}\n", locale.t(&format!("proposal-{}", proposal.action.name())));
        for (sign, words) in
            proposal.old.iter().map(|words| ('-', words)).chain(proposal.new.iter().map(|words| ('+', words)))
        {
            out += &format!("  {sign} {words}\n");
        }
        if proposal.old.is_none() && proposal.new.is_empty() {
            out += &format!("  {}\n", proposal.text);
        }
        if let Some(doubt) = proposal.doubt {
            out += &format!("  ? {}\n", locale.t(doubt.key()));
        }
    }
    let mut said = diagnostics.to_vec();
    said.extend(warnings(read, submission, locale));
    for line in said {
        out += &format!("\n! {line}\n");
    }
    out
}
