//! A labelled draft as plain text: wrapped or a paragraph a line, with pages and their headers where the source says so.

use super::source::{Dress, Heads, Kind, Piece, Source, Unit, pieces};

/// Columns that a text takes; Chinese signs take two.
fn columns(text: &str) -> usize {
    text.chars().map(|letter| 1 + usize::from(is_wide(letter))).sum()
}

fn is_wide(letter: char) -> bool {
    ('\u{2E80}'..='\u{9FFF}').contains(&letter) || ('\u{FF00}'..='\u{FF60}').contains(&letter)
}

/// Words with the marks of notes as the text prints them.
fn printed(text: &str, marks: char) -> String {
    pieces(text)
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Mark(number) => mark(number, marks),
        })
        .collect()
}

fn mark(number: &str, marks: char) -> String {
    let value = number.parse::<u32>().unwrap_or(0);
    match marks {
        '¹' => number.chars().map(|digit| digit.to_digit(10).map_or(digit, |digit| RAISED[digit as usize])).collect(),
        '①' => char::from_u32(0x245F + value).map(String::from).unwrap_or_default(),
        _ => format!("[{number}]"),
    }
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A text in lines of at most `width` columns, `indent` before each.
pub fn wrapped(text: &str, width: Option<usize>, indent: usize) -> Vec<String> {
    let Some(width) = width else { return vec![text.to_owned()] };
    let margin = " ".repeat(indent);
    let mut lines = vec![margin.clone()];
    // A Chinese sign may end a line anywhere; other words stay whole.
    let mut word = String::new();
    let mut words: Vec<String> = Vec::new();
    for letter in text.chars() {
        if letter == ' ' || is_wide(letter) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            words.push(letter.to_string());
        } else {
            word.push(letter);
        }
    }
    words.push(word);
    for word in words {
        let Some(line) = lines.last_mut() else { break };
        // What closes a sentence or a quotation never begins a line.
        let hangs = word.starts_with(['，', '。', '、', '；', '：', '”', '）', '①', '②']);
        if !hangs && columns(line) + columns(&word) > width && line.len() > indent {
            line.truncate(line.trim_end().len());
            lines.push(margin.clone());
        }
        let Some(line) = lines.last_mut() else { break };
        if word != " " || line.len() > indent {
            line.push_str(&word);
        }
    }
    if let Some(line) = lines.last_mut() {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The label and the words of a unit, in the paragraphs that they stand in.
fn paragraphs(draft: &Source, unit: &Unit) -> Vec<String> {
    let words = printed(&unit.text, draft.marks);
    let between = match unit.dress {
        Dress::Automatic => " ",
        Dress::Typed(between) => between,
    };
    let whole = if unit.label.is_empty() {
        words
    } else if matches!(unit.kind, Kind::Heading(_)) && unit.is_named() && !unit.text.is_empty() {
        match draft.heads {
            Heads::Space => format!("{} {words}", unit.label),
            Heads::Dash => format!("{} — {words}", unit.label),
            Heads::Wide => format!("{}　{words}", unit.label),
            Heads::Break | Heads::Two => format!("{}¶{words}", unit.label),
        }
    } else if unit.bracket_first {
        format!("[{}{between}{}", unit.label, words.trim_start_matches('['))
    } else {
        format!("{}{between}{words}", unit.label)
    };
    whole.split('¶').map(str::to_owned).collect()
}

/// A table: columns padded with spaces, or tabs where lines are not wrapped.
fn table(rows: &[Vec<&str>], wrap: Option<usize>) -> Vec<String> {
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len))
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| columns(cell)).max().unwrap_or(0) + 3)
        .collect();
    let line = |row: &Vec<&str>| {
        let cells = row.iter().zip(&widths);
        let padded: String =
            cells.map(|(cell, width)| format!("{cell}{}", " ".repeat(width - columns(cell)))).collect();
        padded.trim_end().to_owned()
    };
    rows.iter().map(|row| if wrap.is_some() { line(row) } else { row.join("\t") }).collect()
}

