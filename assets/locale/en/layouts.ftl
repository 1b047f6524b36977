## What a report may look like, in which formats, and for whom
layout-comparison = Comparison
layout-redline = Redline
layout-table = Table
layout-synoptic = Synoptic table
layout-concordance = Concordance
layout-briefing = Briefing
layout-ledger = Ask ledger
layout-objections = Objections
format-text = Plain text
format-json = JSON
format-html = Web page (HTML)
format-docx = Word (DOCX)
format-odt = OpenDocument (ODT)
format-pdf = PDF
format-xlsx = Excel (XLSX)
format-csv = CSV
format-md = Markdown
format-qdpx = REFI-QDA project (QDPX)
format-akn = Akoma Ntoso
format-diff = Unified diff
audience-self = Working copy
audience-circulation = For circulation
private-themes = Themes
private-stars = Stars
private-headlines = Headlines
private-notes = Notes
private-attributions = Attributions inferred or without a public source
private-asks = Asks, red lines, verdicts
private-coders = Names of coders
private-sources = Where the drafts are from
private-overrulings = Strength and weight as people overruled them
head-overruled = Strength or weight overruled
layout-not-offered = the layout { $layout } is not offered as { $format }; it is offered as { $offered }
page-not-offered = this list is written as text, html, md, csv or xlsx, not as { $format }
ledger-not-for-circulation = the ask ledger holds nothing but what is private; write it with --for self
ledger-without-asks = there are no asks in this study, so there is no ledger to write
report-failed = the report could not be written: { $error }
report-no-steps = there is no step between these drafts; the first must be older than the last

# At the head of every report.
head-working-copy = Working copy: it may hold asks, verdicts, notes and conclusions that are not for others.
head-circulation = For circulation: themes, stars, headlines, notes, asks, verdicts and what was inferred are not in it.
left-out-not-starred = Only the starred changes are listed: { $shown } of { $all }; { $count } are left out.
left-out-not-tagged = Only the changes tagged with a theme are listed: { $shown } of { $all }; { $count } are left out.
left-out-not-attributed = Only the changes attributed to somebody are listed: { $shown } of { $all }; { $count } are left out.
left-out-steps = { $count ->
    [one] Only { $shown } of { $all } steps between drafts are in it; one is left out.
   *[other] Only { $shown } of { $all } steps between drafts are in it; { $count } are left out.
  }
left-out-classes = { $count ->
    [0] Differences of { $classes } alone are not counted as changes; there are none.
    [one] Differences of { $classes } alone are not counted as changes: they stand in one paragraph.
   *[other] Differences of { $classes } alone are not counted as changes: they stand in { $count } paragraphs.
  }
left-out-numbering = { $count ->
    [0] New numbers are not told; there are none.
    [one] New numbers are not told: one paragraph has one.
   *[other] New numbers are not told: { $count } paragraphs have one.
  }
left-out-formatting = { $count ->
    [0] Changes of bold, italics and the like are not told; there are none.
    [one] Changes of bold, italics and the like are not told: they stand in one paragraph.
   *[other] Changes of bold, italics and the like are not told: they stand in { $count } paragraphs.
  }

# Over the columns of tables; the first sixteen are a promise to other programs.
head-step = Step
head-old-ref = Old ref
head-new-ref = New ref
head-section = Section
head-change = Change
head-old-text = Old text
head-new-text = New text
head-themes = Themes
head-attributed = Attributed to
head-basis = Basis
head-role = Role
head-strength = Strength
head-headline = Headline
head-note = Note
head-important = Important
head-id = Id
head-said = What was said of it
head-source = From
head-fingerprint = Fingerprint (BLAKE3)
head-all-steps = All
head-provision = Provision
head-actor = Actor
head-ask = Ask
head-ask-words = Words
head-ask-kind = Kind
head-fate = Won and lost
head-other-changes = other
sheet-changes = Changes
sheet-same-words = Same words, moved or restyled
sheet-drafts = Drafts
sheet-counts = Counts
sheet-themes = Themes
sheet-actors = Actors
sheet-asks = Asks
sheet-about = About
cell-yes = yes
cell-cut = [Cut here: the text has { $count } characters, a cell holds 32,767.]
row-not-coded = not tagged with a theme
concordance-how = Each row is a provision: its number in each draft, and what happened to it since the draft before. “–”: not in that draft.
concordance-unnumbered = no number
briefing-figures = In figures
briefing-substance = What changed in substance
briefing-more-substance = { $count ->
    [one] One more change of substance
   *[other] { $count } more changes of substance
} in this step, of less weight.
briefing-by-section = By section
briefing-other-sections = { $count ->
    [one] one other section
   *[other] { $count } other sections
  }
