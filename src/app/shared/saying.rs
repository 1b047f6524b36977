//! What annotations say, in a line.

use crate::app::shared::board::first_words;
use crate::app::shared::names::coder_name;
use crate::base::CoderId;
use crate::locale::Locale;
use crate::study::{Annotation, Body, Study};

/// What an annotation says, in a line.
pub(in crate::app) fn said_by(study: &Study, locale: &Locale, annotation: &Annotation) -> String {
    let language = locale.language();
    match &annotation.body {
        Body::Tag(theme) => {
            study.themes.get(theme).map(|theme| theme.names.in_language(language).to_owned()).unwrap_or_default()
        }
        Body::Claim(claim) => {
            let actors = claim.actors.iter().filter_map(|id| study.actors.get(id));
            let names: Vec<String> = actors.map(|actor| actor.names.in_language(language).to_owned()).collect();
            let names = if names.is_empty() { locale.t("actor-unknown") } else { locale.list(&names) };
            let grounds =
                [locale.t(claim.role.key()), locale.t(claim.basis.key()), claim.evidence.clone(), claim.note.clone()];
            let grounds: Vec<&str> = grounds.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            format!("{names} · {}", grounds.join(" · "))
        }
        Body::Note(text) | Body::Headline(text) => first_words(text, 240),
        Body::Important => locale.t("together-important"),
        Body::Seen => locale.t("together-seen"),
        Body::Overruled(said) => crate::report::overruling(said, locale),
    }
}

/// What sort of thing an annotation is.
pub(in crate::app) fn sort_of(locale: &Locale, body: &Body) -> String {
    locale.t(match body {
        Body::Tag(_) => "together-sort-tag",
        Body::Claim(_) => "together-sort-claim",
        Body::Note(_) => "together-sort-note",
        Body::Headline(_) => "together-sort-headline",
        Body::Important => "together-sort-important",
        Body::Seen => "together-sort-seen",
        Body::Overruled(_) => "together-sort-overruled",
    })
}

/// Who said it, and when.
pub(in crate::app) fn who_and_when(study: &Study, locale: &Locale, annotation: &Annotation) -> String {
    let parts = [name_of(study, locale, annotation.author), locale.moment(annotation.changed)];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// A coder's name, or that they have none.
pub(in crate::app) fn name_of(study: &Study, locale: &Locale, coder: CoderId) -> String {
    let name = coder_name(study, coder);
    if name.is_empty() { locale.t("together-no-name") } else { name }
}
