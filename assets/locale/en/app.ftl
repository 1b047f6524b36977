## Commands: label and help
command-new-study = New study
command-new-study-help = Start a plain study: states, groups and stakeholders by name, and no codebook yet.
command-new-gdc-study = New study on the Global Digital Compact
command-new-gdc-study-help = Start a study with the codebook, public positions and milestones of the Global Digital Compact.
command-take-gdc-lists = Take in the lists of the Global Digital Compact
command-take-gdc-lists-help = Add its codebook, public positions with their sources, and milestones to this study; one undo takes them back.
command-open-study = Open study…
command-open-study-help = Open a study file (*.travaux).
command-open-sample = Open the sample study
command-open-sample-help = Open the invented Global Digital Compact sample as an unsaved copy.
command-add-drafts = Add drafts…
command-add-drafts-help = Add drafts from files: PDF, DOCX, ODT, HTML, Markdown, plain text.
command-save = Save
command-save-help = Write the study to its file.
command-save-as = Save as…
command-save-as-help = Write the study to another file.
command-rename-study = Name the study…
command-rename-study-help = Give the study a name: it heads the window and the report. One step that undo takes back.
command-export-report = Export report…
command-export-report-help = Write a report: choose its layout, its format and for whom it is.
command-quit = Quit
command-quit-help = Leave the program.
command-undo = Undo
command-undo-help = Take back the last edit.
command-redo = Redo
command-redo-help = Do the edit again that was taken back.
command-coder-name = Your name…
command-coder-name-help = Say under which name you annotate, or change it; what you said before can be renamed too.
command-what-i-did = Edit history
command-what-i-did-help = List every edit, newest first, and go back to any of them.
command-find = Find in text
command-find-help = Search the words of both drafts.
command-find-next = Next place of the words
command-find-next-help = Go to the next place of the words searched for in the drafts compared.
command-find-previous = Previous place of the words
command-find-previous-help = Go to the place before.
command-palette = All commands
command-palette-help = Find any command by its name.
command-next-change = Next change
command-next-change-help = Go to the next change that passes the filters.
command-previous-change = Previous change
command-previous-change-help = Go to the change before that passes the filters.
command-next-unseen = Next unseen change
command-next-unseen-help = Mark nothing; go to the next change you have not seen.
command-step-forward = Next step
command-step-forward-help = Compare the next two drafts on the timeline.
command-step-back = Previous step
command-step-back-help = Compare the two drafts before on the timeline.
command-first-to-last = Compare first and last draft
command-first-to-last-help = Compare the first draft on the timeline with the last, over all steps between.
command-toggle-seen = Seen
command-toggle-seen-help = Mark the change seen and go on, or take the mark away.
command-toggle-important = Important
command-toggle-important-help = Star the change: important changes with their headlines open the report.
command-headline = Headline
command-headline-help = Say in one line what the change does.
command-pick-theme = Tag with a theme…
command-pick-theme-help = Find a theme by its name.
command-attribute = Attribute to an actor…
command-attribute-help = Say whose position the change reflects, and on what basis.
command-note = Note
command-note-help = Write a note on the change.
command-repeat-last = Repeat last annotation
command-repeat-last-help = Put the last annotation on this change too.
command-show-brief = Brief
command-show-brief-help = See what matters between the two drafts, in order of weight.
command-show-read = Read
command-show-read-help = Read both drafts with their differences.
command-show-changes = Changes
command-show-changes-help = List the changes in a table.
command-show-history = History
command-show-history-help = Follow the chosen provision through all drafts.
command-show-who = Actors
command-show-who-help = See each actor’s positions and the changes attributed to it; the ask ledger is beside it.
command-side-by-side = Side by side
command-side-by-side-help = Show the old draft at the left and the new one at the right.
command-redline = One redline
command-redline-help = Show both drafts as one marked text.
command-toggle-unchanged = Changes only
command-toggle-unchanged-help = Show or hide the paragraphs that did not change.
command-toggle-recognition = Text recognition (OCR)
command-toggle-recognition-help = Read pages without text, such as scans, by Tesseract where it is installed, or leave them out.
command-toggle-outline = Outline
command-toggle-outline-help = Show or hide the outline and the filters.
command-toggle-inspector = Inspector
command-toggle-inspector-help = Show or hide what is known of the chosen change.
command-larger-text = Larger type
command-larger-text-help = Set the drafts in larger type.
command-smaller-text = Smaller type
command-smaller-text-help = Set the drafts in smaller type.
command-usual-text = Usual size of type
command-usual-text-help = Set the drafts’ type back to its usual size.
command-toggle-dark = Dark or light
command-toggle-dark-help = Change between the dark and the light theme.
command-switch-language = 中文界面
command-switch-language-help = Change the language of the window to Chinese.
command-shortcuts = Keys
command-shortcuts-help = List the keys of all commands.
command-about = About Travaux
command-about-help = Say what this program is, its version and its licences.
command-theme-1 = Tag with theme 1
command-theme-1-help = Tag the change with the theme of key 1, or take the tag away.
command-theme-2 = Tag with theme 2
command-theme-2-help = Tag the change with the theme of key 2, or take the tag away.
command-theme-3 = Tag with theme 3
command-theme-3-help = Tag the change with the theme of key 3, or take the tag away.
command-theme-4 = Tag with theme 4
command-theme-4-help = Tag the change with the theme of key 4, or take the tag away.
command-theme-5 = Tag with theme 5
command-theme-5-help = Tag the change with the theme of key 5, or take the tag away.
command-theme-6 = Tag with theme 6
command-theme-6-help = Tag the change with the theme of key 6, or take the tag away.
command-theme-7 = Tag with theme 7
command-theme-7-help = Tag the change with the theme of key 7, or take the tag away.
command-theme-8 = Tag with theme 8
command-theme-8-help = Tag the change with the theme of key 8, or take the tag away.

