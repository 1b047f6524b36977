# Positions, milestones, actors, attributions.

command-positions = Positions and milestones…
command-positions-help = What actors asked for, said or objected to, with sources; the dates of the process
command-actors = List of actors…
command-actors-help = States, groups with their members and days, offices, stakeholders: names, aliases, merging
command-positions-here = Positions on this change
command-positions-here-help = Lists the positions linked to this paragraph, cited for it, or on its themes
command-new-position = New position
command-new-position-help = Writes down what an actor asked for, linked to the chosen change

edit-actor-retire = Actor retired
edit-actor-back = Actor brought back
edit-actor-merge = Actors merged
edit-actor-remove = Actor taken out
study-edit-invented = An invented actor and a real one are never made one.

positions-title = Positions
positions-tab = Positions
positions-tab-milestones = Milestones
positions-done = Done
positions-new = New position
positions-new-milestone = New milestone
positions-search = Find words, actors, sources
positions-shown = { $shown } of { $all }
positions-all = Show all
positions-here = On the chosen change: { $place }
positions-here-off = Show positions on other changes too
positions-none-pass = No position passes the search and the filters.
positions-none-here = No position on record has to do with this change: none is linked to its paragraph, cited for it, or on one of its themes. That is no evidence that nobody asked for it. Tag the change with a theme, or press n to write a position.
positions-not-known = not known
positions-disputed = disputed
positions-keys = ↑↓ choose · / search · n new · e edit · l link to the chosen change · g go to the words · Delete take out · m milestones · Ctrl+Z takes back
positions-keys-form = Tab next field · ↑↓ and Enter take an actor or theme · Ctrl+Enter saves · Escape leaves

positions-filter-actor = Actor
positions-filter-kind = Kind
positions-filter-theme = Theme
positions-filter-draft = Draft
positions-filter-submitted = Submission
positions-order = Order
positions-newest = newest first
positions-oldest = oldest first
positions-by-actor = by actor
positions-by-subject = by subject
positions-by-kind = by kind
positions-linked-to = linked to { $draft }
positions-in-time-of = said while { $draft } was the newest
positions-submitted = submitted
positions-not-submitted = did not submit
positions-submission-not-said = nothing said of it

positions-empty-title = No position is on record yet
positions-empty = A position is what an actor asked for: a statement, concrete words for a paragraph, an objection, or the fact that something was submitted. Written down with its source, it is the evidence that an attribution cites.
positions-kept-back = { $count ->
    [one] One position of a real actor is in this study and is kept back: these drafts are invented, and real wishes never stand beside an invented text. A new study shows it.
   *[other] { $count } positions of real actors are in this study and are kept back: these drafts are invented, and real wishes never stand beside an invented text. A new study shows them.
}
positions-kept-back-invented = { $count ->
    [one] One invented position is kept back: it never stands beside a real text.
   *[other] { $count } invented positions are kept back: they never stand beside a real text.
}

positions-why-linked = linked to this paragraph
positions-why-cited = cited for this change
positions-why-theme = on a theme of this change
positions-why-actor = same actor

positions-aligned-said = aligned with it: { $names }
positions-link-here = Link to the chosen change
positions-linked = Linked to the words of the chosen change
positions-linked-already = It is linked to these words already.
positions-linked-words = Linked to: “{ $words }”
positions-links = Words of drafts it is about
positions-no-links = Linked to no words of a draft yet. Choose a change, come back, and press l.
positions-unlink = Take the link to { $place } away
positions-go = Go there
positions-cited = Attributions that cite it
positions-asks = Asks that come from it
positions-rivals = Sources disagree: { $fact }. None of these is settled here.
positions-show-rival = Show it
positions-milestone = Milestone
positions-removed = Position taken out
positions-remove-cited = It is cited by { $claims ->
    [one] one attribution
   *[other] { $claims } attributions
} and { $asks ->
    [one] one ask
   *[other] { $asks } asks
}. Taken out, it goes from them too; what they say otherwise stays.
positions-remove-everywhere = Take it out everywhere
positions-keep = Keep it

positions-date = Date
positions-place = Place
positions-source = Document, page
positions-address = Address
positions-basis = Ground
positions-basis-unknown = not known
positions-themes = Themes
positions-no-themes = none
positions-submission = Submission
positions-actor-words = As the source names them

