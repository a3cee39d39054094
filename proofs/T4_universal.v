(** * T4, the universal bound: no eigenvalue of Q exceeds (1 + sqrt K) / 2

    Glossary (Model.v has the rest)
      H = pooled_gram m, A_k = training_gram m k, Q = stacked_step m,
      R = pooled_step m
      solves m X       X_k is a generalised inverse of A_k (A_k X_k A_k = A_k)
                       for every entity that listens to the pool (alpha_k != 0)
      answer m X k w   y_k = alpha_k X_k H w, the model that entity k would learn
                       from a pool with normal vector H w alone

    Hypotheses: admissible m (Grams semidefinite, 0 <= alpha_k <= 1, g_k >= 0; that
    the shares add up to one is not needed) and solves m X. The inverse solves if
    A_k is invertible, which a definite H implies; the pseudo-inverse always does.
    An entity with alpha_k = 0 has a zero row in Q whatever its A_k.

    Proof without square roots of matrices: <y, H y> is the norm after whitening
    by H. From A_k y_k = alpha_k H w and alpha_k H <= A_k,
    |2 y_k - w| <= |w|, so R H w = (H w + sum_k g_k S_k (2 y_k - w)) / 2, and one
    Cauchy-Schwarz over all k bounds the sum by sqrt K |w|.
    Page: T4-universal-bound.md. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model Gain.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Solvers.
Variables (R : realFieldType) (K d : nat) (m : model R K d).

Definition solves_of (A X : 'I_K -> 'M[R]_d) : Prop := forall k, alpha m k != 0 ->
  A k *m X k *m A k = A k.
Definition solves (X : 'I_K -> 'M[R]_d) : Prop := solves_of (training_gram m) X.

Lemma invmx_solves :
  (forall k, alpha m k != 0 -> training_gram m k \in unitmx) ->
  solves (fun k => invmx (training_gram m k)).
Proof. by move=> uA k ak; rewrite mulmxV ?mul1mx ?uA. Qed.

Lemma invmx_solves_pd : admissible m -> pd (pooled_gram m) ->
  solves (fun k => invmx (training_gram m k)).
Proof.
move=> adm pdH; apply: invmx_solves => k ak.
apply/pd_unit/(training_gram_pd adm pdH).
by rewrite lt_neqAle eq_sym ak (alpha_ge0 adm).
Qed.

(** MathComp's partial inverse is one generalised inverse among many. *)
Definition pinv_solver k : 'M[R]_d := pinvmx (training_gram m k).

Lemma pinv_solver_solves : solves pinv_solver.
Proof. by move=> k _; apply: mulmxKpV. Qed.

End Solvers.

Section Bilinear.
Variables (R : realFieldType) (K d : nat) (m : model R K d).
Variables X A : 'I_K -> 'M[R]_d.
Hypotheses (adm : admissible m).
Hypotheses (psdA : forall k, psd (A k)) (solvX : solves_of m A X).
Let S := synthetic m.
Let g := share m.
Let H := pooled_gram m.
Implicit Types p : R.

Definition answer k (w : 'cV[R]_d) : 'cV[R]_d := alpha m k *: (X k *m (H *m w)).

Lemma pooled_step_answer w :
  pooled_step_by m X *m (H *m w) = \sum_k g k *: (S k *m answer k w).
Proof.
rewrite mulmx_suml; apply: eq_bigr => k _.
by rewrite /answer -!scalemxAr -scalemxAl scalerA -mulmxA.
Qed.

(** The answer solves A_k y = alpha_k H w, singular A_k or not. *)
Lemma answer_solves p k w : loewner (alpha m k *: H) (p *: A k) ->
  A k *m answer k w = alpha m k *: (H *m w).
Proof.
move=> HA; rewrite /answer; have [->|ak] := eqVneq (alpha m k) 0.
  by rewrite !scale0r mulmx0.
have psdH := pooled_gram_psd adm.
have ker (x : 'cV_d) : A k *m x = 0 -> H *m x = 0.
  move=> Ax; have psdaH := psdZ (alpha_ge0 adm k) psdH.
  have pAx : p *: A k *m x = 0 by rewrite -scalemxAl Ax scaler0.
  have /eqP := loewner_ker psdaH HA pAx.
  by rewrite -scalemxAl scaler_eq0 (negbTE ak) => /eqP.
rewrite -scalemxAr !mulmxA.
by rewrite (ginv_range (psd_sym (psdA k)) (psd_sym psdH) ker (solvX ak)).
Qed.

(** If alpha_k H <= p A_k, the answer lies in the ball with diameter 0, p w. *)
Lemma answer_ball p k w : loewner (alpha m k *: H) (p *: A k) ->
  dot (answer k w - (p / 2%:R) *: w) (H *m (answer k w - (p / 2%:R) *: w))
  <= (p / 2%:R) ^+ 2 * dot w (H *m w).
Proof.
move=> HA; set y := answer k w.
have yHy : dot y (H *m y) <= p * dot y (H *m w).
  have [ak|ak] := eqVneq (alpha m k) 0.
    by rewrite /y /answer ak scale0r mulmx0 !dot0l mulr0.
  have a_gt0 : 0 < alpha m k by rewrite lt_neqAle eq_sym ak (alpha_ge0 adm).
  have := loewner_dot y HA; rewrite -!scalemxAl !dotZr (answer_solves _ HA) dotZr.
  by rewrite mulrCA ler_pmul2l.
clearbody y; rewrite mulmxBr -scalemxAr !(dotBl, dotBr) !(dotZl, dotZr).
rewrite (dot_sym w y (psd_sym (pooled_gram_psd adm))).
move: (dot y _) (dot y _) (dot w _) yHy => t s q yHy.
rewrite -subr_ge0; have -> : (p / 2%:R) ^+ 2 * q
    - (s - p / 2%:R * t - (p / 2%:R * t - p / 2%:R * (p / 2%:R * q)))
    = p * t - s by field.
by rewrite subr_ge0.
Qed.

(** If every answer lies in the ball around c w with radius r |w|, then R stays
    within r sqrt K of c. One Cauchy-Schwarz for the whole family. *)
Lemma pooled_step_ball c r :
  (forall k w, dot (answer k w - c *: w) (H *m (answer k w - c *: w))
               <= r ^+ 2 * dot w (H *m w)) ->
  forall x w,
  (dot x (pooled_step_by m X *m (H *m w)) - c * dot x (H *m w)) ^+ 2
  <= r ^+ 2 * K%:R * (dot x (H *m x) * dot w (H *m w)).
Proof.
move=> ball x w; have psdgS k : psd (g k *: S k).
  by apply: psdZ; [apply: share_ge0|apply: synthetic_psd].
have HE (u : 'cV_d) v : dot u (H *m v) = \sum_k g k * dot u (S k *m v).
  rewrite mulmx_suml dot_sumr; apply: eq_bigr => k _.
  by rewrite -scalemxAl dotZr.
have -> : dot x (pooled_step_by m X *m (H *m w)) - c * dot x (H *m w)
    = \sum_k g k * dot x (S k *m (answer k w - c *: w)).
  rewrite pooled_step_answer HE dot_sumr mulr_sumr -sumrB.
  apply: eq_bigr => k _; rewrite mulmxBr -(scalemxAr c) dotBr !dotZr.
  by rewrite mulrBr (mulrCA c).
apply: le_trans (family_CS (fun=> x) _ (share_ge0 adm) (synthetic_psd adm)) _.
rewrite -HE mulrCA; apply: ler_wpmul2l; first exact/psd_ge0/pooled_gram_psd.
rewrite mulrAC mulr_natr -[K in _ *+ K]card_ord -sumr_const.
apply: ler_sum => k _; apply: le_trans (ball k w).
have := loewner_dot (answer k w - c *: w) (loewner_sum k psdgS).
by rewrite -scalemxAl dotZr.
Qed.

Lemma pooled_confined : confined H (pooled_step_by m X).
Proof.
have psdgS k : psd (g k *: S k).
  by apply: psdZ; [apply: share_ge0|apply: synthetic_psd].
move=> x Hx; rewrite /pooled_step_by linear_sum mulmx_suml big1 // => k _ /=.
have gSx := loewner_ker (psdgS k) (loewner_sum k psdgS) Hx.
rewrite linearZ /= trmx_mul (psd_sym (synthetic_psd adm k)) mulrC -scalerA.
rewrite -!scalemxAl -mulmxA (scalemxAr (g k)) (scalemxAl (g k)) gSx.
by rewrite mulmx0 scaler0.
Qed.

(** From the ball to the gain: at most c + r sqrt K, or c + r s for any s >= sqrt K. *)
Lemma ball_gain c r s : 0 <= c -> 0 <= r -> 0 <= s -> K%:R <= s ^+ 2 ->
  (forall k w, dot (answer k w - c *: w) (H *m (answer k w - c *: w))
               <= r ^+ 2 * dot w (H *m w)) ->
  gain_le H (pooled_step_by m X) ((c + r * s) ^+ 2).
Proof.
move=> c0 r0 s0 Ks ball x w; have psdH := pooled_gram_psd adm.
have := pooled_step_ball ball x w; have := psd_CS x w psdH.
have N0 : 0 <= dot x (H *m x) * dot w (H *m w) by rewrite mulr_ge0 ?psd_ge0.
rewrite -/H; move: (dot x (_ *m (_ *m w))) (dot x (H *m w)) N0 => p q.
move: (dot x (H *m x) * _) => N N0 qN eK.
have eN : (p - c * q) ^+ 2 <= (r * s) ^+ 2 * N.
  apply: le_trans eK _; apply: ler_wpmul2r => //.
  by rewrite exprMn; apply: ler_wpmul2l; rewrite ?sqr_ge0.
have eqN : (p - c * q) * q <= r * s * N.
  have rsN0 : 0 <= r * s * N by rewrite !mulr_ge0.
  apply: le_trans (ler_norm _) _; rewrite -(@ler_pexpn2r _ 2) ?nnegrE //.
  rewrite real_normK ?num_real // exprMn (exprMn _ _ N) [N ^+ 2]expr2 mulrA.
  by apply: ler_pmul; rewrite ?sqr_ge0.
have -> : p ^+ 2
    = (p - c * q) ^+ 2 + c *+ 2 * ((p - c * q) * q) + c ^+ 2 * q ^+ 2 by ring.
have -> : (c + r * s) ^+ 2 * N
    = (r * s) ^+ 2 * N + c *+ 2 * (r * s * N) + c ^+ 2 * N by ring.
apply: ler_add; first apply: ler_add => //; apply: ler_wpmul2l => //.
  by rewrite mulrn_wge0.
exact: sqr_ge0.
Qed.

(** If alpha_k H <= p A_k for every k, the gain is at most p (1 + sqrt K) / 2. *)
Lemma anchored_gain p s : 0 <= p -> 0 <= s -> K%:R <= s ^+ 2 ->
  (forall k, loewner (alpha m k *: H) (p *: A k)) ->
  gain_le H (pooled_step_by m X) ((p * ((1 + s) / 2%:R)) ^+ 2).
Proof.
move=> p0 s0 Ks HA.
have -> : p * ((1 + s) / 2%:R) = p / 2%:R + p / 2%:R * s by field.
by apply: ball_gain; rewrite ?divr_ge0 ?ler0n // => k w; apply: answer_ball.
Qed.

End Bilinear.

Section Bound.
Variables (R : rcfType) (K d : nat) (m : model R K d).
Variable X : 'I_K -> 'M[R]_d.
Hypotheses (adm : admissible m) (solvX : solves m X).
Let H := pooled_gram m.

Lemma sqr_sqrt_nat : K%:R <= Num.sqrt K%:R ^+ 2 :> R.
Proof. by rewrite sqr_sqrtr ?ler0n. Qed.

Lemma alpha_pooled_le k : loewner (alpha m k *: H) (training_gram m k).
Proof.
rewrite /loewner /training_gram addrK.
by apply: psdZ; [rewrite subr_ge0 (alpha_le1 adm)|apply: real_psd].
Qed.

(** From the gain to the eigenvalues of Q. *)
Lemma gain_stacked_eigenvalue c a b : 0 <= c ->
  gain_le H (pooled_step_by m X) (c ^+ 2) ->
  complex_eigenvalue (stacked_step_by m X) a b ->
  Num.sqrt (a ^+ 2 + b ^+ 2) <= c.
Proof.
move=> c0 gainR evQ; rewrite -(ger0_norm c0) -sqrtr_sqr ler_wsqrtr //.
have [ab0|] := boolP ((a != 0) || (b != 0)); last first.
  rewrite negb_or !negbK => /andP[/eqP-> /eqP->].
  by rewrite !expr0n addr0 sqr_ge0.
apply: (gain_eigenvalue (pooled_gram_psd adm) (sqr_ge0 c) gainR).
  exact: pooled_confined.
by apply/(stacked_pooled_eigenvalue m X ab0).
Qed.

Lemma universal_gain :
  gain_le H (pooled_step_by m X) (((1 + Num.sqrt K%:R) / 2%:R) ^+ 2).
Proof.
rewrite -[_ / 2%:R]mul1r; have psdA := training_gram_psd adm.
apply: (anchored_gain adm psdA solvX ler01 (sqrtr_ge0 _) sqr_sqrt_nat) => k.
by rewrite scale1r; apply: alpha_pooled_le.
Qed.

Theorem universal_bound_by a b :
  complex_eigenvalue (stacked_step_by m X) a b ->
  Num.sqrt (a ^+ 2 + b ^+ 2) <= (1 + Num.sqrt K%:R) / 2%:R.
Proof.
apply: gain_stacked_eigenvalue universal_gain.
by rewrite divr_ge0 ?addr_ge0 ?ler01 ?ler0n ?sqrtr_ge0.
Qed.

End Bound.

(** T4 whatever else entity k trains on: A_k may hold a ridge, people's data,
    a filter's weights. All that counts is how far it outweighs the pool. *)
Theorem weighted_bound (R : rcfType) (K d : nat) (m : model R K d)
    (A X : 'I_K -> 'M[R]_d) p a b :
  admissible m -> (forall k, psd (A k)) -> solves_of m A X -> 0 <= p ->
  (forall k, loewner (alpha m k *: pooled_gram m) (p *: A k)) ->
  complex_eigenvalue (stacked_step_by m X) a b ->
  Num.sqrt (a ^+ 2 + b ^+ 2) <= p * ((1 + Num.sqrt K%:R) / 2%:R).
Proof.
move=> adm psdA solvX p0 HA; apply: (gain_stacked_eigenvalue adm).
  by rewrite mulr_ge0 ?divr_ge0 ?addr_ge0 ?ler01 ?ler0n ?sqrtr_ge0.
exact: (anchored_gain adm psdA solvX p0 (sqrtr_ge0 _) (sqr_sqrt_nat _ _)).
Qed.

Section Statements.
Variables (R : rcfType) (K d : nat) (m : model R K d).

(** T4 for entities with one optimum each. *)
Theorem universal_bound a b : admissible m ->
  (forall k, alpha m k != 0 -> training_gram m k \in unitmx) ->
  complex_eigenvalue (stacked_step m) a b ->
  Num.sqrt (a ^+ 2 + b ^+ 2) <= (1 + Num.sqrt K%:R) / 2%:R.
Proof.
by move=> adm uA; apply: (universal_bound_by adm (invmx_solves uA)).
Qed.

(** T4 for a pool that shows every direction. *)
Corollary universal_bound_pd a b : admissible m -> pd (pooled_gram m) ->
  complex_eigenvalue (stacked_step m) a b ->
  Num.sqrt (a ^+ 2 + b ^+ 2) <= (1 + Num.sqrt K%:R) / 2%:R.
Proof.
by move=> adm pdH; apply: (universal_bound_by adm (invmx_solves_pd adm pdH)).
Qed.

(** T4 with no invertibility at all: some generalised inverse for every entity. *)
Corollary universal_bound_pinv a b : admissible m ->
  complex_eigenvalue (stacked_step_by m (pinv_solver m)) a b ->
  Num.sqrt (a ^+ 2 + b ^+ 2) <= (1 + Num.sqrt K%:R) / 2%:R.
Proof. by move=> adm; apply: (universal_bound_by adm (@pinv_solver_solves _ _ _ m)). Qed.

(** In the norm of H^-1 the pooled signal grows by (1 + sqrt K) / 2 at most. *)
Theorem universal_growth z : admissible m -> pd (pooled_gram m) ->
  dot (pooled_step m *m z) (invmx (pooled_gram m) *m (pooled_step m *m z))
  <= ((1 + Num.sqrt K%:R) / 2%:R) ^+ 2 * dot z (invmx (pooled_gram m) *m z).
Proof.
move=> adm pdH; apply: gain_inverse (sqr_ge0 _) _ => //.
exact: (universal_gain adm (invmx_solves_pd adm pdH)).
Qed.

End Statements.

(** A model that trains on its own output alone never diverges. *)
Corollary one_model_bound (R : rcfType) d (m : model R 1 d) a b :
  admissible m -> (forall k, alpha m k != 0 -> training_gram m k \in unitmx) ->
  complex_eigenvalue (stacked_step m) a b -> Num.sqrt (a ^+ 2 + b ^+ 2) <= 1.
Proof.
move=> adm uA /(universal_bound adm uA); rewrite sqrtr1.
by rewrite -[1 + 1]/(2%:R) divff ?pnatr_eq0.
Qed.
