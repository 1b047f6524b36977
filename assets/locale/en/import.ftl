## import

# PDF
import-pdf-not-a-pdf = This is not a PDF file: it does not begin as one. Check that the file was saved whole and under its right name.
import-pdf-damaged = The PDF file is damaged and cannot be read. Ask for it again, or open it in a PDF viewer and print it to a new PDF.
import-pdf-cut-off = The file ends too early: it was cut off while being saved or sent. { $pages ->
    [one] One page was
   *[other] { $pages } pages were
  } found; more may be missing.
import-pdf-no-pages = The PDF file has no pages.
import-pdf-password-needed = The PDF file is protected by a password. Save a copy without it, or ask for one, and open that.
import-pdf-password-wrong = The password does not open this PDF file. Check it, or ask for an unprotected copy.
import-pdf-encryption-unknown = The PDF file is encrypted in a way that is not supported. Ask for an unprotected copy.
import-pdf-page-scanned = Page { $page } has no text layer: it looks scanned. Its text is missing here; run it through text recognition first.
import-pdf-page-recognised = Page { $page } is a scanned picture with machine-recognised text behind it. Check its words against the page.
import-pdf-page-no-text = Page { $page } holds drawings but no text. If it shows words, they are missing here.
import-pdf-page-unmapped = Page { $page }: the fonts do not say which characters they hold, so the text cannot be read. It was set aside; look for another copy of the document, such as the Word file.
import-pdf-page-nonsense = Page { $page }: the text in the file makes no words of any language, though the page may look right. It was set aside; look for another copy of the document.
import-pdf-page-broken = Page { $page } is damaged or too large; part of it could not be read.
import-pdf-too-long = The document has { $total } pages; only the first { $page } were read.
import-pdf-hidden-layer = Page { $page } has text in a layer that is switched off. It was set aside.
import-pdf-mended = Read “{ $read }” where the file has “{ $written }”.
import-pdf-hyphens = { $count ->
    [one] One word broken at the end of a line was put together.
   *[other] { $count } words broken at the ends of lines were put together.
  }
import-pdf-note-unmarked = Footnote { $label }: its mark was not found in the text.
import-pdf-untagged = The tags of the PDF leave this text out; its place was taken from the page: “{ $text }”
import-pdf-tags-partial = The tags of the PDF leave out much of the text, so the paragraphs were taken from the look of the pages.
import-pdf-tags-lines = The tags of the PDF make a paragraph of each line, so the paragraphs were taken from the look of the pages.
import-pdf-tags-lumped = The tags of the PDF run many paragraphs together, so the paragraphs were taken from the look of the pages.
import-empty = The file is empty. Check that it was saved or downloaded completely.
import-too-large = The file holds { $size } MB; at most { $limit } MB are read. Split it, or save only the text.
apart-too-much = Reading the file would take more than { $limit } MB of memory; it was left unread. Is it the right file? Print it to a new PDF, or split it.
apart-too-slow = Reading the file took too long; it was left unread. Is it the right file? Print it to a new PDF, or split it.
apart-broken = The file broke what reads it, and was left unread. Is it damaged? Save it anew where it was made.
apart-not-started = What reads files could not be started. Close other programs and try again.
import-pdf-unpacks = The file unpacks to more than { $limit } MB; it was left unread. Is it the right file? Print it to a new PDF.
import-html-attributes = An element of the page has more than { $limit } attributes; it was not opened. Save it again from a browser, or copy its text and paste it.
import-too-many-columns = A table of the file has more than { $limit } columns. Split it, or save it without the table.
import-paragraph-parted = { $count ->
    [one] A paragraph is longer than { $limit } KB and was parted
   *[other] { $count } paragraphs are longer than { $limit } KB and were parted
 }, at the ends of sentences where there are any.
