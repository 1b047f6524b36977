//! A small PDF writer: paragraphs in Helvetica over pages, and annotations on their words.

use std::fmt::Write as _;

/// Widths of Helvetica from the space to the tilde, in thousandths of its size.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
const SIZE: f64 = 10.5;
const LEFT: f64 = 72.0;
const RIGHT: f64 = 470.0;
const TOP: f64 = 770.0;
const BOTTOM: f64 = 72.0;
const LEAD: f64 = 14.0;

/// A sign in the encoding of the page, with its width.
fn sign(letter: char) -> (u8, f64) {
    let code = match letter {
        '“' => 0x93,
        '”' => 0x94,
        '‘' => 0x91,
        '’' => 0x92,
        '–' => 0x96,
        '—' => 0x97,
        '•' => 0x95,
        _ => u8::try_from(u32::from(letter)).unwrap_or(b'?'),
    };
    let width = match letter {
        ' '..='~' => WIDTHS[usize::from(code - b' ')],
        '“' | '”' => 333,
        '‘' | '’' => 222,
        '—' => 1000,
        '•' => 350,
        _ => 556,
    };
    (code, f64::from(width) * SIZE / 1000.0)
}

fn width(text: &str) -> f64 {
    text.chars().map(|letter| sign(letter).1).sum()
}

/// A line on a page: where it stands, and which letters of its paragraph it holds.
#[derive(Debug)]
struct Line {
    page: usize,
    x: f64,
    y: f64,
    text: String,
    from: usize,
    bold: bool,
}

/// Pages as they are filled.
#[derive(Debug)]
pub struct Pages {
    lines: Vec<Line>,
    /// Reference, words, first and one past the last line of each paragraph.
    paragraphs: Vec<(String, String, std::ops::Range<usize>)>,
    annotations: Vec<(usize, String)>,
    page: usize,
    y: f64,
}

/// A text as a PDF string that any reader shows.
fn text_string(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{units}>")
}

impl Pages {
    pub fn new() -> Self {
        Self { lines: Vec::new(), paragraphs: Vec::new(), annotations: Vec::new(), page: 0, y: TOP }
    }

    /// Sets a paragraph, cited by `reference`.
    pub fn paragraph(&mut self, text: &str, indent: f64, bold: bool, reference: &str) {
        let x = LEFT + indent;
        let first = self.lines.len();
        let (mut from, mut line) = (0, String::new());
        for word in text.split_inclusive(' ') {
            if !line.is_empty() && x + width(&line) + width(word.trim_end()) > RIGHT {
                let held = line.len();
                self.set(std::mem::take(&mut line), x, from, bold);
                from += held;
            }
            line.push_str(word);
        }
        self.set(line, x, from, bold);
        self.y -= LEAD * 0.6;
        self.paragraphs.push((reference.to_owned(), text.to_owned(), first..self.lines.len()));
    }

    fn set(&mut self, text: String, x: f64, from: usize, bold: bool) {
        if self.y < BOTTOM {
            (self.page, self.y) = (self.page + 1, TOP);
        }
        self.lines.push(Line { page: self.page, x, y: self.y, text, from, bold });
        self.y -= LEAD;
    }

    /// The boxes of words of a paragraph: page, left, bottom, right, top of each line they are on.
    fn boxes(&self, reference: &str, words: &str) -> Result<Vec<(usize, [f64; 4])>, String> {
        let found = self.paragraphs.iter().find(|(known, ..)| known == reference).ok_or(reference)?;
        let (_, text, lines) = found;
        if text.matches(words).count() != 1 && !words.is_empty() {
            return Err(format!("{words:?} does not stand exactly once in {text:?}"));
        }
        let start = text.find(words).unwrap_or_default();
        let end = start + words.len();
        let mut boxes = Vec::new();
        for line in &self.lines[lines.clone()] {
            let (from, to) = (line.from.max(start), (line.from + line.text.len()).min(end));
            if from < to || words.is_empty() && boxes.is_empty() {
                let to = to.max(from);
                let left = line.x + width(&line.text[..from - line.from]);
                let right = line.x + width(line.text[..to - line.from].trim_end());
                boxes.push((line.page, [left, line.y - 2.5, right, line.y + 8.5]));
            }
        }
        Ok(boxes)
    }

