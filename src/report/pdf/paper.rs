//! What pages are printed on, and what is found again on them.

/// A sheet of paper and its margins, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Left and right.
    pub(super) side: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Paper {
    /// A4, upright or crosswise.
    pub(super) const fn of(is_wide: bool) -> Self {
        if is_wide {
            Self { width: 841.89, height: 595.28, side: 48.0, top: 54.0, bottom: 50.0 }
        } else {
            Self { width: 595.28, height: 841.89, side: 66.0, top: 66.0, bottom: 62.0 }
        }
    }

    /// Whether it lies across.
    pub(super) const fn is_across(&self) -> bool {
        self.width > self.height
    }

    /// Width of what is set.
    pub(super) fn measure(&self) -> f32 {
        self.width - 2.0 * self.side
    }
}

/// A heading that was set.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// From 2: the title is 1.
    pub(super) level: usize,
    pub(super) words: String,
    pub(super) page: usize,
    /// Where its top is.
    pub(super) top: f32,
}
