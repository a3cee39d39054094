(** * T2: the pooled reduction

    Page T2-pooled-reduction.md.

    Glossary
      U : m x d, V : d x m   any two factors; in the model m = K d, U says how the
                             entities listen to the pool, V how they publish in it
      Q = U V, R = V U       the big step and the small one
      stacked_step, pooled_step
                             the model's Q on all models and R on the one signal

    Proved, with no hypothesis on U and V
    - Q^(t+1) = U R^t V: all powers of the big matrix come from the small one.
    - 'X^d char(U V) = 'X^m char(V U): the eigenvalues other than zero are the
      same, with multiplicity and in every field extension.
    - The same eigenvalues other than zero, over the field itself.
    Then for the model: stacked K d by K d against pooled d by d; the stacked
    models of any generation are read off the pooled signal. *)

From mathcomp Require Import all_ssreflect all_algebra.
From Monoculture Require Import Matrices Loewner Model.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory.
Local Open Scope ring_scope.

Theorem product_power (R : comUnitRingType) m d
    (U : 'M[R]_(m, d)) (V : 'M[R]_(d, m)) t :
  mxpow (U *m V) t.+1 = U *m mxpow (V *m U) t *m V.
Proof.
elim: t => [|t IH]; first by rewrite mxpowS !mxpow0 !mulmx1.
by rewrite mxpowS IH mxpowS !mulmxA.
Qed.

Section CharPoly.
Variables (R : comRingType) (m d : nat).
Variables (U : 'M[R]_(m, d)) (V : 'M[R]_(d, m)).

Let U' := map_mx polyC U.
Let V' := map_mx polyC V.

(** Both sides are the determinant of one block matrix, X I beside U over V
    beside I, cleared of its lower or of its upper corner. *)
Theorem product_char_poly :
  'X^d * char_poly (U *m V) = 'X^m * char_poly (V *m U).
Proof.
pose M := block_mx ('X%:M : 'M_m) U' V' (1%:M : 'M_d).
have upper : \det M = char_poly (U *m V).
  have -> : M = block_mx 1%:M U' 0 1%:M *m block_mx ('X%:M - U' *m V') 0 V' 1%:M.
    by rewrite mulmx_block !mul1mx !mul0mx !mulmx1 !add0r subrK.
  rewrite det_mulmx det_ublock det_lblock !det1 !mulr1 mul1r.
  by rewrite /char_poly /char_poly_mx map_mxM.
