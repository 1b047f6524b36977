//! What a report may look like, in which formats, and for whom: the closed lists of the contract, and which pairs there are.

use crate::base::{Message, closed_enum};
use crate::study::Basis;
use std::collections::BTreeSet;
use std::path::Path;

closed_enum!(
    /// What a report holds, and in what order.
    #[derive(Default)]
    Layout {
        /// Every change with its words, and what was said of it.
        #[default]
        Comparison = "comparison", "layout-comparison";
        /// The newer text whole, with tracked changes.
        Redline = "redline", "layout-redline";
        /// Two columns, old and new, one row a change.
        Table = "table", "layout-table";
        /// All drafts in columns, one row a provision.
        Synoptic = "synoptic", "layout-synoptic";
        /// One row a provision, one column a draft: its number there and what happened.
        Concordance = "concordance", "layout-concordance";
        /// What matters first, in a page or two.
        Briefing = "briefing", "layout-briefing";
        /// Asks by drafts, with verdicts and evidence.
        Ledger = "ledger", "layout-ledger";
        /// The paragraphs the user chose, for a letter.
        Objections = "objections", "layout-objections";
    }
);

closed_enum!(
    /// The form of a file.
    Format {
        /// Plain text.
        Text = "text", "format-text";
        /// JSON for programs.
        Json = "json", "format-json";
        /// One page for a browser.
        Html = "html", "format-html";
        /// Word.
        Docx = "docx", "format-docx";
        /// OpenDocument text.
        Odt = "odt", "format-odt";
        /// PDF.
        Pdf = "pdf", "format-pdf";
        /// Excel.
        Xlsx = "xlsx", "format-xlsx";
        /// Comma-separated values.
        Csv = "csv", "format-csv";
        /// Markdown.
        Md = "md", "format-md";
        /// REFI-QDA project exchange.
        Qdpx = "qdpx", "format-qdpx";
        /// Akoma Ntoso.
        Akn = "akn", "format-akn";
        /// A unified diff.
        Diff = "diff", "format-diff";
    }
);

closed_enum!(
    /// For whom a report is.
    #[derive(Default)]
    Audience {
        /// The user's own working copy: everything that was said.
        #[default]
        Own = "self", "audience-self";
        /// Others: nothing private.
        Circulation = "circulation", "audience-circulation";
    }
);

closed_enum!(
    /// A kind of private thing; none is in a report for circulation unless it was ticked.
    Private {
        /// Themes that changes were tagged with.
        Themes = "themes", "private-themes";
        /// Stars.
        Stars = "stars", "private-stars";
        /// Headlines.
        Headlines = "headlines", "private-headlines";
        /// Notes, those of attributions too.
        Notes = "notes", "private-notes";
        /// Attributions that are inferred, or name no public source.
        Attributions = "attributions", "private-attributions";
        /// Asks, red lines and the verdicts on them.
        Asks = "asks", "private-asks";
        /// Names of coders, and how far they agree.
        Coders = "coders", "private-coders";
        /// Where the drafts are from, in the user's words.
        Sources = "sources", "private-sources";
    }
);

/// How a report is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WriteOptions {
    /// The layout.
    pub layout: Layout,
    /// For whom.
    pub audience: Audience,
    /// What private things may go out all the same.
    pub include: BTreeSet<Private>,
}

impl WriteOptions {
    /// Returns the options of a layout, for those it is usually for.
    pub fn of(layout: Layout) -> Self {
        Self { layout, audience: layout.usual_audience(), include: BTreeSet::new() }
    }
}

impl Layout {
    /// Returns the formats in which the layout is offered, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        use Format::{Akn, Csv, Diff, Docx, Html, Json, Md, Odt, Pdf, Qdpx, Text, Xlsx};
        match self {
            // The last three have one form each.
            Self::Comparison => &[Html, Text, Json, Md, Csv, Xlsx, Docx, Odt, Pdf, Diff, Qdpx, Akn],
            Self::Redline => &[Docx, Odt, Pdf, Html],
            Self::Table | Self::Synoptic => &[Docx, Odt, Pdf, Html, Xlsx],
            Self::Concordance | Self::Ledger => &[Docx, Odt, Pdf, Html, Xlsx, Csv, Md],
            Self::Briefing => &[Docx, Odt, Pdf, Html, Md],
            Self::Objections => &[Docx, Odt, Md],
        }
    }

    /// Returns for whom the layout is when nobody says.
    pub const fn usual_audience(self) -> Audience {
        match self {
            Self::Redline | Self::Objections => Audience::Circulation,
            _ => Audience::Own,
        }
    }
}

