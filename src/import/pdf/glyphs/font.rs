//! Fonts: what a character code means, how wide it is, whether the type is bold or italic.

use super::page::{BARCODE, BOLD, ITALIC};
use super::sfnt;
use hayro_font::hayro_cmap::{self, BfString, CMap, CMapName, CidFamily};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Stream, String as PdfString};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// A code of a font, decoded.
#[derive(Debug, Clone)]
pub(crate) struct Decoded {
    /// The characters it stands for; none when the font does not tell.
    pub text: Option<String>,
    /// Advance in thousandths of the size, along the writing direction.
    pub advance: f32,
}

/// A font as text needs it.
pub(crate) struct Face<'a> {
    font: Font<'a>,
    /// [`BOLD`], [`ITALIC`], [`BARCODE`].
    pub flags: u8,
    /// Whether it is written horizontally.
    pub horizontal: bool,
    /// For a font of a published character collection: what its characters are, whatever the file says of them.
    collection: Option<Collection>,
    /// For a font that is embedded with its own table: what its glyphs are drawn for, where the file does not say it.
    own: Option<BTreeMap<u32, char>>,
    decoded: RefCell<BTreeMap<u32, Decoded>>,
}

/// A published collection of characters (Adobe-GB1 and its sisters), by whose numbers a font names its glyphs.
struct Collection {
    /// Codes → numbers of the collection; `None` when the codes are the numbers.
    encoding: Option<CMap>,
    /// Numbers → characters.
    unicode: Rc<CMap>,
}

impl Collection {
    fn read(&self, code: u32) -> Option<BfString> {
        let number = match &self.encoding {
            None => code,
            Some(encoding) => (1..=4).find_map(|length| encoding.lookup_cid_code(code, length))?,
        };
        self.unicode.lookup_bf_string(number)
    }
}

impl Face<'_> {
    /// The code at `at` in `bytes`, and its length; never 0.
    pub(crate) fn read_code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// What a code means.
    pub(crate) fn decode(&self, code: u32) -> Decoded {
        if let Some(known) = self.decoded.borrow().get(&code) {
            return known.clone();
        }
        let glyph = self.font.map_code(code);
        let told = match self.font.glyph(glyph, code) {
            FontGlyph::Outline(outline) => outline.as_unicode(),
            FontGlyph::Type3(drawn) => drawn.as_unicode(),
        };
        let told = told.or_else(|| self.collection.as_ref()?.read(code));
        let told = told.or_else(|| self.own.as_ref()?.get(&code).copied().map(BfString::Char));
        let text = told.map(|told| match told {
            BfString::Char(ch) => ch.to_string(),
            BfString::String(text) => text,
        });
        let text =
            text.filter(|text| !text.is_empty() && !text.chars().any(|ch| ch.is_control() && !ch.is_whitespace()));
        let advance = self.font.code_advance(code);
        let decoded = Decoded { text, advance: if self.horizontal { advance.x as f32 } else { advance.y as f32 } };
        self.decoded.borrow_mut().insert(code, decoded.clone());
        decoded
    }
}

/// Fonts by object number; `None` for one that cannot be loaded.
type Loaded<'a> = BTreeMap<(u32, i32), Option<Rc<Face<'a>>>>;

/// The fonts of a document, each loaded once.
pub(crate) struct Fonts<'a> {
    cache: FontCache<'a>,
    faces: RefCell<Loaded<'a>>,
    /// Numbers → characters of the collections met so far, by name.
    collections: RefCell<BTreeMap<&'static [u8], Option<Rc<CMap>>>>,
    resolve_font: FontResolverFn,
    resolve_cmap: CMapResolverFn,
}

