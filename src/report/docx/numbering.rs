//! How items of lists are numbered: with a bullet.

use super::super::parts::Xml;
use super::names::MAIN;

/// Writes the part of lists: number 1 has bullets.
pub(super) fn write() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("w:numbering", &[("xmlns:w", MAIN)]);
    xml.open("w:abstractNum", &[("w:abstractNumId", "0")]);
    xml.empty("w:multiLevelType", &[("w:val", "singleLevel")]);
    xml.open("w:lvl", &[("w:ilvl", "0")]);
    xml.empty("w:start", &[("w:val", "1")]);
    xml.empty("w:numFmt", &[("w:val", "bullet")]);
    xml.empty("w:pStyle", &[("w:val", "ListBullet")]);
    xml.empty("w:lvlText", &[("w:val", "•")]);
    xml.empty("w:lvlJc", &[("w:val", "left")]);
    xml.open("w:pPr", &[]);
    xml.empty("w:ind", &[("w:left", "360"), ("w:hanging", "360")]);
    xml.close("w:pPr");
    xml.close("w:lvl");
    xml.close("w:abstractNum");
    xml.open("w:num", &[("w:numId", "1")]);
    xml.empty("w:abstractNumId", &[("w:val", "0")]);
    xml.close("w:num");
    xml.close("w:numbering");
    xml.finish()
}