fn contents(draft: &Source, title: &str) -> Vec<String> {
    let width = draft.wrap.unwrap_or(72);
    let mut lines = vec![title.to_owned(), String::new()];
    for (at, (depth, words)) in draft.listed().into_iter().enumerate() {
        let head = format!("{}{words} ", "  ".repeat(usize::from(depth) - 1));
        let page = format!(" {}", 2 + at / 5);
        let dots = ".".repeat(width.saturating_sub(columns(&head) + page.len()));
        lines.push(format!("{head}{dots}{page}"));
    }
    lines
}

/// The whole text.
pub fn write(draft: &Source) -> String {
    let mut blocks: Vec<Vec<String>> = vec![vec![draft.symbol.clone()]];
    let mut notes: Vec<Vec<String>> = Vec::new();
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for unit in &draft.units {
        if unit.kind != Kind::Row && !rows.is_empty() {
            blocks.push(table(&std::mem::take(&mut rows), draft.wrap));
        }
        match unit.kind {
            Kind::Row => rows.push(unit.cells()),
            Kind::Contents => blocks.push(contents(draft, &unit.text)),
            Kind::Note => {
                let line = format!("{} {}", mark(&unit.label, draft.marks), unit.text);
                notes.push(wrapped(&line, draft.wrap, 0));
            }
            kind => {
                let indent = match (kind, draft.wrap) {
                    (Kind::Item(level), Some(_)) => usize::from(level) * 4,
                    _ => 0,
                };
                let parts = paragraphs(draft, unit);
                // A head in two lines has no blank line between them.
                let head = matches!(kind, Kind::Heading(_)) && draft.heads == Heads::Break;
                let lines: Vec<Vec<String>> = parts.iter().map(|part| wrapped(part, draft.wrap, indent)).collect();
                if head { blocks.push(lines.concat()) } else { blocks.extend(lines) }
            }
        }
    }
    if !rows.is_empty() {
        blocks.push(table(&rows, draft.wrap));
    }
    match draft.pages {
        Some(length) => paged(draft, &blocks, &notes, length),
        None => {
            if !notes.is_empty() {
                blocks.push(vec!["_".repeat(24)]);
            }
            blocks.extend(notes);
            let gap = if draft.tight { "\n" } else { "\n\n" };
            blocks.iter().map(|lines| format!("{}{gap}", lines.join("\n"))).collect()
        }
    }
}

/// Pages of `length` lines, a header on each, the notes of a page at its foot, its number below.
fn paged(draft: &Source, blocks: &[Vec<String>], notes: &[Vec<String>], length: usize) -> String {
    let mut out = String::new();
    let (mut page, mut lines, mut feet): (usize, Vec<String>, Vec<usize>) = (1, Vec::new(), Vec::new());
    let mut close = |lines: &mut Vec<String>, feet: &mut Vec<usize>| {
        out.push_str(&format!("{}\n\n{}\n", draft.header, lines.join("\n")));
        if !feet.is_empty() {
            out.push_str(&format!("\n{}\n", "_".repeat(24)));
        }
        for foot in feet.iter() {
            out.push_str(&format!("{}\n", notes[*foot].join("\n")));
        }
        out.push_str(&format!("\n{}{page}\n\u{C}", " ".repeat(34)));
        (lines.clear(), feet.clear(), page += 1)
    };
    for line in blocks.iter().flat_map(|block| block.iter().cloned().chain([String::new()])) {
        let marked: Vec<usize> =
            (0..notes.len()).filter(|&at| line.contains(&mark(&(at + 1).to_string(), draft.marks))).collect();
        if lines.len() >= length {
            close(&mut lines, &mut feet);
        }
        feet.extend(marked);
        if !(lines.is_empty() && line.is_empty()) {
            lines.push(line);
        }
    }
    close(&mut lines, &mut feet);
    out
}
