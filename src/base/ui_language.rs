/// A language of the window and of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum UiLanguage {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl UiLanguage {
    /// Every language, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Returns the language that this one is not.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }

    /// Returns the language's BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }

    /// Returns the language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "简体中文",
        }
    }

    /// Returns the language for a tag such as `zh_CN.UTF-8` or `en-GB`; English for all others.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }
}
