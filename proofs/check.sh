#!/usr/bin/env bash
# Machine-checks every theorem of this folder and what it rests on:  npm run proofs
#
#   bash proofs/check.sh            build, audit, compare the statements with statements.txt
#   bash proofs/check.sh --accept   the same, then write statements.txt anew (read its diff!)
#
# 1. Coq, MathComp and algebra-tactics are there.
# 2. No source admits or assumes anything, all files are built, none with a check switched off.
# 3. Every file compiles, each within 90 seconds.
# 4. Every claim, lemmas included, is closed under the global context: no axiom anywhere below it.
# 5. Every statement and every definition is, word for word, the one in statements.txt.
set -uo pipefail
cd "$(dirname "$0")"
began=$SECONDS
failures=0
fail() {
  failures=$((failures + 1))
  printf 'FAILED: %s\n' "$1" >&2
}
red() {
  echo "proofs: $failures failure(s)"
  exit 1
}
give_up() {
  fail "$1"
  red
}
mkdir -p .audit

# 1. Tools
cat >.audit/Tools.v <<'END'
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
END
if ! command -v coqc >/dev/null || ! timeout 90 coqc -q -w none .audit/Tools.v >/dev/null 2>&1; then
  cat >&2 <<'END'
The proofs need Coq 8.16.1, MathComp 1.15.0 and algebra-tactics 1.0.0, as in Debian 12 (bookworm);
later MathComp versions rename what the proofs use. On Debian, 0.35 GB to fetch and 1.5 GB of disk:

    apt-get install --no-install-recommends coq libcoq-mathcomp-algebra libcoq-mathcomp-algebra-tactics make

Elsewhere: opam install coq.8.16.1 coq-mathcomp-algebra.1.15.0 coq-mathcomp-algebra-tactics.1.0.0
END
  give_up 'Coq or one of its libraries is missing'
fi

# 2. Sources
sources=(*.v)
modules=("${sources[@]%.v}")
node audit/vernacular.mjs findings "${sources[@]}" || fail 'a source admits or assumes something'
diff <(printf '%s\n' "${sources[@]}" | sort) <(grep '\.v$' _CoqProject | sort) ||
  fail '_CoqProject does not list the files that are there'
diff <(grep -v '\.v$' _CoqProject) <(
  echo '-Q . Monoculture'
  echo '-arg -w -arg -notation-overridden,-ambiguous-paths,-redundant-canonical-projection,+local-declaration'
) || fail '_CoqProject has other options than the agreed ones'

# 3. Build
coq_makefile -f _CoqProject -o Makefile.coq || give_up 'coq_makefile'
timeout 600 make -f Makefile.coq -j2 COQC='bash audit/timedCoqc.sh' >.audit/build.log 2>&1 || {
  grep -v '^COQ' .audit/build.log >&2
  give_up 'the build'
}

# 4. Axioms. Coq's own record of each file (.glob) names what it proved; the text must claim the same.
qualified() { sed "s/^/@Monoculture.$1./"; }
proved() { awk '$1 == "prf" && $3 == "<>" { print $4 }' "$1.glob"; }
node audit/vernacular.mjs claims "${sources[@]}" >.audit/claims
grep -H '^ax ' -- *.glob && fail 'a file assumes something'
{
  printf 'From Monoculture Require %s.\n' "${modules[*]}"
  for module in "${modules[@]}"; do
    names=$(proved "$module" | qualified "$module" | paste -sd, | sed 's/,/, /g')
    [ -z "$names" ] || printf 'Definition audit_%s := (tt, %s).\n' "$module" "$names"
    [ -z "$names" ] || printf 'Goal True. idtac "== %s". Abort.\nPrint Assumptions audit_%s.\n' "$module" "$module"
  done
} >.audit/Axioms.v
timeout 120 coqc -q -w none -Q . Monoculture .audit/Axioms.v >.audit/axioms.txt 2>&1 || {
  cat .audit/axioms.txt >&2
  fail 'the axiom audit did not run'
}
closed() { grep -A1 -x "== $1" .audit/axioms.txt | grep -qx 'Closed under the global context'; }

# 5. Statements: every theorem, the lemmas on the model and on consistency, every definition.
stated='$2 != "Lemma" || $1 == "Model" || $1 ~ /^Sanity/'
{
  echo 'From mathcomp Require Import all_ssreflect all_algebra.'
  printf 'From Monoculture Require Import %s.\n' "${modules[*]}"
  echo 'Local Open Scope ring_scope. Unset Printing Implicit Defensive.'
  echo 'Set Printing Width 100. Set Printing Depth 10000.'
  for module in "${modules[@]}"; do
    printf 'Goal True. idtac "". idtac "== %s". Abort.\n' "$module"
    awk -v module="$module" '($1 == "def" || $1 == "rec" || $1 == "ind") && $3 == "<>" {
      print "Print Monoculture." module "." $4 "." }' "$module.glob"
    awk -v module="$module" "\$1 == module && ($stated) { print \"Check @Monoculture.\" \$1 \".\" \$3 \".\" }" .audit/claims
  done
} >.audit/Statements.v
{
  echo 'Written by proofs/check.sh --accept: what the Coq files define and prove.'
  timeout 120 coqc -q -w none -Q . Monoculture .audit/Statements.v 2>&1 || fail 'the statements could not be printed'
  echo
  echo '== Notations, coercions, canonical instances'
  node audit/vernacular.mjs notations "${sources[@]}"
} >.audit/statements.txt
if [ "${1-}" = --accept ]; then
  cp .audit/statements.txt statements.txt
elif ! diff -u statements.txt .audit/statements.txt; then
  fail 'the statements are not those of statements.txt; if that is meant: bash proofs/check.sh --accept'
fi

# Summary
theorems=0
open=0
printf '%-28s %-24s %-7s %s\n' theorem file closed seconds
for module in "${modules[@]}"; do
  claimed=$(awk -v module="$module" '$1 == module { print $3 }' .audit/claims)
  [ "$(sort <<<"$claimed")" = "$(proved "$module" | sort)" ] ||
    fail "$module.v: the text claims other theorems than Coq has proved"
  verdict=yes
  [ -z "$claimed" ] || closed "$module" || {
    verdict=NO
    open=$((open + 1))
    fail "$module.v rests on axioms: $(sed -n "/^== $module\$/,/^== /p" .audit/axioms.txt | grep -v '^==' | paste -sd ' ')"
  }
  seconds=$(cat ".audit/$module.seconds" 2>/dev/null || echo '-')
  while read -r name; do
    theorems=$((theorems + 1))
    printf '%-28s %-24s %-7s %s\n' "$name" "$module" "$verdict" "$seconds"
    seconds=''
  done < <(awk -v module="$module" '$1 == module && $2 != "Lemma" { print $3 }' .audit/claims)
done
lemmas=$(grep -c ' Lemma ' .audit/claims)
[ $failures -eq 0 ] || red
echo "proofs: $theorems theorems and $lemmas lemmas in ${#modules[@]} files, all closed under the global context, statements as agreed ($((SECONDS - began)) s)"
