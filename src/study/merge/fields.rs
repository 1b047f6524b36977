//! Things merged field by field. Each is built whole: a field added to the model must be given its way of merging.

use crate::study::model::{Actor, Annotation, Ask, Body, Claim, Correction, Draft, Position, Seal, StudyCopy, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A thing in three versions: as it was, as this side has it, as the other side has it.
pub(super) struct ThreeWay<'a, T> {
    base: Option<&'a T>,
    mine: &'a T,
    theirs: &'a T,
    /// Whether their value is taken where both changed it.
    prefer_theirs: bool,
    /// The fields that both changed.
    pub(super) clashes: Vec<&'static str>,
}

impl<'a, T> ThreeWay<'a, T> {
    pub(super) const fn new(base: Option<&'a T>, mine: &'a T, theirs: &'a T) -> Self {
        Self { base, mine, theirs, prefer_theirs: false, clashes: Vec::new() }
    }

    pub(super) const fn for_theirs(base: Option<&'a T>, mine: &'a T, theirs: &'a T) -> Self {
        Self { base, mine, theirs, prefer_theirs: true, clashes: Vec::new() }
    }

    /// Merges a field that is one value.
    pub(super) fn one<F: PartialEq + Clone>(&mut self, name: &'static str, get: impl Fn(&T) -> &F) -> F {
        self.one_by(name, get, |a, b| a == b)
    }

    /// A field that is one value, with its own notion of sameness.
    fn one_by<F: Clone>(&mut self, name: &'static str, get: impl Fn(&T) -> &F, same: impl Fn(&F, &F) -> bool) -> F {
        let (mine, theirs) = (get(self.mine), get(self.theirs));
        let base = self.base.map(&get);
        if same(mine, theirs) || base.is_some_and(|base| same(base, theirs)) {
            return mine.clone();
        }
        if base.is_some_and(|base| same(base, mine)) {
            return theirs.clone();
        }
        self.clashes.push(name);
        if self.prefer_theirs { theirs.clone() } else { mine.clone() }
    }

    /// Merges a list of names or words: a set, in the order of the side that changed it.
    pub(super) fn list<F: Ord + Clone>(&mut self, _name: &'static str, get: impl Fn(&T) -> &Vec<F>) -> Vec<F> {
        let (mine, theirs) = (get(self.mine), get(self.theirs));
        let base = self.base.map(&get);
        if mine == theirs || base == Some(theirs) {
            return mine.clone();
        }
        if base == Some(mine) {
            return theirs.clone();
        }
        let of = |list: &Vec<F>| list.iter().cloned().collect::<BTreeSet<F>>();
        let all = set(base.map(of).as_ref(), &of(mine), &of(theirs));
        // Those of before keep their order; the new ones follow in an order that both sides would give them.
        let before: Vec<F> =
            base.map_or_else(Vec::new, |base| base.iter().filter(|item| all.contains(*item)).cloned().collect());
        let new = all.into_iter().filter(|item| !before.contains(item)).collect::<Vec<F>>();
        before.into_iter().chain(new).collect()
    }

    /// A field of things with keys of their own.
    pub(super) fn map<K: Ord + Clone, V: PartialEq + Clone>(
        &mut self,
        name: &'static str,
        get: impl Fn(&T) -> &BTreeMap<K, V>,
    ) -> BTreeMap<K, V> {
        let (mine, theirs, base) = (get(self.mine), get(self.theirs), self.base.map(&get));
        let mut merged = BTreeMap::new();
        let keys: BTreeSet<&K> = mine.keys().chain(theirs.keys()).collect();
        for key in keys {
            let before = base.and_then(|base| base.get(key));
            let (own, other) = (mine.get(key), theirs.get(key));
            let value = if own == other || (base.is_some() && before == other) {
                own
            } else if (base.is_some() && before == own) || own.is_none() && base.is_none() {
                other
            } else if other.is_none() && base.is_none() {
                own
            } else {
                self.clashes.push(name);
                if self.prefer_theirs { other } else { own }
            };
            if let Some(value) = value {
                merged.insert(key.clone(), value.clone());
            }
        }
        self.clashes.dedup();
        merged
    }
}

