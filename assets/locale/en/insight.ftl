## insight
# Proposals read from a submission
proposals-head = { $count ->
     [one] One proposal
    *[other] { $count } proposals
    } in { $file } on { $base }
proposals-nobody = nobody named
proposals-other = Neither of the draft nor read as a proposal: “{ $text }”
proposals-other-revision = The submission names { $named }, and is read against { $draft }.
proposals-absent = { $count ->
     [one] One paragraph
    *[other] { $count } paragraphs
    } of the draft are not in the submission; since it holds only part of the draft, this is not read as a wish to delete.
proposal-insert = insert
proposal-delete = delete
proposal-replace = replace
proposal-alternative = rival wordings
proposal-rival-paragraph = rival paragraph
proposal-retain = retain
proposal-support = support
proposal-oppose = oppose
proposal-reserve = reservation
proposal-not-agreed = not agreed
proposal-placeholder = words to come
proposal-remark = remark
proposal-delete-what = It does not say of which words: look at the page.
proposal-name-alone = A name stands alone: whether it supports, proposes or opposes is not said.
proposal-unknown-name = A name here is in no list of actors: say who it is.
proposal-unbalanced = A bracket is not closed, or was never opened.
proposal-no-such-paragraph = The draft has no paragraph of this number.
proposal-no-such-words = The words quoted do not stand in that paragraph.
proposal-words-twice = The words quoted stand in that paragraph more than once.
proposal-perhaps-remark = It stands outside the paragraphs of the draft, unmarked: is it wanted in the text, or only a remark?
proposal-said-as-possible = It is said as something that could be done: look whether it is wanted.
proposal-several-paragraphs = What is cited may be more than one paragraph of the draft: say which.
proposal-unmarked = The words differ from the draft's, but the file marks what it proposes and marks nothing here: perhaps another version.
proposal-in-place-or-beside = The words in brackets before it are bracketed in the draft too: does it come in their place, or beside them?
proposal-no-heads = It stands in a table without heads: the left column was taken for the draft's words, the right for those proposed.

# Stronger or lighter.
strength-stronger = stronger
strength-lighter = lighter
strength-both = stronger and lighter
strength-none = no shift
strength-axis-directive = how far it binds
strength-axis-endorsement = how far it is taken over
strength-cause-verb = verb
strength-cause-action = what is to be done
strength-cause-product = what is to be made
strength-cause-purpose = purpose
strength-cause-hedge = caveat
strength-cause-addressee = who is bound
strength-cause-binding = binding or voluntary
strength-cause-effort = effort or result
strength-cause-intensity = emphasis
strength-cause-when = by when, how often
strength-cause-number = number
strength-cause-scope = how many
strength-cause-role = role
strength-cause-lead-in = lead-in
strength-pair = { $old } → { $new }
strength-came = with “{ $new }”
strength-went = without “{ $old }”
strength-said = { $direction }: { $words }

# How much a change matters, and why.
weight-substance = substance
weight-wording = wording
weight-editorial = editorial
weight-said = { $level }: { $why }
weight-red-line = a red line lies on these words
weight-ask = an ask lies on these words
weight-added-then-removed = what was added goes again
weight-removed-then-restored = what was removed is back
weight-replaced-then-restored = the earlier words are back
weight-lighter = lighter: { $old } → { $new }
weight-stronger = stronger: { $old } → { $new }
weight-turned = turned round: { $old } → { $new }
weight-lighter-without = lighter without “{ $old }”
weight-stronger-without = stronger without “{ $old }”
weight-lighter-with = lighter with “{ $new }”
weight-stronger-with = stronger with “{ $new }”
weight-number = number: { $old } → { $new }
weight-denial = denial: { $old } → { $new }
weight-name = name: { $old } → { $new }
weight-brackets = brackets lifted and opened
weight-brackets-lifted = brackets lifted
weight-brackets-opened = brackets opened
weight-paragraph-came = a whole paragraph came in
weight-paragraph-went = a whole paragraph went
weight-heading-came = a heading came in
weight-heading-went = a heading went
weight-short-came = a line came in
weight-short-went = a line went
weight-sentence-came = a sentence came in
weight-sentence-went = a sentence went
weight-many-words = more than another wording: { $old } → { $new }
weight-anew = mostly written anew
weight-words = other words: { $old } → { $new }
weight-heading-words = heading: { $old } → { $new }
weight-own-line = the draft’s own date or name
weight-moved = moved
weight-moved-inside = words moved
weight-reference = number of a reference
weight-spelling-of-name = a number or name written otherwise
weight-spelling = spelling
weight-punctuation = punctuation
weight-case = capital letters
weight-space = spacing
weight-split = split
weight-merged = merged
weight-form = form alone
weight-numbering = numbering
weight-look = look
weight-unread = not read surely
weight-left-out = { $count ->
     [one] One change
    *[other] { $count } changes
    } of less weight left out (shown from: { $level }).

