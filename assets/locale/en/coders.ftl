# Merging, agreement, what is adrift, what was recovered.
edit-settle = Conflict settled
edit-unplace = Step not known since a draft was put in between
edit-unknown = An edit that can no longer be read
edit-merge = Merged with { $file }
merge-done = Merged without conflict; { $gained } { $gained ->
    [one] annotation is
   *[other] annotations are
} new.
merge-conflicts = Merged; { $gained } { $gained ->
    [one] annotation is
   *[other] annotations are
} new. { $count } { $count ->
    [one] conflict waits
   *[other] conflicts wait
} in the study: open it in the window to settle { $count ->
    [one] it
   *[other] them
}.
open-recovered-in-part = { $count } { $count ->
    [one] edit
   *[other] edits
} recovered that were in no file; { $lost } more { $lost ->
    [one] is
   *[other] are
} damaged on the disk and could not be read.
open-journal-damaged = { $file } holds work that was in no file, and its beginning is damaged. It was kept as { $kept }.
save-over-recovered = { $file }, which you saved over, had { $count } { $count ->
    [one] edit
   *[other] edits
} of its own that { $count ->
    [one] was
   *[other] were
} in no file. The study as it was with { $count ->
    [one] it
   *[other] them
} is kept as { $kept }{ $lost ->
    [0] .
    [one] ; one more edit is damaged on the disk and could not be read.
   *[other] ; { $lost } more edits are damaged on the disk and could not be read.
}
save-over-aside = { $file }, which you saved over, had unsaved work beside it that belongs to another version of it. It is kept as { $kept }.
save-over-open = Open it
open-elsewhere-aside = { $file }: unsaved work was found that belongs to another version of this file. It is kept as { $kept }.
journal-elsewhere = The study’s folder can’t be written ({ $why }). Your edits are kept by the program; save the study elsewhere to have them in a file.
history-failed = Saved. What was done before could not be kept for undo after a restart: { $why }

# Merging in the window.
command-merge-copy = Merge a colleague’s copy…
command-merge-copy-help = Take in what a colleague did in their copy of this study: shown first, then merged as one step
command-conflicts = Settle differences…
command-conflicts-help = What two merged copies say differently, side by side
command-adrift = Annotations adrift…
command-adrift-help = Annotations whose words or step are lost, and where they may belong now
command-agreement = Agreement of coders…
command-agreement-help = Percentage, Cohen’s kappa and Krippendorff’s alpha by theme, and the disagreements
button-merge = Merge
button-open = Open
path-merge = A colleague’s copy of this study
path-merge-base = The study both of you began with
work-better-copy = Putting { $file } in its place
work-carrying = Carrying annotations over
ask-merge-title = Open or merge { $file }?
ask-merge-text = A study is open already ({ $name }). If the file is a colleague’s copy of it, it can be merged; else it is opened instead.
merge-itself = { $file } is the study that is open: there is nothing to merge.
merge-reading = Reading the copy
merge-title = Merge { $file }
merge-hint = What the copy would bring. Nothing is changed yet; merging is one step that can be undone.
merge-no-common = No draft is the same in both. Is this a copy of the same study?
merge-nothing = The copy holds nothing that this study does not hold already.
merge-row-all = All
merge-row-drafts = Drafts
merge-row-said = Annotations
merge-row-others = Codebook, actors, asks
merge-row-conflicts = Conflicts
merge-row-base = Common starting point
merge-drafts-common = { $count } { $count ->
    [one] is
   *[other] are
} in both.
merge-drafts-new = New: { $names }.
merge-gained = { $count } new
merge-lost = { $count } { $count ->
    [one] goes: it was
   *[other] go: they were
} taken away in the copy.
merge-others = { $count } new
merge-no-conflicts = Nothing.
merge-conflicts-found = { $count } { $count ->
    [one] thing
   *[other] things
}. What this study says stays until you have settled each.
merge-base-unknown = Not known. Nothing is taken away then, and what is not the same in both is asked about.
merge-base-choose = Choose the file…
merge-base-without = Continue without it
merge-done-here = Merged: { $gained } { $gained ->
    [one] annotation is
   *[other] annotations are
} new.
merge-conflicts-here = Merged: { $gained } { $gained ->
    [one] annotation is
   *[other] annotations are
} new. { $count } { $count ->
    [one] difference waits
   *[other] differences wait
} to be settled.
merge-mended-parent = The theme “{ $theme }” stands on top of the codebook now: the theme above it was taken away.
merge-mended-circle = The theme “{ $theme }” stands on top of the codebook now: each side had put it below a theme that the other put below it.
merge-mended-ring = The theme “{ $theme }” stays: each side had merged it and the same other theme, one into the other and the other way round.
merge-mended-key = The theme “{ $theme }” has lost the key { $key }: both sides had given it, to different themes.
edit-settle-all = Conflicts settled: { $count }
status-conflicts = { $count } to settle
status-adrift = { $count } adrift

