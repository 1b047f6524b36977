//! A theme as another program's codebook says it: what readers of codebooks make, and what a study takes in.

/// One code of a codebook from elsewhere; what its format does not hold is `None`. Parents come before what stands below
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportedCode {
    /// Its id as 128 bits.
    pub id: Option<u128>,
    /// Index of its parent.
    pub parent: Option<usize>,
    /// Its name.
    pub name: String,
    /// English and Chinese names, where the file tells them apart.
    pub en: Option<String>,
    /// Chinese name.
    pub zh: Option<String>,
    /// Short name.
    pub code: Option<String>,
    /// Number key.
    pub key: Option<u8>,
    /// Colour, 0xRRGGBB.
    pub colour: Option<u32>,
    /// What it means.
    pub description: Option<String>,
    /// When to use it.
    pub include: Option<String>,
    /// When not to.
    pub exclude: Option<String>,
    /// Words that speak of it.
    pub keywords: Option<Vec<String>>,
    /// Whether it is no longer offered.
    pub retired: Option<bool>,
}
