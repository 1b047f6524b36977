//! Who speaks in a sentence of a submission, and whether it asks for something.

use super::citation;
use super::instruction::SIGN;
use super::vocabulary::{
    ACTS, DONE, FOLLOWING, MODAL, NEGATIONS, OPPOSES, ORDERS, OTHERS, REMARKS, RESERVES, SUPPORTS, TOLD, WISHES, word,
};
use super::{Action, ActorFinder, ActorName};

/// What a sentence does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// It orders or wishes.
    Asks,
    /// It supports, opposes, reserves.
    Says(Action),
    /// It tells what others said, asks back, explains, thanks.
    Nothing,
}

/// Whether a sentence says of a wish that it may be one.
pub(super) fn is_perhaps(lower: &str) -> bool {
    word(
        lower,
        &[
            "could",
            "might",
            "perhaps",
            "may wish",
            "consider",
            "possibly",
            "alternatively",
            "if",
            "provided that",
            "provided",
            "unless",
            "subject to",
            "或可",
            "也许",
            "如果",
        ],
    )
    .is_some()
}

/// What a sentence does, in its words without quotations; and whose it is, where it names somebody of whom nothing else
/// says that the words are theirs.
pub(super) fn of(
    outside: &str,
    lower: &str,
    finder: &ActorFinder,
    own: Option<&ActorName>,
    attached: bool,
) -> (Voice, Option<ActorName>) {
    const NOTHING: (Voice, Option<ActorName>) = (Voice::Nothing, None);
    if outside.trim_end().ends_with(['?', '？']) || word(lower, &OTHERS).is_some() {
        return NOTHING;
    }
    let is_own = |name: &ActorName| {
        own.is_some_and(|own| own.actor.is_some() && own.actor == name.actor || own.written == name.written)
    };
    let subject = subject(outside, lower, finder);
    let whose = match &subject {
        Subject::Named(name) if own.is_none() => Some(name.clone()),
        Subject::Named(name) if !is_own(name) => return NOTHING,
        Subject::Somebody => return NOTHING,
        _ => None,
    };
    // "Article 5: no objection" is said by whoever writes.
    let entry = outside.split_once([':', '：']).is_some_and(|(head, _)| citation::bare(head).is_some());
    let spoken = attached || entry || !matches!(subject, Subject::Nobody);
    // "We can go along with the words that others had asked for" says what we think; what others asked for is theirs.
    let other = finder.find(outside).iter().any(|(_, name)| !is_own(name) && whose.as_ref() != Some(name));
    let told = word(lower, &TOLD).is_some() || other && word(lower, &WISHES).is_some();
    let ours = matches!(subject, Subject::We | Subject::Named(_)) && !told;
    let remarks = ours && word(lower, &REMARKS).is_some();
    let stance = || {
        let said = stance(lower).or_else(|| remarks.then_some(Action::Remark)).filter(|_| spoken);
        said.map_or(Voice::Nothing, Voice::Says)
    };
    let voice = if asks(lower) && !(told && other) {
        // "We would not replace …" orders nothing.
        if word(lower, &NEGATIONS).is_some() { stance() } else { Voice::Asks }
    } else {
        stance()
    };
    (voice, whose)
}

/// Who does what a sentence says.
enum Subject {
    /// The writer: "we", "my delegation".
    We,
    /// An actor.
    Named(ActorName),
    /// Somebody else.
    Somebody,
    /// Nobody is said to.
    Nobody,
}

