//! Labelled drafts as they are written in `tests/labelled/drafts/source`: what every paragraph is, stated once.
//!
//! ```text
//! ! wrap 72                                           a setting of the draft
//! p | 3. | annex, para. 3 | The table below …^4^      kind, label, reference, words; "^4^" is the mark of note 4
//! i1 | 'Alt 1 | 7 alt 1 | [The Pact …]                a label that is typed, not made by the word processor
//! ```
//!
//! Kinds: `title`, `h1` to `h3`, `p`, `pp` (preamble), `i1`, `i2`, `n` (note), `row` (cells between `||`), `toc` (the
//! contents stand here). Before a label, `'` says that it is typed with a space, `>` with a tab, `~` without either; `[`
//! that the bracket which opens the words stands before the label. `¶` is where a producer tore the paragraph in two.

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Title,
    Heading(u8),
    Body,
    Preamble,
    Item(u8),
    Note,
    Row,
    Contents,
}

/// How a label comes to stand before its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// Made by the word processor.
    Automatic,
    /// Typed, with what stands between it and the words.
    Typed(&'static str),
}

/// How the title of an article or annex follows its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    Space,
    /// An em dash.
    Dash,
    /// The space of Chinese print.
    Wide,
    /// A line break in the same paragraph.
    Break,
    /// A paragraph of its own.
    Two,
}

/// How contents come to stand in the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// As a field of the word processor.
    Field,
    /// Typed, with rows of dots.
    Typed,
}

#[derive(Debug, Clone)]
pub struct Unit {
    pub kind: Kind,
    pub dress: Dress,
    /// Whether the bracket that opens the words is printed before the label.
    pub bracket_first: bool,
    /// The label as printed, without that bracket.
    pub label: String,
    pub reference: String,
    /// The words; a row's cells are divided by `||`.
    pub text: String,
}

impl Unit {
    pub fn cells(&self) -> Vec<&str> {
        self.text.split("||").map(str::trim).collect()
    }

    /// Whether the label is a name and a number, whose title may stand on a line of its own.
    pub fn is_named(&self) -> bool {
        self.label.chars().take_while(|letter| letter.is_alphabetic()).count() > 3
            || self.label.starts_with(['第', '附'])
    }
}

/// A labelled draft.
#[derive(Debug, Clone)]
pub struct Source {
    pub language: String,
    pub symbol: String,
    pub header: String,
    /// Columns of the plain text; without it a paragraph is a line.
    pub wrap: Option<usize>,
    /// Lines of a page of the plain text; without it there are no pages.
    pub pages: Option<usize>,
    /// Whether the plain text has no blank lines.
    pub tight: bool,
    /// How the plain text prints the marks of notes: `[`, `¹`, `①`.
    pub marks: char,
    pub heads: Heads,
    pub contents: Contents,
    /// Whether bullets are signs of the font Symbol, as old word processors make them.
    pub symbol_bullets: bool,
    pub units: Vec<Unit>,
}

impl Source {
    pub fn read(name: &str, source: &str) -> Result<Self, String> {
        let mut draft = Self {
            language: "en".to_owned(),
            symbol: String::new(),
            header: String::new(),
            wrap: None,
            pages: None,
            tight: false,
            marks: '[',
            heads: Heads::Space,
            contents: Contents::Typed,
            symbol_bullets: false,
            units: Vec::new(),
        };
        for line in source.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()) {
            match line.strip_prefix("! ") {
                Some(setting) => draft.set(setting),
                None => unit(line).map(|unit| draft.units.push(unit)),
            }
            .map_err(|error| format!("{name}: {error}: {line}"))?;
        }
        Ok(draft)
    }

    fn set(&mut self, setting: &str) -> Result<(), String> {
        let (name, value) = setting.split_once(' ').unwrap_or((setting, ""));
        let number = || value.parse::<usize>().map_err(|error| error.to_string());
        match (name, value) {
            ("language", _) => value.clone_into(&mut self.language),
            ("symbol", _) => value.clone_into(&mut self.symbol),
            ("header", _) => value.clone_into(&mut self.header),
            ("wrap", _) => self.wrap = Some(number()?),
            ("pages", _) => self.pages = Some(number()?),
            ("tight", _) => self.tight = true,
            ("marks", _) => self.marks = value.chars().next().ok_or("no mark")?,
            ("heads", "space") => self.heads = Heads::Space,
            ("heads", "dash") => self.heads = Heads::Dash,
            ("heads", "wide") => self.heads = Heads::Wide,
            ("heads", "break") => self.heads = Heads::Break,
            ("heads", "two") => self.heads = Heads::Two,
            ("contents", "field") => self.contents = Contents::Field,
            ("contents", "typed") => self.contents = Contents::Typed,
            ("bullets", "symbol") => self.symbol_bullets = true,
            // For `pdf.sh`: the PDF has tags.
            ("tags", _) => {}
            _ => return Err("unknown setting".to_owned()),
        }
        Ok(())
    }

    /// The headings that the contents list: depth, words.
    pub fn listed(&self) -> Vec<(u8, String)> {
        self.units
            .iter()
            .filter_map(|unit| match unit.kind {
                Kind::Heading(level) => Some((level, format!("{} {}", unit.label, unit.text).trim().to_owned())),
                _ => None,
            })
            .collect()
    }
}

fn unit(line: &str) -> Result<Unit, String> {
    let parts: Vec<&str> = line.splitn(4, " | ").map(str::trim).collect();
    // An empty field between two bars is written "p | | | words".
    let parts: Vec<&str> = if parts.len() == 4 { parts } else { line.splitn(4, '|').map(str::trim).collect() };
    let [kind, label, reference, text] = parts[..] else { return Err("four fields expected".to_owned()) };
    let kind = match kind {
        "title" => Kind::Title,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "p" => Kind::Body,
        "pp" => Kind::Preamble,
        "i1" => Kind::Item(1),
        "i2" => Kind::Item(2),
        "n" => Kind::Note,
        "row" => Kind::Row,
        "toc" => Kind::Contents,
        _ => return Err("unknown kind".to_owned()),
    };
    let (dress, label) = match label.chars().next() {
        Some('\'') => (Dress::Typed(" "), &label[1..]),
        Some('>') => (Dress::Typed("\t"), &label[1..]),
        Some('~') => (Dress::Typed(""), &label[1..]),
        _ => (Dress::Automatic, label),
    };
    let bracket_first = label.starts_with('[');
    Ok(Unit {
        kind,
        dress,
        bracket_first,
        label: label.trim_start_matches('[').to_owned(),
        reference: reference.to_owned(),
        text: text.to_owned(),
    })
}

/// A stretch of words, or the mark of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    Mark(&'a str),
}

/// Words divided at the marks of notes.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split('^').enumerate().map(|(at, part)| if at % 2 == 0 { Piece::Words(part) } else { Piece::Mark(part) })
}

/// The words alone, as one reads them.
pub fn plain(text: &str) -> String {
    let words: String = pieces(text)
        .map(|piece| match piece {
            Piece::Words(words) => words,
            Piece::Mark(_) => "",
        })
        .collect();
    words.replace('¶', " ")
}
