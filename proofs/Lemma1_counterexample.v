(** * The step that T5 replaces: averaging does not keep a matrix block diagonal

    Glossary
      averaging K d    Pi, K * d by K * d: every entity's vector becomes the mean
      designs S        diag (S_1, ..., S_K), one Gram matrix for each entity
      mean_design S    the average Gram matrix

    Hypotheses: K >= 2 entities and a mean design that is not zero. Proved: each
    of the K x K blocks of Pi S Pi is (mean design) / K, so Pi S Pi is no block
    diagonal matrix, whichever; in particular it is neither S nor the Kronecker
    product of the identity and the mean design. The instance is over rat.
    Page: T5-proportional-bound.md. *)

From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Averaging.
Variables (R : numFieldType) (K d : nat).
Implicit Types S D : 'I_K -> 'M[R]_d.

Definition averaging : 'M[R]_(\sum_(k < K) d) :=
  \mxblock_(i < K, j < K) (K%:R^-1 *: 1%:M : 'M_d).

Definition designs S : 'M[R]_(\sum_(k < K) d) := \mxdiag_(k < K) S k.

Definition mean_design S : 'M[R]_d := K%:R^-1 *: \sum_k S k.

Lemma averaged_designs S :
  averaging *m designs S *m averaging =
  \mxblock_(i < K, j < K) (K%:R^-1 *: mean_design S).
Proof.
rewrite /averaging /designs mul_mxblock_mxdiag mul_mxblock.
apply/eq_mxblock => i j; rewrite /mean_design 2!scaler_sumr.
apply: eq_bigr => k _.
by rewrite -scalemxAr mulmx1 -scalemxAl mul1mx.
Qed.

Theorem averaged_not_block_diagonal S D : (1 < K)%N -> mean_design S != 0 ->
  averaging *m designs S *m averaging != designs D.
Proof.
move=> K1 S0; apply: contra_neq S0; rewrite averaged_designs => eqD.
have K0 := ltnW K1; pose i : 'I_K := Ordinal K0; pose j : 'I_K := Ordinal K1.
have := congr1 (fun M => submxblock M i j) eqD.
rewrite /designs /mxdiag !mxblockK => /= /eqP.
by rewrite scaler_eq0 invr_eq0 pnatr_eq0 gtn_eqF //= => /eqP.
Qed.

End Averaging.

(** Two entities that see the same single feature: Pi S Pi = S fails, although
    both designs are equal. *)
Theorem averaged_designs_counterexample :
  let Pi := averaging [numFieldType of rat] 2 1 in
  exists S : 'I_2 -> 'M[rat]_1,
    Pi *m designs S *m Pi != designs (fun=> mean_design S).
Proof.
move=> Pi; exists (fun=> 1%:M); apply: averaged_not_block_diagonal => //.
rewrite /mean_design sumr_const card_ord -scaler_nat scalerA mulVf //.
by rewrite scale1r oner_neq0.
Qed.