/// The one whose verb begins a sentence: "We propose", "Valdoria supports", "Others had asked".
fn subject(outside: &str, lower: &str, finder: &ActorFinder) -> Subject {
    const WE: [&str; 14] = [
        "we",
        "i",
        "our",
        "my",
        "this delegation",
        "the delegation",
        "the group",
        "the government",
        "nous",
        "nuestra",
        "notre",
        "мы",
        "我们",
        "我国",
    ];
    let verbs = [&ACTS[..], &SUPPORTS, &OPPOSES, &RESERVES, &REMARKS].concat();
    let all = [&WISHES[..], &verbs, &TOLD].concat();
    let Some(verb) = word(lower, &all) else { return Subject::Nobody };
    let head = lower.get(..verb).unwrap_or_default();
    // Lower case may be longer than what it was made of: the name is looked for in what was written.
    let written: String = outside.chars().take(head.chars().count()).collect();
    if let Some((_, name)) = finder.find(&written).into_iter().next_back() {
        return Subject::Named(name);
    }
    if word(head, &["delegation of", "government of"]).is_some() {
        return Subject::Somebody;
    }
    if word(head, &WE).is_some() || lower.contains("我们") {
        return Subject::We;
    }
    // "In article 4, Zendia proposes": a name nobody knows; "the proposal", "it is suggested" are nobody.
    let clause = written.rsplit([',', ':', ';', SIGN]).next().unwrap_or_default().trim();
    let third = lower.get(verb..).is_some_and(|rest| {
        rest.split_whitespace().next().is_some_and(|verb| verb.ends_with('s') && !verb.ends_with("ss"))
            || rest.starts_with("had ")
            || rest.starts_with("has ")
    });
    let capital =
        clause.split_whitespace().last().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase));
    if third && capital { Subject::Somebody } else { Subject::Nobody }
}

/// Whether a clause orders, or somebody wishes what the verb says.
fn asks(lower: &str) -> bool {
    let orders = |clause: &str| {
        let clause = clause.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        ORDERS.iter().any(|verb| {
            clause.strip_prefix(verb).is_some_and(|rest| !verb.is_ascii() || !rest.starts_with(char::is_alphanumeric))
        })
    };
    let han = lower.contains(|letter: char| matches!(letter, '\u{3400}'..='\u{9FFF}'));
    if lower.split([',', ':', '–', '—', SIGN, '，', '：', '、', '(', ')']).any(orders)
        || lower.split(" and ").skip(1).any(orders)
        || han && ORDERS.iter().any(|verb| !verb.is_ascii() && lower.contains(verb))
    {
        return true;
    }
    // "In the annex delete …": the order follows the place without a sign.
    if let Some(verb) = word(lower, &ORDERS)
        && let Some(head) = lower.get(..verb)
        && ["in ", "at ", "after ", "before ", "to ", "on "].iter().any(|start| head.trim_start().starts_with(start))
        && word(head, &["we", "it", "that", "which", "who", "they", "is", "are", "has", "have"]).is_none()
    {
        return true;
    }
    let wishes = word(lower, &WISHES).is_some();
    let done = word(lower, &DONE).is_some();
    let becomes = ["→", "->", "=>", "⇒"].iter().any(|sign| lower.contains(sign));
    let quotes = lower.contains(SIGN);
    let tied = quotes
        && (becomes || ["should be", "should become", "instead of"].iter().any(|tie| word(lower, &[tie]).is_some()));
    let doing = ["adding", "deleting", "replacing", "removing", "inserting", "retaining", "keeping", "changing"];
    tied || wishes && quotes && word(lower, &FOLLOWING).is_some()
        || done && word(lower, &MODAL).is_some()
        || wishes && (done || word(lower, &ORDERS).is_some() || word(lower, &doing).is_some())
        || lower.trim_start().starts_with("new paragraph")
}

/// For, against, or neither yet.
fn stance(lower: &str) -> Option<Action> {
    // For or against what somebody proposes is no word on the draft.
    if word(lower, &["proposal", "proposals", "suggestion", "amendment", "amendments"]).is_some() {
        return None;
    }
    if word(lower, &RESERVES).is_some() {
        return Some(Action::Reserve);
    }
    let accepts = word(lower, &["no objection", "not object", "not oppose", "no objections"]).is_some();
    if !accepts && word(lower, &OPPOSES).is_some() {
        return Some(Action::Oppose);
    }
    if accepts || word(lower, &SUPPORTS).is_some() && word(lower, &["not", "cannot", "no view"]).is_none() {
        return Some(Action::Support);
    }
    None
}