menu-study = Study
menu-edit = Edit
menu-go = Go
menu-annotate = Annotate
menu-view = View
menu-help = Help

app-job-broken = Something in the program broke while it worked on this. Your study is safe; please report what you did.
app-no-thread = The system refused to start a worker ({ $error }). Close other programs and try again.
command-tag-with = Tag: { $theme }
annotate-other-step = This mark was made on another step: go there to change it.
annotate-removed = Annotation removed.
find-place = { $place } of { $count }
find-count = { $count ->
     [0] none found
     [one] { $count } found
    *[other] { $count } found
    }
find-nowhere = The words stand nowhere in the drafts compared.
find-from-first = That was the last place; on from the first.
find-from-last = That was the first place; on from the last.
go-all-seen = You have seen every change that passes the filters.
go-first = This is the first change that passes the filters.
go-last = This is the last change that passes the filters.
step-first = This is the first step of the timeline.
step-last = This is the last step of the timeline.
outline-begin = Beginning
draft-before = before
draft-after = after
draft-removed = Draft removed, with the annotations on its steps.
open-doubts = { $file }: { $count ->
     [one] one doubt
    *[other] { $count } doubts
    } about what was read.
open-failed = { $file }: { $why }
open-no-text = { $file }: no text was found in it. If it is a scan, run text recognition (OCR) first.
open-translation = { $file }: kept as the same draft in another language.
open-twice = { $file }: the same text is here already, as “{ $draft }”.
open-recovered = { $count ->
     [one] One edit that was not saved has been recovered.
    *[other] { $count } edits that were not saved have been recovered.
    } Save to keep them.
