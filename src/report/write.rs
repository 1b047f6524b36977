//! One way from a report to bytes, for window and command line alike.

use super::audience::seen_by;
use super::layout::{Format, Layout, WriteOptions, settle};
use super::model::Report;
use crate::base::{Message, visible};
use crate::locale::Locale;

/// Writes a report in one format. The same report, options and language give the same bytes.
///
/// # Errors
/// One sentence: the layout is not offered in this format, or holds nothing for its readers.
pub fn write(report: &Report, format: Format, options: &WriteOptions, locale: &Locale) -> Result<Vec<u8>, Message> {
    settle(Some(options.layout), Some(format), format)?;
    let report = &*seen_by(report, options);
    if options.layout == Layout::Ledger && report.asks.is_empty() {
        let private = options.audience == super::layout::Audience::Circulation;
        return Err(Message::new(if private { "ledger-not-for-circulation" } else { "ledger-without-asks" }));
    }
    let failed = |error: String| Message::new("report-failed").text("error", error);
    let page = || super::page::of(report, options.layout, locale);
    // A comparison is read from top to bottom where there is room for its words.
    let document = || match options.layout {
        Layout::Comparison => super::page::read(report, locale),
        _ => page(),
    };
    // A name or a note may hold what a terminal obeys or a reader does not see.
    let shown = |text: String| visible(&text).into_owned().into_bytes();
    Ok(match format {
        Format::Text => shown(super::text::report(report, locale)),
        Format::Json => {
            let json =
                if report.of_study { super::json::report(report, locale) } else { super::json::comparison(report) };
            (json.map_err(|error| failed(error.to_string()))? + "\n").into_bytes()
        }
        Format::Html if options.layout == Layout::Comparison => shown(super::html::write(report, locale)),
        Format::Html => shown(super::html::page(&page(), locale)),
        Format::Md if options.layout == Layout::Comparison => {
            shown(super::markdown::write(&super::page::read(report, locale), locale))
        }
        Format::Md => shown(super::markdown::write(&page(), locale)),
        Format::Csv => super::csv::write(&page()).map_err(failed)?,
        Format::Xlsx => super::xlsx::write(&page(), locale).map_err(failed)?,
        Format::Diff => super::diff::write(&report.compared).into_bytes(),
        Format::Docx if options.layout == Layout::Redline => super::docx::redline(report, locale),
        Format::Docx => super::docx::pages(report, &document(), locale),
        Format::Odt if options.layout == Layout::Redline => super::odt::redline(report, locale),
        Format::Odt => super::odt::pages(report, &document(), locale),
        Format::Pdf => super::pdf::write(&document(), locale),
        Format::Qdpx => super::qdpx::write(report, locale),
        Format::Akn => super::akn::write(report, locale),
    })
}
