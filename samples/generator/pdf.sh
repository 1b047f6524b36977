#!/usr/bin/env bash
# Makes PDF with LibreOffice: from DOCX the samples (rev2 and rev4 without tags, the others with) and the labelled data
# (without tags, but for the drafts whose source asks for them), from HTML the pages that tests turn into pictures.
set -euo pipefail
cd "$(dirname "$0")/../.."

# pdf TAGS FILE…
pdf() {
    local tags=$1
    shift
    soffice --headless --convert-to "pdf:writer_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"$tags\"}}" \
        --outdir "$(dirname "$1")" "$@" >/dev/null
}

case ${1:-all} in
all | scanned)
    soffice --headless --infilter="HTML (StarWriter)" --convert-to pdf:writer_pdf_Export --outdir samples/scanned \
        samples/scanned/*.html >/dev/null
    ;;&
all | samples)
    for draft in zero rev1 rev2 rev3 rev4 final zero-zh final-zh; do
        tags=true
        case $draft in rev2 | rev4) tags=false ;; esac
        pdf "$tags" "samples/gdc/$draft.docx"
    done
    ;;&
all | labelled)
    for source in tests/labelled/drafts/source/*.txt; do
        tags=false
        if grep -q '^! tags' "$source"; then tags=true; fi
        pdf "$tags" "tests/labelled/drafts/$(basename "$source" .txt).docx"
    done
    for paper in tests/labelled/submissions/{two,four}-*.docx; do
        if [ -e "$paper" ]; then pdf false "$paper"; fi
    done
    ;;
esac
