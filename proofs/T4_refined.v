(** * T4b, the refined bound, and the sqrt K anchoring rule

    Glossary (Model.v and T4_universal.v have the rest)
      p- A_k <= alpha_k H <= p+ A_k
                       the whitened P_k = alpha_k H^1/2 A_k^-1 H^1/2 has its
                       eigenvalues between p- and p+, said without square roots
      refined lo hi K  (hi + lo) / 2 + sqrt K (hi - lo) / 2

    Hypotheses: admissible, A_k invertible, and the bounds on alpha_k H; the rule
    asks (1 - alpha_k) B_k >= alpha_k b H with b > (sqrt K - 1) / 2. Proved: the
    eigenvalues of Q stay within the refined bound; under the rule they stay
    below (1 + sqrt K) / (2 (1 + b)) < 1, and all models converge.

    Proof: for y = alpha_k A_k^-1 H w, p- <w, H w> <= <w, H y> <= p+ <w, H w>; E = y - p- w
    and D = p+ w - y are commuting semidefinite maps of w in the inner product of
    H, so <E w, H D w> >= 0: y lies in the ball with diameter p- w, p+ w.
    Page: T4b-refined-bound.md. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model Gain Convergence.
From Monoculture Require Import T4_universal.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

(** ** A map between two multiples of the identity lies in a ball *)

Section Ball.
Variables (R : realFieldType) (n : nat) (H N : 'M[R]_n) (lo hi : R).
Hypotheses (symH : H^T = H) (symHN : (H *m N)^T = H *m N).
Hypothesis lo_le : forall x : 'cV_n, lo * dot x (H *m x) <= dot x (H *m (N *m x)).
Hypothesis hi_ge : forall x : 'cV_n, dot x (H *m (N *m x)) <= hi * dot x (H *m x).

(** (N - lo) (hi - N) is semidefinite in the inner product of H: with D and E as
    below, (hi - lo) times it is D (N - lo) D + E (hi - N) E. *)
Lemma between_square (x : 'cV_n) : lo <= hi ->
  dot (N *m x) (H *m (N *m x))
  <= (lo + hi) * dot x (H *m (N *m x)) - lo * hi * dot x (H *m x).
Proof.
have N_sym (y z : 'cV_n) : dot y (H *m (N *m z)) = dot (N *m y) (H *m z).
  by rewrite mulmxA dot_sym // -mulmxA (dot_sym z _ symH).
rewrite le_eqVlt => /predU1P[lohi|lohi].
  have psdE : psd (H *m N - lo *: H).
    split=> [|y]; first by rewrite linearB linearZ /= symHN symH.
    by rewrite mulmxBl dotBr -mulmxA -scalemxAl dotZr subr_ge0 lo_le.
  have nul : (H *m N - lo *: H) *m x = 0.
    apply: psd_ker => //; rewrite mulmxBl dotBr -mulmxA -scalemxAl dotZr.
    by apply/eqP; rewrite subr_eq0 eq_le lo_le lohi hi_ge.
  have HNx : H *m (N *m x) = lo *: (H *m x).
    by apply/eqP; rewrite -subr_eq0 mulmxA scalemxAl -mulmxBl nul.
  rewrite HNx dotZr (dot_sym _ x symH) HNx !dotZr -lohi.
  by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
pose s0 := dot x (H *m x); pose s1 := dot x (H *m (N *m x)).
pose s2 := dot (N *m x) (H *m (N *m x)).
pose s3 := dot (N *m x) (H *m (N *m (N *m x))).
have s1E : dot (N *m x) (H *m x) = s1 by rewrite -N_sym.
have s2E : dot x (H *m (N *m (N *m x))) = s2 by rewrite N_sym.
have := lo_le (hi *: x - N *m x); have := hi_ge (N *m x - lo *: x).
rewrite -subr_ge0 => hE; rewrite -subr_ge0 => hD; have := addr_ge0 hE hD.
rewrite !mulmxBr -!scalemxAr.
rewrite !(dotBl, dotBr, dotZl, dotZr) s1E s2E -/s0 -/s1 -/s2 -/s3.
move=> sum_ge0; rewrite -subr_ge0 -(pmulr_rge0 _ (_ : 0 < hi - lo)) ?subr_gt0 //.
by move: sum_ge0; move: s0 s1 s2 s3 {s1E s2E} => s0 s1 s2 s3;
  congr (0 <= _); ring.
Qed.

(** The ball with diameter lo x, hi x. *)
Lemma between_ball (x : 'cV_n) : lo <= hi ->
  let c := (hi + lo) / 2%:R in
  dot (N *m x - c *: x) (H *m (N *m x - c *: x))
  <= ((hi - lo) / 2%:R) ^+ 2 * dot x (H *m x).
Proof.
move=> /(between_square x) sq /=; rewrite mulmxBr -!scalemxAr.
rewrite !(dotBl, dotBr, dotZl, dotZr) (dot_sym (N *m x) x symH).
rewrite -subr_ge0; rewrite -subr_ge0 in sq.
move: (dot _ _) (dot _ _) (dot _ _) sq => s2 s1 s0.
by congr (0 <= _); field.
Qed.

End Ball.

(** ** The refined bound *)

Section Refined.
Variables (R : realFieldType) (K d : nat) (m : model R K d) (lo hi : R).
Variable X : 'I_K -> 'M[R]_d.
Let H := pooled_gram m.

(** Between lo and hi of the pool: on the range of H the whitened
    P_k = alpha_k L^T X_k L, H = L L^T, has its eigenvalues in [lo, hi]. Said with
    H on both sides, it asks nothing off the range of H. *)
Definition trust_between : Prop := forall k,
  loewner (lo *: pooled_gram m)
          (alpha m k *: (pooled_gram m *m X k *m pooled_gram m))
  /\ loewner (alpha m k *: (pooled_gram m *m X k *m pooled_gram m))
             (hi *: pooled_gram m).

Hypotheses (adm : admissible m) (between_H : trust_between).
Hypotheses (lo_ge0 : 0 <= lo) (lo_le_hi : lo <= hi).
Let N k := alpha m k *: (X k *m H).
Let psdH : psd H := pooled_gram_psd adm.
Implicit Types (k : 'I_K) (w : 'cV[R]_d).

Lemma answerE k w : N k *m w = answer m X k w.
Proof. by rewrite /N /answer -scalemxAl mulmxA. Qed.

Lemma HN_E k : H *m N k = alpha m k *: (H *m X k *m H).
Proof. by rewrite /N -scalemxAr mulmxA. Qed.

(** Being compared with a symmetric matrix, H N_k is symmetric itself. *)
Lemma answer_sym k : (H *m N k)^T = H *m N k.
Proof.
rewrite HN_E; have [[]] := between_H k; rewrite -/H.
move: (alpha m k *: _) => Y symY _ _; move: symY.
by rewrite linearB /= [X in _ - X]linearZ /= (psd_sym psdH) => /addIr.
Qed.

Lemma lo_answer k w : lo * dot w (H *m w) <= dot w (H *m (N k *m w)).
Proof.
have [loH _] := between_H k; have := loewner_dot w loH.
by rewrite -HN_E -scalemxAl dotZr mulmxA.
Qed.

Lemma hi_answer k w : dot w (H *m (N k *m w)) <= hi * dot w (H *m w).
Proof.
have [_ hiH] := between_H k; have := loewner_dot w hiH.
by rewrite -HN_E -scalemxAl dotZr mulmxA.
Qed.

Lemma refined_gain s : 0 <= s -> K%:R <= s ^+ 2 ->
  gain_le H (pooled_step_by m X) (((hi + lo) / 2%:R + (hi - lo) / 2%:R * s) ^+ 2).
Proof.
move=> s0 Ks; apply: ball_gain => //.
- by rewrite divr_ge0 ?ler0n ?addr_ge0 ?(le_trans lo_ge0).
- by rewrite divr_ge0 ?ler0n ?subr_ge0.
move=> k w; rewrite -answerE.
exact: (between_ball (psd_sym psdH) (answer_sym k) (lo_answer k) (hi_answer k)).
Qed.

End Refined.

(** T4b as the program computes it, for singular pools and singular A_k as well.
    X_k may be any matrix; the Moore-Penrose inverse of A_k is the one in use. *)
Theorem refined_bound_by (R : rcfType) (K d : nat) (m : model R K d)
    (X : 'I_K -> 'M[R]_d) lo hi a b :
  admissible m -> 0 <= lo -> lo <= hi -> trust_between m lo hi X ->
  complex_eigenvalue (stacked_step_by m X) a b ->
  Num.sqrt (a ^+ 2 + b ^+ 2)
  <= (hi + lo) / 2%:R + Num.sqrt K%:R * ((hi - lo) / 2%:R).
Proof.
move=> adm lo0 lohi btw evQ; rewrite [Num.sqrt K%:R * _]mulrC.
apply: (gain_stacked_eigenvalue adm _ _ evQ).
  by rewrite addr_ge0 ?mulr_ge0 ?invr_ge0 ?ler0n ?sqrtr_ge0 ?subr_ge0 //
    addr_ge0 // (le_trans lo0).
exact: refined_gain (sqrtr_ge0 _) (sqr_sqrt_nat _ _).
Qed.

(** The same where entities have one optimum each. *)
Theorem refined_bound (R : rcfType) (K d : nat) (m : model R K d) lo hi a b :
  admissible m -> 0 <= lo -> lo <= hi ->
  trust_between m lo hi (fun k => invmx (training_gram m k)) ->
  complex_eigenvalue (stacked_step m) a b ->
  Num.sqrt (a ^+ 2 + b ^+ 2)
  <= (hi + lo) / 2%:R + Num.sqrt K%:R * ((hi - lo) / 2%:R).
Proof. exact: refined_bound_by. Qed.

(** What the program checks is the P_k themselves, with any factor H = L L^T. *)
Lemma factor_trust (R : realFieldType) (K d r : nat) (m : model R K d)
    (X : 'I_K -> 'M[R]_d) (L : 'M[R]_(d, r)) lo hi :
  pooled_gram m = L *m L^T ->
  (forall k, loewner lo%:M (alpha m k *: (L^T *m X k *m L))
          /\ loewner (alpha m k *: (L^T *m X k *m L)) hi%:M) ->
  trust_between m lo hi X.
Proof.
move=> HL PE k; have [loP hiP] := PE k.
have congr (P : 'M[R]_r) : psd P -> psd (L *m P *m L^T).
  move=> [symP posP]; split=> [|x]; first by rewrite !trmx_mul trmxK symP mulmxA.
  have -> : dot x (L *m P *m L^T *m x) = dot (L^T *m x) (P *m (L^T *m x)).
    by rewrite /dot trmx_mul trmxK !mulmxA.
  exact: posP.
split.
- have := congr _ loP; congr psd; rewrite HL mulmxBr mulmxBl mul_mx_scalar.
  by rewrite -!scalemxAl -!scalemxAr -!scalemxAl !mulmxA.
- have := congr _ hiP; congr psd; rewrite HL mulmxBr mulmxBl mul_mx_scalar.
  by rewrite -!scalemxAl -!scalemxAr -!scalemxAl !mulmxA.
Qed.

(** ** The sqrt K anchoring rule *)

Section Rule.
Variables (R : realFieldType) (K d : nat) (m : model R K d) (b : R).
Let H := pooled_gram m.
Hypotheses (adm : admissible m) (b_ge0 : 0 <= b).

(** Real data outweigh the pool b times, in every direction. *)
Definition anchored : Prop := forall k,
  loewner ((alpha m k * b) *: pooled_gram m) ((1 - alpha m k) *: real m k).

Lemma anchored_le k : anchored ->
  loewner (alpha m k *: H) ((1 + b)^-1 *: training_gram m k).
Proof.
move=> /(_ k) anch; have b1 : 0 < 1 + b by rewrite ltr_paddr ?ltr01.
have i0 : 0 <= (1 + b)^-1 by rewrite invr_ge0 ltW.
have := psdZ i0 anch; congr (psd _); rewrite /training_gram /H.
move: (pooled_gram m) (real m k) => h B; apply/matrixP => i j; rewrite !mxE.
by field; rewrite gt_eqF.
Qed.

(** The rule without square roots: K < (1 + 2 b)^2 says b > (sqrt K - 1) / 2. One
    Newton step from 1 + 2 b gives an s with sqrt K <= s < 1 + 2 b. *)
Lemma newton_step : K%:R < (1 + b *+ 2) ^+ 2 ->
  exists s : R, [/\ 0 <= s, K%:R <= s ^+ 2 & s < 1 + b *+ 2].
Proof.
have t_gt0 : 0 < 1 + b *+ 2 by rewrite ltr_paddr ?mulrn_wge0 ?ltr01.
move: (1 + b *+ 2) t_gt0 => t t_gt0 Kt; exists ((t + K%:R / t) / 2%:R); split.
- by rewrite divr_ge0 ?ler0n ?addr_ge0 ?divr_ge0 ?ler0n ?(ltW t_gt0).
- rewrite -subr_ge0.
  have -> : ((t + K%:R / t) / 2%:R) ^+ 2 - K%:R = ((t - K%:R / t) / 2%:R) ^+ 2.
    by move: (K%:R : R) => n; field; rewrite gt_eqF.
  exact: sqr_ge0.
rewrite ltr_pdivr_mulr ?ltr0n // mulr_natr mulr2n ltr_add2l.
by rewrite ltr_pdivr_mulr // -expr2.
Qed.

Lemma anchoring_gain X : solves m X -> anchored ->
  K%:R < (1 + b *+ 2) ^+ 2 ->
  exists c, [/\ 0 <= c, c < 1 & gain_le H (pooled_step_by m X) c].
Proof.
move=> solvX anch /newton_step[s [s0 Ks st]].
have b1 : 0 < 1 + b by rewrite ltr_paddr ?ltr01.
have i0 : 0 <= (1 + b)^-1 by rewrite invr_ge0 ltW.
exists (((1 + b)^-1 * ((1 + s) / 2%:R)) ^+ 2); split; first exact: sqr_ge0.
  have r0 : 0 <= (1 + b)^-1 * ((1 + s) / 2%:R).
    by rewrite mulr_ge0 ?divr_ge0 ?addr_ge0 ?ler01 ?ler0n.
  rewrite expr_lt1 // mulrC ltr_pdivr_mulr // mul1r ltr_pdivr_mulr ?ltr0n //.
  by rewrite mulrDl mul1r {1}mulr2n -addrA ltr_add2l mulr_natr.
apply: (anchored_gain adm (training_gram_psd adm) solvX i0 s0 Ks) => k.
exact: anchored_le.
Qed.

End Rule.

(** (1 + sqrt K) / (2 (1 + b)) against one. *)
Lemma anchoring_margin (R : rcfType) (K : nat) (b : R) : 0 <= b ->
  ((1 + Num.sqrt K%:R) / (2%:R * (1 + b)) <= 1) = ((Num.sqrt K%:R - 1) / 2%:R <= b)
  /\ ((1 + Num.sqrt K%:R) / (2%:R * (1 + b)) < 1) = ((Num.sqrt K%:R - 1) / 2%:R < b).
Proof.
move=> b0; have b1 : 0 < 1 + b by rewrite ltr_paddr ?ltr01.
have two : 0 < 2%:R :> R by rewrite ltr0n.
have E (x : R) : 2%:R * (1 + b) - (1 + x) = b * 2%:R - (x - 1) by ring.
split.
- rewrite ler_pdivr_mulr ?mulr_gt0 // ler_pdivr_mulr // mul1r.
  by rewrite -subr_ge0 E subr_ge0.
rewrite ltr_pdivr_mulr ?mulr_gt0 // ltr_pdivr_mulr // mul1r.
by rewrite -subr_gt0 E subr_gt0.
Qed.

(** With any generalised inverse and any b >= 0: the bound; at b = (sqrt K - 1) / 2
    it is at most one, beyond less than one. *)
Theorem anchoring_rule (R : rcfType) (K d : nat) (m : model R K d)
    (X : 'I_K -> 'M[R]_d) b p q :
  admissible m -> solves m X -> 0 <= b -> anchored m b ->
  complex_eigenvalue (stacked_step_by m X) p q ->
  [/\ Num.sqrt (p ^+ 2 + q ^+ 2) <= (1 + Num.sqrt K%:R) / (2%:R * (1 + b)),
      (Num.sqrt K%:R - 1) / 2%:R <= b -> Num.sqrt (p ^+ 2 + q ^+ 2) <= 1
    & (Num.sqrt K%:R - 1) / 2%:R < b -> Num.sqrt (p ^+ 2 + q ^+ 2) < 1].
Proof.
move=> adm solvX b0 anch evQ; have b1 : 0 < 1 + b by rewrite ltr_paddr ?ltr01.
have i0 : 0 <= (1 + b)^-1 by rewrite invr_ge0 ltW.
have bound : Num.sqrt (p ^+ 2 + q ^+ 2) <= (1 + Num.sqrt K%:R) / (2%:R * (1 + b)).
  have -> : (1 + Num.sqrt K%:R) / (2%:R * (1 + b))
      = (1 + b)^-1 * ((1 + Num.sqrt K%:R) / 2%:R).
    by move: (Num.sqrt _) => s; field; rewrite gt_eqF.
  apply: (weighted_bound adm (training_gram_psd adm) solvX i0 _ evQ) => k.
  exact: anchored_le.
have [le1 lt1] := anchoring_margin K b0.
split=> // [Kb|Kb]; first by apply: le_trans bound _; rewrite le1.
by apply: le_lt_trans bound _; rewrite lt1.
Qed.

(** Under the rule the models converge, whatever their real data and their start. *)
Theorem anchoring_convergence (R : archiFieldType) (K d : nat) (m : model R K d)
    b (r : 'I_K -> 'cV[R]_d) :
  admissible m -> pd (pooled_gram m) ->
  0 <= b -> K%:R < (1 + b *+ 2) ^+ 2 -> anchored m b ->
  exists limit : 'I_K -> 'cV[R]_d,
  [/\ forall k, generation m r limit k = limit k,
      forall other, (forall k, generation m r other k = other k) ->
        forall k, other k = limit k
    & forall theta : nat -> 'I_K -> 'cV[R]_d,
        (forall t k, theta t.+1 k = generation m r (theta t) k) ->
        forall k, converges (fun t => theta t k) (limit k)].
Proof.
move=> adm pdH b0 Kb anch.
have [c [c0 c1 gainR]] :=
  anchoring_gain adm b0 (invmx_solves_pd adm pdH) anch Kb.
exact: (models_converge pdH c0 c1 gainR).
Qed.
