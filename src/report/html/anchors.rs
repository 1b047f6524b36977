//! The addresses of changes on the page: made of their ids, so that a link into a report still leads to its change after
//! the report was written anew.

use crate::report::model::Report;
use std::collections::BTreeSet;

/// The anchor of each change, a list a step.
#[derive(Debug, Default)]
pub(super) struct Anchors(Vec<Vec<String>>);

/// So many digits of an id name a change on a page.
const DIGITS: usize = 12;

impl Anchors {
    /// Names the changes; one that stands twice on the page, with the same words in two steps, is told apart by a number.
    pub fn new(report: &Report) -> Self {
        let mut taken = BTreeSet::new();
        let mut name = |id: String| {
            let short = format!("c-{}", id.chars().take(DIGITS).collect::<String>());
            let mut name = short.clone();
            let mut again = 2;
            while !taken.insert(name.clone()) {
                name = format!("{short}-{again}");
                again += 1;
            }
            name
        };
        let steps = report.compared.steps.iter();
        Self(
            steps
                .map(|step| step.comparison.changes.iter().map(|change| name(change.id.to_string())).collect())
                .collect(),
        )
    }

    /// Returns the anchor of a change; empty past the last.
    pub fn of(&self, step: usize, change: usize) -> &str {
        self.0.get(step).and_then(|step| step.get(change)).map_or("", String::as_str)
    }

    /// Returns the address of a change on the page.
    pub fn link(&self, step: usize, change: usize) -> String {
        format!("#{}", self.of(step, change))
    }
}

/// Returns the anchor of a step's section.
pub(super) fn step(number: usize) -> String {
    format!("s{number}")
}
