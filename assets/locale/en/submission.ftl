## Submissions under review
command-import-submission = Read submissions…
command-import-submission-help = Reads delegations' submissions as proposals on a draft, to be taken in one by one
path-submission = Submissions to read
work-proposals = Looking for proposals
dropped-as-draft = { $file } joined the timeline as a draft.
dropped-is-submission = It is a submission
submission-no-draft = A submission is read against a draft: open the draft first.
submission-title = Submission
submission-on = on
submission-of = where nobody is named, attribute it to
submission-of-help = Whose the submission is, where it names nobody (w)
submission-reading = Reading the submission …
submission-none = No proposal was found in it. What its bold, struck-out or coloured words stand for can be set above.
submission-done = Done
submission-next = Next submission ({ $count })
submission-accept-certain = Take in all certain ones ({ $count })
submission-accept-certain-help = Those of a known actor, on a paragraph of the draft, without a doubt (Shift+Y)
submission-accept = Take in
submission-skip = Skip
submission-take-out = Take out again
submission-correct = Correct…
submission-open = open
submission-accepted = taken in
submission-skipped = skipped
submission-corrected = corrected
submission-counts = { $open } open · { $accepted } taken in · { $skipped } skipped
submission-keys = ↑ ↓ move · Enter take in · x skip · e correct · Shift+Y all certain · w whose · o in the draft · Esc done
submission-no-place = Its paragraph is not known: correct it to say which.
submission-after = after { $place }
submission-in-draft = In { $draft }
submission-show = Show in the draft
submission-said = In the submission
submission-said-page = In the submission, page { $page }
submission-also = Also noticed
submission-colour = whose?
submission-colour-of = Whose the words in { $colour } are
submission-none-certain = None is certain: each needs a look.
submission-taken-in = { $count ->
     [one] One proposal
    *[other] { $count } proposals
    } taken in.
edit-proposals = { $count ->
     [one] Proposal
    *[other] { $count } proposals
    } of { $file } taken in
edit-proposal-skipped = Proposal on { $place } skipped
edit-proposal-corrected = Proposal on { $place } corrected
look-bold = Bold
look-underline = Underlined
look-strike = Struck out
look-italic = Italic
meaning-nothing = means nothing
meaning-addition = words to come in
meaning-deletion = words to go
meaning-remark = a remark
proposal-correct-title = Correct the proposal
proposal-action = Wants to
proposal-paragraph = Paragraph
proposal-paragraph-help = Which paragraph of the draft it is about
proposal-old = Words it is about (to go, to stay, to be replaced)
proposal-new = Words wanted; rival wordings on a line each
proposal-unknown-names = Named in the submission, in no list of actors: { $names }
proposal-drop-names = Leave them out
proposal-done = Take in as corrected
proposal-done-key = Ctrl+Enter
proposals-here = Proposals here
proposals-here-words = { $who }: { $action }
proposal-taken-out = Proposal taken out of the study.

## Pages as pictures, encodings
edit-encoding = Read again as { $name }
encoding-set = { $file } is read as { $name } now; what was said of its words is kept.
check-encoding = Encoding
check-encoding-help = The characters look wrong? Read the file with another encoding; what was said of its words stays on them.
check-encoding-unknown = not known
picture-broken = This page can’t be drawn; the words stand at their places instead.
picture-too-much = This page holds more than is drawn; the words stand at their places instead.
picture-too-slow = Drawing this page takes too long; the words stand at their places instead.
picture-coming = Drawing the page …
check-picture = Page
check-words = Words only
check-picture-help = The page as its producer set it, or its words at their places
