//! Puts labels into lists: which list a label continues, how deep it stands, what people cite.
//!
//! ```text
//! 29.            → level 0, "29"
//!   (h)          → level 1, "29 (h)"
//!   (i)  (j)     → level 1, "29 (i)": "(i)" continues "(h)", since "(j)" and not "(ii)" follows
//!     (i)  (ii)  → level 2, "29 (j) (i)"
//! 30.            → level 0, "30"
//! ```

use super::label::{Dress, Label, Meaning, Scheme};
use super::numbering_scope::Own;
use super::ordinal::Script;
use super::words::Named;

/// Where a label stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    /// 0 for a paragraph, from 1 for an item.
    pub level: u8,
    /// Whether people cite it by its label; bullets they do not.
    pub cited: bool,
    /// The number of the paragraph that it is or stands below; `None` when there is none.
    pub base: Option<Own>,
    /// What is cited after that number: "(a) (i)".
    pub rest: String,
}

#[derive(Debug, Clone)]
struct Open {
    scheme: Scheme,
    ordinal: u32,
    indent: Option<f32>,
    base: Option<Own>,
    rest: String,
    decimal: Vec<u32>,
}

/// The lists that are open at some point of the text, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<Open>);

/// Differences of indentation below this, in points, are no level of their own.
const SLACK: f32 = 5.0;

impl Lists {
    /// A heading closes lists: all of them when it is numbered or starts an article, else all but the running paragraphs.
    pub(super) fn heading(&mut self, numbered: bool) {
        self.0.truncate(usize::from(!numbered));
    }

    /// Places `label`; `next` is the label after it, `lead` whether the block before was labelled and ended in a colon.
    pub(super) fn place(&mut self, label: &Label, indent: Option<f32>, next: Option<&Label>, lead: bool) -> Placed {
        let Some(&first) = label.meanings.first() else {
            return Placed { level: u8::from(!self.0.is_empty()), cited: false, base: None, rest: String::new() };
        };
        let (depth, meaning) = self.choose(label, first, indent, next, lead);
        self.0.truncate(depth);
        let above = self.0.last().map(|open| (open.base.clone(), open.rest.as_str()));
        let own =
            Own { scheme: meaning.scheme, ordinal: meaning.ordinal, core: label.core.clone(), added: label.added };
        let below = |above: Option<(Option<Own>, &str)>, text: &str| match above {
            Some((base, "")) => (base, text.to_owned()),
            Some((base, rest)) => (base, format!("{rest} {text}")),
            None => (None, text.to_owned()),
        };
        let (base, rest) = match meaning.scheme {
            Scheme::Bullet => above.map_or((None, String::new()), |(base, rest)| (base, rest.to_owned())),
            Scheme::Named(Named::Option) => below(above, &label.core),
            Scheme::Plain(..) if above.is_some() || !is_base(meaning.scheme) => {
                below(above, &format!("({})", label.core))
            }
            _ => (Some(own), String::new()),
        };
        self.0.push(Open {
            scheme: meaning.scheme,
            ordinal: meaning.ordinal,
            // The wide label of a variant pushes its words further in than what stands below it.
            indent: indent.filter(|_| meaning.scheme != Scheme::Named(Named::Option)),
            base: base.clone(),
            rest: rest.clone(),
            decimal: label.decimal.clone(),
        });
        let based = self.0.first().is_some_and(|open| is_base(open.scheme));
        Placed {
            level: (depth + usize::from(!based)).min(9) as u8,
            cited: meaning.scheme != Scheme::Bullet,
            base,
            rest,
        }
    }

