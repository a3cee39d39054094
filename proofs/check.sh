#!/usr/bin/env bash
# Machine-checks every theorem of this folder and what it rests on:  npm run proofs
#
#   bash proofs/check.sh            build from nothing, audit, compare with statements.txt and statements.sha256
#   bash proofs/check.sh --accept   the same, then write both files anew (read the diff!)
#   bash proofs/check.sh --drill    attack the audit in many ways, each of which it must refuse
#
# 1. Sources are plain: only the sentences that audit/vernacular.mjs lists, every proof ended by Qed, all files built.
# 2. Coq, MathComp, algebra-tactics and real-closed are there; no name of ours is one of theirs.
# 3. Every file compiles, in an empty folder and with an empty environment, each within 90 seconds.
# 4. Everything is closed under the global context: no axiom anywhere below it. coqchk, a checker apart, agrees.
# 5. What Coq holds, written out in full (no notation, no implicit argument, no coercion), has the agreed hashes, and
#    what a reader sees is, word for word, statements.txt.
# 6. Every Coq name that a page links is stated there.
set -uo pipefail
cd "$(dirname "$0")"
[ "${1-}" != --drill ] || exec node audit/drill.mjs
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

# 1. Sources
sources=(*.v)
modules=("${sources[@]%.v}")
node audit/vernacular.mjs findings "${sources[@]}" || fail 'a source holds what is not allowed'
diff <(printf '%s\n' "${sources[@]}" | sort) <(grep '\.v$' _CoqProject | sort) ||
  fail '_CoqProject does not list the files that are there'
diff <(grep -v '\.v$' _CoqProject) <(
  echo '-Q . Monoculture'
  echo '-arg -w -arg -notation-overridden,-ambiguous-paths,-redundant-canonical-projection,+local-declaration'
) || fail '_CoqProject has other options than the agreed ones'
[ $failures -eq 0 ] || red

# Everything is built apart: no .vo, no Makefile.coq.local and no variable from elsewhere is seen.
work=.audit/build
rm -rf .audit && mkdir -p "$work"
cp "${sources[@]}" _CoqProject audit/timedCoqc.sh "$work"
alone() { (cd "$work" && env -i PATH="$PATH" HOME=/nonexistent LC_ALL=C timeout 600 "$@"); }
audit() { alone coqc -q -w none -Q . Monoculture "$1.v" >".audit/$1.txt" 2>&1; }

# 2. Tools, and names that are taken
libraries='From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.real_closed Require Import complex realalg.
From mathcomp.algebra_tactics Require Import ring.'
node audit/vernacular.mjs claims "${sources[@]}" >.audit/claims
{
  echo "$libraries"
  echo 'Import GRing.Theory Num.Theory Order.TTheory.'
  awk '{ print "Locate " $3 "." }' .audit/claims
  grep -ohE '^ *(Definition|Record|Fixpoint) +[A-Za-z_0-9]+' "${sources[@]}" | awk '{ print "Locate " $2 "." }'
} >"$work/Names.v"
if ! command -v coqc >/dev/null || ! audit Names; then
  cat >&2 <<'END'
The proofs need Coq 8.16.1, MathComp 1.15.0, algebra-tactics 1.0.0 and real-closed 1.1.3, as in Debian 12 (bookworm);
later MathComp versions rename what the proofs use. On Debian, 0.36 GB to fetch and 1.6 GB of disk:

    apt-get install --no-install-recommends coq libcoq-mathcomp-algebra libcoq-mathcomp-algebra-tactics \
      libcoq-mathcomp-real-closed make

Elsewhere: opam install coq.8.16.1 coq-mathcomp-algebra.1.15.0 coq-mathcomp-algebra-tactics.1.0.0 \
  coq-mathcomp-real-closed.1.1.3
END
  give_up 'Coq or one of its libraries is missing'
fi
grep -v -e '^No object of basename' -e '^ *(shorter name' .audit/Names.txt &&
  fail 'a name of ours is one that MathComp has'

# 3. Build
alone coq_makefile -f _CoqProject -o Makefile.coq || give_up 'coq_makefile'
alone make -f Makefile.coq -j2 COQC='bash timedCoqc.sh' >.audit/build.log 2>&1 || {
  grep -v '^COQ' .audit/build.log >&2
  give_up 'the build'
}
built=$((SECONDS - began))

