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
