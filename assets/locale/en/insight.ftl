## insight
# Proposals read from a submission
proposals-head = { $count ->
     [one] One proposal
    *[other] { $count } proposals
    } in { $file } on { $base }
proposals-nobody = nobody named
proposals-other = Neither of the draft nor read as a proposal: “{ $text }”
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
