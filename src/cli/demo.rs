//! What the program does without a screen: its main job, on the sample study.

use super::output::output_failed;
use super::world::{Exit, World, fault, locale, speak};
use crate::app;
use crate::base::{JobControl, Message, StudyId};
use crate::compare::Kind;
use crate::study::file;
use std::path::Path;

/// The report written into the current folder.
const REPORT: &str = "travaux-sample.html";

/// Compares the drafts of the sample study, prints a summary and writes the report.
pub fn run(world: &mut World<'_>) -> Exit {
    speak(world.language);
    let locale = locale();
    let study = app::sample_study(StudyId::new(world.ids), &locale);
    let Ok(report) = app::report_of(&study, &locale, &JobControl::default()) else {
        return Exit::Broken(locale.t("cli-stopped"));
    };
    let mut out = format!("{}\n{}\n\n", report.title, locale.t("invented-banner"));
    for step in &report.compared.steps {
        let name = |at: usize| report.compared.drafts.get(at).map_or("?", |draft| draft.name.as_str());
        let counts = &step.comparison.counts;
        let line = Message::new("demo-step")
            .text("old", name(step.at.old))
            .text("new", name(step.at.new))
            .number("edited", counts.kind(Kind::Edited))
            .number("inserted", counts.kind(Kind::Inserted))
            .number("deleted", counts.kind(Kind::Deleted))
            .number("split", counts.kind(Kind::Split))
            .number("merged", counts.kind(Kind::Merged))
            .number("moved", counts.moves)
            .number("unchanged", counts.kind(Kind::Unchanged));
        out.push_str(&locale.format(&line));
        out.push('\n');
    }
    let path = Path::new(REPORT);
    if let Err(error) = file::write_whole(path, crate::report::html(&report, &locale).as_bytes()) {
        return fault(REPORT, &error.message());
    }
    out.push('\n');
    out.push_str(&locale.format(&Message::new("demo-report").text("file", REPORT)));
    out.push('\n');
    match world.output.write_all(out.as_bytes()).and_then(|()| world.output.flush()) {
        Ok(()) => Exit::Done,
        Err(error) => output_failed(&error),
    }
}