import-pdf-page-crowded = Page { $page } holds more than { $limit } pieces of lines; what stands beyond them was set aside.
import-too-many-paragraphs = The file holds more than { $limit } paragraphs. Split it and open the parts.
import-no-text = No text was found in the file. If it holds scanned pages, recognise their text (OCR) first.
import-rtf = This is an RTF file, which is read through LibreOffice. Install LibreOffice, or save the file as DOCX.
import-doc = This is an old Word document (.doc), which is read through LibreOffice. Install LibreOffice, or save the file as DOCX.
import-encrypted-office = The document is protected by a password. Save a copy without the password and open that.
import-picture = This is a picture ({ $kind }), not a document, whatever its name says. Recognise its text (OCR) first, or ask for the text itself.
import-archive = This is an archive or another kind of package, not a document. Unpack it and open the document inside.
import-spreadsheet = This is a spreadsheet. Save the text as DOCX, or copy it and paste it as a draft.
import-slides = This is a slide show. Save the text as DOCX, or copy it and paste it as a draft.
import-not-pdf = The file is named .pdf but is not a PDF. Download it again, or give it the ending it should have.
import-binary = The file is not a text: it holds bytes that stand for no characters. PDF, DOCX, ODT, HTML, Markdown and plain text are read.
import-zip-damaged = The document is damaged or was cut short: its package cannot be opened. Download or save it again.
import-zip-part-damaged = The document is damaged: its part “{ $part }” cannot be read. Download or save it again.
import-zip-too-much = The document unpacks to more than { $limit } MB, far more than a text needs; it may be made to do harm, and was not opened.
import-xml-too-deep = The part “{ $part }” of the document is nested deeper, or holds more, than a text needs; it was not opened. Save it again with a word processor.
import-xml-cut = The part “{ $part }” of the document breaks off; what comes after is lost. Download or save the document again.
import-embedded = Another document (“{ $part }”) is embedded here and was not read. Open the file in a word processor and save it again.
import-encoding = The text is not in UTF-8; it was read as { $name }. If letters look wrong, choose another encoding.
import-undecodable = { $count ->
    [one] One character could not be decoded as { $name } and is shown as �.
   *[other] { $count } characters could not be decoded as { $name } and are shown as �.
 } Choose another encoding.
import-unknown-characters = This paragraph holds characters that could not be read (�). Compare it with the original.
import-place-page = page { $page }: { $said }
import-place-line = line { $line }: { $said }
import-place-paragraph = paragraph { $index }: { $said }
import-html-too-deep = The page opens more than { $limit } elements inside one another; it was not opened. Save it again from a browser, or copy its text and paste it.
import-diagrams-read = { $count ->
    [one] A diagram (SmartArt) was read as paragraphs, in the order of the file. Look where its words belong.
   *[other] { $count } diagrams (SmartArt) were read as paragraphs, in the order of the file. Look where their words belong.
  }
import-objects = The document holds objects of other programs that were not read: { $names }. Open it in a word processor to see them.
import-mail = This is a mail: its text was read as the draft, its head was set aside.
import-mail-attached = The mail carries files that were not read: { $names }. Save them from the mail program and open each as a draft.
import-mail-unread = { $count ->
    [one] One part of the mail lies too deep, or is one too many, and was not read.
   *[other] { $count } parts of the mail lie too deep, or are too many, and were not read.
 } Save what it carries from the mail program and open each as a draft.
import-outlook = This is a mail of Outlook (.msg). Save it from Outlook as text or HTML, or save the attached document and open that.
import-xml-kind = This is an XML file of a kind that is not read (“{ $root }”). Open it in the program it comes from and save it as DOCX, PDF or HTML.
import-pdf-outside = Page { $page } holds text outside what is shown. It was set aside; the file holds more than it shows.
import-pdf-covered = Page { $page }: words are covered by a painted area, and were read all the same: “{ $text }”
import-pdf-attached = The PDF carries attached files that were not read: { $names }. Save them from a PDF viewer and open each as a draft.

# Pages read by text recognition (OCR)
ocr-recognised = { $pages ->
     [one] One page without readable text was recognised
    *[other] { $pages } pages without readable text were recognised
    } by { $by } (page { $which }): { $words ->
     [one] one word
    *[other] { $words } words
    }, { $unsure ->
     [0] none of them unsure.
     [one] one of them unsure.
    *[other] { $unsure } of them unsure.
    } Check the words against the pages.
ocr-page-unsure = { $count ->
     [one] One word of page { $page } was not recognised surely and is marked.
    *[other] { $count } words of page { $page } were not recognised surely and are marked.
    } Check them against the page.
ocr-page-wordless = Page { $page }: text recognition found no words on it. If it shows any, they are missing here.
ocr-page-slow = Page { $page } was given up: text recognition took too long. Open the page’s file again, or look for another copy.
ocr-page-broken = Page { $page }: Tesseract stopped with an error. Open the file again, or look for another copy.
ocr-page-nonsense = Page { $page }: Tesseract’s answer is no list of words. Is its version 4 or later?
ocr-page-undrawn = Page { $page } could not be drawn, so its text could not be recognised. Look for another copy of the document.
ocr-missing = Pages without readable text are read by Tesseract, which is not installed. Install it and open the file again: on Debian and Ubuntu apt install { $packages } (other languages: tesseract-ocr-chi-sim, -ara, -rus, -fra, -spa), on macOS brew install tesseract-lang, on Windows the Tesseract installer.
ocr-needs-language = Tesseract lacks the language of some pages. Install it and open the file again: on Debian and Ubuntu apt install { $packages }, on macOS brew install tesseract-lang, on Windows by the Tesseract installer.
ocr-broken = Tesseract is installed but does not answer as it should, so pages without readable text were left out. Install it anew, version 4 or later.
ocr-page-unread = Page { $page }: something on it was not recognised: writing, a stamp, a picture or lines. Look at the page.
