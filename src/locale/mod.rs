//! Strings, plurals, numbers, dates and list joining, in English and Simplified Chinese.
//!
//! May use `base`. The sentences are in `assets/locale/<language>/<room>.ftl` (Fluent), built into the program; a test
//! compares the keys of the languages. Does not choose the language: that is the caller's.

pub use crate::base::UiLanguage;
use crate::base::{Arg, Date, Message, Timestamp};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, LazyLock};
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
            include_str!(concat!("../../assets/locale/", $language, "/layouts.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/app.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/ui.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/suggest.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/tags.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/cli.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/ledger.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/fate.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/positions.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/submission.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/study_file.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/navigation.ftl")),
            include_str!(concat!("../../assets/locale/", $language, "/locale.ftl")),
        ]
    };
}

/// Returns the sources of the strings of `language`, one a room.
pub fn sources(language: UiLanguage) -> [&'static str; 21] {
    match language {
        UiLanguage::English => sources!("en"),
        UiLanguage::Chinese => sources!("zh-Hans"),
    }
}

/// The names in the sentences: their keys, and the particulars they use.
static NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = sources(UiLanguage::English).into_iter().flat_map(str::lines);
    lines
        .flat_map(|line| {
            let key = line.split('=').next().filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()));
            let particulars = line.split('$').skip(1).map(|rest| {
                rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next().unwrap_or_default()
            });
            key.map(str::trim).into_iter().chain(particulars)
        })
        .collect()
});

/// Finds the key of a sentence, or the name of a particular, by what it is called.
pub fn known_name(name: &str) -> Option<&'static str> {
    NAMES.get(name).copied()
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

    /// Returns the language.
    pub const fn language(&self) -> UiLanguage {
        self.language
    }

    /// Whether a sentence of this key exists.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// Returns the sentence `key`, without particulars.
    pub fn t(&self, key: &str) -> String {
        self.format_key(key, None)
    }

    /// Returns the sentence of a message.
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

    /// Writes a day: `1 April 2024`, `2024年4月1日`.
    pub fn date(&self, date: Date) -> String {
        let message = Message::new("date").number("day", date.day()).number("month", date.month());
        self.format(&message.number("year", date.year()))
    }

    /// Writes a moment in UTC, to the minute: `24 November 2026, 14:05 UTC`. Empty for the Unix epoch, which stands for a
    /// moment that nobody gave (the annotations of the sample).
    pub fn moment(&self, at: Timestamp) -> String {
        if at == Timestamp::UNIX_EPOCH {
            return String::new();
        }
        let utc = jiff::tz::TimeZone::UTC.to_datetime(at);
        let time = format!("{:02}:{:02}", utc.hour(), utc.minute());
        self.format(&Message::new("moment").text("date", self.date(utc.date())).text("time", time))
    }

    /// Joins the items of a list: `a, b and c`, `a、b和c`. Nothing for none.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let join = |key, head: String, item: &S| {
            self.format(&Message::new(key).text("head", head).text("item", item.as_ref()))
        };
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first, middle @ .., last] => {
                let head = middle.iter().fold(first.as_ref().to_owned(), |head, item| join("list-next", head, item));
                join("list-last", head, last)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_moments_and_lists_are_written_in_both_languages() {
        let (en, zh) = (Locale::new(UiLanguage::English), Locale::new(UiLanguage::Chinese));
        let day = Date::constant(2024, 4, 1);
        assert_eq!((en.date(day), zh.date(day)), ("1 April 2024".to_owned(), "2024年4月1日".to_owned()));
        let months: Vec<String> = (1..=12).map(|month| en.date(Date::constant(2024, month, 28))).collect();
        assert!(months.iter().all(|month| month.starts_with("28 ") && month.ends_with(" 2024")));
        assert_eq!((months[1].as_str(), months[11].as_str()), ("28 February 2024", "28 December 2024"));
        let moment: Timestamp = "2026-11-24T14:05:30Z".parse().expect("a moment");
        assert_eq!(en.moment(moment), "24 November 2026, 14:05 UTC");
        assert_eq!(zh.moment(moment), "2026年11月24日 14:05（UTC）");
        assert_eq!(en.moment(Timestamp::UNIX_EPOCH), "", "nobody gave it");
        let list = |items: &[&str]| (en.list(items), zh.list(items));
        let both = |en: &str, zh: &str| (en.to_owned(), zh.to_owned());
        assert_eq!(list(&[]), both("", ""));
        assert_eq!(list(&["a"]), both("a", "a"));
        assert_eq!(list(&["a", "b"]), both("a and b", "a和b"));
        assert_eq!(list(&["a", "b", "c", "d"]), both("a, b, c and d", "a、b、c和d"));
    }
}
