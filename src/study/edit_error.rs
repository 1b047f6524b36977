use crate::base::Message;

/// Why an edit could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// It speaks of something the study does not hold.
    Unknown,
    /// It adds something the study holds already.
    Twice,
    /// It would put a theme below itself.
    Cycle,
    /// It gives a number key to two themes, or one that is none of 1 to 8.
    KeyTaken,
    /// It leaves a theme or an actor without a name.
    NoName,
    /// It takes away something that is in use.
    InUse,
    /// It would make one of an invented actor and a real one.
    Invented,
    /// It tags with an objective, which comes from the section a paragraph stands in.
    BySection,
}

impl EditError {
    /// Returns the sentence to tell the user.
    pub const fn message(self) -> Message {
        Message::new(match self {
            Self::Unknown => "study-edit-unknown",
            Self::Twice => "study-edit-twice",
            Self::Cycle => "study-edit-cycle",
            Self::KeyTaken => "study-edit-key-taken",
            Self::NoName => "study-edit-no-name",
            Self::InUse => "study-edit-in-use",
            Self::Invented => "study-edit-invented",
            Self::BySection => "study-edit-by-section",
        })
    }
}
