(** * T9: fresh public data

    Page T9-fresh-data.md. Each generation draws a fresh public batch, of weight
    w, and trains on it together with the published synthetic batches, of weight
    1 - w. In units of the variance of one public batch the variance of the
    common model obeys
      v_{t+1} = w^2 + (1 - w)^2 (v_t + k),
    k = (size of a public batch) / (size of all synthetic batches together):
    k = 1 for one model that publishes as much, 1 / K for K models.

    Glossary
      fresh_variance k w   the limit, (w^2 + k (1-w)^2) / (1 - (1-w)^2)
      best_weight k        (sqrt (k^2 + 4 k) - k) / 2
      best_weight_of K     (sqrt (1 + 4 K) - 1) / (2 K), the same for K models

    Proved, for every k > 0
    - The limit is the only fixed point, and the recurrence goes to it at rate
      (1 - w)^2 (fresh_fixed_point, fresh_closed_form).
    - Over 0 < w <= 1 it is least at best_weight k and nowhere else, and its
      least value EQUALS that weight (fresh_data_optimum). Free of square roots:
      any p > 0 with p^2 + k p = k is that weight (fresh_minimum and after).
    - The golden ratio for one model; 1/2, 1/3, 1/4 for two, six and twelve; the
      more synthetic data, the less weight for real ones (best_weight_increasing).
    The identity behind all of it (fresh_gap): for p^2 + k p = k,
      w^2 + k (1-w)^2 - p (1 - (1-w)^2) = (1 + k + p) (w - p)^2. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section FreshVariance.

Variable R : realFieldType.
Implicit Types k l p q w : R.

Definition fresh_variance k w :=
  (w ^+ 2 + k * (1 - w) ^+ 2) / (1 - (1 - w) ^+ 2).

Lemma fresh_denominator_gt0 w : 0 < w -> w <= 1 -> 0 < 1 - (1 - w) ^+ 2.
Proof.
move=> w0 w1; have -> : 1 - (1 - w) ^+ 2 = w * (1 + (1 - w)) by ring.
by rewrite pmulr_rgt0 // ltr_paddr ?subr_ge0 ?ltr01.
Qed.

Theorem fresh_fixed_point k w V : 0 < w -> w <= 1 ->
  V = w ^+ 2 + (1 - w) ^+ 2 * (V + k) <-> V = fresh_variance k w.
Proof.
move=> w0 w1; have d0 : 1 - (1 - w) ^+ 2 != 0.
  by rewrite gt_eqF ?fresh_denominator_gt0.
split=> [fixV | ->]; last by rewrite /fresh_variance; field.
apply: (mulIf d0); rewrite mulfVK // {1}mulrBr mulr1 {1}fixV; ring.
Qed.

Theorem fresh_closed_form k w (v : nat -> R) : 0 < w -> w <= 1 ->
  (forall t, v t.+1 = w ^+ 2 + (1 - w) ^+ 2 * (v t + k)) ->
  forall t, v t - fresh_variance k w =
            ((1 - w) ^+ 2) ^+ t * (v 0%N - fresh_variance k w).
Proof.
move=> w0 w1 vS; have /(fresh_fixed_point k _ w0 w1) := erefl (fresh_variance k w).
move: (fresh_variance k w) => V fixV; elim=> [|t IH]; first by rewrite mul1r.
by rewrite exprS -mulrA -IH vS {1}fixV; ring.
Qed.

Lemma fresh_gap k p w : p ^+ 2 + k * p = k -> 0 < w -> w <= 1 ->
  fresh_variance k w - p = (1 + k + p) * (w - p) ^+ 2 / (1 - (1 - w) ^+ 2).
Proof.
move=> pk w0 w1; have d0 : 1 - (1 - w) ^+ 2 != 0.
  by rewrite gt_eqF ?fresh_denominator_gt0.
apply: (mulIf d0); rewrite mulrBl !mulfVK //.
have e0 : p ^+ 2 + k * p - k = 0 by rewrite pk subrr.
rewrite -[RHS]addr0 -(mulr0 (2%:R * w - 1 - p)) -e0; ring.
Qed.

(** Any positive root of p^2 + k p = k is the optimum: no square root needed. *)

Lemma best_root_lt1 k p : 0 < k -> p ^+ 2 + k * p = k -> 0 < p -> p < 1.
Proof.
move=> k0 pk p0; rewrite -(ltr_pmul2l k0) mulr1 -[in ltRHS]pk.
by rewrite ltr_addr exprn_gt0.
Qed.

Theorem fresh_minimum k p : 0 < k -> 0 < p -> p ^+ 2 + k * p = k ->
  forall w, 0 < w -> w <= 1 -> p <= fresh_variance k w.
Proof.
move=> k0 p0 pk w w0 w1; rewrite -subr_ge0 (fresh_gap pk w0 w1).
apply: divr_ge0; last exact: ltW (fresh_denominator_gt0 w0 w1).
by apply: mulr_ge0 (sqr_ge0 _); rewrite !addr_ge0 ?ler01 ?(ltW k0) ?(ltW p0).
Qed.

Theorem fresh_minimum_unique k p : 0 < k -> 0 < p -> p ^+ 2 + k * p = k ->
  forall w, 0 < w -> w <= 1 -> (fresh_variance k w = p <-> w = p).
Proof.
move=> k0 p0 pk w w0 w1; have d0 := fresh_denominator_gt0 w0 w1.
have c0 : 1 + k + p != 0 by rewrite gt_eqF // !addr_gt0 ?ltr01.
rewrite (rwP eqP) -subr_eq0 (fresh_gap pk w0 w1) mulf_eq0 invr_eq0.
by rewrite (gt_eqF d0) orbF mulf_eq0 (negPf c0) sqrf_eq0 subr_eq0 -(rwP eqP).
Qed.

(** k = p^2 / (1 - p) grows with p, so the root grows with k. *)
Theorem best_root_increasing k l p q : 0 < k -> 0 < p -> 0 < q ->
  p ^+ 2 + k * p = k -> q ^+ 2 + l * q = l -> k < l -> p < q.
Proof.
move=> k0 p0 q0 pk ql kl; rewrite ltNge; apply/negP => qp.
have l0 := lt_trans k0 kl; have p1 := best_root_lt1 k0 pk p0.
have q2 : l * (1 - q) = q ^+ 2 by rewrite mulrBr mulr1 -{1}ql addrK.
have p2 : k * (1 - p) = p ^+ 2 by rewrite mulrBr mulr1 -{1}pk addrK.
have : k * (1 - p) < l * (1 - q).
  have p1' : 0 < 1 - p by rewrite subr_gt0.
  apply: (@lt_le_trans _ _ (l * (1 - p))); first by rewrite ltr_pmul2r.
  by rewrite ler_pmul2l // ler_add2l ler_opp2.
by rewrite p2 q2 ltNge ler_pexpn2r ?nnegrE ?qp ?ltW.
Qed.

Corollary best_root_unique k p q : 0 < k -> 0 < p -> 0 < q ->
  p ^+ 2 + k * p = k -> q ^+ 2 + k * q = k -> p = q.
Proof.
move=> k0 p0 q0 pk qk; have [w1 w2] := (best_root_lt1 k0 pk p0, best_root_lt1 k0 qk q0).
have := fresh_minimum k0 p0 pk q0 (ltW w2).
have := fresh_minimum k0 q0 qk p0 (ltW w1).
have -> : fresh_variance k q = q by apply/(fresh_minimum_unique k0 q0 qk q0 (ltW w2)).
have -> : fresh_variance k p = p by apply/(fresh_minimum_unique k0 p0 pk p0 (ltW w1)).
by move=> qp pq; apply/le_anti; rewrite pq qp.
Qed.

End FreshVariance.

Section BestWeight.

Variable R : rcfType.
Implicit Types k w : R.

Definition best_weight k : R := (Num.sqrt (k ^+ 2 + 4%:R * k) - k) / 2%:R.
Definition best_weight_of (K : nat) : R :=
  (Num.sqrt (1 + 4%:R * K%:R) - 1) / (2%:R * K%:R).

Lemma best_weight_root k : 0 < k ->
  0 < best_weight k /\ best_weight k ^+ 2 + k * best_weight k = k.
Proof.
move=> k0; have r0 : 0 <= k ^+ 2 + 4%:R * k.
  by rewrite addr_ge0 ?sqr_ge0 ?mulr_ge0 ?ler0n ?ltW.
split.
  rewrite /best_weight divr_gt0 ?ltr0n // subr_gt0 -[ltLHS](ger0_norm (ltW k0)).
  have k4 : 0 < 4%:R * k by rewrite mulr_gt0 ?ltr0n.
  by rewrite -sqrtr_sqr ltr_sqrt ?ltr_addl // ltr_paddl ?sqr_ge0.
have := sqr_sqrtr r0; rewrite /best_weight; move: (Num.sqrt _) => s s2.
have -> : ((s - k) / 2%:R) ^+ 2 + k * ((s - k) / 2%:R) = (s ^+ 2 - k ^+ 2) / 4%:R.
  by field.
by rewrite s2; field.
Qed.

(** The optimum, for every ratio k of real to synthetic data. *)
Theorem fresh_data_optimum k : 0 < k ->
  [/\ 0 < best_weight k, best_weight k < 1,
      fresh_variance k (best_weight k) = best_weight k
    & forall w, 0 < w -> w <= 1 -> w != best_weight k ->
      fresh_variance k (best_weight k) < fresh_variance k w].
Proof.
move=> k0; have [p0 pk] := best_weight_root k0; have p1 := best_root_lt1 k0 pk p0.
have Vp : fresh_variance k (best_weight k) = best_weight k.
  by apply/(fresh_minimum_unique k0 p0 pk p0 (ltW p1)).
split=> // w w0 w1 wp; rewrite Vp lt_neqAle (fresh_minimum k0 p0 pk) // andbT eq_sym.
by apply: contra_neq wp => /(fresh_minimum_unique k0 p0 pk w0 w1).
Qed.

Lemma best_weightP k p : 0 < k -> 0 < p -> p ^+ 2 + k * p = k -> best_weight k = p.
Proof.
move=> k0 p0 pk; have [q0 qk] := best_weight_root k0.
exact: best_root_unique k0 q0 p0 qk pk.
Qed.

Theorem best_weight_models K : (0 < K)%N -> best_weight (K%:R^-1) = best_weight_of K.
Proof.
move=> K0; have n0 : 0 < K%:R :> R by rewrite ltr0n.
have nN : K%:R != 0 :> R by rewrite gt_eqF.
have r0 : 0 <= 1 + 4%:R * K%:R :> R by rewrite addr_ge0 ?mulr_ge0 ?ler0n ?ler01.
apply: best_weightP; rewrite ?invr_gt0 //.
  rewrite /best_weight_of divr_gt0 ?mulr_gt0 ?ltr0n // subr_gt0 -{1}sqrtr1 ltr_sqrt.
    by rewrite ltr_addl mulr_gt0 ?ltr0n.
  by rewrite ltr_paddr ?mulr_ge0 ?ler0n ?ltr01.
have := sqr_sqrtr r0; rewrite /best_weight_of; move: (Num.sqrt _) nN => s.
move: (K%:R) => n nN s2.
have -> : ((s - 1) / (2%:R * n)) ^+ 2 + n^-1 * ((s - 1) / (2%:R * n))
          = (s ^+ 2 - 1) / (4%:R * n ^+ 2) by field.
by rewrite s2; field.
Qed.

(** One model: the golden ratio; two, six and twelve: 1/2, 1/3, 1/4. *)
Theorem golden_ratio : best_weight 1 = (Num.sqrt 5%:R - 1) / 2%:R.
Proof. by rewrite /best_weight expr1n mulr1 -{1}[1]/(1%:R) -natrD. Qed.

Theorem best_weight_two : best_weight_of 2 = 2%:R^-1.
Proof.
rewrite -best_weight_models //; apply: best_weightP; rewrite ?invr_gt0 ?ltr0n //.
by field.
Qed.

Theorem best_weight_six : best_weight_of 6 = 3%:R^-1.
Proof.
rewrite -best_weight_models //; apply: best_weightP; rewrite ?invr_gt0 ?ltr0n //.
by field.
Qed.

Theorem best_weight_twelve : best_weight_of 12 = 4%:R^-1.
Proof.
rewrite -best_weight_models //; apply: best_weightP; rewrite ?invr_gt0 ?ltr0n //.
by field.
Qed.

Theorem best_weight_increasing k l : 0 < k -> k < l -> best_weight k < best_weight l.
Proof.
move=> k0 kl; have [p0 pk] := best_weight_root k0.
have [q0 ql] := best_weight_root (lt_trans k0 kl).
exact: best_root_increasing p0 q0 pk ql kl.
Qed.

End BestWeight.