# Conflicts.
conflicts-title = { $count } { $count ->
    [one] difference
   *[other] differences
} to settle
conflicts-hint = Two merged copies say these things differently. Each choice is one step that can be undone; you can go on with it at any time.
conflicts-none = Nothing waits to be settled.
conflicts-settled = All differences are settled.
conflicts-mine = This study
conflicts-theirs = The other copy
conflicts-gone = Taken away here
conflicts-empty = (empty)
conflicts-keep-mine = Keep this study’s
conflicts-take-theirs = Take the other’s
conflicts-keep-both = Keep both
conflicts-all-mine = All as in this study
conflicts-all-theirs = All as in the other copy
conflict-title = Title of the study
conflict-options = What counts as a change
conflict-options-none = Everything
conflict-coder = Name of a coder
conflict-draft = Draft
conflict-theme = Theme
conflict-actor = Actor
conflict-position = Position
conflict-ask = Ask
conflict-link = Link by hand
conflict-on-top = On top
conflict-retired = Retired
conflict-in-use = In use
conflict-field-name = Name
conflict-field-parent = Stands below
conflict-field-code = Code
conflict-field-key = Key
conflict-field-colour = Colour
conflict-field-description = Description
conflict-field-include = When to use it
conflict-field-exclude = When not to use it
conflict-field-keywords = Keywords
conflict-field-retired = Retired, or merged into
conflict-field-order = Place in the list
conflict-field-kind = Kind
conflict-field-note = Note
conflict-field-actors = Whose
conflict-field-gist = What
conflict-field-words = Words
conflict-field-subject = On what
conflict-field-date = Date
conflict-field-source = Source
conflict-field-target = The words it is about
conflict-field-proposal = Words proposed
conflict-field-verdicts = Verdicts
conflict-field-role = Role
conflict-field-basis = Basis
conflict-field-stage = Stage
conflict-field-status = Status
conflict-field-view = View of tracked changes
conflict-field-text = Text
conflict-field-translations = Texts in other languages
conflict-field-corrections = Corrections of the text
conflict-field-other = More
together-important = Marked important
together-seen = Marked seen
together-no-name = A coder without a name
together-sort-tag = Theme
together-sort-claim = Attribution
together-sort-note = Note
together-sort-headline = Headline
together-sort-important = Star
together-sort-seen = Seen
together-sort-overruled = Overruling

# Adrift.
adrift-title = { $count } { $count ->
    [one] annotation is adrift
   *[other] annotations are adrift
}
adrift-hint = Their words, or their step, can’t be found any more. They are kept until you say where they belong.
adrift-none = Nothing is adrift.
adrift-old-words = The words it was made on
adrift-offers = Where it may belong now
adrift-no-offers = No paragraph shares enough of these words.
adrift-unplaced = A draft was put in between: on which step these words changed can’t be told for certain.
adrift-lost = These words stand nowhere in the draft any more.
adrift-why-words = shares { $share } % of the words
adrift-why-number = the paragraph they stood in; shares { $share } % of the words
adrift-why-as-before = the words were still as before in the draft between
adrift-why-as-after = the words were already as after in the draft between
adrift-why-near = the nearest words in the draft between, { $share } % shared
adrift-why-alone = no such words in the draft between
adrift-keep = Keep as it is
adrift-go = Show the step
adrift-remove = Take it away
adrift-keys = ↑ ↓ choose · Enter or 1–4 put it there · Ctrl+Z takes back
adrift-attached = Put there. { $left ->
    [0] Nothing is adrift any more.
    [one] { $left } more is adrift.
   *[other] { $left } more are adrift.
}
adrift-kept = Kept. { $left ->
    [0] Nothing is adrift any more.
    [one] { $left } more is adrift.
   *[other] { $left } more are adrift.
}
adrift-removed = Taken away. { $left ->
    [0] Nothing is adrift any more.
    [one] { $left } more is adrift.
   *[other] { $left } more are adrift.
}
edit-divided = Annotations carried to the steps by a new draft
divided = A draft came in between: { $moved } { $moved ->
    [one] annotation went
   *[other] annotations went
} to the step where the words changed{ $adrift ->
    [0] .
    [one] , { $adrift } is adrift.
   *[other] , { $adrift } are adrift.
}

# Agreement.
agreement-hint = A coder who said anything of a change, or marked it seen, has looked at it; each theme was then given or not.
agreement-working = Measuring
agreement-alone = Agreement needs two coders who looked at the same changes. Take in a colleague’s copy of the study first, or choose other coders above.
agreement-all = All themes
agreement-shown-step = The step shown
agreement-all-steps = All steps
agreement-coder = { $name } ({ $count })
agreement-n = Changes
agreement-percentage = Agreement
agreement-kappa = κ (Cohen)
agreement-alpha = α (Krippendorff)
agreement-not-defined = not defined
agreement-no-units = No change was looked at by two of these coders: there is nothing to measure yet.
agreement-few = Only { $count } { $count ->
    [one] change was
   *[other] changes were
} looked at by two coders: the figures may be chance.
agreement-undefined = “Not defined”: the coders gave one and the same answer to every change, so agreement can’t be told from chance.
agreement-open-title = { $count } { $count ->
    [one] disagreement
   *[other] disagreements
}
agreement-open-none = None.
agreement-open = { $theme }: { $with } yes, { $without } no
agreement-go = Go to the change
agreement-give = I give it too
agreement-withdraw = I take mine away
agreement-settle-hint = You settle in your own name only; what others said stays theirs. The figures follow, so write the report first if you need those of independent coding.
agreement-given = Given, in your name.
agreement-withdrawn = Your tag was taken away.
agreement-method = Percentage and Cohen’s kappa (mean of the pairs where there are more than two coders), Krippendorff’s alpha for nominal data; one unit is a change that two coders or more looked at, over all themes each theme on each such change.
agreement-report-coders = Coders: { $names }. Disagreements: { $count }.
report-agreement = Agreement of the coders
report-agreement-theme = Theme
agreement-title = Agreement of coders
conflicts-whose = { $name }’s
conflicts-who = { $name }’s; changed { $when }
check-conflicts = { $count } { $count ->
    [one] difference of merged copies waits
   *[other] differences of merged copies wait
} to be settled: open the study in the window.
