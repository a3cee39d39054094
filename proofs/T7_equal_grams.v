(** * T7: equal Grams, homogenization is immediate

    Page T7-equal-grams.md.

    Glossary
      S               every Gram matrix, private, public and synthetic; invertible
      private k       th~_k, what entity k's private data alone would teach it
      common          what the public data alone would teach
      alpha, beta     common weights: alpha of synthetic data, beta of private data
                      within the real ones
      equal_real k    entity k's real normal vector,
                      (1 - alpha) (beta S private_k + (1 - beta) S common)
      signal t        the pool's normal vector in generation t, ANY vector that all
                      entities receive: noise included, and whatever they did before

    Proved, for every generation t >= 1
    - theta_k - theta_j = (1 - alpha) beta (private_k - private_j), exactly, for the
      model's own generations (equal_grams_gap), and with any shared signal, fresh
      noise or none (shared_signal_gap).
    - That is 1 - alpha times the gap of generation 0 (equal_grams_start).
    - At alpha = 1 all models coincide after one generation (collapse_at_once).
    - theta_k = (1 - alpha) beta private_k + (1 - alpha)(1 - beta) common
      + alpha (mean of the models before): opinion dynamics of Friedkin and
      Johnsen, stubbornness 1 - alpha (equal_grams_generation). *)

From mathcomp Require Import all_ssreflect all_algebra.
From Monoculture Require Import Matrices Loewner Model.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section EqualGrams.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Variables (S : 'M[R]_d) (a beta : R).
Variables (private : 'I_K -> 'cV[R]_d) (common : 'cV[R]_d).

Hypotheses (same_synthetic : forall k, synthetic m k = S)
           (same_real : forall k, real m k = S)
           (same_alpha : forall k, alpha m k = a)
           (share1 : \sum_k share m k = 1)
           (S_unit : S \in unitmx).
Implicit Types (u : 'cV[R]_d) (theta : 'I_K -> 'cV[R]_d).

Definition equal_real k : 'cV[R]_d :=
  (1 - a) *: (beta *: (S *m private k) + (1 - beta) *: (S *m common)).

Lemma equal_training k : training_gram m k = S.
Proof.
have -> : training_gram m k = (1 - a) *: S + a *: S.
  rewrite /training_gram same_real same_alpha; congr (_ + _ *: _).
  rewrite /pooled_gram -[RHS]scale1r -share1 scaler_suml.
  by apply: eq_bigr => j _; rewrite same_synthetic.
by rewrite -scalerDl subrK scale1r.
Qed.

Lemma equal_pooled_signal theta :
  pooled_signal m theta = S *m \sum_j share m j *: theta j.
Proof.
rewrite /pooled_signal mulmx_sumr; apply: eq_bigr => j _.
by rewrite same_synthetic scalemxAr.
Qed.

(** Entity k's answer to a signal u that all of them receive. *)
Definition equal_answer u k := invmx (training_gram m k) *m (equal_real k + alpha m k *: u).

Theorem equal_answer_gap u k j :
  equal_answer u k - equal_answer u j = ((1 - a) * beta) *: (private k - private j).
Proof.
rewrite /equal_answer !equal_training !same_alpha -mulmxBr opprD addrACA subrr addr0.
rewrite /equal_real -scalerBr opprD addrACA subrr addr0 -scalerBr -mulmxBr.
by rewrite -!scalemxAr mulKmx // scalerA.
Qed.

(** Whatever the pool carries, noise included. *)
Theorem shared_signal_gap (theta : nat -> 'I_K -> 'cV[R]_d) (signal : nat -> 'cV[R]_d) :
  (forall t k, theta t.+1 k = equal_answer (signal t) k) ->
  forall t k j,
    theta t.+1 k - theta t.+1 j = ((1 - a) * beta) *: (private k - private j).
Proof. by move=> step t k j; rewrite !step equal_answer_gap. Qed.

(** The model's own recursion is one such case. *)
Theorem equal_grams_gap (theta : nat -> 'I_K -> 'cV[R]_d) :
  (forall t, theta t.+1 = generation m equal_real (theta t)) ->
  forall t k j,
    theta t.+1 k - theta t.+1 j = ((1 - a) * beta) *: (private k - private j).
Proof.
move=> step; apply: (shared_signal_gap (signal := fun t => pooled_signal m (theta t))).
by move=> t k; rewrite step.
Qed.

Theorem equal_grams_generation theta k : generation m equal_real theta k =
  (1 - a) *: (beta *: private k + (1 - beta) *: common)
  + a *: \sum_j share m j *: theta j.
Proof.
rewrite /generation equal_training same_alpha equal_pooled_signal /equal_real.
by rewrite !scalemxAr -mulmxDr !scalemxAr -mulmxDr mulKmx.
Qed.

(** From generation 0 on, the fit to real data alone, every gap between two models
    shrinks by 1 - alpha, once and for all. *)
Corollary equal_grams_start (theta : nat -> 'I_K -> 'cV[R]_d) :
  (forall k, theta 0%N k = beta *: private k + (1 - beta) *: common) ->
  (forall t, theta t.+1 = generation m equal_real (theta t)) ->
  forall t k j, theta t.+1 k - theta t.+1 j = (1 - a) *: (theta 0%N k - theta 0%N j).
Proof.
move=> start step t k j; rewrite (equal_grams_gap step) !start.
by rewrite opprD addrACA subrr addr0 -scalerBr scalerA.
Qed.

(** Only synthetic data: one generation, and all models are the same. *)
Corollary collapse_at_once (theta : nat -> 'I_K -> 'cV[R]_d) : a = 1 ->
  (forall t, theta t.+1 = generation m equal_real (theta t)) ->
  forall t k j, theta t.+1 k = theta t.+1 j.
Proof.
move=> a1 step t k j; apply/eqP; rewrite -subr_eq0.
by rewrite (equal_grams_gap step) a1 subrr mul0r scale0r.
Qed.

End EqualGrams.