/// Returns what is in both, or new on one side.
pub(super) fn set<F: Ord + Clone>(base: Option<&BTreeSet<F>>, mine: &BTreeSet<F>, theirs: &BTreeSet<F>) -> BTreeSet<F> {
    let known = |item: &F| base.is_some_and(|base| base.contains(item));
    mine.union(theirs)
        .filter(|item| !known(item) || (mine.contains(*item) && theirs.contains(*item)))
        .cloned()
        .collect()
}

pub(super) fn theme(three: &mut ThreeWay<'_, Theme>) -> Theme {
    Theme {
        names: three.one("names", |theme| &theme.names),
        parent: three.one("parent", |theme| &theme.parent),
        code: three.one("code", |theme| &theme.code),
        key: three.one("key", |theme| &theme.key),
        colour: three.one("colour", |theme| &theme.colour),
        description: three.one("description", |theme| &theme.description),
        include: three.one("include", |theme| &theme.include),
        exclude: three.one("exclude", |theme| &theme.exclude),
        keywords: three.list("keywords", |theme| &theme.keywords),
        retired: three.one("retired", |theme| &theme.retired),
        had_key: three.one("had_key", |theme| &theme.had_key),
        merged_into: three.one("merged_into", |theme| &theme.merged_into),
        order: three.one("order", |theme| &theme.order),
    }
}

pub(super) fn actor(three: &mut ThreeWay<'_, Actor>) -> Actor {
    Actor {
        kind: three.one("kind", |actor| &actor.kind),
        names: three.one("names", |actor| &actor.names),
        code: three.one("code", |actor| &actor.code),
        aliases: three.list("aliases", |actor| &actor.aliases),
        members: three.list("members", |actor| &actor.members),
        invented: three.one("invented", |actor| &actor.invented),
        note: three.one("note", |actor| &actor.note),
        retired: three.one("retired", |actor| &actor.retired),
        merged_into: three.one("merged_into", |actor| &actor.merged_into),
    }
}

pub(super) fn position(three: &mut ThreeWay<'_, Position>) -> Position {
    Position {
        kind: three.one("kind", |position| &position.kind),
        actors: three.list("actors", |position| &position.actors),
        aligned: three.list("aligned", |position| &position.aligned),
        actor_words: three.one("actor_words", |position| &position.actor_words),
        gist: three.one("gist", |position| &position.gist),
        quotation: three.one("quotation", |position| &position.quotation),
        subject: three.one("subject", |position| &position.subject),
        stance: three.one("stance", |position| &position.stance),
        themes: three.list("themes", |position| &position.themes),
        date: three.one("date", |position| &position.date),
        source: three.one("source", |position| &position.source),
        language: three.one("language", |position| &position.language),
        place: three.one("place", |position| &position.place),
        address: three.one("address", |position| &position.address),
        anchors: three.one("anchors", |position| &position.anchors),
        proposal: three.one("proposal", |position| &position.proposal),
        submitted: three.one("submitted", |position| &position.submitted),
        disputed: three.one("disputed", |position| &position.disputed),
        invented: three.one("invented", |position| &position.invented),
        basis: three.one("basis", |position| &position.basis),
        note: three.one("note", |position| &position.note),
    }
}

pub(super) fn ask(three: &mut ThreeWay<'_, Ask>) -> Ask {
    Ask {
        actors: three.list("actors", |ask| &ask.actors),
        gist: three.one("gist", |ask| &ask.gist),
        words: three.one("words", |ask| &ask.words),
        red_line: three.one("red_line", |ask| &ask.red_line),
        keep_out: three.one("keep_out", |ask| &ask.keep_out),
        verdicts: three.map("verdicts", |ask| &ask.verdicts),
        anchors: three.one("anchors", |ask| &ask.anchors),
        positions: three.list("positions", |ask| &ask.positions),
        note: three.one("note", |ask| &ask.note),
    }
}

