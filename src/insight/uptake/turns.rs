//! When an ask was won, lost and won back, draft by draft.

use crate::study::Uptake;

/// A turn in the fate of an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It was met for the first time, if only in part.
    Won,
    /// What was met is met no more.
    Lost,
    /// It is met again after it was lost.
    WonBack,
}

/// Returns the turns of an ask's row of cells with the places of their drafts, in order. A cell that says nothing, or that
/// the ask was overtaken or not addressed, turns nothing; a loss before anything was won is none.
pub fn turns(row: &[Option<Uptake>]) -> Vec<(Turn, usize)> {
    let mut turns: Vec<(Turn, usize)> = Vec::new();
    for (place, uptake) in row.iter().enumerate() {
        let last = turns.last().map(|(turn, _)| *turn);
        let turn = match (uptake, last) {
            (Some(Uptake::Adopted | Uptake::AdoptedInPart | Uptake::AlreadyThere), None) => Turn::Won,
            (Some(Uptake::Adopted | Uptake::AdoptedInPart | Uptake::AlreadyThere), Some(Turn::Lost)) => Turn::WonBack,
            (Some(Uptake::Reversed | Uptake::NotAdopted), Some(Turn::Won | Turn::WonBack)) => Turn::Lost,
            _ => continue,
        };
        turns.push((turn, place));
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_won_lost_and_won_back_is_seen() {
        use Uptake::{Adopted, AdoptedInPart, AlreadyThere, NotAddressed, NotAdopted, Reversed};
        let row = [None, Some(Adopted), Some(NotAddressed), Some(Reversed)];
        assert_eq!(turns(&row), [(Turn::Won, 1), (Turn::Lost, 3)]);
        assert_eq!(turns(&[Some(NotAdopted), Some(Adopted), None]), [(Turn::Won, 1)], "it stands");
        assert_eq!(turns(&[Some(NotAdopted), None]), []);
        let row = [AlreadyThere, NotAdopted, Reversed, AdoptedInPart, Adopted, NotAdopted].map(Some);
        assert_eq!(turns(&row), [(Turn::Won, 0), (Turn::Lost, 1), (Turn::WonBack, 3), (Turn::Lost, 5)]);
    }
}
