//! The head of every page that leaves the program.

use super::css::CSS;
use maud::{Markup, PreEscaped, html};

/// Writes the head of a page: its title, the style of reports and what `more` adds to it. The page is handed on: whatever
/// stood in a draft, nothing is fetched and nothing runs.
pub(super) fn head(title: &str, more: &[&str]) -> Markup {
    of(title, more, "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
}

/// Writes the head of a page that holds the program's own script and lets nothing else run: the policy names its bytes.
pub(super) fn with_script(title: &str, more: &[&str]) -> Markup {
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{}'",
        super::script::SHA256
    );
    of(title, more, &policy)
}

fn of(title: &str, more: &[&str], policy: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="generator" content={ "Travaux " (env!("CARGO_PKG_VERSION")) };
            title { (title) }
            style { (PreEscaped(CSS)) @for style in more { (PreEscaped(style)) } }
        }
    }
}
