## study
study-untitled = Untitled study
study-edit-unknown = That is no longer in the study: it was removed meanwhile.
study-edit-twice = That is in the study already.
study-file-cannot-write = The study could not be written ({ $error }). Your work is still open: save it under another name.
study-file-damaged = The study file is damaged at line { $line } ({ $error }). Open the copy before it: the same name with .backup-1.
study-file-not-a-study = This is not a Travaux study.
study-file-newer = The study was written by a newer Travaux (format { $format }; this one reads up to { $known }). Install the newer version to open it; nothing was changed.
study-file-bad-value = The study file holds a { $what } that can’t be read: “{ $value }”. Undo the change by hand, or open the copy before it (.backup-1).
study-file-no-copy = The study file lacks the text of the draft “{ $draft }”. Open the copy before it: the same name with .backup-1.
study-file-opened-twice = The study is open in another Travaux. Close it there first.
study-journal-damaged = Part of the journal can’t be read; the study stands as it was before that part.
file-not-found = There is no such file. Check the path.
file-no-permission = Permission is missing. Change the file’s rights, or choose another place.
file-not-a-file = This is a device or a pipe, not a file. Choose the name of a file.
file-ending-differs = A name that ends in .{ $ending } promises another kind of file than is written here. Let it end in .{ $own }.
file-is-folder = This is a folder, not a file. Choose a file in it.
file-disk-full = The disk is full, or the file grew too large for it. Make room, then try again.
file-read-only = The place can’t be written to: it is read-only. Choose another folder.
file-other = The system says: { $error }.
file-no-such-folder = There is no such folder. Check the path.

## What was done
edit-begun = Study begun
edit-opened = Opened { $file }
edit-sample = Sample study opened
edit-recovered = Unsaved work recovered
edit-title = Title: { $title }
edit-coder = Annotating: { $name }
edit-options = What counts as a change
edit-terms = Terms followed
edit-add-draft = Draft added: { $name }
edit-before-after = Before and after opened: { $name }
edit-remove-draft = Draft removed
edit-set-draft = Draft particulars: { $name }
edit-replace-copy = Better copy: { $file }
edit-translation = Other language added: { $file }
edit-view = View of tracked changes
edit-correct = Paragraph corrected
edit-uncorrect = Correction taken away
edit-tag = Theme tagged
edit-claim = Attributed
edit-note = Note written
edit-headline = Headline written
edit-important = Marked important
edit-seen = Marked seen
edit-unseen = No longer marked seen
edit-change-annotation = Annotation changed
edit-retarget = Annotation moved to other words
edit-remove-annotation = Annotation removed
edit-theme = Theme: { $name }
edit-actor = Actor: { $name }
edit-position = Position written
edit-remove-position = Position removed
edit-ask = Ask written
edit-remove-ask = Ask removed
edit-link = Paragraphs linked by hand
edit-cut = Paragraphs cut apart by hand
edit-unlink = Hand-made link removed
edit-milestones = Milestones set
edit-dismiss = Suggestion dismissed

## Closed lists
role-proposed = proposed
role-supported = supported
role-opposed = opposed
role-compromise = compromise
role-retained-against = retained against its wish
basis-stated = stated
basis-reported = reported
basis-inferred = inferred
uptake-adopted = adopted
uptake-adopted-in-part = adopted in part
uptake-not-adopted = not adopted
uptake-already-there = already there
uptake-overtaken = overtaken
uptake-reversed = reversed
uptake-not-addressed = not addressed
status-official = official
status-leaked = leaked
status-mirror = mirror
status-typed-in = typed in
status-sample = invented sample
status-unknown = status unknown
actor-state = State
actor-group = Group
actor-un-office = UN office or body
actor-facilitators = Co-facilitators
actor-stakeholder = Stakeholder
actor-other = Other
actor-unknown = Not known
position-statement = statement
position-proposal = proposal
position-objection = objection
position-dissociation = dissociation
position-submission = submission
anchor-exact = exact
anchor-moved = moved
anchor-changed = changed
anchor-adrift = adrift
study-file-text-damaged = The text of a draft in it is damaged: it lost or changed paragraphs since it was saved. Nothing was taken from it. Take a whole copy: the same name with .backup-1, or a colleague’s.
open-damaged = { $file } is damaged: { $what }{ $more ->
    [0] .
   *[other] , and { $more } more.
} It won’t be written over: open the copy kept before, or save what is here under another name.
open-damaged-alone = { $file } is damaged: { $what }{ $more ->
    [0] .
   *[other] , and { $more } more.
} It won’t be written over, and no whole copy is kept beside it: take one from a colleague, or save what is here under another name.
open-backup = Open the copy kept before
save-held = { $file } is not written over: it holds what would be lost. Save under another name.
study-file-holds-unknown = A newer Travaux wrote parts of this study that this version would lose. It is open to be read; to change it, use the newer version.
study-journal-newer = A newer Travaux has done work on this study that is in its journal alone, and that this version does not know. Open and save it there first; nothing was changed.
