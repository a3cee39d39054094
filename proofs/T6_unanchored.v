(** * T6: unanchored directions

    Page T6-unanchored-directions.md. One pool, into which all entities publish
    data with the same Gram matrix S; one alpha, 0 < alpha < 1; every A_k
    invertible (then A_k = (1 - alpha) B_k + alpha S, whatever the shares).

    Glossary
      S, a           the common synthetic Gram matrix and the common alpha
      unseen s       s is a nonzero synthetic signal that no entity's real data
                     contradict: every entity with a share of the pool has a model
                     y with S y = s and B_k y = 0

    Proved, R being the pooled step
    - R S is symmetric and 0 <= R S <= S (pooled_gram_between); with S = L L^T, R is
      similar to L^-1 R L, symmetric and between 0 and 1 (pooled_similar).
    - All eigenvalues of R, complex ones included, are real and in [0, 1]
      (pooled_real_spectrum); so are those of the stacked step.
    - 1 is an eigenvalue iff something is unseen (unanchored_iff), in particular
      if a direction y with S y != 0 has B_k y = 0 for all k with g_k > 0
      (unanchored_common). If S is invertible that is the only way
      (unanchored_iff_full_rank).
    - If S is singular it is not: two entities that see different oblique
      directions leave 1 an eigenvalue, though together they see every direction
      (oblique_unanchored).
    - In an unanchored direction the error is a random walk: its variance grows
      by the same positive amount every generation (unanchored_random_walk). *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

(** What "one synthetic design, one alpha" means. *)
Record one_design (R : realFieldType) K d (m : model R K d) S a : Prop := OneDesign {
  one_admissible : admissible m;
  one_synthetic : forall k, synthetic m k = S;
  one_alpha : forall k, alpha m k = a;
  one_share : \sum_k share m k = 1;
  one_unit : forall k, training_gram m k \in unitmx }.

Section Unanchored.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Variables (S : 'M[R]_d) (a : R).
Hypotheses (design : one_design m S a) (a_gt0 : 0 < a) (a_lt1 : a < 1).
Implicit Types (x y u v s : 'cV[R]_d) (k : 'I_K).

Let A k := training_gram m k.
Let B k := real m k.
Let g k := share m k.

Definition unseen s : Prop :=
  s != 0 /\ forall k, 0 < share m k -> exists2 y, S *m y = s & real m k *m y = 0.

Lemma one_pooled_gram : pooled_gram m = S.
Proof.
case: design => _ sameS _ g1 _; rewrite /pooled_gram -[RHS]scale1r -g1 scaler_suml.
by apply: eq_bigr => k _; rewrite sameS.
Qed.

Lemma one_psd : psd S.
Proof. by rewrite -one_pooled_gram; apply: pooled_gram_psd; case: design. Qed.

Lemma one_training k : A k = (1 - a) *: B k + a *: S.
Proof.
by case: design => _ _ sameA _ _; rewrite /A /training_gram sameA one_pooled_gram.
Qed.

Lemma one_unitA k : A k \in unitmx. Proof. by case: design. Qed.
Lemma one_psdB k : psd (B k). Proof. by case: design => [[]]. Qed.
Lemma one_share_ge0 k : 0 <= g k. Proof. by case: design => [[]]. Qed.

Lemma one_symA k : (A k)^T = A k.
Proof.
rewrite one_training linearD /= !linearZ /=.
by rewrite (psd_sym (one_psdB k)) (psd_sym one_psd).
Qed.

(** What entity k gives back of a pooled signal S x. *)
Let given_back k x := invmx (A k) *m (S *m x).

Lemma pooled_stepE x :
  pooled_step m *m x = \sum_k g k *: (a *: (S *m (invmx (A k) *m x))).
Proof.
case: design => _ sameS sameA _ _; rewrite mulmx_suml; apply: eq_bigr => k _.
by rewrite sameS sameA -scalemxAl scalerA mulmxA.
Qed.

Lemma dot_pooled x : dot x (pooled_step m *m (S *m x))
  = \sum_k g k * (a * dot x (S *m given_back k x)).
Proof.
by rewrite pooled_stepE dot_sumr; apply: eq_bigr => k _; rewrite !dotZr.
Qed.

(** What is lost on the way, a sum of two squares. *)
Lemma lost x k (z := x - a *: given_back k x) (u := given_back k x) :
  dot x (S *m x) - a * dot x (S *m u)
  = dot z (S *m z) + a * (1 - a) * dot u (B k *m u).
Proof.
have symS := psd_sym one_psd.
have Au : dot u (A k *m u) = dot x (S *m u).
  by rewrite /u /given_back mulKVmx ?one_unitA // (dot_sym _ _ symS).
rewrite -mulrA.
have -> : (1 - a) * dot u (B k *m u) = dot x (S *m u) - a * dot u (S *m u).
  by rewrite -Au one_training mulmxDl -!scalemxAl dotDr !dotZr addrK.
rewrite /z mulmxBr -scalemxAr !dotBl !dotBr !dotZl !dotZr (dot_sym u x symS).
by move: (dot x _) (dot x _) (dot u _) => p q r; ring.
Qed.

Lemma lost_ge0 x k : 0 <= dot x (S *m x) - a * dot x (S *m given_back k x).
Proof.
rewrite lost addr_ge0 ?(psd_ge0 _ one_psd) // mulr_ge0 ?(psd_ge0 _ (one_psdB k)) //.
by rewrite mulr_ge0 ?subr_ge0 ?ltW.
Qed.

Lemma dot_lost x : dot x (S *m x) - dot x (pooled_step m *m (S *m x))
  = \sum_k g k * (dot x (S *m x) - a * dot x (S *m given_back k x)).
Proof.
rewrite dot_pooled -[X in X - _]mul1r; case: design => _ _ _ <- _.
by rewrite mulr_suml -sumrB; apply: eq_bigr => k _; rewrite mulrBr.
Qed.

Theorem pooled_gram_between :
  psd (pooled_step m *m S) /\ loewner (pooled_step m *m S) S.
Proof.
have symS := psd_sym one_psd.
have symRS : (pooled_step m *m S)^T = pooled_step m *m S.
  rewrite trmx_mul symS; apply: mulmx_inj => x.
  rewrite -[RHS]mulmxA pooled_stepE /pooled_step /pooled_step_by linear_sum /=.
  rewrite -mulmxA mulmx_suml mulmx_sumr; apply: eq_bigr => k _.
  case: design => _ sameS sameA _ _; rewrite sameS sameA linearZ /= trmx_mul.
  rewrite invmx_sym ?one_symA // symS -scalemxAl -scalemxAr scalerA.
  by rewrite -/(A k) !mulmxA.
split; split=> //; last 2 first.
- by rewrite linearB /= symS symRS.
- move=> x; rewrite mulmxBl dotBr -mulmxA dot_lost sumr_ge0 // => k _.
  by rewrite mulr_ge0 ?one_share_ge0 ?lost_ge0.
move=> x; rewrite -mulmxA dot_pooled sumr_ge0 // => k _.
rewrite !mulr_ge0 ?one_share_ge0 ?(ltW a_gt0) // dot_tr symS.
by apply/psd_ge0/pd_psd/pd_inv/psd_unit_pd; [apply: training_gram_psd; case: design
  | apply: one_unitA].
Qed.

Lemma pooled_tr : (pooled_step m)^T = \sum_k g k *: (a *: (invmx (A k) *m S)).
Proof.
have symS := psd_sym one_psd.
rewrite /pooled_step /pooled_step_by linear_sum /=; apply: eq_bigr => k _.
case: design => _ sameS sameA _ _; rewrite sameS sameA linearZ /= trmx_mul.
by rewrite invmx_sym ?one_symA // symS scalerA.
Qed.

(** R^T is symmetric in the inner product of S. *)
Lemma pooled_tr_sym u v :
  dot (S *m u) ((pooled_step m)^T *m v) = dot (S *m v) ((pooled_step m)^T *m u).
Proof.
have [[symRS _] _] := pooled_gram_between; rewrite !dot_tr trmxK !mulmxA.
by rewrite dotC dot_sym // dotC.
Qed.

Lemma pooled_tr_ker y : S *m y = 0 -> (pooled_step m)^T *m y = 0.
Proof.
move=> Sy; rewrite pooled_tr mulmx_suml big1 // => k _.
by rewrite -!scalemxAl -mulmxA Sy mulmx0 !scaler0.
Qed.

Lemma synthetic_gt0 y : S *m y != 0 -> 0 < dot y (S *m y).
Proof.
move=> Sy; rewrite lt_neqAle (psd_ge0 _ one_psd) andbT eq_sym.
by apply: contra_neq Sy; apply: psd_ker one_psd.
Qed.

Lemma real_mode lambda y : y != 0 -> (pooled_step m)^T *m y = lambda *: y ->
  0 <= lambda /\ lambda <= 1.
Proof.
move=> y0 Ry; have [Sy|Sy] := eqVneq (S *m y) 0.
  move: Ry; rewrite (pooled_tr_ker Sy) => /esym/eqP; rewrite scaler_eq0 (negPf y0).
  by rewrite orbF => /eqP ->; rewrite lexx ler01.
have yRSy : dot y ((pooled_step m *m S) *m y) = lambda * dot y (S *m y).
  by rewrite -mulmxA dot_tr Ry dotZl.
have pos := synthetic_gt0 Sy; have [psdRS leRS] := pooled_gram_between.
move: (psd_ge0 y psdRS) (loewner_dot y leRS); rewrite yRSy.
by rewrite pmulr_lge0 // ger_pmull.
Qed.

Theorem pooled_real_spectrum p q : complex_eigenvalue (pooled_step m) p q ->
  [/\ q = 0, 0 <= p & p <= 1].
Proof.
move/complex_eigenvalue_tr => [u [v [uv0 Ru Rv]]].
have psdS := one_psd; have symS := psd_sym psdS.
have q0 : q = 0.
  have := pooled_tr_sym u v; rewrite Ru Rv dotDr dotBr !dotZr.
  rewrite (dotC (S *m u) u) (dotC (S *m v) v) (dotC (S *m u)) (dot_sym v u symS).
  rewrite (dotC (S *m v)) => eq_q.
  have /eqP : q * (dot u (S *m u) + dot v (S *m v)) = 0.
    move: eq_q; move: (dot u (S *m v)) (dot u _) (dot v _) => x y z.
    by move/eqP; rewrite -subr_eq0 => /eqP <-; ring.
  rewrite mulf_eq0 => /orP[/eqP //|]; rewrite paddr_eq0 ?psd_ge0 //.
  case/andP=> /eqP /(psd_ker psdS)/pooled_tr_ker Ru0.
  move=> /eqP /(psd_ker psdS)/pooled_tr_ker Rv0.
  apply/eqP; apply: contraT => q_n0.
  move: Ru Rv; rewrite Ru0 Rv0 => pu pv; have pq : p ^+ 2 + q ^+ 2 != 0.
    by rewrite paddr_eq0 ?sqr_ge0 // !expf_eq0 /= (negPf q_n0) andbF.
  have u0 : (p ^+ 2 + q ^+ 2) *: u = 0.
    have -> : (p ^+ 2 + q ^+ 2) *: u =
        p *: (p *: u - q *: v) + q *: (q *: u + p *: v).
      by apply/matrixP => i j; rewrite !mxE; ring.
    by rewrite -pu -pv !scaler0 addr0.
  have v0 : (p ^+ 2 + q ^+ 2) *: v = 0.
    have -> : (p ^+ 2 + q ^+ 2) *: v =
        p *: (q *: u + p *: v) - q *: (p *: u - q *: v).
      by apply/matrixP => i j; rewrite !mxE; ring.
    by rewrite -pu -pv !scaler0 subr0.
  move/eqP: u0 v0 uv0; rewrite scaler_eq0 (negPf pq) => /= -> /eqP.
  by rewrite scaler_eq0 (negPf pq) => /= ->.
move: Ru Rv; rewrite q0 !scale0r subr0 add0r => Ru Rv.
by case/orP: uv0 => [u0|v0]; [have [] := real_mode u0 Ru | have [] := real_mode v0 Rv].
Qed.

Corollary stacked_real_spectrum p q : complex_eigenvalue (stacked_step m) p q ->
  [/\ q = 0, 0 <= p & p <= 1].
Proof.
have [/andP[/eqP-> /eqP->]|pq0] := boolP ((p == 0) && (q == 0)).
  by rewrite lexx ler01.
move/stacked_pooled_eigenvalue => h; apply: pooled_real_spectrum; apply: h.
by rewrite -negb_and.
Qed.

Corollary pooled_eigenvalue_between lambda : eigenvalue (pooled_step m) lambda ->
  0 <= lambda /\ lambda <= 1.
Proof. by move/eigenvalue_complex/pooled_real_spectrum => []. Qed.

(** In coordinates that whiten S the step is symmetric, between 0 and 1. *)
Theorem pooled_similar (L : 'M[R]_d) : L \in unitmx -> S = L *m L^T ->
  let R' := invmx L *m pooled_step m *m L in psd R' /\ loewner R' 1%:M.
Proof.
move=> uL SL R'; have [[symRS posRS] leRS] := pooled_gram_between.
have R'E : invmx L *m pooled_step m *m L =
    invmx L *m (pooled_step m *m S) *m (invmx L)^T.
  by rewrite SL !mulmxA -(mulmxA _ L^T) -trmx_mul mulVmx // trmx1 mulmx1.
have congr_dot (M : 'M_d) x : dot x (invmx L *m M *m (invmx L)^T *m x)
    = dot ((invmx L)^T *m x) (M *m ((invmx L)^T *m x)).
  by rewrite -!mulmxA dot_tr.
have one' : invmx L *m S *m (invmx L)^T = 1%:M.
  by rewrite SL mulmxA mulVmx // mul1mx -trmx_mul mulVmx // trmx1.
have symR' : (invmx L *m pooled_step m *m L)^T = invmx L *m pooled_step m *m L.
  by rewrite R'E !trmx_mul trmxK -trmx_mul symRS mulmxA.
rewrite /R'; split; split=> //.
- by move=> x; rewrite R'E congr_dot.
- by rewrite linearB /= trmx1 symR'.
by move=> x; rewrite R'E -one' mulmxBl dotBr !congr_dot subr_ge0 loewner_dot.
Qed.

Lemma pooled_fixes s : unseen s -> pooled_step m *m s = s.
Proof.
case=> s0 hid; rewrite /pooled_step /pooled_step_by mulmx_suml.
have [_ sameS sameA g1 _] := design.
rewrite -[RHS]scale1r -g1 scaler_suml; apply: eq_bigr => k _.
rewrite -scalemxAl -mulmxA sameS sameA.
have [<-|g0] := eqVneq 0 (share m k); first by rewrite mul0r !scale0r.
have /hid[y Sy By] : 0 < share m k by rewrite lt_neqAle g0 one_share_ge0.
have Ay : A k *m y = a *: s.
  by rewrite one_training mulmxDl -!scalemxAl By scaler0 add0r Sy.
have -> : invmx (training_gram m k) *m s = a^-1 *: y.
  by rewrite -(mulKmx (one_unitA k) y) Ay -scalemxAr scalerA mulVf ?gt_eqF ?scale1r.
by rewrite -scalemxAr Sy scalerA mulfK ?gt_eqF.
Qed.

Lemma mode_unseen y : y != 0 -> (pooled_step m)^T *m y = y -> unseen (S *m y).
Proof.
move=> y0 Ry; have Sy : S *m y != 0.
  by apply: contra_neq y0 => /pooled_tr_ker; rewrite Ry.
split=> // k gk; have /eqP := dot_lost y.
rewrite (dot_tr (pooled_step m)) Ry subrr eq_sym psumr_eq0 => [|j _]; last first.
  by rewrite mulr_ge0 ?one_share_ge0 ?lost_ge0.
move/allP/(_ k (mem_index_enum k)) => /=; rewrite mulf_eq0 (gt_eqF gk) /= lost.
have a1 : 0 < a * (1 - a) by rewrite mulr_gt0 ?subr_gt0.
have Bu_ge0 := psd_ge0 (given_back k y) (one_psdB k).
rewrite paddr_eq0 ?(psd_ge0 _ one_psd) ?(mulr_ge0 (ltW a1) Bu_ge0) //.
rewrite mulf_eq0 (gt_eqF a1) /=.
case/andP=> /eqP/(psd_ker one_psd) Sz /eqP/(psd_ker (one_psdB k)) Bu.
exists (a *: given_back k y); last by rewrite -scalemxAr Bu scaler0.
by move: Sz; rewrite mulmxBr => /eqP; rewrite subr_eq0 => /eqP.
Qed.

Lemma eigenvalue1_mode : eigenvalue (pooled_step m) 1 ->
  exists2 y : 'cV_d, y != 0 & (pooled_step m)^T *m y = y.
Proof.
case/eigenvalueP=> v vR v0; exists v^T; first by rewrite trmx_eq0.
by rewrite -trmx_mul vR scale1r.
Qed.

(** 1 is an eigenvalue iff some synthetic signal is contradicted by nobody. *)
Theorem unanchored_iff : eigenvalue (pooled_step m) 1 <-> exists s, unseen s.
Proof.
split=> [/eigenvalue1_mode[y y0 Ry] | [s hid]].
  by exists (S *m y); apply: mode_unseen.
have [s0 _] := hid; apply/eigenvalueP.
have /det0P[v v0 vR] : \det (pooled_step m - 1%:M) == 0.
  rewrite -det_tr; apply/det0P; exists s^T; first by rewrite trmx_eq0.
  by rewrite -trmx_mul mulmxBl mul1mx pooled_fixes // subrr trmx0.
exists v => //; move/eqP: vR; rewrite mulmxBr mulmx1 scale1r subr_eq0.
by move/eqP.
Qed.

(** A direction that synthetic data see and no entity's real data do. *)
Corollary unanchored_common y : S *m y != 0 ->
  (forall k, 0 < share m k -> real m k *m y = 0) -> eigenvalue (pooled_step m) 1.
Proof.
by move=> Sy By; apply/unanchored_iff; exists (S *m y); split=> // k gk;
  exists y => //; apply: By.
Qed.

(** Where synthetic data see everything there is no other way. *)
Theorem unanchored_iff_full_rank : S \in unitmx ->
  (eigenvalue (pooled_step m) 1 <->
   exists2 y : 'cV_d, y != 0 & forall k, 0 < share m k -> real m k *m y = 0).
Proof.
move=> uS; split=> [/unanchored_iff[s [s0 hid]] | [y y0 By]].
  exists (invmx S *m s) => [|k gk].
    by apply: contra_neq s0 => s0; rewrite -(mulKVmx uS s) s0 mulmx0.
  by have [y <- By] := hid k gk; rewrite mulKmx.
apply: (unanchored_common (y := y)) => //.
by apply: contra_neq y0 => Sy; rewrite -(mulKmx uS y) Sy mulmx0.
Qed.

(** There the variance of the pooled signal grows without end: by the noise of a
    generation, n S, once a generation, whatever it was at the start. *)
Theorem unanchored_random_walk : eigenvalue (pooled_step m) 1 ->
  exists2 y : 'cV_d, 0 < dot y (S *m y) & forall n (C : nat -> 'M[R]_d),
    (forall t, C t.+1 = pooled_step m *m C t *m (pooled_step m)^T + n *: S) ->
    forall t, dot y (C t *m y) = dot y (C 0%N *m y) + t%:R * (n * dot y (S *m y)).
Proof.
case/eigenvalue1_mode=> y y0 Ry; have [Sy _] := mode_unseen y0 Ry.
exists y => [|n C CS]; first exact: synthetic_gt0.
elim=> [|t IH]; first by rewrite mul0r addr0.
rewrite CS mulmxDl dotDr -!mulmxA Ry dot_tr Ry IH -scalemxAl dotZr.
by rewrite -addrA -(addn1 t) natrD mulrDl mul1r.
Qed.

End Unanchored.

(** Two entities, two features. All publish data that show the first feature only;
    real data show entity 0 the difference of the two features and entity 1 their
    sum. Together they see everything, and yet nothing is anchored: each can explain
    any value of the first feature by its own value of the second. *)
Section Oblique.
Variable R : realFieldType.

Let sign (k : 'I_2) : R := if k == 0 then 1 else -1.
Definition oblique_contrast (k : 'I_2) : 'cV[R]_2 :=
  \col_i (if i == 0 then 1 else - sign k).
Let first : 'M[R]_2 := delta_mx 0 0.

Definition oblique : model R 2 2 := Model
  (fun=> first) (fun k => oblique_contrast k *m (oblique_contrast k)^T)
  (fun=> 2%:R^-1) (fun=> 2%:R^-1).

Let contrastE k (x : 'cV[R]_2) :
  dot (oblique_contrast k) x = x 0 0 - sign k * x 1 0.
Proof.
rewrite dotE !big_ord_recl big_ord0 !mxE /=.
by rewrite addr0 mul1r mulNr; congr (_ - _ * x _ _); apply: val_inj.
Qed.

Lemma oblique_seen (y : 'cV[R]_2) : (forall k, real oblique k *m y = 0) -> y = 0.
Proof.
move=> By; have cy k : dot (oblique_contrast k) y = 0.
  have := By k; rewrite -mulmxA => /(congr1 (fun z => dot (oblique_contrast k) z)).
  have -> : (oblique_contrast k)^T *m y = (dot (oblique_contrast k) y)%:M.
    by rewrite [LHS]mx11_scalar.
  rewrite mul_mx_scalar dotZr dot0r => /eqP; rewrite mulf_eq0 => /orP[/eqP //|].
  by rewrite dot_eq0 => /eqP/matrixP/(_ 0 0); rewrite !mxE /= => /eqP; rewrite oner_eq0.
have := cy 1; have := cy 0; rewrite !contrastE /sign /= mul1r mulN1r opprK.
move=> /eqP; rewrite subr_eq0 => /eqP y01; rewrite y01 -mulr2n => /eqP.
rewrite mulrn_eq0 /= => /eqP y1; apply/matrixP => i j; rewrite [j]ord1 mxE.
by case: i => [[|[|i]]] // lti; [rewrite -[RHS]y1 -y01 | rewrite -[RHS]y1];
  congr (y _ _); apply: val_inj.
Qed.

Lemma oblique_design : one_design oblique first 2%:R^-1.
Proof.
have half0 : 0 < 2%:R^-1 :> R by rewrite invr_gt0 ltr0n.
have half1 : 1 - 2%:R^-1 = 2%:R^-1 :> R by field.
have firstE : first = delta_mx 0 0 *m (delta_mx 0 0 : 'cV_2)^T.
  by rewrite trmx_delta mul_delta_mx.
have psd_first : psd first by rewrite firstE; apply: psd_rank1.
have share1 : \sum_(k < 2) share oblique k = 1.
  by rewrite !big_ord_recl big_ord0 /=; field.
have gramE : pooled_gram oblique = first.
  by rewrite /pooled_gram -scaler_suml share1 scale1r.
have adm : admissible oblique.
  split=> [k|k|k|k|k] //=; rewrite ?(ltW half0) //; first exact: psd_rank1.
  by rewrite -half1 ger_addl oppr_le0 ltW.
split=> // k; apply: pd_unit; rewrite /training_gram gramE /= half1 -scalerDr.
apply: pdZ => //; split=> [|x x0].
  by rewrite linearD /= (psd_sym (psd_rank1 _)) (psd_sym psd_first).
have rank1 (v : 'cV[R]_2) : dot x (v *m v^T *m x) = dot v x ^+ 2.
  by rewrite -mulmxA [v^T *m x]mx11_scalar mul_mx_scalar dotZr dotC expr2.
rewrite mulmxDl dotDr firstE !rank1 lt_neqAle eq_sym addr_ge0 ?sqr_ge0 // andbT.
rewrite paddr_eq0 ?sqr_ge0 // !sqrf_eq0 dot_delta contrastE.
apply: contra x0 => /andP[c0 /eqP x00]; move: c0; rewrite x00 sub0r oppr_eq0 mulf_eq0.
have -> : (sign k == 0) = false by rewrite /sign; case: ifP; rewrite ?oppr_eq0 oner_eq0.
move=> /= /eqP x10; apply/eqP/matrixP => i j; rewrite [j]ord1 mxE.
by case: i => [[|[|i]]] // lti; [rewrite -[RHS]x00 | rewrite -[RHS]x10];
  congr (x _ _); apply: val_inj.
Qed.

Lemma oblique_eigenvalue : eigenvalue (pooled_step oblique) 1.
Proof.
have half0 : 0 < 2%:R^-1 :> R by rewrite invr_gt0 ltr0n.
have half1 : 2%:R^-1 < 1 :> R by rewrite invf_lt1 ?ltr0n // ltr1n.
apply/(unanchored_iff oblique_design half0 half1); exists (delta_mx 0 0).
have fixes (y : 'cV[R]_2) : y 0 0 = 1 -> first *m y = delta_mx 0 0.
  move=> y0; rewrite /first -(mul_delta_mx (0 : 'I_1)) -mulmxA -rowE.
  rewrite [row _ _]mx11_scalar mul_mx_scalar !mxE y0 scale1r //.
split=> [|k _].
  by apply/negP => /eqP/matrixP/(_ 0 0); rewrite !mxE /= => /eqP; rewrite oner_eq0.
exists (\col_i (if i == 0 then 1 else sign k)); first by rewrite fixes // mxE.
rewrite -mulmxA [_^T *m _]mx11_scalar mul_mx_scalar -/(dot _ _) contrastE !mxE /=.
by rewrite /sign; case: ifP => _; rewrite ?mulr1 ?mulrN1 ?opprK ?subrr ?scale0r.
Qed.

(** The condition of full rank in unanchored_iff_full_rank cannot be dropped. *)
Theorem oblique_unanchored :
  [/\ one_design oblique (delta_mx 0 0) 2%:R^-1,
      forall y : 'cV_2, (forall k, real oblique k *m y = 0) -> y = 0
    & eigenvalue (pooled_step oblique) 1].
Proof.
by split; [apply: oblique_design | apply: oblique_seen | apply: oblique_eigenvalue].
Qed.

End Oblique.
