//! Styles of a DOCX: what paragraphs and runs inherit.

use super::super::inline::Look;
use super::super::xml::Element;
use super::symbols;
use std::collections::BTreeMap;

/// Longest chain of styles that is followed.
const CHAIN: usize = 32;

/// Formatting of a run as stated in the file; `None` is inherited.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProps {
    bold: Option<bool>,
    italic: Option<bool>,
    underline: Option<bool>,
    strike: Option<bool>,
    raised: Option<Raised>,
    colour: Option<Option<u32>>,
    highlight: Option<Option<u32>>,
    hidden: Option<bool>,
    size: Option<f32>,
    /// The font of Latin letters; symbol fonts are told by it.
    font: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Raised {
    No,
    Super,
    Sub,
}

/// Formatting of a paragraph as stated in the file; `None` is inherited.
#[derive(Debug, Clone, Default)]
pub(super) struct ParaProps {
    pub list: Option<String>,
    pub list_level: Option<usize>,
    pub outline: Option<u8>,
    pub left: Option<f32>,
    pub first: Option<f32>,
    pub centred: Option<bool>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    run: RunProps,
    para: ParaProps,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    defaults: RunProps,
    paragraph: Option<String>,
}

/// On, off or absent.
fn toggle(properties: &Element, name: &str) -> Option<bool> {
    let element = properties.child(name)?;
    Some(!matches!(element.attribute("val"), Some("0" | "false" | "off" | "none")))
}

fn colour(value: &str) -> Option<u32> {
    u32::from_str_radix(value, 16).ok().filter(|&colour| value.len() == 6 && colour != 0)
}

/// Word's sixteen names of highlighting colours.
fn highlight(name: &str) -> Option<u32> {
    Some(match name {
        "yellow" => 0xFF_FF00,
        "green" => 0x00_FF00,
        "cyan" => 0x00_FFFF,
        "magenta" => 0xFF_00FF,
        "blue" => 0x00_00FF,
        "red" => 0xFF_0000,
        "darkBlue" => 0x00_0080,
        "darkCyan" => 0x00_8080,
        "darkGreen" => 0x00_8000,
        "darkMagenta" => 0x80_0080,
        "darkRed" => 0x80_0000,
        "darkYellow" => 0x80_8000,
        "darkGray" => 0x80_8080,
        "lightGray" => 0xC0_C0C0,
        "black" => 0x00_0001,
        _ => return None,
    })
}

impl RunProps {
    /// Reads an `rPr`.
    pub(super) fn read(element: Option<&Element>) -> Self {
        let Some(element) = element else { return Self::default() };
        Self {
            bold: toggle(element, "b"),
            italic: toggle(element, "i"),
            underline: element.child("u").map(|u| u.attribute("val").is_some_and(|value| value != "none")),
            strike: toggle(element, "strike").or_else(|| toggle(element, "dstrike")),
            raised: element.value("vertAlign").map(|value| match value {
                "superscript" => Raised::Super,
                "subscript" => Raised::Sub,
                _ => Raised::No,
            }),
            colour: element.value("color").map(colour),
            highlight: element.value("highlight").map(highlight).or_else(|| {
                element
                    .child("shd")
                    .and_then(|shading| shading.attribute("fill"))
                    .filter(|fill| !fill.eq_ignore_ascii_case("FFFFFF"))
                    .map(colour)
            }),
            hidden: toggle(element, "vanish"),
            size: element.value("sz").and_then(|value| value.parse::<f32>().ok()).map(|half| half / 2.0),
            font: element
                .child("rFonts")
                .and_then(|fonts| fonts.attribute("ascii").or_else(|| fonts.attribute("hAnsi")))
                .map(str::to_owned),
        }
    }

    fn over(self, base: &Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            underline: self.underline.or(base.underline),
            strike: self.strike.or(base.strike),
            raised: self.raised.or(base.raised),
            colour: self.colour.or(base.colour),
            highlight: self.highlight.or(base.highlight),
            hidden: self.hidden.or(base.hidden),
            size: self.size.or(base.size),
            font: self.font.or_else(|| base.font.clone()),
        }
    }

    /// Gives words as they look in the run's font.
    pub(super) fn symbols(&self, text: &str) -> String {
        let font = self.font.as_deref().unwrap_or("");
        text.chars().map(|letter| symbols::letter(font, letter)).collect()
    }

    /// Whether the run is hidden.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden == Some(true)
    }

    /// Size of the type, in points.
    pub(super) const fn size(&self) -> Option<f32> {
        self.size
    }

    /// Gives the look of a run with this formatting.
    pub(super) fn look(&self) -> Look {
        let on = |value: Option<bool>| value == Some(true);
        Look {
            bold: on(self.bold),
            italic: on(self.italic),
            underline: on(self.underline),
            strike: on(self.strike),
            superscript: self.raised == Some(Raised::Super),
            subscript: self.raised == Some(Raised::Sub),
            colour: self.colour.flatten(),
            highlight: self.highlight.flatten(),
            ..Look::default()
        }
    }
}

