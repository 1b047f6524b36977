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
cli-help-about = Compares the successive drafts of a negotiated text: what changed, on what theme, at whose wish
cli-help-after = Without a command, the window opens: on a study (*.travaux), on the drafts given in this order, else on the last study or the sample study.
cli-help-files = A study (*.travaux), or drafts in their order
cli-help-lang = Language of help, messages and texts (default: the system’s)
cli-help-any-lang = Language of the report, of messages and texts (default: the system’s)
cli-help-any-output = File to write; it appears whole or not at all
cli-help-any-format = text json html docx odt pdf xlsx csv md qdpx akn diff
cli-help-any-layout = What it holds, and in what order; which format has which is refused in words
cli-help-any-title = Title of the report
cli-help-any-for = self: a working copy; circulation: nothing private in it (default: by layout)
cli-help-any-weight = Which changes are told: all, those of wording and substance, or those of substance alone
cli-help-any-view = Which side of tracked changes is read
cli-help-any-jsonl = One JSON object a line, from stdin to stdout
cli-help-any-drafts = The drafts, oldest first
cli-help-any-study = The study (*.travaux)
cli-help-show = Shows what was understood of one file
cli-help-show-file = The file
cli-help-show-format = json, text, or lines: one paragraph a line, what compare --format diff applies to
cli-help-show-view = Which side of tracked changes is read; with --format lines accepted, as in compare
cli-help-show-ocr = auto: pages without text that can be read are read by Tesseract, where it is installed; never: they are left out
cli-help-show-password = Password of an encrypted file
cli-help-show-encoding = Character encoding of a text file, when the guess is wrong
cli-help-compare = Compares drafts, neighbours in turn
cli-help-compare-ignore = What makes no change
cli-help-report = Writes the comparison report of a study
cli-help-report-from = Draft to begin with, as the timeline names it
cli-help-report-to = Draft to end with
cli-help-report-only = Only changes of which this was said
cli-help-facts = Follows deadlines, numbers, bodies, mandates, terms and brackets through drafts
cli-help-facts-format = text, json or csv
cli-help-facts-terms = Terms to follow, parted by commas
cli-help-proofread = Lists what is to be mended in a draft: dead references, brackets, numbering, unused terms, placeholders
cli-help-proofread-draft = The draft
cli-help-proofread-format = text or json
cli-help-fate = Says what became of the proposals and asks of a study, draft by draft
cli-help-fate-format = text json html md csv xlsx
cli-help-find = Finds words in texts: word for word, and the nearest
cli-help-find-words = The words
cli-help-find-format = text or json
cli-help-any-references = The texts
cli-help-agreed = Lists the sentences and phrases of a draft that stand in other texts, with what differs
cli-help-agreed-draft = The draft
cli-help-agreed-format = text or json
cli-help-compile = Compiles proposals on a draft: who wants what of each paragraph
cli-help-compile-base = The draft
cli-help-any-submissions = The delegations’ files
cli-help-compile-actor = Who proposes where a submission names nobody: once a submission, in their order
cli-help-compile-format = text md (the draft with brackets), html csv xlsx (columns)
cli-help-amend = Applies proposals to a draft; what could not be applied is said on stderr, with the reason
cli-help-amend-base = The draft
cli-help-amend-actor = Who proposes where a submission names nobody: once a submission, in their order
cli-help-amend-of = Only proposals of this delegation, by its name or code; may be given several times
cli-help-amend-format = text md docx (tracked) html json diff
amend-name = { $draft } as amended
cli-help-import = Reads a delegation’s proposals against a draft
cli-help-import-submission = The delegation’s file
cli-help-import-base = The draft it is about
cli-help-import-actor = Who proposes
cli-help-import-key = What looks stand for: bold=addition,underline=nothing,strike=deletion,italic=remark,#c00000=EU
cli-help-import-format = json or text
cli-help-language-check = Says where one language version changed between two drafts and the other did not
cli-help-language-check-old = The old draft in one language
cli-help-language-check-new = The new draft in that language
cli-help-language-check-other-old = The old draft in another language
cli-help-language-check-other-new = The new draft in that other language
cli-help-language-check-format = json or text
cli-help-align = Aligns paragraphs
cli-help-redline = Compares texts word by word
cli-help-merge = Merges two coders’ work on one study
cli-help-merge-base = The study both began with
cli-help-merge-mine = One coder’s
cli-help-merge-theirs = The other’s
cli-help-new = Makes a study of drafts, without a window
cli-help-new-drafts = The drafts; they take their places by stage and date, else in this order
cli-help-new-pack = What the negotiation brings along: none, gdc, or a pack’s file
cli-help-new-title = What the study is called
cli-help-check = Verifies a study
cli-help-manual = Writes the page for man, or the completions for a shell
cli-phrase-usage = Usage: { "" }
cli-phrase-commands = Commands:
cli-phrase-arguments = Arguments:
cli-phrase-options = Options:
cli-phrase-default = [default: { "" }
cli-phrase-values = [possible values: { "" }
cli-phrase-help = Print help
cli-phrase-help-of = Print this message or the help of the given subcommand(s)
cli-phrase-version = Print version
cli-fault-command = there is no command { $word }; see travaux --help
cli-fault-argument = { $word } is not known here; see travaux --help
cli-fault-value = { $argument } can’t be “{ $word }”; use one of { $values }; see travaux --help
cli-fault-missing = missing: { $argument }; see travaux --help
cli-fault-few = more is needed for { $argument }; see travaux --help
language-check-edited = changed in { $changed }, not in { $other }
language-check-inserted = new in { $changed }, not in { $other }
language-check-deleted = gone from { $changed }, still in { $other }
language-check-moved = moved in { $changed }, not in { $other }
language-check-pairs = { $count ->
    [one] One paragraph
   *[other] { $count } paragraphs
} of the new drafts stand side by side in both languages.
language-check-none = Nothing changed in one language alone.
language-check-found = { $count ->
    [one] One paragraph
   *[other] { $count } paragraphs
} changed in one language alone:
language-check-old = [{ $file } { $place }]
language-check-new = [{ $file } { $place }]
language-check = Language check
language-check-count = { $count ->
    [0] Of { $rows } paragraphs none changed in one language alone.
    [one] Of { $rows } paragraphs one changed in one language alone. N and P go to it.
   *[other] Of { $rows } paragraphs { $count } changed in one language alone. N and P go from one to the next.
}
language-check-only = Only these
language-not-there = not there
language-before = before: { $words }
language-ar = Arabic
language-zh = Chinese
language-en = English
language-fr = French
language-ru = Russian
language-es = Spanish
language-und = another language
work-language-check = comparing language versions
command-language-versions = Language versions…
command-language-versions-help = Both language versions of the drafts compared side by side, and where one changed and the other did not.
command-terms = Terms beside English…
command-terms-help = Terms of the chosen change in Chinese: United Nations wording first, that of the article beside it.
terms-hint = Names of things as United Nations texts write them; not a translation of the paragraph.
terms-none = No term of this negotiation stands in it.
terms-article = article: { $words }
cli-phrase-values-page = Possible values:
