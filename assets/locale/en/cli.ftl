## cli
cli-stopped = stopped
cli-line = line { $line }: { $why }
cli-docx-in-place = the changes stand in a copy of { $file }; its headers, footers, contents pages and text boxes are as they were, and not compared
cli-docx-published = { $file } holds tracked changes of its own and is read as published, so the redline is a document of its own; with --view accepted or --view rejected they are settled first, and it stands in a copy of the file
cli-docx-carried-out = { $count ->
    [one] one tracked change that { $file } held was carried out first
   *[other] { $count } tracked changes that { $file } held were carried out first
}
cli-docx-taken-back = { $count ->
    [one] one tracked change that { $file } held was taken back first
   *[other] { $count } tracked changes that { $file } held were taken back first
}
cli-output-is-input = this is one of the files that are read; choose another name to write to
cli-format-unknown = there is no format { $format }; use one of { $formats }
cli-format-needs-file = { $format } is no text and can’t go to the terminal; name a file with -o
cli-no-draft = no draft is called “{ $name }”; there are { $drafts }
check-journal = { $count ->
     [one] one edit stands only in the journal; open the study and save it
    *[other] { $count } edits stand only in the journal; open the study and save it
    }
check-journal-cut = the end of the journal was cut short; what was acknowledged before it is there
check-ids = draft { $draft }: paragraphs and their names do not match in number
check-adrift = { $count ->
     [one] one place of an annotation is adrift
    *[other] { $count } places of annotations are adrift
    }
check-sound = sound: { $drafts } drafts, { $annotations } annotations
demo-step = { $old } → { $new }: { $edited } edited, { $inserted } inserted, { $deleted } deleted, { $split } split, { $merged } merged, { $moved } moved, { $unchanged } unchanged
demo-report = The report is in { $file }: open it in a browser.
cli-key-unknown = --key: “{ $part }” is not understood; write for example bold=addition,strike=deletion,italic=nothing,#c00000=EU
cli-open-elsewhere = another program has this study open; it is read as it stands on the disk
cli-unsure = { $count ->
    [one] one place
   *[other] { $count } places
} could not be read surely; show names them
## What is wrong with a study
check-sound-unsealed = sound, unsealed: { $drafts } drafts, { $annotations } annotations; copies saved before sums were written carry none
check-changed-outside = changed by another program since it was last saved here: { $added } more, { $changed } annotations say something else
check-newer-sums = a newer Travaux wrote the sum of a copy: whether it is whole can’t be told here
check-journal-lost = damaged: { $count ->
    [one] one line of the journal
   *[other] { $count } lines of the journal
    } can’t be read or went; what stands before and after is there
check-journal-order = out of place: { $count ->
    [one] one line of the journal stands
   *[other] { $count } lines of the journal stand
    } twice or in another’s place; they are read in their order
check-journal-unusable = unusable: the beginning of the journal beside it is damaged, and it holds work; opening the study keeps it under a name of its own
check-journal-foreign = foreign: the journal beside it goes on from another version of the file, and holds work; opening the study keeps it under a name of its own
check-backup = the copy kept before it, { $file }, is whole: open that
check-no-backup = no copy kept beside it is whole: take one from a colleague, or read the draft anew from its source
damage-paragraphs-missing = missing: { $count ->
    [one] one paragraph
   *[other] { $count } paragraphs
    } of { $all } of { $draft } (number { $places })
damage-paragraphs-doubled = doubled: { $count ->
    [one] one paragraph
   *[other] { $count } paragraphs
    } of { $draft } (number { $places })
damage-paragraphs-altered = altered: { $count ->
    [one] one paragraph
   *[other] { $count } paragraphs
    } of { $draft } (number { $places })
damage-paragraphs-moved = out of place: { $count ->
    [one] one paragraph
   *[other] { $count } paragraphs
    } of { $draft } (number { $places })
