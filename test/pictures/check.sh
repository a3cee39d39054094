#!/usr/bin/env bash
# Checks the output of `monoculture reproduce` with the programs its readers use.
# Usage: check.sh FOLDER
# Needs pdffonts (poppler-utils), qpdf, pdflatex with pgfplots and booktabs (texlive-latex-base, texlive-pictures,
# texlive-latex-recommended, lmodern) and /usr/bin/chromium.
set -euo pipefail
folder=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)

# Every PDF: sound, and every font embedded and subset (columns emb and sub, from the right).
pdfs=0
for pdf in "$folder"/figures/*.pdf; do
  qpdf --check "$pdf" >/dev/null
  fonts=$(pdffonts "$pdf" | tail -n +3)
  [ -n "$fonts" ] || { echo "$pdf: no fonts at all"; exit 1; }
  if awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || /Type 3/) exit 1 }' <<<"$fonts"; then pdfs=$((pdfs + 1));
  else echo "$pdf: a font is not embedded:"; echo "$fonts"; exit 1; fi
done
echo "$pdfs PDFs: sound, every font embedded"

# Every picture and table in LaTeX, in one document.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$folder"/figures/*.csv "$folder"/figures/*.tex "$folder"/tables/*.tex "$work"
{
  echo '\documentclass{article}\usepackage[margin=1cm]{geometry}\usepackage{lmodern}\usepackage[T1]{fontenc}'
  echo '\usepackage{booktabs,pgfplots}\usepgfplotslibrary{groupplots}\pgfplotsset{compat=1.18}'
  echo '\begin{document}'
  for tex in "$folder"/figures/*.tex; do echo "\\noindent\\input{$(basename "$tex")}\\clearpage"; done
  for tex in claims scenarios verification; do echo "\\input{$tex.tex}\\clearpage"; done
  echo '\end{document}'
} >"$work/all.document"
(cd "$work" && mv all.document all-pictures.tex && pdflatex -interaction=nonstopmode -halt-on-error all-pictures.tex >log.txt) || {
  grep -A3 '^!' "$work/log.txt"
  exit 1
}
echo "LaTeX: $(ls "$folder"/figures/*.tex | wc -l) pictures and 3 tables, $(pdfinfo "$work/all-pictures.pdf" | awk '/^Pages/ { print $2 }') pages"
[ -z "${KEEP:-}" ] || cp "$work/all-pictures.pdf" "$KEEP"

node "$here/openReport.mjs" "$folder/report.html"