/// Twentieths of a point, or a length with its unit as strict documents write it.
fn points(value: &str) -> Option<f32> {
    if let Some(number) = value.strip_suffix("pt") {
        return number.parse().ok();
    }
    value.parse::<f32>().ok().map(|twips| twips / 20.0)
}

impl ParaProps {
    /// Reads a `pPr`.
    pub(super) fn read(element: Option<&Element>) -> Self {
        let Some(element) = element else { return Self::default() };
        let list = element.child("numPr");
        let indent = element.child("ind");
        let length = |names: [&str; 2]| names.into_iter().find_map(|name| indent?.attribute(name)).and_then(points);
        Self {
            list: list.and_then(|list| list.value("numId")).map(str::to_owned),
            list_level: list.and_then(|list| list.value("ilvl")).and_then(|level| level.parse().ok()),
            outline: element.value("outlineLvl").and_then(|level| level.parse().ok()),
            left: length(["left", "start"]),
            first: length(["firstLine", "firstLine"])
                .or_else(|| length(["hanging", "hanging"]).map(|hanging| -hanging)),
            centred: element.value("jc").map(|value| value == "center"),
        }
    }

    pub(super) fn over(self, base: Self) -> Self {
        Self {
            list: self.list.or(base.list),
            list_level: self.list_level.or(base.list_level),
            outline: self.outline.or(base.outline),
            left: self.left.or(base.left),
            first: self.first.or(base.first),
            centred: self.centred.or(base.centred),
        }
    }
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(root: &Element) -> Self {
        let mut styles = Self {
            defaults: RunProps::read(root.find("rPrDefault").and_then(|defaults| defaults.child("rPr"))),
            ..Self::default()
        };
        for element in root.elements().filter(|element| &*element.name == "style") {
            let Some(id) = element.attribute("styleId") else { continue };
            let is_default = matches!(element.attribute("default"), Some("1" | "true" | "on"));
            if is_default && element.attribute("type") == Some("paragraph") {
                styles.paragraph = Some(id.to_owned());
            }
            let style = Style {
                name: element.value("name").unwrap_or(id).to_lowercase(),
                based_on: element.value("basedOn").map(str::to_owned),
                run: RunProps::read(element.child("rPr")),
                para: ParaProps::read(element.child("pPr")),
            };
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// A style and those it is based on, nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let mut next = id.or(self.paragraph.as_deref());
        std::iter::from_fn(move || {
            let style = self.styles.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(CHAIN)
    }

    /// The paragraph properties of a style.
    pub(super) fn paragraph(&self, id: Option<&str>) -> ParaProps {
        self.chain(id).fold(ParaProps::default(), |props, style| props.over(style.para.clone()))
    }

    /// What a run inherits from its paragraph's style and the defaults.
    pub(super) fn base_run(&self, id: Option<&str>) -> RunProps {
        self.chain(id).fold(RunProps::default(), |props, style| props.over(&style.run)).over(&self.defaults)
    }

    /// Merges a run's own formatting with its character style and `base`; the run's own wins.
    pub(super) fn run(&self, own: Option<&Element>, base: &RunProps) -> RunProps {
        let props = RunProps::read(own);
        match own.and_then(|own| own.value("rStyle")) {
            Some(id) => {
                let named = if self.styles.contains_key(id) {
                    self.chain(Some(id)).fold(RunProps::default(), |props, style| props.over(&style.run))
                } else {
                    RunProps::default()
                };
                props.over(&named).over(base)
            }
            None => props.over(base),
        }
    }

    /// Whether some style up the chain satisfies `wanted`, by its lower-case name; what it gives.
    pub(super) fn by_name<T>(&self, id: Option<&str>, wanted: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.chain(id).find_map(|style| wanted(&style.name))
    }
}
