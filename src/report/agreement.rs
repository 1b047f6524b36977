//! How far the coders agree, in a report: the figures with what they were measured on, and what may be said of them.

use super::model::{Report, ReportAgreement};
use crate::base::Message;
use crate::locale::Locale;
use maud::{Markup, html};

fn heads(locale: &Locale) -> [String; 4] {
    ["agreement-n", "agreement-percentage", "agreement-kappa", "agreement-alpha"].map(|key| locale.t(key))
}

fn figures(agreement: &ReportAgreement, locale: &Locale) -> Vec<(String, [String; 4])> {
    let said =
        |measure: Option<f64>, text: fn(f64) -> String| measure.map_or_else(|| locale.t("agreement-not-defined"), text);
    let row = |(name, units, [percentage, kappa, alpha]): &(String, usize, [Option<f64>; 3])| {
        let cells = [
            units.to_string(),
            said(*percentage, |share| format!("{:.0} %", share * 100.0)),
            said(*kappa, |kappa| format!("{kappa:.3}")),
            said(*alpha, |alpha| format!("{alpha:.3}")),
        ];
        (name.clone(), cells)
    };
    agreement.rows.iter().map(row).collect()
}

fn coders(agreement: &ReportAgreement, locale: &Locale) -> String {
    let said = Message::new("agreement-report-coders")
        .text("names", locale.list(&agreement.coders))
        .number("count", agreement.disagreements);
    locale.format(&said)
}

/// Returns the section, when two coders looked at the same changes.
pub(super) fn section(report: &Report, locale: &Locale) -> Markup {
    let Some(agreement) = &report.agreement else { return html! {} };
    html! {
        h3 { (locale.t("report-agreement")) }
        p.meta { (locale.t("agreement-method")) }
        p { (coders(agreement, locale)) }
        @for note in &agreement.notes { p { (locale.format(note)) } }
        table {
            thead { tr { th { (locale.t("report-agreement-theme")) } @for head in heads(locale) { th { (head) } } } }
            tbody { @for (name, cells) in figures(agreement, locale) {
                tr { td { (name) } @for cell in cells { td { (cell) } } }
            } }
        }
    }
}

/// Returns the section as plain text; empty without agreement to speak of.
pub fn text(report: &Report, locale: &Locale) -> String {
    let Some(agreement) = &report.agreement else { return String::new() };
    let mut out = format!("\n{}\n{}\n", locale.t("report-agreement"), locale.t("agreement-method"));
    out += &format!("{}\n", coders(agreement, locale));
    for note in &agreement.notes {
        out += &format!("{}\n", locale.format(note));
    }
    let heads = heads(locale);
    for (name, cells) in figures(agreement, locale) {
        let cells: Vec<String> = heads.iter().zip(&cells).map(|(head, cell)| format!("{head} {cell}")).collect();
        out += &format!("  {name}: {}\n", cells.join(", "));
    }
    out
}
