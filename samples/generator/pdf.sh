#!/usr/bin/env bash
# Makes the PDF samples from the DOCX samples with LibreOffice; rev2 and rev4 without tags, the others with.
set -euo pipefail
cd "$(dirname "$0")/../gdc"
for draft in zero rev1 rev2 rev3 rev4 final zero-zh final-zh; do
    tags=true
    case $draft in rev2 | rev4) tags=false ;; esac
    soffice --headless --convert-to "pdf:writer_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"$tags\"}}" "$draft.docx" >/dev/null
done
