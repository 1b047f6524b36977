//! What people said in a study and what they said it with, as a report gives it to programs.

use crate::base::{AnnotationId, Sides, ThemeId, Timestamp};
use crate::insight::annotated::actor_names;
use crate::locale::Locale;
use crate::report::codebook as codebook_file;
use crate::report::{ReportActor, ReportAnnotation, ReportBody, ReportPlace, ReportTheme};
use crate::study::{Anchor, Annotation, Body, Study, codebook};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that was said of steps whose drafts are in the study; `changes` tells which change each stands on.
pub(super) fn annotations(
    study: &Study,
    changes: &BTreeMap<AnnotationId, (usize, usize)>,
    places: &BTreeMap<AnnotationId, Vec<ReportPlace>>,
    locale: &Locale,
) -> Vec<ReportAnnotation> {
    let one = |(id, one): (&AnnotationId, &Arc<Annotation>)| {
        let said = annotation(study, one, changes.get(id).copied(), locale)?;
        // Ids of annotations are private: from this nobody learns them.
        let guid = codebook_file::guid_of(&blake3::hash(id.to_string().as_bytes()).to_hex());
        Some(ReportAnnotation { guid, places: places.get(id).cloned().unwrap_or_default(), ..said })
    };
    study.annotations.iter().filter_map(one).collect()
}

fn annotation(
    study: &Study,
    one: &Annotation,
    change: Option<(usize, usize)>,
    locale: &Locale,
) -> Option<ReportAnnotation> {
    let language = locale.language();
    let words = |anchors: &[Anchor]| anchors.iter().map(|anchor| anchor.quote.clone()).collect();
    let body = match &one.body {
        Body::Tag(theme) => ReportBody::Theme(study.themes.get(theme)?.names.in_language(language).to_owned()),
        Body::Claim(claim) => ReportBody::Attribution {
            actors: actor_names(study, &claim.actors, language),
            role: claim.role,
            basis: claim.basis,
            evidence: claim.evidence.clone(),
            note: claim.note.clone(),
        },
        Body::Note(text) => ReportBody::Note(text.clone()),
        Body::Headline(text) => ReportBody::Headline(text.clone()),
        Body::Important => ReportBody::Important,
        Body::Seen => return None,
    };
    Some(ReportAnnotation {
        step: Sides::new(study.place(one.target.from)?, study.place(one.target.to)?),
        change,
        words: Sides::new(words(&one.target.old), words(&one.target.new)),
        body,
        author: study.coders.get(&one.author).cloned().unwrap_or_default(),
        time: Some(one.made).filter(|made| *made != Timestamp::UNIX_EPOCH),
        guid: String::new(),
        theme_guid: match &one.body {
            Body::Tag(theme) => Some(codebook_file::guid_of(&theme.to_string())),
            _ => None,
        },
        places: Vec::new(),
    })
}

/// The codebook, as a tree is read.
pub(super) fn themes(study: &Study, locale: &Locale) -> Vec<ReportTheme> {
    let name = |id| study.themes.get(&id).map(|theme| theme.names.in_language(locale.language()).to_owned());
    let one = |(id, depth): (ThemeId, usize)| {
        let theme = study.themes.get(&id)?;
        Some(ReportTheme {
            name: name(id)?,
            parent: theme.parent.and_then(name),
            code: theme.code.clone(),
            description: theme.description.clone(),
            retired: theme.retired,
            guid: codebook_file::guid_of(&id.to_string()),
            colour: theme.colour,
            depth,
        })
    };
    codebook::tree(study).into_iter().filter_map(one).collect()
}

/// The actors, by name.
pub(super) fn actors(study: &Study, locale: &Locale) -> Vec<ReportActor> {
    let one = |(id, actor): (&crate::base::ActorId, &crate::study::Actor)| ReportActor {
        guid: codebook_file::guid_of(&id.to_string()),
        name: actor.names.in_language(locale.language()).to_owned(),
        code: actor.code.clone(),
        kind: actor.kind.name(),
        invented: actor.invented,
    };
    let mut actors: Vec<ReportActor> = study.actors.iter().map(one).collect();
    actors.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    actors
}