impl Format {
    /// Returns the endings of its files, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Json => &["json"],
            Self::Html => crate::base::endings::HTML,
            Self::Docx => &["docx"],
            Self::Odt => &["odt"],
            Self::Pdf => &["pdf"],
            Self::Xlsx => &["xlsx"],
            Self::Csv => &["csv"],
            Self::Md => &["md", "markdown"],
            Self::Qdpx => &["qdpx"],
            Self::Akn => &["akn", "xml"],
            Self::Diff => &["diff", "patch"],
        }
    }

    /// Finds the format that the ending of a file promises.
    pub fn of_file(path: &Path) -> Option<Self> {
        let ending = crate::base::endings::ending(path)?;
        Self::ALL.iter().copied().find(|format| format.endings().contains(&ending.as_str()))
    }

    /// Returns the layout it has when nobody says.
    pub const fn usual_layout(self) -> Layout {
        match self {
            Self::Docx | Self::Odt | Self::Pdf => Layout::Redline,
            _ => Layout::Comparison,
        }
    }

    /// Whether its files are text, and so may go to a terminal.
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Docx | Self::Odt | Self::Pdf | Self::Xlsx | Self::Qdpx)
    }
}

/// Settles layout and format where one or both are given; `usual` is the format when nothing decides.
///
/// # Errors
/// One sentence, for a pair that is not offered; it names what is.
pub fn settle(layout: Option<Layout>, format: Option<Format>, usual: Format) -> Result<(Layout, Format), Message> {
    let chosen = match (layout, format) {
        (Some(layout), Some(format)) => (layout, format),
        (None, Some(format)) => (format.usual_layout(), format),
        (None, None) => (usual.usual_layout(), usual),
        (Some(layout), None) => {
            let can = |format: &Format| layout.formats().contains(format) && format.is_text();
            let format = std::iter::once(&usual).chain(layout.formats()).find(|format| can(format));
            (layout, *format.unwrap_or(&usual))
        }
    };
    let (layout, format) = chosen;
    if !layout.formats().contains(&format) {
        let offered: Vec<&str> = layout.formats().iter().map(|format| format.name()).collect();
        let said = Message::new("layout-not-offered").text("layout", layout.name()).text("format", format.name());
        return Err(said.text("offered", offered.join(", ")));
    }
    Ok(chosen)
}

/// Whether an attribution on this ground, with or without a public source, may leave the desk.
pub(super) const fn is_public(basis: Basis, sourced: bool) -> bool {
    sourced && matches!(basis, Basis::Stated | Basis::Reported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_offered_is_refused_by_naming_what_is() {
        let refused = settle(Some(Layout::Objections), Some(Format::Xlsx), Format::Html).expect_err("not offered");
        assert_eq!(refused.key, "layout-not-offered");
        assert!(refused.to_string().contains("docx, odt, md"), "{refused}");
    }

    #[test]
    fn what_is_not_said_follows_from_what_is() {
        let settled = |layout, format| settle(layout, format, Format::Text).expect("offered");
        assert_eq!(settled(None, None), (Layout::Comparison, Format::Text));
        assert_eq!(settled(None, Some(Format::Csv)), (Layout::Comparison, Format::Csv));
        assert_eq!(settled(Some(Layout::Table), None), (Layout::Table, Format::Html), "text has no columns");
        assert_eq!(settled(Some(Layout::Objections), None), (Layout::Objections, Format::Md));
        assert_eq!(Format::of_file(Path::new("a.HTM")), Some(Format::Html));
    }

    #[test]
    fn every_format_has_a_layout_of_its_own() {
        for &format in Format::ALL {
            assert!(format.usual_layout().formats().contains(&format), "{}", format.name());
        }
    }
}
