//! Pieces of markup that several sections of the HTML report share.

use maud::{Markup, Render, html};

/// Marks words that look otherwise and says beside them how, since nobody sees bold go.
pub(super) fn formatting_mark(words: &dyn Render, said: &str) -> Markup {
    html! { span.f { (words.render()) } small.f { " " (said) } }
}

/// Returns the words that something was said of, where it was not the whole change.
pub(super) fn quote(words: Option<&str>) -> Markup {
    html! { @if let Some(words) = words { " " q.of { (words) } " " } }
}
