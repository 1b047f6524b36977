//! `travaux show`: what was understood of one file, as JSON (version 1 of the contract) or as text to read.
//!
//! Pure functions of what was imported; reading the file and writing the result are the caller's.

use crate::base::{Chars, Diagnostic, Span, WithDiagnostics};
use crate::locale::Locale;
use crate::text::{Comment, Mark, Paragraph, ParagraphKind, Reading, SourceText, Style, View};
use serde_json::{Map, Value, json};

/// Offsets of a paragraph's bytes in Unicode scalar values.
struct Places<'a> {
    text: &'a str,
    chars: Chars,
}

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, chars: Chars::of(text) }
    }

    fn at(&self, byte: usize) -> usize {
        self.chars.before(self.text, byte)
    }

    fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end()))
    }
}

/// Returns the contract's JSON of a copy, read in `view`; `name` is the file's name without its folder. Ends with a
/// line break.
pub fn json(name: &str, copy: &WithDiagnostics<SourceText>, view: View, locale: &Locale) -> String {
    let WithDiagnostics { value, diagnostics } = copy;
    let reading = Reading::of(value, view);
    let aside: Vec<Value> = value
        .set_aside
        .iter()
        .map(|aside| json!({"what": aside.what, "text": aside.text, "page": aside.page}))
        .collect();
    let warnings: Vec<String> = diagnostics.iter().map(|diagnostic| warning(diagnostic, locale)).collect();
    let mut whole = json!({
        "travaux": 1,
        "file": name,
        "format": value.format.name(),
        "blake3": value.hash.to_string(),
        "title": value.title,
        "date": value.date.map(|date| date.to_string()),
        "language": value.language.map(crate::text::Language::code),
        "status": value.status,
        "paragraphs": [],
        "set_aside": aside,
        "warnings": warnings,
    });
    if let (Some(recognition), Some(fields)) = (&value.recognition, whole.as_object_mut()) {
        fields.insert("recognised_pages".to_owned(), json!(recognition.pages));
        fields.insert("recognised_by".to_owned(), json!(recognition.by));
    }
    let mut out = "{".to_owned();
    for (at, (field, value)) in whole.as_object().into_iter().flatten().enumerate() {
        out += if at == 0 { "" } else { "," };
        out += &format!("{}:", Value::from(field.as_str()));
        if field != "paragraphs" {
            out += &value.to_string();
            continue;
        }
        // One after the other: as values, those of a long text are several times as large as the text.
        out.push('[');
        for (index, paragraph) in reading.paragraphs.iter().enumerate() {
            out += if index == 0 { "" } else { "," };
            out += &paragraph_json(index, paragraph).to_string();
        }
        out.push(']');
    }
    out + "}\n"
}

fn paragraph_json(index: usize, paragraph: &Paragraph) -> Value {
    let places = Places::of(&paragraph.text);
    // The contract's list of styles is closed: what is beside it stands in a list of its own.
    let (looks, marks): (Vec<&Mark>, Vec<&Mark>) = paragraph
        .marks
        .iter()
        .partition(|mark| matches!(mark.style, Style::Sub | Style::Colour(_) | Style::Highlight(_) | Style::Unsure));
    let listed = |marks: Vec<&Mark>| -> Vec<Value> { marks.into_iter().map(|mark| mark_json(mark, &places)).collect() };
    let (marks, looks) = (listed(marks), listed(looks));
    let notes: Vec<Value> =
        paragraph.notes.iter().map(|note| json!({"at": places.at(note.at), "index": note.paragraph})).collect();
    let comments: Vec<Value> = paragraph
        .comments
        .iter()
        .enumerate()
        .scan(None, |answered, comment| Some(comment_json(comment, &places, answered)))
        .collect();
    let mut value = json!({
        "index": index,
        "kind": paragraph.kind.name(),
        "level": paragraph.level,
        "label": paragraph.label,
        "ref": paragraph.reference,
        "section": paragraph.section,
        "text": paragraph.text,
        "page": paragraph.page,
        "marks": marks,
        "notes": notes,
        "comments": comments,
        "looks": looks,
    });
    if let (Some(cell), Some(fields)) = (paragraph.cell, value.as_object_mut()) {
        let place = json!({"table": cell.table, "row": cell.row, "column": cell.column});
        fields.insert("cell".to_owned(), place);
    }
    if let (false, Some(fields)) = (paragraph.lines.is_empty(), value.as_object_mut()) {
        fields.insert("lines".to_owned(), json!(paragraph.lines));
    }
    if let (false, Some(fields)) = (paragraph.doubts.is_empty(), value.as_object_mut()) {
        let names: Vec<&str> = paragraph.doubts.iter().map(crate::text::Doubt::name).collect();
        fields.insert("doubts".to_owned(), json!(names));
    }
    value
}

/// A comment; `answered` is the place of the comment that replies in the same paragraph answer.
fn comment_json((at, comment): (usize, &Comment), places: &Places<'_>, answered: &mut Option<usize>) -> Value {
    let (from, to) = places.span(comment.span);
    let mut value =
        json!({"from": from, "to": to, "author": comment.author, "date": comment.date, "text": comment.text});
    if let Some(fields) = value.as_object_mut() {
        if comment.resolved {
            fields.insert("resolved".to_owned(), true.into());
        }
        if let (true, Some(to)) = (comment.reply, *answered) {
            fields.insert("replies_to".to_owned(), to.into());
        }
    }
    if !comment.reply {
        *answered = Some(at);
    }
    value
}

