//! Tables of amendments: what the draft says, what is wanted instead, and what else there is, by the heads of the columns.
//!
//! ```text
//! Provision        | Draft             | Amendment             | Justification
//! Article 3 (2)    | … in ten days.    | … in twelve days.     | Ten are too few.
//! ```
//! A row proposes what its two wordings differ in and nothing else; what is alike, or only quoted, is no proposal.

use super::citation::{self, Addresses, Citation, Found};
use super::quoted;
use super::{Action, ActorFinder, ActorName, Doubt, Proposal};
use crate::base::Span;
use crate::compare::EditKind;
use crate::compare::redline::redline;
use crate::text::{Paragraph, ParagraphKind, Reading, Style};
use std::collections::{BTreeMap, BTreeSet};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Place,
    Old,
    New,
    Reason,
    Who,
}

/// Words in the heads of columns. What gives a reason is told first: "comments on the draft" is no draft.
const HEADS: [(Column, &[&str]); 5] = [
    (
        Column::Reason,
        &[
            "justification", "reason", "reasons", "rationale", "comment", "comments", "explanation", "remark", "remarks", "observations",
            "note", "notes", "motif", "motifs", "motivation", "commentaire", "commentaires", "exposé", "justificación", "motivo",
            "comentario", "обоснование", "комментарий", "примечание", "理由", "说明", "备注", "评论", "解释",
        ],
    ),
    (
        Column::Who,
        &["delegation", "delegations", "proponent", "proposed by", "submitted by", "author", "délégation", "auteur", "delegación", "делегация", "автор", "代表团", "提案方", "提出方"],
    ),
    (
        Column::New,
        &[
            "amendment", "amendments", "proposal", "proposals", "proposed", "suggested", "suggestion", "suggestions", "change", "changes",
            "revision", "revised", "modification", "modifications", "new", "amended", "alternative", "amendement", "amendements",
            "proposition", "propositions", "proposé", "proposée", "modifié", "enmienda", "propuesta", "propuesto", "поправка", "поправки",
            "предложение", "предлагаемый", "修正", "建议", "提案", "修改",
        ],
    ),
    (
        Column::Old,
        &[
            "draft", "current", "original", "existing", "text", "commission", "zero", "rev", "present", "wording", "old", "projet", "texte",
            "actuel", "initial", "proyecto", "texto", "original", "проект", "текст", "действующий", "案文", "原文", "草案", "现有", "现行", "文本",
        ],
    ),
    (
        Column::Place,
        &[
            "provision", "article", "articles", "paragraph", "paragraphs", "para", "para.", "recital", "reference", "ref", "ref.", "no.",
            "no", "number", "place", "clause", "section", "rule", "item", "disposition", "paragraphe", "numéro", "référence", "disposición",
            "artículo", "párrafo", "положение", "статья", "пункт", "条款", "条", "段落", "段", "编号", "序号",
        ],
    ),
];

fn head(text: &str) -> Option<Column> {
    let lower = text.to_lowercase();
    let few = lower.split_whitespace().count() <= 12;
    let whole = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    // "Text proposed by the Commission" is no name's column; "Proposed by" is.
    let has = |column: Column, words: &[&str]| match column {
        Column::Who => words.contains(&whole),
        _ => super::letter::word(&lower, words).is_some(),
    };
    HEADS.iter().find(|(column, words)| few && has(*column, words)).map(|(column, _)| *column)
}

/// The columns of a row of heads, when it says which hold the old and the new words. A delegation's name is the head of
/// what that delegation wants.
fn heads(row: &BTreeMap<u32, Cell>, finder: &ActorFinder) -> Option<BTreeMap<u32, Column>> {
    let what = |cell: &Cell| {
        let whole = cell.whole();
        head(&whole).or_else(|| finder.list(&whole).map(|_| Column::New))
    };
    let mut found: BTreeMap<u32, Column> = row.iter().filter_map(|(&at, cell)| Some((at, what(cell)?))).collect();
    let of = |found: &BTreeMap<u32, Column>, wanted: Column| -> Vec<u32> {
        found.iter().filter(|(_, column)| **column == wanted).map(|(at, _)| *at).collect()
    };
    // "Text proposed by the Commission | Amendment": of two that propose, the left is what is proposed to be changed.
    if let (true, [left, _]) = (of(&found, Column::Old).is_empty(), of(&found, Column::New).as_slice()) {
        found.insert(*left, Column::Old);
    }
    let (old, new) = (of(&found, Column::Old), of(&found, Column::New));
    let ([old], Some(new)) = (old.as_slice(), new.first()) else { return None };
    (old < new).then_some(found)
}

