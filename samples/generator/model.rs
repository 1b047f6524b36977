//! The sample text as it is written in `samples/source`, and the edits that lead from one draft to the next.

use std::collections::BTreeMap;

/// What a paragraph is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Title,
    Note,
    Date,
    Part,
    Section,
    Num,
    Let,
    Foot,
}

impl Kind {
    fn read(name: &str) -> Result<Self, String> {
        Ok(match name {
            "title" => Self::Title,
            "note" => Self::Note,
            "date" => Self::Date,
            "part" => Self::Part,
            "section" => Self::Section,
            "num" => Self::Num,
            "let" => Self::Let,
            "foot" => Self::Foot,
            other => return Err(format!("unknown kind of paragraph: {other}")),
        })
    }
}

/// A paragraph with the key that names it in every draft.
#[derive(Debug, Clone)]
pub struct Unit {
    pub key: String,
    pub kind: Kind,
    pub text: String,
}

/// A draft: its name, its units in order, and what led to it.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub name: String,
    /// Whether this is the Chinese text.
    pub chinese: bool,
    pub units: Vec<Unit>,
    /// Pairs of keys (old, new) of which the second holds words of the first, beside the pairs of equal keys.
    pub links: Vec<(String, String)>,
    /// Keys that left their place.
    pub moved: Vec<String>,
    /// Key and nature of every edit.
    pub natures: Vec<(String, String)>,
}

impl Draft {
    fn place(&self, key: &str) -> Result<usize, String> {
        self.units.iter().position(|unit| unit.key == key).ok_or_else(|| format!("{}: no paragraph {key}", self.name))
    }

    fn unit(&mut self, key: &str) -> Result<&mut Unit, String> {
        let at = self.place(key)?;
        self.units.get_mut(at).ok_or_else(|| key.to_owned())
    }

    /// The printed label of each unit, and the reference by which it is cited.
    pub fn labels(&self) -> Vec<(String, String)> {
        let (mut number, mut letter) = (0_usize, 0_u8);
        self.units
            .iter()
            .map(|unit| match unit.kind {
                Kind::Num => {
                    (number, letter) = (number + 1, 0);
                    (format!("{number}."), number.to_string())
                }
                Kind::Let => {
                    letter += 1;
                    let label = format!("({})", char::from(b'a' + letter - 1));
                    (label.clone(), format!("{number} {label}"))
                }
                _ => (String::new(), String::new()),
            })
            .collect()
    }

    /// The texts with cross-references filled in.
    pub fn texts(&self) -> Vec<String> {
        let refs: BTreeMap<&str, String> =
            self.units.iter().zip(self.labels()).map(|(unit, (_, cited))| (unit.key.as_str(), cited)).collect();
        self.units
            .iter()
            .map(|unit| {
                refs.iter().fold(unit.text.clone(), |text, (key, cited)| text.replace(&format!("{{{key}}}"), cited))
            })
            .collect()
    }
}

/// Reads the base text.
pub fn base(source: &str) -> Result<Draft, String> {
    let mut draft = Draft { name: "zero".to_owned(), ..Draft::default() };
    for line in source.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()) {
        if let Some(head) = line.strip_prefix('@') {
            let (key, kind) = head.split_once(' ').ok_or_else(|| format!("no kind: {line}"))?;
            draft.units.push(Unit { key: key.to_owned(), kind: Kind::read(kind)?, text: String::new() });
        } else if let Some(unit) = draft.units.last_mut() {
            unit.text.push_str(line);
        }
    }
    Ok(draft)
}

/// Reads the edits and gives all drafts, the base first.
pub fn drafts(base: Draft, source: &str) -> Result<Vec<Draft>, String> {
    let mut all = vec![base];
    for line in source.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("== ") {
            let (units, chinese) = all.last().map(|draft| (draft.units.clone(), draft.chinese)).unwrap_or_default();
            all.push(Draft { name: name.trim().to_owned(), chinese, units, ..Draft::default() });
        } else if let Some(draft) = all.last_mut() {
            apply(draft, line).map_err(|error| format!("{}: {error}: {line}", draft.name))?;
        }
    }
    Ok(all)
}

