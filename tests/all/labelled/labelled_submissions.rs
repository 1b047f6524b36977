//! Submissions of invented delegations (`tests/labelled/submissions`) in six shapes, against what their source states.
//!
//! A table of what is right is printed by `cargo test --test all labelled_submissions -- --nocapture`; with
//! `TRAVAUX_LABELLED=name` in the surroundings, every proposal of that submission too.
//!
//! *Precision*: of the proposals called certain, how many are stated. *Recall*: of the proposals stated (what asks for no
//! words apart), how many are called certain, and how many are there at all. *Traps*: words that ask for nothing, and how
//! many of them some proposal holds. The floors are what the program reached when they were last raised.

use super::labelled_drafts::{self, matched};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use travaux::base::{ActorId, JobControl, StudyId};
use travaux::insight::proposals::{self, Action, ActorFinder, MarkupKey, Proposal};
use travaux::study::{Actor, ActorKind, Names, Study};
use travaux::text::{Reading, View};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled/submissions")
}

/// The rows of a table, without its head.
fn rows(file: &str) -> Vec<Vec<String>> {
    let table = std::fs::read_to_string(folder().join(file)).expect("the table is there");
    table.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// A study that knows the invented delegations and nobody else.
fn study() -> Study {
    let mut study = Study::empty(StudyId::from_bits(23), "");
    let actors = Arc::make_mut(&mut study.actors);
    for (at, row) in rows("actors.tsv").into_iter().enumerate() {
        let actor = Actor {
            kind: if row[1].ends_with("Group") { ActorKind::Group } else { ActorKind::State },
            names: Names { en: row[1].clone(), zh: String::new() },
            code: row[0].clone(),
            aliases: row[2].split(';').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
            invented: true,
            ..Actor::default()
        };
        actors.insert(ActorId::from_bits(at as u128 + 1), actor);
    }
    study
}

/// What somebody asks, in a form in which two ways of saying the same are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wish {
    /// `add`, `delete`, `replace`, `new` (a paragraph after this one), `statement`; of what is stated also `doubtful`, `trap`.
    kind: String,
    who: Vec<String>,
    /// The paragraph of the draft.
    at: Option<usize>,
    old: String,
    new: String,
}

/// Words without what printers and delegations vary: quotation marks, spaces, what stands at the ends.
fn bare(words: &str) -> String {
    let plain: String = words
        .chars()
        .map(|letter| match letter {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            '\u{A0}' | '\u{202F}' => ' ',
            _ => letter,
        })
        .collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.trim_matches([' ', ',', ';', '.', '[', ']', '"', '…']).to_owned()
}

impl Wish {
    fn new(kind: &str, mut who: Vec<String>, at: Option<usize>, old: &str, new: &str) -> Self {
        who.sort();
        let (old, new) = (bare(old), bare(new));
        if !matches!(kind, "add" | "delete" | "replace") {
            return Self { kind: kind.to_owned(), who, at, old, new };
        }
        // What both sides share at their ends changes nothing.
        let (olds, news): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
        let head = olds.iter().zip(&news).take_while(|(a, b)| a == b).count();
        let (olds, news) = (&olds[head..], &news[head..]);
        let tail = olds.iter().rev().zip(news.iter().rev()).take_while(|(a, b)| a == b).count();
        let old = bare(&olds[..olds.len() - tail].join(" "));
        let new = bare(&news[..news.len() - tail].join(" "));
        let kind = match (old.is_empty(), new.is_empty()) {
            (true, true) => "nothing",
            (true, false) => "add",
            (false, true) => "delete",
            (false, false) => "replace",
        };
        Self { kind: kind.to_owned(), who, at, old, new }
    }

    fn of(proposal: &Proposal) -> Option<Self> {
        let who: Vec<String> = proposal
            .actors
            .iter()
            .map(|name| name.code.clone().unwrap_or_else(|| format!("?{}", name.written)))
            .collect();
        let (old, new) = (proposal.old.clone().unwrap_or_default(), proposal.new.join(" / "));
        let made = |kind: &str, old: &str, new: &str| Some(Self::new(kind, who.clone(), proposal.base, old, new));
        match proposal.action {
            Action::Insert if proposal.base.is_none() || proposal.after.is_some() => {
                Some(Self::new("new", who, proposal.after.or(proposal.base), "", &new))
            }
            // Of an insertion the old words are those after which it comes.
            Action::Insert => made("add", "", &new),
            Action::Delete => made("delete", &old, ""),
            Action::Replace | Action::Rival | Action::Alternative if !who.is_empty() || !old.is_empty() => {
                made("replace", &old, &new)
            }
            Action::Support | Action::Oppose | Action::Retain | Action::Reserve | Action::Remark => {
                Some(Self::new("statement", who, proposal.base, "", ""))
            }
            // Square brackets of nobody's are the draft's own.
            _ => None,
        }
    }

