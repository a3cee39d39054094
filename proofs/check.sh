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
proved() { awk '$1 == "prf" && $3 == "<>" { print $4 }' "$1.glob"; }
audit() { timeout 300 coqc -q -w none -Q . Monoculture ".audit/$1.v" >".audit/$1.txt" 2>&1; }
node audit/vernacular.mjs claims "${sources[@]}" >.audit/claims
grep -H '^ax ' -- *.glob && fail 'a file assumes something'
for module in "${modules[@]}"; do proved "$module" | sed "s/^/Monoculture.$module./"; done >.audit/proved
together() { echo "Definition $1 := $(grep "^Monoculture.$2" .audit/proved | sed 's/.*/let _ := @& in/') I."; }
{
  printf 'From Monoculture Require %s.\n' "${modules[*]}"
  together all ''
  echo 'Print Assumptions all.'
} >.audit/Axioms.v
: >.audit/open
if ! audit Axioms || [ "$(cat .audit/Axioms.txt)" != 'Closed under the global context' ]; then
  cat .audit/Axioms.txt >&2
  {
    printf 'From Monoculture Require %s.\n' "${modules[*]}"
    for module in "${modules[@]}"; do
      together "all_$module" "$module\."
      printf 'Goal True. idtac "== %s". Abort. Print Assumptions all_%s.\n' "$module" "$module"
    done
  } >.audit/FileAxioms.v
  audit FileAxioms || cat .audit/FileAxioms.txt >&2
  awk '/^== / { name = $2; next } name && !/^Closed under/ { print name } { name = "" }' \
    .audit/FileAxioms.txt >.audit/open
  fail "resting on axioms: $(paste -sd' ' .audit/open)"
fi

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
  audit Statements || fail 'the statements could not be printed'
  cat .audit/Statements.txt
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
printf '%-28s %-24s %-7s %s\n' theorem file closed 'seconds (of the file)'
for module in "${modules[@]}"; do
  diff <(awk -v module="$module" '$1 == module { print $3 }' .audit/claims | sort) <(proved "$module" | sort) ||
    fail "$module.v: the text claims (<) other theorems than Coq has proved (>)"
  seconds=$(cat ".audit/$module.seconds" 2>/dev/null)
  verdict=yes
  grep -qx "$module" .audit/open && verdict=NO
  for name in $(awk -v module="$module" '$1 == module && $2 != "Lemma" { print $3 }' .audit/claims); do
    printf '%-28s %-24s %-7s %s\n' "$name" "$module" $verdict "$seconds"
    seconds=''
  done
done
lemmas=$(grep -c ' Lemma ' .audit/claims)
theorems=$(($(wc -l <.audit/claims) - lemmas))
[ $failures -eq 0 ] || red
echo "proofs: $theorems theorems and $lemmas lemmas in ${#modules[@]} files, all closed under the global context, statements as agreed ($((SECONDS - began)) s)"
