(** * T3: unbiasedness

    Page T3-unbiasedness.md. Everything is in expectation: the equations below are
    those of the means, the noise being gone.

    Glossary
      theta           the truth, one vector for all entities
      real m k *m theta
                      the mean normal vector of entity k's real data when every
                      real label has mean x^T theta; ((1 - alpha) times it is r)
      generation m r  the model's update, with each entity's own weights

    Hypotheses: every A_k is invertible. Shares need not sum to one and nothing
    need be semidefinite: the pool shows the same labels that it weighs.

    Proved: the truth is a fixed point of a generation; who starts there stays
    there, whatever alpha_k, g_k, S_k and B_k are (truth_is_kept). From generation
    0 fitted to real data with an invertible Gram matrix (unbiased_forever). A
    bias that is there at the start, because some B_k is singular, is carried on
    by Q alone (bias_closed_form). *)

From mathcomp Require Import all_ssreflect all_algebra.
From Monoculture Require Import Matrices Loewner Model T1_affine.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory.
Local Open Scope ring_scope.

Section Unbiased.
Variables (R : realFieldType) (K d : nat) (m : model R K d) (theta : 'cV[R]_d).
Implicit Types models : 'I_K -> 'cV[R]_d.

(** The mean normal vector of real data, with its weight. *)
Definition unbiased_real k : 'cV[R]_d := (1 - alpha m k) *: (real m k *m theta).

Lemma pooled_signal_truth models : (forall k, models k = theta) ->
  pooled_signal m models = pooled_gram m *m theta.
Proof.
move=> at_theta; rewrite /pooled_gram mulmx_suml; apply: eq_bigr => j _.
by rewrite at_theta scalemxAl.
Qed.

Theorem truth_is_fixed models k : training_gram m k \in unitmx ->
  (forall j, models j = theta) -> generation m unbiased_real models k = theta.
Proof.
move=> uA at_theta; rewrite /generation (pooled_signal_truth at_theta).
by rewrite /unbiased_real !scalemxAl -mulmxDl mulKmx.
Qed.

Theorem truth_is_kept (models : nat -> 'I_K -> 'cV[R]_d) :
  (forall k, training_gram m k \in unitmx) ->
  (forall t, models t.+1 = generation m unbiased_real (models t)) ->
  (forall k, models 0%N k = theta) -> forall t k, models t k = theta.
Proof.
move=> uA step start; elim=> // t IH k.
by rewrite step; apply: truth_is_fixed.
Qed.

(** Generation 0 is the fit to real data alone. *)
Corollary unbiased_forever (models : nat -> 'I_K -> 'cV[R]_d) :
  (forall k, training_gram m k \in unitmx) ->
  (forall k, real m k \in unitmx) ->
  (forall k, models 0%N k = invmx (real m k) *m (real m k *m theta)) ->
  (forall t, models t.+1 = generation m unbiased_real (models t)) ->
  forall t k, models t k = theta.
Proof.
move=> uA uB start step; apply: truth_is_kept => // k.
by rewrite start mulKmx.
Qed.

Corollary bias_closed_form (models : nat -> 'I_K -> 'cV[R]_d) :
  (forall k, training_gram m k \in unitmx) ->
  (forall t, models t.+1 = generation m unbiased_real (models t)) ->
  forall t, stack (models t) - stack (fun=> theta) =
            mxpow (stacked_step m) t *m (stack (models 0%N) - stack (fun=> theta)).
Proof.
move=> uA step; apply: (generations_closed_form step) => k.
by rewrite truth_is_fixed.
Qed.

End Unbiased.
