//! What the columns of a table hold, by their heads.

use super::cell::Cell;
use crate::insight::proposals::Doubt;
use crate::insight::proposals::vocabulary;
use crate::study::actors::{ActorFinder, ActorName};
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Place,
    Old,
    New,
    Reason,
    Who,
}

/// Words in the heads of columns. What gives a reason is told first: "comments on the draft" is no draft.
pub(super) const HEADS: [(Column, &[&str]); 5] = [
    (
        Column::Reason,
        &[
            "justification",
            "reason",
            "reasons",
            "rationale",
            "comment",
            "comments",
            "explanation",
            "remark",
            "remarks",
            "observations",
            "note",
            "notes",
            "motif",
            "motifs",
            "motivation",
            "commentaire",
            "commentaires",
            "exposé",
            "justificación",
            "motivo",
            "comentario",
            "обоснование",
            "комментарий",
            "примечание",
            "理由",
            "说明",
            "备注",
            "评论",
            "解释",
        ],
    ),
    (
        Column::Who,
        &[
            "delegation",
            "delegations",
            "proponent",
            "proposed by",
            "submitted by",
            "author",
            "délégation",
            "auteur",
            "delegación",
            "делегация",
            "автор",
            "代表团",
            "提案方",
            "提出方",
        ],
    ),
    (
        Column::New,
        &[
            "amendment",
            "amendments",
            "proposal",
            "proposals",
            "proposed",
            "suggested",
            "suggestion",
            "suggestions",
            "change",
            "changes",
            "revision",
            "revised",
            "modification",
            "modifications",
            "new",
            "amended",
            "alternative",
            "amendement",
            "amendements",
            "proposition",
            "propositions",
            "proposé",
            "proposée",
            "modifié",
            "enmienda",
            "propuesta",
            "propuesto",
            "поправка",
            "поправки",
            "предложение",
            "предлагаемый",
            "修正",
            "建议",
            "提案",
            "修改",
        ],
    ),
    (
        Column::Old,
        &[
            "draft",
            "current",
            "original",
            "existing",
            "text",
            "commission",
            "zero",
            "rev",
            "present",
            "wording",
            "old",
            "projet",
            "texte",
            "actuel",
            "initial",
            "proyecto",
            "texto",
            "original",
            "проект",
            "текст",
            "действующий",
            "案文",
            "原文",
            "草案",
            "现有",
            "现行",
            "文本",
        ],
    ),
    (
        Column::Place,
        &[
            "provision",
            "article",
            "articles",
            "paragraph",
            "paragraphs",
            "para",
            "para.",
            "recital",
            "reference",
            "ref",
            "ref.",
            "no.",
            "no",
            "number",
            "place",
            "clause",
            "section",
            "rule",
            "item",
            "disposition",
            "paragraphe",
            "numéro",
            "référence",
            "disposición",
            "artículo",
            "párrafo",
            "положение",
            "статья",
            "пункт",
            "条款",
            "条",
            "段落",
            "段",
            "编号",
            "序号",
        ],
    ),
];

pub(super) fn head(text: &str) -> Option<Column> {
    let lower = text.to_lowercase();
    let few = lower.split_whitespace().count() <= 12;
    let whole = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    // "Text proposed by the Commission" is no name's column; "Proposed by" is.
    let has = |column: Column, words: &[&str]| match column {
        Column::Who => words.contains(&whole),
        _ => vocabulary::word(&lower, words).is_some(),
    };
    HEADS.iter().find(|(column, words)| few && has(*column, words)).map(|(column, _)| *column)
}

/// The columns of a row of heads, when it says which hold the old and the new words. A delegation's name is the head of
/// what that delegation wants.
pub(super) fn heads(row: &BTreeMap<u32, Cell>, finder: &ActorFinder) -> Option<BTreeMap<u32, Column>> {
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

/// The heads of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Heads {
    pub columns: BTreeMap<u32, Column>,
    /// As written.
    pub texts: Vec<String>,
    /// Whose a column is, where its head names somebody.
    pub whose: BTreeMap<u32, Vec<ActorName>>,
    /// What is doubtful of all of the table.
    pub doubt: Option<Doubt>,
}
