## The window
about-what = A record of how a negotiated text came to read as it does: the drafts, what changed between them, on what theme, and at whose wish.
about-privacy = Nothing leaves this machine: no network, no telemetry, no copies of your drafts.
about-sources = The codebook, actors, positions and milestones of the Global Digital Compact are facts with their sources; the sample drafts are invented.
about-fonts = Set in Inter, Travaux Book (from Gentium Plus) and Noto CJK, all under the SIL Open Font License.
about-licence = Licence: MIT or Apache 2.0, as you like.
about-version = Version { $version }
button-cancel = Cancel
button-close = Close
button-edit = Edit
button-remove = Remove
button-go-on = Go on
button-stop = Stop
changes-place = Paragraph
changes-kind = Change
changes-words = What changed
changes-themes = Themes
changes-actors = Attributed to
changes-none = No change passes the filters.
claim-title = Whose position does this change reflect?
claim-edit = Change the attribution
claim-hint = Type an actor, then a letter for the role and one for the basis: “g77 p s”.
claim-actor-hint = Actor: a name, a code, an alias
claim-no-actor = No actor of this name. Enter nothing rather than a guess.
claim-remove-actor = Remove { $actor }
claim-role = Role
claim-basis = Basis
claim-evidence = Evidence: document, page, address
claim-note = Note
claim-done = Attribute
coder-title = Who is annotating?
coder-past = What was said as { $name } before ({ $count ->
    [one] one annotation or verdict
   *[other] { $count } annotations and verdicts
}):
coder-past-none = What was said without a name before ({ $count ->
    [one] one annotation or verdict
   *[other] { $count } annotations and verdicts
}):
coder-past-mine = is mine: give it the new name
coder-past-stays = stays as it is; the name counts from now on
coder-ask = Your annotations carry no name yet.
coder-ask-known = Your annotations in this study carry no name yet. Elsewhere you are { $name }.
coder-sign = Use this name
coder-give = Give a name
coder-shown = as { $name }
coder-shown-none = without a name
coder-renamed = { $name } now stands on { $count ->
    [0] what you say from now on
    [one] one annotation or verdict
   *[other] { $count } annotations and verdicts
}.
coder-taken = There is already somebody called { $name } in this study. To go on as this person, choose that what was said before stays as it is; else take another name.
button-later = Later
coder-why = Each annotation carries its author, so that two people’s work can be told apart and merged. The name stays in this study’s file.
coder-hint = Name or initials
coder-done = Continue
draft-title = Draft
draft-hint = Stage, date and name were guessed from the file; correct them here. The order of the timeline follows stage and date.
draft-name = Name
draft-date = Date
draft-source = Where it is from
draft-stage = Stage
draft-status = Status
draft-negotiated = Negotiated in
draft-negotiated-help = Of the whole study: which way a change leans is told of drafts in this language; of translations it is said that they differ.
negotiated-unsaid = not said
draft-bad-date = A date is written as year-month-day: 2024-04-01.
draft-done = Apply
drop-hint = { $count ->
     [one] Drop to add this file
    *[other] Drop to add these { $count } files
    }
filter-title = Show
filter-clear = Show all
filter-text = Words in the change
filter-unseen = unseen
filter-important = important
filter-unattributed = not attributed
filter-weight-all = all
filter-weight-wording = wording and substance
filter-weight-substance = substance
filter-any-theme = Any theme
filter-any-actor = Any actor
filter-changes-only = Paragraphs without changes are hidden (c shows them).
inspector-button = Details
inspector-alone = Nothing to compare it with yet: tag it, star it, write notes. What is said stays with its words when another draft comes.
inspector-empty = Choose a change: click it, or press n.
inspector-seen = seen
inspector-doubted = Not read surely
inspector-reading-differs = The difference may come from how a file was read, not from anybody’s pen. It is not counted as moved, merged or deleted. Look at the source.
inspector-see-source = See it in the source
inspector-headline = Headline
inspector-headline-hint = What does this change do, in one line?
inspector-themes = Themes
inspector-no-themes = None yet. t finds any theme or makes one; a theme with a number is a key (1 to 8).
inspector-attributions = Attributed to
inspector-no-attributions = Not attributed. Nothing is attributed unless a person says so.
inspector-notes = Notes
inspector-why = Why these belong together
inspector-doubtful = Doubtful: look twice.
inspector-remove-tag = Remove the tag { $theme }
inspector-similar = { $percent } % of the wording in common
invented-banner = Sample: the text and the delegations of this study were invented for Travaux. It is not a United Nations document, and no real delegation asked for any of this.
note-title = Note on this change
note-edit = Edit the note
note-hint = What should be remembered about this change?
note-keys = Ctrl+Enter saves it
note-done = Save
outline-title = Sections
outline-section = { $changes ->
     [one] one change
    *[other] { $changes } changes
    }, { $unseen } not seen
