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

/// Characters of one page beyond this number are not read; a page of the densest print has some 20,000.
pub(crate) const MAX_GLYPHS: usize = 400_000;

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
}

impl Glyph {
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
}

impl Page {
    /// What the producer said of the content a glyph stands in.
    pub(crate) fn content_of(&self, glyph: &Glyph) -> Content {
        self.contents.get(glyph.content as usize).copied().unwrap_or_default()
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
