//! How things are shown: remembered for the person, not part of the study.

pub(in crate::app) mod last_place;

use self::last_place::LastPlace;
use crate::app::command::Command;
use crate::app::report::action::ExportForm;
use crate::locale::UiLanguage;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A view of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Tab {
    /// What matters, in order of weight.
    Brief,
    /// The drafts.
    #[default]
    Read,
    /// The table of changes.
    Changes,
    /// A provision through all drafts.
    History,
    /// Actors and positions.
    Who,
    /// Facts over drafts, proof-reading, matrices.
    Facts,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 6] = [Self::Brief, Self::Read, Self::Changes, Self::History, Self::Who, Self::Facts];

    /// The command that shows it.
    pub const fn command(self) -> Command {
        match self {
            Self::Brief => Command::ShowBrief,
            Self::Read => Command::ShowRead,
            Self::Changes => Command::ShowChanges,
            Self::History => Command::ShowHistory,
            Self::Who => Command::ShowWho,
            Self::Facts => Command::ShowFacts,
        }
    }
}

/// What the view of actors shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum WhoPart {
    /// Actors, what they asked for and what is attributed to them.
    #[default]
    Actors,
    /// The ask ledger.
    Ledger,
    /// The fate of proposals.
    Fate,
    /// Agreed language.
    Agreed,
}

/// What the view of facts shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum FactsPart {
    /// Facts over drafts.
    #[default]
    Facts,
    /// What is to be mended in a draft.
    Proofs,
    /// Who and what, counted.
    Matrix,
}

/// How two drafts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ReadLayout {
    /// The old one at the left, the new one at the right.
    #[default]
    SideBySide,
    /// One text with marks.
    Redline,
}

/// A panel at the side of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SidePanel {
    /// The sections of the drafts, and the filters.
    Outline,
    /// What is said of the chosen change, beside the text.
    Inspector,
    /// The same, below the text.
    Drawer,
}

/// How large the window is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WindowSize {
    /// Width, in points.
    pub width: f32,
    /// Height, in points.
    pub height: f32,
    /// Whether it fills the screen; its size is that which it had before.
    pub maximised: bool,
}

/// How things are shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// The view.
    pub tab: Tab,
    /// What the view of actors shows.
    pub who: WhoPart,
    /// What the view of facts shows.
    pub facts: FactsPart,
    /// The layout of the reading view.
    pub layout: ReadLayout,
    /// Whether paragraphs without changes are hidden.
    pub changes_only: bool,
    /// Whether differences that are not of wording are marked.
    pub show_minor: bool,
    /// Whether the outline is shown.
    pub outline: bool,
    /// Whether the inspector is shown beside the text.
    pub inspector: bool,
    /// Whether it is shown below the text, where the window is too narrow for it beside two columns.
    pub drawer: bool,
    /// Whether pages without text are read by an OCR program, where one is installed.
    pub recognise: bool,
    /// Size of the drafts' type, in points.
    pub text_size: f32,
    /// Dark, light, or as the system.
    pub dark: Option<bool>,
    /// Language tag; the system's when absent.
    pub language: Option<String>,
    /// Name of the person who annotates.
    pub coder: Option<String>,
    /// Studies opened lately, the latest first.
    pub recent: Vec<PathBuf>,
    /// Width of the outline, in points; its own when nobody drew it.
    pub outline_width: Option<f32>,
    /// Width of the inspector, in points; its own when nobody drew it.
    pub inspector_width: Option<f32>,
    /// Height of the inspector below the text, in points; a share of the window when nobody drew it.
    pub drawer_height: Option<f32>,
    /// How large the window was last.
    pub window: Option<WindowSize>,
    /// Where one was in the studies left last, the latest first.
    pub places: Vec<LastPlace>,
    /// How the last report was written.
    pub export: LastExport,
}

/// How the last report was written, by the names of things; an unknown name is as none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LastExport {
    /// The layout.
    pub layout: String,
    /// The format.
    pub format: String,
    /// For whom.
    pub audience: String,
    /// The language's tag.
    pub language: String,
}

impl LastExport {
    /// Keeps how a report is written. What private things were let out is asked anew each time.
    pub(in crate::app) fn of(form: &ExportForm) -> Self {
        Self {
            layout: form.layout.name().to_owned(),
            format: form.format.name().to_owned(),
            audience: form.audience.name().to_owned(),
            language: form.language.tag().to_owned(),
        }
    }

    /// Returns the form as it was left; `usual` is the language where none was chosen.
    pub(in crate::app) fn form(&self, usual: UiLanguage) -> ExportForm {
        let mut form = ExportForm::default();
        form.set_layout(self.layout.parse().unwrap_or(form.layout));
        if let Some(format) = self.format.parse().ok().filter(|format| form.formats().contains(format)) {
            form.format = format;
        }
        form.audience = self.audience.parse().unwrap_or(form.audience);
        form.language = if self.language.is_empty() { usual } else { UiLanguage::from_tag(&self.language) };
        form
    }
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            tab: Tab::Read,
            who: WhoPart::Actors,
            facts: FactsPart::Facts,
            layout: ReadLayout::SideBySide,
            changes_only: false,
            show_minor: true,
            outline: true,
            inspector: true,
            drawer: false,
            recognise: true,
            text_size: USUAL_TEXT_SIZE,
            dark: None,
            language: None,
            coder: None,
            recent: Vec::new(),
            outline_width: None,
            inspector_width: None,
            drawer_height: None,
            window: None,
            places: Vec::new(),
            export: LastExport::default(),
        }
    }
}

impl Prefs {
    /// Whether all but the places in studies is the same: those change with every step.
    pub(in crate::app) fn is_same_but_places(&self, other: &Self) -> bool {
        let bare = |prefs: &Self| Self { places: Vec::new(), ..prefs.clone() };
        bare(self) == bare(other)
    }
}

/// Size of the drafts' type where nobody chose one, in points.
pub const USUAL_TEXT_SIZE: f32 = 15.5;

/// Smallest and largest size of the drafts' type, in points.
pub const TEXT_SIZES: std::ops::RangeInclusive<f32> = 10.0..=32.0;
