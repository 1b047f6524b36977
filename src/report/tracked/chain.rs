//! The longest row of pairs that ascends on both sides.

/// Returns which of the pairs (old, new), ascending by new, are kept so that they ascend by old too: as many as can be.
pub(super) fn longest(pairs: &[(usize, usize)]) -> Vec<usize> {
    // For each length, the pair with the smallest old end that a row of that length can have.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    let old = |at: usize| pairs.get(at).map_or(0, |pair| pair.0);
    for at in 0..pairs.len() {
        let length = ends.partition_point(|end| old(*end) < old(at));
        if let Some(slot) = before.get_mut(at) {
            *slot = length.checked_sub(1).and_then(|length| ends.get(length).copied());
        }
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain.push(at);
        next = before.get(at).copied().flatten();
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_pairs_leave_the_order() {
        let pairs = [(3, 0), (0, 1), (1, 2), (4, 3), (2, 4)];
        assert_eq!(longest(&pairs), [1, 2, 4]);
        assert!(longest(&[]).is_empty());
    }
}
