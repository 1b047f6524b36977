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
journal-elsewhere = The study’s folder can’t be written ({ $why }). Your edits are kept by the program; save the study elsewhere to have them in a file.
history-failed = Saved. What was done before could not be kept for undo after a restart: { $why }
