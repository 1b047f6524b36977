//! Reader for mails (RFC 5322, MIME): the text is read as plain text or HTML, the head is set aside, what is attached is
//! named.
//!
//! Does not open attachments: each is a document of its own.

mod mime;

use super::block::Read;
use super::{ImportError, ImportOptions, html, plain};
use crate::base::{Diagnostic, JobControl, Message, Severity, WithDiagnostics};
use crate::import::limits;
use crate::text::SetAside;
use mime::Part;

/// Heads that are shown to readers of mails.
const SHOWN: [&str; 6] = ["from", "to", "cc", "date", "subject", "reply-to"];

/// Whether a file is a mail: it begins with heads that only mail programs write, or is named so and begins with any.
pub(super) fn is_mail(head: &[u8], ending: &str) -> bool {
    let part = Part::of(head);
    let has = |names: &[&str]| names.iter().any(|name| part.head(name).is_some());
    let technical = has(&["mime-version", "message-id", "received", "return-path", "delivered-to"]);
    let people = has(&["from", "to", "subject"]);
    people && (technical || ending == "eml")
}

/// Reads a mail.
pub(super) fn read(
    bytes: &[u8],
    options: &ImportOptions,
    job: &JobControl,
) -> Result<WithDiagnostics<Read>, ImportError> {
    let whole = Part::of(bytes);
    let mut found = Found::default();
    found.part(&whole, 0);
    let mut read = Read { title: whole.head("subject"), ..Read::default() };
    let mut diagnostics = vec![Diagnostic::new(Severity::Info, Message::new("import-mail"))];
    read.set_aside = found.heads;
    for text in &found.texts {
        job.check()?;
        let inner = match text {
            Text::Plain(text) => {
                let options = ImportOptions { encoding: Some("utf-8".to_owned()), ..options.clone() };
                plain::read(text.as_bytes(), &options, job)?
            }
            Text::Html(text) => {
                let options = ImportOptions { encoding: Some("utf-8".to_owned()), ..options.clone() };
                html::read(text.as_bytes(), &options, job)?
            }
        };
        diagnostics.extend(inner.diagnostics);
        add(&mut read, inner.value);
    }
    if !found.attached.is_empty() {
        let what = Message::new("import-mail-attached").text("names", found.attached.join(", "));
        diagnostics.push(Diagnostic::new(Severity::Loss, what));
    }
    if found.unread > 0 {
        let what = Message::new("import-mail-unread").number("count", found.unread);
        diagnostics.push(Diagnostic::new(Severity::Loss, what));
    }
    Ok(WithDiagnostics { value: read, diagnostics })
}

/// Puts one text behind another.
fn add(read: &mut Read, more: Read) {
    let before = read.blocks.len();
    read.blocks.extend(more.blocks);
    for note in read.blocks.iter_mut().skip(before).flat_map(|block| &mut block.notes) {
        note.paragraph = note.paragraph.saturating_add(before);
    }
    read.set_aside.extend(more.set_aside);
    read.date = read.date.or(more.date);
}

/// A text of a mail, decoded.
enum Text {
    Plain(String),
    Html(String),
}

/// What a mail holds.
#[derive(Default)]
struct Found {
    heads: Vec<SetAside>,
    texts: Vec<Text>,
    attached: Vec<String>,
    seen: usize,
    /// Parts beyond the limits.
    unread: usize,
}

impl Found {
    fn part(&mut self, part: &Part, depth: usize) {
        self.seen += 1;
        if self.seen > limits::MAIL_PARTS || depth > limits::MAIL_DEPTH {
            self.unread += 1;
            return;
        }
        // Only a message has heads that people read.
        for (name, value) in part.heads().filter(|(name, _)| SHOWN.contains(&name.to_lowercase().as_str())) {
            let text = format!("{name}: {value}");
            self.heads.push(SetAside { what: "mail header".into(), text, page: None });
        }
        let kind = part.kind();
        if part.is_attached() && kind != "multipart/mixed" {
            self.attached.push(part.name().unwrap_or_else(|| kind.clone()));
            return;
        }
        match kind.as_str() {
            "multipart/alternative" => self.alternative(&part.parts(), depth),
            "message/rfc822" => self.part(&Part::of(&part.decoded()), depth + 1),
            _ if kind.starts_with("multipart/") => part.parts().iter().for_each(|part| self.part(part, depth + 1)),
            "text/html" => self.texts.push(Text::Html(part.text())),
            _ if kind.starts_with("text/") => self.texts.push(Text::Plain(part.text())),
            _ => self.attached.push(part.name().unwrap_or(kind)),
        }
    }

    /// Of parts that say the same the plain one is read, when it says anything.
    fn alternative(&mut self, parts: &[Part], depth: usize) {
        let plain = parts.iter().find(|part| part.kind() == "text/plain" && !part.text().trim().is_empty());
        let formatted = || parts.iter().rfind(|part| part.kind() == "text/html");
        if let Some(chosen) = plain.or_else(formatted).or(parts.last()) {
            self.part(chosen, depth + 1);
        }
        // A calendar entry, say, is no other form of the text.
        for other in parts.iter().filter(|part| !part.kind().starts_with("text/")) {
            self.part(other, depth + 1);
        }
    }
}
