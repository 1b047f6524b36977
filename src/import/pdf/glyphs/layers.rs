//! Layers (optional content groups) that are switched off when the document is opened.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef};
use std::collections::BTreeSet;

/// Lists the layers that are switched off, by object number.
pub(crate) fn hidden_layers(pdf: &Pdf) -> BTreeSet<u32> {
    let off = || {
        let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        catalogue.get::<Dict<'_>>("OCProperties")?.get::<Dict<'_>>("D")?.get::<Array<'_>>("OFF")
    };
    let Some(off) = off() else { return BTreeSet::new() };
    off.raw_iter().filter_map(|layer| if let MaybeRef::Ref(id) = layer { Some(id.obj_number) } else { None }).collect()
}
