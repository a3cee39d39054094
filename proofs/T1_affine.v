(** * T1: the affine recurrence

    Page T1-affine-recurrence.md.

    Glossary
      x_{t+1} = Q x_t + c    Q : n x n; x and c are n x p, so p = 1 is a state and
                             p > 1 a coefficient matrix (M_{t+1} = P + Q M_t)
      fixed_point Q c x      x = Q x + c
      S_{t+1} = Q S_t Q^T + N
                             the covariance of the state, N that of the noise

    Proved
    - x_t - xs = Q^t (x_0 - xs) for every fixed point xs (affine_closed_form), and
      x_t = Q^t x_0 + (I + Q + ... + Q^(t-1)) c without one (affine_unrolled).
    - I - Q is invertible iff there is exactly one fixed point; where it is not,
      every fixed point has another one beside it (affine_unique_iff,
      affine_not_unique). Over a field; the uniqueness itself over any ring.
    - S_t - Ss = Q^t (S_0 - Ss) (Q^t)^T, and the unrolled sum, for covariances.
    - The generations of the model are such a recurrence, on stacked models. *)

From mathcomp Require Import all_ssreflect all_algebra.
From Monoculture Require Import Matrices Loewner Model.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory.
Local Open Scope ring_scope.

Definition fixed_point (R : ringType) n p (Q : 'M[R]_n) (c x : 'M[R]_(n, p)) :=
  x = Q *m x + c.

Section Affine.
Variables (R : comUnitRingType) (n p : nat) (Q : 'M[R]_n) (c : 'M[R]_(n, p)).
Implicit Types xs : 'M[R]_(n, p).
Variable x : nat -> 'M[R]_(n, p).
Hypothesis step : forall t, x t.+1 = Q *m x t + c.

Theorem affine_closed_form xs : fixed_point Q c xs ->
  forall t, x t - xs = mxpow Q t *m (x 0%N - xs).
Proof.
move=> fix_xs; elim=> [|t IH]; first by rewrite mxpow0 mul1mx.
by rewrite mxpowS -mulmxA -IH step {1}fix_xs opprD addrACA subrr addr0 mulmxBr.
Qed.

Theorem affine_unrolled t :
  x t = mxpow Q t *m x 0%N + (\sum_(s < t) mxpow Q s) *m c.
Proof.
elim: t => [|t IH]; first by rewrite big_ord0 mul0mx addr0 mxpow0 mul1mx.
rewrite step IH mulmxDr !mulmxA -mxpowS -addrA; congr (_ + _).
rewrite big_ord_recl mulmxDl mul1mx addrC mulmx_sumr; by congr (_ + _ *m _).
Qed.

End Affine.

Section FixedPoint.
Variables (R : comUnitRingType) (n p : nat) (Q : 'M[R]_n) (c : 'M[R]_(n, p)).

Theorem affine_fixed_point : 1%:M - Q \in unitmx -> forall x,
  fixed_point Q c x <-> x = invmx (1%:M - Q) *m c.
Proof.
move=> uIQ x; rewrite /fixed_point; split=> [fix_x | ->].
  have <- : (1%:M - Q) *m x = c by rewrite mulmxBl mul1mx {1}fix_x addrC addKr.
  by rewrite mulKmx.
move: (mulKVmx uIQ c); move: (invmx _ *m c) => y <-.
by rewrite mulmxBl mul1mx addrC subrK.
Qed.

End FixedPoint.

Section FixedPointField.
Variables (F : fieldType) (n : nat) (Q : 'M[F]_n).
Implicit Types c x y : 'cV[F]_n.

Theorem affine_not_unique c x : 1%:M - Q \notin unitmx -> fixed_point Q c x ->
  exists2 y, y != x & fixed_point Q c y.
Proof.
move=> nuIQ fix_x; have : \det (1%:M - Q)^T == 0.
  by rewrite det_tr; apply: contraNT nuIQ; rewrite unitmxE unitfE.
case/det0P=> v v0 vIQ; exists (x + v^T).
  by rewrite -subr_eq0 addrC addKr trmx_eq0.
have Qv : v^T = Q *m v^T.
  have := congr1 trmx vIQ; rewrite trmx_mul trmxK trmx0 mulmxBl mul1mx.
  by move/eqP; rewrite subr_eq0 => /eqP.
by rewrite /fixed_point mulmxDr addrAC -Qv -fix_x.
Qed.

Theorem affine_unique_iff c :
  1%:M - Q \in unitmx <-> (exists! x, fixed_point Q c x).
Proof.
split=> [uIQ | [x [fix_x only_x]]].
  exists (invmx (1%:M - Q) *m c); split; first by apply/affine_fixed_point.
  by move=> y /affine_fixed_point ->.
apply: contraT => nuIQ; have [y /eqP y_x fix_y] := affine_not_unique nuIQ fix_x.
by case: y_x; rewrite (only_x y).
Qed.

End FixedPointField.

Section Covariance.
Variables (R : comUnitRingType) (n : nat) (Q N : 'M[R]_n).
Variable S : nat -> 'M[R]_n.
Hypothesis step : forall t, S t.+1 = Q *m S t *m Q^T + N.

Theorem covariance_closed_form Ss : Ss = Q *m Ss *m Q^T + N ->
  forall t, S t - Ss = mxpow Q t *m (S 0%N - Ss) *m (mxpow Q t)^T.
Proof.
move=> fix_Ss; elim=> [|t IH]; first by rewrite mxpow0 trmx1 mulmx1 mul1mx.
rewrite step {1}fix_Ss opprD addrACA subrr addr0 -mulmxBl -mulmxBr IH.
by rewrite mxpowS trmx_mul !mulmxA.
Qed.

Theorem covariance_unrolled t :
  S t = mxpow Q t *m S 0%N *m (mxpow Q t)^T
        + \sum_(s < t) mxpow Q s *m N *m (mxpow Q s)^T.
Proof.
elim: t => [|t IH].
  by rewrite big_ord0 addr0 mxpow0 trmx1 mulmx1 mul1mx.
rewrite step IH mulmxDr mulmxDl -addrA; congr (_ + _).
  by rewrite mxpowS trmx_mul !mulmxA.
rewrite big_ord_recl mxpow0 trmx1 mulmx1 mul1mx addrC; congr (_ + _).
rewrite mulmx_sumr mulmx_suml; apply: eq_bigr => s _.
by rewrite mxpowS trmx_mul !mulmxA.
Qed.

End Covariance.

Section ModelRecurrence.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Implicit Types r : 'I_K -> 'cV[R]_d.

(** The models of all generations, stacked, around any models that a
    generation leaves as they are. *)
Theorem generations_closed_form r theta thetas :
  (forall t, theta t.+1 = generation m r (theta t)) ->
  (forall k, thetas k = generation m r thetas k) ->
  forall t, stack (theta t) - stack thetas =
            mxpow (stacked_step m) t *m (stack (theta 0%N) - stack thetas).
Proof.
move=> step fix_thetas; have stackE f g : f =1 g -> @stack R K d f = stack g.
  by move=> fg; apply/eq_mxcol.
apply: affine_closed_form => [t|]; first by rewrite step generation_stacked.
by rewrite /fixed_point -generation_stacked; apply: stackE.
Qed.

End ModelRecurrence.
