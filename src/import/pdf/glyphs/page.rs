//! What stands on a page: characters with their places, drawn lines, pictures, marked content. No reading yet.

/// Bold type, by the font's name, weight or flags, or by a stroked outline.
pub(crate) const BOLD: u8 = 1;
/// Italic or oblique type.
pub(crate) const ITALIC: u8 = 2;
/// Drawn with the invisible mode (the text layer under a scanned picture).
pub(crate) const INVISIBLE: u8 = 4;
/// Not set along the horizontal.
pub(crate) const TURNED: u8 = 8;
/// Set in a bar-code font.
pub(crate) const BARCODE: u8 = 16;
/// Set upside down, as the page is shown.
pub(crate) const UPSIDE: u8 = 32;
/// Painted over by an area that was drawn later.
pub(crate) const COVERED: u8 = 64;
/// Recognised in a picture, with little confidence.
pub(crate) const UNSURE: u8 = 128;

/// A character at its place. Lengths in points, from the left and top edge of the page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    /// The character; U+FFFD where the font does not tell.
    pub ch: char,
    /// Left end on the base line.
    pub x0: f32,
    /// Right end on the base line, without the spacing that follows.
    pub x1: f32,
    /// Base line.
    pub y: f32,
    /// Size of the type.
    pub size: f32,
    /// Colour, 0xRRGGBB.
    pub colour: u32,
    /// Index into [`Page::contents`].
    pub content: u32,
    /// [`BOLD`] and the others.
    pub flags: u8,
    /// The set of remarks on it, from 1: an index into [`Page::note_sets`]; 0 for none.
    pub note: u32,
}

/// What a reviewer did with an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RemarkKind {
    /// Said something.
    Comment,
    /// Struck words out.
    Deleted,
    /// Put words in.
    Inserted,
}

/// A reviewer's annotation. Lengths in points, from the left and top edge of the page.
#[derive(Debug, Clone)]
pub(crate) struct Remark {
    pub kind: RemarkKind,
    pub author: Option<String>,
    /// ISO 8601.
    pub date: Option<String>,
    pub text: String,
    /// The words that are meant: left, top, right, bottom.
    pub areas: Vec<[f32; 4]>,
    /// Where the annotation stands: left, top, right, bottom.
    pub place: [f32; 4],
    /// Its object number, and that of the annotation that it answers.
    pub id: Option<u32>,
    pub answers: Option<u32>,
    /// It says that what it answers is settled.
    pub settled: bool,
    /// It stands before the character that it is tied to, not after it.
    pub before: bool,
    /// Page, from 1.
    pub page: u32,
}

impl Glyph {
    /// Nothing, nowhere.
    pub(crate) const NONE: Self =
        Self { ch: ' ', x0: 0.0, x1: 0.0, y: 0.0, size: 10.0, colour: 0, content: 0, flags: 0, note: 0 };

    pub(crate) const fn is(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// A straight line or thin bar drawn along an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

impl Rule {
    pub(crate) fn is_horizontal(&self) -> bool {
        self.x1 - self.x0 >= self.y1 - self.y0
    }

    pub(crate) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    pub(crate) fn middle(&self) -> f32 {
        f32::midpoint(self.y0, self.y1)
    }
}

/// A filled area behind text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fill {
    pub area: Rule,
    pub colour: u32,
}

/// What the producer said of a stretch of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Content {
    /// The form it stands in, by object number, and the marked content id there.
    pub mcid: Option<(Option<u32>, i32)>,
    /// Not part of the text.
    pub artifact: bool,
    /// In a layer that is switched off.
    pub hidden: bool,
}

/// Everything on one page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// From 1.
    pub number: u32,
    pub width: f32,
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    pub fills: Vec<Fill>,
    /// Share of the page that pictures cover; may exceed 1 where they overlap.
    pub pictured: f32,
    pub contents: Vec<Content>,
    /// The page could not be read to its end.
    pub broken: bool,
    /// What reviewers wrote and struck out.
    pub remarks: Vec<Remark>,
    /// Sets of remarks that stand on the same characters, by their indices.
    pub note_sets: Vec<Vec<usize>>,
}