palette-hint = What do you want to do?
palette-none = No command of this name.
path-open = Open drafts or a study
path-save = Save the study as
path-export = Write the report to
path-hint-open = Choose in the system’s dialog, or type the path here; several paths are put between semicolons. Files can also be dropped on the window.
path-replaces-study = There is a study of this name: it is replaced, and kept as a backup beside it.
path-replaces = There is a file of this name: it is replaced.
path-hint = Choose in the system’s dialog, or type the path here.
path-done = Continue
read-nothing = Nothing to read with these filters.
read-row-left-out = { $name }, left out by the filters
read-left-out = { $passing } of { $count } changes pass the filters; the others are dimmed
read-too-narrow = Too narrow for two columns: shown as one redline
read-folded = { $count ->
     [one] one paragraph not shown
    *[other] { $count } paragraphs not shown
    }
read-moved-to = ↓ moved to { $place }
read-moved-from = ↑ moved from { $place }
read-split = split into { $count }
read-merged = merged from { $count }
read-chip-theme = Theme: { $theme }
read-chip-actor = Attributed to { $actor } ({ $basis })
read-row-name = Paragraph { $place }, { $kind }
save-saved = saved
save-saving = saving…
save-unsaved = unsaved changes
save-new = not saved yet
stage-comparing = Comparing the drafts…
stage-stopped = The comparison was stopped.
button-compare = Compare
read-alone = One draft. Add another to compare it with
stage-elements = Elements
stage-zero = Zero draft
stage-revision = Revision { $number }
stage-final = Final text
status-paragraphs = { $count ->
     [one] { $count } paragraph
    *[other] { $count } paragraphs
    }
status-changes = { $count ->
     [one] one change
    *[other] { $count } changes
    }
status-passing = { $count } shown
status-seen = { $count } seen
status-tagged = { $count } tagged
status-attributed = { $count } attributed
status-important = { $count } important
status-help = n / p next, previous  ·  u next unseen  ·  t theme  ·  a attribute  ·  ? all keys
themes-title = Tag with a theme
themes-hint = Name of a theme
themes-none = No theme of this name.
timeline-stop = { $name }, { $date }
timeline-doubts = { $count ->
     [one] one doubt about its import
    *[other] { $count } doubts about its import
    }
