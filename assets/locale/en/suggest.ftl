command-accept-suggestion = Accept suggestion
command-accept-suggestion-help = Make the first suggestion of the tool your own: a tag, or an attribution you infer.
command-dismiss-suggestion = Dismiss suggestion
command-dismiss-suggestion-help = Remove the first suggestion of the tool; it is not made again.
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
command-mark-on = Extend selection to next change
command-mark-on-help = Select this change and the next one; tags, attributions and “seen” then go to every selected change.
command-mark-back = Extend selection to previous change
command-mark-back-help = Select this change and the previous one; going back over selected changes deselects them.
command-mark-all = Select all changes shown
command-mark-all-help = Select every change that passes the filters.
command-unmark = Clear selection
command-unmark-help = Deselect all changes.
edit-many = { $what }, on { $count } changes
edit-untag-many = Tag taken from { $count } changes
inspector-marked = { $count } changes are selected: tags, attributions and “seen” go to all of them.
headline-came = New: “{ $new }”
headline-went = Deleted: “{ $old }”
headline-in = “{ $new }” comes in
headline-out = “{ $old }” goes
headline-replaced = “{ $old }” becomes “{ $new }”
headline-moved = Moved
headline-agreed = Square brackets removed
headline-bracketed = Put in square brackets
headline-proposed = Suggested: { $text } (Enter takes it)
