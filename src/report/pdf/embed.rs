//! The faces in the file: cut down to the glyphs that were drawn, with what each of them says.

use super::faces::{FILES, Face, FaceIndex};
use super::file::{Refs, packed};
use super::sheet::Drawn;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Str};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, MetadataProvider as _, Tag};

const SYSTEM: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Writes a face; `None` where nothing of it was drawn, or it can't be cut down.
pub(super) fn face(pdf: &mut Pdf, refs: &mut Refs, at: FaceIndex, face: &Face, drawn: &Drawn) -> Option<Ref> {
    let (bytes, name) = FILES.get(at)?;
    if drawn.said.is_empty() {
        return None;
    }
    let cut = subsetter::subset(bytes, 0, &drawn.numbers).ok()?;
    let [font, descendant, descriptor, map, data] = [0; 5].map(|_| refs.next());
    let name = format!("{}+{name}", tag(&cut));
    let outlines = FontRef::new(&cut).ok().and_then(|cut| cut.table_data(Tag::new(b"CFF ")));
    let is_cff = outlines.is_some();
    pdf.type0_font(font)
        .base_font(Name(name.as_bytes()))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(descendant)
        .to_unicode(map);
    let mut cid = pdf.cid_font(descendant);
    cid.subtype(if is_cff { CidFontType::Type0 } else { CidFontType::Type2 });
    cid.base_font(Name(name.as_bytes())).system_info(SYSTEM).font_descriptor(descriptor).default_width(0.0);
    if !is_cff {
        cid.cid_to_gid_map_predefined(Name(b"Identity"));
    }
    let mut widths = cid.widths();
    for (number, (_, width)) in &drawn.said {
        widths.consecutive(*number, [(width * 1000.0).round()]);
    }
    widths.finish();
    cid.finish();
    descriptor_of(pdf, descriptor, name.as_bytes(), face, at, data, is_cff);
    let stream = packed(outlines.as_ref().map_or(cut.as_slice(), |data| data.as_bytes()));
    let mut file = pdf.stream(data, &stream);
    file.filter(Filter::FlateDecode);
    if is_cff {
        file.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    }
    file.finish();
    let mut said = UnicodeCmap::<u16>::new(Name(b"Said"), SYSTEM);
    for (number, (signs, _)) in &drawn.said {
        // A mark that another glyph speaks for says nothing.
        let signs: &str = if signs.is_empty() { "\u{200B}" } else { signs };
        said.pair_with_multiple(*number, signs.chars());
    }
    let stream = packed(said.finish().as_slice());
    pdf.cmap(map, &stream).name(Name(b"Said")).system_info(SYSTEM).filter(Filter::FlateDecode);
    Some(font)
}

fn descriptor_of(pdf: &mut Pdf, id: Ref, name: &[u8], face: &Face, at: FaceIndex, data: Ref, is_cff: bool) {
    let metrics = face.font.metrics(Size::unscaled(), LocationRef::default());
    let em = |units: f32| (units / face.units * 1000.0).round();
    let bounds = face.font.head().ok();
    let bounds = bounds.map_or([0, -250, 1000, 1000], |head| [head.x_min(), head.y_min(), head.x_max(), head.y_max()]);
    let [left, bottom, right, top] = bounds.map(|units| em(f32::from(units)));
    let mut descriptor = pdf.font_descriptor(id);
    let shape = if matches!(at, 0 | 1 | 4) { FontFlags::SERIF } else { FontFlags::empty() };
    descriptor
        .name(Name(name))
        .flags(FontFlags::SYMBOLIC | shape)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(em(metrics.ascent))
        .descent(em(metrics.descent))
        .cap_height(em(metrics.cap_height.unwrap_or(metrics.ascent * 0.75)))
        .stem_v(if matches!(at, 1 | 3) { 140.0 } else { 85.0 });
    if is_cff {
        descriptor.font_file3(data);
    } else {
        descriptor.font_file2(data);
    }
}

/// Six letters that tell one subset from another.
fn tag(cut: &[u8]) -> String {
    let hash = blake3::hash(cut);
    hash.as_bytes().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
