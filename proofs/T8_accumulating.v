(** * T8: the accumulating pool

    Page T8-accumulating-pool.md. The pool is the average of every batch so far:
    b batches of real data (b = 0: none counted) and one synthetic batch a
    generation, so that with signal u_t
      u_{t+1} = u_t + (c + R u_t - u_t + noise) / (t + 1 + b).

    Glossary
      newest_share b t    1 / (t + 1 + b), the newest batch's share in the pool
      decay b m t         \prod_(i < t) (1 - m newest_share b i): what is left of
                          an error after t generations, in a mode of R with
                          eigenvalue 1 - m
      mode_variance b m s v
                          v is the variance of that mode when each batch brings
                          noise of variance s:
                          v_{t+1} = (1 - m share)^2 v_t + s share^2
      harmonic b t        \sum_(i < t) 1 / (i + 1 + b)
      harmonic_two t      \sum_(i < t) 1 / (i + 1)^2

    Proved
    - The running average is this recursion (accumulating_average); along a left
      eigenvector of R with eigenvalue lambda the error is decay b (1 - lambda)
      times the first one, whatever the rest of R is (accumulating_mode); its variance
      follows the recurrence of mode_variance (accumulating_covariance).
    - For 0 <= lambda <= 1 the error keeps its sign and never grows
      (decay_monotone); for 0 <= lambda < 1 it goes to 0 (decay_limit), and so
      does the variance, synthetic noise and all (variance_limit).
    - At lambda = 1 the variance is v_0 + s \sum share^2 (unit_mode_variance).
      With the real data counted as one batch it is harmonic_two (t + 1) times
      the first one: growing, and never above 2 - 1 / (t + 1).
    Limits are epsilon-N, over an archimedean field. Not proved: the rates
    t^-(1 - lambda) and log t / t, and the value pi^2 / 6 of the sum. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Pool.

Variable F : numFieldType.

Definition newest_share (b t : nat) : F := (t + b).+1%:R^-1.

Lemma newest_share_gt0 b t : 0 < newest_share b t.
Proof. by rewrite invr_gt0 ltr0n. Qed.
Lemma newest_share_le1 b t : newest_share b t <= 1.
Proof. by rewrite invf_le1 ?ltr0n // ler1n. Qed.

(** The average of b copies of the real batch and of t synthetic batches y. *)
Definition pool_average d (b : nat) (real : 'cV[F]_d) (y : nat -> 'cV[F]_d) t :=
  (t + b)%:R^-1 *: (b%:R *: real + \sum_(i < t) y i).

Theorem accumulating_average d b (real : 'cV[F]_d) y t : (0 < t + b)%N ->
  pool_average b real y t.+1 =
    pool_average b real y t + newest_share b t *: (y t - pool_average b real y t).
Proof.
move=> tb; rewrite /pool_average big_ord_recr /= addrA.
move: (_ + \sum_(i < t) y i) => x; rewrite /newest_share addSn.
have n0 : (t + b)%:R != 0 :> F by rewrite pnatr_eq0 -lt0n.
have n1 : (t + b).+1%:R != 0 :> F by rewrite pnatr_eq0.
rewrite scalerBr addrCA scalerDr addrC; congr (_ + _).
rewrite scalerA -scalerBl; congr (_ *: _).
move: (t + b)%N n0 n1 => N; rewrite -addn1 natrD; move: (N%:R) => n n0 n1.
by field; rewrite n0 n1.
Qed.

Definition decay (b : nat) (m : F) t := \prod_(i < t) (1 - m * newest_share b i).

(** One mode of the mean recursion, whatever R is: w R = lambda w. *)
Theorem accumulating_mode d (R : 'M[F]_d) (c : 'cV[F]_d) b (u : nat -> 'cV[F]_d) us w lambda :
  (forall t, u t.+1 = u t + newest_share b t *: (c + R *m u t - u t)) ->
  us = R *m us + c -> w *m R = lambda *: (w : 'rV_d) ->
  forall t, w *m (u t - us) = decay b (1 - lambda) t *: (w *m (u 0%N - us)).
Proof.
move=> uS fix_us wR; elim=> [|t IH]; first by rewrite /decay big_ord0 scale1r.
rewrite /decay big_ord_recr /= mulrC -scalerA -/(decay _ _ _) -IH uS.
have -> : c + R *m u t - u t = (R - 1%:M) *m (u t - us).
  have -> : c = us - R *m us by rewrite {1}fix_us addrC addKr.
  rewrite mulmxBl mul1mx mulmxBr opprB (addrC _ (R *m u t)) (addrC us).
  by rewrite !addrA.
rewrite addrAC; move: (u t - us) => e.
rewrite mulmxDr -scalemxAr mulmxA mulmxBr wR mulmx1 mulmxBl -scalemxAl.
move: (w *m e) => x; apply/matrixP => i j; rewrite !mxE.
by move: (x i j) (newest_share b t) => y s; ring.
Qed.

(** The covariance of the signal, along the same left eigenvector. *)
Theorem accumulating_covariance d (R N : 'M[F]_d) b (C : nat -> 'M[F]_d) w lambda :
  (forall t, let M := 1%:M + newest_share b t *: (R - 1%:M) in
     C t.+1 = M *m C t *m M^T + newest_share b t ^+ 2 *: N) ->
  w *m R = lambda *: (w : 'rV_d) ->
  forall t, w *m C t.+1 *m w^T =
    (1 - (1 - lambda) * newest_share b t) ^+ 2 *: (w *m C t *m w^T)
    + newest_share b t ^+ 2 *: (w *m N *m w^T).
Proof.
move=> CS wR t; rewrite CS; move: (newest_share b t) => h.
set M := 1%:M + _; have wM : w *m M = (1 - (1 - lambda) * h) *: w.
  rewrite mulmxDr mulmx1 -scalemxAr mulmxBr wR mulmx1 mulrC mulrBr mulr1.
  by rewrite scalerBr scalerA -[X in X + _]scale1r -scalerBl -scalerDl opprB.
rewrite mulmxDr mulmxDl -scalemxAr -scalemxAl; congr (_ + _).
rewrite !mulmxA wM -mulmxA -trmx_mul wM linearZ /= -scalemxAr -!scalemxAl.
by rewrite scalerA expr2.
Qed.

End Pool.

Section Decay.

Variable F : realFieldType.
Implicit Types (m s lambda : F) (e v : nat -> F).

Lemma decayS b m t : decay b m t.+1 = decay b m t * (1 - m * newest_share F b t).
Proof. by rewrite /decay big_ord_recr. Qed.

Lemma decay_factor b m t : 0 <= m -> m <= 1 ->
  0 <= 1 - m * newest_share F b t /\ 1 - m * newest_share F b t <= 1.
Proof.
move=> m0 m1; have s0 := ltW (newest_share_gt0 F b t).
by rewrite subr_ge0 ger_addl oppr_le0 mulr_ge0 // mulr_ile1 ?newest_share_le1.
Qed.

Lemma decay_ge0 b m t : 0 <= m -> m <= 1 -> 0 <= decay b m t.
Proof.
move=> m0 m1; elim: t => [|t IH]; first by rewrite /decay big_ord0 ler01.
by rewrite decayS mulr_ge0 //; case: (decay_factor b t m0 m1).
Qed.

(** Between 0 and 1 the error keeps its sign and never grows. *)
Theorem decay_monotone b m t : 0 <= m -> m <= 1 ->
  0 <= decay b m t.+1 /\ decay b m t.+1 <= decay b m t.
Proof.
move=> m0 m1; split; first exact: decay_ge0.
by rewrite decayS ler_pimulr ?decay_ge0 //; case: (decay_factor b t m0 m1).
Qed.

(** Later starts: what the product still does from generation T on. *)
Lemma decay_split b m T t : decay b m (T + t) = decay b m T * decay (T + b) m t.
Proof.
rewrite /decay big_split_ord /=; congr (_ * _); apply: eq_bigr => i _.
by rewrite /newest_share addnCA addnA.
Qed.

(** \prod (1 - m newest_share) \sum newest_share <= 1 / m *)
Definition harmonic b t : F := \sum_(i < t) newest_share F b i.

Lemma harmonicS b t : harmonic b t.+1 = harmonic b t + newest_share F b t.
Proof. by rewrite /harmonic big_ord_recr. Qed.

Lemma harmonic_split b T t : harmonic b (T + t) = harmonic b T + harmonic (T + b) t.
Proof.
rewrite /harmonic big_split_ord /=; congr (_ + _); apply: eq_bigr => i _.
by rewrite /newest_share addnCA addnA.
Qed.

Lemma decay_harmonic b m t : 0 <= m -> m <= 1 ->
  decay b m t * (1 + m * harmonic b t) <= 1.
Proof.
move=> m0 m1; elim: t => [|t IH].
  by rewrite /decay /harmonic !big_ord0 mulr0 addr0 mulr1.
apply: le_trans IH; rewrite decayS -mulrA ler_wpmul2l //.
  exact: decay_ge0.
have h0 : 0 <= harmonic b t by apply: sumr_ge0 => i _; rewrite ltW ?newest_share_gt0.
rewrite harmonicS (mulrDr m) addrA.
move: (m * harmonic b t) (mulr_ge0 m0 h0) => h {}h0.
move: (m * newest_share F b t) (mulr_ge0 m0 (ltW (newest_share_gt0 F b t))) => x x0.
have -> : (1 - x) * (1 + h + x) = 1 + h - x * (h + x) by ring.
by rewrite ger_addl oppr_le0 mulr_ge0 ?addr_ge0.
Qed.

(** The harmonic series gains 1/2 whenever its length doubles. *)
Lemma harmonic_block N : 2%:R^-1 <= harmonic N N.+1.
Proof.
have n0 : 0 < N.+1%:R :> F by rewrite ltr0n.
have -> : 2%:R^-1 = \sum_(i < N.+1) (2%:R * N.+1%:R : F)^-1.
  rewrite sumr_const card_ord -[RHS]mulr_natl invfM mulrCA divff ?mulr1 //.
  by rewrite gt_eqF.
apply: ler_sum => i _; rewrite lef_pinv ?posrE ?ltr0n ?mulr_gt0 ?ltr0n //.
by rewrite -natrM ler_nat mul2n -addnn addSn ltnS leq_add // -ltnS.
Qed.

Lemma harmonic_large b n : exists T, n%:R / 2%:R <= harmonic b T.
Proof.
elim: n => [|n [T IH]]; first by exists 0%N; rewrite mul0r /harmonic big_ord0.
exists (T + (T + b).+1)%N; rewrite harmonic_split -addn1 natrD mulrDl mul1r.
by rewrite ler_add ?harmonic_block.
Qed.

(** \sum 1/i^2 from N + 1 on is at most 1/N. *)
Lemma squares_tail N t : (0 < N)%N ->
  \sum_(i < t) newest_share F N i ^+ 2 <= N%:R^-1 - (t + N)%:R^-1.
Proof.
move=> N0; elim: t => [|t IH]; first by rewrite big_ord0 add0n subrr.
rewrite big_ord_recr /=; apply: le_trans (ler_add IH (lexx _)) _.
rewrite -subr_ge0 /newest_share addSn -[in X in _ <= X]addn1 natrD.
have : 0 < (t + N)%:R :> F by rewrite ltr0n addn_gt0 N0 orbT.
have : N%:R != 0 :> F by rewrite pnatr_eq0 -lt0n.
move: (t + N)%:R N%:R => x y y0 x0.
have x1 : 0 < x + 1 by rewrite addr_gt0 ?ltr01.
have -> : y^-1 - (x + 1)^-1 - (y^-1 - x^-1 + (x + 1)^-1 ^+ 2) = (x * (x + 1) ^+ 2)^-1.
  by field; rewrite y0 !gt_eqF.
by rewrite invr_ge0 mulr_ge0 ?sqr_ge0 ?ltW.
Qed.

(** The variance of a mode that receives noise of variance s a generation. *)
Definition mode_variance b m s v :=
  forall t, v t.+1 =
    (1 - m * newest_share F b t) ^+ 2 * v t + s * newest_share F b t ^+ 2.

Lemma variance_split b m s v T t : mode_variance b m s v ->
  0 <= m -> m <= 1 -> 0 <= s -> 0 <= v T ->
  v (T + t)%N <=
    decay (T + b) m t * v T + s * \sum_(i < t) newest_share F (T + b) i ^+ 2.
Proof.
move=> vS m0 m1 s0 vT; elim: t => [|t IH].
  by rewrite addn0 /decay !big_ord0 mul1r mulr0 addr0.
rewrite addnS vS decayS big_ord_recr /= (mulrDr s) addrA.
have -> : newest_share F b (T + t) = newest_share F (T + b) t.
  by rewrite /newest_share addnCA addnA.
rewrite ler_add2r; case: (decay_factor (T + b) t m0 m1) => f0 f1.
move: (1 - _) f0 f1 => f f0 f1; apply: le_trans (ler_wpmul2l (sqr_ge0 f) IH) _.
have d0 : 0 <= decay (T + b) m t * v T.
  by apply: mulr_ge0 vT; apply: decay_ge0.
have q0 : 0 <= s * \sum_(i < t) newest_share F (T + b) i ^+ 2.
  by rewrite mulr_ge0 // sumr_ge0 // => i _; rewrite sqr_ge0.
have ff : f ^+ 2 <= f by rewrite expr2 ler_pimulr.
rewrite mulrDr ler_add //; last by rewrite ler_pimull // (le_trans ff).
by rewrite [X in _ <= X]mulrAC [X in _ <= X]mulrC ler_wpmul2r.
Qed.

(** lambda = 1: no mean is restored, the variances of the batches add up. *)
Theorem unit_mode_variance b s v : mode_variance b 0 s v ->
  forall t, v t = v 0%N + s * \sum_(i < t) newest_share F b i ^+ 2.
Proof.
move=> vS; elim=> [|t IH]; first by rewrite big_ord0 mulr0 addr0.
by rewrite vS mul0r subr0 expr1n mul1r IH big_ord_recr /= (mulrDr s) addrA.
Qed.

Definition harmonic_two t : F := \sum_(i < t) i.+1%:R ^- 2.

(** The real data counted as one batch, as large as the synthetic ones. *)
Theorem accumulating_variance s v : mode_variance 1 0 s v -> v 0%N = s ->
  forall t, v t = s * harmonic_two t.+1.
Proof.
move=> vS v0 t; rewrite (unit_mode_variance vS) v0 /harmonic_two big_ord_recl /=.
rewrite expr1n invr1 mulrDr mulr1; congr (_ + _ * _); apply: eq_bigr => i _.
by rewrite /newest_share addn1 exprVn.
Qed.

Theorem harmonic_two_bound t : harmonic_two t.+1 <= 2%:R - t.+1%:R^-1.
Proof.
rewrite /harmonic_two big_ord_recl /= expr1n invr1.
have -> : 2%:R - t.+1%:R^-1 = 1 + (1%:R^-1 - (t + 1)%:R^-1) :> F.
  by rewrite addn1 invr1 addrA.
rewrite ler_add2l (le_trans _ (squares_tail t (ltn0Sn 0))) // ler_sum // => i _.
by rewrite /newest_share addn1 exprVn.
Qed.

Corollary accumulating_bounded s v : mode_variance 1 0 s v -> v 0%N = s -> 0 <= s ->
  forall t, v t <= v t.+1 /\ v t <= (2%:R - t.+1%:R^-1) * s.
Proof.
move=> vS v0 s0 t; rewrite !(accumulating_variance vS v0); split.
  rewrite ler_wpmul2l // /harmonic_two [X in _ <= X]big_ord_recr /= ler_addl.
  by rewrite invr_ge0 sqr_ge0.
by rewrite mulrC ler_wpmul2r // harmonic_two_bound.
Qed.

End Decay.

Section Limit.

Variable F : archiFieldType.
Implicit Types (e m s : F) (v : nat -> F).

(** A mode with 0 <= lambda < 1 forgets its start, however slowly. *)
Theorem decay_limit b m : 0 < m -> m <= 1 -> forall e, 0 < e ->
  exists T, forall t, (T <= t)%N -> 0 <= decay b m t /\ decay b m t < e.
Proof.
move=> m0 m1 e e0; have m0' := ltW m0.
have d0 t : 0 <= decay b m t by apply: decay_ge0.
pose n := Num.bound (2%:R / (e * m)); have [T HT] := harmonic_large F b n.
have em : 0 < e * m by rewrite mulr_gt0.
have dT : decay b m T < e.
  rewrite ltNge; apply/negP => eT; have := decay_harmonic b T m0' m1.
  have h1 : 1 < m * harmonic F b T * e.
    have bn : 2%:R / (e * m) < n%:R by rewrite archi_boundP // divr_ge0 ?ler0n ?ltW.
    rewrite mulrAC (mulrC m) mulrC -ltr_pdivr_mulr //.
    apply: lt_le_trans HT.
    by rewrite ltr_pdivl_mulr ?ltr0n // mulrAC mul1r.
  have : 0 <= m * harmonic F b T.
    by rewrite mulr_ge0 // sumr_ge0 // => i _; rewrite ltW ?newest_share_gt0.
  move: (m * _) h1 => h h1 h0 /(le_trans (ler_wpmul2r (addr_ge0 ler01 h0) eT)).
  by rewrite mulrDr mulr1 leNgt (mulrC e) ltr_spaddl // ltW.
exists T => t /subnKC <-; split=> //.
elim: (t - T)%N => [|k IH]; first by rewrite addn0.
by rewrite addnS; apply: le_lt_trans IH; case: (decay_monotone b (T + k) m0' m1).
Qed.

(** The synthetic noise dies out with it. *)
Theorem variance_limit b m s v : mode_variance b m s v ->
  0 < m -> m <= 1 -> 0 <= s -> 0 <= v 0%N -> forall e, 0 < e ->
  exists T, forall t, (T <= t)%N -> 0 <= v t /\ v t < e.
Proof.
move=> vS m0 m1 s0 v0 e e0; have m0' := ltW m0.
have vt t : 0 <= v t.
  by elim: t => // t IH; rewrite vS; apply: addr_ge0; apply: mulr_ge0; rewrite ?sqr_ge0.
pose N := Num.bound (2%:R * s / e).
have sN : s / N.+1%:R < e / 2%:R.
  have : 2%:R * s / e < N.+1%:R.
    apply: lt_le_trans (archi_boundP _) _; last by rewrite ler_nat.
    by rewrite divr_ge0 ?mulr_ge0 ?ler0n // ltW.
  rewrite ltr_pdivr_mulr // ltr_pdivr_mulr ?ltr0n // mulrAC ltr_pdivl_mulr ?ltr0n //.
  by rewrite (mulrC s) (mulrC e).
have e2 : 0 < e / 2%:R / (v N.+1 + 1) by rewrite !divr_gt0 ?ltr0n // ltr_paddl ?ltr01.
have [T HT] := decay_limit (N.+1 + b) m0 m1 e2.
exists (N.+1 + T)%N => t Tt; split=> //.
have -> : t = (N.+1 + (t - N.+1))%N by rewrite subnKC // (leq_trans _ Tt) ?leq_addr.
have {Tt} : (T <= t - N.+1)%N by rewrite leq_subRL ?(leq_trans _ Tt) ?leq_addr.
move: (t - N.+1)%N => k /HT[d0 dk].
apply: le_lt_trans (variance_split k vS m0' m1 s0 (vt _)) _.
have -> : e = e / 2%:R + e / 2%:R by field.
rewrite ltr_le_add //.
  rewrite ltr_pdivl_mulr ?ltr_paddl ?ltr01 // in dk.
  by apply: le_lt_trans dk; rewrite ler_wpmul2l // ler_addl ler01.
apply: le_trans (ltW sN); rewrite ler_wpmul2l //.
apply: le_trans (squares_tail F k _) _; first by rewrite addSn.
rewrite ler_subl_addr ler_paddr ?invr_ge0 ?ler0n // lef_pinv ?posrE ?ltr0n ?addSn //.
by rewrite ler_nat ltnS leq_addr.
Qed.

End Limit.

(** ** The model of the other theorems, its pool kept *)

(** Entities train on the average u of all batches so far; each batch is what they
    publish together. That is the recursion of accumulating_mode. *)
Theorem model_accumulates (F : realFieldType) K d (m : model F K d) X b
    (r : 'I_K -> 'cV[F]_d) (u : nat -> 'cV[F]_d) :
  (forall t, u t.+1 = u t + newest_share F b t *:
     (pooled_signal m (fun k => X k *m (r k + alpha m k *: u t)) - u t)) ->
  forall t, u t.+1 = u t + newest_share F b t *:
     (pooled_signal m (fun k => X k *m r k) + pooled_step_by m X *m u t - u t).
Proof.
move=> uE t; rewrite uE; congr (_ + _ *: (_ - _)).
rewrite /pooled_signal mulmx_suml -big_split; apply: eq_bigr => k _ /=.
rewrite !mulmxDr scalerDr; congr (_ + _).
by rewrite -!scalemxAr -scalemxAl scalerA mulmxA.
Qed.

(** ** Any mode, negative and complex ones included

    The eigenvalue is lambda = (1 - a) + i c, with left eigenvector w + i z: two real
    equations, as everywhere here. What matters is a = 1 - Re lambda alone. *)

Section AnyMode.
Variable F : realFieldType.
Implicit Types (a c s : F) (v : nat -> F).

(** |1 - (1 - lambda) newest_share|^2 *)
Definition mode_factor b a c t : F :=
  (1 - a * newest_share F b t) ^+ 2 + (c * newest_share F b t) ^+ 2.

Definition complex_decay b a c t := \prod_(i < t) mode_factor b a c i.

Definition complex_variance b a c s v := forall t,
  v t.+1 = mode_factor b a c t * v t + s * newest_share F b t ^+ 2.

Lemma mode_factor_ge0 b a c t : 0 <= mode_factor b a c t.
Proof. by rewrite addr_ge0 ?sqr_ge0. Qed.

Lemma complex_decay_ge0 b a c t : 0 <= complex_decay b a c t.
Proof. by apply: prodr_ge0 => i _; apply: mode_factor_ge0. Qed.

Lemma complex_decayS b a c t :
  complex_decay b a c t.+1 = complex_decay b a c t * mode_factor b a c t.
Proof. by rewrite /complex_decay big_ord_recr. Qed.

(** The squared modulus of the error in a mode, whatever the rest of R is. *)
Theorem accumulating_complex_mode d (R : 'M[F]_d) (g : 'cV[F]_d) b u us
    (w z : 'rV[F]_d) a c :
  (forall t, u t.+1 = u t + newest_share F b t *: (g + R *m u t - u t)) ->
  us = R *m us + g ->
  w *m R = (1 - a) *: w - c *: z -> z *m R = c *: w + (1 - a) *: z ->
  forall t, (w *m (u t - us)) 0 0 ^+ 2 + (z *m (u t - us)) 0 0 ^+ 2
    = complex_decay b a c t
      * ((w *m (u 0%N - us)) 0 0 ^+ 2 + (z *m (u 0%N - us)) 0 0 ^+ 2).
Proof.
move=> uS fix_us wR zR; elim=> [|t IH]; first by rewrite /complex_decay big_ord0 mul1r.
rewrite complex_decayS mulrAC -IH uS {IH}.
have -> : g + R *m u t - u t = (R - 1%:M) *m (u t - us).
  have -> : g = us - R *m us by rewrite {1}fix_us addrC addKr.
  by rewrite mulmxBl mul1mx mulmxBr opprB (addrC _ (R *m u t)) (addrC us) !addrA.
rewrite addrAC; move: (u t - us) => e; rewrite /mode_factor.
rewrite !mulmxDr -!scalemxAr !mulmxA !mulmxBr !mulmx1 wR zR.
rewrite !(mulmxBl, mulmxDl) -!scalemxAl; move: (w *m e) (z *m e) => p q.
by rewrite !mxE; move: (p 0 0) (q 0 0) (newest_share F b t) => x y h; ring.
Qed.

Lemma quad_pair d (A : 'M[F]_d) (w z : 'rV[F]_d) p q :
  ((p *: w + q *: z) *m A *m (p *: w + q *: z)^T) 0 0
  = p ^+ 2 * (w *m A *m w^T) 0 0 + p * q * ((w *m A *m z^T) 0 0 + (z *m A *m w^T) 0 0)
    + q ^+ 2 * (z *m A *m z^T) 0 0.
Proof.
have E (x y : 'rV[F]_d) r l : (x *m A *m (r *: w + l *: z)^T) 0 0
    = r * (x *m A *m w^T) 0 0 + l * (x *m A *m z^T) 0 0.
  have -> : (r *: w + l *: z)^T = r *: w^T + l *: z^T.
    by apply/matrixP => i j; rewrite !mxE.
  by rewrite mulmxDr -!scalemxAr !mxE.
rewrite mulmxDl mulmxDl -!scalemxAl mxE [X in X + _]mxE [X in _ + X]mxE !(E _ w).
move: ((w *m A *m w^T) 0 0) ((w *m A *m z^T) 0 0) => a b.
by move: ((z *m A *m w^T) 0 0) ((z *m A *m z^T) 0 0) => c e; ring.
Qed.

(** The variance gathered in a mode follows the recursion of complex_variance. *)
Theorem accumulating_complex_covariance d (R N : 'M[F]_d) b (C : nat -> 'M[F]_d)
    (w z : 'rV[F]_d) a c :
  (forall t, let M := 1%:M + newest_share F b t *: (R - 1%:M) in
     C t.+1 = M *m C t *m M^T + newest_share F b t ^+ 2 *: N) ->
  w *m R = (1 - a) *: w - c *: z -> z *m R = c *: w + (1 - a) *: z ->
  complex_variance b a c ((w *m N *m w^T) 0 0 + (z *m N *m z^T) 0 0)
    (fun t => (w *m C t *m w^T) 0 0 + (z *m C t *m z^T) 0 0).
Proof.
move=> CS wR zR t; rewrite CS /mode_factor; move: (newest_share F b t) => h.
set M := 1%:M + _.
have wM : w *m M = (1 - a * h) *: w - (c * h) *: z.
  rewrite mulmxDr mulmx1 -scalemxAr mulmxBr wR mulmx1.
  apply/matrixP => i j; rewrite !mxE.
  by move: (w i j) (z i j) => x y; ring.
have zM : z *m M = (c * h) *: w + (1 - a * h) *: z.
  rewrite mulmxDr mulmx1 -scalemxAr mulmxBr zR mulmx1.
  apply/matrixP => i j; rewrite !mxE.
  by move: (w i j) (z i j) => x y; ring.
have split_ (y : 'rV_d) : y *m (M *m C t *m M^T + h ^+ 2 *: N) *m y^T
    = (y *m M) *m C t *m (y *m M)^T + h ^+ 2 *: (y *m N *m y^T).
  by rewrite mulmxDr mulmxDl -scalemxAr -scalemxAl trmx_mul !mulmxA.
have entry (A B : 'M[F]_1) : (A + h ^+ 2 *: B) 0 0 = A 0 0 + h ^+ 2 * B 0 0.
  by rewrite !mxE.
rewrite !split_ wM zM -scaleNr !entry !quad_pair.
move: ((w *m C t *m w^T) 0 0) ((w *m C t *m z^T) 0 0) => p q.
move: ((z *m C t *m w^T) 0 0) ((z *m C t *m z^T) 0 0) => x y.
by move: ((w *m N *m w^T) 0 0) ((z *m N *m z^T) 0 0) => n l; ring.
Qed.

(** Re lambda >= 1: the error never falls below what it was at first. *)
Theorem complex_decay_persists b a c t : a <= 0 -> 1 <= complex_decay b a c t.
Proof.
move=> a0; elim: t => [|t IH]; first by rewrite /complex_decay big_ord0.
rewrite complex_decayS; apply: le_trans IH _; rewrite ler_pemulr ?complex_decay_ge0 //.
apply: (@le_trans _ _ ((1 - a * newest_share F b t) ^+ 2)).
  by rewrite exprn_ege1 // ler_addl oppr_ge0 mulr_le0_ge0 // ltW ?newest_share_gt0.
by rewrite ler_addl sqr_ge0.
Qed.

(** Nor does the variance, once there is noise. *)
Theorem complex_variance_persists b a c s v : complex_variance b a c s v ->
  a <= 0 -> 0 < s -> 0 <= v 0%N -> 0 < v 1%N /\ forall t, v 1%N <= v t.+1.
Proof.
move=> vS a0 s0 v0.
have f1 t : 1 <= mode_factor b a c t.
  apply: (@le_trans _ _ ((1 - a * newest_share F b t) ^+ 2)).
    by rewrite exprn_ege1 // ler_addl oppr_ge0 mulr_le0_ge0 // ltW ?newest_share_gt0.
  by rewrite ler_addl sqr_ge0.
have q0 t : 0 < s * newest_share F b t ^+ 2.
  by rewrite mulr_gt0 // exprn_gt0 // newest_share_gt0.
have v1 : 0 < v 1%N by rewrite vS ltr_paddl ?mulr_ge0 ?mode_factor_ge0.
split=> //; elim=> // t IH; rewrite [v t.+2]vS; apply: le_trans IH _.
have vt : 0 <= v t.+1.
  elim: t => [|t IH]; first exact: ltW.
  by rewrite vS addr_ge0 ?(ltW (q0 _)) // mulr_ge0 ?mode_factor_ge0.
by apply: ler_paddr; [exact: ltW|exact: ler_pemull].
Qed.

(** lambda = -n: a real mode whose error is gone, exactly, from some batch on. *)
Theorem decay_vanishes b i t : (i < t)%N -> decay b (i + b).+1%:R t = 0 :> F.
Proof.
move=> it; rewrite /decay (bigD1 (Ordinal it)) //= /newest_share divff ?subrr ?mul0r //.
by rewrite pnatr_eq0.
Qed.

End AnyMode.

Section AnyModeLimit.
Variable F : archiFieldType.
Implicit Types (a c s m e : F) (v : nat -> F).

(** What shrinks by 1 - m / t and receives s / t^2 vanishes. *)
Lemma shrinking_limit b m s v : 0 < m -> m <= 1 -> 0 <= s ->
  (forall t, 0 <= v t) ->
  (forall t, v t.+1 <=
     (1 - m * newest_share F b t) * v t + s * newest_share F b t ^+ 2) ->
  forall e, 0 < e -> exists T, forall t, (T <= t)%N -> v t < e.
Proof.
move=> m0 m1 s0 v0 vS e e0; have m0' := ltW m0.
have split_ T t : v (T + t)%N <=
    decay (T + b) m t * v T + s * \sum_(i < t) newest_share F (T + b) i ^+ 2.
  elim: t => [|t IH]; first by rewrite addn0 /decay !big_ord0 mul1r mulr0 addr0.
  rewrite addnS; apply: le_trans (vS _) _; rewrite decayS big_ord_recr /= (mulrDr s) addrA.
  have -> : newest_share F b (T + t) = newest_share F (T + b) t.
    by rewrite /newest_share addnCA addnA.
  rewrite ler_add2r; case: (decay_factor (T + b) t m0' m1) => f0 f1.
  move: (1 - _) f0 f1 => f f0 f1; apply: le_trans (ler_wpmul2l f0 IH) _.
  have q0 : 0 <= s * \sum_(i < t) newest_share F (T + b) i ^+ 2.
    by rewrite mulr_ge0 // sumr_ge0 // => i _; rewrite sqr_ge0.
  rewrite mulrDr ler_add //; last by rewrite ler_pimull.
  by rewrite mulrA (mulrC f).
pose N := Num.bound (2%:R * s / e).
have sN : s / N.+1%:R < e / 2%:R.
  have : 2%:R * s / e < N.+1%:R.
    apply: lt_le_trans (archi_boundP _) _; last by rewrite ler_nat.
    by rewrite divr_ge0 ?mulr_ge0 ?ler0n // ltW.
  rewrite ltr_pdivr_mulr // ltr_pdivr_mulr ?ltr0n // mulrAC ltr_pdivl_mulr ?ltr0n //.
  by rewrite (mulrC s) (mulrC e).
have e2 : 0 < e / 2%:R / (v N.+1 + 1) by rewrite !divr_gt0 ?ltr0n // ltr_paddl ?ltr01.
have [T HT] := decay_limit (N.+1 + b) m0 m1 e2.
exists (N.+1 + T)%N => t Tt.
have -> : t = (N.+1 + (t - N.+1))%N by rewrite subnKC // (leq_trans _ Tt) ?leq_addr.
have {Tt} : (T <= t - N.+1)%N by rewrite leq_subRL ?(leq_trans _ Tt) ?leq_addr.
move: (t - N.+1)%N => k /HT[d0 dk].
apply: le_lt_trans (split_ _ k) _.
have -> : e = e / 2%:R + e / 2%:R by field.
rewrite ltr_le_add //.
  rewrite ltr_pdivl_mulr ?ltr_paddl ?ltr01 // in dk.
  by apply: le_lt_trans dk; rewrite ler_wpmul2l // ler_addl ler01.
apply: le_trans (ltW sN); rewrite ler_wpmul2l //.
apply: le_trans (squares_tail F k _) _; first by rewrite addSn.
rewrite ler_subl_addr ler_paddr ?invr_ge0 ?ler0n // lef_pinv ?posrE ?ltr0n ?addSn //.
by rewrite ler_nat ltnS leq_addr.
Qed.

(** From some batch on the factor is at most 1 - m / t, m = min (a, 1). *)
Lemma mode_factor_small b a c : 0 < a -> exists N, exists m, [/\ 0 < m, m <= 1
  & forall t, mode_factor b a c (N + t) <= 1 - m * newest_share F b (N + t)].
Proof.
move=> a0; pose m := Num.min a 1.
have m0 : 0 < m by rewrite lt_minr a0 ltr01.
have ma : m <= a by rewrite le_minl lexx.
pose N := Num.bound ((a ^+ 2 + c ^+ 2) / a).
have big : (a ^+ 2 + c ^+ 2) / a < N%:R.
  by rewrite archi_boundP // divr_ge0 ?addr_ge0 ?sqr_ge0 // ltW.
exists N, m; split=> // [|t]; first by rewrite le_minl lexx orbT.
rewrite /mode_factor; set h := newest_share F b (N + t).
have h0 : 0 < h by apply: newest_share_gt0.
have small : (a ^+ 2 + c ^+ 2) * h <= a.
  rewrite /h /newest_share ler_pdivr_mulr ?ltr0n //.
  rewrite ltr_pdivr_mulr // mulrC in big; apply: le_trans (ltW big) _.
  by rewrite ler_wpmul2l ?(ltW a0) // ler_nat leqW // -addnA leq_addr.
have -> : (1 - a * h) ^+ 2 + (c * h) ^+ 2
    = 1 - a * h - (a - (a ^+ 2 + c ^+ 2) * h) * h by ring.
apply: (@le_trans _ _ (1 - a * h)).
  by rewrite ger_addl oppr_le0 mulr_ge0 ?subr_ge0 // ltW.
by rewrite ler_add2l ler_opp2 ler_wpmul2r // ltW.
Qed.

Lemma shift_share b N t : newest_share F b (N + t) = newest_share F (N + b) t.
Proof. by rewrite /newest_share addnCA addnA. Qed.

(** Every mode with Re lambda < 1 settles, however large its modulus: variance, *)
Theorem complex_variance_limit b a c s v : complex_variance b a c s v ->
  0 < a -> 0 <= s -> 0 <= v 0%N ->
  forall e, 0 < e -> exists T, forall t, (T <= t)%N -> 0 <= v t /\ v t < e.
Proof.
move=> vS a0 s0 v0 e e0; have vt t : 0 <= v t.
  elim: t => // t IH; rewrite vS; apply: addr_ge0; apply: mulr_ge0 => //.
    exact: mode_factor_ge0.
  exact: sqr_ge0.
have [N [m [m0 m1 small]]] := mode_factor_small b c a0.
have [|T HT] := shrinking_limit (b := N + b) (v := fun t => v (N + t)%N) m0 m1 s0
  (fun t => vt _) _ e0.
  by move=> t; rewrite addnS vS -shift_share ler_add2r ler_wpmul2r.
exists (N + T)%N => t NT; split=> //; rewrite -(subnKC (leq_trans (leq_addr T N) NT)).
by apply: HT; rewrite leq_subRL ?(leq_trans _ NT) ?leq_addr.
Qed.

(** and bias. *)
Theorem complex_decay_limit b a c : 0 < a -> forall e, 0 < e ->
  exists T, forall t, (T <= t)%N -> 0 <= complex_decay b a c t /\ complex_decay b a c t < e.
Proof.
move=> a0; apply: (@complex_variance_limit b a c 0) => // [t|].
  by rewrite complex_decayS mul0r addr0 mulrC.
by rewrite /complex_decay big_ord0 ler01.
Qed.

(** A mode with Re lambda > 1 grows beyond all bounds. *)
Theorem complex_decay_diverges b a c : a < 0 -> forall B, exists T, forall t,
  (T <= t)%N -> B < complex_decay b a c t.
Proof.
move=> a0 B; pose q := - a; have q0 : 0 < q by rewrite oppr_gt0.
have grow t : 1 + q * harmonic F b t <= complex_decay b a c t.
  elim: t => [|t IH]; first by rewrite /harmonic /complex_decay !big_ord0 mulr0 addr0.
  rewrite complex_decayS harmonicS; set h := newest_share F b t.
  have h0 : 0 < h by apply: newest_share_gt0.
  have f1 : 1 + q * h <= mode_factor b a c t.
    have -> : mode_factor b a c t = 1 + q * h + (q * h + (a * h) ^+ 2 + (c * h) ^+ 2).
      by rewrite /mode_factor -/h /q; ring.
    by rewrite ler_addl !addr_ge0 ?sqr_ge0 ?mulr_ge0 ?(ltW q0) ?(ltW h0).
  have H0 : 0 <= q * harmonic F b t.
    by rewrite mulr_ge0 ?(ltW q0) // sumr_ge0 // => i _; rewrite ltW ?newest_share_gt0.
  have qh : 0 <= q * h by rewrite mulr_ge0 ?(ltW q0) ?(ltW h0).
  apply: (@le_trans _ _ ((1 + q * harmonic F b t) * (1 + q * h))).
    rewrite (mulrDr q) addrA; move: (q * harmonic F b t) H0 => H H0.
    have -> : (1 + H) * (1 + q * h) = 1 + H + q * h + H * (q * h) by ring.
    by rewrite ler_addl mulr_ge0.
  by apply: ler_pmul => //; rewrite addr_ge0 ?ler01.
pose n := Num.bound (`|B| * 2%:R / q); have [T HT] := harmonic_large F b n.
exists T => t Tt; apply: lt_le_trans (grow t).
have Bn : `|B| < q * (n%:R / 2%:R).
  have : `|B| * 2%:R / q < n%:R.
    by rewrite archi_boundP // divr_ge0 ?mulr_ge0 ?ler0n ?(ltW q0).
  by rewrite ltr_pdivr_mulr // mulrA ltr_pdivl_mulr ?ltr0n // (mulrC q).
apply: le_lt_trans (ler_norm B) _; apply: lt_le_trans Bn _.
rewrite ler_paddl ?ler01 // ler_wpmul2l ?(ltW q0) //; apply: le_trans HT _.
rewrite -(subnKC Tt) harmonic_split ler_addl.
by apply: sumr_ge0 => i _; rewrite ltW ?newest_share_gt0.
Qed.

End AnyModeLimit.
