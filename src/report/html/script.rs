//! The tools of the page: choosing changes by kind, theme, actor, star and words; going from one to the next; copying one
//! with its reference. They are shown by the page's own script, the only one that its policy lets run; without it the page
//! is whole and has no tools.

use super::source::Source;
use crate::compare::Change;
use crate::report::positions::whose;
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeSet;

/// The script. It fetches nothing, stores nothing and puts nothing into the page as markup.
const SCRIPT: &str = include_str!("report.js");

/// SHA-256 of [`SCRIPT`], in Base64, as the page's policy names it: `openssl dgst -sha256 -binary report.js | base64`.
pub(super) const SHA256: &str = "ytWpOWnp9pB1gLAx6r5CTjGDiRT47gBvH1cHk82mCE8=";

/// The script's element.
pub(super) fn element() -> Markup {
    html! { script { (PreEscaped(SCRIPT)) } }
}

/// The tools, hidden until the script shows them.
pub(super) fn tools(source: &Source<'_>) -> Markup {
    let report = source.report;
    let (mut kinds, mut themes, mut who) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut starred = false;
    for (number, step) in source.steps() {
        for (index, change) in report.listed_changes(number, step) {
            kinds.extend(Change::said(change));
            let Some(said) = report.said(number, index) else { continue };
            themes.extend(said.tags.iter().map(|tag| tag.name.clone()));
            who.extend(said.claims.iter().map(|claim| whose(claim, source.locale)));
            starred |= said.important;
        }
    }
    let kinds: Vec<String> = kinds.into_iter().map(|key| source.t(key)).collect();
    let (themes, who) = (themes.into_iter().collect(), who.into_iter().collect());
    html! {
        form.tools id="tools" hidden aria-label=(source.t("html-tools")) data-none=(source.t("html-none-left"))
            data-copied=(source.t("html-copied")) data-title=(report.title) {
            (choice(source, "kind", "head-change", &kinds))
            (choice(source, "theme", "head-themes", &themes))
            (choice(source, "who", "head-attributed", &who))
            @if starred { label { input type="checkbox" name="star"; " " (source.t("only-starred")) } }
            label { span.unseen { (source.t("html-words")) } input type="search" name="words" placeholder=(source.t("html-words")) autocomplete="off"; }
            span.go {
                button type="button" name="before" title=(source.t("html-before")) { "↑" span.unseen { (source.t("html-before")) } }
                button type="button" name="next" title=(source.t("html-next")) { "↓" span.unseen { (source.t("html-next")) } }
                button type="button" name="copy" { (source.t("html-copy")) }
            }
            output role="status" aria-live="polite" {}
        }
    }
}

/// One list to choose from; none where there is nothing to choose.
fn choice(source: &Source<'_>, name: &str, label: &'static str, options: &Vec<String>) -> Markup {
    html! {
        @if options.len() > 1 || (name != "kind" && !options.is_empty()) {
            label {
                span.unseen { (source.t(label)) }
                select name=(name) {
                    option value="" { (source.t(label)) ": " (source.t("html-any")) }
                    @for option in options { option value=(option) { (option) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SCRIPT, SHA256};
    use crate::base::ContentHash;

    /// What the policy names is this very script: who changes it writes both figures anew.
    #[test]
    fn the_policy_names_the_script_that_stands_there() {
        let blake3 = "ab02955e3e8df2a2d8a4d55232e00ef8b1a01ad79e326267adc8adb36aa97f0b";
        let found = ContentHash::of(SCRIPT.as_bytes()).to_string();
        assert_eq!(
            found, blake3,
            "the script changed: write its SHA-256 into the policy ({SHA256}) and its BLAKE3 here"
        );
        assert!(!SCRIPT.contains("</"), "nothing in it ends the element");
    }
}
