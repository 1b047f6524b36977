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
