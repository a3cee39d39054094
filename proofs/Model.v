(** * The model: K entities that train on each other's outputs, one pool

    Glossary (theory in words; every matrix is d x d and real)
      synthetic m k      S_k, the Gram matrix of the data that entity k publishes
      real m k           B_k, the Gram matrix of entity k's real data, private
                         and public together
      alpha m k          weight of synthetic data in entity k's training
      share m k          g_k, the share of the pool that entity k publishes
      admissible m       S_k and B_k semidefinite, 0 <= alpha <= 1, g_k >= 0
      pooled_gram m      H   = sum_k g_k S_k, what the pool looks like
      training_gram m k  A_k = (1 - alpha_k) B_k + alpha_k H
      generation m r theta k
                         what entity k learns in a generation from real normal
                         vector r_k when the models of the one before were theta:
                         A_k^-1 (r_k + alpha_k sum_j g_j S_j theta_j)
      stacked_step m     Q, K * d by K * d, blocks Q_kj = alpha_k g_j A_k^-1 S_j
      pooled_step m      R = sum_k g_k alpha_k S_k A_k^-1
      pooled_signal m theta   u = sum_j g_j S_j theta_j, what every entity receives

    Proved here: a generation minimises the training loss; generations are the
    affine maps of Q on stacked models and of R on the pooled signal; Q and R
    are the two products of one pair of factors. The step matrices are also given
    for an arbitrary solver X_k in place of A_k^-1 (stacked_step_by,
    pooled_step_by), so that theorems can cover singular A_k. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Record model (R : realFieldType) (K d : nat) := Model {
  synthetic : 'I_K -> 'M[R]_d;
  real : 'I_K -> 'M[R]_d;
  alpha : 'I_K -> R;
  share : 'I_K -> R }.

Section Definitions.
Variables (R : realFieldType) (K d : nat) (m : model R K d).

Record admissible : Prop := Admissible {
  synthetic_psd : forall k, psd (synthetic m k);
  real_psd : forall k, psd (real m k);
  alpha_ge0 : forall k, 0 <= alpha m k;
  alpha_le1 : forall k, alpha m k <= 1;
  share_ge0 : forall k, 0 <= share m k }.

Definition pooled_gram : 'M[R]_d := \sum_k share m k *: synthetic m k.

Definition training_gram k : 'M[R]_d :=
  (1 - alpha m k) *: real m k + alpha m k *: pooled_gram.

Definition pooled_signal (theta : 'I_K -> 'cV[R]_d) : 'cV[R]_d :=
  \sum_j share m j *: (synthetic m j *m theta j).

Definition generation_by (X : 'I_K -> 'M[R]_d) (r theta : 'I_K -> 'cV[R]_d) k
  : 'cV[R]_d := X k *m (r k + alpha m k *: pooled_signal theta).

Definition generation (r theta : 'I_K -> 'cV[R]_d) k : 'cV[R]_d :=
  invmx (training_gram k) *m (r k + alpha m k *: pooled_signal theta).

Lemma generationE : generation = generation_by (fun k => invmx (training_gram k)).
Proof. by []. Qed.

(** X k is the solver of entity k: what its normal vector is multiplied by. *)
Definition stacked_step_by (X : 'I_K -> 'M[R]_d) : 'M[R]_(\sum_(k < K) d) :=
  \mxblock_(k < K, j < K) ((alpha m k * share m j) *: (X k *m synthetic m j)).

Definition pooled_step_by (X : 'I_K -> 'M[R]_d) : 'M[R]_d :=
  \sum_k (share m k * alpha m k) *: (synthetic m k *m X k).

Definition stacked_step := stacked_step_by (fun k => invmx (training_gram k)).
Definition pooled_step := pooled_step_by (fun k => invmx (training_gram k)).

(** The two factors: Q = listen *m publish and R = publish *m listen. *)
Definition listen_by (X : 'I_K -> 'M[R]_d) : 'M[R]_(\sum_(k < K) d, d) :=
  \mxcol_(k < K) (alpha m k *: X k).
Definition listen := listen_by (fun k => invmx (training_gram k)).
Definition publish : 'M[R]_(d, \sum_(j < K) d) :=
  \mxrow_(j < K) (share m j *: synthetic m j).

Definition stack (theta : 'I_K -> 'cV[R]_d) : 'cV[R]_(\sum_(k < K) d) :=
  \mxcol_(k < K) theta k.

End Definitions.

Section Factors.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Variable X : 'I_K -> 'M[R]_d.

Lemma stacked_factors : stacked_step_by m X = listen_by m X *m publish m.
Proof.
rewrite /listen_by /publish mul_mxcol_mxrow; apply/eq_mxblock => k j.
by rewrite -scalemxAl -scalemxAr scalerA.
Qed.

Lemma pooled_factors : pooled_step_by m X = publish m *m listen_by m X.
Proof.
rewrite /listen_by /publish mul_mxrow_mxcol; apply: eq_bigr => k _.
by rewrite -scalemxAl -scalemxAr scalerA.
Qed.

(** Q and R have the same eigenvalues, zero apart. *)
Lemma stacked_pooled_eigenvalue a b : (a != 0) || (b != 0) ->
  complex_eigenvalue (stacked_step_by m X) a b <->
  complex_eigenvalue (pooled_step_by m X) a b.
Proof.
move=> ab0; rewrite stacked_factors pooled_factors.
by split; apply: complex_eigenvalue_swap.
Qed.

End Factors.

Section Generations.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Implicit Types r theta : 'I_K -> 'cV[R]_d.

Lemma publish_stack theta : publish m *m stack theta = pooled_signal m theta.
Proof.
rewrite /publish /stack mul_mxrow_mxcol; apply: eq_bigr => j _.
by rewrite scalemxAl.
Qed.

(** A generation is the affine map of Q on the stacked models. *)
Lemma generation_stacked r theta :
  stack (generation m r theta) =
  stacked_step m *m stack theta
  + stack (fun k => invmx (training_gram m k) *m r k).
Proof.
rewrite /stacked_step stacked_factors -mulmxA publish_stack /listen_by /stack.
rewrite mxcol_mul -mxcolD; apply/eq_mxcol => k.
by rewrite /generation mulmxDr -scalemxAr scalemxAl addrC.
Qed.

(** A generation is the affine map of R on the one signal that all receive. *)
Lemma generation_pooled r theta :
  pooled_signal m (generation m r theta) =
  pooled_step m *m pooled_signal m theta
  + pooled_signal m (fun k => invmx (training_gram m k) *m r k).
Proof.
rewrite -!publish_stack generation_stacked mulmxDr /stacked_step /pooled_step.
by rewrite stacked_factors pooled_factors !mulmxA.
Qed.

End Generations.

Section Training.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Hypothesis adm : admissible m.

Lemma pooled_gram_psd : psd (pooled_gram m).
Proof.
case: adm => psdS _ _ _ g0.
by apply: psd_sum => k _; apply: psdZ.
Qed.

Lemma training_gram_psd k : psd (training_gram m k).
Proof.
case: adm => _ psdB a0 a1 _; apply: psdD; apply: psdZ => //.
  by rewrite subr_ge0.
exact: pooled_gram_psd.
Qed.

(** An entity that listens to a pool that shows every direction has one optimum. *)
Lemma training_gram_pd k :
  pd (pooled_gram m) -> 0 < alpha m k -> pd (training_gram m k).
Proof.
case: adm => _ psdB _ a1 _ pdH a0; rewrite /training_gram addrC.
by apply: pdD; [apply: pdZ|apply: psdZ; rewrite ?subr_ge0].
Qed.

(** What entity k minimises, up to a constant: (1 - alpha) times the loss on real
    data, plus alpha times the loss on the pool, where the data of entity j have
    normal vector S_j theta_j. *)
Definition training_loss r (theta : 'I_K -> 'cV[R]_d) k (x : 'cV[R]_d) : R :=
  (1 - alpha m k) * dot x (real m k *m x) - dot (r k) x *+ 2
  + alpha m k * \sum_j share m j *
      (dot x (synthetic m j *m x) - dot (synthetic m j *m theta j) x *+ 2).

Lemma training_loss_excess r theta k x : training_gram m k \in unitmx ->
  training_loss r theta k x - training_loss r theta k (generation m r theta k) =
  dot (x - generation m r theta k)
      (training_gram m k *m (x - generation m r theta k)).
Proof.
move=> uA; set y := generation m r theta k.
pose q := r k + alpha m k *: pooled_signal m theta.
have Ay : training_gram m k *m y = q by rewrite /y /generation mulKVmx.
have lossE z : training_loss r theta k z
    = dot z (training_gram m k *m z) - dot q z *+ 2.
  rewrite /training_loss /training_gram /q mulmxDl -!scalemxAl dotDr !dotZr.
  rewrite dotDl dotZl /pooled_gram mulmx_suml dot_sumr dot_suml.
  have -> : \sum_j share m j *
      (dot z (synthetic m j *m z) - dot (synthetic m j *m theta j) z *+ 2)
    = \sum_j dot z (share m j *: synthetic m j *m z)
      - (\sum_j dot (share m j *: (synthetic m j *m theta j)) z) *+ 2.
    rewrite -sumrMnl -sumrB; apply: eq_bigr => j _.
    by rewrite -scalemxAl dotZr dotZl mulrBr mulrnAr.
  by move: (\sum_j _) (\sum_j _) (dot z _) (dot _ z) => s t u v; ring.
rewrite !lossE mulmxBr dotBl !dotBr Ay (dot_sym y x).
  by rewrite Ay (dotC x q) (dotC y q); ring.
exact: psd_sym (training_gram_psd k).
Qed.

(** A generation is training: it minimises the loss, and nothing else does. *)
Lemma generation_minimises r theta k x : training_gram m k \in unitmx ->
  training_loss r theta k (generation m r theta k) <= training_loss r theta k x
  ?= iff (x == generation m r theta k).
Proof.
move=> uA; have [symA posA] := psd_unit_pd (training_gram_psd k) uA.
split.
  rewrite -subr_ge0 training_loss_excess //.
  exact: psd_ge0 (training_gram_psd k).
rewrite eq_sym -subr_eq0 training_loss_excess // -[RHS]subr_eq0.
have [->|x0] := eqVneq (x - _) 0; first by rewrite dot0l eqxx.
by rewrite gt_eqF // posA.
Qed.

End Training.