    /// Whether this is what `stated` says; a place that has no reference is not compared.
    fn is(&self, stated: &Self) -> bool {
        (&self.kind, &self.who, &self.old, &self.new) == (&stated.kind, &stated.who, &stated.old, &stated.new)
            && (stated.at.is_none() || self.at == stated.at)
    }

    fn holds(&self, words: &str) -> bool {
        let words = bare(words);
        self.old.contains(&words) || self.new.contains(&words)
    }
}

#[derive(Debug, Default, Clone, Copy)]
struct Figures {
    certain: usize,
    certain_right: usize,
    stated: usize,
    stated_certain: usize,
    stated_found: usize,
    statements: usize,
    statements_found: usize,
    doubtful: usize,
    doubtful_told: usize,
    traps: usize,
    traps_hit: usize,
    /// Of these, how many by what is called certain.
    traps_certain: usize,
    /// Proposals, certain or not, that nobody stated.
    invented: usize,
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.certain += other.certain;
        self.certain_right += other.certain_right;
        self.stated += other.stated;
        self.stated_certain += other.stated_certain;
        self.stated_found += other.stated_found;
        self.statements += other.statements;
        self.statements_found += other.statements_found;
        self.doubtful += other.doubtful;
        self.doubtful_told += other.doubtful_told;
        self.traps += other.traps;
        self.traps_hit += other.traps_hit;
        self.traps_certain += other.traps_certain;
        self.invented += other.invented;
    }

    fn row(&self, name: &str) -> String {
        let of = |right: usize, all: usize| if all == 0 { "-".to_owned() } else { format!("{right}/{all}") };
        format!(
            "{name:26}{:>9}{:>9}{:>9}{:>11}{:>9}{:>7}{:>9}\n",
            of(self.certain_right, self.certain),
            of(self.stated_certain, self.stated),
            of(self.stated_found, self.stated),
            of(self.statements_found, self.statements),
            of(self.doubtful_told, self.doubtful),
            of(self.traps_hit, self.traps),
            self.invented,
        )
    }
}

/// Which of the proposals said is which that was stated: exactly, or a replacement in two parts.
fn pair(said: &[Wish], stated: &[Wish]) -> Vec<Option<usize>> {
    let mut home: Vec<Option<usize>> = vec![None; said.len()];
    let mut found = vec![false; stated.len()];
    for (wish, slot) in said.iter().zip(&mut home) {
        *slot = (0..stated.len()).find(|&at| !found[at] && wish.is(&stated[at]));
        if let Some(at) = *slot {
            found[at] = true;
        }
    }
    for (at, whole) in stated.iter().enumerate().filter(|(_, whole)| whole.kind == "replace") {
        let part = |kind: &str, old: &str, new: &str| {
            let part = Wish::new(kind, whole.who.clone(), whole.at, old, new);
            (0..said.len()).find(|&place| home[place].is_none() && said[place].is(&part))
        };
        if !found[at]
            && let (Some(gone), Some(come)) = (part("delete", &whole.old, ""), part("add", "", &whole.new))
        {
            home[gone] = Some(at);
            home[come] = Some(at);
        }
    }
    home
}

/// Reads one file of a submission and compares it with what is stated.
fn measure(row: &[String], ending: &str, study: &Study) -> Figures {
    let (name, base, actor) = (&row[0], &row[3], &row[4]);
    let finder = ActorFinder::of(study);
    let draft =
        Reading::of(&labelled_drafts::read(&labelled_drafts::folder().join(format!("{base}.docx"))), View::Accepted);
    let (paragraphs, _) = labelled_drafts::expected(base);
    let places = matched(&paragraphs, &draft.paragraphs);
    let at = |reference: &str| {
        let stated = paragraphs.iter().position(|each| each.reference == reference);
        places[stated.unwrap_or_else(|| panic!("{name}: no {reference} in {base}"))]
    };
    let submission = labelled_drafts::read(&folder().join(format!("{name}.{ending}")));
    let submission = Reading::of(&submission, View::Published);
    let actor = (!actor.is_empty()).then(|| finder.named(actor));
    let read =
        proposals::read(&submission, &draft, actor.as_ref(), &MarkupKey::default(), &finder, &JobControl::default());
    let read = read.expect("nobody cancels");
    let stated: Vec<Wish> = rows(&format!("{name}.tsv"))
        .iter()
        .map(|row| {
            let who = row[1].split('+').filter(|who| !who.is_empty()).map(str::to_owned).collect();
            let place = (!matches!(row[2].as_str(), "" | "-")).then(|| at(&row[2])).flatten();
            Wish::new(&row[0], who, place, &row[3], &row[4])
        })
        .collect();
    let (mut said, mut sure) = (Vec::new(), Vec::new());
    for proposal in &read.proposals {
        let Some(wish) = Wish::of(proposal) else { continue };
        // As the window judges.
        let known = !proposal.actors.is_empty() && proposal.actors.iter().all(|name| name.actor.is_some());
        sure.push(proposal.doubt.is_none() && known && proposal.base.or(proposal.after).is_some());
        said.push(wish);
    }
    let home = pair(&said, &stated);
    let asked = std::env::var("TRAVAUX_LABELLED").unwrap_or_default();
    if !asked.is_empty() && format!("{name}.{ending}").starts_with(&asked) {
        eprintln!("{name}.{ending}");
        for ((wish, certain), home) in said.iter().zip(&sure).zip(&home) {
            let sign = if home.is_some() { "ok" } else { "??" };
            let certain = if *certain { "certain" } else { "doubted" };
            let place = wish.at.map_or("-", |at| draft.paragraphs[at].cited());
            eprintln!(
                "  {sign} {certain} {} {} {place} -[{}] +[{}]",
                wish.kind,
                wish.who.join("+"),
                wish.old,
                wish.new
            );
        }
        for (at, wish) in
            stated.iter().enumerate().filter(|(_, wish)| !matches!(wish.kind.as_str(), "trap" | "doubtful"))
        {
            if !home.contains(&Some(at)) {
                eprintln!("  missed {} {} -[{}] +[{}]", wish.kind, wish.who.join("+"), wish.old, wish.new);
            }
        }
    }
    figures(&said, &sure, &home, &stated)
}

