//! Whether a tag tree can be believed, and the mending of what tag trees commonly get wrong.

use super::sort::Sorted;
use crate::import::Role;
use crate::import::pdf::glyphs::page::Page;
use crate::import::pdf::layout::edges::ends_sentence;
use crate::import::pdf::layout::habit::Habit;
use crate::import::pdf::layout::headings;
use crate::import::pdf::layout::line::Line;
use crate::import::pdf::layout::para::{Para, has_label};
use std::collections::BTreeMap;

/// Checks the tree against the pages; says why it is not believed.
pub(crate) fn judge(pages: &[Page], sorted: &Sorted) -> Result<(), &'static str> {
    let shown = |glyphs: &[crate::import::pdf::glyphs::page::Glyph]| {
        glyphs.iter().filter(|glyph| !glyph.ch.is_whitespace()).count()
    };
    let all: usize = pages.iter().map(|page| shown(&page.glyphs)).sum();
    let loose: usize = sorted.loose.iter().map(|glyphs| shown(glyphs)).sum();
    let artifacts: usize = sorted.artifacts.iter().map(|glyphs| shown(glyphs)).sum();
    if loose * 4 > all {
        return Err("import-pdf-tags-partial");
    }
    if artifacts * 2 > all {
        return Err("import-pdf-tags-partial");
    }
    let long: Vec<&Para> =
        sorted.paras.iter().filter(|para| para.role != Role::Cell && !para.lines.is_empty()).collect();
    // A paragraph for each line: the next one goes on in lower case, one line lower.
    let torn = long.iter().zip(long.iter().skip(1)).filter(|(a, b)| is_torn(a, b)).count();
    if long.len() > 12 && torn * 10 > long.len() * 3 {
        return Err("import-pdf-tags-lines");
    }
    // A paragraph for whole pages: numbered lines inside.
    let letters = |para: &Para| para.lines.iter().map(|line| line.chars.len()).sum::<usize>();
    let total: usize = long.iter().map(|para| letters(para)).sum();
    let lumped: usize = long.iter().filter(|para| is_lumped(para)).map(|para| letters(para)).sum();
    if total > 0 && lumped * 10 > total * 3 {
        return Err("import-pdf-tags-lumped");
    }
    Ok(())
}

fn is_torn(a: &Para, b: &Para) -> bool {
    let (Some(last), Some(first)) = (a.lines.last(), b.lines.first()) else { return false };
    last.page == first.page
        && a.lines.len() == 1
        && first.y > last.y
        && first.y - last.y < last.size * 1.6
        && last.last_char().is_some_and(|ch| !ends_sentence(ch))
        && first.first_char().is_some_and(char::is_lowercase)
}

fn is_lumped(para: &Para) -> bool {
    let starts = |pair: (&Line, &Line)| {
        let (above, line) = pair;
        line.page == above.page
            && line.y - above.y > above.size * 1.5
            && (has_label(line) || line.after_label.is_some())
    };
    para.lines.iter().zip(para.lines.iter().skip(1)).filter(|pair| starts(*pair)).count() >= 2
}

/// Joins paragraphs that a page break tore, takes back headings that are none.
pub(crate) fn mend(paras: Vec<Para>) -> Vec<Para> {
    let mut out: Vec<Para> = Vec::new();
    for mut para in paras {
        if matches!(para.role, Role::Heading(_)) && is_running_text(&para) {
            para.role = Role::Unknown;
        }
        let open = out.iter().rposition(|known| !known.is_note() && !known.lines.is_empty());
        match open.and_then(|open| out.get_mut(open)) {
            Some(above) if torn_by_page(above, &para) => above.lines.extend(para.lines),
            _ => out.push(para),
        }
    }
    out
}

/// Producers close a paragraph at the foot of a page and open another at the head of the next.
fn torn_by_page(above: &Para, below: &Para) -> bool {
    let (Some(last), Some(first)) = (above.lines.last(), below.lines.first()) else { return false };
    let same = above.role == below.role || matches!((above.role, below.role), (Role::Item(_), Role::Unknown));
    same && !matches!(above.role, Role::Cell | Role::Heading(_) | Role::Footnote)
        && below.label.is_none()
        && first.page == last.page + 1
        && (last.size - first.size).abs() < last.size * 0.08
        && last.bold == first.bold
        && !has_label(first)
        && last.last_char().is_some_and(|ch| !ends_sentence(ch))
        && first.first_char().is_some_and(|ch| ch.is_lowercase() || (!ch.is_uppercase() && ch.is_alphanumeric()))
}

fn is_running_text(para: &Para) -> bool {
    let letters: usize = para.lines.iter().map(|line| line.chars.len()).sum();
    letters > 350 && para.lines.last().and_then(Line::last_char).is_some_and(|ch| matches!(ch, '.' | ';' | ':'))
}

/// Notes for tagged paragraphs what only the page tells: indents, centred lines, and headings where the tree has none.
pub(crate) fn look_at(paras: &mut [Para]) {
    let mut edges: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    let lines = || paras.iter().filter(|para| !matches!(para.role, Role::Cell)).flat_map(|para| &para.lines);
    let widest = lines().map(Line::width).fold(0.0, f32::max);
    for line in lines().filter(|line| line.width() > widest * 0.6) {
        let edge = edges.entry(line.page).or_insert((f32::MAX, f32::MIN));
        edge.0 = edge.0.min(line.x0);
        edge.1 = edge.1.max(line.x1);
    }
    let habit = Habit::of(&paras.iter().map(|para| para.lines.as_slice()).collect::<Vec<_>>());
    for para in paras.iter_mut() {
        let Some((first, &(left, right))) = para.lines.first().and_then(|line| Some((line, edges.get(&line.page)?)))
        else {
            continue;
        };
        para.indent = if first.leftward { right - first.x1 } else { first.x0 - left }.max(0.0);
        let middle = f32::midpoint(left, right);
        let centred = |line: &Line| {
            let inside = (line.x0 - left).min(right - line.x1);
            (f32::midpoint(line.x0, line.x1) - middle).abs() < line.size * 0.6 && inside > line.size
        };
        para.centred = !has_label(first)
            && para.lines.iter().any(centred)
            && para.lines.iter().all(|line| (f32::midpoint(line.x0, line.x1) - middle).abs() < line.size * 0.6);
    }
    if !paras.iter().any(|para| matches!(para.role, Role::Heading(_))) {
        headings::mark(paras, &habit);
    }
}
