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

Section ModelReduction.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Implicit Types r : 'I_K -> 'cV[R]_d.

Theorem stacked_power t : mxpow (stacked_step m) t.+1 =
  listen m *m mxpow (pooled_step m) t *m publish m.
Proof.
by rewrite /stacked_step /pooled_step stacked_factors pooled_factors product_power.
Qed.

Theorem stacked_char_poly :
  'X^d * char_poly (stacked_step m) =
  'X^(\sum_(k < K) d) * char_poly (pooled_step m).
Proof.
rewrite /stacked_step /pooled_step stacked_factors pooled_factors.
exact: product_char_poly.
Qed.

Theorem stacked_eigenvalue a : a != 0 ->
  eigenvalue (stacked_step m) a = eigenvalue (pooled_step m) a.
Proof.
move=> a0; rewrite /stacked_step /pooled_step stacked_factors pooled_factors.
exact: product_eigenvalue.
Qed.

(** Complex eigenvalues as well, written out in real vectors. *)
Theorem stacked_complex_eigenvalue a b : (a != 0) || (b != 0) ->
  complex_eigenvalue (stacked_step m) a b <->
  complex_eigenvalue (pooled_step m) a b.
Proof. exact: stacked_pooled_eigenvalue. Qed.

(** Every model of every generation is an affine image of one signal, which
    itself follows the pooled recurrence. *)
Theorem pooled_reduction r theta u :
  (forall t, theta t.+1 = generation m r (theta t)) ->
  (forall t, u t = pooled_signal m (theta t)) ->
  forall t,
    (forall k, theta t.+1 k =
               invmx (training_gram m k) *m (r k + alpha m k *: u t))
    /\ u t.+1 = pooled_step m *m u t
               + pooled_signal m (fun k => invmx (training_gram m k) *m r k).
Proof.
move=> step uE t; split=> [k|]; first by rewrite step /generation uE.
by rewrite !uE step generation_pooled.
Qed.

End ModelReduction.
