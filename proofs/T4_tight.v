(** * T4 is sharp: models whose eigenvalue comes as near the bound as one likes

    Glossary (Model.v has the rest)
      x               sqrt K, given by x >= 1 and x^2 = K
      center          z = x^-1 (1, ..., 1), of length one
      axis k          e_k, the k-th unit vector
      toward k        v_k = z - e_k, all that entity k's real data show
      extreme a s     the model: d = K, equal shares, S_k = e_k e_k^T,
                      alpha_k = a, B_k = a s / ((1 - a) K) v_k v_k^T

    Hypotheses: 0 < a < 1, s >= 0, K >= 1. Every alpha serves: diverging is not a
    matter of listening too much. Proved: z is an eigenvector of R, for the
    eigenvalue 1 + (x - 1) s w / (2 (1 + s w)) with w = |v_k|^2 = 2 (x - 1) / x, which
    for s = x / (4 e) is nearer than e to (1 + sqrt K) / 2.

    Proof: H = 1 / K, and by the Sherman-Morrison formula a A_k^-1 = K (1 - q v_k v_k^T)
    with q = s / (1 + s w). Page: T4-universal-bound.md. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model Gain T4_universal T4_refined.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

(** The inverse of 1 + s v v^T. *)
Lemma sherman_morrison (R : realFieldType) n (v : 'cV[R]_n) s : 0 <= s ->
  (1%:M + s *: (v *m v^T))
  *m (1%:M - (s / (1 + s * dot v v)) *: (v *m v^T)) = 1%:M.
Proof.
move=> s0; have w0 := dot_ge0 v; set w := dot v v in w0 *.
have vvvv : v *m v^T *m (v *m v^T) = w *: (v *m v^T).
  rewrite mulmxA -(mulmxA v) [v^T *m v]mx11_scalar mul_mx_scalar -scalemxAl.
  by [].
have sw : 0 < 1 + s * w by rewrite ltr_paddr ?ltr01 // mulr_ge0.
rewrite mulmxBr mulmx1 mulmxDl mul1mx -scalemxAl -!scalemxAr vvvv.
move: (v *m v^T) => V; apply/matrixP => i j; rewrite !mxE.
by case: (i == j) => /=; field; rewrite gt_eqF.
Qed.

Section Extreme.
Variables (R : realFieldType) (K : nat) (x a s : R).
Hypotheses (x_ge1 : 1 <= x) (xx : x ^+ 2 = K%:R).
Hypotheses (a_gt0 : 0 < a) (a_lt1 : a < 1) (s_ge0 : 0 <= s).

Definition center : 'cV[R]_K := const_mx x^-1.
Definition axis k : 'cV[R]_K := delta_mx k 0.
Definition toward k : 'cV[R]_K := center - axis k.

Definition extreme : model R K K := {|
  synthetic k := axis k *m (axis k)^T;
  real k := (a * s / ((1 - a) * K%:R)) *: (toward k *m (toward k)^T);
  alpha _ := a;
  share _ := K%:R^-1 |}.

Let x_gt0 : 0 < x := lt_le_trans ltr01 x_ge1.
Let K_gt0 : 0 < K%:R :> R. Proof. by rewrite -xx exprn_gt0. Qed.
Let K_neq0 : K%:R != 0 :> R. Proof. by rewrite gt_eqF. Qed.
Let ca_gt0 : 0 < 1 - a. Proof. by rewrite subr_gt0. Qed.

Lemma extreme_admissible : admissible extreme.
Proof.
split=> k /=; rewrite ?(ltW a_gt0) ?(ltW a_lt1) //; last by rewrite invr_ge0 ltW.
  exact: psd_rank1.
apply: psdZ (psd_rank1 _); rewrite divr_ge0 ?mulr_ge0 // ltW //.
Qed.

Lemma extreme_shares : \sum_k share extreme k = 1.
Proof. by rewrite /= sumr_const card_ord -[LHS]mulr_natr mulVf. Qed.

Lemma sum_unit_grams :
  \sum_(k < K) axis k *m (axis k)^T = 1%:M.
Proof.
rewrite mx1_sum_delta; apply: eq_bigr => k _.
by rewrite /axis trmx_delta mul_delta_mx.
Qed.

Lemma extreme_pooled : pooled_gram extreme = K%:R^-1 *: 1%:M.
Proof. by rewrite /pooled_gram /= -scaler_sumr sum_unit_grams. Qed.

Lemma extreme_pooled_pd : pd (pooled_gram extreme).
Proof. by rewrite extreme_pooled; apply: pdZ (pd1 _ _); rewrite invr_gt0. Qed.

Lemma center_dot : dot center center = 1.
Proof.
rewrite dotE (eq_bigr (fun=> (x ^+ 2)^-1)) => [|i _]; last first.
  by rewrite !mxE -invfM expr2.
by rewrite sumr_const card_ord -[LHS]mulr_natr xx mulVf.
Qed.

Lemma axis_center k : dot (axis k) center = x^-1.
Proof. by rewrite dot_delta mxE. Qed.

Lemma axis_dot k : dot (axis k) (axis k) = 1.
Proof. by rewrite dot_delta mxE !eqxx. Qed.

Let w : R := 2%:R - 2%:R / x.

Lemma toward_dot k : dot (toward k) (toward k) = w.
Proof.
rewrite !(dotBl, dotBr) center_dot axis_dot (dotC center) axis_center.
by rewrite /w; field; rewrite gt_eqF.
Qed.

Lemma w_ge0 : 0 <= w.
Proof.
by rewrite subr_ge0 ler_pdivr_mulr // ler_pmulr ?ltr0n.
Qed.

Let sw_gt0 : 0 < 1 + s * w.
Proof. by rewrite ltr_paddr ?ltr01 // mulr_ge0 // w_ge0. Qed.

(** What entity k makes of the pool: its model loses q along v_k. *)
Lemma extreme_training k : training_gram extreme k
  = (a / K%:R) *: (1%:M + s *: (toward k *m (toward k)^T)).
Proof.
rewrite /training_gram extreme_pooled /= !scalerDr !scalerA addrC.
congr (_ + _ *: _); field; rewrite K_neq0 gt_eqF //.
Qed.

Let q : R := s / (1 + s * w).

Lemma extreme_inverse k : a *: invmx (training_gram extreme k)
  = K%:R *: (1%:M - q *: (toward k *m (toward k)^T)).
Proof.
have uA : training_gram extreme k \in unitmx.
  apply: pd_unit; apply: (training_gram_pd extreme_admissible) => //.
  exact: extreme_pooled_pd.
have := sherman_morrison (toward k) s_ge0; rewrite toward_dot -/q.
move: (1%:M - _) => Y SM.
have AY : training_gram extreme k *m ((K%:R / a) *: Y) = 1%:M.
  rewrite extreme_training -scalemxAl -scalemxAr SM scalerA -[RHS]scale1r.
  by congr (_ *: _); field; rewrite K_neq0 gt_eqF.
have -> : invmx (training_gram extreme k) = (K%:R / a) *: Y.
  by rewrite -[LHS]mulmx1 -AY mulKmx.
by rewrite scalerA mulrCA mulfV ?mulr1 // gt_eqF.
Qed.

Definition extreme_value : R := 1 + (x - 1) / 2%:R * (s * w / (1 + s * w)).

(** The center is an eigenvector of R. *)
Lemma extreme_eigenvector :
  pooled_step extreme *m center = extreme_value *: center.
Proof.
have centerE : center = \sum_k x^-1 *: axis k.
  rewrite -scaler_sumr; apply/matrixP => i j; rewrite [j]ord1 !mxE summxE.
  rewrite (bigD1 i) //= big1 => [|k /negbTE ki]; rewrite mxE ?eqxx ?andbT.
    by rewrite addr0 mulr1.
  by rewrite eq_sym ki.
rewrite [in RHS]centerE scaler_sumr mulmx_suml; apply: eq_bigr => k _ /=.
rewrite scalerA -scalemxAl -scalerA (scalemxAl a) (scalemxAr a) extreme_inverse.
rewrite -(scalemxAr K%:R) -(scalemxAl K%:R) scalerA mulVf // scale1r -!mulmxA.
set y := _ *m center; rewrite [_^T *m y]mx11_scalar mul_mx_scalar.
congr (_ *: _); rewrite -/(dot _ _) /y mulmxBl mul1mx dotBr -scalemxAl dotZr.
rewrite -mulmxA [_^T *m center]mx11_scalar mul_mx_scalar -/(dot _ center) dotZr.
rewrite dotBr dotBl axis_center center_dot axis_dot /extreme_value /q /w.
have := sw_gt0; rewrite /w; set W := 1 + _ => W_gt0.
by field; rewrite !gt_eqF.
Qed.

Lemma extreme_value_ge1 : 1 <= extreme_value.
Proof.
rewrite ler_addl; apply: mulr_ge0; first by rewrite divr_ge0 ?subr_ge0 ?ler0n.
by apply: divr_ge0; [exact: mulr_ge0 s_ge0 w_ge0|exact: ltW].
Qed.

Theorem extreme_eigenvalue :
  complex_eigenvalue (stacked_step extreme) extreme_value 0.
Proof.
have ge1 := extreme_value_ge1; have gt0 := lt_le_trans ltr01 ge1.
apply/stacked_pooled_eigenvalue; first by rewrite gt_eqF.
exists center, 0; split.
- rewrite orbC; apply/orP; right; apply: contra_eq_neq center_dot => ->.
  by rewrite dot0l eq_sym oner_neq0.
- by rewrite scale0r subr0; apply: extreme_eigenvector.
by rewrite mulmx0 scale0r scaler0 addr0.
Qed.

(** What is missing to the bound. *)
Lemma extreme_gap :
  (1 + x) / 2%:R - extreme_value = (x - 1) / 2%:R / (1 + s * w).
Proof. by rewrite /extreme_value; field; rewrite gt_eqF. Qed.

(** With two entities or more, each of them has real data. *)
Lemma extreme_real k : (1 < K)%N -> 0 < s -> real extreme k != 0.
Proof.
move=> K1 s0; have x_gt1 : 1 < x.
  rewrite lt_neqAle x_ge1 andbT; apply: contraTneq K1 => x1.
  have /eqP : 1 = K%:R :> R by rewrite -xx -x1 expr1n.
  by rewrite eq_sym pnatr_eq1 => /eqP ->.
have w_gt0 : 0 < w by rewrite subr_gt0 ltr_pdivr_mulr // ltr_pmulr ?ltr0n.
have c_neq0 : a * s / ((1 - a) * K%:R) != 0.
  by rewrite gt_eqF // divr_gt0 ?mulr_gt0.
rewrite /= scaler_eq0 (negbTE c_neq0) /=; apply: contraTneq w_gt0 => v0.
have /eqP : dot (toward k) (toward k *m (toward k)^T *m toward k) = 0.
  by rewrite v0 mul0mx dot0r.
rewrite -mulmxA [_^T *m toward k]mx11_scalar mul_mx_scalar dotZr -/(dot _ _).
by rewrite toward_dot mulf_eq0 orbb => /eqP ->; rewrite ltxx.
Qed.

End Extreme.

(** T4 is sharp, for every K and every common weight alpha; where there are two
    entities or more, each has real data of its own. *)
Theorem universal_bound_sharp (R : rcfType) (K : nat) (a e : R) :
  (0 < K)%N -> 0 < a -> a < 1 -> 0 < e ->
  exists m : model R K K,
  [/\ [/\ admissible m, \sum_k share m k = 1, forall k, share m k = K%:R^-1,
          forall k, alpha m k = a & (1 < K)%N -> forall k, real m k != 0],
      pd (pooled_gram m)
    & exists2 lambda, complex_eigenvalue (stacked_step m) lambda 0
                    & (1 + Num.sqrt K%:R) / 2%:R - e < lambda].
Proof.
move=> K0 a0 a1 e0; set x := Num.sqrt K%:R.
have x1 : 1 <= x by rewrite -[1]sqrtr1 ler_wsqrtr // ler1n.
have xx : x ^+ 2 = K%:R by rewrite sqr_sqrtr ?ler0n.
have x0 := lt_le_trans ltr01 x1; pose s := x / (4%:R * e).
have s_gt0 : 0 < s by rewrite divr_gt0 ?mulr_gt0 ?ltr0n.
have s0 := ltW s_gt0.
exists (extreme K x a s); split=> //.
- split=> // [||K1 k]; first exact: extreme_admissible x1 xx a0 a1 s0.
  exact: extreme_shares x1 xx.
  exact: (extreme_real x1 xx a0 a1 k K1 s_gt0).
- exact: extreme_pooled_pd x1 xx.
exists (extreme_value x s); first exact: extreme_eigenvalue.
rewrite ltr_subl_addr -ltr_subl_addl (extreme_gap x1 s0).
have sw : e * (s * (2%:R - 2%:R / x)) = (x - 1) / 2%:R.
  by rewrite /s; field; rewrite !gt_eqF.
have sw0 : 0 < 1 + s * (2%:R - 2%:R / x).
  by rewrite ltr_paddr ?ltr01 // mulr_ge0 // (w_ge0 x1).
by rewrite ltr_pdivr_mulr // mulrDr mulr1 sw ltr_addr.
Qed.

(** The headline. Two models or more, each with real data of its own, that it
    keeps with weight 1 - a for ever, can diverge, however little they listen. *)
Corollary models_can_diverge (R : rcfType) (K : nat) (a : R) :
  (1 < K)%N -> 0 < a -> a < 1 ->
  exists m : model R K K,
  [/\ [/\ admissible m, \sum_k share m k = 1, forall k, share m k = K%:R^-1,
          forall k, alpha m k = a & forall k, real m k != 0],
      pd (pooled_gram m)
    & exists2 lambda, complex_eigenvalue (stacked_step m) lambda 0 & 1 < lambda].
Proof.
move=> K1 a0 a1; have x1 : 1 < Num.sqrt K%:R :> R.
  have K0 : 0 < K%:R :> R by rewrite ltr0n ltnW.
  by rewrite -[X in X < _]sqrtr1 ltr_sqrt // ltr1n.
have e0 : 0 < (Num.sqrt K%:R - 1) / 2%:R :> R.
  by rewrite divr_gt0 ?subr_gt0 ?ltr0n.
have [m [[adm g1 gm am realm] pdH [l evl gt]]] :=
  universal_bound_sharp (ltnW K1) a0 a1 e0.
exists m; split=> //; first by split=> //; apply: realm.
exists l => //; move: gt; congr (_ < l).
by move: (Num.sqrt _) => x; field.
Qed.

(** ** With some of the pool's own Gram matrix beside it: a ridge, or real data
       that show every direction a little

    H = 1 / K, so a ridge of a b / K and real data worth b H in every direction
    are the same thing. The extreme family with A_k = a (1 + b) / K (1 + s v_k v_k^T)
    has R divided by 1 + b. *)

Section Weighted.
Variables (R : rcfType) (K : nat) (a b s : R).
Hypotheses (K0 : (0 < K)%N) (a_gt0 : 0 < a) (a_lt1 : a < 1).
Hypotheses (b_ge0 : 0 <= b) (s_ge0 : 0 <= s).
Let x : R := Num.sqrt K%:R.
Let base := extreme K x a s.
Let x1 : 1 <= x. Proof. by rewrite -[1]sqrtr1 ler_wsqrtr // ler1n. Qed.
Let xx : x ^+ 2 = K%:R. Proof. by rewrite sqr_sqrtr ?ler0n. Qed.
Let b1 : 0 < 1 + b. Proof. by rewrite ltr_paddr ?ltr01. Qed.

(** Any model that publishes as base does and whose A_k are 1 + b times base's. *)
Lemma weighted_eigenvalue (m : model R K K) (A : 'I_K -> 'M[R]_K) :
  (forall k, synthetic m k = synthetic base k) ->
  (forall k, alpha m k = alpha base k) -> (forall k, share m k = share base k) ->
  (forall k, A k = (1 + b) *: training_gram base k) ->
  complex_eigenvalue (stacked_step_by m (fun k => invmx (A k)))
    ((1 + b)^-1 * extreme_value x s) 0.
Proof.
move=> Sm am gm AE; have ge1 := extreme_value_ge1 x1 s_ge0.
apply/stacked_pooled_eigenvalue.
  by rewrite mulf_neq0 // gt_eqF ?invr_gt0 // (lt_le_trans ltr01 ge1).
have -> : pooled_step_by m (fun k => invmx (A k)) = (1 + b)^-1 *: pooled_step base.
  rewrite scaler_sumr; apply: eq_bigr => k _; rewrite Sm am gm AE invmxZ.
    by rewrite -scalemxAr !scalerA mulrC.
  apply/pd_unit/pdZ => //.
  apply: (training_gram_pd (extreme_admissible x1 xx a_gt0 a_lt1 s_ge0)) => //.
  exact: extreme_pooled_pd x1 xx.
exists (center K x), 0; split.
- rewrite orbC; apply/orP; right; apply: contra_eq_neq (center_dot x1 xx) => ->.
  by rewrite dot0l eq_sym oner_neq0.
- rewrite scale0r subr0 -scalemxAl (extreme_eigenvector x1 xx a_gt0 a_lt1 s_ge0).
  by rewrite scalerA.
by rewrite mulmx0 scale0r scaler0 addr0.
Qed.

(** Real data worth b H everywhere, and (1 + b) times as much of the extreme ones. *)
Definition anchored_extreme : model R K K := {|
  synthetic := synthetic base;
  real k := real (extreme K x a (s * (1 + b))) k + (a * b / (1 - a)) *: pooled_gram base;
  alpha := alpha base;
  share := share base |}.

Let sb0 : 0 <= s * (1 + b). Proof. by rewrite mulr_ge0 // ltW. Qed.
Let ca_gt0 : 0 < 1 - a. Proof. by rewrite subr_gt0. Qed.

Lemma anchored_extreme_pooled : pooled_gram anchored_extreme = pooled_gram base.
Proof. by []. Qed.

Lemma anchored_extreme_admissible : admissible anchored_extreme.
Proof.
have adm := extreme_admissible x1 xx a_gt0 a_lt1 s_ge0.
have [_ realm _ _ _] := extreme_admissible x1 xx a_gt0 a_lt1 sb0.
case: (adm) => Sm _ am am1 gm; split=> //= k; apply: psdD; first exact: realm.
by apply: psdZ (pooled_gram_psd adm); rewrite divr_ge0 ?mulr_ge0 // ltW.
Qed.

Lemma scaled_training k :
  (1 - a) *: real (extreme K x a (s * (1 + b))) k + (a * (1 + b)) *: pooled_gram base
  = (1 + b) *: training_gram base k.
Proof.
rewrite /training_gram /= !scalerDr !scalerA; congr (_ *: _ + _ *: _).
  have n0 : K%:R != 0 :> R by rewrite pnatr_eq0 -lt0n.
  by field; rewrite n0 gt_eqF.
by rewrite mulrC.
Qed.

Lemma anchored_extreme_training k :
  training_gram anchored_extreme k = (1 + b) *: training_gram base k.
Proof.
rewrite -scaled_training {1}/training_gram anchored_extreme_pooled.
have -> : real anchored_extreme k = real (extreme K x a (s * (1 + b))) k
  + (a * b / (1 - a)) *: pooled_gram base by [].
have -> : alpha anchored_extreme k = a by [].
move: (pooled_gram base) (real _ _) => h y; rewrite scalerDr scalerA -[LHS]addrA -scalerDl; congr (_ + _ *: _).
by field; rewrite gt_eqF.
Qed.

Lemma anchored_extreme_anchored : anchored anchored_extreme b.
Proof.
move=> k; rewrite /loewner anchored_extreme_pooled.
have -> : alpha anchored_extreme k = a by [].
have -> : real anchored_extreme k = real (extreme K x a (s * (1 + b))) k
  + (a * b / (1 - a)) *: pooled_gram base by [].
have [_ realm _ _ _] := extreme_admissible x1 xx a_gt0 a_lt1 sb0.
move: (realm k); move: (pooled_gram base) (real _ _) => h y psdy.
rewrite scalerDr scalerA.
have -> : (1 - a) * (a * b / (1 - a)) = a * b by field; rewrite gt_eqF.
by rewrite addrK; apply: psdZ => //; apply: ltW.
Qed.

End Weighted.

(** The value passes one if b < (sqrt K - 1) / 2 and s is large enough. *)
Lemma weighted_value_gt1 (R : rcfType) (K : nat) (b : R) : (0 < K)%N -> 0 <= b ->
  b < (Num.sqrt K%:R - 1) / 2%:R ->
  exists2 s : R, 0 <= s & 1 < (1 + b)^-1 * extreme_value (Num.sqrt K%:R) s.
Proof.
move=> K0 b0; set x := Num.sqrt K%:R => bx.
have b1 : 0 < 1 + b by rewrite ltr_paddr ?ltr01.
have x1 : 1 <= x by rewrite -[X in X <= _]sqrtr1 ler_wsqrtr // ler1n.
have x0 := lt_le_trans ltr01 x1.
pose e := (x - 1) / 2%:R - b; have e0 : 0 < e by rewrite subr_gt0.
pose s := x / (4%:R * e); have s0 : 0 <= s by rewrite ltW // divr_gt0 ?mulr_gt0 ?ltr0n.
exists s => //; rewrite mulrC ltr_pdivl_mulr // mul1r.
have sw : e * (s * (2%:R - 2%:R / x)) = (x - 1) / 2%:R.
  by rewrite /s; field; rewrite !gt_eqF.
have sw0 : 0 < 1 + s * (2%:R - 2%:R / x).
  by rewrite ltr_paddr ?ltr01 // mulr_ge0 // (w_ge0 x1).
have -> : 1 + b = (1 + x) / 2%:R - e by rewrite /e; field.
rewrite ltr_subl_addr -ltr_subl_addl (extreme_gap x1 s0).
by rewrite ltr_pdivr_mulr // mulrDr mulr1 sw ltr_addr.
Qed.

(** The sqrt K anchoring rule asks for no more than it must. *)
Theorem anchoring_rule_sharp (R : rcfType) (K : nat) (a b : R) :
  0 < a -> a < 1 -> 0 <= b -> b < (Num.sqrt K%:R - 1) / 2%:R ->
  exists m : model R K K,
  [/\ [/\ admissible m, \sum_k share m k = 1 & forall k, alpha m k = a],
      pd (pooled_gram m), anchored m b
    & exists2 lambda, complex_eigenvalue (stacked_step m) lambda 0 & 1 < lambda].
Proof.
move=> a0 a1 b0 bK; have K0 : (0 < K)%N.
  rewrite lt0n; apply: contraTneq bK => ->; rewrite sqrtr0 sub0r -leNgt.
  by apply: le_trans b0; rewrite mulNr oppr_le0 divr_ge0 ?ler01 ?ler0n.
have x1 : 1 <= Num.sqrt K%:R :> R by rewrite -[X in X <= _]sqrtr1 ler_wsqrtr // ler1n.
have xx : Num.sqrt K%:R ^+ 2 = K%:R :> R by rewrite sqr_sqrtr ?ler0n.
have [s s0 gt1] := weighted_value_gt1 K0 b0 bK.
exists (anchored_extreme K a b s); split.
- split=> //; first exact: anchored_extreme_admissible.
  exact: extreme_shares x1 xx.
- exact: extreme_pooled_pd x1 xx.
- exact: anchored_extreme_anchored.
exists ((1 + b)^-1 * extreme_value (Num.sqrt K%:R) s) => //.
apply: (weighted_eigenvalue K0 a0 a1 b0 s0) => // k.
exact: anchored_extreme_training.
Qed.
