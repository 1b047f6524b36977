# The study's file: what could not be kept, and opening.
journal-again = The disk takes the journal again: every edit is kept.
backup-failed = Saved. The copy of the file as it was before could not be kept: { $why }
work-opening = Opening { $file }
annotations-carried = What was said of this draft: in place { $kept }, moved with its words { $moved }, on words that changed { $changed }, adrift { $adrift }.
study-edit-by-section = An objective comes from the section a paragraph stands in; it can’t be tagged.
start-after-panic = The program ended by an error of its own the last time. What was done until then comes back; what is known of the error stands in { $file }.
