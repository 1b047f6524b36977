# The study's file: what could not be kept, and opening.
journal-again = The disk takes the journal again: every edit is kept.
backup-failed = Saved. The copy of the file as it was before could not be kept: { $why }
work-opening = Opening { $file }
