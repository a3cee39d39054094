(** * T15: the first-order rule

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
    - With one alpha for all, definite B_k and semidefinite S_j, the rule is the
      derivative of the mse at alpha = 0, from the right (first_order_rule): the
      remainder is alpha times something bounded, by sums of moduli of entries.
    The synthetic noise, of second order, is not in it. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model Gain.
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

(** ** The derivative at alpha = 0

    One alpha for all. The remainder is a times something bounded, by sums of
    moduli of entries. *)

Section Bulk.
Variable R : realFieldType.

Definition bulk m n (A : 'M[R]_(m, n)) : R := \sum_i \sum_j `|A i j|.

Lemma bulk_ge0 m n (A : 'M[R]_(m, n)) : 0 <= bulk A.
Proof. by apply: sumr_ge0 => i _; apply: sumr_ge0 => j _. Qed.

Lemma bulkD m n (A B : 'M[R]_(m, n)) : bulk (A + B) <= bulk A + bulk B.
Proof.
rewrite /bulk -big_split; apply: ler_sum => i _ /=; rewrite -big_split.
by apply: ler_sum => j _ /=; rewrite mxE ler_norm_add.
Qed.

Lemma bulkZ m n a (A : 'M[R]_(m, n)) : bulk (a *: A) = `|a| * bulk A.
Proof.
rewrite /bulk mulr_sumr; apply: eq_bigr => i _; rewrite mulr_sumr.
by apply: eq_bigr => j _; rewrite mxE normrM.
Qed.

Lemma bulk_sum m n (I : finType) (F : I -> 'M[R]_(m, n)) :
  bulk (\sum_i F i) <= \sum_i bulk (F i).
Proof.
elim/big_ind2: _ => [|x1 x2 y1 y2 h1 h2|i _] //.
  by rewrite /bulk big1 // => i _; rewrite big1 // => j _; rewrite mxE normr0.
by apply: le_trans (bulkD _ _) _; apply: ler_add.
Qed.

Lemma bulkM m n p (A : 'M[R]_(m, n)) (B : 'M[R]_(n, p)) :
  bulk (A *m B) <= bulk A * bulk B.
Proof.
have row (l : 'I_n) : \sum_j `|B l j| <= bulk B.
  rewrite /bulk (bigD1 l) //= ler_addl; apply: sumr_ge0 => i _.
  by apply: sumr_ge0 => j _.
rewrite {1 2}/bulk mulr_suml; apply: ler_sum => i _.
apply: (@le_trans _ _ (\sum_l `|A i l| * \sum_j `|B l j|)); last first.
  by rewrite mulr_suml; apply: ler_sum => l _; apply: ler_wpmul2l.
under [X in _ <= X]eq_bigr do rewrite mulr_sumr.
rewrite exchange_big; apply: ler_sum => j _ /=; rewrite mxE.
apply: le_trans (ler_norm_sum _ _ _) _.
by apply: ler_sum => l _; rewrite normrM.
Qed.

Lemma bulk_trace n (A : 'M[R]_n) : `|\tr A| <= bulk A.
Proof.
apply: le_trans (ler_norm_sum _ _ _) _; apply: ler_sum => i _.
by rewrite (bigD1 i) //= ler_addl; apply: sumr_ge0.
Qed.

(** The inverse of anything beyond half of B is bounded by that of B. *)
Definition inverse_bound n (B : 'M[R]_n) : R :=
  \sum_i \sum_j (2%:R * invmx B i i + 2%:R * invmx B j j).

Lemma bulk_inverse n (A B : 'M[R]_n) : pd A -> pd B ->
  loewner (2%:R^-1 *: B) A -> bulk (invmx A) <= inverse_bound B.
Proof.
move=> pdA pdB BA; have [uA uB] := (pd_unit pdA, pd_unit pdB).
have [pA pB] := (pd_psd (pd_inv pdA), pd_psd (pd_inv pdB)).
have entry (M : 'M[R]_n) i j : M i j = dot (delta_mx i 0) (M *m delta_mx j 0).
  by rewrite dot_delta -colE mxE.
have diag i : invmx A i i <= 2%:R * invmx B i i.
  rewrite !entry; set x := delta_mx i 0; set y := invmx A *m x.
  have xy : dot x y = dot y (A *m y) by rewrite mulKVmx // dotC.
  apply: square_le_cancel; rewrite ?mulr_ge0 ?ler0n ?psd_ge0 //.
  have := psd_CS (invmx B *m x) y (pd_psd pdB).
  rewrite dot_sym ?(pd_sym pdB) // mulKVmx // (dotC y x) => CS.
  apply: le_trans CS _; rewrite (dotC (invmx B *m x)) mulrAC mulrC.
  apply: ler_wpmul2r; first exact: psd_ge0.
  rewrite xy -ler_pdivr_mull ?ltr0n // -dotZr scalemxAl.
  exact: loewner_dot.
apply: ler_sum => i _; apply: ler_sum => j _.
have p0 k : 0 <= 2%:R * invmx B k k by rewrite mulr_ge0 ?ler0n // entry psd_ge0.
rewrite -(@ler_pexpn2r _ 2) ?nnegrE ?addr_ge0 // real_normK ?num_real //.
rewrite [X in X ^+ 2]entry; apply: le_trans (psd_CS _ _ pA) _; rewrite -!entry.
apply: (@le_trans _ _ (2%:R * invmx B i i * (2%:R * invmx B j j))).
  by apply: ler_pmul; rewrite ?diag // entry psd_ge0.
move: (2%:R * invmx B i i) (2%:R * invmx B j j) (p0 i) (p0 j) => x y x0 y0.
rewrite -subr_ge0; have -> : (x + y) ^+ 2 - x * y = x ^+ 2 + y ^+ 2 + x * y by ring.
by rewrite !addr_ge0 ?sqr_ge0 ?mulr_ge0.
Qed.

End Bulk.

Section Derivative.
Variables (R : realFieldType) (K d r : nat) (S B : 'I_K -> 'M[R]_d) (g : 'I_K -> R).
Variables (D : 'I_K -> 'M[R]_(d, r)) (T : 'M[R]_d) (N : 'M[R]_r).
Hypotheses (psdS : forall j, psd (S j)) (pdB : forall k, pd (B k)).
Hypotheses (g0 : forall j, 0 <= g j) (symT : T^T = T) (symN : N^T = N).

(** All listen with the same weight a. *)
Definition pinch (a : R) : model R K d := {|
  synthetic := S; real := B; alpha _ := a; share := g |}.

Let H : 'M[R]_d := \sum_j g j *: S j.
Let G0 : 'M[R]_(d, r) := \sum_j g j *: (S j *m D j).
Let A a k := training_gram (pinch a) k.
Let change0 k := change (pinch 0) D G0 k.
Let M := \sum_k inverse_bound (B k).
Let C0 := \sum_k bulk (G0 - H *m D k).
Let C1 := \sum_j bulk (g j *: S j).

Lemma pinch_zero k : A 0 k = B k.
Proof. by rewrite /A /training_gram /= subr0 scale1r scale0r addr0. Qed.

Lemma pinch_psdH : psd H.
Proof. by apply: psd_sum => j _; apply: psdZ. Qed.

Lemma pinch_pd a k : 0 <= a -> a <= 2%:R^-1 -> pd (A a k).
Proof.
move=> a0 a1; apply: pdD; last exact: psdZ pinch_psdH.
apply: pdZ (pdB k); rewrite subr_gt0 (le_lt_trans a1) // invf_lt1 ?ltr0n //.
by rewrite ltr1n.
Qed.

Lemma pinch_bulk a k : 0 <= a -> a <= 2%:R^-1 -> bulk (invmx (A a k)) <= M.
Proof.
move=> a0 a1; have b0 j : 0 <= inverse_bound (B j).
  apply: le_trans (bulk_ge0 (invmx (B j))) _; apply: bulk_inverse => //.
  rewrite /loewner -{1}[B j]scale1r -scalerBl; apply: psdZ (pd_psd (pdB j)).
  by rewrite subr_ge0 invf_le1 ?ltr0n // ler1n.
apply: (@le_trans _ _ (inverse_bound (B k))); last first.
  by rewrite /M (bigD1 k) //= ler_addl; apply: sumr_ge0.
apply: bulk_inverse => //; first exact: pinch_pd.
have -> : A a k = (1 - a) *: B k + a *: H by [].
rewrite /loewner addrAC -scalerBl; apply: psdD; last exact: psdZ pinch_psdH.
apply: psdZ (pd_psd (pdB k)).
have -> : 1 - a - 2%:R^-1 = 2%:R^-1 - a by field.
by rewrite subr_ge0.
Qed.

Section At.
Variables (a : R) (G : 'M[R]_(d, r)).
Hypotheses (a0 : 0 < a) (a1 : a <= 2%:R^-1) (fixG : fixed (pinch a) D G).
Hypothesis a2 : a * (K%:R * M * C1) *+ 2 <= 1.
Let ch k := change (pinch a) D G k.
Let c := \sum_k bulk (ch k).
Let heard : 'M[R]_(d, r) := \sum_j (g j *: S j) *m ch j.

Let uA k : A a k \in unitmx. Proof. exact: pd_unit (pinch_pd k (ltW a0) a1). Qed.
Let M0 : 0 <= M.
Proof.
apply: sumr_ge0 => k _; apply: le_trans (bulk_ge0 (invmx (B k))) _.
apply: bulk_inverse => //; rewrite /loewner -{1}[B k]scale1r -scalerBl.
by apply: psdZ (pd_psd (pdB k)); rewrite subr_ge0 invf_le1 ?ltr0n // ler1n.
Qed.
Let C10 : 0 <= C1. Proof. by apply: sumr_ge0 => j _; apply: bulk_ge0. Qed.
Let c0 : 0 <= c. Proof. by apply: sumr_ge0 => j _; apply: bulk_ge0. Qed.

Lemma pinch_signal : G = G0 + a *: heard.
Proof.
rewrite {1}fixG /G0 /heard scaler_sumr -big_split; apply: eq_bigr => j _ /=.
rewrite error_change ?uA // mulmxDr scalerDr -/(ch j); congr (_ + _).
by rewrite -scalemxAr -scalemxAl !scalerA mulrC.
Qed.

Lemma pinch_heard : bulk heard <= C1 * c.
Proof.
apply: le_trans (bulk_sum _) _; rewrite /c mulr_sumr; apply: ler_sum => j _.
apply: le_trans (bulkM _ _) _; apply: ler_wpmul2r; first exact: bulk_ge0.
rewrite /C1 (bigD1 j) //= ler_addl; apply: sumr_ge0 => i _; exact: bulk_ge0.
Qed.

Lemma pinch_change : c <= M * C0 *+ 2.
Proof.
have each k : bulk (ch k) <= M * bulk (G0 - H *m D k) + a * (M * C1 * c).
  apply: le_trans (bulkM _ _) _.
  have Mk := pinch_bulk k (ltW a0) a1.
  apply: le_trans (ler_wpmul2r (bulk_ge0 _) Mk) _.
  have -> : a * (M * C1 * c) = M * (a * (C1 * c)) by ring.
  rewrite -mulrDr; apply: ler_wpmul2l => //.
  rewrite pinch_signal addrAC; apply: le_trans (bulkD _ _) _.
  by rewrite ler_add2l bulkZ gtr0_norm // ler_wpmul2l ?(ltW a0) // pinch_heard.
have total : c <= M * C0 + a * (K%:R * M * C1) * c.
  apply: (@le_trans _ _ (\sum_k (M * bulk (G0 - H *m D k) + a * (M * C1 * c)))).
    by apply: ler_sum => k _; apply: each.
  rewrite big_split /= -mulr_sumr sumr_const card_ord ler_add2l -mulr_natl.
  by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
have half : a * (K%:R * M * C1) * c *+ 2 <= c.
  by have := ler_wpmul2r c0 a2; rewrite mul1r [X in X <= _]mulrnAl.
have twice : c *+ 2 <= (M * C0 + a * (K%:R * M * C1) * c) *+ 2.
  by rewrite ler_muln2r.
rewrite -(ler_add2r c) -mulr2n; apply: le_trans twice _.
by rewrite mulrnDl ler_add2l.
Qed.

Let X k := invmx (A a k) *m (heard - (H - B k) *m change0 k).

Lemma pinch_first_order k : ch k = change0 k + a *: X k.
Proof.
have Bc : B k *m change0 k = G0 - H *m D k.
  by rewrite /change0 /change -/(A 0 k) pinch_zero mulKVmx ?pd_unit.
have AE : A a k = B k + a *: (H - B k).
  rewrite /A /training_gram /= -/H scalerBl scale1r scalerBr.
  by rewrite -addrA; congr (_ + _); rewrite addrC.
have R1 : A a k *m change0 k = (G0 - H *m D k) + a *: ((H - B k) *m change0 k).
  by rewrite AE mulmxDl Bc -scalemxAl.
have R2 : A a k *m X k = heard - (H - B k) *m change0 k by rewrite mulKVmx.
have R3 : A a k *m ch k = G - H *m D k by rewrite mulKVmx.
apply: (can_inj (mulKmx (uA k))); rewrite R3 mulmxDr -scalemxAr R1 R2 scalerBr.
move: ((H - B k) *m change0 k) => y.
rewrite -[RHS]addrA [_ *: y + _]addrC subrK [in LHS]pinch_signal.
by rewrite addrAC.
Qed.

Lemma pinch_remainder k :
  bulk (X k) <= M * (C1 * (M * C0 *+ 2) + bulk ((H - B k) *m change0 k)).
Proof.
apply: le_trans (bulkM _ _) _.
apply: le_trans (ler_wpmul2r (bulk_ge0 _) (pinch_bulk k (ltW a0) a1)) _.
apply: ler_wpmul2l => //; apply: le_trans (bulkD _ _) _.
rewrite -scaleN1r bulkZ normrN1 mul1r ler_add2r; apply: le_trans pinch_heard _.
by apply: ler_wpmul2l => //; apply: pinch_change.
Qed.

Lemma pinch_quotient k :
  `|(mse T N (model_error (pinch a) D G k) - mse T N (D k)) / a
     - 2%:R * \tr (T *m (change0 k *m N *m (D k)^T))|
  <= a * (2%:R * (bulk T * (M * (C1 * (M * C0 *+ 2) + bulk ((H - B k) *m change0 k))
                            * bulk N * bulk (D k)^T))
          + bulk T * (M * C0 *+ 2 * bulk N * (M * C0 *+ 2))).
Proof.
rewrite mse_change ?uA //= -/(ch k).
set L := \tr (T *m (change0 k *m N *m (D k)^T)).
set Y := \tr (T *m (X k *m N *m (D k)^T)).
have -> : \tr (T *m (ch k *m N *m (D k)^T)) = L + a * Y.
  rewrite pinch_first_order !mulmxDl mulmxDr mxtraceD; congr (_ + _).
  by rewrite -!scalemxAl -scalemxAr mxtraceZ.
have -> : (mse T N (D k) + 2%:R * a * (L + a * Y) + a ^+ 2 * mse T N (ch k)
    - mse T N (D k)) / a - 2%:R * L = a * (2%:R * Y + mse T N (ch k)).
  by move: (mse T N (D k)) (mse T N (ch k)) => x y; field; rewrite gt_eqF.
rewrite normrM gtr0_norm // ler_wpmul2l ?(ltW a0) //.
have chk : bulk (ch k) <= M * C0 *+ 2.
  apply: le_trans pinch_change; rewrite /c (bigD1 k) //= ler_addl.
  by apply: sumr_ge0 => i _; apply: bulk_ge0.
have trT (m n : nat) (P : 'M[R]_(m, n)) : bulk P^T = bulk P.
  by rewrite /bulk exchange_big; apply: eq_bigr => i _; apply: eq_bigr => j _; rewrite mxE.
have bound (P Q : 'M[R]_(d, r)) p q : bulk P <= p -> bulk Q^T <= q ->
    `|\tr (T *m (P *m N *m Q^T))| <= bulk T * (p * bulk N * q).
  move=> Pp Qq; apply: le_trans (bulk_trace _) _; apply: le_trans (bulkM _ _) _.
  apply: ler_wpmul2l; first exact: bulk_ge0.
  apply: le_trans (bulkM _ _) _; apply: ler_pmul; rewrite ?bulk_ge0 //.
  apply: le_trans (bulkM _ _) _; apply: ler_wpmul2r => //; exact: bulk_ge0.
apply: le_trans (ler_norm_add _ _) _; apply: ler_add.
  rewrite normrM ger0_norm ?ler0n // ler_wpmul2l ?ler0n //.
  by apply: bound => //; apply: pinch_remainder.
by apply: bound; rewrite ?trT.
Qed.

End At.

(** T15. As a goes to 0, so does what is missing between the change of the mse of
    model k from real data, over a, and the rule. *)
Theorem first_order_rule k e : 0 < e -> exists2 h, 0 < h &
  forall a G, 0 < a -> a < h -> fixed (pinch a) D G ->
  `|(mse T N (model_error (pinch a) D G k) - mse T N (D k)) / a
    - (- 2%:R * \sum_j g j * \tr (T *m (invmx (B k) *m S j
         *m (D k *m N *m (D k)^T - D j *m N *m (D k)^T))))| < e.
Proof.
move=> e0; set W := 2%:R * (bulk T * (M * (C1 * (M * C0 *+ 2)
    + bulk ((H - B k) *m change0 k)) * bulk N * bulk (D k)^T))
  + bulk T * (M * C0 *+ 2 * bulk N * (M * C0 *+ 2)).
pose Q := (K%:R * M * C1) *+ 2.
pose h := Num.min 2%:R^-1 (Num.min (`|Q| + 1)^-1 (e / (`|W| + 1))).
have q1 : 0 < `|Q| + 1 by rewrite ltr_paddl ?ltr01.
have w1 : 0 < `|W| + 1 by rewrite ltr_paddl ?ltr01.
exists h; first by rewrite !lt_minr !invr_gt0 ltr0n q1 divr_gt0.
move=> a G a0; rewrite !lt_minr => /andP[a1 /andP[aq aw]] fixG.
have a2 : a * (K%:R * M * C1) *+ 2 <= 1.
  rewrite -mulrnAr -/Q; apply: le_trans (_ : a * (`|Q| + 1) <= 1).
    by apply: ler_wpmul2l; [apply: ltW|rewrite ler_paddr ?ler01 // ler_norm].
  by rewrite -ler_pdivl_mulr // mul1r ltW.
have -> : - 2%:R * (\sum_j g j * \tr (T *m (invmx (B k) *m S j
      *m (D k *m N *m (D k)^T - D j *m N *m (D k)^T))))
    = 2%:R * \tr (T *m (change0 k *m N *m (D k)^T)).
  by rewrite (cross_term_at_zero (m := pinch 0) T N k).
apply: le_lt_trans (pinch_quotient a0 (ltW a1) fixG a2 k) _; rewrite -/W.
apply: le_lt_trans (_ : a * (`|W| + 1) < e); last by rewrite -ltr_pdivl_mulr.
by apply: ler_wpmul2l; [apply: ltW|rewrite ler_paddr ?ler01 // ler_norm].
Qed.

End Derivative.