/// A cell: its paragraphs, and which paragraphs of the submission they are.
#[derive(Debug, Clone, Default)]
struct Cell {
    label: Option<String>,
    text: String,
    /// Place in the submission.
    at: Option<(usize, Span)>,
}

impl Cell {
    fn whole(&self) -> String {
        match &self.label {
            Some(label) => format!("{label} {}", self.text),
            None => self.text.clone(),
        }
    }

    fn push(&mut self, paragraph: &Paragraph, index: usize) {
        let words = without_struck(paragraph);
        if self.at.is_none() {
            self.label.clone_from(&paragraph.label);
            self.at = Some((index, Span::new(0, paragraph.text.len())));
            self.text = words;
        } else {
            let label = paragraph.label.as_deref().map(|label| format!("{label} ")).unwrap_or_default();
            self.text = format!("{} {label}{words}", self.text);
        }
    }
}

/// What a cell says once its struck-out and deleted words are gone.
fn without_struck(paragraph: &Paragraph) -> String {
    let gone = |at: usize| {
        paragraph
            .marks
            .iter()
            .any(|mark| matches!(mark.style, Style::Strike | Style::Deleted) && mark.span.contains(at))
    };
    let kept: String = paragraph.text.char_indices().filter(|(at, _)| !gone(*at)).map(|(_, letter)| letter).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The heads of a table.
#[derive(Debug, Clone, Default)]
struct Heads {
    columns: BTreeMap<u32, Column>,
    /// As written.
    texts: Vec<String>,
    /// Whose a column is, where its head names somebody.
    whose: BTreeMap<u32, Vec<ActorName>>,
    /// What is doubtful of all of the table.
    doubt: Option<Doubt>,
}

/// What tables of amendments are read with.
pub(super) struct Tables<'a> {
    pub base: &'a Reading,
    pub addresses: &'a Addresses,
    pub finder: &'a ActorFinder,
}

/// What was found in tables.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub proposals: Vec<Proposal>,
    /// Paragraphs of the submission that are cells of such tables.
    pub cells: Vec<usize>,
}