fn mark_json(mark: &Mark, places: &Places<'_>) -> Value {
    let (from, to) = places.span(mark.span);
    let mut value = Map::new();
    value.insert("from".to_owned(), from.into());
    value.insert("to".to_owned(), to.into());
    value.insert("style".to_owned(), mark.style.name().into());
    value.insert("author".to_owned(), mark.author.clone().into());
    value.insert("date".to_owned(), mark.date.clone().into());
    if let Style::Colour(colour) | Style::Highlight(colour) = mark.style {
        value.insert("colour".to_owned(), format!("#{colour:06x}").into());
    }
    if let Some(moved) = &mark.moved {
        value.insert("move".to_owned(), moved.clone().into());
    }
    Value::Object(value)
}

/// Words a diagnostic as one sentence, with its place in front unless the sentence names it.
pub fn warning(diagnostic: &Diagnostic, locale: &Locale) -> String {
    let said = locale.format(&diagnostic.what);
    let named = |name: &str| diagnostic.what.args.iter().any(|(known, _)| *known == name);
    let place = |key: &'static str, name: &'static str, number: i64| {
        locale.format(&crate::base::Message::new(key).number(name, number).text("said", said.clone()))
    };
    match (diagnostic.place.page, diagnostic.place.line, diagnostic.place.paragraph) {
        (Some(page), _, _) if !named("page") => place("import-place-page", "page", i64::from(page)),
        (None, Some(line), _) if !named("line") => place("import-place-line", "line", i64::from(line)),
        (None, None, Some(index)) => place("import-place-paragraph", "index", i64::try_from(index).unwrap_or(i64::MAX)),
        _ => said,
    }
}

/// Returns the copy as text to read: one paragraph after another, indented by level, then footnotes and what was set
/// aside.
pub fn text(name: &str, copy: &WithDiagnostics<SourceText>, view: View, locale: &Locale) -> String {
    let WithDiagnostics { value, diagnostics } = copy;
    let reading = Reading::of(value, view);
    let mut out = String::new();
    let facts = [
        Some(name.to_owned()),
        Some(value.format.name().to_owned()),
        value.date.map(|date| date.to_string()),
        value.language.map(|language| language.code().to_owned()),
        value.status.clone(),
    ];
    out.push_str(&facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    out.push('\n');
    for paragraph in &reading.paragraphs {
        if paragraph.is_heading() {
            out.push('\n');
            out.push_str(&"#".repeat(usize::from(paragraph.level.max(1))));
            out.push(' ');
        } else {
            out.push_str(&"  ".repeat(usize::from(paragraph.level)));
        }
        if paragraph.kind == ParagraphKind::Cell {
            out.push_str("| ");
        }
        if let Some(label) = &paragraph.label {
            out.push_str(label);
            out.push(' ');
        }
        out.push_str(&paragraph.text);
        out.push('\n');
    }
    if !value.set_aside.is_empty() {
        out.push('\n');
    }
    for aside in &value.set_aside {
        out.push_str(&format!("~ {}: {}\n", aside.what, aside.text));
    }
    for diagnostic in diagnostics {
        out.push_str(&format!("! {}\n", warning(diagnostic, locale)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ContentHash;
    use crate::text::Format;

    #[test]
    fn fields_stand_in_the_order_of_the_contract() {
        let paragraph = Paragraph {
            label: Some("(d)".to_owned()),
            marks: vec![Mark::new(Span::new(3, 1), Style::Bold)],
            ..Paragraph::plain("é b")
        };
        let copy =
            SourceText { paragraphs: vec![paragraph], ..SourceText::empty(ContentHash::of(b""), 1, Format::Text) };
        let shown = json("a.txt", &WithDiagnostics::plain(copy), View::Published, &Locale::default());
        let order = [
            "travaux",
            "file",
            "format",
            "blake3",
            "title",
            "date",
            "language",
            "status",
            "paragraphs",
            "index",
            "kind",
            "level",
            "label",
            "ref",
            "section",
            "text",
            "page",
            "marks",
            "from",
            "to",
            "style",
            "author",
            "notes",
            "comments",
            "set_aside",
            "warnings",
        ];
        let mut at = 0;
        for name in order {
            let found = shown
                .get(at..)
                .unwrap_or_default()
                .find(&format!("\"{name}\":"))
                .unwrap_or_else(|| panic!("{name} is missing or out of order"));
            at += found;
        }
        assert!(shown.contains("\"from\":2,\"to\":3"), "{shown}");
    }

    #[test]
    fn looks_that_the_contract_does_not_name_stand_apart() {
        let marks =
            vec![Mark::new(Span::new(0, 1), Style::Bold), Mark::new(Span::new(0, 2), Style::Colour(0xC0_00_00))];
        let paragraph = Paragraph { marks, ..Paragraph::plain("red") };
        let shown = paragraph_json(0, &paragraph);
        let styles = |list: &str| -> Vec<&str> {
            shown
                .get(list)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|it| it.get("style")?.as_str())
                .collect()
        };
        assert_eq!((styles("marks"), styles("looks")), (vec!["bold"], vec!["colour"]));
        assert_eq!(shown.pointer("/looks/0/colour").and_then(Value::as_str), Some("#c00000"));
    }
}
