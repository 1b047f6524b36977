//! Whether a text of several drafts gives back the oldest when all its revisions are rejected, and the newest when all are
//! accepted: told from the text itself, before anything is written from it.

use super::item::{Item, Life};
use super::{Tracked, tracked};
use crate::report::model::Compared;

impl Tracked {
    /// Whether it gives back the oldest and the newest of the drafts it was made of.
    pub(in crate::report) fn gives_back(&self, compared: &Compared) -> bool {
        let alone = |at: usize| {
            let draft = compared.drafts.get(at).cloned();
            let one = tracked(&Compared { drafts: draft.into_iter().collect(), ..Compared::default() });
            texts(&one.flow, &|_| true)
        };
        let side = |newest: bool| {
            texts(&self.flow, &|life| {
                let (stood, stands) = life.sides(self.first);
                if newest { stands } else { stood }
            })
        };
        side(false) == alone(self.first) && side(true) == alone(self.newest)
    }
}

/// The paragraphs that stand, those of notes last; white space is one space, and paragraphs without words are none.
fn texts(flow: &[Item], stands: &dyn Fn(&Life) -> bool) -> Vec<String> {
    let (mut done, mut notes, mut open) = (Vec::new(), Vec::new(), String::new());
    for item in flow {
        match item {
            Item::Words(words) if stands(&words.life) => open.push_str(&words.text),
            Item::Label(label) if stands(&label.life) => {
                open.push_str(&label.text);
                open.push(' ');
            }
            Item::Note(note) if stands(&note.life) => notes.extend(texts(&note.flow, stands)),
            Item::Mark(mark) if stands(&mark.life) => done.push(std::mem::take(&mut open)),
            Item::Table(rows) => {
                done.push(std::mem::take(&mut open));
                let cells = rows.iter().filter(|row| stands(&row.life)).flat_map(|row| &row.cells);
                cells.for_each(|cell| done.extend(texts(cell, stands)));
            }
            Item::Words(_) | Item::Label(_) | Item::Note(_) | Item::Mark(_) => {}
        }
    }
    done.push(open);
    done.extend(notes);
    done.into_iter()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty())
        .collect()
}