positions-new-title = New position
positions-edit-title = Change the position
positions-who = Whose: a name, a code, an alias
positions-kind = Kind
positions-gist = What, in your words
positions-quotation = Quotation, in its language
positions-language = Language of the quotation (en, zh, fr …)
positions-aligned = Who aligned themselves with it
positions-subject = Subject, as the source says it
positions-stance = Stance: ask, support, oppose …
positions-disputed-fact = Fact on which sources disagree (the same words in each of them)
positions-note = Note
positions-action = What it wants done
positions-reference = Paragraph, as cited
positions-old-words = Words to go or to be replaced
positions-new-words = Words wanted (rival wordings on lines of their own)
positions-found-who = Named here: { $names }. Take them
positions-found-aligned = The text says that these align themselves: { $names }. Take them
positions-keep-it = Save
positions-not-ready = Say what, quote it, or say whether it was submitted.

positions-milestones-hint = The dates of the process, with their sources. Where sources disagree, what each says stands side by side.
positions-no-milestones = No milestone yet. A milestone is a dated event of the process: a draft came out, a consultation was held, silence was broken. Press n for the first.
positions-disputed-above = disputed, see above: { $fact }
positions-remove-milestone = Take out: { $what }
positions-edit-milestone = Change: { $what }
positions-milestone-title = Milestone
positions-milestone-date = Date: 2024-04-01, 2024-04 or 2024
positions-milestone-en = What, in English
positions-milestone-zh = What, in Chinese

stance-ask = asks
stance-support = supports
stance-support-ask = supports, asks
stance-oppose = opposes
stance-concern = is concerned
stance-break-silence = breaks silence
stance-dissociate = dissociates itself
stance-submitted = submitted
stance-did-not-submit = did not submit
stance-fact = fact
stance-act = acts
stance-vote-no = votes against
stance-withhold = withholds support
stance-mixed = mixed
stance-raised = raised
stance-n-a = nothing found

actors-title = List of actors
actors-new = New actor
actors-search = Find a name, a code, an alias
actors-every-kind = All
actors-shown = { $count ->
    [one] One actor
   *[other] { $count } actors
}
actors-counts = attributed · positions · asks
actors-empty = There is no actor yet. An actor is a state, a group of states, an office or a stakeholder whose position a change may reflect. Press n for the first.
actors-none-pass = No actor has this in its name, code or aliases. Press n to add one.
actors-keys = ↑↓ choose · / search · n new · F2 name · m merge · r retire · Delete take out · Ctrl+Z takes back
actors-code = Code
actors-aliases = Other names, with ; between
actors-note = Sources, remarks
actors-kind = Kind
actors-unused = Nothing refers to it.
actors-claims = { $count ->
    [one] one attribution
   *[other] { $count } attributions
}
actors-positions = { $count ->
    [one] one position
   *[other] { $count } positions
}
actors-asks = { $count ->
    [one] one ask
   *[other] { $count } asks
}
actors-in-use = It can’t be taken out: { $claims ->
    [one] one attribution
   *[other] { $claims } attributions
}, { $positions ->
    [one] one position
   *[other] { $positions } positions
}, { $asks ->
    [one] one ask
   *[other] { $asks } asks
} and { $groups ->
    [one] the list of one group
   *[other] the lists of { $groups } groups
} refer to it. Merge it into another, or retire it: then it is no longer offered, and what is said of it stays.
actors-merge-hint = Everything said of it is said of the other; its names become aliases there. It stays in the list, retired.
actors-merged = Actors merged; everything said of the one is said of the other
actors-removed = Actor taken out
actors-members = { $count ->
    [0] Members
    [one] One member
   *[other] { $count } members
}
actors-members-then = { $count } of them on { $day }, the day of the newest draft, as far as days are known.
actors-members-hint = A group’s position is never its members’ own. An empty day is not known.
actors-member = Member
actors-from = first day
actors-until = last day
actors-add-member = Add a member
actors-no-day = This is no day, or the last is before the first ({ $what }). Write it as 2024-01-31, or leave it empty where it is not known.
actors-groups = In these groups on { $day }
actors-groups-hint = A group’s position is never a member’s own: say who spoke.

claim-unknown = Not known whose it is (or type ?)
claim-aligned = Who aligned themselves with it
claim-positions = Evidence: positions on record
claim-no-positions = No position on record fits. Say where it is said, below; e lists positions on this change, Shift+E writes one.
claim-more-positions = { $count } more: see the window of positions.
claim-changed = changed { $when }
coder-unnamed = coder without a name

report-attributions = Attributions
report-positions = Positions cited or linked
report-positions-how = What actors asked for, said or objected to, each with its source and the ground on which it is on record. A group’s position is not its members’ own; who aligned themselves is named.
report-no-source = no source given
who-aligned = aligned itself with it