impl Page {
    /// What the producer said of the content a glyph stands in.
    pub(crate) fn content_of(&self, glyph: &Glyph) -> Content {
        self.contents.get(glyph.content as usize).copied().unwrap_or_default()
    }

    /// The number of the set `set` with one remark more.
    pub(crate) fn set_with(&mut self, set: u32, remark: usize) -> u32 {
        let known = |set: u32| (set as usize).checked_sub(1).and_then(|at| self.note_sets.get(at));
        let mut wanted = known(set).cloned().unwrap_or_default();
        wanted.push(remark);
        // Neighbours share a set: the last ones made are the likeliest.
        let at = self.note_sets.iter().rev().take(8).position(|made| *made == wanted);
        if let Some(back) = at {
            return (self.note_sets.len() - back) as u32;
        }
        self.note_sets.push(wanted);
        self.note_sets.len() as u32
    }

    /// Turns the page over when most of its text stands on its head; otherwise what stands so is no text of the page.
    pub(crate) fn set_on_feet(&mut self) {
        let over = self.glyphs.iter().filter(|glyph| glyph.is(UPSIDE)).count();
        if over == 0 {
            return;
        }
        let turn = over * 2 > self.glyphs.len();
        let (width, height) = (self.width, self.height);
        for glyph in &mut self.glyphs {
            if glyph.is(UPSIDE) != turn && !glyph.is(TURNED) {
                glyph.flags |= TURNED;
            }
            glyph.flags &= !UPSIDE;
            if turn {
                (glyph.x0, glyph.x1, glyph.y) = (width - glyph.x1, width - glyph.x0, height - glyph.y);
            }
        }
        if turn {
            for rule in self.rules.iter_mut().chain(self.fills.iter_mut().map(|fill| &mut fill.area)) {
                *rule = Rule { x0: width - rule.x1, y0: height - rule.y1, x1: width - rule.x0, y1: height - rule.y0 };
            }
        }
    }

    /// Sets lines straight that all rise or fall by `slope`, as on a page that was laid crookedly on a scanner.
    pub(crate) fn straighten(&mut self, slope: f32) {
        let (sin, cos) = slope.atan().sin_cos();
        for glyph in self.glyphs.iter_mut().filter(|glyph| glyph.flags & TURNED == 0) {
            let length = glyph.x1 - glyph.x0;
            let (x, y) = (glyph.x0, glyph.y);
            glyph.x0 = x * cos + y * sin;
            glyph.x1 = glyph.x0 + length;
            glyph.y = y * cos - x * sin;
        }
    }

    /// Turns the page when most of its text runs along the vertical: a landscape page without the flag that says so.
    pub(crate) fn set_upright(&mut self, quarter: impl Fn(&Glyph) -> Option<bool>) {
        let turned = self.glyphs.iter().filter(|glyph| quarter(glyph).is_some()).count();
        if turned * 2 <= self.glyphs.len() || turned < 20 {
            return;
        }
        let upward = self.glyphs.iter().filter(|glyph| quarter(glyph) == Some(true)).count() * 2 > turned;
        let (width, height) = (self.width, self.height);
        let place = |x: f32, y: f32| if upward { (height - y, x) } else { (y, width - x) };
        for glyph in &mut self.glyphs {
            // A turned glyph keeps its extent along its own base line, which `content` stores as height.
            let was_turned = glyph.is(TURNED);
            let (x, y) = place(glyph.x0, glyph.y);
            let extent = glyph.x1 - glyph.x0;
            glyph.x0 = x;
            glyph.x1 = x + extent;
            glyph.y = y;
            glyph.flags = if was_turned { glyph.flags & !TURNED } else { glyph.flags | TURNED };
        }
        for rule in self.rules.iter_mut().chain(self.fills.iter_mut().map(|fill| &mut fill.area)) {
            let (a, b) = (place(rule.x0, rule.y0), place(rule.x1, rule.y1));
            *rule = Rule { x0: a.0.min(b.0), y0: a.1.min(b.1), x1: a.0.max(b.0), y1: a.1.max(b.1) };
        }
        std::mem::swap(&mut self.width, &mut self.height);
    }
}
