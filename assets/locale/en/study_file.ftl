# The study's file: what could not be kept, and opening.
journal-again = The disk takes the journal again: every edit is kept.
backup-failed = Saved. The copy of the file as it was before could not be kept: { $why }
work-opening = Opening { $file }
annotations-carried = What was said of this draft: in place { $kept }, moved with its words { $moved }, on words that changed { $changed }, adrift { $adrift }.
study-edit-by-section = An objective comes from the section a paragraph stands in; it can’t be tagged.
start-after-panic = The program ended by an error of its own the last time. What was done until then comes back; what is known of the error stands in { $file }.
edit-take-gdc = Lists of the Global Digital Compact taken in
pack-there = The lists of the Global Digital Compact are in this study already.
pack-offer-gdc = This looks like the Global Digital Compact. Its codebook, public positions with their sources, and milestones can be taken into this study.
pack-take = Take in
pack-none = Plain
pack-gdc = Global Digital Compact
welcome-gdc = Take in the lists of the Global Digital Compact
welcome-gdc-help = A codebook of 27 themes, what delegations and stakeholders have said in public with the sources, and the milestones of the negotiation. A study without them knows the members of the United Nations, their groups and the usual stakeholders.
welcome-codebook = This study has a codebook. Open the drafts, or go on from a study.
