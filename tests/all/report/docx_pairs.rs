//! Makes drafts with numbers, headings, tables and footnotes, and revisions of them as drafters revise: words, splits,
//! mergers, moves, paragraphs that come, go and are emptied, rows that come and go, notes that come and go.

use fastrand::Rng;
use travaux::text::{CellPlace, NoteMark, Paragraph, ParagraphKind};

const WORDS: [&str; 28] = [
    "States",
    "shall",
    "promote",
    "access",
    "to",
    "the",
    "Internet",
    "for",
    "all",
    "children",
    "and",
    "protect",
    "data",
    "by",
    "2030",
    "open",
    "standards",
    "in",
    "every",
    "region",
    "with",
    "due",
    "regard",
    "rights",
    "finance",
    "skills",
    "of",
    "women",
];

/// What a draft is made of, before it is numbered.
#[derive(Debug, Clone)]
pub enum Piece {
    Text { text: String, notes: Vec<(usize, String)> },
    Heading(String),
    Table(Vec<Vec<String>>),
}

fn sentence(random: &mut Rng) -> String {
    let words: Vec<&str> = (0..5 + random.usize(..12)).map(|_| WORDS[random.usize(..WORDS.len())]).collect();
    format!("{} {}.", ["We", "They", "Nobody", "Everyone"][random.usize(..4)], words.join(" "))
}

fn paragraph(random: &mut Rng) -> String {
    (0..=random.usize(..4)).map(|_| sentence(random)).collect::<Vec<_>>().join(" ")
}

fn piece(random: &mut Rng) -> Piece {
    match random.usize(..10) {
        0 => Piece::Heading(format!("Part {}", WORDS[random.usize(..WORDS.len())])),
        1 => {
            let columns = 2 + random.usize(..2);
            let rows = 1 + random.usize(..4);
            Piece::Table((0..rows).map(|_| (0..columns).map(|_| sentence(random)).collect()).collect())
        }
        _ => {
            let text = paragraph(random);
            let notes = if random.usize(..5) == 0 { vec![(text.len() / 2, sentence(random))] } else { Vec::new() };
            Piece::Text { text, notes }
        }
    }
}

/// A draft of so many pieces.
pub fn draft(random: &mut Rng, pieces: usize) -> Vec<Piece> {
    (0..pieces).map(|_| piece(random)).collect()
}

fn edited(text: &str, random: &mut Rng) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match random.usize(..12) {
            0 => {}
            1 => words.push(WORDS[random.usize(..WORDS.len())].to_owned()),
            2 => words.extend([word.to_owned(), WORDS[random.usize(..WORDS.len())].to_owned()]),
            _ => words.push(word.to_owned()),
        }
    }
    if words.is_empty() { "Words".to_owned() } else { words.join(" ") }
}

/// A revision of a draft.
pub fn revise(old: &[Piece], random: &mut Rng) -> Vec<Piece> {
    let mut new: Vec<Piece> = Vec::new();
    for piece in old {
        if random.usize(..12) == 0 {
            new.push(self::piece(random));
        }
        match (piece, random.usize(..20)) {
            (_, 0..2) => {}
            (Piece::Text { text, notes }, 2..7) => {
                let text = edited(text, random);
                let notes: Vec<(usize, String)> = match random.usize(..3) {
                    0 => Vec::new(),
                    _ => notes.iter().map(|(_, note)| (text.len() / 2, edited(note, random))).collect(),
                };
                new.push(Piece::Text { text, notes });
            }
            (Piece::Text { text, .. }, 7..9) => match text.split_once(". ") {
                Some((first, rest)) => new.extend([format!("{first}."), rest.to_owned()].map(plain)),
                None => new.push(plain(format!("{text} {}", sentence(random)))),
            },
            (Piece::Text { text, notes }, 9..11) => match new.pop() {
                Some(Piece::Text { text: before, notes: earlier }) => {
                    let from = before.len() + 1;
                    let notes = notes.iter().map(|(at, note)| (at + from, note.clone()));
                    new.push(Piece::Text {
                        text: format!("{before} {text}"),
                        notes: earlier.into_iter().chain(notes).collect(),
                    });
                }
                other => {
                    new.extend(other);
                    new.push(piece.clone());
                }
            },
            (Piece::Table(rows), 2..10) => {
                let mut rows: Vec<Vec<String>> =
                    rows.iter().map(|row| row.iter().map(|cell| edited(cell, random)).collect()).collect();
                let columns = rows.first().map_or(2, Vec::len);
                match random.usize(..4) {
                    0 if rows.len() > 1 => drop(rows.remove(random.usize(..rows.len()))),
                    1 => rows.insert(random.usize(..=rows.len()), (0..columns).map(|_| sentence(random)).collect()),
                    2 => rows.iter_mut().for_each(|row| row.push(sentence(random))),
                    _ => {}
                }
                new.push(Piece::Table(rows));
            }
            _ => new.push(piece.clone()),
        }
    }
    for _ in 0..random.usize(..3) {
        if new.len() > 3 {
            let moved = new.remove(random.usize(..new.len()));
            new.insert(random.usize(..=new.len()), moved);
        }
    }
    if random.usize(..6) == 0 {
        new.pop();
    }
    if new.is_empty() {
        new.push(piece(random));
    }
    new
}

fn plain(text: String) -> Piece {
    Piece::Text { text, notes: Vec::new() }
}

/// The paragraphs of a draft, numbered; `labels` says whether texts have numbers.
pub fn paragraphs(pieces: &[Piece], labels: bool) -> Vec<Paragraph> {
    let (mut out, mut notes) = (Vec::new(), Vec::new());
    let (mut number, mut tables) = (0, 0);
    for piece in pieces {
        match piece {
            Piece::Heading(text) => {
                out.push(Paragraph { kind: ParagraphKind::Heading, level: 2, ..Paragraph::plain(text.clone()) });
            }
            Piece::Text { text, notes: here } => {
                number += 1;
                let marks = here.iter().map(|(at, note)| {
                    notes.push(note.clone());
                    let at = (0..=*at).rev().find(|at| text.is_char_boundary(*at)).expect("a boundary");
                    NoteMark { at: at.min(text.len()), paragraph: notes.len() - 1 }
                });
                let marks = marks.collect();
                out.push(Paragraph {
                    label: labels.then(|| format!("{number}.")),
                    notes: marks,
                    ..Paragraph::plain(text.clone())
                });
            }
            Piece::Table(rows) => {
                for (row, cells) in rows.iter().enumerate() {
                    for (column, text) in cells.iter().enumerate() {
                        let cell = CellPlace { table: tables, row: row as u32, column: column as u32 };
                        out.push(Paragraph {
                            kind: ParagraphKind::Cell,
                            cell: Some(cell),
                            ..Paragraph::plain(text.clone())
                        });
                    }
                }
                tables += 1;
            }
        }
    }
    let first = out.len();
    out.iter_mut().flat_map(|paragraph| &mut paragraph.notes).for_each(|note| note.paragraph += first);
    out.extend(notes.into_iter().enumerate().map(|(at, text)| Paragraph {
        kind: ParagraphKind::Footnote,
        label: Some((at + 1).to_string()),
        ..Paragraph::plain(text)
    }));
    out
}
