// Attacks the audit of check.sh: npm run proofs -- --drill
//
// A small tree, Matrices.v and the two theorems below, is accepted; then each attack changes it as someone might who wants
// a theorem to say less than it seems to, or to hold without a proof. The audit must turn red on each, for the reason given.
// The attacks marked "deep" run once more with the reading of the sources switched off, so that what Coq itself holds must give
// them away.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const proofs = join(import.meta.dirname, '..');
const HEAD = `From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
`;
const SHIFT = `Theorem char_poly_of_zero (R : ringType) n : char_poly (0 : 'M[R]_n) = char_poly (0 : 'M[R]_n).
Proof. by []. Qed.
`;
const SQUARE = `Theorem norm_positive (R : realFieldType) n (x : 'cV[R]_n) : 0 <= dot x x.
Proof. exact: dot_ge0. Qed.
`;
const EQUAL = `Theorem nought_or_more (x : nat) : (x == 0%N) || (x != 0%N).
Proof. by case: (x == 0%N). Qed.
`;
const target = HEAD + SHIFT + SQUARE + EQUAL;
const before = (text, extra) => target.replace(text, extra + text);
const instead = (text, other) => target.replace(text, other);

/** name, the files that change, what must be said, and whether what Coq holds must show it as well. */
const ATTACKS = [
  // The four that passed the first audit.
  ['a coercion that makes every Boolean true', { 'Target.v': before('Theorem norm', '#[global] Coercion holds (b : bool) : Prop := True.\n').replace('exact: dot_ge0.', 'exact: I.') }, /not allowed|attribute/, true],
  ['a name that MathComp has', { 'Target.v': before(SHIFT, "Definition char_poly (R : ringType) n (A : 'M[R]_n) : {poly R} := 'X^n.\n") }, /name of ours is one that MathComp has/, true],
  ['an order of one\'s own behind <=', { 'Target.v': before('Theorem norm', 'Canonical strange (R : realFieldType) := Order.POrder.Pack ring_display (Order.POrder.class [porderType of R^d]).\n') }, /not allowed/, false],
  ['a compiled file left over', { 'Target.v': target.replace('0 <= dot x x', '0 <= dot x x + 1').replace('exact: dot_ge0', 'by rewrite addr_ge0 ?dot_ge0 ?ler01'), 'Target.vo': 'stale' }, /statements are not those/, true],
  // The three that did not.
  ['Admitted', { 'Target.v': instead('exact: dot_ge0. Qed.', 'Admitted.') }, /no tactic/, true],
  ['an axiom', { 'Target.v': before('Theorem norm', "Axiom easy : forall (R : realFieldType) n (x : 'cV[R]_n), 0 <= dot x x.\n").replace('exact: dot_ge0', 'exact: easy') }, /not allowed/, true],
  ['a weaker conclusion', { 'Target.v': instead('0 <= dot x x.\nProof. exact: dot_ge0.', '0 <= dot x x + 0.\nProof. by rewrite addr0 dot_ge0.') }, /statements are not those/, false],
  // And more.
  ['one more hypothesis, from a section', { 'Target.v': instead(SQUARE, `Section S.\nHypothesis never : 0%N = 1%N.\n${SQUARE.replace('exact: dot_ge0', 'by move: never')}End S.\n`) }, /statements are not those/, false],
  ['a variable that shadows a definition', { 'Target.v': instead(SQUARE, `Section S.\nVariable dot : forall (R : realFieldType) n, 'cV[R]_n -> 'cV[R]_n -> R.\nHypothesis dot_ge0 : forall (R : realFieldType) n (x : 'cV[R]_n), 0 <= @dot R n x x.\n${SQUARE}End S.\n`) }, /statements are not those/, false],
  ['an assumption outside of sections', { 'Target.v': before('Theorem norm', "Hypothesis easy : 0%N = 1%N.\n") }, /outside a section/, true],
  ['an option inside a proof', { 'Target.v': instead('exact: dot_ge0.', 'Unset Universe Checking. exact: dot_ge0.') }, /no tactic/, false],
  ['a guard switched off', { 'Target.v': before('Theorem norm', '#[bypass_check(guard)] Fixpoint loop (n : nat) : False := loop n.\n').replace('exact: dot_ge0', 'by case: (loop 0)') }, /attribute/, true],
  ['a notation that hides', { 'Target.v': before('Theorem norm', 'Local Notation "x <= y" := (True) : ring_scope.\n').replace('exact: dot_ge0', 'exact: I') }, /string/, true],
  ['a comment that only seems to end', { 'Target.v': before('Theorem norm', '(*) Section Shelter. (* *) *)\nHypothesis easy : 0%N = 1%N.\n(*) End Shelter. (* *) *)\n') }, /outside a section/, false],
  ['a letter that looks like another', { 'Target.v': instead('dot x x.\nProof', 'd\u043et x x.\nProof') }, /ASCII/, false],
  ['a proof that stays transparent', { 'Target.v': instead('exact: dot_ge0. Qed.', 'exact: dot_ge0. Defined.') }, /no tactic/, true],
  ['a definition changed below', { 'Matrices.v': readFileSync(join(proofs, 'Matrices.v'), 'utf8').replace('Definition dot x y : R := (x^T *m y) 0 0.', 'Definition dot x y : R := (1 *: x^T *m y) 0 0.').replace('Lemma dotE x y : dot x y = \\sum_i x i 0 * y i 0.\nProof. by rewrite /dot', 'Lemma dotE x y : dot x y = \\sum_i x i 0 * y i 0.\nProof. rewrite /dot scale1r; by rewrite').replace('Lemma dotDl', 'Lemma dotDl') }, /FAILED/, false],
  ['a lemma weakened that no theorem shows', { 'Matrices.v': readFileSync(join(proofs, 'Matrices.v'), 'utf8').replace('Lemma mxpow0 n (Q : \'M[R]_n) : mxpow Q 0 = 1%:M. Proof. by []. Qed.', 'Lemma mxpow0 n (Q : \'M[R]_n.+1) : mxpow Q 0 = 1%:M. Proof. by []. Qed.') }, /FAILED/, false],
  ['a theorem taken away', { 'Target.v': instead(EQUAL, '') }, /statements are not those/, false],
  ['a page that links what is not there', { 'T0.md': 'as [`norm_negative`](Target.v) says\n' }, /links a name/, false],
  ['an option of the project', { _CoqProject: '-Q . Monoculture\n-arg -type-in-type\nMatrices.v\nTarget.v\n' }, /other options/, false],
  ['a file that is not built', { 'Aside.v': HEAD }, /does not list/, false],
  ['a makefile beside', { 'Makefile.coq.local': 'COQC=true\n', 'Target.v': instead('exact: dot_ge0', 'by []') }, /the build/, false],
  ['a plugin', { 'Target.v': before('Theorem norm', 'From elpi Require Import elpi.\n') }, /not allowed/, false],
  ['a tactic of the same name', { 'Target.v': before('Theorem norm', 'Ltac ring := idtac.\n') }, /not allowed/, false],
  ['a claim that is a definition', { 'Target.v': instead('Proof. exact: dot_ge0. Qed.', '').replace("0 <= dot x x.", '0 <= dot x x := dot_ge0 x.') }, /without a proof/, true],
];

