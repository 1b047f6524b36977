//! What a copy becomes in a study: a draft with its place on the timeline, or another language of one that is there.

use crate::app::drafts::incoming::study_copy;
use crate::app::drafts::metadata_guess::{guess, tidy};
use crate::base::{DraftId, IdSource, Message, ParagraphId, WithDiagnostics};
use crate::locale::Locale;
use crate::study::{Draft, DraftStatus, Edit, Study, StudyCopy};
use crate::text::{Language, SourceText, Stage, View};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A copy that has come in.
pub enum NewDraft {
    /// A draft of its own.
    Draft(Box<Draft>),
    /// The text of a draft in another language.
    Translation(DraftId, Language, Box<StudyCopy>),
}

impl NewDraft {
    /// Returns the edit that puts it into the study.
    pub fn edit(self) -> Edit {
        match self {
            Self::Draft(draft) => Edit::AddDraft(draft),
            Self::Translation(slot, language, text) => Edit::SetTranslation(slot, language, text),
        }
    }
}

/// Returns the draft of a study that has this very file.
pub fn same_file<'a>(study: &'a Study, copy: &SourceText) -> Option<&'a Arc<Draft>> {
    study.drafts.iter().find(|draft| {
        draft.text.copy.hash == copy.hash || draft.others.values().any(|other| other.copy.hash == copy.hash)
    })
}

/// Makes of a copy what it becomes in a study: by the file's name, and by its text where the name says nothing.
pub fn new_draft(
    study: &Study,
    ids: &mut dyn IdSource,
    (path, file): (Option<&Path>, &str),
    noticed: WithDiagnostics<SourceText>,
) -> NewDraft {
    let stem = path.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let stem = stem.unwrap_or_else(|| file.to_owned());
    let guessed = guess(&stem, &noticed.value);
    let language = noticed.value.language;
    let text = study_copy(ids, path, file, noticed);
    if let Some((slot, language)) = translation_slot(study, guessed.stage, language) {
        return NewDraft::Translation(slot, language, Box::new(text));
    }
    NewDraft::Draft(Box::new(Draft {
        id: DraftId::new(ids),
        name: unique_name(study, guessed.name, tidy(&stem)),
        family: String::new(),
        stage: guessed.stage.unwrap_or_else(|| unknown_stage(study)),
        date: guessed.date,
        status: DraftStatus::Unknown,
        source: String::new(),
        view: View::Accepted,
        text,
        others: BTreeMap::new(),
        corrections: BTreeMap::new(),
        // Without a stage the order of opening holds; the last number of the drafts before goes on.
        order: i32::try_from(study.drafts.len()).unwrap_or(i32::MAX),
    }))
}

/// Makes of a document with tracked changes its text before and after them; and the edit that adds both.
pub fn before_and_after(after: Draft, ids: &mut dyn IdSource, locale: &Locale) -> ((DraftId, DraftId), Edit) {
    let mut before = after.clone();
    before.id = DraftId::new(ids);
    before.view = View::Rejected;
    before.order = after.order - 1;
    before.text.ids = Arc::new(after.text.ids.iter().map(|_| ParagraphId::new(ids)).collect());
    before.name = format!("{} · {}", after.name, locale.t("draft-before"));
    let after = Draft { name: format!("{} · {}", after.name, locale.t("draft-after")), ..after };
    let label = Message::new("edit-before-after").text("name", after.text.file.clone());
    let pair = (before.id, after.id);
    (pair, Edit::Batch(label, vec![Edit::AddDraft(Box::new(before)), Edit::AddDraft(Box::new(after))]))
}

/// The slot that a text in another language belongs to: same stage, other language.
fn translation_slot(study: &Study, stage: Option<Stage>, language: Option<Language>) -> Option<(DraftId, Language)> {
    let (stage, language) = stage.zip(language)?;
    let draft = study.drafts.iter().find(|draft| draft.stage == stage)?;
    let own = draft.text.copy.language?;
    (own != language).then_some((draft.id, language))
}

fn unknown_stage(study: &Study) -> Stage {
    study.drafts.iter().map(|draft| draft.stage).max().unwrap_or(Stage::Zero)
}

/// The first of these that no draft has; two of one stage are told apart by what their files are called.
fn unique_name(study: &Study, name: String, file: String) -> String {
    let taken = |name: &str| study.drafts.iter().any(|draft| draft.name == name);
    if !taken(&name) {
        return name;
    }
    if !taken(&file) {
        return file;
    }
    (2..).map(|number| format!("{name} ({number})")).find(|name| !taken(name)).unwrap_or(name)
}
