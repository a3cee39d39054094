(** * The same eigenvalues in MathComp's complex numbers

    Glossary
      R[i]                       R with a square root of -1, for R real closed
      complex_eigenvalue M a b   see Matrices.v: two real equations

    Proved: complex_eigenvalue M a b says exactly that a + ib is an eigenvalue, in
    MathComp's own sense, of M read over R[i]; T4 with the modulus of R[i], and
    over the real algebraic numbers.

    The one file that needs the mathcomp-real-closed package. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.real_closed Require Import complex realalg.
From Monoculture Require Import Matrices Loewner Model T4_universal.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.
Local Open Scope complex_scope.

Section ComplexField.
Variable R : rcfType.
Local Notation over_complex M := (map_mx (real_complex R) M).

(** A complex row times a real matrix, in real and imaginary parts. *)
Lemma Re_mul_row n (M : 'M[R]_n) (z : 'rV[R[i]]_n) i j :
  complex.Re ((z *m over_complex M) i j) = (map_mx (@complex.Re R) z *m M) i j.
Proof.
rewrite !mxE raddf_sum; apply: eq_bigr => k _; rewrite !mxE.
by case: (z i k) => a b /=; rewrite mulr0 subr0.
Qed.

Lemma Im_mul_row n (M : 'M[R]_n) (z : 'rV[R[i]]_n) i j :
  complex.Im ((z *m over_complex M) i j) = (map_mx (@complex.Im R) z *m M) i j.
Proof.
rewrite !mxE raddf_sum; apply: eq_bigr => k _; rewrite !mxE.
by case: (z i k) => a b /=; rewrite mulr0 add0r.
Qed.

Theorem complex_eigenvalueE n (M : 'M[R]_n) (a b : R) :
  eigenvalue (over_complex M) (a +i* b) <-> complex_eigenvalue M a b.
Proof.
split.
  case/eigenvalueP => z zM z0; rewrite -[M]trmxK; apply: complex_eigenvalue_tr.
  pose x := map_mx (@complex.Re R) z; pose y := map_mx (@complex.Im R) z.
  exists x^T, y^T; split; rewrite -?trmx_mul.
  - rewrite !trmx_eq0 -negb_and; apply: contra z0 => /andP[/eqP x0 /eqP y0].
    apply/eqP/matrixP => i j; move/matrixP/(_ i j): y0.
    by move/matrixP/(_ i j): x0; rewrite !mxE; case: (z i j) => p q /= -> ->.
  - apply/matrixP => i j; rewrite mxE -Re_mul_row zM !mxE.
    by case: (z j i).
  - apply/matrixP => i j; rewrite mxE -Im_mul_row zM !mxE.
    by case: (z j i) => p q /=; rewrite addrC.
case/complex_eigenvalue_tr => u [v [uv0 Mu Mv]].
pose z := \row_j (u j 0 +i* v j 0); apply/eigenvalueP; exists z.
  have reE : map_mx (@complex.Re R) z = u^T.
    by apply/matrixP => i j; rewrite !mxE (ord1 i).
  have imE : map_mx (@complex.Im R) z = v^T.
    by apply/matrixP => i j; rewrite !mxE (ord1 i).
  apply/matrixP => i j; apply/eqP; rewrite eq_complex Re_mul_row Im_mul_row.
  rewrite reE imE -[M]trmxK -!trmx_mul Mu Mv !mxE (ord1 i) /=.
  by rewrite [X in _ && (X == _)]addrC !eqxx.
apply: contraL uv0 => /eqP/matrixP z0; rewrite negb_or !negbK.
by apply/andP; split; apply/eqP/matrixP => j i; have := z0 0 j;
  rewrite !mxE (ord1 i); case.
Qed.

(** T4: every complex eigenvalue of Q has modulus (1 + sqrt K) / 2 at most. *)
Theorem universal_bound_complex (K d : nat) (m : model R K d) (z : R[i]) :
  admissible m -> (forall k, alpha m k != 0 -> training_gram m k \in unitmx) ->
  eigenvalue (over_complex (stacked_step m)) z ->
  `|z| <= ((1 + Num.sqrt K%:R) / 2%:R)%:C.
Proof.
case: z => a b adm uA /complex_eigenvalueE/(universal_bound adm uA) le_ab.
by rewrite normc_def lecR.
Qed.

End ComplexField.

Example universal_bound_realalg (K d : nat) (m : model [rcfType of realalg] K d) z :
  admissible m -> (forall k, alpha m k != 0 -> training_gram m k \in unitmx) ->
  eigenvalue (map_mx (real_complex [rcfType of realalg]) (stacked_step m)) z ->
  `|z| <= ((1 + Num.sqrt K%:R) / 2%:R)%:C.
Proof. exact: universal_bound_complex. Qed.