impl Tables<'_> {
    /// Reads every table of a submission that its heads, or its words, say is one of amendments.
    pub(super) fn read(&self, submission: &Reading) -> Read {
        let mut read = Read::default();
        let mut tables: BTreeMap<u32, BTreeMap<u32, BTreeMap<u32, Cell>>> = BTreeMap::new();
        let mut first: BTreeMap<u32, usize> = BTreeMap::new();
        let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (index, paragraph) in submission.paragraphs.iter().enumerate() {
            let Some(place) = paragraph.cell else { continue };
            first.entry(place.table).or_insert(index);
            members.entry(place.table).or_default().push(index);
            let row = tables.entry(place.table).or_default().entry(place.row).or_default();
            row.entry(place.column).or_default().push(paragraph, index);
        }
        // A table that goes on on the next page has the heads of the one before.
        let mut before: Option<(Heads, usize)> = None;
        for (number, rows) in &tables {
            let start = first.get(number).copied().unwrap_or(0);
            let end = members.get(number).and_then(|cells| cells.last()).copied().unwrap_or(start);
            let found = rows.iter().take(3).find_map(|(at, row)| Some((*at, self.heads(row)?)));
            let goes_on = before.as_ref().filter(|(_, end)| start == end + 1).map(|(heads, _)| heads.clone());
            let (from, heads) = match (found, goes_on.or_else(|| self.without_heads(rows))) {
                (Some((at, heads)), _) => (at + 1, heads),
                (None, Some(heads)) => (0, heads),
                (None, None) => continue,
            };
            let above = self.above(submission, start);
            self.rows(rows.range(from..).map(|(_, row)| row), &heads, above, &mut read.proposals);
            read.cells.extend(members.get(number).into_iter().flatten());
            before = Some((heads, end));
        }
        read
    }

    fn heads(&self, row: &BTreeMap<u32, Cell>) -> Option<Heads> {
        let columns = heads(row, self.finder)?;
        let whose = row.iter().filter(|(at, _)| columns.get(at) == Some(&Column::New));
        let whose = whose.filter_map(|(at, cell)| Some((*at, self.finder.list(&cell.whole())?))).collect();
        let texts = row.values().map(Cell::whole).collect();
        Some(Heads { columns, texts, whose, doubt: None })
    }

    /// Two columns without heads, of which the left holds the words of the draft in most rows: left old, right new, and a
    /// person's to confirm.
    fn without_heads(&self, rows: &BTreeMap<u32, BTreeMap<u32, Cell>>) -> Option<Heads> {
        let columns: BTreeSet<u32> = rows.values().flat_map(BTreeMap::keys).copied().collect();
        let [left, right] = columns.into_iter().collect::<Vec<_>>()[..] else { return None };
        let quotes = |cell: Option<&Cell>| {
            cell.is_some_and(|cell| {
                let words = labels(cell).1;
                self.base.paragraphs.iter().any(|paragraph| {
                    paragraph.kind != ParagraphKind::Cell && words.contains(' ') && quoted::holds(&paragraph.text, &words)
                })
            })
        };
        let drafts = rows.values().filter(|row| quotes(row.get(&left)) && row.contains_key(&right)).count();
        let columns = BTreeMap::from([(left, Column::Old), (right, Column::New)]);
        (drafts >= 2 && drafts * 2 >= rows.len()).then(|| Heads {
            columns,
            doubt: Some(Doubt::NoHeads),
            ..Heads::default()
        })
    }

    /// The paragraph named in the lines right above a table: "Amendment 4", "Article 3, paragraph 1".
    fn above(&self, submission: &Reading, start: usize) -> Option<Citation> {
        let lines = submission.paragraphs.get(..start)?.iter().rev();
        lines
            .take(3)
            .take_while(|line| line.cell.is_none() && line.text.split_whitespace().count() <= 12)
            .find_map(|line| {
                let words = format!("{} {}", line.label.as_deref().unwrap_or(""), line.text);
                citation::bare(words.trim()).or_else(|| citation::citations(&words).pop())
            })
            .filter(|citation| self.addresses.find(citation, self.base, None) != Found::Nothing || citation.is_addition())
    }

    fn rows<'r>(
        &self,
        rows: impl Iterator<Item = &'r BTreeMap<u32, Cell>>,
        heads: &Heads,
        mut above: Option<Citation>,
        out: &mut Vec<Proposal>,
    ) {
        // The paragraph that the row before spoke of, and its number: "(b)" alone is the next item of it.
        let mut last: Option<usize> = None;
        let mut numbered: Option<Citation> = None;
        for row in rows {
            if let Some(cited) = self.across(row) {
                // A row across the table names the paragraph of those below.
                (above, numbered) = (Some(cited), None);
                continue;
            }
            // Heads stand anew on each page.
            if row.values().map(Cell::whole).eq(heads.texts.iter().cloned()) {
                continue;
            }
            let cell = |wanted: Column| {
                let column = heads.columns.iter().find(|(_, column)| **column == wanted)?.0;
                row.get(column)
            };
            let named = cell(Column::Place).and_then(|cell| {
                let whole = cell.whole();
                citation::bare(&whole).or_else(|| citation::citations(&whole).pop())
            });
            let named = named.map(|named| above.as_ref().map_or(named.clone(), |above| named.within(above)));
            let old = cell(Column::Old).cloned().unwrap_or_default();
            let in_place = |label: Citation, numbered: Option<&Citation>| match (&named, numbered, &above) {
                (_, Some(outer), _) if label.is_item() => label.within(outer),
                (Some(outer), ..) | (None, _, Some(outer)) => label.within(outer),
                _ => label,
            };
            let own = labels(&old).0.map(|label| in_place(label, numbered.as_ref()));
            if let Some(own) = own.clone().filter(|own| !own.is_item()) {
                numbered = Some(own);
            }
            let cited = named.clone().or(own).or_else(|| above.clone());
            let who = cell(Column::Who).and_then(|cell| self.finder.list(&cell.whole()));
            for (at, new) in row.iter().filter(|(at, _)| heads.columns.get(at) == Some(&Column::New)) {
                let who = who.as_ref().or_else(|| heads.whose.get(at));
                // A paragraph of its own may have its number beside the new words only.
                let alone = quoted::pieces(&labels(&old).1).is_empty() && named.is_none();
                let number = labels(new).0.filter(|_| alone).map(|label| in_place(label, numbered.as_ref()));
                for mut proposal in self.row(&old, new, number.as_ref().or(cited.as_ref()), last) {
                    proposal.doubt = proposal.doubt.or(heads.doubt);
                    if let Some(who) = who {
                        proposal.actors.clone_from(who);
                        if who.iter().any(|name| name.actor.is_none()) {
                            proposal.doubt = Some(Doubt::UnknownName);
                        }
                    }
                    out.push(proposal);
                }
            }
            last = self.place(&labels(&old).1, cited.as_ref()).0.or(last);
        }
    }

    /// What a row of one cell cites: "Article 4", "Annex I: Label and parcel".
    fn across(&self, row: &BTreeMap<u32, Cell>) -> Option<Citation> {
        const FEW: usize = 10;
        let [only] = row.values().collect::<Vec<_>>()[..] else { return None };
        let whole = only.whole();
        let cited = citation::bare(&whole).or_else(|| citation::citations(&whole).into_iter().next().filter(|cited| cited.span.start == 0))?;
        let body = |paragraph: &Paragraph| !paragraph.is_heading() && quoted::holds(&paragraph.text, &whole);
        (whole.split_whitespace().count() <= FEW && !self.base.paragraphs.iter().any(body)).then_some(cited)
    }

    /// The paragraph that words of the draft, and perhaps a citation, say; and what is doubtful of it.
    fn place(&self, old: &str, cited: Option<&Citation>) -> (Option<usize>, Option<Doubt>) {
        let quoted = !quoted::pieces(old).is_empty();
        let words = quoted.then_some(old);
        let by_name = cited.map(|cited| self.addresses.find(cited, self.base, words));
        let holds = |at: usize| self.base.paragraphs.get(at).is_some_and(|paragraph| quoted::holds(&paragraph.text, old));
        if let Some(Found::One(at)) = by_name {
            if !quoted || holds(at) {
                return (Some(at), None);
            }
        }
        // The words alone say where they stand, if nothing else does or the name leads elsewhere.
        let by_words: Vec<usize> = if quoted {
            (0..self.base.paragraphs.len()).filter(|&at| holds(at)).collect()
        } else {
            Vec::new()
        };
        match (by_name, by_words.as_slice()) {
            (_, [only]) => (Some(*only), None),
            (Some(Found::One(at)), _) => (Some(at), Some(Doubt::NoSuchWords)),
            (Some(Found::Several), _) | (None, [_, _, ..]) => (by_words.first().copied(), Some(Doubt::SeveralParagraphs)),
            (Some(Found::Nothing), _) => (None, Some(Doubt::NoSuchParagraph)),
            (None, []) => (None, Some(Doubt::NoSuchWords)),
        }
    }

    /// What one row wants: `old` words of the draft, `new` words instead.
    fn row(&self, old: &Cell, new: &Cell, cited: Option<&Citation>, last: Option<usize>) -> Vec<Proposal> {
        let (_, old_words) = labels(old);
        let (new_label, new_words) = labels(new);
        if new_words.trim().is_empty() || is_no_change(&new_words) || new.at.is_none() {
            return Vec::new();
        }
        let place = new.at.unwrap_or_default();
        let (at, doubt) = self.place(&old_words, cited);
        let there = at.and_then(|at| self.base.paragraphs.get(at));
        let reference = there
            .map(|there| there.cited().to_owned())
            .filter(|cited| !cited.is_empty())
            .or_else(|| cited.map(Citation::shown));
        let made = |action, old: Option<String>, new: Option<String>| Proposal {
            actors: Vec::new(),
            action,
            base: at,
            after: None,
            reference: reference.clone(),
            text: new.clone().or_else(|| old.clone()).unwrap_or_default(),
            old,
            new: new.into_iter().collect(),
            place,
            doubt,
        };
        if is_deletion(&new_words) {
            let words = if old_words.trim().is_empty() { there.map(|there| there.text.clone()) } else { Some(old_words) };
            let mut proposal = made(Action::Delete, words, None);
            proposal.text = new_words;
            return vec![proposal];
        }
        if quoted::pieces(&old_words).is_empty() {
            return vec![self.new_paragraph(cited.or(new_label.as_ref()), new_words, place, last)];
        }
        differences(&old_words, &new_words)
            .into_iter()
            .map(|(action, old, new)| made(action, old, new))
            .collect()
    }

    /// A row without words of the draft: a paragraph of its own.
    fn new_paragraph(
        &self,
        number: Option<&Citation>,
        words: String,
        place: (usize, Span),
        last: Option<usize>,
    ) -> Proposal {
        // Its own number says where it stands, or the row's place does.
        let before = number.map(Citation::predecessors).unwrap_or_default();
        let by_number = before.iter().find_map(|before| self.addresses.find(before, self.base, None).one());
        let there = number.is_some_and(|number| self.addresses.has(number));
        let after = by_number.or(last.filter(|_| number.is_none()));
        let doubt = if after.is_none() {
            Some(Doubt::NoSuchParagraph)
        } else {
            // The draft has a paragraph of that number: in its place, or before it?
            there.then_some(Doubt::SeveralParagraphs)
        };
        Proposal {
            actors: Vec::new(),
            action: Action::Insert,
            base: None,
            after,
            reference: number.map(Citation::shown),
            old: None,
            text: words.clone(),
            new: vec![words],
            place,
            doubt,
        }
    }
}

