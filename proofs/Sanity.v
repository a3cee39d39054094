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

(** A singular pool: both entities see and publish feature 0 alone, of two. No
    A_k is invertible; each is its own generalised inverse. *)
Definition singular : model R 2 2 := {|
  synthetic _ := seen 0;
  real _ := seen 0;
  alpha _ := half;
  share _ := half |}.

Lemma singular_admissible : admissible singular.
Proof. by split=> k /=; rewrite ?ltW //; apply: psd_rank1. Qed.

Lemma singular_pooled : pooled_gram singular = seen 0.
Proof.
by rewrite /pooled_gram /= sumr_const card_ord mulr2n -scalerDl half2 scale1r.
Qed.

Lemma singular_training k : training_gram singular k = seen 0.
Proof.
by rewrite /training_gram singular_pooled /= halfC -scalerDl half2 scale1r.
Qed.

Lemma seen_idempotent : seen 0 *m seen 0 = seen 0.
Proof. by rewrite /seen /axis trmx_delta !mul_delta_mx. Qed.

Lemma singular_not_unit k : training_gram singular k \notin unitmx.
Proof.
rewrite singular_training unitmxE unitfE negbK; apply/det0P.
exists (delta_mx 0 1); last by rewrite /seen /axis trmx_delta !mul_delta_mx_cond.
apply/eqP => /matrixP/(_ 0 1); rewrite !mxE => /eqP.
by rewrite !eqxx oner_eq0.
Qed.

Lemma singular_solves : solves singular (fun=> seen 0).
Proof. by move=> k _; rewrite singular_training !seen_idempotent. Qed.

(** T4b with p- = p+ = 1 / 2, where every A_k is singular. *)
Lemma singular_trust : trust_between singular half half (fun=> seen 0).
Proof.
by move=> k; rewrite singular_pooled /= !seen_idempotent; split; apply: loewner_refl.
Qed.

Lemma singular_anchored : anchored singular 1.
Proof.
move=> k; rewrite singular_pooled /= halfC mulr1; exact: loewner_refl.
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

(** The refined bound of the singular pool is 1 / 2. *)
Example singular_refined (R : rcfType) p q :
  complex_eigenvalue (stacked_step_by (singular R) (fun=> seen R 0)) p q ->
  Num.sqrt (p ^+ 2 + q ^+ 2) <= 2%:R^-1.
Proof.
have half0 : 0 <= 2%:R^-1 :> R by rewrite invr_ge0 ler0n.
move/(refined_bound_by (singular_admissible R) half0 (lexx _) (@singular_trust R)).
have -> : (2%:R^-1 + 2%:R^-1) / 2%:R + Num.sqrt 2%:R * ((2%:R^-1 - 2%:R^-1) / 2%:R)
  = 2%:R^-1 :> R by move: (Num.sqrt _) => s; field.
by [].
Qed.

Example singular_rule (R : rcfType) p q :
  complex_eigenvalue (stacked_step_by (singular R) (fun=> seen R 0)) p q ->
  Num.sqrt (p ^+ 2 + q ^+ 2) <= (1 + Num.sqrt 2%:R) / (2%:R * (1 + 1)).
Proof.
by case/(anchoring_rule (singular_admissible R) (singular_solves (R := R)) ler01
  (@singular_anchored R)).
Qed.
