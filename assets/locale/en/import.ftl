## import
import-empty = The file is empty. Check that it was saved or downloaded completely.
import-too-large = The file holds { $size } MB; at most { $limit } MB are read. Split it, or save only the text.
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
import-no-pdf-reader = This version does not read PDF. Save the text as DOCX.
import-place-page = page { $page }: { $said }
import-place-line = line { $line }: { $said }
import-place-paragraph = paragraph { $index }: { $said }