timeline-help = Click: compare with the draft before. Shift-click: keep the left end. Drag: any two.
timeline-edit = Name, stage, date…
timeline-remove = Remove from the study
welcome-what = What changed between two drafts, on what theme, at whose wish.
welcome-open = Open drafts…
welcome-drop = or drop them here: PDF, DOCX, ODT, HTML, Markdown, plain text
welcome-recent = Recent studies
what-i-did-hint = Click an entry to go back to it; nothing is lost by going back.
what-i-did-undone = { $what } (taken back)
button-save = Save
button-discard = Don’t save
history-not-here = Not in this draft.
history-choose = Choose a change to follow its provision through all drafts.
history-working = Following the provisions through all drafts…
who-nobody = Nobody yet. Attribute a change with the key a.
who-counts = { $positions } · { $claims }
who-claims = Attributed changes
who-no-claims = No change is attributed to this actor.
who-positions = Positions, with their sources
who-no-positions = No position of this actor is on record. That is no evidence that it has none.
who-unknown-about = Looked into by a person, who could not tell whose position it reflects. This is not the same as not looked into.
who-show-all = Show all of them in the table of changes
who-show = Show the change
who-actors = Actors
who-counts-title = positions · attributed
short-elements = Elements
short-zero = Zero draft
short-revision = Rev.{ $number }
short-compilation = Compilation
short-chair = Chair’s text
short-adopted = Adopted
stage-compilation = Compilation of proposals
stage-chair = Chair’s text
stage-adopted = Text as adopted
short-final = Final
welcome-open-step = Open two drafts or more, in any format; stage and date are guessed, and you correct them.
welcome-read-step = Read what changed, paragraph by paragraph; n goes to the next change, space marks it as seen.
welcome-say-step = Say what it is about (t, or a theme’s number key) and who wanted it (a); then export the report.
phrase-always = from the first draft to the last.
phrase-since = first met in { $first }, and there to the last.
phrase-left = first met in { $first }, last met in { $last }.
phrase-nowhere = stands in no draft.
# Check view
check-title = Import check: { $name }
check-done = Done
check-replace = Better copy…
check-no-doubts = No open doubts. Walk the paragraphs and compare them with the original at the left.
check-doubts = { $count ->
     [one] One doubt to look at
    *[other] { $count } doubts to look at
    }
check-settle = Mark as checked
check-counts = { $paragraphs } paragraphs · { $aside } pieces set aside
check-show-aside = Show what was set aside
check-aside-hint = Not part of the text, as far as the program can tell. What belongs to it is brought back behind the chosen paragraph.
check-bring-back = Bring back
check-keys = ↑ ↓ walk · J join · Del set aside · Backspace as imported · Esc done
check-reading = Reading the source…
check-page = Page { $page } of { $pages }
check-on-page = page { $page }
check-sketch = Drawn from the places of its words, in our own type
check-no-words = There are no words on this page that a program can read.
check-pictures = Pictures on this page are not drawn among the words.
check-gone = { $file } is no longer where it was read from. The study keeps everything that was understood of it; to see the page beside it, put the file back or choose a better copy.
check-changed = { $file } has changed since it was read. To work with it as it is now, choose it as a better copy: annotations stay.
check-no-pages = { $file } has no fixed pages. Open it in the program that wrote it to compare; at the right stands everything that was read.
check-label = Label
check-kind = What it is
check-level = Level
check-text = Words of the paragraph
check-join = Join to the one above
check-join-help = The words go on the paragraph above; a label stays in the text. Key: J
check-split = Split at the cursor
check-split-help = What follows the cursor becomes a paragraph of its own; a label at its beginning is recognised.
check-put-aside = Set aside
check-put-aside-help = Not part of the text: a page heading, a note of the secretariat. It stays here and can come back. Key: Del
check-restore = As imported
check-restore-help = Takes the correction back. Key: Backspace
check-apply = Apply (Ctrl+Enter)
kind-heading = heading
kind-body = paragraph
kind-item = item
kind-preamble = preamble
kind-footnote = footnote
kind-cell = table cell
doubt-order = place in the reading order
doubt-torn = where it begins or ends
doubt-glued = perhaps several paragraphs
doubt-kind = what it is: heading, text or note
doubt-recognised = words recognised from a picture
doubt-covered = perhaps not seen on the page
view-published = As on the page
view-accepted = Changes accepted
view-rejected = Changes rejected
path-copy = Better copy of this draft
timeline-check = Check the import
timeline-replace = Replace by a better copy…
timeline-badge = { $count ->
     [one] One doubt in { $name }: check it
    *[other] { $count } doubts in { $name }: check them
    }
paste-title = Paste a draft
paste-why = A text from a mail, a chat or a web page. Each line or block becomes a paragraph; labels are recognised.
paste-hint = Paste the words here
paste-done = Add as a draft
password-title = { $file } is protected
password-why = Its password opens it here and is forgotten when the program ends.
password-wrong = That password does not open it. Try again.
password-field = Password
password-done = Open
pick-no-such = Nothing answers to this. Choose a name from the list, or empty the field.
pick-several = Several names answer to this. Choose one with the arrows and Enter, or go on typing.
status-help-short = ? all keys
weight-of-tool = Said by rule, from the words; the judgement is yours.
