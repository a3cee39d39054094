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

# Every picture and table in LaTeX: a document for each scenario, two at a time.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$folder"/figures/*.csv "$folder"/figures/*.tex "$folder"/tables/*.tex "$work"
document() {
  echo '\documentclass{article}\usepackage[margin=1cm]{geometry}\usepackage{lmodern}\usepackage[T1]{fontenc}'
  echo '\usepackage{booktabs,pgfplots}\usepgfplotslibrary{groupplots}\pgfplotsset{compat=1.18}'
  echo '\begin{document}'
  for part in "$@"; do echo "\\noindent\\input{$part}\\clearpage"; done
  echo '\end{document}'
}
typeset_one() {
  pdflatex -interaction=nonstopmode -halt-on-error "$1" >"$1.txt" || { grep -A3 '^!' "$1.txt"; exit 255; }
}
export -f typeset_one
cd "$work"
for yaml in "$folder"/scenarios/*.yaml; do
  name=$(basename "$yaml" .yaml)
  document "$name"-*.tex >"document-$name"
done
document claims.tex scenarios.tex verification.tex >document-tables
for tex in document-*; do mv "$tex" "$tex.tex"; done
ls document-*.tex | xargs -P 2 -I {} bash -c 'typeset_one {}'
echo "LaTeX: $(ls "$folder"/figures/*.tex | wc -l) pictures and 3 tables, in $(ls document-*.pdf | wc -l) documents"
[ -z "${KEEP:-}" ] || cp document-*.pdf "$KEEP"

# Names and a file name that LaTeX would act on: every kind of figure compiles.
odd=$(mktemp -d)
cp "$here/names.yaml" "$odd/odd, [x] 50%#~_\\.yaml"
node "$here/../../dist/cli/main.js" figure all "$odd"/*.yaml --out "$odd" --format tex --columns 2 --grid 5 --replicates 20 >/dev/null
cd "$odd"
document *.tex | sed 's/\\input{\([^}]*\)}/\\input{"\1"}/g' >document.tex
typeset_one document.tex
[ -s document.pdf ]
cd "$folder"
rm -rf "$odd"
echo "LaTeX: names with commas, brackets and signs"

node "$here/openReport.mjs" "$folder/report.html"