/// The number that the words of a cell begin with, and the words behind it.
fn labels(cell: &Cell) -> (Option<Citation>, String) {
    let whole = cell.whole();
    let mut words = whole.trim();
    let mut label = String::new();
    // "9. (c) During storms": a number and an item.
    while let Some(first) = words.split_whitespace().next() {
        let is_label = first.chars().any(char::is_alphanumeric)
            && (first.ends_with(['.', ')', '、']) || first.starts_with('(') || matches!(first, "bis." | "ter."))
            && first.chars().count() <= 8
            && citation::bare(&format!("{label} {first}")).is_some();
        let number = words.split_whitespace().nth(1).is_some_and(|next| matches!(next.trim_end_matches('.'), "bis" | "ter" | "quater"))
            && first.bytes().all(|byte| byte.is_ascii_digit());
        if !is_label && !number {
            break;
        }
        label = format!("{label} {first}");
        words = words.strip_prefix(first).unwrap_or("").trim_start();
    }
    let number = citation::bare(&label);
    // "Article 4, paragraph 1: The …": the words begin behind what they are called.
    if let Some(called) = citation::citations(words).into_iter().next().filter(|called| called.span.start == 0) {
        let rest = words.get(called.span.end()..).unwrap_or_default();
        let behind = rest.trim_start_matches([' ', ':', '.', '–', '—', '-', '\u{A0}', '：']);
        let begins = behind.starts_with(|letter: char| letter.is_uppercase() || !letter.is_alphanumeric() && letter != ',' || !letter.is_ascii() && letter.is_alphabetic() && !letter.is_lowercase());
        let (item, text) = item_of(behind);
        if begins && !text.is_empty() {
            return (Some(item.map_or(called.clone(), |item| item.within(&called))), text.to_owned());
        }
    }
    (number, words.to_owned())
}

