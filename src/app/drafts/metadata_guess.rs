//! What a file's name and first lines say of a draft: stage, date, name. Shown to the user, who corrects it.

use crate::app::drafts::stage_names::{ToldStage, told_stage};
use crate::app::shared::names::short_name;
use crate::base::Date;
use crate::text::{SourceText, Stage};

/// What was guessed of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Its stage, when something says so.
    pub stage: Option<Stage>,
    /// Its date.
    pub date: Option<Date>,
    /// A short name for the timeline.
    pub name: String,
}

/// Guesses from the file's stem and the text.
pub fn guess(stem: &str, copy: &SourceText) -> Guess {
    let head: String = copy
        .title
        .iter()
        .map(String::as_str)
        .chain(copy.status.as_deref())
        .chain(copy.paragraphs.iter().take(6).map(|paragraph| paragraph.text.as_str()))
        .chain(copy.set_aside.iter().take(6).map(|piece| piece.text.as_str()))
        .map(|line| line.chars().take(160).collect::<String>() + "\n")
        .collect();
    // The name was given by a person for this very purpose; the text is asked only when the name says nothing.
    let told = told_stage(stem).or_else(|| told_stage(&head).filter(ToldStage::is_plain));
    let date = date_in(stem).or(copy.date);
    // What only tells the order ("v2", "修订稿") gives no name: nobody said which revision it is.
    let name = told.filter(ToldStage::is_plain).map_or_else(|| tidy(stem), |told| short_name(told.stage));
    Guess { stage: told.map(|told| told.stage), date, name }
}

/// What a file is called, without what stands for spaces, shortened for the timeline.
pub fn tidy(stem: &str) -> String {
    let words: Vec<&str> = stem.split(['_', ' ']).filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    if name.chars().count() > 32 { format!("{}…", name.chars().take(31).collect::<String>()) } else { name }
}

/// A date in a name: `2024-05-15`, `20240515`, `15_May_2024`.
fn date_in(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let date = |year: &str, month: i8, day: &str| {
        let year: i16 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
        Date::new(year, month, day.parse().ok()?).ok()
    };
    for (place, word) in words.iter().enumerate() {
        let next = |ahead: usize| words.get(place + ahead).copied().unwrap_or("");
        if word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            let (year, rest) = word.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            if let Some(date) = month.parse().ok().and_then(|month| date(year, month, day)) {
                return Some(date);
            }
        }
        if word.len() == 4
            && let Some(found) = next(1).parse().ok().and_then(|month| date(word, month, next(2)))
        {
            return Some(found);
        }
        let lower = next(1).to_lowercase();
        let month = MONTHS.iter().position(|month| lower.len() >= 3 && lower.starts_with(month));
        if let Some(found) =
            month.and_then(|month| i8::try_from(month + 1).ok()).and_then(|month| date(next(2), month, word))
        {
            return Some(found);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ContentHash;
    use crate::text::{Format, Paragraph};

    fn check(stem: &str, heading: &str, name: &str, date: Option<&str>) {
        let mut copy = SourceText::empty(ContentHash::of(b""), 1, Format::Text);
        copy.paragraphs.push(Paragraph::plain(heading));
        let guess = guess(stem, &copy);
        assert_eq!(guess.name, name, "{stem}");
        assert_eq!(guess.date.map(|date| date.to_string()).as_deref(), date, "{stem}");
    }

    #[test]
    fn names_of_files_tell_the_stage() {
        check("GDC_Rev.2_26_June_2024", "", "Rev.2", Some("2024-06-26"));
        check("Global-Digital-Compact-rev1-20240515", "", "Rev.1", Some("2024-05-15"));
        check("zero", "", "Zero draft", None);
        check("GDC Zero Draft 2024-04-01", "", "Zero draft", Some("2024-04-01"));
        check("final.zh", "", "Final", None);
        check("全球数字契约第三次修订稿", "", "Rev.3", None);
        check("rev4-to-final-tracked", "", "Rev.4", None);
    }

    #[test]
    fn the_text_is_asked_when_the_name_says_nothing() {
        check("download (3)", "Global Digital Compact, Zero Draft", "Zero draft", None);
        check("position paper", "Some other text about revenue", "position paper", None);
    }
}
