//! What a careful reader of one draft would ask the secretariat to mend: references that lead nowhere, brackets without their
//! other half, numbers out of order, terms defined and unused, placeholders, one thing named in two ways.
//!
//! Uses `proposals` for what a citation leads to and `facts` for brackets and bodies. Each finding names its place and its
//! words. Deliberately silent where it is not sure: a list with false alarms is not read.

mod brackets;
mod defined;
mod named_twice;
mod order;
mod placeholders;
mod references;
#[cfg(test)]
mod tests;

use crate::base::{Cancelled, JobControl, Message, Span, closed_enum};
use crate::text::{Language, Reading};

closed_enum!(
    /// What is wrong.
    Fault {
        /// A reference of the draft to itself leads nowhere.
        Reference = "reference", "proof-reference";
        /// A bracket is never closed.
        Unclosed = "unclosed", "proof-unclosed";
        /// A bracket was never opened.
        Unopened = "unopened", "proof-unopened";
        /// A letter or number is not the next one.
        OutOfOrder = "out-of-order", "proof-out-of-order";
        /// A letter or number stands twice.
        Doubled = "doubled", "proof-doubled";
        /// A term is defined and never used.
        Unused = "unused-term", "proof-unused-term";
        /// A term is defined twice.
        DefinedTwice = "defined-twice", "proof-defined-twice";
        /// Words are still to come.
        Placeholder = "placeholder", "proof-placeholder";
        /// The same thing is named in two ways.
        NamedTwice = "named-two-ways", "proof-named-two-ways";
    }
);

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Index of the paragraph in the draft's reading.
    pub paragraph: usize,
    /// Where in its text, in bytes; empty when its label is meant.
    pub span: Span,
    /// What is wrong.
    pub fault: Fault,
    /// The words it is about.
    pub words: String,
    /// What was to be expected, or stands elsewhere.
    pub other: Option<String>,
}

impl Finding {
    /// Says what is wrong, for people.
    pub fn message(&self) -> Message {
        let other = self.other.as_deref().unwrap_or("");
        Message::new(self.fault.key()).text("words", self.words.as_str()).text("other", other)
    }
}

/// Reads a draft; what is found comes in reading order.
pub fn proofread(reading: &Reading, language: Option<Language>, job: &JobControl) -> Result<Vec<Finding>, Cancelled> {
    let mut found = references::find(reading);
    job.check()?;
    found.extend(brackets::find(&reading.paragraphs));
    found.extend(order::find(&reading.paragraphs));
    job.check()?;
    found.extend(placeholders::find(&reading.paragraphs));
    found.extend(defined::find(&reading.paragraphs, job)?);
    found.extend(named_twice::find(&reading.paragraphs, language, job)?);
    found.sort();
    Ok(found)
}