briefing-nothing-starred = { $count ->
    [one] No change is starred; there is one to read in the comparison.
   *[other] No change is starred; there are { $count } to read in the comparison.
  }
objections-none = No paragraph was chosen: star the changes that the letter is about.
objections-not-there = not there
objections-asked = Asked instead
objections-reason = Reason
page-skip = Skip to the content

# The choice of a report in the window.
export-title = Write a report
export-layout = Layout
export-format = Format
export-steps = Steps
export-all-steps = All steps
export-changes = Changes
export-every-change = Every change
only-starred = Only starred changes
only-tagged = Only changes with a theme
only-attributed = Only attributed changes
export-weight = Weight
export-language = Language
export-report-title = Title
export-counted = { $what } ({ $count })
export-holds = Stays on your desk. It holds: { $what }.
export-holds-nothing = Nothing private was said in this study yet.
export-leaves = Leaves your desk: the drafts’ words, references and kinds of change, and attributions that were stated or reported and name a public source. Nothing else, unless you tick it here.
export-also = Let out as well:
export-choose = Choose the file…
export-ledger-private = The ask ledger holds nothing but asks and verdicts: tick them, or write a working copy.

# The strip of sections in the comparison.
glance-title = At a glance
glance-how = A row is a step, a cell a section: as wide as its text, its shade as strong as the part of it that changed. A cell leads to the section’s first change.
glance-cell = { $count ->
    [0] { $section }: no change
    [one] { $section }: one change, in { $share } % of the text
   *[other] { $section }: { $count } changes, in { $share } % of the text
  }
glance-no-section = outside the sections
left-out-between = { $count ->
    [one] The draft between is
   *[other] The { $count } drafts between are
} left out: their steps could not be laid over one another without doubt. Oldest and newest are compared.
head-terms = Terms

# The comparison as a web page, beside what other layouts say.
html-contents = On this page
html-all-drafts = Status of all drafts: { $status }.
html-which = Which
html-figures-changed = { $steps ->
    [one] One step: { $changes }; { $unchanged } paragraphs as before.
   *[other] { $steps } steps: { $changes }; { $unchanged } times a paragraph stays as it was.
  }
html-figures-weight = { $all } changes to read: { $substance } of substance, { $wording } of wording, { $editorial } editorial (judged by rule).
html-figures-said = Said of them: { $parts }.
html-figures-starred = { $count } starred
html-figures-tagged = { $count } with a theme
html-figures-stated = { $count ->
    [one] one attribution stated
   *[other] { $count } attributions stated
  }
html-figures-reported = { $count ->
    [one] one reported
   *[other] { $count } reported
  }
html-figures-inferred = { $count ->
    [one] one inferred by the analyst
   *[other] { $count } inferred by the analyst
  }
html-figures-asks = { $count ->
    [one] one ask followed
   *[other] { $count } asks followed
  }
html-figures-trips = { $count ->
    [one] one provision went there and back
   *[other] { $count } provisions went there and back
  }
html-deleted = deleted:
html-inserted = inserted:
html-evidence = Each ask with its words and evidence
html-by-kind = By kind of change
html-trips = There and back
html-moves = From one section to another
html-parts = Split and merged
html-travels = Round trips, moves, splits
html-moved-across = from “{ $old }” to “{ $new }”
html-folded = { $count ->
    [one] One paragraph without a change ({ $first })
   *[other] { $count } paragraphs without a change ({ $first } – { $last })
  }
html-chain = Over all drafts
html-unfold = Show the table
html-synoptic-apart = This comparison is too long to stand here with all drafts side by side: write the report in the layout “Synoptic table”.
html-rests-on = What the comparison rests on
html-method = Method and doubts
html-method-weight = Stronger, lighter and the weight of a change are judged by rule, from the words alone; the words that made the tool say so are marked. They are no person’s judgement.
html-files = Files and versions
html-tools = Choose changes
html-any = any
html-words = Words in the change
html-before = The change before (p)
html-next = The next change (n)
html-copy = Copy with reference
html-copied = Copied.
html-none-left = No change fits this choice.

# PDF
pdf-contents = Contents
pdf-legend-moved = Went from here and came there: the same words in another place.
pdf-missing = { $count ->
    [one] One character is drawn as a box, since no typeface of this program has it: { $signs }.
   *[other] { $count } characters are drawn as boxes, since no typeface of this program has them: { $signs }.
}

# REFI-QDA
qdpx-kind = Kind
qdpx-short = Short name
qdpx-invented = Invented