fn figures(said: &[Wish], sure: &[bool], home: &[Option<usize>], stated: &[Wish]) -> Figures {
    let mut figures = Figures::default();
    for (certain, home) in sure.iter().zip(home) {
        figures.certain += usize::from(*certain);
        figures.certain_right += usize::from(*certain && home.is_some());
        figures.invented += usize::from(home.is_none());
    }
    for (at, wish) in stated.iter().enumerate() {
        let here = |certain: bool| home.iter().zip(sure).any(|(home, sure)| *home == Some(at) && (*sure || !certain));
        match wish.kind.as_str() {
            "trap" => {
                figures.traps += 1;
                let holds = |at: usize| home[at].is_none() && said[at].holds(&wish.old);
                figures.traps_hit += usize::from((0..said.len()).any(holds));
                figures.traps_certain += usize::from((0..said.len()).any(|at| sure[at] && holds(at)));
            }
            "doubtful" => {
                figures.doubtful += 1;
                let words = if wish.new.is_empty() { &wish.old } else { &wish.new };
                let told = said.iter().zip(sure).any(|(said, sure)| !sure && said.holds(words));
                figures.doubtful_told += usize::from(told);
            }
            "statement" => {
                figures.statements += 1;
                figures.statements_found += usize::from(here(false));
            }
            _ => {
                figures.stated += 1;
                figures.stated_certain += usize::from(here(true));
                figures.stated_found += usize::from(here(false));
            }
        }
    }
    figures
}

/// Of a thousand: precision of what is certain, recall of it, recall of everything; the most traps that may be hit, the most
/// proposals that may be made up.
const FLOORS: (usize, usize, usize, usize, usize) = (992, 975, 975, 0, 9);

#[test]
fn submissions_in_six_shapes_are_read_as_stated() {
    let study = study();
    let mut table = format!(
        "{:26}{:>9}{:>9}{:>9}{:>11}{:>9}{:>7}{:>9}\n",
        "", "certain", "recall", "at all", "statements", "doubted", "traps", "made up"
    );
    let (mut all, mut shapes): (Figures, BTreeMap<String, Figures>) = (Figures::default(), BTreeMap::new());
    for row in rows("index.tsv") {
        for ending in row[2].split(',') {
            let figures = measure(&row, ending, &study);
            table.push_str(&figures.row(&format!("{}.{ending}", row[0])));
            shapes.entry(row[1].clone()).or_default().add(figures);
            all.add(figures);
        }
    }
    assert!(shapes.len() >= 6, "six shapes");
    for (shape, figures) in &shapes {
        table.push_str(&figures.row(shape));
    }
    let _ = write!(table, "{}", all.row("all"));
    eprintln!("{table}");
    let share = |right: usize, of: usize| right * 1000 / of.max(1);
    let reached = (
        share(all.certain_right, all.certain),
        share(all.stated_certain, all.stated),
        share(all.stated_found, all.stated),
        all.traps_hit,
        all.invented,
    );
    let good = reached.0 >= FLOORS.0
        && reached.1 >= FLOORS.1
        && reached.2 >= FLOORS.2
        && reached.3 <= FLOORS.3
        && reached.4 <= FLOORS.4;
    assert!(good, "{reached:?}, before {FLOORS:?}");
    assert_eq!(all.traps_certain, 0, "what asks for nothing is called certain");
}
