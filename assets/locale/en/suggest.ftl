command-accept-suggestion = Accept suggestion
command-accept-suggestion-help = Make the first suggestion of the tool your own: a tag, or an attribution you infer.
command-dismiss-suggestion = Dismiss suggestion
command-dismiss-suggestion-help = Put the first suggestion of the tool away for good.
suggest-title = Suggested by the tool
suggest-keywords = keywords { $words }
suggest-like = { $count ->
    [one] like one place you tagged so: { $words }
   *[other] like { $count } places you tagged so: { $words }
}
suggest-words-came = its words came in: “{ $words }”
suggest-accuracy = Checked on this study's { $places } tagged places, each left out in turn: the first suggestion fits { $first } %, one of three { $three } %.
suggest-accept = Accept the suggestion { $what }
suggest-dismiss = Dismiss the suggestion { $what }
suggest-dismissed = Suggestion dismissed: { $what }
command-mark-on = Mark on
command-mark-on-help = Mark the change and the next one: what you say then is said of all marked.
command-mark-back = Mark back
command-mark-back-help = Mark the change and the one before, or take the mark away going back.
command-mark-all = Mark all
command-mark-all-help = Mark every change that passes the filters.
command-unmark = Unmark
command-unmark-help = Take all marks away.
edit-many = { $what }, on { $count } changes
edit-untag-many = Tag taken from { $count } changes
inspector-marked = { $count } changes are marked: tags, attributions and “seen” go to all of them.
headline-came = New: “{ $new }”
headline-went = Deleted: “{ $old }”
headline-in = “{ $new }” comes in
headline-out = “{ $old }” goes
headline-replaced = “{ $old }” becomes “{ $new }”
headline-moved = Moved
headline-agreed = Square brackets removed
headline-bracketed = Put in square brackets
headline-proposed = Suggested: { $text } (Enter takes it)
