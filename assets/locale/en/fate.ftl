## The fate of proposals
command-show-fate = Fate of proposals
command-show-fate-help = Follow every proposal and ask through the drafts after it: what came, what did not, who objected.
fate-title = Fate of proposals
fate-empty = No proposal yet
fate-empty-why = Read a delegation’s submission and take in its proposals: each is followed through every later draft by itself. The program says which words came, in part or whole, and where they stand; what became of a proposal is yours to say, and goes into the ask ledger.
fate-working = Following the proposals through the drafts…
fate-ask = ask
fate-ask-out = ask to keep out
fate-before = made on this draft or later
fate-not-yet = The proposal was made on this draft or a later one: there is nothing to say of it here.
fate-of-paragraph = para. { $place }
fate-made-on = { $who } · on { $draft }
fate-objections = { $count ->
    [one] one objection
   *[other] { $count } objections
}
fate-objection = Objection: { $who }
fate-objected-title = Objected to
fate-objected-unchanged = { $draft }, { $place }: unchanged and objected to
fate-objected-changed = { $draft }, { $place }: changed since
fate-keys = Arrows walk · m met · p partly · l not adopted · r reversed · b already there · o overtaken · 0 not addressed · Backspace clears · y accept · x dismiss · Enter paragraph. A verdict goes into the ask ledger.
fate-counts = { $asked } asked: { $met } met, { $part } in part, { $not } not met.
fate-counts-more = { $judged } of them by a person’s verdict, the others as suggested; { $objected } objected to.
fate-why-whole = the words stand word for word, since { $since }.
fate-why-whole-elsewhere = the words stand word for word in another paragraph than the one named, since { $since }.
fate-why-there = the words stood there already in the draft the proposal was made on.
fate-why-part-both = { $percent } % of the words came; missing: { $words }; between them: { $between }.
fate-why-part-missing = { $percent } % of the words came; missing: { $words }.
fate-why-part-between = every word came, with others between them: { $between }.
fate-why-part-elsewhere = { $percent } % of the words came, in another paragraph than the one named.
fate-why-old-stay = the words came, and those they were to replace stay.
fate-why-gone = the words are gone, since { $since }.
fate-why-part-gone = a part of the words is gone: { $words }.
fate-why-moved = the words left their paragraph and stand in another.
fate-why-kept = the words stand.
fate-why-lost = it was so up to { $last }, and is so no longer.
fate-why-other-words = the words to be replaced are gone, and other words came.
fate-why-stay = the words stand as they stood.
fate-why-overtaken = the paragraph is gone.
fate-why-untouched = the paragraph reads as it did.
fate-why-never = the words did not come.
fate-why-never-elsewhere = the words did not come here; they stand in another paragraph, as before.
fate-why-not-there = the words to go do not stand in the draft the proposal was made on.
fate-why-no-words = no words differ.
fate-basis = Suggested is what the words show: the same words, not because of whom. A verdict is a person’s.
fate-none = The study holds no proposal whose words can be followed.
fate-head-who = Who
fate-head-place = Paragraph
fate-head-wish = Proposal
fate-head-objections = Objections
fate-head-actor = Actor
fate-head-asked = Asked
fate-head-met = Met
fate-head-part = In part
fate-head-not = Not met
fate-head-judged = By verdict
fate-head-objected = Objected to
fate-all = All, joint claims once
fate-sheet-actors = By actor

## Compilations
amend-no-paragraph = it names no paragraph of the draft.
amend-no-words = the words are not in that paragraph.
amend-several = the words stand in that paragraph several times.
amend-nowhere = it is not said where in the paragraph the words come in.
amend-rivals = it offers several wordings.
amend-meets = it meets what { $who } proposes, which was applied.
amend-asks-nothing = it asks for no other words.
amend-applied = { $count ->
    [one] One proposal applied.
   *[other] { $count } proposals applied.
}
amend-not-applied = Not applied: { $who }, { $place }, { $wish }: { $why }
compile-title = Compilation of proposals on { $draft }
compile-head-draft = Draft
compile-head-proposals = Proposals
compile-new-paragraph = new paragraph after it
compile-no-paragraph = Names no paragraph of the draft
compile-alternatives = alternatives
compile-doubtful = to be looked at
compile-basis = The same words stand together. Different wordings for one place are alternatives, not opposition. A group’s proposal is the group’s.
compile-same-title = Who proposed the same words
compile-same-words = the same words

## Agreed language
find-none = The words stand in none of the texts.
find-verbatim = word for word
find-differs = missing: { $missing }; between: { $between }
agreed-none = Nothing of the draft stands in the texts.
agreed-verbatim = { $words } words, word for word
agreed-differs = { $words } words the same; the draft’s own: { $own }; left out: { $left }
command-show-agreed = Agreed language
command-show-agreed-help = See which sentences and phrases of the draft stand in reference texts, and find words in all of them.
command-add-references = Add reference texts…
command-add-references-help = Take texts into the study that drafts are held against: they are no drafts.
path-references = Reference texts
agreed-title = Agreed language
agreed-empty = No reference text yet
agreed-empty-why = Load texts agreed before, such as earlier outcome documents. They are no drafts: nothing is compared with them. The program shows which sentences and phrases of a draft stand in them, word for word or with what differs, and finds words you type in all of them.
agreed-working = Looking through the reference texts…
agreed-texts = Reference texts
agreed-paragraphs = { $count ->
    [one] one paragraph
   *[other] { $count } paragraphs
}
agreed-remove = Take “{ $name }” out of the study
agreed-find = Find words in all reference texts
agreed-in-draft = In { $draft }: { $count }
agreed-keys = Arrows walk · Enter goes to the paragraph. The same words; not whether one was taken from the other.
agreed-twice = “{ $name }” is among the reference texts already.
edit-add-reference = Reference text added: { $name }
edit-remove-reference = Reference text taken out
