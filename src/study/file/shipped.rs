//! Packs that come with the program as files of their own: what anybody could write.

use super::pack::{PackError, pack_from_text};
use crate::base::closed_enum;
use crate::study::pack::Pack;
use crate::study::starter::is_called;
use crate::text::SourceText;

closed_enum!(
    /// A pack that comes with the program. That of the Global Digital Compact is made of lists instead.
    ShippedPack {
        /// The Agreement on marine biological diversity of areas beyond national jurisdiction.
        Bbnj = "bbnj", "pack-bbnj";
    }
);

impl ShippedPack {
    /// Returns its file, as text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Bbnj => include_str!("../../../assets/packs/bbnj.pack"),
        }
    }

    /// Returns the pack whose negotiation a text speaks of near its beginning.
    pub fn of(text: &SourceText) -> Option<Self> {
        let names = |pack: Self| -> &[&str] {
            match pack {
                Self::Bbnj => &[
                    "biological diversity of areas beyond national jurisdiction",
                    "国家管辖范围以外区域海洋生物多样性",
                    "diversité biologique marine des zones ne relevant pas de la juridiction nationale",
                    "diversidad biológica marina de las zonas situadas fuera de la jurisdicción nacional",
                ],
            }
        };
        Self::ALL.iter().copied().find(|pack| is_called(text, names(*pack)))
    }

    /// Reads it.
    ///
    /// # Errors
    /// None: a test reads each. A file that were damaged would be said to be, as any other.
    pub fn pack(self) -> Result<Pack, PackError> {
        pack_from_text(self.text())
    }
}