/// One edit: `verb key :: … :: nature`.
fn apply(draft: &mut Draft, line: &str) -> Result<(), String> {
    let parts: Vec<&str> = line.split(" :: ").map(str::trim).collect();
    let (head, body, nature) = match parts[..] {
        [head, body, nature] => (head, body, nature),
        // Deletions, moves and mergers need no words.
        [head, nature] => (head, "", nature),
        _ => return Err("two or three parts expected".to_owned()),
    };
    let words: Vec<&str> = head.split(' ').collect();
    // Chinese sentences follow one another without a space.
    let gap = if draft.chinese { "" } else { " " };
    let key = match words[..] {
        ["replace", key] => {
            let (old, new) = body.split_once(" => ").ok_or("no =>")?;
            let unit = draft.unit(key)?;
            if unit.text.matches(old).count() != 1 {
                return Err(format!("{old:?} does not stand there exactly once"));
            }
            unit.text = unit.text.replacen(old, new, 1);
            key
        }
        ["rewrite", key] => {
            body.clone_into(&mut draft.unit(key)?.text);
            key
        }
        ["insert", key, kind, "after", place] => {
            let at = draft.place(place)? + 1;
            draft.units.insert(at, Unit { key: key.to_owned(), kind: Kind::read(kind)?, text: body.to_owned() });
            key
        }
        ["delete", key] => {
            let at = draft.place(key)?;
            draft.units.remove(at);
            key
        }
        // The body is where the second part begins; it stays a part of the words.
        ["split", key, new] => {
            let at = draft.place(key)?;
            let unit = draft.unit(key)?;
            let cut = unit.text.find(body).ok_or("no such words")?;
            let tail = unit.text.split_off(cut);
            unit.text.truncate(unit.text.trim_end().len());
            let kind = unit.kind;
            draft.units.insert(at + 1, Unit { key: new.to_owned(), kind, text: tail });
            draft.links.push((key.to_owned(), new.to_owned()));
            key
        }
        ["merge", key, "into", target] => {
            let at = draft.place(key)?;
            let gone = draft.units.remove(at);
            let unit = draft.unit(target)?;
            unit.text = format!("{}{gap}{}", unit.text, gone.text);
            draft.links.push((key.to_owned(), target.to_owned()));
            key
        }
        ["move", key, "after", place] => {
            let at = draft.place(key)?;
            let unit = draft.units.remove(at);
            let at = draft.place(place)? + 1;
            draft.units.insert(at, unit);
            draft.moved.push(key.to_owned());
            key
        }
        // The body is a sentence that leaves one paragraph and ends another.
        ["leave", key, "to", target] => {
            let unit = draft.unit(key)?;
            if unit.text.matches(body).count() != 1 {
                return Err("the sentence does not stand there exactly once".to_owned());
            }
            unit.text = unit.text.replacen(body, "", 1).replace("  ", " ").trim().to_owned();
            let unit = draft.unit(target)?;
            unit.text = format!("{}{gap}{body}", unit.text);
            draft.links.push((key.to_owned(), target.to_owned()));
            // Words that pass other paragraphs on their way leave the common order.
            if draft.place(key)?.abs_diff(draft.place(target)?) > 1 {
                draft.moved.push(key.to_owned());
            }
            key
        }
        _ => return Err("unknown edit".to_owned()),
    };
    draft.natures.push((key.to_owned(), nature.to_owned()));
    Ok(())
}

/// The draft with the words of `source` in its paragraphs: "@key" lines, each followed by its text.
pub fn translation(draft: &Draft, source: &str) -> Result<Draft, String> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut key = "";
    for line in source.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()) {
        if let Some(next) = line.strip_prefix('@') {
            key = next.trim();
            if !draft.units.iter().any(|unit| unit.key == key) {
                return Err(format!("{key} is not in the draft"));
            }
            texts.insert(key, String::new());
        } else if let Some(text) = texts.get_mut(key) {
            text.push_str(line.trim());
        }
    }
    let mut out = Draft { name: draft.name.clone(), chinese: true, units: draft.units.clone(), ..Draft::default() };
    for unit in &mut out.units {
        let words = texts.get(unit.key.as_str()).ok_or_else(|| format!("{} is not translated", unit.key))?;
        words.clone_into(&mut unit.text);
    }
    Ok(out)
}

/// Says where the translated edits do something else than the original ones: other paragraphs, other verbs.
pub fn same_edits(original: &str, translated: &str) -> Result<(), String> {
    let heads = |source: &str| -> Vec<String> {
        let mut all: Vec<String> = source
            .lines()
            .filter(|line| !line.starts_with("//") && !line.trim().is_empty())
            .map(|line| line.split(" :: ").next().unwrap_or_default().trim().to_owned())
            .collect();
        // What several replacements in a paragraph do in one language, one may do in the other.
        all.dedup();
        all
    };
    let (original, translated) = (heads(original), heads(translated));
    match original.iter().zip(&translated).find(|(one, other)| one != other) {
        Some((one, other)) => Err(format!("{one:?} became {other:?}")),
        None if original.len() == translated.len() => Ok(()),
        None => Err("one language has more edits".to_owned()),
    }
}
