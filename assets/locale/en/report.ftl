## report
report-title = Comparison report
report-draft = Draft
report-date = Date
report-status = Status
report-file = File
report-summary = Summary
report-by-theme = By theme
report-by-actor = By actor
report-important = Important changes
report-no-changes = No changes.
report-complete = Every paragraph of both drafts of a step is in exactly one change; the counts add up to all of them.
report-basis = Each attribution carries its basis: stated by the actor, reported by others, or inferred by the analyst. What is not attributed is not known.
report-coders = Annotated by { $names }.
report-elsewhere = { $count ->
     [one] One annotation of the study stands on no change of this report.
    *[other] { $count } annotations of the study stand on no change of this report.
    }
report-made-by = Made with Travaux { $version }.

# A change with its reference, to be pasted elsewhere.
command-copy-change = Copy change with its reference
command-copy-change-help = Put the chosen change on the clipboard, struck and underlined, with drafts and paragraph; choose words first to copy those alone.
copied = The change is on the clipboard, with its reference.
copied-plain = The change is on the clipboard as plain text: here it can’t hold struck and underlined words.
excerpt-reference = { $old } → { $new }, { $place }
excerpt-flagged = { $reference } ({ $flags })
excerpt-paragraph = para. { $place }
excerpt-below = under “{ $heading }”
excerpt-unnumbered = unnumbered paragraph
