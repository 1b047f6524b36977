//! How words look: the marks of their paragraph, as properties of runs.

use super::super::parts::Xml;
use crate::base::Span;
use crate::text::{Paragraph, Style};

/// How a run looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::report) struct Look {
    /// Bold.
    pub(in crate::report) bold: bool,
    /// Italic.
    pub(in crate::report) italic: bool,
    /// Underlined.
    pub(in crate::report) underline: bool,
    /// Struck through.
    pub(in crate::report) strike: bool,
    /// Set above or below the line.
    pub(in crate::report) raised: Option<bool>,
    /// Colour, as red, green and blue.
    pub(in crate::report) colour: Option<u32>,
    /// Colour of the ground.
    pub(in crate::report) shade: Option<u32>,
}

impl Look {
    fn with(&mut self, style: Style) {
        match style {
            Style::Bold => self.bold = true,
            Style::Italic => self.italic = true,
            Style::Underline => self.underline = true,
            Style::Strike => self.strike = true,
            Style::Super => self.raised = Some(true),
            Style::Sub => self.raised = Some(false),
            Style::Colour(colour) => self.colour = Some(colour),
            Style::Highlight(colour) => self.shade = Some(colour),
            Style::Bracket | Style::Inserted | Style::Deleted | Style::Unsure => {}
        }
    }

    /// Cuts a stretch of a paragraph where its look changes.
    pub(in crate::report) fn cut(paragraph: Option<&Paragraph>, span: Span) -> Vec<(Span, Self)> {
        let Some(paragraph) = paragraph.filter(|paragraph| !paragraph.marks.is_empty()) else {
            return vec![(span, Self::default())];
        };
        let shows = |style: Style| !matches!(style, Style::Bracket | Style::Inserted | Style::Deleted | Style::Unsure);
        let marks: Vec<_> =
            paragraph.marks.iter().filter(|mark| shows(mark.style) && mark.span.overlap(span).is_some()).collect();
        let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.span.start, mark.span.end()]).collect();
        cuts.extend([span.start, span.end()]);
        cuts.retain(|cut| (span.start..=span.end()).contains(cut) && paragraph.text.is_char_boundary(*cut));
        cuts.sort_unstable();
        cuts.dedup();
        let mut parts: Vec<(Span, Self)> = Vec::new();
        for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
            let here = Span::between(*from, *to);
            let mut look = Self::default();
            marks.iter().filter(|mark| mark.span.overlap(here).is_some()).for_each(|mark| look.with(mark.style));
            match parts.last_mut() {
                Some((span, before)) if *before == look => span.len += here.len,
                _ => parts.push((here, look)),
            }
        }
        parts
    }

    /// Whether there is nothing to it.
    pub(in crate::report) fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Writes what stands in the properties of a run, in the order of the schema.
    pub(super) fn write(&self, xml: &mut Xml) {
        let flags = [(self.bold, ["w:b", "w:bCs"]), (self.italic, ["w:i", "w:iCs"])];
        for name in flags.into_iter().filter(|(on, _)| *on).flat_map(|(_, names)| names) {
            xml.empty(name, &[]);
        }
        if self.strike {
            xml.empty("w:strike", &[]);
        }
        if let Some(colour) = self.colour {
            xml.empty("w:color", &[("w:val", &format!("{colour:06X}"))]);
        }
        if self.underline {
            xml.empty("w:u", &[("w:val", "single")]);
        }
        if let Some(shade) = self.shade {
            let fill = format!("{shade:06X}");
            xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &fill)]);
        }
        if let Some(up) = self.raised {
            xml.empty("w:vertAlign", &[("w:val", if up { "superscript" } else { "subscript" })]);
        }
    }
}
