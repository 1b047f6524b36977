use super::*;

fn at(step: usize, change: usize) -> ChangeAt {
    ChangeAt { step, change }
}

#[test]
fn a_cell_knows_its_changes_once_each_and_the_rest_is_empty() {
    let mut entries: BTreeMap<(Head, Head), Vec<ChangeAt>> = BTreeMap::new();
    entries.insert((Head::Section("B".to_owned()), Head::Draft(1)), vec![at(1, 4), at(0, 2), at(1, 4)]);
    entries.insert((Head::Section("A".to_owned()), Head::Draft(2)), vec![at(0, 1)]);
    let order = ["B", "A"];
    let matrix = Matrix::of(entries, |head| match head {
        Head::Section(title) => (order.iter().position(|known| known == title).unwrap_or(9), head.clone()),
        _ => (0, head.clone()),
    });
    assert_eq!(matrix.rows, [Head::Section("B".to_owned()), Head::Section("A".to_owned())]);
    assert_eq!(matrix.columns, [Head::Draft(1), Head::Draft(2)]);
    assert_eq!(matrix.cell(0, 0), [at(0, 2), at(1, 4)]);
    assert_eq!(matrix.cell(0, 1), []);
    assert_eq!(matrix.cell(7, 7), []);
    assert_eq!(matrix.most(), 2);
}
