//! The objective a paragraph belongs to: computed from the section it stands in, never tagged; and the bridge from
//! the five objectives of the negotiated text to the eight areas that people tag with.

use super::starter;
use crate::base::ThemeId;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Deserialize)]
struct Bridge {
    number: u8,
    theme: String,
    titles: Vec<String>,
    areas: Vec<String>,
    sections: Vec<Subsection>,
}

#[derive(Debug, Deserialize)]
struct Subsection {
    words: Vec<String>,
    areas: Vec<String>,
}

fn bridge() -> &'static [Bridge] {
    static READ: LazyLock<Vec<Bridge>> =
        LazyLock::new(|| ron::from_str(include_str!("../../assets/gdc/bridge.ron")).unwrap_or_default());
    &READ
}

/// The number after "Objective" or 目标 at the beginning of a heading.
fn numbered(heading: &str) -> Option<u8> {
    let heading = heading.trim().to_lowercase();
    let rest = heading.strip_prefix("objective").or_else(|| heading.strip_prefix("目标"))?;
    let first = rest.trim_start().chars().next()?;
    let numerals = "一二三四五";
    let number = match first {
        '1'..='5' => first.to_digit(10),
        _ => numerals.chars().zip(1..).find(|(numeral, _)| *numeral == first).map(|(_, number)| number),
    };
    let then = rest.trim_start().chars().nth(1);
    if then.is_some_and(|letter| letter.is_ascii_digit()) { None } else { number.and_then(|n| u8::try_from(n).ok()) }
}

/// Returns the objective (1 to 5) of a paragraph in this section; none in the chapeau, the principles, the follow-up.
///
/// The outermost heading that names an objective by number decides; without one, a heading that has the words of an
/// objective's title and speaks of no other.
pub fn objective_of(section: &[String]) -> Option<u8> {
    if let Some(number) = section.iter().find_map(|heading| numbered(heading)) {
        return Some(number);
    }
    section.iter().find_map(|heading| {
        let heading = heading.to_lowercase();
        let mut fitting =
            bridge().iter().filter(|line| line.titles.iter().any(|title| heading.contains(title.as_str())));
        match (fitting.next(), fitting.next()) {
            (Some(line), None) => Some(line.number),
            _ => None,
        }
    })
}

/// Returns the objective of a section whose headings also have the words of its title: where only a number says so,
/// the text may be another one, and the bridge to the areas would claim what nobody knows.
pub fn titled_objective_of(section: &[String]) -> Option<u8> {
    let number = objective_of(section)?;
    let line = bridge().iter().find(|line| line.number == number)?;
    let fits = |heading: &String| line.titles.iter().any(|title| heading.to_lowercase().contains(title.as_str()));
    section.iter().any(fits).then_some(number)
}

/// Returns the theme that names an objective in the pack's codebook.
pub fn theme_of(objective: u8) -> Option<ThemeId> {
    bridge().iter().find(|line| line.number == objective).map(|line| starter::theme_id(&line.theme))
}

/// Returns the objective that a theme names. Such a theme is not offered for tagging.
pub fn number_of(theme: ThemeId) -> Option<u8> {
    bridge().iter().find(|line| starter::theme_id(&line.theme) == theme).map(|line| line.number)
}

/// Returns the areas (themes of the pack) that an objective bridges to.
pub fn areas_of(objective: u8) -> Vec<ThemeId> {
    let line = bridge().iter().find(|line| line.number == objective);
    line.map(|line| line.areas.iter().map(|code| starter::theme_id(code)).collect()).unwrap_or_default()
}

/// Returns the areas of a section: those of its subsection where that tells more than the objective.
pub fn areas_of_section(section: &[String]) -> Vec<ThemeId> {
    let Some(objective) = objective_of(section) else { return Vec::new() };
    let below = section.iter().skip_while(|heading| objective_of(std::slice::from_ref(*heading)).is_none()).skip(1);
    let headings: Vec<String> = below.map(|heading| heading.to_lowercase()).collect();
    let narrower = bridge().iter().find(|line| line.number == objective).and_then(|line| {
        line.sections
            .iter()
            .find(|part| part.words.iter().any(|word| headings.iter().any(|heading| heading.contains(word.as_str()))))
    });
    match narrower {
        Some(part) => part.areas.iter().map(|code| starter::theme_id(code)).collect(),
        None => areas_of(objective),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(headings: &[&str]) -> Vec<String> {
        headings.iter().map(|heading| (*heading).to_owned()).collect()
    }

    #[test]
    fn objectives_are_told_by_number_or_by_title_in_both_languages() {
        for (headings, wanted) in [
            (&["Objective 1. Close all digital divides", "Digital literacy"][..], Some(1)),
            (&["Our objectives", "Objective 3: Foster an inclusive digital space"], Some(3)),
            (&["Commitments", "Close the digital divides"], Some(1)),
            (&["Govern emerging technologies, including Artificial Intelligence"], Some(5)),
            (&["目标四：推进数据治理方法"], Some(4)),
            (&["目标5 人工智能国际治理"], Some(5)),
            (&["弥合数字鸿沟"], Some(1)),
            (&["Follow-up and review"], None),
            (&["Objective 12"], None),
            (&["Objectives"], None),
            (&["Digital divides and data governance"], None),
            (&[], None),
        ] {
            assert_eq!(objective_of(&section(headings)), wanted, "{headings:?}");
        }
        assert_eq!(titled_objective_of(&section(&["Objective 1. Close all digital divides"])), Some(1));
        assert_eq!(titled_objective_of(&section(&["Objective 1. Plant trees"])), None, "of another text");
    }

    #[test]
    fn the_bridge_reaches_each_of_the_eight_areas() {
        let mut reached: Vec<ThemeId> = (1..=5).flat_map(areas_of).collect();
        // SDG cooperation is in two: the title of objective 1, and objective 2.
        reached.sort_unstable();
        reached.dedup();
        let mut eight: Vec<ThemeId> = (1..=8).map(|area| starter::theme_id(&format!("A{area}"))).collect();
        eight.sort_unstable();
        assert_eq!(reached, eight);
        let governance = section(&["Objective 3. Foster …", "Internet governance"]);
        assert_eq!(areas_of_section(&governance), [starter::theme_id("A4")]);
        let goods = section(&["目标1：弥合所有数字鸿沟", "数字公共产品和数字公共基础设施"]);
        assert_eq!(areas_of_section(&goods), [starter::theme_id("A8")]);
        assert_eq!(areas_of_section(&section(&["Objective 2. Expand …", "x"])), [starter::theme_id("A2")]);
    }
}