pub(super) fn annotation(three: &mut ThreeWay<'_, Arc<Annotation>>) -> Arc<Annotation> {
    let (base, mine, theirs) = (three.base, three.mine, three.theirs);
    if base.is_none() && mine.made == theirs.made && mine.changed != theirs.changed {
        // One side says what was said when it was made: that is what both began with.
        let as_made = |annotation: &Arc<Annotation>| annotation.changed == annotation.made;
        three.base = [mine, theirs].into_iter().find(|side| as_made(side));
    }
    let body = match (&three.mine.body, &three.theirs.body) {
        (Body::Claim(mine), Body::Claim(theirs)) => {
            let base = three.base.and_then(|base| match &base.body {
                Body::Claim(claim) => Some(claim),
                _ => None,
            });
            let mut inner: ThreeWay<'_, Claim> =
                ThreeWay { base, mine, theirs, prefer_theirs: three.prefer_theirs, clashes: Vec::new() };
            let merged = claim(&mut inner);
            three.clashes.append(&mut inner.clashes);
            Body::Claim(merged)
        }
        _ => three.one("body", |annotation| &annotation.body),
    };
    three.base = base;
    // Two changes at two times are no conflict: the later one counts. Clocks differ, so only where both changed it.
    let changed = match three.base.map(|base| base.changed) {
        Some(before) if before == three.theirs.changed => three.mine.changed,
        Some(before) if before == three.mine.changed => three.theirs.changed,
        _ => three.mine.changed.max(three.theirs.changed),
    };
    Arc::new(Annotation {
        target: three.one("target", |annotation| &annotation.target),
        body,
        author: three.one("author", |annotation| &annotation.author),
        made: three.one("made", |annotation| &annotation.made),
        changed,
    })
}

pub(super) fn draft(three: &mut ThreeWay<'_, Arc<Draft>>) -> Arc<Draft> {
    let same_source = |a: &StudyCopy, b: &StudyCopy| {
        a.copy.hash == b.copy.hash
            && a.copy.importer == b.copy.importer
            && a.copy.encoding == b.copy.encoding
            && a.copy.recognition == b.copy.recognition
    };
    // Where a file was last seen differs from machine to machine and is no change. What was read alike from one source and
    // reads differently now was damaged on one side: nobody but a person can say on which.
    let same = |a: &StudyCopy, b: &StudyCopy| same_source(a, b) && a.ids == b.ids && a.copy == b.copy;
    let is_broken = |copy: &StudyCopy| matches!(copy.seal, Seal::Broken(_));
    let (mine, theirs) = (&three.mine.text, &three.theirs.text);
    let text = match (is_broken(mine), is_broken(theirs)) {
        (true, false) if same_source(mine, theirs) => theirs.clone(),
        (false, true) if same_source(mine, theirs) => mine.clone(),
        _ => three.one_by("text", |draft| &draft.text, same),
    };
    let corrections: BTreeMap<_, Correction> = three.map("corrections", |draft| &draft.corrections);
    Arc::new(Draft {
        id: three.mine.id,
        name: three.one("name", |draft| &draft.name),
        family: three.one("family", |draft| &draft.family),
        stage: three.one("stage", |draft| &draft.stage),
        date: three.one("date", |draft| &draft.date),
        status: three.one("status", |draft| &draft.status),
        source: three.one("source", |draft| &draft.source),
        view: three.one("view", |draft| &draft.view),
        text,
        others: three.map("translations", |draft| &draft.others),
        corrections,
        order: three.one("order", |draft| &draft.order),
    })
}

/// The parts of a claim, merged one by one.
fn claim(three: &mut ThreeWay<'_, Claim>) -> Claim {
    Claim {
        actors: three.list("actors", |claim| &claim.actors),
        aligned: three.list("aligned", |claim| &claim.aligned),
        role: three.one("role", |claim| &claim.role),
        basis: three.one("basis", |claim| &claim.basis),
        positions: three.list("positions", |claim| &claim.positions),
        evidence: three.one("evidence", |claim| &claim.evidence),
        note: three.one("note", |claim| &claim.note),
    }
}
