# Tagging words, several themes, a provision's whole life; what is left; brackets; objectives.

command-pick-words = Choose words
command-pick-words-help = Choose words of the change with the arrow keys; what is said next (theme, attribution, note) is said of them.
command-tag-along = Tag the provision on all steps
command-tag-along-help = Put the change’s themes on every step on which its provision changed. What is tagged already stays as it is.
command-what-is-left = Remaining work
command-what-is-left-help = How many changes are still unseen, untagged, unattributed or without a headline, section by section.

words-chosen = Words chosen
words-say = Theme, attribution and note go to these words.
words-picking = ← → by word · Shift extends · ↑ ↓ paragraph · w all of it · Enter done · Esc leave
words-quoted = “{ $words }”

themes-title-along = Tag the provision on every step where it changed
themes-of-words = Of the words “{ $words }”
themes-several = Space ticks several, Enter applies them all.
edit-themes =
    { $count ->
        [one] One theme set
       *[other] { $count } themes set
    }
edit-along =
    { $count ->
        [one] Provision tagged on one step
       *[other] Provision tagged on { $count } steps
    }
along-done =
    { $count ->
        [one] Tagged on one more step: { $steps }
       *[other] Tagged on { $count } more steps: { $steps }
    }
along-nothing = It is tagged on every step where it changed already.
along-not-ready = The provisions are still being followed through the drafts; try again in a moment.

left-title = Remaining work
left-mine = Mine
left-everyone = Everyone’s work
left-counting = Counting …
left-see = Unseen
left-tag = Untagged
left-attribute = Unattributed
left-headline = Without headline
left-see-done = Every change of every comparison has been seen.
left-tag-done = Every change of every comparison has a theme.
left-attribute-done = Every change of every comparison is attributed, or said to be of unknown origin.
left-headline-done = Every change of every comparison has a headline.
left-nothing = Nothing remaining here
left-count = { $left } of { $total } remaining
left-said = { $what }: { $left } of { $total } remaining
left-keys = ← → what to count · ↑ ↓ section · Enter to the next one remaining · e mine or everyone’s

read-agreed = square brackets removed: agreed
read-bracketed = put in square brackets: not agreed
read-words-moved-to = words moved to { $place }
read-words-moved-from = words moved here from { $place }

objective-derived = { $objective } — from the section, coded by nobody
objective-named = Objective { $number }
objective-areas = Areas of this section:
edit-new-theme-tag = New theme “{ $name }”, and tagged with it
themes-new = New theme “{ $name }”
themes-empty = This study has no theme yet. Type a name and press Enter: the theme is made, and the change is tagged with it.
tag-key-free = No theme has the key { $key }. Press t to choose a theme or make one; the codebook gives themes their keys.

# Overruling strength and weight.
command-overrule = Overrule strength or weight
command-overrule-help = Say which way the change leans and how much it matters, against the tool, with your reason.
overruling-title = Strength and weight of this change
overruling-tool = The tool says: { $said }
overruling-weight = Weight
overruling-shift = Strength
overruling-as-tool = as the tool says
overruling-because = Because
overruling-done = Overrule
overruled-because = { $what }, because { $because }
overruled-by = overruled by { $author }: { $what }