# 4 and 5. What was built: all that Coq holds, in full, and what it rests on.
{
  echo "$libraries"
  printf 'From Monoculture Require %s.\n' "${modules[*]}"
  echo 'Set Printing All. Set Printing Width 200. Set Printing Depth 1000000.'
} >.audit/full
{
  cat .audit/full
  for module in "${modules[@]}"; do echo "Print Module Monoculture.$module."; done
} >"$work/Contents.v"
audit Contents || give_up 'the contents could not be printed'
{
  cat .audit/full
  node audit/vernacular.mjs definitions .audit/Contents.txt |
    sed 's/.*/Goal True. idtac "== &". Abort. Print Monoculture.&./'
} >"$work/Bodies.v"
audit Bodies || give_up 'the definitions could not be printed'
cat .audit/Contents.txt .audit/Bodies.txt >.audit/Held.txt
node audit/vernacular.mjs hashes .audit/Held.txt >.audit/statements.sha256
{
  printf 'From Monoculture Require %s.\n' "${modules[*]}"
  echo "Definition all := $(awk '{ print "let _ := @Monoculture." $2 " in" }' .audit/statements.sha256) I."
  echo 'Print Assumptions all.'
} >"$work/Axioms.v"
if ! audit Axioms || [ "$(cat .audit/Axioms.txt)" != 'Closed under the global context' ]; then
  cat .audit/Axioms.txt >&2
  fail 'something rests on axioms'
fi
alone coqchk -silent -o -Q . Monoculture $(printf ' -norec Monoculture.%s' "${modules[@]}") >.audit/coqchk.txt 2>&1 ||
  fail 'coqchk refuses a file'
# What coqchk was told not to read again (MathComp) it lists as assumed; of ours nothing may stand there.
grep 'Monoculture\.' .audit/coqchk.txt && fail 'coqchk finds something assumed'
[ "$(grep -c '<none>' .audit/coqchk.txt)" -eq 3 ] || fail 'coqchk finds a check of the kernel switched off'

# What a reader sees: every theorem, what the pages link, the lemmas on the model and on consistency, every definition.
pages=(*.md)
grep -ohE '\]\([A-Za-z0-9_]+\.v\)' "${pages[@]}" | sort -u | sed 's/](\(.*\).v)/\1/' >.audit/linkedFiles
grep -oE '\[`[A-Za-z0-9_]+`\]\([A-Za-z0-9_]+\.v\)' -h "${pages[@]}" |
  sed -E 's/\[`(.*)`\]\((.*)\.v\)/\2.\1/' | sort -u >.audit/linked
{
  echo "$libraries"
  printf 'From Monoculture Require Import %s.\n' "${modules[*]}"
  echo 'Local Open Scope ring_scope. Unset Printing Implicit Defensive.'
  echo 'Set Printing Width 100. Set Printing Depth 10000.'
  for module in "${modules[@]}"; do
    printf 'Goal True. idtac "". idtac "== %s". Abort.\n' "$module"
    sed -nE 's/^ *(Definition|Record|Fixpoint) +([A-Za-z_0-9]+).*/\2/p' "$module.v" |
      sed "s/.*/Print Monoculture.$module.&./"
    awk -v module="$module" 'NR == FNR { linked[$1]; next }
      $1 == module && ($2 != "Lemma" || $1 == "Model" || $1 ~ /^Sanity/ || ($1 "." $3) in linked) {
        print "Check @Monoculture." $1 "." $3 "." }' .audit/linked .audit/claims
  done
} >"$work/Statements.v"
{
  echo 'Written by proofs/check.sh --accept: what the Coq files define and prove.'
  audit Statements || fail 'the statements could not be printed'
  cat .audit/Statements.txt
  echo
  echo '== Abbreviations'
  node audit/vernacular.mjs notations "${sources[@]}"
} >.audit/statements.txt
if [ "${1-}" = --accept ]; then
  cp .audit/statements.txt .audit/statements.sha256 .
else
  diff -u statements.txt .audit/statements.txt ||
    fail 'the statements are not those of statements.txt; if that is meant: bash proofs/check.sh --accept'
  diff statements.sha256 .audit/statements.sha256 | sed -n 's/^\([<>]\) [0-9a-f]* /\1 /p' | sort -u
  cmp -s statements.sha256 .audit/statements.sha256 ||
    fail 'what Coq holds is not what statements.sha256 says; if that is meant: bash proofs/check.sh --accept'
fi

# 6. Pages
awk '{ print $2 }' .audit/statements.sha256 | sort >.audit/held
comm -23 .audit/linked .audit/held | grep . && fail 'a page links a name that is not there'

# Summary
printf '%-34s %-24s %s\n' theorem file 'seconds (of the file)'
for module in "${modules[@]}"; do
  seconds=$(cat "$work/.audit/$module.seconds" 2>/dev/null)
  for name in $(awk -v module="$module" '$1 == module && $2 != "Lemma" { print $3 }' .audit/claims); do
    printf '%-34s %-24s %s\n' "$name" "$module" "$seconds"
    seconds=''
  done
done
lemmas=$(grep -c ' Lemma ' .audit/claims)
theorems=$(($(wc -l <.audit/claims) - lemmas))
[ $failures -eq 0 ] || red
echo "proofs: $theorems theorems and $lemmas lemmas in ${#modules[@]} files, all closed under the global context, statements as agreed ($built s to build, $((SECONDS - began)) s in all)"
