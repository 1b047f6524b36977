# Codebook and actors: what is done to them, and their windows.

study-edit-cycle = A theme can’t stand below itself.
study-edit-key-taken = A number key from 1 to 8 belongs to one theme only: free it there first.
study-edit-no-name = It needs a name in one language at least.
study-edit-in-use = It is in use: retire it, or merge it into another, instead.

edit-theme-create = theme “{ $name }” added
edit-theme-move = theme moved
edit-theme-merge = theme merged into another
edit-theme-split = theme split: { $count } tags to “{ $name }”
edit-theme-retire = theme retired
edit-theme-bring-back = theme brought back
edit-theme-remove = theme taken out
edit-theme-import = codebook imported: { $count } themes

codebook-name-en = Name in English
codebook-name-zh = Name in Chinese
codebook-code = Short name
codebook-key = Key
codebook-colour = Colour
codebook-description = What it means
codebook-include = Use it for
codebook-exclude = Not for
codebook-keywords = Words that speak of it
codebook-retired = Retired

codebook-import-empty = This file holds no codes. Travaux reads REFI-QDA codebooks (.qdc) and CSV with a column “tag”, “name” or “path”.
codebook-import-broken = Line { $line }: the file is damaged or cut short here, so nothing of it was taken. Export it again from the other program.
codebook-import-other-xml = This is XML, but no REFI-QDA codebook: there is no CodeBook element at its top.
codebook-import-nameless = Code number { $number } has no name. Give it one in the other program.
codebook-import-no-column = The first row names no column “tag”, “name” or “path”.
codebook-import-columns = The first row names more than one of “tag”, “name” and “path”: leave one.
codebook-import-no-name = Line { $line }: the name is missing.
codebook-import-twice = Line { $line }: “{ $name }” is there a second time.
codebook-import-parent = Line { $line }: its parent “{ $name }” is not in the file.
codebook-import-circle = Some codes stand below themselves.

command-codebook = Codebook…
command-codebook-help = Themes: add, name, merge, split, move, retire; read and write codebooks of other programs
path-codebook = Read a codebook
path-codebook-out = Write the codebook (.qdc, or .csv)
codebook-title = Codebook
codebook-done = Done
codebook-new = New theme
codebook-import = Read…
codebook-export = Write…
codebook-search = Find a theme
codebook-empty = There is no theme yet. A theme is what a change is about: “human rights”, “data flows”. Press n or “New theme” to make the first, or “Read…” to take a codebook from NVivo, MAXQDA, ATLAS.ti, Taguette or a colleague.
codebook-keys = ↑↓ choose · F2 name · n new · m merge · s split · v move · r retire · Delete take out · Alt+arrows reorder and nest · Ctrl+Z takes back
codebook-new-title = New theme
codebook-new-hint = Name, in English or Chinese
codebook-new-below = Below “{ $name }”
codebook-add = Add
codebook-merge = Merge into…
codebook-merge-title = Merge “{ $name }” into…
codebook-merge-hint = What was tagged with it, its key and words, and the themes below it go there. It stays in the list, retired.
codebook-split = Split…
codebook-split-title = Split “{ $name }”
codebook-split-hint = Name the new theme and choose the tags that go to it.
codebook-split-nothing = Nothing is tagged with it yet; the new theme will be empty.
codebook-split-do = { $count ->
    [0] Make the new theme
    [one] Move one tag to the new theme
   *[other] Move { $count } tags to the new theme
}
codebook-split-done = { $count ->
    [one] One tag went to the new theme
   *[other] { $count } tags went to the new theme
}
codebook-move = Move to…
codebook-move-title = Move “{ $name }” below…
codebook-move-hint = Its place among its neighbours is set with Alt+↑ and Alt+↓, or by dragging.
codebook-top = (on top)
codebook-retire = Retire
codebook-bring-back = Bring back
codebook-remove = Take out
codebook-removed = Theme taken out
codebook-merged = Theme merged; everything tagged followed
codebook-merged-into = { $name } → { $into }
codebook-retired-name = { $name } (retired)
codebook-by-section = An objective comes from the section a paragraph stands in. It is computed, never tagged by hand.
codebook-import-failed = { $file } was not read. { $why }
codebook-written-qdc = { $file } is written. The format has one name, a colour and a description for each theme: the second name, key, rules and words stand below the description. Where merged themes went is not in it.
codebook-written-csv = { $file } is written. Taguette reads names and descriptions and passes over the other columns. Where merged themes went is not in it.
codebook-incoming-title = What { $file } would do
codebook-incoming-counts = { $new } new · { $differ } differ · { $same } the same
codebook-incoming-sets = { $count ->
    [one] One set of codes in it is not kept: a study has none.
   *[other] { $count } sets of codes in it are not kept: a study has none.
}
codebook-incoming-add = { $count ->
    [one] Add the new one, leave the rest
   *[other] Add { $count } new, leave the rest
}
codebook-incoming-change = Also change what differs
codebook-incoming-leave = Leave it
codebook-key-taken = Brought back without key { $key }: it belongs to { $theme } now.