damage-copy-altered = altered: { $draft }: what is recorded of its copy ({ $file }), or set aside from it
damage-copy-doubled = doubled: a copy of { $draft }
damage-copy-missing = missing: the copy that { $count ->
    [one] one paragraph belongs
   *[other] { $count } paragraphs belong
    } to
damage-draft-doubled = doubled: the draft { $draft }
damage-draft-missing = missing: the draft that the copy of { $file } belongs to
damage-drafts-order = out of place: the drafts don’t stand in the order of the timeline
damage-older = older: this is the file as it was saved here before; what was saved since is not in it
damage-item-doubled = doubled: { $kind ->
    [study] the study’s own line
    [coder] coder
    [draft] draft
    [copy] copy of a draft
    [theme] theme
    [actor] actor
    [position] position
    [ask] ask
    [link] link
    [annotation] annotation
    [milestones] the milestones
    [dismissed] the dismissed suggestions
    [unplaced] the annotations without a step
    [conflicts] the open conflicts
   *[other] item
    } { $id }
damage-item-missing = missing, though it was there when last saved here: { $kind ->
    [study] the study’s own line
    [coder] coder
    [draft] draft
    [copy] copy of a draft
    [theme] theme
    [actor] actor
    [position] position
    [ask] ask
    [link] link
    [annotation] annotation
    [milestones] the milestones
    [dismissed] the dismissed suggestions
    [unplaced] the annotations without a step
    [conflicts] the open conflicts
   *[other] item
    } { $id }
damage-item-altered = altered since it was last saved here: { $kind ->
    [study] the study’s own line
    [coder] coder
    [draft] draft
    [copy] copy of a draft
    [theme] theme
    [actor] actor
    [position] position
    [ask] ask
    [link] link
    [annotation] annotation
    [milestones] the milestones
    [dismissed] the dismissed suggestions
    [unplaced] the annotations without a step
    [conflicts] the open conflicts
   *[other] item
    } { $id }
damage-item-moved = out of place, under another’s name: { $kind ->
    [study] the study’s own line
    [coder] coder
    [draft] draft
    [copy] copy of a draft
    [theme] theme
    [actor] actor
    [position] position
    [ask] ask
    [link] link
    [annotation] annotation
    [milestones] the milestones
    [dismissed] the dismissed suggestions
    [unplaced] the annotations without a step
    [conflicts] the open conflicts
   *[other] item
    } { $id }
damage-item-wanted = missing: { $kind ->
    [study] the study’s own line
    [coder] coder
    [draft] draft
    [copy] copy of a draft
    [theme] theme
    [actor] actor
    [position] position
    [ask] ask
    [link] link
    [annotation] annotation
    [milestones] the milestones
    [dismissed] the dismissed suggestions
    [unplaced] the annotations without a step
    [conflicts] the open conflicts
   *[other] item
    } { $id }, of which { $count ->
    [one] one annotation or link speaks
   *[other] { $count } annotations or links speak
    }
merge-damaged = its text is damaged ({ $what }); nothing was merged. Take a whole copy of it, and merge that
merge-damaged-backup = its text is damaged ({ $what }); nothing was merged. The copy kept before it is whole: merge { $backup } instead
merge-gone-draft = taken away on one side, or lost there: the draft { $draft }, which BASE has
merge-gone-annotations = taken away on one side, or lost there: { $count ->
    [one] one annotation
   *[other] { $count } annotations
    } that BASE has
merge-gone-others = taken away on one side, or lost there: { $count ->
    [one] one other thing
   *[other] { $count } other things
    } that BASE has (themes, actors, positions, asks, links, coders, milestones)
check-kept = a newer Travaux ({ $writer }) wrote { $count ->
    [one] one part
   *[other] { $count } parts
    } that this version does not know; kept as they stand
check-kept-unexplained = unknown: { $count ->
    [one] one part
   *[other] { $count } parts
    } that no version known here writes; kept as they stand
merge-kept-clash = both sides changed a part that only a newer Travaux knows; that of MINE is kept: merge there instead
cli-new-paragraphs = { $count ->
    [one] one paragraph
   *[other] { $count } paragraphs
}
