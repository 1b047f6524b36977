//! Fonts and the theme: the plainest that Word takes for whole.

use super::super::parts::Xml;
use super::names::MAIN;

/// The fonts that styles name, Latin and Han.
pub(in crate::report) const LATIN: &str = "Times New Roman";
pub(in crate::report) const HAN: &str = "SimSun";

/// Writes the table of fonts.
pub(super) fn table() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:fonts", &[("xmlns:w", MAIN)]);
    for (name, charset, family) in [(LATIN, "00", "roman"), (HAN, "86", "auto")] {
        xml.open("w:font", &[("w:name", name)]);
        xml.empty("w:charset", &[("w:val", charset)]);
        xml.empty("w:family", &[("w:val", family)]);
        xml.empty("w:pitch", &[("w:val", "variable")]);
        xml.close("w:font");
    }
    xml.close("w:fonts");
    xml.finish()
}

/// The colours of the theme: two of type and ground each, six accents, links before and after.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", "1F3864"),
    ("a:lt2", "E7E6E6"),
    ("a:accent1", "2F5496"),
    ("a:accent2", "C55A11"),
    ("a:accent3", "7F7F7F"),
    ("a:accent4", "BF9000"),
    ("a:accent5", "2E75B6"),
    ("a:accent6", "538135"),
    ("a:hlink", "0563C1"),
    ("a:folHlink", "954F72"),
];

/// Writes the theme.
pub(super) fn theme() -> Vec<u8> {
    let mut xml = Xml::part();
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    xml.open("a:theme", &[("xmlns:a", drawing), ("name", "Travaux")]);
    xml.open("a:themeElements", &[]);
    xml.open("a:clrScheme", &[("name", "Travaux")]);
    for (name, colour) in COLOURS {
        xml.open(name, &[]);
        xml.empty("a:srgbClr", &[("val", colour)]);
        xml.close(name);
    }
    xml.close("a:clrScheme");
    xml.open("a:fontScheme", &[("name", "Travaux")]);
    for name in ["a:majorFont", "a:minorFont"] {
        xml.open(name, &[]);
        xml.empty("a:latin", &[("typeface", LATIN)]);
        xml.empty("a:ea", &[("typeface", HAN)]);
        xml.empty("a:cs", &[("typeface", LATIN)]);
        xml.close(name);
    }
    xml.close("a:fontScheme");
    xml.open("a:fmtScheme", &[("name", "Travaux")]);
    let fill = |xml: &mut Xml| {
        xml.open("a:solidFill", &[]);
        xml.empty("a:schemeClr", &[("val", "phClr")]);
        xml.close("a:solidFill");
    };
    for list in ["a:fillStyleLst", "a:lnStyleLst", "a:effectStyleLst", "a:bgFillStyleLst"] {
        xml.open(list, &[]);
        for _ in 0..3 {
            match list {
                "a:lnStyleLst" => {
                    xml.open("a:ln", &[("w", "6350")]);
                    fill(&mut xml);
                    xml.close("a:ln");
                }
                "a:effectStyleLst" => {
                    xml.open("a:effectStyle", &[]);
                    xml.empty("a:effectLst", &[]);
                    xml.close("a:effectStyle");
                }
                _ => fill(&mut xml),
            }
        }
        xml.close(list);
    }
    xml.close("a:fmtScheme");
    xml.close("a:themeElements");
    xml.close("a:theme");
    xml.finish()
}
