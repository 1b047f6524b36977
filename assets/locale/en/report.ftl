## report
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

# The report's own words.
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

# What is said first of a step: one replacement made in many places; what differs and is no words.
report-replacement = “{ $old }” → “{ $new }”: { $count } places.
report-references-up = References up by { $by }: { $count } places.
report-references-down = References down by { $by }: { $count } places.
report-header-changed = Running header: “{ $old }” → “{ $new }”.
report-header-gone = Running header gone: “{ $old }”.
report-header-came = New running header: “{ $new }”.
report-footer-changed = Running footer: “{ $old }” → “{ $new }”.
report-footer-gone = Running footer gone: “{ $old }”.
report-footer-came = New running footer: “{ $new }”.
report-note-mark-gone = Footnote mark gone after “{ $words }”.
report-note-mark-came = New footnote mark after “{ $words }”.
report-row-gone = Table row gone: “{ $words }”.
report-row-came = New table row: “{ $words }”.
report-column-gone = Table column gone: “{ $words }”.
report-column-came = New table column: “{ $words }”.
report-not-compared = Pictures and the addresses behind links were not compared.

# Places that the import could not read surely.
report-unsure = { $count ->
    [one] One place could not be read surely ({ $old }: { $in-old }, { $new }: { $in-new }): a change may stand there.
   *[other] { $count } places could not be read surely ({ $old }: { $in-old }, { $new }: { $in-new }): a change may stand there.
  }
report-unsure-draft = { $count ->
    [one] { $draft }: one place could not be read surely. A change may stand there.
   *[other] { $draft }: { $count } places could not be read surely. A change may stand there.
  }
report-unsure-place = { $place } (page { $page })
report-doubted = not read surely: { $doubts }

# Beside the kind of a change.
report-block = block { $block }
report-copy = a copy of { $place }