impl<'a> Fonts<'a> {
    pub(crate) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            faces: RefCell::default(),
            collections: RefCell::default(),
            resolve_font: Arc::new(|query| match query {
                FontQuery::Standard(standard) => Some(standard.get_font_data()),
                FontQuery::Fallback(fallback) => Some(fallback.pick_standard_font().get_font_data()),
            }),
            resolve_cmap: Arc::new(hayro_cmap::load_embedded),
        }
    }

    /// The font that `dict` describes; `None` when it cannot be loaded.
    pub(crate) fn face(&self, dict: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let key = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        if let Some(face) = key.and_then(|key| self.faces.borrow().get(&key).cloned()) {
            return face;
        }
        let face = self.cache.font(dict, &self.resolve_font, &self.resolve_cmap).map(|font| {
            let horizontal = font.is_horizontal();
            let collection = self.collection(dict);
            let own = own_characters(dict);
            Rc::new(Face { font, flags: flags_of(dict), horizontal, collection, own, decoded: RefCell::default() })
        });
        if let Some(key) = key {
            self.faces.borrow_mut().insert(key, face.clone());
        }
        face
    }

    /// The collection by which a composite font names its glyphs, if it is a published one.
    fn collection(&self, dict: &Dict<'a>) -> Option<Collection> {
        let below = dict.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
        let said = below.get::<Dict<'_>>("CIDSystemInfo")?;
        let (registry, ordering) = (said.get::<PdfString<'_>>("Registry")?, said.get::<PdfString<'_>>("Ordering")?);
        let name = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()).ucs2_cmap()?;
        let key: &'static [u8] = match name {
            CMapName::AdobeGb1Ucs2 => b"GB1",
            CMapName::AdobeCns1Ucs2 => b"CNS1",
            CMapName::AdobeJapan1Ucs2 => b"Japan1",
            _ => b"Korea1",
        };
        let load = || Some(Rc::new(CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded)?));
        let unicode = self.collections.borrow_mut().entry(key).or_insert_with(load).clone()?;
        let encoding = match dict.get::<Name<'_>>("Encoding") {
            Some(name) if matches!(name.as_ref(), b"Identity-H" | b"Identity-V") => None,
            Some(name) => Some(hayro_cmap::load_embedded(CMapName::from_bytes(name.as_ref()))?.to_vec()),
            None => Some(dict.get::<Stream<'_>>("Encoding")?.decoded().ok()?.to_vec()),
        };
        let encoding = match encoding {
            None => None,
            Some(data) => Some(CMap::parse(&data, hayro_cmap::load_embedded)?),
        };
        Some(Collection { encoding, unicode })
    }
}

/// What the codes of a composite font without any table of characters stand for, by the font program it embeds.
fn own_characters(dict: &Dict<'_>) -> Option<BTreeMap<u32, char>> {
    if dict.contains_key("ToUnicode") {
        return None;
    }
    // Codes are glyph numbers of the collection `Identity`, and those are the glyphs of the program or are mapped to them.
    let encoding = dict.get::<Name<'_>>("Encoding")?;
    if !matches!(encoding.as_ref(), b"Identity-H" | b"Identity-V") {
        return None;
    }
    let below = dict.get::<Array<'_>>("DescendantFonts")?.iter::<Dict<'_>>().next()?;
    let descriptor = below.get::<Dict<'_>>("FontDescriptor")?;
    let program = descriptor.get::<Stream<'_>>("FontFile2").or_else(|| descriptor.get::<Stream<'_>>("FontFile3"))?;
    let glyphs = sfnt::characters(&program.decoded().ok()?);
    if glyphs.is_empty() {
        return None;
    }
    let Some(map) = below.get::<Stream<'_>>("CIDToGIDMap") else { return Some(glyphs) };
    let map = map.decoded().ok()?;
    let pairs = map.chunks_exact(2).enumerate().take(65_536);
    Some(
        pairs
            .filter_map(|(code, pair)| {
                let glyph = u32::from(*pair.first()?) << 8 | u32::from(*pair.get(1)?);
                Some((code as u32, *glyphs.get(&glyph)?))
            })
            .collect(),
    )
}

/// Bold and italic by name and descriptor.
fn flags_of(dict: &Dict<'_>) -> u8 {
    let below = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let descriptor =
        dict.get::<Dict<'_>>("FontDescriptor").or_else(|| below.as_ref()?.get::<Dict<'_>>("FontDescriptor"));
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    let said = descriptor.as_ref().and_then(|said| said.get::<i32>("Flags")).unwrap_or(0);
    let weight = descriptor.as_ref().and_then(|said| said.get::<f32>("FontWeight")).unwrap_or(400.0);
    let angle = descriptor.as_ref().and_then(|said| said.get::<f32>("ItalicAngle")).unwrap_or(0.0);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let semi_light = says(&["semilight", "demilight"]);
    let mut flags = 0;
    if (says(&["bold", "black", "heavy", "-bd", ",bd", "cmbx", "demi"]) && !semi_light)
        || weight >= 600.0
        || said & (1 << 18) != 0
    {
        flags |= BOLD;
    }
    if says(&["italic", "oblique", "cmti", "-it", "slanted"]) || angle.abs() > 1.0 || said & (1 << 6) != 0 {
        flags |= ITALIC;
    }
    if says(&["barcode", "bar code", "3of9", "3 of 9", "code39", "code128", "ean13", "free3of9", "idautomation"]) {
        flags |= BARCODE;
    }
    flags
}