save-failed = The study was not saved: { $why } Your work is still in the journal.
journal-failed = The journal can’t be written: { $why } Save the study soon.
export-done = Report written: { $file }
export-failed = { $file }: the report was not written. { $why }
file-converted = Read through LibreOffice: this format is not read directly.
file-too-large = The file has { $size } MB; drafts of up to { $most } MB are read. Is this the right file?
file-no-folder = No private folder for the conversion could be made. Check the disk.
file-needs-libreoffice = RTF and DOC files are read through LibreOffice, which is not installed. Save the file as DOCX, or install LibreOffice.
file-conversion-failed = LibreOffice could not read the file. Is it damaged? Save it as DOCX where it was made.
ask-unsaved-title = Save “{ $name }” first?
ask-unsaved-text = It holds work that is in no file yet.
undone = Taken back: { $what }
undone-at = Taken back: { $what } ({ $place })
undone-at-more = Taken back: { $what } ({ $place }, and { $more ->
    [one] one more place
   *[other] { $more } more places
})
redone = Done again: { $what }
redone-at = Done again: { $what } ({ $place })
redone-at-more = Done again: { $what } ({ $place }, and { $more ->
    [one] one more place
   *[other] { $more } more places
})
place-of-step = { $step }, { $place }
place-of-ask = { $ask }, { $draft }
event-over = { $what } ({ $from } to { $to })
event-added-removed = added in { $from }, removed in { $to }
sample-title = Sample study: an invented Global Digital Compact
work-comparing = Comparing
work-lineage = Following the provisions through all drafts
work-origins = Finding where each word came in
work-merging = Reading the copy
work-agreement = Measuring agreement
work-stopped = Stopped: { $what }
work-reading = Reading { $file }
work-recognising = { $file }: recognising page { $page } of { $pages }
cli-recognising = recognising page { $page } of { $pages }
recognition-on = Pages without text are read by text recognition from now on.
recognition-off = Pages without text are left out from now on.
work-report = Writing the report
who-invented = invented
who-members = { $count ->
     [one] one member
    *[other] { $count } members
    }
open-journal-aside = { $file }: unsaved work was found that belongs to another version of this file. It is kept beside it as { $kept }. To open it, bring that version back and name the kept file { $file }.journal again.
# The check view, pasted drafts, passwords, better copies
draft-pasted = Pasted text
copy-replaced = { $file } takes the place of the copy of { $draft }. { $kept ->
     [one] one paragraph was found again
    *[other] { $kept } paragraphs were found again
    }; corrections taken away because the words differ now: { $corrections }.
check-as-imported = as imported
check-corrected = corrected
check-part = split off
check-joined = joined to the one above
check-set-aside = set aside
check-join-none = Nothing stands above the first paragraph.
check-take-back-first = This paragraph was corrected already: take that back first, then join it or set it aside.
check-split-where = Put the cursor inside the words, where the new paragraph begins.
command-paste-draft = Paste a draft…
command-paste-draft-help = Adds words from the clipboard as a draft.
command-check-draft = Show in the original
command-check-draft-help = Shows the chosen paragraph in its source, beside what was understood of it; corrections are made there.
ask-changed-title = “{ $file }” was changed by another program
ask-changed-text = Since it was opened or saved here, somebody else, or a program that synchronises folders, has written this file. Merging keeps both; saving over it keeps yours alone, and theirs as a numbered backup beside the file.
button-save-as = Save under another name …
button-keep-mine = Save over it
file-replaced = Another program has replaced or removed { $file } since it was opened. Your work goes on from the version that was read and is kept whole; saving will ask what becomes of both.
open-other-version = { $file } was replaced by another program while work on it went on. That work ({ $count ->
    [one] one edit
   *[other] { $count } edits
}, on the version before) is kept as { $kept }: merge it, or open it by itself.
journal-renewed = The journal beside the study had been removed or replaced by another program. It was written anew, whole: nothing is lost.
journal-nowhere = Nothing can be kept: no folder for the journal can be written. Until the study is saved in a place that can, what you do is lost when the program ends.
command-save-pack = Save as pack…
command-save-pack-help = Write the codebook, actors, positions and milestones of this study to a file that other studies can begin with; no draft and no annotation is in it.
command-take-pack = Take in a pack…
command-take-pack-help = Add the codebook, actors, positions and milestones of a pack to this study; one undo takes them back.
command-show-facts = Facts
command-show-facts-help = Follow deadlines, numbers, bodies, mandates, terms and brackets from draft to draft.
command-show-facts-part = Facts
command-show-proofs = Proof-reading
command-show-proofs-help = List what is to be mended in a draft: dead references, brackets, numbering, unused terms, placeholders.
command-show-proofs-part = Proof-reading
command-show-matrix = Matrix
command-show-matrix-help = Count actors by themes, themes by drafts, sections by strength; each figure opens its changes.
command-show-matrix-part = Matrix
work-facts = Reading the facts
