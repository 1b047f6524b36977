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