    /// How many lists stay open above the label, and which reading of it is right.
    fn choose(
        &self,
        label: &Label,
        first: Meaning,
        indent: Option<f32>,
        next: Option<&Label>,
        lead: bool,
    ) -> (usize, Meaning) {
        if first.scheme == Scheme::Bullet {
            return (self.bullet_depth(label, indent), first);
        }
        if !label.decimal.is_empty() {
            let parent = self.0.iter().rposition(|open| {
                !open.decimal.is_empty()
                    && open.decimal.len() < label.decimal.len()
                    && label.decimal.starts_with(&open.decimal)
                    || matches!(open.scheme, Scheme::Plain(Script::Number, Dress::Stop))
                        && label.decimal.first() == Some(&open.ordinal)
                        && open.decimal.is_empty()
            });
            return (parent.map_or(0, |at| at + 1), first);
        }
        let apart = |open: &Open| match (open.indent, indent) {
            (Some(a), Some(b)) => (a - b).abs(),
            _ => 0.0,
        };
        let follows = |open: &Open, meaning: &Meaning| {
            open.scheme == meaning.scheme
                && (meaning.ordinal == open.ordinal + 1 || label.added && meaning.ordinal == open.ordinal)
        };
        let mut continued: Option<(usize, Meaning, f32)> = None;
        for (depth, open) in self.0.iter().enumerate().rev() {
            for meaning in label.meanings.iter().filter(|meaning| follows(open, meaning)) {
                let apart = apart(open);
                if continued.is_none_or(|(_, _, best)| apart + SLACK < best) {
                    continued = Some((depth, *meaning, apart));
                }
            }
        }
        let start = label.meanings.iter().find(|meaning| meaning.ordinal == 1).copied();
        if let (Some((depth, meaning, _)), Some(start)) = (continued, start) {
            let second = Meaning { scheme: start.scheme, ordinal: 2 };
            let third = Meaning { scheme: meaning.scheme, ordinal: meaning.ordinal + 1 };
            let next_has = |meaning| next.is_some_and(|next| next.meanings.contains(&meaning));
            if start.scheme == meaning.scheme || next_has(third) || !next_has(second) && !self.deeper(depth, indent) {
                return (depth, meaning);
            }
        } else if let Some((depth, meaning, _)) = continued {
            return (depth, meaning);
        }
        if let Some(start) = start {
            return (self.start_depth(start, indent, lead), start);
        }
        // A gap in the sequence: paragraphs were taken out, or the text begins in the middle.
        let jump = |meaning: &Meaning| {
            self.0.iter().rposition(|open| open.scheme == meaning.scheme && apart(open) <= 4.0 * SLACK)
        };
        match label.meanings.iter().find_map(|meaning| jump(meaning).map(|depth| (depth, *meaning))) {
            Some(found) => found,
            None if is_base(first.scheme) => (0, first),
            None => (self.start_depth(first, indent, lead), first),
        }
    }

    fn deeper(&self, depth: usize, indent: Option<f32>) -> bool {
        match (self.0.get(depth).and_then(|open| open.indent), indent) {
            (Some(open), Some(here)) => here > open + SLACK,
            _ => false,
        }
    }

    /// Where a list that begins with `start` belongs.
    fn start_depth(&self, start: Meaning, indent: Option<f32>, lead: bool) -> usize {
        let variant = start.scheme == Scheme::Named(Named::Option);
        if matches!(start.scheme, Scheme::Operative | Scheme::Preambular | Scheme::Named(_) | Scheme::Sign) && !variant
        {
            return 0;
        }
        // Lists that stand further in than this one are over.
        let mut depth = self.0.len();
        if let Some(here) = indent {
            while depth > 1
                && self.0.get(depth - 1).and_then(|open| open.indent).is_some_and(|open| open > here + SLACK)
            {
                depth -= 1;
            }
        }
        match self.0.iter().take(depth).rposition(|open| open.scheme == start.scheme) {
            // The same kind of list again: inside the open one when it stands further in or is led in by it.
            Some(same) if self.deeper(same, indent) || lead && !self.shallower(same, indent) && same + 1 == depth => {
                depth
            }
            Some(same) => same,
            None if is_outer(start.scheme) && self.0.first().is_some_and(|open| !is_base(open.scheme)) && !lead => 0,
            None => depth,
        }
    }

    fn shallower(&self, depth: usize, indent: Option<f32>) -> bool {
        match (self.0.get(depth).and_then(|open| open.indent), indent) {
            (Some(open), Some(here)) => here <= open + SLACK,
            _ => false,
        }
    }

    fn bullet_depth(&self, label: &Label, indent: Option<f32>) -> usize {
        let same = self.0.iter().rposition(|open| {
            open.scheme == Scheme::Bullet
                && match (open.indent, indent) {
                    (Some(open), Some(here)) => (open - here).abs() <= SLACK,
                    _ => {
                        open.decimal.first() == label.core.chars().next().map(u32::from).as_ref()
                            || open.decimal.is_empty()
                    }
                }
        });
        same.unwrap_or_else(|| {
            let inside = |open: &Open| match (open.indent, indent) {
                (Some(open), Some(here)) => open < here,
                _ => true,
            };
            self.0.iter().take_while(|open| inside(open)).count()
        })
    }
}

/// Whether such labels number the paragraphs of a text, not items below them.
fn is_base(scheme: Scheme) -> bool {
    !matches!(scheme, Scheme::Bullet | Scheme::Named(Named::Option))
        && !matches!(scheme, Scheme::Plain(_, Dress::Parens | Dress::Half))
        && !matches!(scheme, Scheme::Plain(Script::Lower | Script::LowerRoman | Script::Upper | Script::UpperRoman, _))
}

fn is_outer(scheme: Scheme) -> bool {
    matches!(scheme, Scheme::Plain(Script::Number | Script::Han, Dress::Stop))
}
