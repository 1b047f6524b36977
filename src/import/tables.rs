//! Counts tables, rows and cells while a reader walks through them.

use crate::text::CellPlace;

/// Where a walk stands in tables, and in tables within their cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Tables {
    begun: u32,
    open: Vec<CellPlace>,
}

impl Tables {
    /// A table begins.
    pub(super) fn begin(&mut self) {
        self.open.push(CellPlace { table: self.begun, ..CellPlace::default() });
        self.begun += 1;
    }

    /// The innermost table ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// A row has ended.
    pub(super) fn end_row(&mut self) {
        if let Some(place) = self.open.last_mut() {
            *place = CellPlace { row: place.row.saturating_add(1), column: 0, ..*place };
        }
    }

    /// A cell that spans `columns` has ended.
    pub(super) fn end_cell(&mut self, columns: u32) {
        if let Some(place) = self.open.last_mut() {
            place.column = place.column.saturating_add(columns.clamp(1, 1000));
        }
    }

    /// The place of the cell that the walk is in.
    pub(super) fn place(&self) -> Option<CellPlace> {
        self.open.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_within_a_cell_is_a_table_of_its_own() {
        let mut tables = Tables::default();
        assert_eq!(tables.place(), None);
        tables.begin();
        tables.end_cell(2);
        tables.begin();
        tables.end_row();
        assert_eq!(tables.place(), Some(CellPlace { table: 1, row: 1, column: 0 }));
        tables.end();
        assert_eq!(tables.place(), Some(CellPlace { table: 0, row: 0, column: 2 }));
        tables.end_row();
        tables.end();
        tables.begin();
        assert_eq!(tables.place(), Some(CellPlace { table: 2, row: 0, column: 0 }));
    }
}