# Facts of drafts.
fact-deadline = Deadlines
fact-rhythm = Rhythms
fact-number = Numbers
fact-body = Named bodies
fact-mandate = Mandates
fact-term = Terms
fact-bracket = Brackets
fact-option = Options
fact-actors = Lists of actors
fact-absent = not there
fact-new = new
fact-there = as before
fact-changed = changed
fact-gone = gone
facts-head-kind = Kind
facts-head-ref = { $draft }: paragraph
facts-draft = { $draft }: { $words } words, { $share }% of them outside square brackets
facts-says-agreed = { $place } says of itself: “{ $words }”

# Draft proof-reading.
proof-head = { $file }: { $count ->
    [0] nothing to mend was found
    [one] one thing to look at
   *[other] { $count } things to look at
    }
proof-reference = “{ $words }” leads nowhere: the draft has no such paragraph
proof-unclosed = “{ $words }” is opened and never closed
proof-unopened = “{ $words }” closes what was never opened
proof-out-of-order = { $words } is out of order: { $other } was to come
proof-doubled = { $words } stands twice in a row of numbers
proof-unused-term = “{ $words }” is defined and never used
proof-defined-twice = “{ $words }” is defined a second time
proof-placeholder = “{ $words }” stands for words to come
proof-named-two-ways = “{ $words }” stands elsewhere as “{ $other }”

# The page of facts.
facts-all = All
facts-working = Reading the drafts…
facts-terms = Terms to follow
facts-terms-hint = Parted by commas; empty: the usual ones
facts-pages = { $pages ->
    [one] one page
   *[other] { $pages } pages
    }
facts-hint = Enter opens the place. + new, ~ changed, − gone. What stands outside brackets is not thereby agreed.
facts-empty = No fact of this kind
facts-empty-why = Deadlines, numbers, named bodies, mandates, terms, brackets and lists of actors are read from the drafts’ own words. The drafts here state none of this kind; choose another above.
facts-cell = { $kind }, { $draft } { $place }: { $words } ({ $state })
proof-empty = Nothing to mend was found
proof-empty-why = References that lead nowhere, brackets without their other half, letters and numbers out of order, terms defined and unused, placeholders, and things named in two ways would be listed here. What is not listed may still be wrong.
proof-line = { $place }: { $said }
matrix-actors-themes = Actors by themes
matrix-themes-drafts = Themes by drafts
matrix-sections-strength = Sections by strength
matrix-unknown = Not known
matrix-untagged = No theme
matrix-no-section = No section
matrix-empty = Nothing to count yet
matrix-alone-why = Changes are counted, and one draft alone has none. Add the next draft.
matrix-empty-actors = Attribute changes to actors (a), and tag them with themes (t): then each figure here leads to its changes.
matrix-empty-themes = Tag changes with themes (t): then it can be seen in which draft each theme moved.
matrix-empty-strength = No change makes the language stronger or lighter, as far as the tool can read it.
matrix-choose = Choose a figure, by mouse or arrows: its changes are listed here. Enter opens the first.
matrix-cell = { $row }, { $column }: { $count ->
    [0] no change
    [one] one change
   *[other] { $count } changes
    }