const check = (folder, extra = []) =>
  spawnSync('bash', [join(folder, 'check.sh'), ...extra], { encoding: 'utf8' });

/** A tree of its own: the audit, Matrices.v, Target.v and what is changed. */
const tree = (changes, { deep }) => {
  const folder = mkdtempSync(join(tmpdir(), 'monoculture-drill-'));
  mkdirSync(join(folder, 'audit'));
  for (const file of ['vernacular.mjs', 'timedCoqc.sh']) cpSync(join(proofs, 'audit', file), join(folder, 'audit', file));
  let script = readFileSync(join(proofs, 'check.sh'), 'utf8');
  if (deep) script = script.replace(/^node audit\/vernacular.mjs findings .*\n.*$/m, ':').replace(/^ {2}fail 'a name of ours.*$/m, '  :');
  const files = {
    'check.sh': script,
    'Matrices.v': readFileSync(join(proofs, 'Matrices.v'), 'utf8'),
    'Target.v': target,
    'T0.md': 'as [`norm_positive`](Target.v) says\n',
    _CoqProject: `${readFileSync(join(proofs, '_CoqProject'), 'utf8').split('\n').slice(0, 2).join('\n')}\nMatrices.v\nTarget.v\n`,
    'statements.txt': '',
    'statements.sha256': '',
    ...changes,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

let wrong = 0;
const report = (name, good, said) => {
  if (!good) wrong++;
  console.log(`${good ? 'as it must be' : 'WRONG       '}  ${name}${good ? '' : `\n${said}`}`);
};

const base = tree({}, { deep: false });
const accepted = check(base, ['--accept']);
report('the tree itself is accepted', accepted.status === 0, accepted.stdout + accepted.stderr);
const again = check(base);
report('and green when checked again', again.status === 0, again.stdout + again.stderr);
const agreed = Object.fromEntries(
  ['statements.txt', 'statements.sha256'].map((file) => [file, readFileSync(join(base, file), 'utf8')]),
);
for (const [name, changes, reason, alsoDeep] of ATTACKS) {
  if (Object.entries(changes).some(([file, text]) => text === (file === 'Target.v' ? target : null))) {
    report(`${name}: changes nothing`, false, '');
    continue;
  }
  for (const deep of alsoDeep ? [false, true] : [false]) {
    const folder = tree({ ...agreed, ...changes }, { deep });
    const { status, stdout, stderr } = check(folder);
    const said = stdout + stderr;
    const red = status === 1 && said.includes('FAILED') && (deep || reason.test(said));
    report(`red: ${name}${deep ? ', by what Coq holds alone' : ''}`, red, said.slice(-1500));
    rmSync(folder, { recursive: true });
  }
}
rmSync(base, { recursive: true });
console.log(wrong === 0 ? `drill: ${ATTACKS.length} attacks, all refused` : `drill: ${wrong} not as they must be`);
process.exit(wrong === 0 ? 0 : 1);
