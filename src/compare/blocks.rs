//! Neighbouring moved changes: what a reader sees as one block that moved.

use super::model::{Change, Walk};

/// Returns, for each change, the number of the block of neighbouring moved changes it is in, counted from 1; none for
/// what did not move and for what moved alone.
pub fn blocks(changes: &[Change]) -> Vec<Option<u32>> {
    let mut walk = Walk::default();
    let mut blocks: Vec<Option<u32>> = vec![None; changes.len()];
    let (mut number, mut before) = (0, 0);
    for (at, change) in changes.iter().enumerate() {
        let (moved, goes_on) = walk.take(change);
        if goes_on {
            if blocks.get(before).copied().flatten().is_none() {
                number += 1;
                if let Some(first) = blocks.get_mut(before) {
                    *first = Some(number);
                }
            }
            if let Some(slot) = blocks.get_mut(at) {
                *slot = Some(number);
            }
        }
        if moved {
            before = at;
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::JobControl;
    use crate::compare::{Options, compare};
    use crate::text::Paragraph;

    const LINES: [&str; 9] = [
        "The harbour master keeps the book of moorings.",
        "Nets are dried on the eastern mole from May to October.",
        "Whoever finds an anchor brings it to the chandler.",
        "A pilot boards every vessel of more than nine fathoms.",
        "The beacon burns whale oil and nothing else.",
        "Barrels may be rolled along the quay by daylight only.",
        "Two constables walk the breakwater at low tide.",
        "Salt is weighed on the scales of the old customs house.",
        "Strangers sleep in the hostel behind the chapel.",
    ];

    fn found(order: &[&str]) -> (Vec<Option<u32>>, usize, usize) {
        let plain = |texts: &[&str]| texts.iter().map(|text| Paragraph::plain(*text)).collect::<Vec<_>>();
        let comparison = compare(&plain(&LINES), &plain(order), &Options::default(), &[], &JobControl::default())
            .expect("nobody cancels");
        (blocks(&comparison.changes), comparison.counts.moved, comparison.counts.moves)
    }

    #[test]
    fn neighbours_that_moved_together_are_one_block() {
        let [a, b, c, d, e, f, g, h, i] = LINES;
        let (of, moved, moves) = found(&[a, d, e, f, g, h, b, c, i]);
        assert_eq!(of, [None, None, None, None, None, None, Some(1), Some(1), None]);
        assert_eq!((moved, moves), (2, 1));
        // A paragraph put into the block does not tear it.
        let (of, moved, moves) = found(&[a, d, e, f, g, h, b, "Gulls are not fed.", c, i]);
        assert_eq!(of, [None, None, None, None, None, None, Some(1), None, Some(1), None]);
        assert_eq!((moved, moves), (2, 1));
    }

    #[test]
    fn what_moved_alone_is_no_block() {
        let [a, b, c, d, e, f, g, h, i] = LINES;
        let (of, moved, moves) = found(&[a, c, d, e, b, f, h, i, g]);
        assert!(of.iter().all(Option::is_none), "{of:?}");
        assert_eq!((moved, moves), (2, 2));
    }
}
