//! `language-check`: where one language version changed between two drafts and the other did not, as JSON or as text to read.

use super::args::LanguageCheckOptions;
use super::output::write_result;
use super::tasks::{read, recognising};
use super::world::{Exit, World, locale};
use crate::base::{JobControl, Message, Sides, visible};
use crate::import::ImportOptions;
use crate::insight::language_check::{Finding, LanguageCheck, Version, check};
use crate::locale::Locale;
use crate::text::{Paragraph, Reading};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The four texts: by version, then by draft.
struct Texts {
    first: Sides<(String, Vec<Paragraph>)>,
    second: Sides<(String, Vec<Paragraph>)>,
}

/// Checks two language versions of two drafts; 0 when they changed alike, 1 when something is told.
pub(super) fn language_check(options: &LanguageCheckOptions, world: &mut World<'_>, job: &JobControl) -> Exit {
    let ocr = recognising(world);
    let apart = world.apart.clone();
    let one = |path: &PathBuf| -> Result<(String, Vec<Paragraph>), Exit> {
        let copy = read(path, &ImportOptions::default(), (&apart, &ocr), job)?;
        let name = path.file_name().map_or_else(String::new, |name| Path::new(name).display().to_string());
        Ok((name, Reading::of(&copy.value, options.view).paragraphs))
    };
    let both = |paths: &Sides<PathBuf>| Ok(Sides::new(one(&paths.old)?, one(&paths.new)?));
    let texts = match both(&options.first).and_then(|first| Ok(Texts { first, second: both(&options.second)? })) {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let words = |version: &'_ Sides<(String, Vec<Paragraph>)>| -> Sides<Vec<Paragraph>> {
        Sides::new(version.old.1.clone(), version.new.1.clone())
    };
    let (first, second) = (words(&texts.first), words(&texts.second));
    let checked = check(Sides::new(&first.old, &first.new), Sides::new(&second.old, &second.new), job);
    let Ok(checked) = checked else { return Exit::Broken(locale().t("cli-stopped")) };
    let out = if options.json { as_json(&texts, &checked) } else { as_text(&texts, &checked, &locale()) };
    let found = !checked.findings.is_empty();
    let out = if options.json { out } else { visible(&out).into_owned() };
    match write_result(world, None, out.as_bytes()) {
        Exit::Done if found => Exit::Found,
        exit => exit,
    }
}

impl Texts {
    fn version(&self, version: Version) -> &Sides<(String, Vec<Paragraph>)> {
        match version {
            Version::First => &self.first,
            Version::Second => &self.second,
        }
    }
}

const fn places(finding: &Finding, version: Version) -> &Sides<Option<usize>> {
    match version {
        Version::First => &finding.first,
        Version::Second => &finding.second,
    }
}

const fn name(version: Version) -> &'static str {
    match version {
        Version::First => "first",
        Version::Second => "second",
    }
}

fn as_text(texts: &Texts, checked: &LanguageCheck, locale: &Locale) -> String {
    let mut out = String::new();
    let count = |key, count| locale.format(&Message::new(key).number("count", count)) + "\n";
    out.push_str(&count("language-check-pairs", checked.new.len()));
    if checked.findings.is_empty() {
        out.push_str(&locale.t("language-check-none"));
        out.push('\n');
    } else {
        out.push_str(&count("language-check-found", checked.findings.len()));
    }
    for finding in &checked.findings {
        let changed = &texts.version(finding.changed).new.0;
        let still = match finding.changed {
            Version::First => Version::Second,
            Version::Second => Version::First,
        };
        let what = Message::new(finding.what.key()).text("changed", changed.as_str());
        let what = what.text("other", texts.version(still).new.0.as_str());
        out.push_str(&format!("\n{}\n", locale.format(&what)));
        for version in [Version::First, Version::Second] {
            let (drafts, at) = (texts.version(version), places(finding, version));
            for ((file, paragraphs), at, key) in
                [(&drafts.old, at.old, "language-check-old"), (&drafts.new, at.new, "language-check-new")]
            {
                let Some(paragraph) = at.and_then(|at| paragraphs.get(at)) else { continue };
                let line = Message::new(key).text("file", file.as_str()).text("place", paragraph.cited());
                out.push_str(&format!("  {} {}\n", locale.format(&line), paragraph.text));
            }
        }
    }
    out
}

fn as_json(texts: &Texts, checked: &LanguageCheck) -> String {
    let files = |version: Version| json!({"old": texts.version(version).old.0, "new": texts.version(version).new.0});
    let place = |paragraphs: &[Paragraph], at: Option<usize>| -> Value {
        let there = at.and_then(|at| Some((at, paragraphs.get(at)?)));
        there.map_or(
            Value::Null,
            |(at, paragraph)| json!({"index": at, "ref": paragraph.reference, "text": paragraph.text}),
        )
    };
    let finding = |finding: &Finding| {
        let of = |version: Version| {
            let (drafts, at) = (texts.version(version), places(finding, version));
            json!({"old": place(&drafts.old.1, at.old), "new": place(&drafts.new.1, at.new)})
        };
        json!({
            "what": finding.what.name(),
            "changed": name(finding.changed),
            "first": of(Version::First),
            "second": of(Version::Second),
        })
    };
    let whole = json!({
        "travaux": 1,
        "first": files(Version::First),
        "second": files(Version::Second),
        "pairs": {"old": checked.old, "new": checked.new},
        "alone": {"first": checked.alone.0, "second": checked.alone.1},
        "findings": checked.findings.iter().map(finding).collect::<Vec<_>>(),
    });
    format!("{whole}\n")
}
