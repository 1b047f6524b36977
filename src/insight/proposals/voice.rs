//! Who speaks in a sentence of a submission, and whether it asks for something.

use super::letter::{SIGN, word};
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

/// Verbs of orders, as they begin a clause.
const ORDERS: [&str; 47] = [
    "delete", "remove", "strike", "omit", "replace", "substitute", "change", "amend", "add", "insert", "include", "retain",
    "keep", "maintain", "rephrase", "reword", "revise", "supprimer", "remplacer", "ajouter", "insérer", "conserver", "suprimir",
    "eliminar", "reemplazar", "sustituir", "añadir", "insertar", "исключить", "заменить", "добавить", "включить", "сохранить",
    "删除", "删去", "去掉", "改为", "改成", "替换", "代替", "增加", "添加", "插入", "加入", "保留", "新增", "deletion",
];

/// The same as something to be done.
const DONE: [&str; 16] = [
    "deleted", "removed", "struck", "omitted", "replaced", "substituted", "changed", "amended", "added", "inserted", "included",
    "retained", "kept", "reworded", "read", "revised",
];

/// What those say who wish.
const WISHES: [&str; 30] = [
    "propose", "proposes", "suggest", "suggests", "request", "requests", "ask", "asks", "recommend", "recommends", "wish",
    "wishes", "would like", "would prefer", "prefer", "prefers", "want", "wants", "calls for", "call for", "proposal",
    "suggestion", "propone", "proponemos", "proposons", "предлагает", "предлагаем", "建议", "提议", "请求",
];

/// Others, unnamed.
const OTHERS: [&str; 22] = [
    "some delegations", "other delegations", "several delegations", "many delegations", "certain delegations",
    "another delegation", "one delegation", "some states", "other states", "some members", "other members", "some have",
    "others have", "others had", "it was said", "it has been said", "it was suggested", "it has been suggested", "was proposed by",
    "proposed by others", "有些代表团", "一些代表团",
];

/// What is told of the past or of others.
const TOLD: [&str; 22] = [
    "has asked", "have asked", "had asked", "asked for", "has said", "have said", "had said", "has proposed", "have proposed",
    "had proposed", "has suggested", "have suggested", "had suggested", "proposed by", "suggested by", "requested by", "asked by",
    "as proposed", "as suggested", "wanted to", "曾提议", "曾建议",
];

const NEGATIONS: [&str; 16] = [
    "not", "no", "cannot", "never", "neither", "nor", "without", "against", "oppose", "opposes", "object", "objects", "disagree",
    "ne", "не", "不",
];

const SUPPORTS: [&str; 32] = [
    "support", "supports", "welcome", "welcomes", "endorse", "endorses", "agree", "agrees", "attaches importance",
    "attach importance", "attaches great importance", "attach great importance", "go along", "goes along", "can accept",
    "could accept", "accepts", "no objection", "not object", "not oppose", "content with", "satisfied with", "appreciates",
    "appreciate", "in favour of", "in favor of", "flexible", "支持", "欢迎", "赞同", "soutient", "поддерживает",
];

const OPPOSES: [&str; 24] = [
    "oppose", "opposes", "object to", "objects to", "cannot accept", "cannot agree", "cannot support", "not support",
    "not agree", "not accept", "unable to support", "unable to accept", "unable to agree", "disagree", "disagrees", "reject",
    "rejects", "concerned", "concern", "concerns", "反对", "不支持", "не поддерживает", "difficulty",
];

const RESERVES: [&str; 8] = [
    "reserve", "reserves", "reservation", "scrutiny", "pending instructions", "pending capital", "保留立场", "待国内指示",
];

/// Whether a sentence says of a wish that it may be one.
pub(super) fn is_perhaps(lower: &str) -> bool {
    word(lower, &["could", "might", "perhaps", "may wish", "consider", "possibly", "alternatively", "或可", "也许"]).is_some()
}

/// What a sentence does, in its words without quotations.
pub(super) fn of(outside: &str, lower: &str, finder: &ActorFinder, own: Option<&ActorName>) -> Voice {
    if outside.trim_end().ends_with(['?', '？']) {
        return Voice::Nothing;
    }
    let says = || stance(lower).map_or(Voice::Nothing, Voice::Says);
    let is_own = |name: &ActorName| {
        own.is_some_and(|own| own.actor.is_some() && own.actor == name.actor || own.written == name.written)
    };
    let other = finder.find(outside).iter().any(|(_, name)| !is_own(name));
    let told = word(lower, &TOLD).is_some();
    if word(lower, &OTHERS).is_some() || told && other {
        // "We can go along with the words that others had asked for" says what we think all the same.
        let first = outside.trim_start();
        let we = first.to_lowercase().starts_with("we ") || finder.find(first).first().is_some_and(|(at, name)| at.start == 0 && is_own(name));
        return if we { says() } else { Voice::Nothing };
    }
    if asks(lower) {
        // "We would not replace …" orders nothing.
        return if word(lower, &NEGATIONS).is_some() { says() } else { Voice::Asks };
    }
    says()
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
    let modal = ["should be", "shall be", "must be", "to be", "should also be", "should read", "shall read", "to read"];
    if done && (word(lower, &modal).is_some() || wishes && word(lower, &["be"]).is_some()) {
        return true;
    }
    wishes && (word(lower, &ORDERS).is_some() || lower.contains("adding") || lower.contains("deleting") || lower.contains("replacing"))
        || lower.contains("new paragraph") && lower.trim_start().starts_with("new paragraph")
}

/// For, against, or neither yet.
fn stance(lower: &str) -> Option<Action> {
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
