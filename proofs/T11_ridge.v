(** * T11: ridge

    Page T11-ridge.md. One pool; entity k adds lambda_k times the identity to what it
    inverts, and lambda_k times its own prior to its normal vector.

    Glossary
      ridge_gram m l k   A_k = (1 - alpha_k) B_k + alpha_k H + lambda_k
      ridge_answer r u s l theta0
                         one mode of one model at alpha = 1, Gram s: it hears u and
                         answers (s u + lambda theta0) / (s + lambda)

    Proved
    - Whatever else A_k holds, a ridge, people's data, a filter's weights:
      alpha_k H <= p A_k for all k bounds |lambda| by p (1 + sqrt K) / 2
      (T4_universal.weighted_bound).
    - With H <= h and lambda_k >= alpha_k b h: at most (1 + sqrt K) / (2 (1 + b)); at
      most one if b = (sqrt K - 1) / 2, less than one beyond (ridge_rule). Any
      alpha_k in [0, 1], 1 included.
    - No smaller ridge will do: below a (sqrt K - 1) / (2 K) the extreme family, where
      H = 1 / K, has an eigenvalue above one (ridge_rule_sharp).
    - At alpha = 1 the mean of a mode goes to the prior at rate s / (s + lambda), its
      variance to s^2 N / (lambda (2 s + lambda)) (ridge_mean, ridge_variance).
    - With real data of the same Gram, the limit is the ridge fit with
      lambda / (1 - alpha) (ridge_amplified). *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model Gain.
From Monoculture Require Import T4_universal T4_refined T4_tight.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Definition ridge_gram (R : realFieldType) (K d : nat) (m : model R K d)
    (l : 'I_K -> R) k : 'M[R]_d := training_gram m k + (l k)%:M.

Section Rule.
Variables (R : rcfType) (K d : nat) (m : model R K d) (l : 'I_K -> R).

Lemma scalar_psd n (a : R) : 0 <= a -> psd (a%:M : 'M[R]_n).
Proof. by move=> a0; rewrite -scalemx1; apply: psdZ (pd_psd (pd1 _ _)). Qed.

Theorem ridge_rule (X : 'I_K -> 'M[R]_d) h b p q :
  admissible m -> (forall k, 0 <= l k) -> solves_of m (ridge_gram m l) X ->
  loewner (pooled_gram m) h%:M -> 0 <= b -> (forall k, alpha m k * b * h <= l k) ->
  complex_eigenvalue (stacked_step_by m X) p q ->
  [/\ Num.sqrt (p ^+ 2 + q ^+ 2) <= (1 + Num.sqrt K%:R) / (2%:R * (1 + b)),
      (Num.sqrt K%:R - 1) / 2%:R <= b -> Num.sqrt (p ^+ 2 + q ^+ 2) <= 1
    & (Num.sqrt K%:R - 1) / 2%:R < b -> Num.sqrt (p ^+ 2 + q ^+ 2) < 1].
Proof.
move=> adm l0 solvX Hh b0 big evQ; have b1 : 0 < 1 + b by rewrite ltr_paddr ?ltr01.
have i0 : 0 <= (1 + b)^-1 by rewrite invr_ge0 ltW.
have psdA k : psd (ridge_gram m l k).
  by apply: psdD; [apply: training_gram_psd|apply: scalar_psd].
have HA k : loewner (alpha m k *: pooled_gram m) ((1 + b)^-1 *: ridge_gram m l k).
  have Bk : psd ((1 - alpha m k) *: real m k).
    by apply: psdZ; [rewrite subr_ge0 (alpha_le1 adm)|apply: real_psd].
  have Hk := psdZ (mulr_ge0 (alpha_ge0 adm k) b0) Hh.
  have lk : 0 <= l k - alpha m k * b * h by rewrite subr_ge0.
  have := psdZ i0 (psdD (psdD Bk Hk) (scalar_psd d lk)); congr psd.
  rewrite /ridge_gram /training_gram; move: (real m k) (pooled_gram m) => B H.
  apply/matrixP => i j; rewrite !mxE; case: (i == j); rewrite ?mulr1n ?mulr0n;
    by move: (B i j) (H i j) (l k) (alpha m k) => x y z t; field; rewrite gt_eqF.
have bound : Num.sqrt (p ^+ 2 + q ^+ 2) <= (1 + Num.sqrt K%:R) / (2%:R * (1 + b)).
  have -> : (1 + Num.sqrt K%:R) / (2%:R * (1 + b))
      = (1 + b)^-1 * ((1 + Num.sqrt K%:R) / 2%:R).
    by move: (Num.sqrt _) => s; field; rewrite gt_eqF.
  exact: (weighted_bound adm psdA solvX i0 HA evQ).
have [le1 lt1] := anchoring_margin K b0.
split=> // [Kb|Kb]; first by apply: le_trans bound _; rewrite le1.
by apply: le_lt_trans bound _; rewrite lt1.
Qed.

End Rule.

(** The same ridge l for all, smaller than a (sqrt K - 1) / (2 K), where H = 1 / K. *)
Theorem ridge_rule_sharp (R : rcfType) (K : nat) (a l : R) :
  0 < a -> a < 1 -> 0 <= l -> l < a * ((Num.sqrt K%:R - 1) / 2%:R) / K%:R ->
  exists m : model R K K,
  [/\ [/\ admissible m, \sum_k share m k = 1 & forall k, alpha m k = a],
      pooled_gram m = K%:R^-1 *: 1%:M
    & exists2 lambda, complex_eigenvalue (stacked_step_by m
        (fun k => invmx (ridge_gram m (fun=> l) k))) lambda 0 & 1 < lambda].
Proof.
move=> a0 a1 l0 lK; have K0 : (0 < K)%N.
  rewrite lt0n; apply: contraTneq lK => ->; rewrite invr0 mulr0 -leNgt //.
have n0 : 0 < K%:R :> R by rewrite ltr0n.
pose b := l * K%:R / a.
have b0 : 0 <= b by rewrite divr_ge0 ?mulr_ge0 ?ler0n // ltW.
have bK : b < (Num.sqrt K%:R - 1) / 2%:R.
  by rewrite /b ltr_pdivr_mulr // (mulrC _ a) -ltr_pdivl_mulr.
have x1 : 1 <= Num.sqrt K%:R :> R.
  by rewrite -[X in X <= _]sqrtr1 ler_wsqrtr // ler1n.
have xx : Num.sqrt K%:R ^+ 2 = K%:R :> R by rewrite sqr_sqrtr ?ler0n.
have [s s0 gt1] := weighted_value_gt1 K0 b0 bK.
have sb0 : 0 <= s * (1 + b) by rewrite mulr_ge0 // addr_ge0 ?ler01.
pose m := extreme K (Num.sqrt K%:R) a (s * (1 + b)); exists m.
have mH : pooled_gram m = K%:R^-1 *: 1%:M by apply: extreme_pooled.
split=> //.
  split=> //; first exact: extreme_admissible x1 xx a0 a1 sb0.
  exact: extreme_shares x1 xx.
exists ((1 + b)^-1 * extreme_value (Num.sqrt K%:R) s) => //.
apply: (weighted_eigenvalue K0 a0 a1 b0 s0) => // k.
rewrite -(scaled_training b s K0 a1) /ridge_gram /training_gram mH.
have -> : pooled_gram (extreme K (Num.sqrt K%:R) a s) = K%:R^-1 *: 1%:M.
  exact: extreme_pooled.
have -> : alpha m k = a by [].
have -> : (a * (1 + b)) *: (K%:R^-1 *: (1%:M : 'M[R]_K)) = a *: (K%:R^-1 *: 1%:M) + l%:M.
  rewrite -[l%:M]scalemx1 !scalerA -scalerDl; congr (_ *: _).
  by rewrite /b; field; rewrite !gt_eqF.
by rewrite addrA.
Qed.

(** ** One model, one mode

    Real data, synthetic data and prior are numbers here: a mode of Gram s > 0. *)

Section Mode.
Variables (R : realFieldType) (s l : R).
Hypotheses (s0 : 0 < s) (l0 : 0 < l).

(** What a ridge of l toward theta0 makes of the last model u at alpha = 1, and its
    rate. *)
Definition ridge_answer (u theta0 : R) : R := (s * u + l * theta0) / (s + l).
Definition ridge_rate : R := s / (s + l).

Let sl0 : 0 < s + l. Proof. exact: addr_gt0. Qed.

Theorem ridge_mean (u : nat -> R) theta0 :
  (forall t, u t.+1 = ridge_answer (u t) theta0) ->
  (forall t, u t - theta0 = ridge_rate ^+ t * (u 0%N - theta0))
  /\ 0 < ridge_rate /\ ridge_rate < 1.
Proof.
move=> uS; split; last first.
  split; first exact: divr_gt0.
  by rewrite ltr_pdivr_mulr // mul1r ltr_addl.
elim=> [|t IH]; first by rewrite mul1r.
rewrite exprS -mulrA -IH uS /ridge_answer /ridge_rate; field.
by rewrite gt_eqF.
Qed.

(** Labels of variance N in the units of the model, N = sigma^2 / (n s). *)
Theorem ridge_variance (v : nat -> R) N :
  (forall t, v t.+1 = ridge_rate ^+ 2 * (v t + N)) ->
  let limit := s ^+ 2 * N / (l * (2%:R * s + l)) in
  forall t, v t - limit = (ridge_rate ^+ 2) ^+ t * (v 0%N - limit).
Proof.
move=> vS limit; elim=> [|t IH]; first by rewrite mul1r.
rewrite exprS -mulrA -IH vS /limit /ridge_rate; field.
by rewrite !gt_eqF ?addr_gt0 ?mulr_gt0 ?ltr0n.
Qed.

(** With real data of the same Gram (their fit is r), weight 1 - a: the limit is the
    ridge fit with l / (1 - a). *)
Theorem ridge_amplified (a r theta0 x : R) : 0 <= a -> a < 1 ->
  x = ((1 - a) * s * r + a * s * x + l * theta0) / (s + l) <->
  x = (s * r + l / (1 - a) * theta0) / (s + l / (1 - a)).
Proof.
move=> a0 a1; have ca : 0 < 1 - a by rewrite subr_gt0.
have k0 : 0 < (1 - a) * s + l by rewrite addr_gt0 ?mulr_gt0.
have -> : (s * r + l / (1 - a) * theta0) / (s + l / (1 - a))
    = ((1 - a) * s * r + l * theta0) / ((1 - a) * s + l).
  have -> : s + l / (1 - a) = ((1 - a) * s + l) / (1 - a) by field; rewrite gt_eqF.
  by field; rewrite !gt_eqF.
split=> [xE|->]; last by field; rewrite !gt_eqF.
apply: (mulIf (negbT (gt_eqF k0))); rewrite mulfVK ?gt_eqF //.
have : x * (s + l) = (1 - a) * s * r + a * s * x + l * theta0.
  by rewrite [in LHS]xE mulfVK ?gt_eqF.
move=> e; have -> : x * ((1 - a) * s + l) = x * (s + l) - a * s * x by ring.
by rewrite e; ring.
Qed.

End Mode.
