(** * Sanity of T3, T6, T7, T8 and T9: their hypotheses can hold together

    No axiom check finds a theorem whose hypotheses contradict each other. Each
    lemma here meets the hypotheses of one theorem in an example, and where the
    theorem has two outcomes, reaches both. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model.
From Monoculture Require Import T3_unbiased T6_unanchored T7_equal_grams.
From Monoculture Require Import T8_accumulating T9_fresh_data.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Instances.
Variables (R : realFieldType) (K d : nat).

(** K.+1 entities with equal shares that publish S; any real data B_k. *)
Definition one_design_model (S : 'M[R]_d) (B : 'I_K.+1 -> 'M[R]_d) (a : R) :=
  Model (fun=> S) B (fun=> a) (fun=> K.+1%:R^-1).

Lemma equal_shares : \sum_(k < K.+1) K.+1%:R^-1 = 1 :> R.
Proof. by rewrite sumr_const card_ord -[LHS]mulr_natl divff // pnatr_eq0. Qed.

(** T6: any semidefinite B_k go with any definite S and any 0 < alpha < 1. *)
Lemma Sanity_T6_design S B a : pd S -> (forall k, psd (B k)) -> 0 < a -> a < 1 ->
  one_design (one_design_model S B a) S a.
Proof.
move=> pdS psdB a0 a1; have a0' := ltW a0; have a1' := ltW a1.
have adm : admissible (one_design_model S B a).
  by split=> //= k; [apply: pd_psd | rewrite invr_ge0 ler0n].
split=> // [|k]; first exact: equal_shares.
apply/pd_unit/training_gram_pd => //=.
by rewrite /pooled_gram /= -scaler_suml equal_shares scale1r.
Qed.

(** T6, one outcome: nobody has real data, and 1 is an eigenvalue. *)
Lemma Sanity_T6_unanchored a (y : 'cV[R]_d) : y != 0 -> 0 < a -> a < 1 ->
  eigenvalue (pooled_step (one_design_model 1%:M (fun=> 0) a)) 1.
Proof.
move=> y0 a0 a1; have psdB k : psd ((fun=> 0 : 'M[R]_d) (k : 'I_K.+1)) by apply: psd0.
have design := Sanity_T6_design (pd1 R d) psdB a0 a1.
apply: (unanchored_common design a0 a1 (y := y)); first by rewrite mul1mx.
by move=> k _; rewrite mul0mx.
Qed.

(** T6, the other: one entity has seen everything, and 1 is not an eigenvalue. *)
Lemma Sanity_T6_anchored a : 0 < a -> a < 1 ->
  ~~ eigenvalue (pooled_step
       (one_design_model 1%:M (fun k => if k == 0 then 1%:M else 0) a)) 1.
Proof.
move=> a0 a1.
have psdB (k : 'I_K.+1) : psd (if k == 0 then 1%:M else 0 : 'M[R]_d).
  by case: ifP => _; [apply/pd_psd/pd1 | apply: psd0].
have design := Sanity_T6_design (pd1 R d) psdB a0 a1.
apply/negP => /(unanchored_iff_full_rank design a0 a1 (unitmx1 _ _))[y y0 By].
have := By 0; rewrite /= mul1mx invr_gt0 ltr0n => /(_ isT) y00.
by rewrite y00 eqxx in y0.
Qed.

(** T7: every Gram matrix is S, definite. *)
Definition equal_grams_model (S : 'M[R]_d) a := one_design_model S (fun=> S) a.

Lemma Sanity_T7 S a : pd S ->
  [/\ forall k, synthetic (equal_grams_model S a) k = S,
      forall k, real (equal_grams_model S a) k = S,
      forall k, alpha (equal_grams_model S a) k = a,
      \sum_k share (equal_grams_model S a) k = 1
    & S \in unitmx].
Proof. by move=> pdS; split=> //; [apply: equal_shares | apply: pd_unit]. Qed.

(** T7 says something: gaps need not be zero. *)
Lemma Sanity_T7_gap S a beta (private : 'I_K.+1 -> 'cV[R]_d) common k j :
  pd S -> a != 1 -> beta != 0 -> private k != private j ->
  generation (equal_grams_model S a) (equal_real S a beta private common)
    (fun=> 0) k
  != generation (equal_grams_model S a) (equal_real S a beta private common)
    (fun=> 0) j.
Proof.
move=> /(@Sanity_T7 _ a)[sS sB sA g1 uS] a1 beta0 kj; rewrite -subr_eq0.
have := @equal_answer_gap _ _ _ (equal_grams_model S a) S a beta private common
  sS sB sA g1 uS (pooled_signal (equal_grams_model S a) (fun=> 0)) k j.
rewrite /equal_answer /generation => ->.
by rewrite scaler_eq0 mulf_eq0 !subr_eq0 !negb_or eq_sym a1 beta0.
Qed.

(** T3: every A_k is invertible although no entity has real data of full rank. *)
Lemma Sanity_T3 a : 0 < a -> a < 1 ->
  forall k, training_gram (one_design_model 1%:M (fun=> 0) a) k \in unitmx.
Proof.
move=> a0 a1; have psdB (k : 'I_K.+1) : psd (0 : 'M[R]_d) by apply: psd0.
exact: one_unit (Sanity_T6_design (pd1 R d) psdB a0 a1).
Qed.

End Instances.

(** T8: the recurrence of accumulating_variance has its solution, and that of
    variance_limit has one from any start. *)
Lemma Sanity_T8 (F : realFieldType) (s : F) :
  let v t := s * harmonic_two F t.+1 in mode_variance 1 0 s v /\ v 0%N = s.
Proof.
move=> v; split; rewrite /v; last first.
  by rewrite /harmonic_two big_ord_recl big_ord0 expr1n invr1 addr0 mulr1.
move=> t; rewrite mul0r subr0 expr1n mul1r -mulrDr /newest_share addn1 exprVn.
by rewrite [in LHS]/harmonic_two big_ord_recr.
Qed.

Lemma Sanity_T8_limit (F : archiFieldType) b (m s v0 : F) : exists v,
  mode_variance b m s v /\ v 0%N = v0.
Proof.
pose step t v := (1 - m * newest_share F b t) ^+ 2 * v + s * newest_share F b t ^+ 2.
by exists (fix v t := if t is t'.+1 then step t' (v t') else v0).
Qed.

(** T9, free of square roots: two models, weight 1/2, over the rationals too. *)
Lemma Sanity_T9 (F : realFieldType) (p := 2%:R^-1 : F) (k := 2%:R^-1 : F) :
  [/\ 0 < k, 0 < p, p ^+ 2 + k * p = k & fresh_variance k p = p].
Proof.
by split; rewrite /p /k ?invr_gt0 ?ltr0n //; rewrite /fresh_variance; field.
Qed.
