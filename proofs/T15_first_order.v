(** * T15: the first-order rule, by exact identities

    Page T15-first-order-rule.md. Errors are written through what is random in the
    real data, b: the fit of entity j to real data is off by D_j b, and E b b^T = B.

    Glossary
      model_error m D G k
                       E_k, the error of model k in the limit, per b, if that of the
                       pooled signal is G
      fixed m D G      G = sum_j g_j S_j E_j: the signal's error comes from the models
      change m D G k   A_k^-1 (G - H D_k), so that E_k = D_k + alpha_k change

    Proved, for one pool and any alpha_k with A_k invertible
    - E_k = D_k + alpha_k change (error_change); with it the mse of model k from real
      data, exactly, is that of its own fit plus 2 alpha_k times a cross term plus
      alpha_k^2 times a square (mse_change).
    - At alpha = 0 the cross term is the rule of the page, A_k = B_k and
      G = sum_j g_j S_j D_j (cross_term_at_zero, zero_fixed).
    - One model alone: at alpha = 0 it vanishes (alone_never).
    Not proved: that change and G stay bounded as alpha goes to 0, which makes the
    cross term at 0 the derivative. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section FirstOrder.
Variables (R : realFieldType) (K d r : nat) (m : model R K d).
Variables (D : 'I_K -> 'M[R]_(d, r)) (G : 'M[R]_(d, r)).
Let A := training_gram m.
Let H := pooled_gram m.

(** From A_k E_k = (1 - alpha_k) B_k D_k + alpha_k G. *)
Definition model_error k : 'M[R]_(d, r) := invmx (training_gram m k)
  *m ((1 - alpha m k) *: (real m k *m D k) + alpha m k *: G).
Definition change k : 'M[R]_(d, r) :=
  invmx (training_gram m k) *m (G - pooled_gram m *m D k).
Definition fixed : Prop := G = \sum_j share m j *: (synthetic m j *m model_error j).

Theorem error_change k : A k \in unitmx -> model_error k = D k + alpha m k *: change k.
Proof.
move=> uA; rewrite -[D k in RHS](mulKmx uA) /change scalemxAr -mulmxDr.
congr (_ *m _); rewrite /A /training_gram mulmxDl -!scalemxAl scalerBr -/H.
by rewrite -[RHS]addrA; congr (_ + _); rewrite addrC subrK.
Qed.

(** The mse of model k in the test Gram T that stems from real data. *)
Definition mse (T : 'M[R]_d) (B : 'M[R]_r) (E : 'M[R]_(d, r)) : R :=
  \tr (T *m (E *m B *m E^T)).

Theorem mse_change (T : 'M[R]_d) (B : 'M[R]_r) k :
  T^T = T -> B^T = B -> A k \in unitmx ->
  mse T B (model_error k) = mse T B (D k)
    + 2%:R * alpha m k * \tr (T *m (change k *m B *m (D k)^T))
    + alpha m k ^+ 2 * mse T B (change k).
Proof.
move=> symT symB uA; rewrite error_change // /mse.
move: (alpha m k) (change k) (D k) => a X Y.
have -> : (Y + a *: X)^T = Y^T + a *: X^T by rewrite linearD linearZ.
rewrite !mulmxDl !mulmxDr -!(scalemxAl, scalemxAr) !mxtraceD !mxtraceZ.
have -> : \tr (T *m (Y *m B *m X^T)) = \tr (T *m (X *m B *m Y^T)).
  by rewrite -[LHS]mxtrace_tr !trmx_mul trmxK symT symB mxtrace_mulC !mulmxA.
by move: (\tr _) (\tr _) (\tr _) => x y z; ring.
Qed.

(** At alpha = 0: what the signal's error is, *)
Theorem zero_fixed : (forall k, alpha m k = 0) -> (forall k, A k \in unitmx) ->
  (fixed <-> G = \sum_j share m j *: (synthetic m j *m D j)).
Proof.
move=> a0 uA; have E j : model_error j = D j by rewrite error_change // a0 scale0r addr0.
by rewrite /fixed; under eq_bigr do rewrite E.
Qed.

(** and the cross term: minus the sum over the others of what their errors share
    less with mine than mine do with themselves. *)
Theorem cross_term_at_zero (T : 'M[R]_d) (B : 'M[R]_r) k :
  (forall j, alpha m j = 0) ->
  G = \sum_j share m j *: (synthetic m j *m D j) ->
  2%:R * \tr (T *m (change k *m B *m (D k)^T))
  = - 2%:R * \sum_j share m j * \tr (T *m (invmx (real m k) *m synthetic m j
      *m (D k *m B *m (D k)^T - D j *m B *m (D k)^T))).
Proof.
move=> a0 GE; rewrite mulNr -mulrN -sumrN; congr (_ * _).
have BE : training_gram m k = real m k.
  by rewrite /training_gram a0 subr0 scale1r scale0r addr0.
have -> : change k
    = \sum_j share m j *: (invmx (real m k) *m synthetic m j *m (D j - D k)).
  rewrite /change BE GE /pooled_gram mulmx_suml -sumrB mulmx_sumr.
  apply: eq_bigr => j _; rewrite -scalemxAl -scalerBr -scalemxAr -mulmxBr.
  by rewrite mulmxA.
rewrite !mulmx_suml mulmx_sumr raddf_sum; apply: eq_bigr => j _ /=.
rewrite -!scalemxAl -scalemxAr mxtraceZ -mulrN; congr (_ * _).
have -> : D k *m B *m (D k)^T - D j *m B *m (D k)^T
    = - ((D j - D k) *m B *m (D k)^T) by rewrite !mulmxBl opprB.
by rewrite mulmxN mulmxN raddfN /= opprK !mulmxA.
Qed.

(** One model alone never gains at first order: the others' share is its own. *)
Corollary alone_never (T : 'M[R]_d) (B : 'M[R]_r) k :
  (forall j, j = k) -> (forall j, alpha m j = 0) ->
  G = \sum_j share m j *: (synthetic m j *m D j) ->
  2%:R * \tr (T *m (change k *m B *m (D k)^T)) = 0.
Proof.
move=> alone a0 GE; rewrite cross_term_at_zero // big1 ?mulr0 // => j _.
by rewrite (alone j) subrr !mulmx0 mxtrace0 mulr0.
Qed.

End FirstOrder.
