//! The file of a pack (`*.pack`): RON, written and read by people too, one item a line.
//!
//! ```text
//! // Travaux pack, version 1
//! (
//!     pack: 1,
//!     names: (en: "Harbour talks"),
//!     about: "What it holds, and where that is from.",
//!     themes: [(code: "H1", names: (en: "Dues"), key: Some(1)), (code: "H2", names: (en: "Pilots"), parent: Some("H1"))],
//!     actors: [(code: "GULLS", kind: "group", names: (en: "The Gulls"), aliases: ["Gull States"])],
//!     positions: [(kind: "statement", actors: ["GULLS"], themes: ["H1"], gist: "no dues for rowing boats", source: "…")],
//!     milestones: [(date: "2024-04-01", names: (en: "First draft"), source: "…")],
//! )
//! ```
//! Items name one another by their codes, actors also by those that any study knows ("JPN", "G77"). An item has the id that
//! belongs to its code in a pack of this name, so that two studies begun from one pack can be merged, unless it has an `id`
//! of its own. What is left out is empty.

use super::error::FileError;
use super::parse::Read;
use super::{read, v1, write};
use crate::base::{ContentHash, Message};
use crate::study::model::LocalizedName;
use crate::study::pack::Pack;
use crate::study::starter::actor_id;
use crate::study::starter::lists::plain_actors;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use thiserror::Error;

/// The version that is written.
const VERSION: u32 = 1;

/// Largest file of a pack, in bytes; that of the Global Digital Compact has some 150,000.
const LARGEST: u64 = 16 << 20;

/// Why a pack could not be read.
#[derive(Debug, Error)]
pub enum PackError {
    /// The file can't be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is larger than any pack.
    #[error("larger than {LARGEST} bytes")]
    TooLarge,
    /// The text is no pack.
    #[error("not a pack")]
    NotAPack,
    /// A later version wrote it.
    #[error("version {0}, of which at most {VERSION} is known")]
    Newer(u32),
    /// It can't be read from this line on (from 1).
    #[error("damaged at line {line}")]
    Damaged {
        /// The line.
        line: usize,
        /// What is wrong there.
        #[source]
        error: ron::error::Error,
    },
    /// An item names another that is not there.
    #[error("{item:?} names {name:?}, which is not there")]
    Unknown {
        /// What the item is called.
        item: String,
        /// What it names.
        name: String,
    },
    /// Two items of a list have one code or id.
    #[error("{0:?} stands there twice")]
    Doubled(String),
}

impl PackError {
    /// Returns the sentence to tell the user.
    pub fn message(&self) -> Message {
        match self {
            Self::File(FileError::BadValue { what, value }) => {
                Message::new("pack-bad-value").text("what", *what).text("value", value)
            }
            Self::File(error) => error.message(),
            Self::TooLarge => {
                Message::new("pack-too-large").number("limit", usize::try_from(LARGEST >> 20).unwrap_or(0))
            }
            Self::NotAPack => Message::new("pack-not-a-pack"),
            Self::Newer(version) => Message::new("pack-newer").number("version", *version).number("known", VERSION),
            Self::Damaged { line, error } => {
                Message::new("pack-damaged").number("line", *line).text("error", error.to_string())
            }
            Self::Unknown { item, name } => Message::new("pack-unknown").text("item", item).text("name", name),
            Self::Doubled(name) => Message::new("pack-doubled").text("name", name),
        }
    }
}

#[derive(Deserialize)]
struct Probe {
    pack: u32,
}

/// A pack as it stands in its file. Items are those of the study's file, with codes where those have ids.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    pack: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    writer: Option<String>,
    names: v1::Names,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    about: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    themes: Vec<v1::Theme>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    actors: Vec<v1::Actor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    positions: Vec<v1::Position>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    milestones: Vec<v1::Milestone>,
}

/// The id of an item of a pack, by the pack's name and the item's code.
fn id_of(names: &v1::Names, kind: &str, code: &str) -> String {
    let parts = [b"travaux pack", names.en.as_bytes(), names.zh.as_bytes(), kind.as_bytes(), code.as_bytes()];
    ContentHash::of_parts(parts).to_string().chars().take(32).collect()
}

/// What an item is called by where it has no code.
fn name_of<'a>(code: &'a str, names: &'a v1::Names) -> &'a str {
    [code, &names.en, &names.zh].into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default()
}

/// What tells a position from others of its pack.
fn claim_of(position: &v1::Position) -> String {
    [&position.gist, &position.source, &position.date, &position.actor_words].map(String::as_str).join("\n")
}

