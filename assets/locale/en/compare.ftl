## compare

# What happened to the paragraphs of a change.
compare-kind-unchanged = unchanged
compare-kind-edited = edited
compare-kind-inserted = inserted
compare-kind-deleted = deleted
compare-kind-split = split
compare-kind-merged = merged

# Beside the kind.
compare-flag-moved = moved
compare-flag-renumbered = renumbered
compare-flag-formatting-only = formatting only
compare-flag-reading-differs = reading differs

# Differences that are not of wording.
compare-minor-case = capital letters
compare-minor-punctuation = punctuation
compare-minor-space = spacing
compare-minor-spelling = spelling
compare-minor-reference = cross-reference numbers

# What happened to a provision between two drafts.
compare-event-edited = edited
compare-event-moved = moved
compare-event-renumbered = renumbered
compare-event-inserted = inserted
compare-event-deleted = deleted
compare-event-split = split
compare-event-merged = merged
compare-event-added-then-removed = added, then removed
compare-event-removed-then-restored = removed, then restored
compare-event-replaced-then-restored = replaced, then restored
compare-event-moved-back = moved, then moved back

# Why two paragraphs are taken for one provision; follows "linked because: ".
compare-reason-same-text = the texts are the same
compare-reason-rare-words =
    { $count ->
        [one] shares one rare word ({ $words })
       *[other] shares { $count } rare words ({ $words })
    }
compare-reason-contained = { $percent }% of the shorter one stands in the other
compare-reason-same-label = same label, { $label }
compare-reason-same-section = same section
compare-reason-same-place = same place: the neighbours before and after are linked too
compare-reason-sentence = a sentence moved from one to the other: “{ $sentence }”
compare-reason-by-hand = linked by hand

# That nothing was lost.
compare-proof-holds =
    Everything is accounted for. Old draft: { $old-paragraphs ->
        [one] one paragraph
       *[other] { $old-paragraphs } paragraphs
    }, { $old-words } words ({ $kept } kept, { $deleted } deleted). New draft: { $new-paragraphs ->
        [one] one paragraph
       *[other] { $new-paragraphs } paragraphs
    }, { $new-words } words ({ $kept } kept, { $inserted } inserted). Each paragraph is in exactly one change.
compare-proof-broken =
    The counts do not add up: this comparison must not be relied on. Old draft { $old-words } words, of which { $kept } kept and { $deleted } deleted; new draft { $new-words } words, { $inserted } inserted; changes that do not rebuild the texts: { $broken }. Please report this.

# A line of `align --jsonl` or `redline --jsonl` that cannot be read; the line's number stands before it.
compare-jsonl-bad = column { $column }: this is not the JSON object that was expected ({ $detail }); see the contract in the README
compare-jsonl-not-utf8 = the line is not UTF-8 text; convert the input first
compare-jsonl-unreadable = the input cannot be read ({ $detail })
