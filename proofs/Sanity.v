(** * Sanity: the hypotheses of T4, T4b and T5 hold together in one model

    Glossary (Model.v and T5_proportional.v have the rest)
      witness R       two entities, two features; entity k's private data, which
                      it publishes alike, show feature k alone; public data show
                      both; alpha = beta = 1 / 2, c = 1, equal shares

    Proved over any ordered field, then used over rat: the theorems speak of
    something, and their conclusions are what the instances at the end say. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model Gain Convergence.
From Monoculture Require Import T4_universal T4_refined T4_tight T5_proportional.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Witness.
Variable R : realFieldType.

Let half : R := 2%:R^-1.
Definition seen (k : 'I_2) : 'M[R]_2 := axis R k *m (axis R k)^T.

Definition witness : model R 2 2 := {|
  synthetic := seen;
  real k := half *: seen k + half *: 1%:M;
  alpha _ := half;
  share _ := half |}.

Let half_gt0 : 0 < half. Proof. by rewrite invr_gt0 ltr0n. Qed.
Let half2 : half + half = 1.
Proof. by rewrite -mulr2n -mulr_natr mulVf // pnatr_eq0. Qed.
Let halfC : 1 - half = half. Proof. by rewrite -half2 addrK. Qed.
Let half_lt1 : half < 1. Proof. by rewrite -subr_gt0 halfC. Qed.

Lemma witness_proportional : proportional witness seen 1%:M half half 1.
Proof.
split=> //= [k|||||k|k|k|].
- exact: psd_rank1.
- exact: pd_psd (pd1 _ _).
- by rewrite half_gt0 ltW.
- by rewrite !ltW.
- exact: ltr01.
- by rewrite scale1r.
- by rewrite halfC.
- exact: ltW.
by rewrite sumr_const card_ord mulr2n half2.
Qed.

Lemma witness_admissible : admissible witness.
Proof. exact: proportional_admissible witness_proportional. Qed.

Lemma witness_pooled : pooled_gram witness = half *: 1%:M.
Proof. by rewrite /pooled_gram /= -scaler_sumr sum_unit_grams. Qed.

Lemma witness_pooled_pd : pd (pooled_gram witness).
Proof. by rewrite witness_pooled; apply: pdZ (pd1 _ _). Qed.

Lemma witness_unit k : training_gram witness k \in unitmx.
Proof.
by apply/pd_unit/(training_gram_pd witness_admissible witness_pooled_pd).
Qed.

Lemma witness_anchor_pd : pd (anchor witness 1%:M half half).
Proof.
rewrite /anchor addrC; apply: pdD; first exact: pdZ witness_pooled_pd.
by apply: psdZ (pd_psd (pd1 _ _)); rewrite halfC mulr_ge0 // ltW.
Qed.

(** The sqrt K anchoring rule with b = 1: 2 < (1 + 2)^2. *)
Lemma witness_anchored : anchored witness 1.
Proof.
move=> k; rewrite /loewner witness_pooled /= halfC mulr1 scalerDr addrK.
by apply: psdZ (psdZ _ (psd_rank1 _)); rewrite ltW.
Qed.

Lemma witness_rule : 2%:R < (1 + (1 : R) *+ 2) ^+ 2.
Proof. by rewrite -mulrS -natrX ltr_nat. Qed.

(** The refined bound with p- = 1 / 3 and p+ = 1. *)
Lemma witness_refined k :
  loewner (3%:R^-1 *: training_gram witness k)
          (alpha witness k *: pooled_gram witness)
  /\ loewner (alpha witness k *: pooled_gram witness)
             (1 *: training_gram witness k).
Proof.
split; last by rewrite scale1r; apply: alpha_pooled_le witness_admissible k.
rewrite /loewner; have -> : alpha witness k *: pooled_gram witness
    - 3%:R^-1 *: training_gram witness k
    = (half / 2%:R / 3%:R) *: seen (k + 1).
  rewrite /training_gram witness_pooled /=.
  have <- : \sum_k seen k = 1%:M by apply: sum_unit_grams.
  have -> : \sum_k seen k = seen k + seen (k + 1).
    by rewrite !big_ord_recl big_ord0 addr0; case: k => -[|[|[]]] //= i;
      rewrite 1?addrC; congr (seen _ + seen _); apply: val_inj.
  rewrite halfC; move: (seen k) (seen (k + 1)) => s t.
  have twelfth (x y : R) : half * (half * (x + y))
      - 3%:R^-1 * (half * (half * x + half * (x + y)) + half * (half * (x + y)))
      = half / 2%:R / 3%:R * y by rewrite /half; field.
  by apply/matrixP => i j; rewrite !mxE; apply: twelfth.
by apply: psdZ (psd_rank1 _); rewrite !divr_ge0 ?ler0n ?ltW.
Qed.

End Witness.

(** ** What the theorems say of it *)

Example witness_eigenvalues p q :
  complex_eigenvalue (stacked_step (witness [realFieldType of rat])) p q ->
  [/\ q = 0, 0 <= p & p <= 2%:R / 3%:R].
Proof.
move/(proportional_bound (witness_proportional _) (@witness_unit _)).
by have -> : rate 2%:R^-1 2%:R^-1 1 = 2%:R / 3%:R :> rat by apply/eqP.
Qed.

Example witness_converges (r : 'I_2 -> 'cV[rat]_2) :
  exists limit, forall theta : nat -> 'I_2 -> 'cV[rat]_2,
  (forall t k, theta t.+1 k
     = generation (witness [realFieldType of rat]) r (theta t) k) ->
  forall k, converges (fun t => theta t k) (limit k).
Proof.
have [limit [_ _ lim]] := @proportional_convergence [archiFieldType of rat] _ _ _
  _ _ _ _ _ r (witness_proportional _) isT isT (witness_anchor_pd _).
by exists limit.
Qed.

Example witness_converges_by_the_rule (r : 'I_2 -> 'cV[rat]_2) :
  exists limit, forall theta : nat -> 'I_2 -> 'cV[rat]_2,
  (forall t k, theta t.+1 k
     = generation (witness [realFieldType of rat]) r (theta t) k) ->
  forall k, converges (fun t => theta t k) (limit k).
Proof.
have [limit [_ _ lim]] := @anchoring_convergence [archiFieldType of rat] _ _ _
  _ r (witness_admissible _) (witness_pooled_pd _) ler01
  (witness_rule _) (witness_anchored _).
by exists limit.
Qed.

Example witness_universal (R : rcfType) p q :
  complex_eigenvalue (stacked_step (witness R)) p q ->
  Num.sqrt (p ^+ 2 + q ^+ 2) <= (1 + Num.sqrt 2%:R) / 2%:R.
Proof. exact: universal_bound_pd (witness_admissible R) (witness_pooled_pd R). Qed.
