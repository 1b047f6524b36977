//! Strings, plurals, numbers, dates and list joining, in English and Simplified Chinese.
//!
//! May use `base`. The sentences are in `assets/locale/<language>/<room>.ftl` (Fluent), built into the program; a test
//! compares the keys of the languages. Does not choose the language: that is the caller's.

pub use crate::base::UiLanguage;
use crate::base::{Arg, Date, Message, Timestamp};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

macro_rules! sources {
    ($language:literal) => {
        [
            include_str!(concat!("../../assets/locale/", $language, "/import.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/compare.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/user_links.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/study.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/coders.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/codebook.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/insight.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/report.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/app.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/ui.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/suggest.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/tags.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/cli.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/ledger.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/positions.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/submission.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/study_file.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/navigation.ftl")),
        ]
    };
}

/// The sources of the strings of `language`, one a room.
pub fn sources(language: UiLanguage) -> [&'static str; 18] {
    match language {
        UiLanguage::English => sources!("en"),
        UiLanguage::Chinese => sources!("zh-Hans"),
    }
}

/// Makes sentences in one language. Cheap to clone.
#[derive(Clone)]
pub struct Locale {
    language: UiLanguage,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.language.tag())
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::new(UiLanguage::default())
    }
}

impl Locale {
    /// Prepares the sentences of `language`.
    pub fn new(language: UiLanguage) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks that isolate the direction of particulars would reach files and tests; our two languages run one way.
        bundle.set_use_isolating(false);
        for source in sources(language) {
            // A file with a slip still gives its other sentences; the test of the keys finds the slip.
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle: Arc::new(bundle) }
    }

    /// The language.
    pub const fn language(&self) -> UiLanguage {
        self.language
    }

    /// Whether a sentence of this key exists.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence `key`, without particulars.
    pub fn t(&self, key: &str) -> String {
        self.format_key(key, None)
    }

    /// The sentence of a message.
    pub fn format(&self, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            match value {
                Arg::Text(text) => args.set(*name, FluentValue::from(text.as_str())),
                Arg::Number(number) => args.set(*name, FluentValue::from(*number)),
            }
        }
        self.format_key(message.key, Some(&args))
    }

    fn format_key(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }

    /// A day: `1 April 2024`, `2024年4月1日`.
    pub fn date(&self, date: Date) -> String {
        match self.language {
            UiLanguage::English => {
                const MONTHS: [&str; 12] = [
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December",
                ];
                let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
                format!("{} {month} {}", date.day(), date.year())
            }
            UiLanguage::Chinese => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        }
    }

    /// A moment in UTC: `24 November 2026, 14:05 UTC`.
    pub fn moment(&self, at: Timestamp) -> String {
        let utc = jiff::tz::TimeZone::UTC.to_datetime(at);
        match self.language {
            UiLanguage::English => format!("{}, {:02}:{:02} UTC", self.date(utc.date()), utc.hour(), utc.minute()),
            UiLanguage::Chinese => format!("{} {:02}:{:02}（UTC）", self.date(utc.date()), utc.hour(), utc.minute()),
        }
    }

    /// Joins: `a, b and c`, `a、b和c`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let (comma, and) = match self.language {
            UiLanguage::English => (", ", " and "),
            UiLanguage::Chinese => ("、", "和"),
        };
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let head: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                format!("{}{and}{}", head.join(comma), last.as_ref())
            }
        }
    }
}
