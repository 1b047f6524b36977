//! What every test needs: drafts in a folder of their own, a program with reproducible ids and a clock that stands.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use travaux::app::{Action, App, Command, ComparisonAction, DraftAction, ShellAction, StudyAction};
use travaux::study::starter::StartingLists;

/// The zero draft of a small resolution.
pub const ZERO: &str = "\
# Draft resolution on rural libraries

## Vision

1. We affirm that every village library should offer free access to books and to the Internet.

2. We recognize that libraries shall remain open to all persons without distinction of any kind.

3. We note that many reading rooms have closed for lack of funds during the past ten years.

## Commitments

4. We commit to connect all libraries to the Internet by 2030 and to train the librarians in its use.

5. We decide to establish a fund for rural libraries, financed by voluntary contributions of Member States.

6. We encourage publishers to grant libraries fair terms for lending electronic books and journals.

7. We request the Secretary-General to report on the implementation of this resolution every two years.
";

/// Its first revision: 2 weakened, 3 gone, 4 edited, one on children new, 6 moved before 5.
pub const REV1: &str = "\
# Draft resolution on rural libraries

## Vision

1. We affirm that every village library should offer free access to books and to the Internet.

2. We recognize that libraries should remain open to all persons without distinction of any kind.

## Commitments

3. We commit to connect all public libraries to the Internet by 2035 and to train the librarians in its use.

4. We encourage publishers to grant libraries fair terms for lending electronic books and journals.

5. We resolve to protect children from harmful content on the screens that libraries provide to them.

6. We decide to establish a fund for rural libraries, financed by voluntary contributions of Member States.

7. We request the Secretary-General to report on the implementation of this resolution every two years.
";

/// The final text: the fund became a wish, reporting has an end.
pub const FINAL: &str = "\
# Draft resolution on rural libraries

## Vision

1. We affirm that every village library should offer free access to books and to the Internet.

2. We recognize that libraries should remain open to all persons without distinction of any kind.

## Commitments

3. We commit to connect all public libraries to the Internet by 2035 and to train the librarians in its use.

4. We encourage publishers to grant libraries fair terms for lending electronic books and journals.

5. We resolve to protect children from harmful content on the screens that libraries provide to them.

6. We consider establishing a fund for rural libraries, financed by voluntary contributions of Member States.

7. We request the Secretary-General to report on the implementation of this resolution in 2027 and in 2030.
";

/// A rule of three paragraphs, the second torn in the middle of a sentence, as a page break of a PDF leaves it.
pub const TORN: &str = "1. The keeper lights the lamp at dusk and puts it out at dawn.\n\n\
    2. The keys of the tower are handed by the keeper to the members of the\n\n\
    Harbour Council in January of each year.\n\n\
    3. Nobody enters the tower at night without a lantern.\n";

/// A folder with drafts and a place for what the program keeps of its user.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into the folder.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).expect("the temporary folder can be written");
        path
    }

    /// The three drafts as files.
    pub fn drafts(&self) -> Vec<PathBuf> {
        vec![self.put("zero.md", ZERO), self.put("rev1.txt", REV1), self.put("final.md", FINAL)]
    }

    /// Where the program keeps what is its user's.
    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// The program as it begins on this desk; other seeds for other runs.
    pub fn app(&self, seed: u64) -> App {
        super::app(self.folder(), seed)
    }

    /// The program with a study of this desk open.
    pub fn opened(&self, seed: u64, name: &str) -> App {
        let mut app = self.app(seed);
        app.start_with(vec![self.path(name)]);
        app.settle();
        app
    }

    /// The program with the three drafts, saved as this study.
    pub fn saved(&self, seed: u64, name: &str) -> App {
        let mut app = self.with_drafts(seed);
        act(&mut app, Action::Study(StudyAction::SaveTo(self.path(name))));
        app
    }

    /// Another desk with what a kill leaves of this one.
    pub fn killed(&self) -> Self {
        let after = Self::new();
        as_killed(self.folder(), after.folder());
        after
    }

    /// The program with the three drafts open, the first step compared.
    pub fn with_drafts(&self, seed: u64) -> App {
        let mut app = self.app(seed);
        begin_with_pack(&mut app, self.drafts());
        first_step(&mut app);
        app
    }
}

/// Begins a study that has the codebook and lists of the Global Digital Compact, and opens drafts in it.
pub fn begin_with_pack(app: &mut App, drafts: Vec<PathBuf>) {
    act(app, Action::Study(StudyAction::New(StartingLists::Gdc)));
    act(app, Action::Draft(DraftAction::Open(drafts)));
}

/// Goes to the first step of the timeline.
pub fn first_step(app: &mut App) {
    let drafts = &app.study().drafts;
    let pair = travaux::base::Sides::new(drafts[0].id, drafts[1].id);
    act(app, Action::Compare(ComparisonAction::SelectPair(pair)));
    for toast in app.toasts().to_vec() {
        app.perform(Action::Shell(ShellAction::DismissToast(toast.number)));
    }
}

/// Copies a folder's files, as they lie on the disk while the program runs: what a kill leaves.
fn as_killed(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("readable") {
        let entry = entry.expect("readable");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            as_killed(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("writable");
        }
    }
}

/// Runs a command and waits for what it begins.
pub fn run(app: &mut App, command: Command) {
    act(app, Action::Run(command));
}

/// Carries out an action and waits for what it begins.
pub fn act(app: &mut App, action: Action) {
    app.perform(action);
    app.settle();
}

/// What is said at the edge of the window.
pub fn said(app: &App) -> Vec<String> {
    app.toasts().iter().map(|toast| app.locale().format(&toast.what)).collect()
}

/// The change whose words (on either side) hold `words`.
pub fn change_with(app: &App, words: &str) -> usize {
    let board = app.board().expect("a comparison");
    (0..board.cards.len())
        .find(|&index| {
            travaux::base::Side::BOTH
                .into_iter()
                .any(|side| board.paragraphs(index, side).iter().any(|(_, paragraph)| paragraph.text.contains(words)))
        })
        .unwrap_or_else(|| panic!("no change holds “{words}”"))
}

/// Chooses the change whose words hold `words`.
pub fn choose(app: &mut App, words: &str) -> usize {
    let change = change_with(app, words);
    act(app, Action::Compare(ComparisonAction::SelectChange(change)));
    change
}

/// The id of the actor with this code.
pub fn actor(app: &App, code: &str) -> travaux::base::ActorId {
    app.study()
        .actors
        .iter()
        .find(|(_, actor)| actor.code == code)
        .map_or_else(|| panic!("no actor {code}"), |(id, _)| *id)
}

/// The id of the theme with this code.
pub fn theme(app: &App, code: &str) -> travaux::base::ThemeId {
    app.study()
        .themes
        .iter()
        .find(|(_, theme)| theme.code == code)
        .map_or_else(|| panic!("no theme {code}"), |(id, _)| *id)
}
