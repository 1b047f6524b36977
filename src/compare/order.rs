//! The longest ordered part of a sequence.

/// Returns indices of an ascending subsequence of `items` (value, weight) with the greatest weight; strictly
/// ascending when `strict`, else equal values may follow each other. Of several, one that ends at the smallest value.
/// `n log n`, by a Fenwick tree of prefix maxima (the method of Fredman 1975 for lengths, with weights).
pub fn longest_ascending(items: &[(usize, u64)], strict: bool) -> Vec<usize> {
    let mut values: Vec<usize> = items.iter().map(|&(value, _)| value).collect();
    values.sort_unstable();
    values.dedup();
    // tree[k]: the best (weight, index + 1) of a chain that ends at a value of the range k stands for.
    let mut tree: Vec<(u64, usize)> = vec![(0, 0); values.len() + 1];
    let mut before: Vec<usize> = vec![0; items.len()];
    for (index, &(value, weight)) in items.iter().enumerate() {
        let rank = values.partition_point(|&other| other < value) + 1;
        let mut best = (0, 0);
        let mut at = if strict { rank - 1 } else { rank };
        while at > 0 {
            if let Some(&found) = tree.get(at)
                && found.0 > best.0
            {
                best = found;
            }
            at &= at - 1;
        }
        if let Some(slot) = before.get_mut(index) {
            *slot = best.1;
        }
        let reached = (best.0 + weight, index + 1);
        let mut at = rank;
        while let Some(slot) = tree.get_mut(at) {
            if reached.0 > slot.0 {
                *slot = reached;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut best = (0, 0);
    let mut at = values.len();
    while at > 0 {
        if let Some(&found) = tree.get(at)
            && found.0 > best.0
        {
            best = found;
        }
        at &= at - 1;
    }
    let mut chain = Vec::new();
    let mut next = best.1;
    while next > 0 {
        chain.push(next - 1);
        next = before.get(next - 1).copied().unwrap_or(0);
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_heaviest_order() {
        let chain = |values: &[usize]| {
            longest_ascending(&values.iter().map(|&value| (value, 1)).collect::<Vec<_>>(), false)
                .into_iter()
                .map(|at| values[at])
                .collect::<Vec<_>>()
        };
        assert_eq!(chain(&[5, 1, 2, 3]), [1, 2, 3]);
        assert_eq!(chain(&[1, 1, 0, 2]), [1, 1, 2]);
        assert_eq!(chain(&[]), [0; 0]);
        assert_eq!(longest_ascending(&[(3, 10), (1, 4), (2, 5)], true), [0]);
    }
}
