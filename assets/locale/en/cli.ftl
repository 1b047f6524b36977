## cli
cli-stopped = stopped
cli-line = line { $line }: { $why }
cli-format-not-yet = the format { $format } can’t be written yet; use text, json, html or diff
cli-output-is-input = this is one of the files that are read; choose another name to write to
cli-format-unknown = there is no format { $format }; use text, json, html or diff
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
