# Walking the history, and the legend of the redline's marks.
command-next-trip = Next round trip
command-next-trip-help = Goes to the next provision that went there and back: added then removed, removed then restored, replaced then restored, moved and moved back.
command-previous-trip = Previous round trip
command-previous-trip-help = Goes to the provision before that went there and back.
command-later-draft = Later draft of the provision
command-later-draft-help = In the history: stands on the provision in the next draft.
command-earlier-draft = Earlier draft of the provision
command-earlier-draft-help = In the history: stands on the provision in the draft before.
command-next-place = Next place of the words searched for
command-next-place-help = Walks the places of the words in the search field, through all drafts. In the history it stands on them; elsewhere it opens them.
command-previous-place = Previous place of the words searched for
command-previous-place-help = Walks the places of the words in the search field backwards, through all drafts.
command-open-here = Open the draft at this place
command-open-here-help = In the Brief: goes to the chosen change in the text. In the history: opens the chosen draft in the reading view, at this provision or at the words found. Esc comes back.
command-go-back = Back to where I was
command-go-back-help = Comes back from a place one went to: the same drafts, the same paragraph, the same view.
command-legend = What the marks mean
command-legend-help = Shows or hides the legend of the redline: what underlined, struck, green, violet, grey and dotted words are.
trips-title = { $count ->
     [one] One provision made a round trip
    *[other] { $count } provisions made a round trip
    }
trips-title-at = Round trips: { $at } of { $count }
trips-none = No provision of these drafts made a round trip.
trips-last = That was the last round trip.
trips-first = That was the first round trip.
phrase-at = place { $at } of { $count }
walk-not-here = The provision does not stand in this draft.
walk-last-place = That was the last place of these words.
walk-first-place = That was the first place of these words.
status-help-history = ← → drafts  ·  Enter opens the draft here  ·  b round trips  ·  f places of the words  ·  Esc back  ·  ? all keys
status-help-back = n / p next, previous  ·  f places of the words  ·  Esc back to where I was  ·  ? all keys

legend-button = Legend
legend-title = What the marks mean
legend-close = Close (Esc)
legend-sample-inserted = new words
legend-sample-deleted = old words
legend-sample-moved = moved words
legend-sample-minor = Grey
legend-sample-formatting = bold
legend-sample-same = agreed text
legend-inserted = Came in.
legend-deleted = Went.
legend-moved = Went from here and came there: the same words in another place. A whole paragraph that moved has a green rule and says from where, to where.
legend-bracket-gone = A square bracket that went: agreed.
legend-bracket-came = A square bracket that came: open.
legend-minor = Differs, but not in wording: capital letters, punctuation, spacing, spelling, cross-reference numbers.
legend-formatting = Same words, other look: bold, italics, underline or strike-through came or went.
legend-paragraph = A whole paragraph that is new (+) or gone (−).
legend-number = The paragraph has a new number.
legend-origin = In the history: the draft in which these words first appeared.
legend-reading-differs = May come from how a file was read (a torn line, a bullet taken for a footnote, an unsure order): look at the source.
legend-unseen = Not seen by you yet.
legend-origin-draft = Rev.2

formatting-now = now { $styles }
formatting-no-longer = no longer { $styles }
formatting-bold = bold
formatting-italic = italic
formatting-underline = underlined
formatting-strike = struck through
formatting-super = raised
formatting-sub = lowered
formatting-colour = coloured
formatting-highlight = highlighted

# The Brief.
brief-working = Weighing the changes…
brief-alone = The Brief tells what matters between two drafts: what became stronger or lighter, figures and dates, what went, whose ask was met. Add the next draft, and it stands here.
brief-nothing = Nothing of substance changed between these drafts. What was only worded otherwise is below.
brief-nothing-passes = The changes of substance are left out by the filters.
brief-figures = { $all ->
     [one] One change
    *[other] { $all } changes
    }: { $substance } of substance, { $wording } of wording, { $editorial } editorial · { $stronger } stronger, { $lighter } lighter · { $seen } seen
brief-show-all = All
brief-show-wording = Wording
brief-show-substance = Substance
brief-show-help = What is unfolded here: changes of this weight and more.
brief-strip-how = A row is a step, a cell a section: darker where more of it changed. A cell leads there.
brief-asks = Red lines and asks touched
brief-round-trips = There and back
brief-numbers = Figures and dates
brief-vanished = What vanished
brief-wording-folded = + Wording: { $count }
brief-wording-open = − Wording: { $count }
brief-editorial-folded = + Editorial: { $count }
brief-editorial-open = − Editorial: { $count }
brief-path = Through the drafts: { $way }
brief-suggested = suggested: { $what }
brief-read = Read
brief-page = Page
brief-history = History
brief-copy = Copy
