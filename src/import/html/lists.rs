//! Lists as a browser prints them: which number or bullet stands before an item.

use super::super::structure::ordinal::{write_letters, write_roman};
use super::super::xml::Element;
use super::look::style;

/// A list that is open.
pub(super) struct List {
    /// Next number; `None` for bullets.
    next: Option<i64>,
    kind: char,
    /// Whether the page prints no labels.
    silent: bool,
}

impl List {
    /// Opens a list as its element says.
    pub(super) fn of(element: &Element) -> Self {
        let style = style(element);
        let silent = is_silent(&style);
        let kinds = [
            ("lower-alpha", 'a'),
            ("lower-latin", 'a'),
            ("upper-alpha", 'A'),
            ("upper-latin", 'A'),
            ("lower-roman", 'i'),
            ("upper-roman", 'I'),
        ];
        let by_style = kinds.into_iter().find(|(name, _)| style.contains(name)).map(|(_, kind)| kind);
        let kind = by_style
            .or_else(|| {
                element.attribute("type").and_then(|kind| kind.chars().next()).filter(|kind| "1aAiI".contains(*kind))
            })
            .unwrap_or('1');
        let next = (&*element.name == "ol")
            .then(|| element.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1));
        Self { next, kind, silent }
    }

    /// Gives the label of the next item, `None` when none is printed.
    pub(super) fn label(&mut self, item: &Element) -> Option<String> {
        if let Some(value) = item.attribute("value").and_then(|value| value.trim().parse().ok())
            && self.next.is_some()
        {
            self.next = Some(value);
        }
        let silent = self.silent || is_silent(&style(item));
        let label = match &mut self.next {
            Some(number) => {
                let printed = written(*number, self.kind);
                *number = number.saturating_add(1);
                format!("{printed}.")
            }
            None => "•".to_owned(),
        };
        (!silent).then_some(label)
    }
}

fn is_silent(style: &str) -> bool {
    style.contains("list-style-type:none") || style.contains("list-style:none")
}

fn written(number: i64, kind: char) -> String {
    let Some(value) = u32::try_from(number).ok().filter(|&value| value > 0) else { return number.to_string() };
    match kind {
        'a' => write_letters(value),
        'A' => write_letters(value).to_uppercase(),
        'i' => write_roman(value),
        'I' => write_roman(value).to_uppercase(),
        _ => value.to_string(),
    }
}
