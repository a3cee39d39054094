(** * T5, the proportional bound: publish what your private data look like

    Glossary (Model.v and T4_universal.v have the rest)
      private k, public    S~_k and S*, the Gram matrices of real data
      proportional m private public a b c
                           one alpha = a and one beta = b for all, S_k = c S~_k and
                           B_k = b S~_k + (1 - b) S*; shares add up to at most one
      rate a b c           a c / (a c + (1 - a) b), the bound
      anchor               G = (1 - a)(1 - b) S* + a H

    Hypotheses: proportional (with 0 < a <= 1, 0 <= b <= 1, 0 < c), and solves m X
    or, for the last theorem, a definite G. Proved: every eigenvalue of Q is
    real, at least 0 and at most the rate; R contracts in the norm of G^-1; with
    a < 1 and b > 0 the rate is below one and all K models converge. The rate
    is attained, and the bound fails when the shares add up to two: see the last
    section. That a is common to all entities matters too; this is not shown here.

    Proof: with tau = (1 - a) b / c, A_k = tau S_k + G. For u = A_k^-1 G y and any
    number l, 0 <= <l y - u, A_k (l y - u)> reads
    tau <y, S_k u> <= l^2 tau <y, S_k y> + (1 - l)^2 <y, G y>. Take l = rate for every
    k and add up. Page: T5-proportional-bound.md. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model Gain Convergence.
From Monoculture Require Import T4_universal.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Definitions.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Variables (private : 'I_K -> 'M[R]_d) (public : 'M[R]_d) (a b c : R).

Record proportional : Prop := Proportional {
  private_psd : forall k, psd (private k);
  public_psd : psd public;
  same_alpha : forall k, alpha m k = a;
  alpha_range : 0 < a <= 1;
  beta_range : 0 <= b <= 1;
  scale_gt0 : 0 < c;
  published : forall k, synthetic m k = c *: private k;
  trained_on : forall k, real m k = b *: private k + (1 - b) *: public;
  shares_ge0 : forall k, 0 <= share m k;
  shares_le1 : \sum_k share m k <= 1 }.

Definition rate : R := a * c / (a * c + (1 - a) * b).

Definition anchor : 'M[R]_d :=
  ((1 - a) * (1 - b)) *: public + a *: pooled_gram m.

End Definitions.

Section Rate.
Variables (R : realFieldType) (a b c : R).
Hypotheses (a_gt0 : 0 < a) (a_le1 : a <= 1) (b_ge0 : 0 <= b) (c_gt0 : 0 < c).

Lemma rate_ge0 : 0 <= rate a b c.
Proof.
by rewrite divr_ge0 ?addr_ge0 ?mulr_ge0 ?subr_ge0 // ltW.
Qed.

Lemma rate_lt1 : a < 1 -> 0 < b -> rate a b c < 1.
Proof.
move=> a_lt1 b_gt0; have ac := mulr_gt0 a_gt0 c_gt0.
have ab : 0 < (1 - a) * b by rewrite mulr_gt0 // subr_gt0.
by rewrite /rate ltr_pdivr_mulr ?addr_gt0 // mul1r ltr_addl.
Qed.

(** With tau = (1 - a) b / c the rate is a / (a + tau). *)
Lemma rateE : let tau := (1 - a) * b / c in rate a b c * (a + tau) = a.
Proof.
have ac := mulr_gt0 a_gt0 c_gt0.
have ab : 0 <= (1 - a) * b by rewrite mulr_ge0 // subr_ge0.
by rewrite /rate /=; field; rewrite !gt_eqF // ltr_paddr.
Qed.

End Rate.

(** ** One entity: the parallel sum of tau S and G *)

Section OneEntity.
Variables (R : realFieldType) (n : nat) (S G A : 'M[R]_n) (tau : R).
Hypotheses (psdS : psd S) (psdG : psd G) (AE : A = tau *: S + G).
Variables (y u : 'cV[R]_n).
Hypothesis Au : A *m u = G *m y.

Lemma tauSu : tau *: (S *m u) = G *m (y - u).
Proof. by rewrite mulmxBr -Au AE mulmxDl -scalemxAl addrK. Qed.

Lemma parallel_le l : 0 <= tau ->
  tau * dot y (S *m u)
  <= l ^+ 2 * (tau * dot y (S *m y)) + (1 - l) ^+ 2 * dot y (G *m y).
Proof.
move=> tau0; have psdA : psd A by rewrite AE; apply: psdD => //; apply: psdZ.
have uGy : dot u (G *m y) = dot y (G *m y) - tau * dot y (S *m u).
  by rewrite (dot_sym u y (psd_sym psdG)) -[X in _ = _ - X]dotZr tauSu mulmxBr
    dotBr opprB addrC subrK.
have := psd_ge0 (l *: y - u) psdA.
rewrite mulmxBr -scalemxAr !(dotBl, dotBr) !(dotZl, dotZr).
rewrite (dot_sym u y (psd_sym psdA)) Au uGy AE mulmxDl -scalemxAl dotDr dotZr.
rewrite -[in X in _ -> X]subr_ge0.
move: (dot y (S *m y)) (dot y (G *m y)) (dot y (S *m u)) => s t q.
by congr (0 <= _); ring.
Qed.

End OneEntity.

(** ** All entities *)

Section Contraction.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Variables (private : 'I_K -> 'M[R]_d) (public : 'M[R]_d) (a b c : R).
Variable X : 'I_K -> 'M[R]_d.
Hypotheses (prop : proportional m private public a b c) (solvX : solves m X).
Let S := synthetic m.
Let g := share m.
Let H := pooled_gram m.
Let A := training_gram m.
Let G := anchor m public a b.
Let P := pooled_step_by m X.
Let tau := (1 - a) * b / c.
Let kappa := rate a b c.

Let a_gt0 : 0 < a. Proof. by case/andP: (alpha_range prop). Qed.
Let a_le1 : a <= 1. Proof. by case/andP: (alpha_range prop). Qed.
Let b_ge0 : 0 <= b. Proof. by case/andP: (beta_range prop). Qed.
Let b_le1 : b <= 1. Proof. by case/andP: (beta_range prop). Qed.
Let c_gt0 : 0 < c := scale_gt0 prop.
Let g_ge0 : forall k, 0 <= g k := shares_ge0 prop.
Let ca_ge0 : 0 <= 1 - a. Proof. by rewrite subr_ge0. Qed.
Let cb_ge0 : 0 <= 1 - b. Proof. by rewrite subr_ge0. Qed.
Let tau_ge0 : 0 <= tau.
Proof. by rewrite divr_ge0 ?mulr_ge0 // ltW. Qed.
Let kappa_ge0 : 0 <= kappa := rate_ge0 a_gt0 a_le1 b_ge0 c_gt0.

Lemma proportional_admissible : admissible m.
Proof.
split=> [k|k|k|k|//]; rewrite ?(same_alpha prop) ?(ltW a_gt0) //.
  by rewrite (published prop); apply: psdZ (ltW c_gt0) (private_psd prop k).
rewrite (trained_on prop); apply: psdD; apply: psdZ => //.
  exact: private_psd prop k.
exact: public_psd prop.
Qed.
Let adm := proportional_admissible.

Lemma anchor_psd : psd G.
Proof.
apply: psdD; apply: psdZ; rewrite ?mulr_ge0 ?(ltW a_gt0) //.
  exact: public_psd prop.
exact: pooled_gram_psd.
Qed.

Lemma pooled_le_anchor : loewner (a *: H) G.
Proof.
rewrite /loewner /G /anchor addrK; apply: psdZ; first exact: mulr_ge0.
exact: public_psd prop.
Qed.

Lemma training_gramE k : A k = tau *: S k + G.
Proof.
rewrite /A /training_gram /G /anchor addrA (same_alpha prop) (trained_on prop).
rewrite /S (published prop) scalerDr !scalerA /tau divfK //.
by rewrite gt_eqF.
Qed.

(** What vanishes where G does: every published Gram, and R. *)
Lemma anchor_ker k (x : 'cV_d) : G *m x = 0 -> g k *: (S k *m x) = 0.
Proof.
move=> Gx; have psdaH := psdZ (ltW a_gt0) (pooled_gram_psd adm).
have /eqP := loewner_ker psdaH pooled_le_anchor Gx.
rewrite -scalemxAl scaler_eq0 gt_eqF //= => /eqP Hx.
have psdgS j : psd (g j *: S j) := psdZ (g_ge0 j) (synthetic_psd adm j).
by have := loewner_ker (psdgS k) (loewner_sum k psdgS) Hx; rewrite scalemxAl.
Qed.

Lemma anchor_confined : confined G P.
Proof.
move=> x Gx; rewrite /P /pooled_step_by linear_sum mulmx_suml big1 // => k _ /=.
rewrite linearZ /= trmx_mul (psd_sym (synthetic_psd adm k)) mulrC -scalerA.
by rewrite -!scalemxAl -mulmxA (scalemxAr (g k)) anchor_ker // mulmx0 scaler0.
Qed.

Let u k (y : 'cV[R]_d) := X k *m (G *m y).

Lemma reply_solves k y : A k *m u k y = G *m y.
Proof.
rewrite /u !mulmxA; congr (_ *m y).
have ak : alpha m k != 0 by rewrite (same_alpha prop) gt_eqF.
have psdA := training_gram_psd adm k; have psdG := anchor_psd.
apply: ginv_range (solvX ak); rewrite ?(psd_sym psdA) ?(psd_sym psdG) // => x.
apply: loewner_ker => //; rewrite -/A training_gramE /loewner addrK.
exact: psdZ tau_ge0 (synthetic_psd adm k).
Qed.

Lemma pooled_stepG x y :
  dot x (P *m G *m y) = a * \sum_k g k * dot x (S k *m u k y).
Proof.
rewrite -mulmxA mulmx_suml dot_sumr mulr_sumr; apply: eq_bigr => k _.
by rewrite -scalemxAl dotZr -mulmxA (same_alpha prop) -/(g k) (mulrC (g k)) mulrA.
Qed.

Lemma pooled_gramE x y : dot x (H *m y) = \sum_k g k * dot x (S k *m y).
Proof.
rewrite mulmx_suml dot_sumr; apply: eq_bigr => k _.
by rewrite -scalemxAl dotZr.
Qed.

(** Without the private anchor (tau = 0) the step is a H. *)
Lemma pooled_stepG_tau0 x y :
  tau = 0 -> dot x (P *m G *m y) = a * dot x (H *m y).
Proof.
move=> tau0; rewrite pooled_stepG pooled_gramE; congr (_ * _).
apply: eq_bigr => k _; rewrite -!dotZr; congr (dot x _); apply/eqP.
rewrite -subr_eq0 -scalerBr -mulmxBr anchor_ker //.
by rewrite mulmxBr -(reply_solves k y) training_gramE tau0 scale0r add0r subrr.
Qed.

Lemma reply_sym k x y : 0 < tau -> dot x (S k *m u k y) = dot y (S k *m u k x).
Proof.
move=> tau_gt0; apply: (mulfI (lt0r_neq0 tau_gt0)); rewrite -!dotZr.
rewrite (tauSu (training_gramE k) (reply_solves k y)).
rewrite (tauSu (training_gramE k) (reply_solves k x)) !mulmxBr !dotBr.
have symG := psd_sym anchor_psd; have symA := psd_sym (training_gram_psd adm k).
rewrite (dot_sym x y symG) (dot_sym x (u k y) symG) (dot_sym y (u k x) symG).
by rewrite -(reply_solves k x) -(reply_solves k y) (dot_sym (u k y) _ symA).
Qed.

Lemma reply_ge0 k y : 0 < tau -> 0 <= dot y (S k *m u k y).
Proof.
move=> tau_gt0; rewrite -[y in dot y](subrK (u k y)) dotDl addr_ge0 //.
  rewrite -(pmulr_rge0 _ tau_gt0) -dotZr.
  rewrite (tauSu (training_gramE k) (reply_solves k y)).
  exact: psd_ge0 anchor_psd.
exact: psd_ge0 (synthetic_psd adm k).
Qed.

Lemma pooled_stepG_psd : psd (P *m G).
Proof.
have [tau0|tau_neq0] := eqVneq tau 0.
  have -> : P *m G = a *: H.
    apply: mulmx_inj => y; apply: dot_inj => x.
    by rewrite pooled_stepG_tau0 // -scalemxAl dotZr.
  exact: psdZ (ltW a_gt0) (pooled_gram_psd adm).
have tau_gt0 : 0 < tau by rewrite lt_neqAle eq_sym tau_neq0.
split=> [|x].
  apply: mulmx_inj => y; apply: dot_inj => x.
  rewrite dot_tr trmxK dotC !pooled_stepG; congr (_ * _).
  by apply: eq_bigr => k _; rewrite reply_sym.
rewrite pooled_stepG mulr_ge0 ?(ltW a_gt0) // sumr_ge0 // => k _.
by rewrite mulr_ge0 ?reply_ge0.
Qed.

Lemma pooled_stepG_le : loewner (P *m G) (kappa *: G).
Proof.
split=> [|y].
  by rewrite !linearB linearZ /= (psd_sym pooled_stepG_psd) (psd_sym anchor_psd).
rewrite mulmxBl dotBr subr_ge0 -scalemxAl dotZr.
have aH := loewner_dot y pooled_le_anchor; rewrite -scalemxAl dotZr in aH.
have kappaE := rateE a_gt0 a_le1 b_ge0 c_gt0; rewrite -/tau -/kappa /= in kappaE.
have yGy := psd_ge0 y anchor_psd.
have [tau0|tau_neq0] := eqVneq tau 0.
  move: kappaE; rewrite tau0 addr0 => /(canRL (mulfK (lt0r_neq0 a_gt0))).
  by rewrite divff ?lt0r_neq0 // => ->; rewrite mul1r pooled_stepG_tau0.
have tau_gt0 : 0 < tau by rewrite lt_neqAle eq_sym tau_neq0.
rewrite -(ler_pmul2l tau_gt0) pooled_stepG.
apply: (@le_trans _ _ (kappa ^+ 2 * tau * (a * dot y (H *m y))
    + (1 - kappa) ^+ 2 * a * ((\sum_k g k) * dot y (G *m y)))).
  rewrite pooled_gramE !(mulr_suml, mulr_sumr) -big_split /=.
  apply: ler_sum => k _.
  have ag : 0 <= a * g k by rewrite mulr_ge0 // (ltW a_gt0).
  have := parallel_le (synthetic_psd adm k) anchor_psd (training_gramE k)
    (reply_solves k y) kappa tau_ge0.
  move/(ler_wpmul2l ag); congr (_ <= _).
    by move: (dot y _) => s; ring.
  by move: (dot y _) (dot y _) => s t; ring.
have -> : tau * (kappa * dot y (G *m y)) = kappa ^+ 2 * tau * dot y (G *m y)
    + (1 - kappa) ^+ 2 * a * (1 * dot y (G *m y)).
  have kt : kappa * tau = a - kappa * a.
    by apply/eqP; rewrite eq_sym subr_eq -mulrDr (addrC tau) kappaE.
  have k2t : kappa ^+ 2 * tau = kappa * (a - kappa * a).
    by rewrite expr2 -mulrA kt.
  rewrite mulrCA mulrA kt k2t.
  by move: kappa (dot y _) => l s; ring.
apply: ler_add.
  by apply: ler_wpmul2l aH; rewrite mulr_ge0 ?sqr_ge0.
apply: ler_wpmul2l; first by rewrite mulr_ge0 ?sqr_ge0 // (ltW a_gt0).
by apply: ler_wpmul2r (shares_le1 prop).
Qed.

(** R multiplies lengths by at most the rate. *)
Theorem proportional_gain : gain_le G P (kappa ^+ 2).
Proof.
move=> x w; rewrite mulmxA; apply: le_trans (psd_CS x w pooled_stepG_psd) _.
rewrite expr2 mulrACA.
have le z : dot z (P *m G *m z) <= kappa * dot z (G *m z).
  by have := loewner_dot z pooled_stepG_le; rewrite -scalemxAl dotZr.
by apply: ler_pmul => //; apply: psd_ge0 pooled_stepG_psd.
Qed.

(** Every eigenvalue of Q is real, at least zero, at most the rate. *)
Theorem proportional_bound_by p q :
  complex_eigenvalue (stacked_step_by m X) p q -> [/\ q = 0, 0 <= p & p <= kappa].
Proof.
have [pq0 evQ|] := boolP ((p != 0) || (q != 0)); last first.
  by rewrite negb_or !negbK => /andP[/eqP-> /eqP->].
apply: (symmetric_eigenvalue anchor_psd pooled_stepG_psd pooled_stepG_le) => //.
  exact: anchor_confined.
by apply/(stacked_pooled_eigenvalue m X pq0).
Qed.

End Contraction.

Section Statements.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Variables (private : 'I_K -> 'M[R]_d) (public : 'M[R]_d) (a b c : R).
Hypothesis prop : proportional m private public a b c.

Theorem proportional_bound p q :
  (forall k, training_gram m k \in unitmx) ->
  complex_eigenvalue (stacked_step m) p q ->
  [/\ q = 0, 0 <= p & p <= rate a b c].
Proof.
move=> uA; apply: (proportional_bound_by prop).
by apply: invmx_solves => k _.
Qed.

Lemma anchor_pd_unit k : pd (anchor m public a b) -> training_gram m k \in unitmx.
Proof.
have [/andP[a0 a1] /andP[b0 b1]] := (alpha_range prop, beta_range prop).
move=> pdG; rewrite (training_gramE prop) addrC; apply/pd_unit/pdD => //.
apply: psdZ (synthetic_psd (proportional_admissible prop) k).
by rewrite divr_ge0 ?mulr_ge0 ?subr_ge0 // ltW ?(scale_gt0 prop).
Qed.

(** In the norm of G^-1 the pooled signal shrinks by the rate each generation. *)
Theorem proportional_contraction z : pd (anchor m public a b) ->
  dot (pooled_step m *m z)
      (invmx (anchor m public a b) *m (pooled_step m *m z))
  <= rate a b c ^+ 2 * dot z (invmx (anchor m public a b) *m z).
Proof.
move=> pdG; apply: gain_inverse (sqr_ge0 _) _ => //.
apply: (proportional_gain prop); apply: invmx_solves => k _.
exact: anchor_pd_unit.
Qed.

End Statements.

(** The models converge, to one limit, whatever their real data and their start. *)
Theorem proportional_convergence (R : archiFieldType) (K d : nat)
    (m : model R K d) private public a b c (r : 'I_K -> 'cV[R]_d) :
  proportional m private public a b c -> a < 1 -> 0 < b ->
  pd (anchor m public a b) ->
  exists limit : 'I_K -> 'cV[R]_d,
  [/\ forall k, generation m r limit k = limit k,
      forall other, (forall k, generation m r other k = other k) ->
        forall k, other k = limit k
    & forall theta : nat -> 'I_K -> 'cV[R]_d,
        (forall t k, theta t.+1 k = generation m r (theta t) k) ->
        forall k, converges (fun t => theta t k) (limit k)].
Proof.
move=> prop a1 b0 pdG; have /andP[a0 _] := alpha_range prop.
have k0 := rate_ge0 a0 (ltW a1) (ltW b0) (scale_gt0 prop).
have k1 := rate_lt1 a0 (scale_gt0 prop) a1 b0.
apply: (models_converge pdG (sqr_ge0 (rate a b c))).
  by rewrite expr_lt1.
apply: (proportional_gain prop); apply: invmx_solves => k _.
exact: (anchor_pd_unit prop).
Qed.

(** ** The rate is attained, and the shares matter *)

Section Lone.
Variables (R : realFieldType) (a b c g : R).
Hypotheses (a_gt0 : 0 < a) (a_le1 : a <= 1) (b_range : 0 <= b <= 1).
Hypotheses (c_gt0 : 0 < c) (g_gt0 : 0 < g).

(** One entity, one feature, no public data, share g. *)
Definition lone : model R 1 1 := {|
  synthetic _ := c%:M; real _ := b%:M; alpha _ := a; share _ := g |}.

Lemma lone_proportional : g <= 1 ->
  proportional lone (fun=> 1%:M) 0 a b c.
Proof.
move=> g1; split=> //= [_|||_|_|_|].
- exact: pd_psd (pd1 _ _).
- exact: psd0.
- by rewrite a_gt0.
- by rewrite scalemx1.
- by rewrite scalemx1 scaler0 addr0.
- exact: ltW.
by rewrite big_ord1.
Qed.

Lemma lone_eigenvalue : complex_eigenvalue (stacked_step lone)
  (a * g * c / (a * g * c + (1 - a) * b)) 0.
Proof.
have agc : 0 < a * g * c by rewrite !mulr_gt0.
have cab : 0 <= (1 - a) * b.
  by case/andP: b_range => b0 _; rewrite mulr_ge0 ?subr_ge0.
have den : 0 < a * g * c + (1 - a) * b by rewrite ltr_paddr.
apply/stacked_pooled_eigenvalue; first by rewrite gt_eqF // divr_gt0.
have trainE : training_gram lone 0 = (a * g * c + (1 - a) * b)%:M.
  rewrite /training_gram /pooled_gram big_ord1 /= !scale_scalar_mx -raddfD.
  by congr _%:M; ring.
rewrite -/(pooled_step lone).
have -> : pooled_step lone = (a * g * c / (a * g * c + (1 - a) * b))%:M.
  rewrite /pooled_step /pooled_step_by big_ord1 trainE invmx_scalar /=.
  by rewrite -scalar_mxM scale_scalar_mx; congr _%:M; field; rewrite gt_eqF.
exists 1%:M, 0; rewrite oner_neq0 mulmx1 mulmx0 !scaler0 scale0r subr0 addr0.
by rewrite scalemx1.
Qed.

End Lone.

(** With g = 1 the bound is an eigenvalue. *)
Theorem proportional_bound_attained (R : realFieldType) (a b c : R) :
  0 < a -> a <= 1 -> 0 <= b <= 1 -> 0 < c ->
  exists m : model R 1 1,
    [/\ proportional m (fun=> 1%:M) 0 a b c, \sum_k share m k = 1
      & complex_eigenvalue (stacked_step m) (rate a b c) 0].
Proof.
move=> a0 a1 b01 c0; exists (lone a b c 1); split.
- exact: lone_proportional a0 a1 b01 c0 ltr01 (lexx _).
- by rewrite big_ord1.
by have := lone_eigenvalue a0 a1 b01 c0 ltr01; rewrite mulr1.
Qed.

(** So it is for any number of entities that publish and own the same data. *)
Theorem proportional_bound_attained_by_many (R : realFieldType) (K : nat) (a b c : R) :
  (0 < K)%N -> 0 < a -> a <= 1 -> 0 <= b <= 1 -> 0 < c ->
  exists m : model R K 1,
    [/\ proportional m (fun=> 1%:M) 0 a b c, \sum_k share m k = 1
      & complex_eigenvalue (stacked_step m) (rate a b c) 0].
Proof.
move=> K0 a0 a1 b01 c0; have n0 : K%:R != 0 :> R by rewrite pnatr_eq0 -lt0n.
have [b0 _] := andP b01; have ac : 0 < a * c by rewrite mulr_gt0.
have den : 0 < a * c + (1 - a) * b by rewrite ltr_paddr ?mulr_ge0 ?subr_ge0.
pose m : model R K 1 := {| synthetic _ := c%:M; real _ := b%:M;
  alpha _ := a; share _ := K%:R^-1 |}.
have g1 : \sum_k share m k = 1 by rewrite /= sumr_const card_ord -[LHS]mulr_natr mulVf.
have HE : pooled_gram m = c%:M.
  rewrite /pooled_gram /= -scaler_suml; have -> : \sum_(i < K) K%:R^-1 = 1 :> R by [].
  by rewrite scale1r.
have AE k : training_gram m k = (a * c + (1 - a) * b)%:M.
  by rewrite /training_gram HE /= !scale_scalar_mx -raddfD addrC.
exists m; split=> //.
  split=> //= [_|||_|_|_|].
  - exact: pd_psd (pd1 _ _).
  - exact: psd0.
  - by rewrite a0.
  - by rewrite scalemx1.
  - by rewrite scalemx1 scaler0 addr0.
  - by rewrite invr_ge0 ler0n.
  by rewrite -[X in X <= _]/(\sum_k share m k) g1.
apply/stacked_pooled_eigenvalue; first by rewrite gt_eqF // divr_gt0.
rewrite -/(pooled_step m).
have -> : pooled_step m = (rate a b c)%:M.
  transitivity (\sum_(k < K) share m k *: (rate a b c)%:M : 'M[R]_1); last first.
    by rewrite -scaler_suml g1 scale1r.
  apply: eq_bigr => k _; rewrite AE invmx_scalar /= -scalar_mxM !scale_scalar_mx.
  by congr _%:M; rewrite /rate; field; rewrite n0 gt_eqF.
exists 1%:M, 0; rewrite oner_neq0 mulmx1 mulmx0 !scaler0 scale0r subr0 addr0.
by rewrite scalemx1.
Qed.

(** With g = 2 all else holds, and the bound does not. *)
Theorem proportional_needs_shares (R : realFieldType) (a b c : R) :
  0 < a -> a < 1 -> 0 < b -> b <= 1 -> 0 < c ->
  let m := lone a b c 2%:R in
  [/\ admissible m, synthetic m 0 = c *: 1%:M, real m 0 = b *: 1%:M
    & exists2 p, complex_eigenvalue (stacked_step m) p 0 & rate a b c < p].
Proof.
move=> a0 a1 b0 b1 c0 m; have b01 : 0 <= b <= 1 by rewrite ltW.
split; rewrite /= ?scalemx1 //.
  split=> k /=; rewrite ?ler0n ?(ltW a0) ?(ltW a1) // -scalemx1;
    by apply: psdZ (pd_psd (pd1 _ _)); rewrite ltW.
have two : 0 < 2%:R :> R by rewrite ltr0n.
have := lone_eigenvalue a0 (ltW a1) b01 c0 two; set p := _ / _ => ev_p.
exists p => //; rewrite /rate /p; set D := (1 - a) * b.
have D0 : 0 < D by rewrite mulr_gt0 ?subr_gt0.
have ac : 0 < a * c by rewrite mulr_gt0.
have D1 : 0 < a * c + D by rewrite addr_gt0.
have D2 : 0 < a * 2%:R * c + D by rewrite addr_gt0 // !mulr_gt0.
rewrite -subr_gt0.
have -> : a * 2%:R * c / (a * 2%:R * c + D) - a * c / (a * c + D)
    = a * c * D / ((a * 2%:R * c + D) * (a * c + D)).
  by field; rewrite !gt_eqF.
by apply: divr_gt0; apply: mulr_gt0.
Qed.
