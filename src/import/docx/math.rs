//! Formulas (Office MathML) in one line of text: "2/3", "x²", "√(a+b)".

use super::super::inline::Look;
use super::super::xml::Element;
use super::body::{Open, Walker};
use super::revisions::Within;

/// Figures and letters that Unicode has raised and lowered.
const RAISED: (&str, &str) = ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ");
const LOWERED: (&str, &str) = ("0123456789+-=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ");

impl<'a> Walker<'a> {
    /// Writes a formula into the open paragraph.
    pub(super) fn formula(&mut self, element: &'a Element, within: &Within, open: &mut Open) {
        for child in element.elements() {
            match &*child.name {
                "ins" | "del" | "moveFrom" | "moveTo" => {
                    let within = self.revised(child, within);
                    self.formula(child, &within, open);
                }
                "oMath" => self.formula(child, within, open),
                _ => {
                    let look =
                        Look { inserted: within.inserted.clone(), deleted: within.deleted.clone(), ..open.base.look() };
                    open.line.push(&written(child), &look);
                }
            }
        }
    }
}

/// The parts of a formula, one behind the other.
fn all(element: &Element) -> String {
    element.elements().map(written).collect()
}

/// One part of a formula.
fn written(element: &Element) -> String {
    let part = |name: &str| element.child(name).map(all).unwrap_or_default();
    let said = |name: &str, otherwise: &str| {
        let properties = element.elements().find(|child| child.name.ends_with("Pr"));
        properties.and_then(|properties| properties.value(name)).unwrap_or(otherwise).to_owned()
    };
    match &*element.name {
        "t" | "delText" => element.all_text(),
        "f" if said("type", "") == "noBar" => format!("({} over {})", part("num"), part("den")),
        "f" => format!("{}/{}", grouped(&part("num")), grouped(&part("den"))),
        "sSub" => format!("{}{}", part("e"), placed(&part("sub"), LOWERED, '_')),
        "sSup" => format!("{}{}", part("e"), placed(&part("sup"), RAISED, '^')),
        "sSubSup" => {
            format!("{}{}{}", part("e"), placed(&part("sub"), LOWERED, '_'), placed(&part("sup"), RAISED, '^'))
        }
        "sPre" => format!("{}{}{}", placed(&part("sub"), LOWERED, '_'), placed(&part("sup"), RAISED, '^'), part("e")),
        "rad" => {
            let degree = placed(&part("deg"), RAISED, '^');
            format!("{degree}√{}", grouped(&part("e")))
        }
        "nary" => {
            let limits = format!("{}{}", placed(&part("sub"), LOWERED, '_'), placed(&part("sup"), RAISED, '^'));
            format!("{}{limits}{}", said("chr", "∫"), part("e"))
        }
        "d" => {
            let inside: Vec<String> = element.elements().filter(|child| &*child.name == "e").map(all).collect();
            format!("{}{}{}", said("begChr", "("), inside.join(&said("sepChr", "|")), said("endChr", ")"))
        }
        "limLow" => format!("{}{}", part("e"), placed(&part("lim"), LOWERED, '_')),
        "limUpp" => format!("{}{}", part("e"), placed(&part("lim"), RAISED, '^')),
        "m" | "eqArr" => {
            let rows: Vec<String> = element.elements().map(row).filter(|row| !row.is_empty()).collect();
            rows.join("; ")
        }
        name if name.ends_with("Pr") => String::new(),
        _ => all(element),
    }
}

/// A row of a matrix, its parts set apart.
fn row(element: &Element) -> String {
    match &*element.name {
        "mr" => element.elements().map(all).collect::<Vec<_>>().join(", "),
        name if name.ends_with("Pr") => String::new(),
        _ => all(element),
    }
}

/// In brackets, unless it is one number or word.
fn grouped(text: &str) -> String {
    let one = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | ','));
    if one && !text.is_empty() { text.to_owned() } else { format!("({text})") }
}

/// Raised or lowered: by the characters for it, else behind a sign.
fn placed(text: &str, (plain, moved): (&str, &str), sign: char) -> String {
    if text.is_empty() {
        return String::new();
    }
    let letter = |letter: char| moved.chars().nth(plain.chars().position(|known| known == letter)?);
    text.chars().map(letter).collect::<Option<String>>().unwrap_or_else(|| format!("{sign}{}", grouped(text)))
}
