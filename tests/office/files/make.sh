#!/usr/bin/env bash
# Makes the files here anew, with the programs that people use: pandoc, LibreOffice and python-docx.
set -euo pipefail
cd "$(dirname "$0")"
pandoc story.md -o pandoc.docx
pandoc story.md -o pandoc.odt
soffice --headless --convert-to odt:writer8 --outdir made story.fodt && mv made/story.odt libreoffice.odt
soffice --headless --convert-to docx:"MS Word 2007 XML" --outdir made story.fodt && mv made/story.docx libreoffice.docx
rmdir made
python make_python_docx.py
