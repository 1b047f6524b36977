//! What is asked of facts, proof-reading and the matrices.

use crate::insight::facts::FactKind;
use crate::insight::matrix::MatrixKind;

/// Something asked of the page of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactsAction {
    /// Show only facts of this kind; `None`: all.
    Kind(Option<FactKind>),
    /// Choose a cell: its row and its column.
    Choose(usize, usize),
    /// Walk over so many rows and columns.
    Walk(i32, i32),
    /// Open the place of the chosen cell.
    Open,
    /// Choose the first fact of this draft, by its place, and of this kind.
    First(usize, FactKind),
    /// Open a place that a draft calls agreed: the draft's place, and the paragraph.
    OpenParagraph(usize, usize),
    /// Proof-read the draft of this place on the timeline.
    Draft(usize),
    /// Count this by that.
    Matrix(MatrixKind),
    /// Open the n-th change of the chosen cell.
    OpenChange(usize),
    /// Follow these terms; none: the usual ones.
    Terms(Vec<String>),
}