have lower : 'X^d * \det M = 'X^m * char_poly (V *m U).
  rewrite -det_scalar -(mul1r (\det _ * _)).
  have -> : 1 = \det (1%:M : 'M[{poly R}]_m) by rewrite det1.
  rewrite mulrA -(det_lblock _ (- V')) -det_mulmx mulmx_block.
  rewrite !mul1mx !mul0mx !addr0 mulNmx !mulmx1 mul_mx_scalar mul_scalar_mx.
  rewrite addNr det_ublock det_scalar addrC mulNmx.
  by rewrite /char_poly /char_poly_mx map_mxM.
by rewrite -upper.
Qed.

End CharPoly.

Section Eigenvalue.
Variables (F : fieldType) (m d : nat).
Implicit Types (U : 'M[F]_(m, d)) (V : 'M[F]_(d, m)).

Theorem product_eigenvalue U V a : a != 0 ->
  eigenvalue (U *m V) a = eigenvalue (V *m U) a.
Proof.
move=> a0; rewrite !eigenvalue_root_char.
have := congr1 (fun p => root p a) (product_char_poly U V).
by rewrite !rootM !rootE !hornerXn !expf_eq0 (negPf a0) !andbF.
Qed.

End Eigenvalue.

(** ** The model, one pool, whatever X_k stands for A_k^-1 *)

Section ModelReduction.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Variable X : 'I_K -> 'M[R]_d.
Implicit Types r : 'I_K -> 'cV[R]_d.

Theorem stacked_power t : mxpow (stacked_step_by m X) t.+1 =
  listen_by m X *m mxpow (pooled_step_by m X) t *m publish m.
Proof. by rewrite stacked_factors pooled_factors product_power. Qed.

Theorem stacked_char_poly :
  'X^d * char_poly (stacked_step_by m X) =
  'X^(\sum_(k < K) d) * char_poly (pooled_step_by m X).
Proof. by rewrite stacked_factors pooled_factors; apply: product_char_poly. Qed.

Theorem stacked_eigenvalue a : a != 0 ->
  eigenvalue (stacked_step_by m X) a = eigenvalue (pooled_step_by m X) a.
Proof. by move=> a0; rewrite stacked_factors pooled_factors; apply: product_eigenvalue. Qed.

(** Complex eigenvalues as well, written out in real vectors. *)
Theorem stacked_complex_eigenvalue a b : (a != 0) || (b != 0) ->
  complex_eigenvalue (stacked_step_by m X) a b <->
  complex_eigenvalue (pooled_step_by m X) a b.
Proof. exact: stacked_pooled_eigenvalue. Qed.

(** Every model of every generation is an affine image of one signal, which
    itself follows the pooled recurrence. *)
Theorem pooled_reduction r theta u :
  (forall t k, theta t.+1 k = generation_by m X r (theta t) k) ->
  (forall t, u t = pooled_signal m (theta t)) ->
  forall t,
    (forall k, theta t.+1 k = X k *m (r k + alpha m k *: u t))
    /\ u t.+1 = pooled_step_by m X *m u t
               + pooled_signal m (fun k => X k *m r k).
Proof.
move=> step uE t; split=> [k|]; first by rewrite step uE.
rewrite !uE /pooled_signal mulmx_suml -big_split; apply: eq_bigr => k _ /=.
rewrite step /generation_by mulmxDr mulmxDr scalerDr addrC; congr (_ + _).
by rewrite -!scalemxAr -scalemxAl scalerA mulmxA.
Qed.

End ModelReduction.

(** ** Several pools

    Entity j gives pool n the share G n j of rows with Gram matrix S n j (its own
    for each pool, if it likes); entity k crawls pool n with weight F k n. The
    state is one signal for each pool. *)

Section Pools.
Variables (R : realFieldType) (K M d : nat).
Variables (S : 'I_M -> 'I_K -> 'M[R]_d) (G : 'I_M -> 'I_K -> R).
Variables (F : 'I_K -> 'I_M -> R) (alpha : 'I_K -> R) (X : 'I_K -> 'M[R]_d).

Definition pools_stacked : 'M[R]_(\sum_(k < K) d) :=
  \mxblock_(k < K, j < K)
    (alpha k *: (X k *m \sum_n (F k n * G n j) *: S n j)).

Definition pools_step : 'M[R]_(\sum_(n < M) d) :=
  \mxblock_(n < M, l < M) (\sum_j (G n j * alpha j * F j l) *: (S n j *m X j)).

Definition pools_listen : 'M[R]_(\sum_(k < K) d, \sum_(n < M) d) :=
  \mxblock_(k < K, n < M) ((alpha k * F k n) *: X k).

Definition pools_publish : 'M[R]_(\sum_(n < M) d, \sum_(k < K) d) :=
  \mxblock_(n < M, j < K) (G n j *: S n j).

Lemma pools_stacked_factors : pools_stacked = pools_listen *m pools_publish.
Proof.
rewrite mul_mxblock; apply/eq_mxblock => k j.
rewrite mulmx_sumr scaler_sumr; apply: eq_bigr => n _.
by rewrite -!scalemxAr -scalemxAl !scalerA mulrC (mulrC (F k n)) -!mulrA (mulrC (F k n)).
Qed.

Lemma pools_step_factors : pools_step = pools_publish *m pools_listen.
Proof.
rewrite mul_mxblock; apply/eq_mxblock => n l; apply: eq_bigr => j _.
by rewrite -scalemxAl -scalemxAr scalerA mulrA.
Qed.

Theorem pools_power t : mxpow pools_stacked t.+1 =
  pools_listen *m mxpow pools_step t *m pools_publish.
Proof. by rewrite pools_stacked_factors pools_step_factors product_power. Qed.

Theorem pools_char_poly :
  'X^(\sum_(n < M) d) * char_poly pools_stacked =
  'X^(\sum_(k < K) d) * char_poly pools_step.
Proof.
by rewrite pools_stacked_factors pools_step_factors; apply: product_char_poly.
Qed.

Theorem pools_complex_eigenvalue a b : (a != 0) || (b != 0) ->
  complex_eigenvalue pools_stacked a b <-> complex_eigenvalue pools_step a b.
Proof.
move=> ab0; rewrite pools_stacked_factors pools_step_factors.
by split; apply: complex_eigenvalue_swap.
Qed.

(** Models follow pools, pools follow pools. *)
Theorem pools_reduction (r : 'I_K -> 'cV[R]_d) theta u :
  (forall t n, u t n = \sum_j G n j *: (S n j *m theta t j)) ->
  (forall t k, theta t.+1 k = X k *m (r k + alpha k *: \sum_n F k n *: u t n)) ->
  forall t n, u t.+1 n =
    \sum_l (\sum_j (G n j * alpha j * F j l) *: (S n j *m X j)) *m u t l
    + \sum_j G n j *: (S n j *m (X j *m r j)).
Proof.
move=> uE step t n; rewrite uE.
have -> : \sum_l (\sum_j (G n j * alpha j * F j l) *: (S n j *m X j)) *m u t l
    = \sum_j \sum_l (G n j * alpha j * F j l) *: (S n j *m X j) *m u t l.
  by rewrite exchange_big; apply: eq_bigr => l _; rewrite mulmx_suml.
rewrite -big_split; apply: eq_bigr => j _ /=.
rewrite step !mulmxDr scalerDr addrC; congr (_ + _).
rewrite -!scalemxAr scalerA !mulmx_sumr scaler_sumr; apply: eq_bigr => l _.
by rewrite -!scalemxAr scalerA -scalemxAl mulmxA.
Qed.

End Pools.
