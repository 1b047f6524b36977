//! A small chart as a description: rectangles, lines and words at places. The window paints it; [`svg`] writes it down.

use crate::base::visible;

/// What a part of a drawing is, which decides its colour where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What is measured.
    Strong,
    /// The part of it that is less.
    Faint,
    /// Words.
    Words,
    /// Words of less weight, and lines.
    Weak,
}

/// A part of a drawing; places are in points from the left upper corner.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled rectangle: left, top, width, height.
    Bar([f32; 4], Tone),
    /// A line from one point to another.
    Line([f32; 4], Tone),
    /// Words centred on a point, their size.
    Words([f32; 2], f32, String, Tone),
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Width and height, in points.
    pub size: [f32; 2],
    /// Its parts, the lowest first.
    pub shapes: Vec<Shape>,
    /// What it says, for who does not see it.
    pub says: String,
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub name: String,
    /// How much.
    pub value: f32,
    /// The figure as it is written above it.
    pub written: String,
}

/// Height of a line of words, in points.
const LINE: f32 = 16.0;

/// Draws bars beside each other, each with its figure above and its name below. Bars are measured from nothing.
pub fn bars(bars: &[Bar], size: [f32; 2]) -> Drawing {
    let [width, height] = size;
    let most = bars.iter().map(|bar| bar.value).fold(0.0_f32, f32::max).max(f32::MIN_POSITIVE);
    let column = width / bars.len().max(1) as f32;
    let (top, bottom) = (LINE, height - LINE);
    let room = (bottom - top).max(1.0);
    let mut shapes = vec![Shape::Line([0.0, bottom, width, bottom], Tone::Weak)];
    for (at, bar) in bars.iter().enumerate() {
        let centre = column * (at as f32 + 0.5);
        let tall = room * (bar.value / most).clamp(0.0, 1.0);
        let wide = (column * 0.55).min(48.0);
        shapes.push(Shape::Bar([centre - wide / 2.0, bottom - tall, wide, tall], Tone::Strong));
        shapes.push(Shape::Words([centre, bottom - tall - LINE / 2.0], 11.5, bar.written.clone(), Tone::Words));
        shapes.push(Shape::Words([centre, bottom + LINE / 2.0], 11.0, bar.name.clone(), Tone::Weak));
    }
    let says: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.name, bar.written)).collect();
    Drawing { size, shapes, says: says.join(", ") }
}

fn escaped(words: &str) -> String {
    visible(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Writes a drawing as SVG, with its words as its title.
pub fn svg(drawing: &Drawing) -> String {
    let colour = |tone: Tone| match tone {
        Tone::Strong => "#1b5aa6",
        Tone::Faint => "#dfecfb",
        Tone::Words => "#1d1c1a",
        Tone::Weak => "#635f58",
    };
    let [width, height] = drawing.size;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{}</title>",
        escaped(&drawing.says)
    );
    for shape in &drawing.shapes {
        out += &match shape {
            Shape::Bar([left, top, width, height], tone) => format!(
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{}\"/>",
                colour(*tone)
            ),
            Shape::Line([from, top, to, bottom], tone) => format!(
                "<line x1=\"{from:.1}\" y1=\"{top:.1}\" x2=\"{to:.1}\" y2=\"{bottom:.1}\" stroke=\"{}\"/>",
                colour(*tone)
            ),
            Shape::Words([x, y], size, words, tone) => format!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"middle\" dominant-baseline=\"central\" fill=\"{}\">{}</text>",
                colour(*tone),
                escaped(words)
            ),
        };
    }
    out + "</svg>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_tall_as_their_values_and_words_are_escaped() {
        let bar = |name: &str, value: f32| Bar { name: name.to_owned(), value, written: format!("{value}") };
        let drawing = bars(&[bar("Zero <draft>", 10.0), bar("Rev.1", 5.0)], [200.0, 132.0]);
        let tall: Vec<f32> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Bar([_, _, _, height], _) => Some(*height),
                _ => None,
            })
            .collect();
        assert_eq!(tall, [100.0, 50.0]);
        let written = svg(&drawing);
        assert!(written.contains("Zero &lt;draft&gt;") && written.ends_with("</svg>"), "{written}");
    }
}