/// Returns a pack as text, one item a line.
///
/// # Errors
/// Only should the serialiser refuse; it does not for plain data.
pub fn pack_to_text(pack: &Pack) -> Result<String, FileError> {
    let names = v1::Names { en: pack.names.en.clone(), zh: pack.names.zh.clone() };
    let mut themes: Vec<v1::Theme> = pack.themes.iter().map(|(id, theme)| write::theme(*id, theme)).collect();
    themes.sort_by_key(|theme| theme.order);
    let mut actors: Vec<v1::Actor> = pack.actors.iter().map(|(id, actor)| write::actor(*id, actor)).collect();
    let mut positions: Vec<v1::Position> =
        pack.positions.iter().map(|(id, position)| write::position(*id, position)).collect();
    let theme_codes = Codes::of(themes.iter().map(|theme| (theme.code.clone(), theme.id.clone())));
    let plain = plain_actors();
    let own: BTreeSet<String> = actors.iter().map(|actor| actor.id.clone()).collect();
    let known = plain.iter().map(|(id, actor)| (actor.code.clone(), id.to_string()));
    let actor_codes = Codes::of(
        actors
            .iter()
            .map(|actor| (actor.code.clone(), actor.id.clone()))
            .chain(known.filter(|(_, id)| !own.contains(id))),
    );
    for theme in &mut themes {
        theme.parent = theme.parent.take().map(|id| theme_codes.code(id));
        theme.merged_into = theme.merged_into.take().map(|id| theme_codes.code(id));
        leave_out(&mut theme.id, &names, "theme", name_of(&theme.code, &theme.names));
    }
    for position in &mut positions {
        for id in position.actors.iter_mut().chain(&mut position.aligned) {
            *id = actor_codes.code(std::mem::take(id));
        }
        for id in &mut position.themes {
            *id = theme_codes.code(std::mem::take(id));
        }
        let claim = claim_of(position);
        leave_out(&mut position.id, &names, "position", &claim);
    }
    for actor in &mut actors {
        actor.merged_into = actor.merged_into.take().map(|id| actor_codes.code(id));
        // Whoever any study knows has the id that belongs to the code everywhere.
        if actor.id == actor_id(&actor.code).to_string() && plain.values().any(|plain| plain.code == actor.code) {
            actor.id.clear();
        }
        leave_out(&mut actor.id, &names, "actor", name_of(&actor.code, &actor.names));
    }
    let file = PackFile {
        pack: VERSION,
        writer: Some(env!("CARGO_PKG_VERSION").to_owned()),
        about: pack.about.clone(),
        names,
        themes,
        actors,
        positions,
        milestones: pack.milestones.iter().map(write::milestone).collect(),
    };
    let pretty = ron::ser::PrettyConfig::new().depth_limit(2).indentor("  ").new_line("\n");
    let body = ron::ser::to_string_pretty(&file, pretty)?;
    Ok(format!("// Travaux pack, version {VERSION}\n{body}\n"))
}

/// Leaves out an id that belongs to the name.
fn leave_out(id: &mut String, names: &v1::Names, kind: &str, name: &str) {
    if *id == id_of(names, kind, name) {
        id.clear();
    }
}

/// Codes of items and their ids. A code that two items have stands for neither.
struct Codes {
    ids: BTreeMap<String, Option<String>>,
    codes: BTreeMap<String, String>,
}

impl Codes {
    fn of(items: impl Iterator<Item = (String, String)>) -> Self {
        let (mut ids, mut codes) = (BTreeMap::new(), BTreeMap::new());
        for (code, id) in items {
            codes.insert(id.clone(), code.clone());
            if !code.is_empty() {
                ids.entry(code).and_modify(|known: &mut Option<String>| *known = None).or_insert(Some(id));
            }
        }
        Self { ids, codes }
    }

    /// The code of an id; the id itself where it has none of its own.
    fn code(&self, id: String) -> String {
        let code = self.codes.get(&id).filter(|code| self.ids.get(*code).is_some_and(Option::is_some));
        code.cloned().unwrap_or(id)
    }

    /// The id that a code or an id stands for.
    fn id(&self, item: &str, name: &str) -> Result<String, PackError> {
        let by_code = self.ids.get(name).cloned().flatten();
        let id = by_code.or_else(|| self.codes.contains_key(name).then(|| name.to_owned()));
        id.ok_or_else(|| PackError::Unknown { item: item.to_owned(), name: name.to_owned() })
    }
}

/// Refuses items of one id.
fn check_once<'a>(items: impl Iterator<Item = (&'a String, &'a str)>) -> Result<(), PackError> {
    let mut seen = BTreeSet::new();
    for (id, name) in items {
        if !seen.insert(id) {
            return Err(PackError::Doubled(name.to_owned()));
        }
    }
    Ok(())
}