/// The label of an item that words begin with: "(c) During storms".
fn item_of(words: &str) -> (Option<Citation>, &str) {
    let first = words.split_whitespace().next().unwrap_or_default();
    match citation::bare(first).filter(|_| first.starts_with('(') && first.ends_with(')')) {
        Some(item) => (Some(item), words.strip_prefix(first).unwrap_or_default().trim_start()),
        None => (None, words),
    }
}

fn bare_lower(text: &str) -> String {
    text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// "Delete.", "[deleted]", "删除".
fn is_deletion(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "delete", "deleted", "deletion", "to be deleted", "delete paragraph", "delete the paragraph", "delete this paragraph", "suppress",
        "supprimé", "supprimée", "supprimer", "à supprimer", "suppression", "suprimido", "suprimir", "suprímase", "исключить", "удалить",
        "исключено", "删除", "删去", "delete whole paragraph", "delete entire paragraph", "removed",
    ];
    WORDS.contains(&bare_lower(text).as_str())
}

/// "No change", "–", "idem".
fn is_no_change(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "", "no change", "no changes", "unchanged", "no amendment", "none", "same", "idem", "agreed", "as is", "no comment", "no proposal",
        "sans changement", "inchangé", "sin cambios", "без изменений", "无", "无修改", "不变", "同意",
    ];
    WORDS.contains(&bare_lower(text).as_str())
}

