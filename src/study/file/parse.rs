//! Values of format 1 that are words in the file: ids, dates, names of closed lists.

use super::error::FileError;
use super::v1;
use crate::study::model::LocalizedName;
use crate::text::Stage;
use std::str::FromStr;

pub(super) type Read<T> = Result<T, FileError>;

/// A value that can't be what it should be: what, and how it reads.
pub(super) fn bad(what: &'static str, value: &str) -> FileError {
    FileError::BadValue { what, value: value.chars().take(60).collect() }
}

pub(super) fn parse<T: FromStr>(what: &'static str, value: &str) -> Read<T> {
    value.parse().map_err(|_unreadable| bad(what, value))
}

pub(super) fn parse_if<T: FromStr>(what: &'static str, value: Option<&String>) -> Read<Option<T>> {
    value.map(|value| parse(what, value)).transpose()
}

pub(super) fn named<T>(what: &'static str, value: &str, of: impl Fn(&str) -> Option<T>) -> Read<T> {
    of(value).ok_or_else(|| bad(what, value))
}

pub(super) fn all<T: FromStr>(what: &'static str, values: &[String]) -> Read<Vec<T>> {
    values.iter().map(|value| parse(what, value)).collect()
}

pub(super) fn stage(name: &str) -> Option<Stage> {
    match name {
        "elements" => Some(Stage::Elements),
        "zero" => Some(Stage::Zero),
        "compilation" => Some(Stage::Compilation),
        "chair" => Some(Stage::Chair),
        "final" => Some(Stage::Final),
        "adopted" => Some(Stage::Adopted),
        name => name.strip_prefix("rev")?.parse().ok().map(Stage::Revision),
    }
}

pub(super) fn names(file: v1::Names) -> LocalizedName {
    LocalizedName { en: file.en, zh: file.zh }
}