/// Returns the pack in a text.
///
/// # Errors
/// Not a pack, a newer version, damaged at a line, an item that names what is not there, two of one code, a value that can't
/// be.
pub fn pack_from_text(text: &str) -> Result<Pack, PackError> {
    let file: PackFile = ron::from_str(text).map_err(|error| match ron::from_str::<Probe>(text) {
        Ok(probe) if probe.pack > VERSION => PackError::Newer(probe.pack),
        Err(_) if !text.starts_with("// Travaux pack") => PackError::NotAPack,
        _ => PackError::Damaged { line: error.span.start.line, error: error.code },
    })?;
    if file.pack > VERSION {
        return Err(PackError::Newer(file.pack));
    }
    let PackFile { names, about, mut themes, mut actors, mut positions, milestones, .. } = file;
    let plain = plain_actors();
    give_ids(&names, &mut themes, &mut actors, &mut positions, &plain.values().map(|actor| &*actor.code).collect());
    check_once(themes.iter().map(|theme| (&theme.id, name_of(&theme.code, &theme.names))))?;
    check_once(actors.iter().map(|actor| (&actor.id, name_of(&actor.code, &actor.names))))?;
    check_once(positions.iter().map(|position| (&position.id, &*position.gist)))?;
    let theme_codes = Codes::of(themes.iter().map(|theme| (theme.code.clone(), theme.id.clone())));
    let own: BTreeSet<String> = actors.iter().map(|actor| actor.id.clone()).collect();
    let known = plain.iter().map(|(id, actor)| (actor.code.clone(), id.to_string()));
    let actor_codes = Codes::of(
        actors
            .iter()
            .map(|actor| (actor.code.clone(), actor.id.clone()))
            .chain(known.filter(|(_, id)| !own.contains(id))),
    );
    for theme in &mut themes {
        let item = name_of(&theme.code, &theme.names).to_owned();
        for above in theme.parent.iter_mut().chain(&mut theme.merged_into) {
            *above = theme_codes.id(&item, above)?;
        }
    }
    for actor in &mut actors {
        let item = name_of(&actor.code, &actor.names).to_owned();
        if let Some(into) = &mut actor.merged_into {
            *into = actor_codes.id(&item, into)?;
        }
    }
    for position in &mut positions {
        position.anchors.clear();
        for actor in position.actors.iter_mut().chain(&mut position.aligned) {
            *actor = actor_codes.id(&position.gist, actor)?;
        }
        for theme in &mut position.themes {
            *theme = theme_codes.id(&position.gist, theme)?;
        }
    }
    typed(PackFile { pack: VERSION, writer: None, names, about, themes, actors, positions, milestones })
        .map_err(PackError::File)
}

/// Gives the id that belongs to its name to each item without one.
fn give_ids(
    names: &v1::Names,
    themes: &mut [v1::Theme],
    actors: &mut [v1::Actor],
    positions: &mut [v1::Position],
    plain: &BTreeSet<&str>,
) {
    for theme in themes.iter_mut().filter(|theme| theme.id.is_empty()) {
        theme.id = id_of(names, "theme", name_of(&theme.code, &theme.names));
    }
    for actor in actors.iter_mut().filter(|actor| actor.id.is_empty()) {
        actor.id = if plain.contains(&*actor.code) {
            actor_id(&actor.code).to_string()
        } else {
            id_of(names, "actor", name_of(&actor.code, &actor.names))
        };
    }
    for position in positions.iter_mut().filter(|position| position.id.is_empty()) {
        position.id = id_of(names, "position", &claim_of(position));
    }
}

fn typed(file: PackFile) -> Read<Pack> {
    // Themes without places stand in the order of the file.
    let is_unordered = file.themes.iter().all(|theme| theme.order == 0);
    let in_order = |(mut theme, order): (v1::Theme, i32)| {
        theme.order = if is_unordered { order } else { theme.order };
        theme
    };
    Ok(Pack {
        names: LocalizedName { en: file.names.en, zh: file.names.zh },
        about: file.about,
        themes: file.themes.into_iter().zip(0..).map(in_order).map(read::theme).collect::<Read<_>>()?,
        actors: file.actors.into_iter().map(read::actor).collect::<Read<_>>()?,
        positions: file.positions.into_iter().map(read::position).collect::<Read<_>>()?,
        milestones: file.milestones.into_iter().map(read::milestone).collect(),
    })
}

/// Reads the pack at `path`.
///
/// # Errors
/// Not there, no permission, too large, and what [`pack_from_text`] returns.
pub fn load_pack(path: &Path) -> Result<Pack, PackError> {
    let size = std::fs::metadata(path).map_err(FileError::from)?.len();
    if size > LARGEST {
        return Err(PackError::TooLarge);
    }
    let bytes = std::fs::read(path).map_err(FileError::from)?;
    let text = String::from_utf8(bytes).map_err(|_not_text| PackError::NotAPack)?;
    pack_from_text(text.strip_prefix('\u{FEFF}').unwrap_or(&text))
}