    /// Puts an annotation on words of a paragraph: `strike`, `caret` (after the words), `replace`, `sticky` (beside the
    /// paragraph), `highlight`, `free`.
    pub fn annotate(
        &mut self,
        verb: &str,
        reference: &str,
        author: &str,
        words: &str,
        said: &str,
    ) -> Result<(), String> {
        let boxes = self.boxes(reference, words)?;
        let (page, first) = *boxes.first().ok_or("no place")?;
        let (_, last) = *boxes.last().ok_or("no place")?;
        let quads: Vec<String> = boxes
            .iter()
            .map(|(_, [left, bottom, right, top])| {
                format!("{left:.1} {top:.1} {right:.1} {top:.1} {left:.1} {bottom:.1} {right:.1} {bottom:.1}")
            })
            .collect();
        let all = boxes
            .iter()
            .map(|(_, area)| *area)
            .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        let rect = |[left, bottom, right, top]: [f64; 4]| format!("/Rect [{left:.1} {bottom:.1} {right:.1} {top:.1}]");
        let signed = format!("/T {} /M (D:20310412100000Z) /F 4", text_string(author));
        let contents = if said.is_empty() { String::new() } else { format!("/Contents {}", text_string(said)) };
        let over = format!("{} /QuadPoints [{}]", rect(all.unwrap_or(first)), quads.join(" "));
        let caret = rect([last[2] - 3.0, last[1] - 4.0, last[2] + 3.0, last[1] + 4.0]);
        let mut add = |inner: String| self.annotations.push((page, format!("<< /Type /Annot {inner} {signed} >>")));
        match verb {
            "strike" => add(format!("/Subtype /StrikeOut /C [1 0 0] {over} {contents}")),
            "highlight" => add(format!("/Subtype /Highlight /C [1 1 0] {over} {contents}")),
            "caret" => add(format!("/Subtype /Caret /C [0 0 1] {caret} {contents}")),
            "replace" => {
                // As the best-known reader writes it: the caret holds the words, the struck-out words hang on it.
                add(format!("/Subtype /Caret /IT /Replace /C [0 0 1] {caret} {contents}"));
                add(format!("/Subtype /StrikeOut /IT /StrikeOutTextEdit /RT /Group /IRT @caret /C [0 0 1] {over}"));
            }
            "sticky" => {
                let place = rect([first[0] - 26.0, first[3] - 18.0, first[0] - 8.0, first[3]]);
                add(format!("/Subtype /Text /Name /Comment /C [1 1 0] {place} {contents}"));
            }
            "free" => {
                let place = rect([RIGHT + 8.0, first[1] - 40.0, RIGHT + 118.0, first[3]]);
                add(format!("/Subtype /FreeText /DA (/Helv 8 Tf 0 0 1 rg) {place} {contents}"));
            }
            _ => return Err(format!("unknown annotation: {verb}")),
        }
        Ok(())
    }

    /// The file.
    pub fn write(&self) -> Vec<u8> {
        let pages = self.page + 1;
        // 1 the catalogue, 2 the pages, 3 and 4 the fonts, then two objects a page, then the annotations.
        let first = 5 + 2 * pages;
        let mut objects: Vec<Vec<u8>> = Vec::new();
        let kids: String = (0..pages).map(|page| format!("{} 0 R ", 5 + 2 * page)).collect();
        objects.push(b"<< /Type /Catalog /Pages 2 0 R >>".to_vec());
        objects.push(format!("<< /Type /Pages /Count {pages} /Kids [{kids}] >>").into_bytes());
        for font in ["Helvetica", "Helvetica-Bold"] {
            objects.push(
                format!("<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>").into_bytes(),
            );
        }
        for page in 0..pages {
            let own = self.annotations.iter().enumerate().filter(|(_, (on, _))| *on == page);
            let annotations: String = own.map(|(at, _)| format!("{} 0 R ", first + at)).collect();
            objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {} 0 R /Annots [{annotations}] >>", 6 + 2 * page).into_bytes());
            let mut stream = Vec::new();
            for line in self.lines.iter().filter(|line| line.page == page) {
                let font = if line.bold { "F2" } else { "F1" };
                stream.extend(format!("BT /{font} {SIZE} Tf {:.1} {:.1} Td (", line.x, line.y).into_bytes());
                for letter in line.text.trim_end().chars() {
                    let (code, _) = sign(letter);
                    if matches!(code, b'(' | b')' | b'\\') {
                        stream.push(b'\\');
                    }
                    stream.push(code);
                }
                stream.extend(b") Tj ET\n");
            }
            let mut object = format!("<< /Length {} >>\nstream\n", stream.len()).into_bytes();
            object.extend(stream);
            object.extend(b"endstream");
            objects.push(object);
        }
        for (at, (_, annotation)) in self.annotations.iter().enumerate() {
            let caret = format!("{} 0 R", first + at.saturating_sub(1));
            objects.push(annotation.replace("@caret", &caret).into_bytes());
        }
        let mut out = b"%PDF-1.6\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = String::new();
        for (at, object) in objects.iter().enumerate() {
            let _ = writeln!(places, "{:010} 00000 n ", out.len());
            out.extend(format!("{} 0 obj\n", at + 1).into_bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let (count, table) = (objects.len() + 1, out.len());
        out.extend(format!("xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").into_bytes());
        out
    }
}
