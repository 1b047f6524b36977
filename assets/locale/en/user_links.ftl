# Links and cuts made by hand, what counts as a change, completeness, the origin of words.
command-link-by-hand = Link paragraphs…
command-link-by-hand-help = Say which paragraph of the other draft this one came from. Your word binds every comparison; undo takes it back.
command-cut-by-hand = Cut a link
command-cut-by-hand-help = Say that two linked paragraphs do not belong together. Your word binds every comparison; undo takes it back.
command-count-case = Count capital letters
command-count-case-help = Whether a paragraph that differs only in capital letters is a change.
command-count-punctuation = Count punctuation
command-count-punctuation-help = Whether a paragraph that differs only in punctuation is a change. Square brackets always are.
command-count-space = Count spacing
command-count-space-help = Whether a paragraph that differs only in white space is a change.
command-count-spelling = Count spelling variants
command-count-spelling-help = Whether a paragraph that differs only in spelling (organisation, organization) is a change.
command-count-references = Count cross-reference numbers
command-count-references-help = Whether a paragraph that differs only in the numbers of cross-references is a change.
command-count-numbering = Flag new numbers
command-count-numbering-help = Whether a paragraph with a new number is flagged as renumbered.
command-count-formatting = Flag formatting
command-count-formatting-help = Whether a paragraph that differs only in bold, italics or strike-through is a change.
command-completeness = Completeness check
command-completeness-help = Shows that every paragraph and every word of both drafts is accounted for.
links-from-old = { $place } of the old draft
links-from-new = { $place } of the new draft
links-choose-old = Which paragraph of the old draft did it come from?
links-choose-new = Which paragraph of the new draft did it become?
links-find = Number or words of the paragraph
links-no-paragraph = No paragraph has these words.
links-which = Which link?
links-none = This change has no link to cut.
links-nothing = Linked to nothing in the other draft.
links-doubtful = doubtful
links-linked = Linked by hand: { $places }
links-cut = Cut apart by hand: { $places }
links-taken-back = Taken back: the program decides again
links-cut-button = Cut
links-cut-name = Cut { $places } apart
links-made = Linked by hand: { $places }
links-made-cut = Cut apart by hand: { $places }
links-take-back = Take back
classes-title = { $off ->
     [0] What counts as a change
     [one] What counts as a change · 1 class off
    *[other] What counts as a change · { $off } classes off
    }
proof-working = Counting…
proof-holds-short = ✓ every word accounted for
proof-broken-short = ! the counts do not add up
proof-paragraphs = Paragraphs
proof-in-one = Found in exactly one change
proof-words = Words
proof-kept = Kept
proof-deleted = Deleted
proof-inserted = Inserted
proof-how = Counted twice: once in the drafts, once in the changes. Kept and deleted words make up the old draft, kept and inserted words the new one, and every redline rebuilds both texts letter by letter.
origin-title = Where its words came in
origin-hint = A small name after words says in which draft they first appeared; words without one have stood there since { $draft }.
origin-working = Following every word…