/// A sign of omission, and nothing else.
fn is_omission(text: &str) -> bool {
    let trimmed = text.trim();
    !trimmed.is_empty() && quoted::pieces(trimmed).is_empty() && quoted::ELLIPSES.iter().any(|mark| trimmed.contains(mark))
}

/// The stretches in which two texts differ. Those with less than three words between them are one.
pub(super) fn hunks(old: &str, new: &str) -> Vec<(Span, Span)> {
    const NEAR: usize = 2;
    let mut hunks: Vec<(Span, Span)> = Vec::new();
    let mut apart = true;
    for piece in redline(old, new) {
        if piece.op == EditKind::Equal {
            let words = piece.at.old.of(old).unwrap_or_default();
            let count = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).count();
            apart = count > NEAR || words.contains(['.', ';', '。', '；', '…', '\n']);
            continue;
        }
        match hunks.last_mut() {
            Some((old, new)) if !apart => {
                *old = Span::between(old.start, piece.at.old.end().max(old.end()));
                *new = Span::between(new.start, piece.at.new.end().max(new.end()));
            }
            _ => hunks.push((piece.at.old, piece.at.new)),
        }
        apart = false;
    }
    hunks
}

/// What words to go and words to come are; nothing where they say the same, or only leave words out.
pub(super) fn action(gone: Option<&str>, come: Option<&str>) -> Option<Action> {
    // Commas alone are no wish (brackets are); nor is what an omission stands for.
    let letters = |words: Option<&str>| -> String {
        let counts = |letter: &char| letter.is_alphanumeric() || matches!(letter, '[' | ']');
        words.unwrap_or_default().chars().filter(counts).collect()
    };
    if letters(gone) == letters(come) || come.is_some_and(is_omission) || gone.is_some_and(is_omission) {
        return None;
    }
    match (gone, come) {
        (Some(_), Some(_)) => Some(Action::Replace),
        (Some(_), None) => Some(Action::Delete),
        (None, Some(_)) => Some(Action::Insert),
        (None, None) => None,
    }
}

/// What two wordings differ in: what is to be done, words to go, words to come, piece by piece. What one of them only
/// leaves out with "…" is no difference.
pub(super) fn differences(old: &str, new: &str) -> Vec<(Action, Option<String>, Option<String>)> {
    let (mut old, mut new) = (quoted::plain(old), quoted::plain(new));
    // Brackets put around words, or taken off them, are a difference of their own.
    let mut brackets = Vec::new();
    for inner in pairs(&new) {
        let bare = inner.trim_matches(['[', ']']).to_owned();
        if !old.contains(&inner) && old.contains(bare.trim()) {
            brackets.push((Action::NotAgreed, Some(bare.trim().to_owned()), None));
            new = new.replacen(&inner, &bare, 1);
        }
    }
    for inner in pairs(&old) {
        let bare = inner.trim_matches(['[', ']']).to_owned();
        if !new.contains(&inner) && new.contains(bare.trim()) {
            brackets.push((Action::Replace, Some(inner.clone()), Some(bare.trim().to_owned())));
            old = old.replacen(&inner, &bare, 1);
        }
    }
    let words =
        |span: Span, text: &str| span.of(text).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    hunks(&old, &new)
        .into_iter()
        .filter_map(|(gone, come)| {
            let (gone, come) = (words(gone, &old), words(come, &new));
            Some((action(gone.as_deref(), come.as_deref())?, gone, come))
        })
        .chain(brackets)
        .collect()
}

/// The innermost bracketed stretches of a text, brackets included.
fn pairs(text: &str) -> Vec<String> {
    let (mut out, mut open) = (Vec::new(), None);
    for (at, letter) in text.char_indices() {
        match letter {
            '[' => open = Some(at),
            ']' => {
                if let Some(start) = open.take() {
                    out.extend(text.get(start..=at).filter(|words| words.len() > 2).map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    out
}
