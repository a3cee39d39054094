(** * T10: the network anchoring rule

    Page T10-network-rule.md. Entity k crawls entity j with weight W_kj >= 0, through
    however many pools; nothing is shared by all.

    Glossary
      crawled N k       H_(k) = sum_j W_kj S_j, what entity k crawls
      net_gram N k      A_k = (1 - alpha_k) B_k + alpha_k H_(k)
      net_step N X      Q, blocks Q_kj = alpha_k W_kj X_k S_j, with X_k for A_k^-1
      net_solves N X    X_k is a generalised inverse of A_k wherever alpha_k != 0
      net_anchored N b  (1 - alpha_k) B_k >= b_k alpha_k H_(k), for those who listen
      net_covered N c   S_j <= c_j H_(j), for those who listen: what j publishes is
                        no more than c_j times what it crawls
      gain N b c k j    N_kj = W_kj c_j / (1 + b_k)^2

    Proved, for singular matrices too
    - One generation: |x'_k|^2 in the norm of H_(k) is at most sum_j N_kj |x_j|^2
      (network_step), x_j in the norm of H_(j).
    - For any v > 0 with N v <= mu v, every complex eigenvalue of Q has
      |lambda|^2 <= mu (network_bound). The least such mu is the spectral radius
      of N (Collatz and Wielandt): that step is on paper.
    - sum_j W_kj c_j < (1 + b_k)^2 for all k makes |lambda| < 1 (network_rule).
    - Everybody publishing one design, no network diverges (equal_designs_bound).
    - Without such hypotheses nothing bounds lambda: two models that crawl each
      other, each with real data, with eigenvalue m for any m (no_network_bound). *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Gain.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Record network (R : realFieldType) (K d : nat) := Network {
  net_synthetic : 'I_K -> 'M[R]_d;
  net_real : 'I_K -> 'M[R]_d;
  net_alpha : 'I_K -> R;
  net_weight : 'I_K -> 'I_K -> R }.

Section Definitions.
Variables (R : realFieldType) (K d : nat) (N : network R K d).

Record net_admissible : Prop := NetAdmissible {
  net_synthetic_psd : forall k, psd (net_synthetic N k);
  net_real_psd : forall k, psd (net_real N k);
  net_alpha_ge0 : forall k, 0 <= net_alpha N k;
  net_alpha_le1 : forall k, net_alpha N k <= 1;
  net_weight_ge0 : forall k j, 0 <= net_weight N k j }.

Definition crawled k : 'M[R]_d := \sum_j net_weight N k j *: net_synthetic N j.

Definition net_gram k : 'M[R]_d :=
  (1 - net_alpha N k) *: net_real N k + net_alpha N k *: crawled k.

Definition net_step (X : 'I_K -> 'M[R]_d) : 'M[R]_(\sum_(k < K) d) :=
  \mxblock_(k < K, j < K)
    ((net_alpha N k * net_weight N k j) *: (X k *m net_synthetic N j)).

Definition net_solves (X : 'I_K -> 'M[R]_d) : Prop := forall k, net_alpha N k != 0 ->
  net_gram k *m X k *m net_gram k = net_gram k.

Definition net_anchored (b : 'I_K -> R) : Prop := forall k, net_alpha N k != 0 ->
  0 <= b k /\
  loewner ((b k * net_alpha N k) *: crawled k) ((1 - net_alpha N k) *: net_real N k).

Definition net_covered (c : 'I_K -> R) : Prop := forall j, 0 <= c j /\
  (net_alpha N j != 0 -> loewner (net_synthetic N j) (c j *: crawled j)).

Definition net_gain (b c : 'I_K -> R) k j : R :=
  net_weight N k j * c j / (1 + b k) ^+ 2.

(** What entity k makes of the models x of all. *)
Definition net_answer (X : 'I_K -> 'M[R]_d) (x : 'I_K -> 'cV[R]_d) k : 'cV[R]_d :=
  net_alpha N k *: (X k *m \sum_j net_weight N k j *: (net_synthetic N j *m x j)).

Definition net_norm k (x : 'cV[R]_d) : R := dot x (crawled k *m x).

End Definitions.

(** Pools are one way to say who crawls whom: W = F G. *)
Lemma pools_crawled (R : realFieldType) (K M d : nat) (S : 'I_K -> 'M[R]_d)
    (F : 'I_K -> 'I_M -> R) (G : 'I_M -> 'I_K -> R) B alpha k :
  crawled (Network S B alpha (fun k j => \sum_n F k n * G n j)) k
  = \sum_n F k n *: \sum_j G n j *: S j.
Proof.
rewrite /crawled /=; under eq_bigr do rewrite scaler_suml.
rewrite exchange_big; apply: eq_bigr => n _; rewrite scaler_sumr.
by apply: eq_bigr => j _; rewrite scalerA.
Qed.

Section Step.
Variables (R : realFieldType) (K d : nat) (N : network R K d).
Variables (X : 'I_K -> 'M[R]_d) (b c : 'I_K -> R).
Hypotheses (adm : net_admissible N) (solvX : net_solves N X).
Hypotheses (anch : net_anchored N b) (cov : net_covered N c).
Let S := net_synthetic N.
Let W := net_weight N.
Let H := crawled N.
Let A := net_gram N.
Let al := net_alpha N.
Implicit Types (x : 'I_K -> 'cV[R]_d) (k j : 'I_K).

Lemma crawled_psd k : psd (H k).
Proof.
by apply: psd_sum => j _; apply: psdZ; [apply: net_weight_ge0|apply: net_synthetic_psd].
Qed.

Lemma net_gram_psd k : psd (A k).
Proof.
by apply: psdD; apply: psdZ; rewrite ?subr_ge0 ?(net_alpha_le1 adm) ?(net_alpha_ge0 adm) //;
  [apply: net_real_psd|apply: crawled_psd].
Qed.

Lemma net_alpha_gt0 k : al k != 0 -> 0 < al k.
Proof. by move=> ak; rewrite lt_neqAle eq_sym ak (net_alpha_ge0 adm). Qed.

Lemma anchored_gram k : al k != 0 ->
  loewner ((al k * (1 + b k)) *: H k) (A k).
Proof.
move=> ak; have [_] := anch ak; rewrite /loewner /A /net_gram -/al -/H.
congr psd; move: (H k) (net_real N k) => h B; apply/matrixP => i j; rewrite !mxE.
by move: (h i j) (B i j) (al k) (b k) => p q r s; ring.
Qed.

(** The normal vector that k receives. *)
Let y x k := \sum_j W k j *: (S j *m x j).

Lemma net_answer_solves x k : al k != 0 ->
  A k *m net_answer N X x k = al k *: y x k.
Proof.
move=> ak; rewrite /net_answer -scalemxAr -/al mulmxA; congr (_ *: _).
rewrite mulmx_sumr; apply: eq_bigr => j _; rewrite scalemxAl mulmxA.
have psdWS i : psd (W k i *: S i).
  by apply: psdZ; [apply: net_weight_ge0|apply: net_synthetic_psd].
have ker (z : 'cV_d) : A k *m z = 0 -> (W k j *: S j) *m z = 0.
  move=> Az; apply: (loewner_ker (psdWS j) (loewner_sum j psdWS)).
  have [b0 _] := anch ak; have a0 := net_alpha_gt0 ak.
  have c0 : 0 < al k * (1 + b k) by rewrite mulr_gt0 // ltr_paddr ?ltr01.
  have /eqP := loewner_ker (psdZ (ltW c0) (crawled_psd k)) (anchored_gram ak) Az.
  by rewrite -scalemxAl scaler_eq0 (gt_eqF c0) => /eqP.
congr (_ *m _).
exact: ginv_range (psd_sym (net_gram_psd k)) (psd_sym (psdWS j)) ker (solvX ak).
Qed.

Lemma network_energy x k : al k != 0 ->
  (1 + b k) ^+ 2 * net_norm N k (net_answer N X x k)
  <= \sum_j W k j * dot (x j) (S j *m x j).
Proof.
move=> ak; set z := net_answer N X x k; have [b0 _] := anch ak.
have a0 := net_alpha_gt0 ak; have b1 : 0 < 1 + b k by rewrite ltr_paddr ?ltr01.
have h0 : 0 <= net_norm N k z by apply/psd_ge0/crawled_psd.
have Z0 : 0 <= \sum_j W k j * dot (x j) (S j *m x j).
  apply: sumr_ge0 => j _; apply: mulr_ge0; first exact: net_weight_ge0.
  exact/psd_ge0/net_synthetic_psd.
have le1 : (1 + b k) * net_norm N k z <= dot z (y x k).
  have := loewner_dot z (anchored_gram ak).
  by rewrite -scalemxAl !dotZr net_answer_solves // dotZr -mulrA ler_pmul2l.
have zy : dot z (y x k) = \sum_j W k j * dot z (S j *m x j).
  by rewrite dot_sumr; apply: eq_bigr => j _; rewrite dotZr.
have zHz : \sum_j W k j * dot z (S j *m z) = net_norm N k z.
  rewrite /net_norm mulmx_suml dot_sumr; apply: eq_bigr => j _.
  by rewrite -scalemxAl dotZr.
have := family_CS (fun=> z) x (net_weight_ge0 adm k) (net_synthetic_psd adm).
rewrite -/W -/S zHz -zy => CS.
apply: square_le_cancel => //; first by rewrite mulr_ge0 ?sqr_ge0.
have -> : ((1 + b k) ^+ 2 * net_norm N k z) ^+ 2
    = (1 + b k) ^+ 2 * ((1 + b k) * net_norm N k z) ^+ 2.
  by move: (net_norm N k z) (b k) => p q; ring.
rewrite [X in _ <= X]mulrCA ler_wpmul2l ?sqr_ge0 // [X in _ <= X]mulrC.
apply: le_trans CS; rewrite ler_pexpn2r ?nnegrE ?mulr_ge0 ?(ltW b1) //.
by apply: le_trans le1; rewrite mulr_ge0 // ltW.
Qed.

(** One generation, of models of which those who do not listen are left out. *)
Theorem network_step x k : al k != 0 -> (forall j, al j = 0 -> x j = 0) ->
  net_norm N k (net_answer N X x k)
  <= \sum_j net_gain N b c k j * net_norm N j (x j).
Proof.
move=> ak deaf; have [b0 _] := anch ak.
have b2 : 0 < (1 + b k) ^+ 2 by rewrite exprn_gt0 // ltr_paddr ?ltr01.
rewrite -(ler_pmul2l b2); apply: le_trans (network_energy x ak) _.
rewrite mulr_sumr; apply: ler_sum => j _; rewrite /net_gain.
have -> : (1 + b k) ^+ 2 * (net_weight N k j * c j / (1 + b k) ^+ 2 * net_norm N j (x j))
    = W k j * (c j * net_norm N j (x j)).
  by rewrite /W; field; rewrite gt_eqF // ltr_paddr ?ltr01.
apply: ler_wpmul2l; first exact: net_weight_ge0.
have [/deaf ->|aj] := eqVneq (al j) 0; first by rewrite /net_norm !dot0l mulr0.
have [_ /(_ aj) Sc] := cov j; have := loewner_dot (x j) Sc.
by rewrite -scalemxAl dotZr.
Qed.

(** Blocks of a column, and Q on them. *)
Lemma net_step_blocks (u : 'cV[R]_(\sum_(k < K) d)) k :
  submxcol (net_step N X *m u) k = net_answer N X (submxcol u) k.
Proof.
rewrite -[u in LHS]submxcolK mul_mxblock_mxrow mxcolK /net_answer.
rewrite mulmx_sumr scaler_sumr; apply: eq_bigr => j _.
by rewrite -scalemxAl -scalemxAr scalerA mulmxA.
Qed.

Theorem network_bound (v : 'I_K -> R) mu p q :
  (forall k, 0 < v k) ->
  (forall k, al k != 0 -> \sum_j net_gain N b c k j * v j <= mu * v k) ->
  0 <= mu -> complex_eigenvalue (net_step N X) p q -> p ^+ 2 + q ^+ 2 <= mu.
Proof.
move=> v0 Nv mu0 [u [w [uw0 Qu Qw]]].
have [/eqP L0|L_neq0] := boolP (p ^+ 2 + q ^+ 2 == 0); first by rewrite L0.
pose uk k := submxcol u k; pose wk k := submxcol w k.
have uE k : net_answer N X uk k = p *: uk k - q *: wk k.
  by rewrite -net_step_blocks Qu; apply/matrixP => i j; rewrite !mxE.
have wE k : net_answer N X wk k = q *: uk k + p *: wk k.
  by rewrite -net_step_blocks Qw; apply/matrixP => i j; rewrite !mxE.
have kill k : p *: uk k - q *: wk k = 0 -> q *: uk k + p *: wk k = 0 ->
    uk k = 0 /\ wk k = 0.
  move=> e1 e2; have [//|nz] := boolP ((uk k != 0) || (wk k != 0)); last first.
    by move: nz; rewrite negb_or !negbK => /andP[/eqP-> /eqP->].
  by move=> nz; have := null_eigenpair nz e1 e2 => /eqP; rewrite (negbTE L_neq0).
have deaf k : al k = 0 -> uk k = 0 /\ wk k = 0.
  by move=> ak; apply: kill; rewrite -?uE -?wE /net_answer -/al ak scale0r.
pose n k := net_norm N k (uk k) + net_norm N k (wk k).
have n0 k : 0 <= n k by rewrite addr_ge0 //; apply/psd_ge0/crawled_psd.
have grow k : al k != 0 -> (p ^+ 2 + q ^+ 2) * n k <= \sum_j net_gain N b c k j * n j.
  move=> ak; have eu := network_step ak (fun j aj => proj1 (deaf j aj)).
  have ew := network_step ak (fun j aj => proj2 (deaf j aj)).
  have -> : \sum_j net_gain N b c k j * n j
      = \sum_j net_gain N b c k j * net_norm N j (uk j)
        + \sum_j net_gain N b c k j * net_norm N j (wk j).
    by rewrite -big_split; apply: eq_bigr => j _; rewrite mulrDr.
  apply: le_trans (ler_add eu ew); rewrite uE wE /n /net_norm.
  rewrite !(mulmxBr, mulmxDr) -!scalemxAr !(dotBl, dotBr, dotDl, dotDr).
  rewrite !(dotZl, dotZr) (dot_sym (wk k) (uk k) (psd_sym (crawled_psd k))).
  move: (dot (uk k) _) (dot (uk k) _) (dot (wk k) _) => r s z.
  by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
have [k0 _|none] := pickP 'I_K; last first.
  move: uw0; have -> : u = 0 by apply/mxcolP => i; have := none i.
  have -> : w = 0 by apply/mxcolP => i; have := none i.
  by rewrite eqxx.
have [k _ kmax] := Order.TotalTheory.arg_maxP (fun k => n k / v k) (isT : xpredT k0).
have top j : n j <= n k / v k * v j.
  by rewrite -ler_pdivr_mulr //; apply: kmax.
have [nk0|nk_neq0] := eqVneq (n k) 0.
  have all0 j : n j = 0.
    by apply/eqP; rewrite eq_le n0 andbT (le_trans (top j)) // nk0 !mul0r.
  have Hz j : H j *m uk j = 0 /\ H j *m wk j = 0.
    have := all0 j; move/eqP; rewrite paddr_eq0; try exact/psd_ge0/crawled_psd.
    by case/andP=> /eqP hu /eqP hw; split; apply: (psd_ker (crawled_psd j)).
  have Sz (x : 'cV_d) j : al j != 0 -> H j *m x = 0 -> S j *m x = 0.
    move=> aj Hx; have [_ /(_ aj) Sc] := cov j.
    apply: (loewner_ker (net_synthetic_psd adm j) Sc).
    by rewrite -scalemxAl -/H Hx scaler0.
  have zero (f : 'I_K -> 'cV_d) i : (forall j, al j = 0 -> f j = 0) ->
      (forall j, H j *m f j = 0) -> net_answer N X f i = 0.
    move=> f0 Hf; rewrite /net_answer big1 ?mulmx0 ?scaler0 // => j _.
    have [/f0 ->|aj] := eqVneq (al j) 0; first by rewrite mulmx0 scaler0.
    by rewrite -/S (Sz _ _ aj (Hf j)) scaler0.
  have stop i : uk i = 0 /\ wk i = 0.
    apply: kill.
      by rewrite -uE zero // => j; [case/deaf|case: (Hz j)].
    by rewrite -wE zero // => j; [case/deaf|case: (Hz j)].
  move: uw0; have -> : u = 0.
    by apply/mxcolP => i; have [+ _] := stop i; rewrite /uk => ->;
      apply/matrixP => r s; rewrite !mxE.
  have -> : w = 0.
    by apply/mxcolP => i; have [_ +] := stop i; rewrite /wk => ->;
      apply/matrixP => r s; rewrite !mxE.
  by rewrite eqxx.
have nk : 0 < n k by rewrite lt_neqAle eq_sym nk_neq0 n0.
have ak : al k != 0.
  apply: contra_neq nk_neq0 => /deaf[]; rewrite /n /net_norm => -> ->.
  by rewrite !dot0l addr0.
rewrite -(ler_pmul2r nk); apply: le_trans (grow k ak) _.
have r0 : 0 <= n k / v k by rewrite divr_ge0 // ltW.
apply: (@le_trans _ _ (n k / v k * \sum_j net_gain N b c k j * v j)).
  rewrite mulr_sumr; apply: ler_sum => j _; rewrite mulrCA.
  apply: ler_wpmul2l _ (top j); rewrite /net_gain divr_ge0 ?sqr_ge0 //.
  by rewrite mulr_ge0 ?(net_weight_ge0 adm) //; have [] := cov j.
rewrite [X in _ <= X](_ : _ = n k / v k * (mu * v k)).
  exact: (ler_wpmul2l r0 (Nv k ak)).
by field; rewrite gt_eqF.
Qed.

(** With v = 1: what an entity crawls must not outweigh it. *)
Theorem network_rule p q :
  (forall k, al k != 0 -> \sum_j W k j * c j < (1 + b k) ^+ 2) ->
  complex_eigenvalue (net_step N X) p q -> p ^+ 2 + q ^+ 2 < 1.
Proof.
move=> rule ev; pose row k := \sum_j net_gain N b c k j.
have rowE k : row k = (\sum_j W k j * c j) / (1 + b k) ^+ 2.
  by rewrite /row mulr_suml.
have row_lt1 k : al k != 0 -> row k < 1.
  move=> ak; have [b0 _] := anch ak.
  by rewrite rowE ltr_pdivr_mulr ?mul1r ?rule // exprn_gt0 // ltr_paddr ?ltr01.
have row0 k : 0 <= row k.
  apply: sumr_ge0 => j _; rewrite /net_gain divr_ge0 ?sqr_ge0 //.
  by rewrite mulr_ge0 ?(net_weight_ge0 adm) //; have [] := cov j.
have one_gt0 (k : 'I_K) : (0 : R) < 1 by apply: ltr01.
have v1 k : \sum_j net_gain N b c k j * 1 = row k.
  by apply: eq_bigr => j _; rewrite mulr1.
have [k0 ak0|none] := pickP (fun k => al k != 0); last first.
  apply: le_lt_trans (ltr01); apply: network_bound one_gt0 _ (lexx _) ev => k.
  by rewrite none.
have [k ak kmax] := @Order.TotalTheory.arg_maxP _ _ _ k0 (fun k => al k != 0) row ak0.
apply: le_lt_trans (row_lt1 k ak); apply: network_bound one_gt0 _ (row0 k) ev => i ai.
by rewrite v1 mulr1; apply: kmax.
Qed.

End Step.

(** Everybody publishes one design: no network diverges, whoever crawls whom. *)
Theorem equal_designs_bound (R : realFieldType) (K d : nat) (N : network R K d)
    (X : 'I_K -> 'M[R]_d) (S : 'M[R]_d) p q :
  net_admissible N -> net_solves N X -> (forall j, net_synthetic N j = S) ->
  (forall k, \sum_j net_weight N k j = 1) ->
  complex_eigenvalue (net_step N X) p q -> p ^+ 2 + q ^+ 2 <= 1.
Proof.
move=> adm solvX same W1 ev; have HE k : crawled N k = S.
  rewrite -[RHS]scale1r -(W1 k) scaler_suml; apply: eq_bigr => j _.
  by rewrite same.
have anch : net_anchored N (fun=> 0).
  move=> k _; split=> //; rewrite mul0r scale0r /loewner subr0; apply: psdZ.
    by rewrite subr_ge0 (net_alpha_le1 adm).
  exact: net_real_psd.
have cov : net_covered N (fun=> 1).
  move=> j; split=> [|_]; first exact: ler01.
  by rewrite HE same scale1r; apply: loewner_refl.
apply: (network_bound adm solvX anch cov (v := fun=> 1)) ler01 ev => k; first exact: ltr01.
move=> _; have -> : \sum_j net_gain N (fun=> 0) (fun=> 1) k j * 1 = 1.
  rewrite -[RHS](W1 k); apply: eq_bigr => j _.
  by rewrite /net_gain addr0 expr1n divr1 !mulr1.
by rewrite mulr1.
Qed.

(** One pool is a network: there c_j g_j <= 1, and the rule asks 1 + b > sqrt K. *)
Corollary one_pool_rule (R : realFieldType) (K d : nat) (N : network R K d)
    (X : 'I_K -> 'M[R]_d) (g : 'I_K -> R) b p q :
  net_admissible N -> net_solves N X -> (forall k j, net_weight N k j = g j) ->
  (forall j, 0 < g j) -> net_anchored N b ->
  (forall k, net_alpha N k != 0 -> K%:R < (1 + b k) ^+ 2) ->
  complex_eigenvalue (net_step N X) p q -> p ^+ 2 + q ^+ 2 < 1.
Proof.
move=> adm solvX Wg g0 anch big; apply: (network_rule adm solvX anch (c := fun j => (g j)^-1)).
  move=> j; split=> [|_]; first by rewrite invr_ge0 ltW.
  have psdF i : psd (net_weight N j i *: net_synthetic N i).
    by apply: psdZ; [apply: net_weight_ge0|apply: net_synthetic_psd].
  have i0 : 0 <= (g j)^-1 by rewrite invr_ge0 ltW.
  have := psdZ i0 (loewner_sum j psdF); rewrite /loewner -/(crawled N j) scalerBr.
  by rewrite Wg scalerA mulVf ?gt_eqF // scale1r.
move=> k ak; apply: le_lt_trans (big k ak); rewrite -[X in _ <= X%:R]card_ord -sumr_const.
by apply: ler_sum => j _; rewrite Wg divff ?gt_eqF.
Qed.

(** ** Nothing bounds a network by itself

    Two models that crawl only each other, two features. Model 0 publishes
    (m, 1)(m, 1)^T and has real data on feature 1; model 1 publishes
    (1, m)(1, m)^T and has real data on feature 0. *)

Section EchoChamber.
Variables (R : realFieldType) (m : R).
Hypothesis m0 : 0 < m.

Definition ray (x y : R) : 'cV[R]_2 := \col_i (if i == 0 then x else y).
Let side (x y : R) : 'M[R]_2 := ray x y *m (ray x y)^T.
Let half : R := 2%:R^-1.

Definition echo_chamber : network R 2 2 := {|
  net_synthetic k := if k == 0 then ray m 1 *m (ray m 1)^T else ray 1 m *m (ray 1 m)^T;
  net_real k := if k == 0 then ray 0 1 *m (ray 0 1)^T else ray 1 0 *m (ray 1 0)^T;
  net_alpha _ := 2%:R^-1;
  net_weight k j := (k != j)%:R |}.

Lemma echo_admissible : net_admissible echo_chamber.
Proof.
split=> [k|k|k|k|k j] /=.
- by case: ifP => _; apply: psd_rank1.
- by case: ifP => _; apply: psd_rank1.
- by rewrite invr_ge0 ler0n.
- by rewrite invf_le1 ?ltr0n // ler1n.
exact: ler0n.
Qed.

Lemma echo_weights k : \sum_j net_weight echo_chamber k j = 1.
Proof.
rewrite /= !big_ord_recl big_ord0 addr0.
by case: k => -[|[|//]] i /=; rewrite ?addr0 ?add0r.
Qed.

Lemma echo_real k : net_real echo_chamber k != 0.
Proof.
apply/eqP => /matrixP h; case: k h => -[|[|//]] i /= h.
  have := h 1 1; rewrite !mxE big_ord1 !mxE /= mulr1 => /eqP.
  by rewrite oner_eq0.
have := h 0 0; rewrite !mxE big_ord1 !mxE /= mulr1 => /eqP.
by rewrite oner_eq0.
Qed.

Let e (k : 'I_2) : 'cV[R]_2 := if k == 0 then ray 1 0 else ray 0 1.

Lemma dot_ray x y z : dot (ray x y) z = x * z 0 0 + y * z 1 0.
Proof.
rewrite dotE !big_ord_recl big_ord0 addr0 !mxE /=.
by congr (_ + _ * z _ _); apply: val_inj.
Qed.

Lemma side_mul x y (z : 'cV[R]_2) :
  ray x y *m (ray x y)^T *m z = dot (ray x y) z *: ray x y.
Proof. by rewrite -mulmxA [_^T *m z]mx11_scalar mul_mx_scalar. Qed.

Lemma echo_crawled k : crawled echo_chamber k
  = if k == 0 then ray 1 m *m (ray 1 m)^T else ray m 1 *m (ray m 1)^T.
Proof.
rewrite /crawled !big_ord_recl big_ord0 addr0 /=.
by case: k => -[|[|//]] i /=; rewrite ?mulr0n ?mulr1n scale0r scale1r ?addr0 ?add0r.
Qed.

Lemma echo_pd k : pd (net_gram echo_chamber k).
Proof.
have psdA := net_gram_psd echo_admissible k; split=> [|z z0]; first exact: psd_sym.
have h0 : 0 < half by rewrite invr_gt0 ltr0n.
have hC : 1 - half = half by rewrite /half; field.
rewrite lt_neqAle psd_ge0 // andbT eq_sym; apply: contra_neq z0.
rewrite /net_gram echo_crawled /= -/half hC -scalerDr -scalemxAl dotZr => /eqP.
rewrite mulf_eq0 (gt_eqF h0) /= mulmxDl dotDr => /eqP.
have sq x y : dot z (ray x y *m (ray x y)^T *m z) = dot (ray x y) z ^+ 2.
  by rewrite side_mul dotZr dotC expr2.
have col0 : z 0 0 = 0 -> z 1 0 = 0 -> z = 0.
  move=> z0 z1; apply/matrixP => i j; rewrite [j]ord1 mxE.
  by case: i => -[|[|//]] i; [rewrite -[RHS]z0|rewrite -[RHS]z1]; congr (z _ _);
    apply: val_inj.
case: ifP => _; rewrite !sq !dot_ray => /eqP; rewrite paddr_eq0 ?sqr_ge0 // !sqrf_eq0.
  rewrite mul0r add0r mul1r => /andP[/eqP z1]; rewrite z1 mulr0 addr0 mul1r.
  by move=> /eqP z0; apply: col0.
rewrite mul0r addr0 mul1r => /andP[/eqP z0]; rewrite z0 mulr0 add0r mul1r.
by move=> /eqP z1; apply: col0.
Qed.

Theorem echo_eigenvalue : complex_eigenvalue
  (net_step echo_chamber (fun k => invmx (net_gram echo_chamber k))) m 0.
Proof.
exists (\mxcol_k e k), 0; split.
- rewrite orbC; apply/orP; right; apply/eqP => /mxcolP/(_ 0).
  rewrite mxcolK => /matrixP/(_ 0 0); rewrite !mxE /= => /eqP.
  by rewrite oner_eq0.
- rewrite scale0r subr0; apply/mxcolP => k; rewrite net_step_blocks.
  have -> : submxcol (m *: \mxcol_i e i) k = m *: e k.
    by rewrite -[e k](mxcolK e k); apply/matrixP => i j; rewrite !mxE.
  have uA := pd_unit (echo_pd k); rewrite /net_answer -[RHS](mulKmx uA) scalemxAr.
  congr (_ *m _); have hC : 1 - half = half by rewrite /half; field.
  rewrite /net_gram echo_crawled /= -/half hC -scalerDr -scalemxAl -scalemxAr.
  rewrite !big_ord_recl big_ord0 addr0 !mxcolK; congr (_ *: _).
  rewrite mulmxDl /e {uA}; case: k => -[|[|//]] i /=;
    rewrite ?mulr0n ?mulr1n ?scale0r ?scale1r ?addr0 ?add0r !side_mul !dot_ray !mxE /=;
    by apply/matrixP => r s; rewrite !mxE; case: ifP => _; ring.
by rewrite mulmx0 scale0r scaler0 addr0.
Qed.

End EchoChamber.

(** For every m there are two models, each with real data, that no pool unites and
    that multiply what they tell each other by m. *)
Theorem no_network_bound (R : realFieldType) (m : R) : 0 < m ->
  exists N : network R 2 2,
  [/\ net_admissible N, forall k, \sum_j net_weight N k j = 1,
      forall k, net_alpha N k = 2%:R^-1,
      forall k, net_real N k != 0 /\ net_gram N k \in unitmx
    & complex_eigenvalue (net_step N (fun k => invmx (net_gram N k))) m 0].
Proof.
move=> m0; exists (echo_chamber m); split=> //.
- exact: echo_admissible.
- exact: echo_weights.
- by move=> k; split; [apply: echo_real|apply/pd_unit/echo_pd].
exact: echo_eigenvalue.
Qed.
