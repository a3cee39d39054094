(** * T16: the commons game

    Page T16-commons-game.md. Equal Grams, private data only: K entities alike but
    for the weight alpha_k of synthetic data that each picks for itself.

    Glossary
      others al           sum_j (1 - alpha_j)
      influence al k i    the weight of entity i's real error in entity k's model in
                          the limit
      cost v s al k       entity k's limit mse: v sum_i influence^2, v the variance of
                          a fit to private data, plus alpha_k^2 times that of the
                          synthetic noise, s / (1 - mean^2), mean that of alpha
      deviate al k x      the profile where k alone plays x
      nash v s al         no entity gains by playing any x in [0, 1] alone

    Proved
    - influence solves the fixed point of the models (influence_limit).
    - The cost if all play alike, in closed form (symmetric_cost).
    - s = sigma / K: for every B there is a K with every symmetric Nash equilibrium
      more than B times as costly as some other common alpha
      (price_of_anarchy_unbounded). Along K = m^6 the Nash cost is at least
      C m^-3, and 1 - alpha = m^-2 costs at most C' m^-4.
    The exact rates, with their cube and sixth roots, are not proved; nor is it that
    an equilibrium exists. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Game.
Variables (R : realFieldType) (K : nat).
Implicit Types (al : 'I_K -> R) (k i j : 'I_K) (v s x y : R).

Definition others al : R := \sum_j (1 - al j).
Definition mean_weight al : R := (\sum_j al j) / K%:R.
Definition influence al k i : R :=
  (1 - al k) *+ (i == k) + al k * ((1 - al i) / others al).
Definition cost v s al k : R :=
  v * (\sum_i influence al k i ^+ 2) + al k ^+ 2 * (s / (1 - mean_weight al ^+ 2)).
Definition deviate al k x j : R := if j == k then x else al j.
Definition nash v s al : Prop := forall k x, 0 <= x -> x <= 1 ->
  cost v s al k <= cost v s (deviate al k x) k.

(** Real errors e_i, without synthetic noise: the models x that are each
    (1 - alpha_k) e_k + alpha_k times the average of all. *)
Theorem influence_limit al (e x : 'I_K -> R) : others al != 0 ->
  (forall k, x k = (1 - al k) * e k + al k * ((\sum_j x j) / K%:R)) ->
  forall k, x k = \sum_i influence al k i * e i.
Proof.
move=> T0 xE k; have K0 : K%:R != 0 :> R.
  by rewrite pnatr_eq0 -lt0n (leq_ltn_trans _ (ltn_ord k)).
pose u := (\sum_j x j) / K%:R; have uK : \sum_j x j = K%:R * u.
  by rewrite /u mulrC divfK.
have uT : u * others al = \sum_j (1 - al j) * e j.
  have : \sum_j x j = \sum_j (1 - al j) * e j + \sum_j al j * u.
    by rewrite -big_split; apply: eq_bigr => j _; rewrite {1}xE.
  rewrite uK -mulr_suml => h.
  have -> : others al = K%:R - \sum_j al j.
    by rewrite /others sumrB sumr_const card_ord.
  by rewrite mulrBr (mulrC u) h (mulrC u) addrK.
rewrite xE -/u /influence; under eq_bigr do rewrite mulrDl.
rewrite big_split /= (bigD1 k) //= eqxx mulr1n big1 ?addr0 => [|i ik]; last first.
  by rewrite (negbTE ik) mulr0n mul0r.
congr (_ + _); have -> : u = (\sum_j (1 - al j) * e j) / others al.
  by rewrite -uT mulfK.
rewrite mulr_suml mulr_sumr; apply: eq_bigr => i _.
by rewrite -!mulrA (mulrC (others al)^-1).
Qed.

Lemma symmetric_cost v s y k : y != 1 -> cost v s (fun=> y) k
  = v * ((1 - y) ^+ 2 + (1 - (1 - y) ^+ 2) / K%:R) + y ^+ 2 * (s / (1 - y ^+ 2)).
Proof.
move=> y1; have K0 : K%:R != 0 :> R.
  by rewrite pnatr_eq0 -lt0n (leq_ltn_trans _ (ltn_ord k)).
have e0 : 1 - y != 0 by rewrite subr_eq0 eq_sym.
have T : others (fun=> y) = K%:R * (1 - y).
  by rewrite /others sumr_const card_ord mulr_natl.
have M : mean_weight (fun=> y) = y.
  by rewrite /mean_weight sumr_const card_ord -[X in X / _]mulr_natl mulrC mulKf.
rewrite /cost M; congr (v * _ + _).
have infl i : influence (fun=> y) k i = (1 - y) *+ (i == k) + y / K%:R.
  by rewrite /influence T; congr (_ + _); field; rewrite K0 e0.
under eq_bigr do rewrite infl; rewrite (bigD1 k) //= eqxx mulr1n.
rewrite (eq_bigr (fun=> (y / K%:R) ^+ 2)) => [|i /negbTE ->]; last first.
  by rewrite mulr0n add0r.
rewrite sumr_const cardC1 card_ord -[X in _ + X]mulr_natl.
have -> : K.-1%:R = K%:R - 1 :> R.
  by rewrite -[in RHS](prednK (leq_ltn_trans (leq0n k) (ltn_ord k))) mulrSr addrK.
by move: (K%:R : R) K0 => n n0; field.
Qed.

(** Listening to the others alone, while all others play y. *)
Lemma deaf_cost v s y k : (1 < K)%N -> y != 1 ->
  cost v s (deviate (fun=> y) k 1) k
  = v / (K%:R - 1) + s / (1 - ((1 + (K%:R - 1) * y) / K%:R) ^+ 2).
Proof.
move=> K1 y1; have e0 : 1 - y != 0 by rewrite subr_eq0 eq_sym.
have KE : K.-1%:R = K%:R - 1 :> R.
  by rewrite -[in RHS](prednK (ltnW K1)) mulrSr addrK.
have n0 : K%:R - 1 != 0 :> R by rewrite -KE pnatr_eq0 -lt0n -ltnS prednK // ltnW.
have big (f : R -> R) : \sum_j f (deviate (fun=> y) k 1 j) = f 1 + (K%:R - 1) * f y.
  rewrite (bigD1 k) //= {1}/deviate eqxx (eq_bigr (fun=> f y)) => [|j /negbTE jk].
    by rewrite sumr_const cardC1 card_ord -KE mulr_natl.
  by rewrite /deviate jk.
have T : others (deviate (fun=> y) k 1) = (K%:R - 1) * (1 - y).
  by rewrite /others (big (fun z => 1 - z)) subrr add0r.
have M : mean_weight (deviate (fun=> y) k 1) = (1 + (K%:R - 1) * y) / K%:R.
  by rewrite /mean_weight (big id).
rewrite /cost M; have -> : deviate (fun=> y) k 1 k = 1 by rewrite /deviate eqxx.
rewrite expr1n mul1r; congr (v * _ + _).
under eq_bigr => i _.
  rewrite /influence T {1 2}/deviate eqxx subrr mul0rn add0r mul1r; over.
rewrite (big (fun z => ((1 - z) / ((K%:R - 1) * (1 - y))) ^+ 2)) subrr mul0r expr0n add0r.
by field; rewrite n0 e0.
Qed.

End Game.

Section Anarchy.
Variables (R : archiFieldType) (v sigma : R).
Hypotheses (v0 : 0 < v) (sigma0 : 0 < sigma).

(** At a symmetric equilibrium 1 - alpha is at most of the order K^-1/2. *)
Lemma nash_listens (K : nat) (y : R) (k : 'I_K) : (1 < K)%N -> 0 <= y -> y < 1 ->
  nash v (sigma / K%:R) (fun _ : 'I_K => y) ->
  v * (1 - y) ^+ 2 * (K%:R - 1) <= v + sigma *+ 2.
Proof.
move=> K1 y0 y1 eq_y; have y_neq : y != 1 by rewrite lt_eqF.
have := eq_y k 1 ler01 (lexx _); rewrite symmetric_cost // deaf_cost //.
have n1 : 1 <= K%:R - 1 :> R.
  by rewrite ler_subr_addr -[1 + 1]/(2%:R) ler_nat.
have nE : K%:R = K%:R - 1 + 1 :> R by rewrite subrK.
move: (K%:R : R) nE n1 => K' ->; rewrite addrK; move: (K' - 1) => n n1.
have n0 := lt_le_trans ltr01 n1.
have e0 : 0 < 1 - y by rewrite subr_gt0.
have e1 : 1 - y <= 1 by rewrite ger_addl oppr_le0.
have yE : y = 1 - (1 - y) by rewrite opprB addrC subrK.
move: {y_neq} (1 - y) yE e0 e1 => e yE e0 e1.
have n10 : 0 < n + 1 by rewrite addr_gt0 ?ltr01.
have y2 : 0 < 1 + y by rewrite ltr_paddr ?ltr01.
have z0 : 0 < 1 - y ^+ 2.
  have -> : 1 - y ^+ 2 = e * (1 + y) by rewrite yE; ring.
  exact: mulr_gt0.
pose a := (1 + n * y) / (n + 1).
have aE : 1 - a = n * e / (n + 1).
  by rewrite /a yE; field; rewrite gt_eqF.
have ya : y <= a.
  rewrite -subr_ge0; have -> : a - y = e / (n + 1).
    by rewrite /a yE; field; rewrite gt_eqF.
  by rewrite divr_ge0 ?(ltW e0) ?(ltW n10).
have a2 : n * e / (n + 1) * (1 + y) <= 1 - a ^+ 2.
  have -> : 1 - a ^+ 2 = (1 - a) * (1 + a) by ring.
  rewrite aE ler_wpmul2l ?ler_add2l //.
  by rewrite divr_ge0 ?mulr_ge0 ?(ltW e0) ?(ltW n0) ?(ltW n10).
have b0 : 0 < n * e / (n + 1) * (1 + y) by rewrite mulr_gt0 ?divr_gt0 ?mulr_gt0.
have noise : sigma / (n + 1) / (1 - a ^+ 2)
    <= sigma / (n + 1) / (n * e / (n + 1) * (1 + y)).
  rewrite ler_pmul2l ?divr_gt0 // lef_pinv ?posrE //.
  exact: lt_le_trans b0 a2.
move=> /le_trans/(_ (ler_add (lexx _) noise)).
have -> : sigma / (n + 1) / (n * e / (n + 1) * (1 + y)) = sigma / (n * e * (1 + y)).
  by field; rewrite !gt_eqF.
have -> : y ^+ 2 * (sigma / (n + 1) / (1 - y ^+ 2))
    = sigma * y ^+ 2 / ((n + 1) * (e * (1 + y))).
  have -> : 1 - y ^+ 2 = e * (1 + y) by rewrite yE; ring.
  by field; rewrite !gt_eqF.
move=> le1.
have gap : sigma / (n * e * (1 + y)) - sigma * y ^+ 2 / ((n + 1) * (e * (1 + y)))
    = sigma / (n + 1) * (1 + (n * (e * (1 + y)))^-1).
  have -> : y ^+ 2 = 1 - e * (1 + y) by rewrite yE; ring.
  by field; rewrite !gt_eqF.
have small : (n * (e * (1 + y)))^-1 <= (n * e)^-1.
  by rewrite lef_pinv ?posrE ?mulr_gt0 // ler_pmul2l // ler_pmulr // ler_addl.
have le2 : v * (e ^+ 2 + (1 - e ^+ 2) / (n + 1))
    <= v / n + sigma / (n + 1) * (1 + (n * e)^-1).
  move: le1; rewrite -ler_subr_addr -addrA gap => /le_trans; apply.
  by rewrite ler_add2l ler_pmul2l ?divr_gt0 // ler_add2l.
have le3 : v * e ^+ 2 * n <= v / n + sigma * (1 + (n * e)^-1).
  have := ler_wpmul2l (ltW n10) le2.
  have -> : (n + 1) * (v * (e ^+ 2 + (1 - e ^+ 2) / (n + 1))) = v * e ^+ 2 * n + v.
    by field; rewrite gt_eqF.
  have -> : (n + 1) * (v / n + sigma / (n + 1) * (1 + (n * e)^-1))
      = v / n + sigma * (1 + (n * e)^-1) + v.
    by field; rewrite !gt_eqF.
  by rewrite ler_add2r.
have vn : v / n <= v by rewrite ler_pdivr_mulr // ler_pmulr.
have [ne1|ne1] := lerP 1 (n * e).
  apply: le_trans le3 _; apply: ler_add => //.
  have -> : sigma *+ 2 = sigma * (1 + 1) by ring.
  by rewrite ler_pmul2l // ler_add2l invf_le1 // mulr_gt0.
have ne0 : 0 <= n * e by rewrite mulr_ge0 ?(ltW e0) ?(ltW n0).
apply: (@le_trans _ _ v); last by rewrite ler_addl mulrn_wge0 // ltW.
have -> : v * e ^+ 2 * n = v * (n * e * e) by ring.
rewrite ler_pimulr ?(ltW v0) // mulr_ile1 ?(ltW e0) //.
exact: ltW.
Qed.

(** The price of anarchy has no bound. *)
Theorem price_of_anarchy_unbounded (B : R) : exists K, exists2 z,
  (1 < K)%N && (0 <= z < 1) &
  forall y (k : 'I_K), 0 <= y -> y < 1 -> nash v (sigma / K%:R) (fun _ : 'I_K => y) ->
  B * cost v (sigma / K%:R) (fun _ : 'I_K => z) k < cost v (sigma / K%:R) (fun _ : 'I_K => y) k.
Proof.
pose C := 1 + sigma *+ 2 / v; pose D := 1 + C *+ 2; pose E := v *+ 2 + sigma.
have C1 : 1 <= C by rewrite ler_addl divr_ge0 ?mulrn_wge0 ?ltW.
have C0 := lt_le_trans ltr01 C1.
have D1 : 1 <= D by rewrite ler_addl mulrn_wge0 // ltW.
have D0 := lt_le_trans ltr01 D1.
have E0 : 0 < E by rewrite addr_gt0 // mulrn_wgt0.
pose big := 2%:R + 8%:R * C + `|B| * (8%:R * D * E) / sigma.
have p1 : 0 <= 8%:R * C by apply: mulr_ge0; [apply: ler0n|apply: ltW].
have p2 : 0 <= `|B| * (8%:R * D * E) / sigma.
  apply: divr_ge0; last exact: ltW.
  apply: mulr_ge0; first exact: normr_ge0.
  by apply: mulr_ge0; [apply: mulr_ge0; [apply: ler0n|apply: ltW]|apply: ltW].
have big0 : 0 <= big by apply: addr_ge0 p2; apply: addr_ge0 p1; apply: ler0n.
pose m := Num.bound big; have rbig : big < m%:R by apply: archi_boundP.
pose r : R := m%:R; have parts : 2%:R <= r /\ 8%:R * C <= r.
  have lt_ : big <= r by apply: ltW.
  split; apply: le_trans lt_; rewrite /big.
    by rewrite -addrA ler_addl addr_ge0.
  by rewrite addrAC ler_addr addr_ge0 ?ler0n.
case: parts => r2 rC; have r1 : 1 <= r by apply: le_trans r2; rewrite ler1n.
have r0 := lt_le_trans ltr01 r1.
have rB : `|B| * (8%:R * D * E) < r * sigma.
  rewrite -ltr_pdivr_mulr //; apply: le_lt_trans rbig; rewrite /big ler_addr.
  by apply: addr_ge0 p1; apply: ler0n.
have m2 : (2 <= m)%N by rewrite -(ler_nat R).
have KE : (m ^ 6)%:R = r ^+ 6 :> R by rewrite natrX.
exists (m ^ 6)%N, (1 - (r ^+ 2)^-1).
  rewrite subr_ge0 ltr_subl_addr ltr_addl invr_gt0 exprn_gt0 // andbT.
  rewrite invf_le1 ?exprn_gt0 // exprn_ege1 // andbT.
  by rewrite (leq_trans m2) // -{1}(expn1 m) leq_pexp2l // (leq_trans _ m2).
move=> y k y0 y1 eq_y; have K1 : (1 < m ^ 6)%N.
  by rewrite (leq_trans m2) // -{1}(expn1 m) leq_pexp2l // (leq_trans _ m2).
have := nash_listens k K1 y0 y1 eq_y.
have y_neq : y != 1 by rewrite lt_eqF.
have z_neq : 1 - (r ^+ 2)^-1 != 1.
  by rewrite -subr_eq0 addrAC subrr sub0r oppr_eq0 invr_eq0 expf_eq0 /= gt_eqF.
rewrite !symmetric_cost // KE.
have e0 : 0 < 1 - y by rewrite subr_gt0.
have yE : y = 1 - (1 - y) by rewrite opprB addrC subrK.
have e1 : 1 - y <= 1 by rewrite ger_addl oppr_le0.
move: {eq_y y_neq z_neq KE} (1 - y) yE e0 e1 => e yE e0 e1 listens.
have r6 : r <= r ^+ 6 by rewrite exprS ler_pmulr // exprn_ege1.
have r60 : 0 < r ^+ 6 by rewrite exprn_gt0.
have r20 : 0 < r ^+ 2 by rewrite exprn_gt0.
have r30 : 0 < r ^+ 3 by rewrite exprn_gt0.
(* e r^3 <= D, from e^2 (K - 1) <= C and K <= 2 (K - 1). *)
have e2 : e ^+ 2 * r ^+ 6 <= C *+ 2.
  have K2 : r ^+ 6 <= (r ^+ 6 - 1) *+ 2.
    rewrite mulr2n -subr_ge0.
    have -> : r ^+ 6 - 1 + (r ^+ 6 - 1) - r ^+ 6 = r ^+ 6 - 2%:R by ring.
    by rewrite subr_ge0 (le_trans r2).
  apply: le_trans (ler_wpmul2l (sqr_ge0 e) K2) _; rewrite mulrnAr.
  rewrite ler_muln2r /=; rewrite -(ler_pmul2l v0) mulrA (le_trans listens) //.
  by rewrite /C mulrDr mulr1 ler_add2l mulrCA mulfV ?mulr1 // gt_eqF.
have eD : e * r ^+ 3 <= D.
  have er0 : 0 <= e * r ^+ 3 by rewrite mulr_ge0 ?(ltW e0) ?(ltW r30).
  rewrite -(@ler_pexpn2r _ 2) ?nnegrE ?(ltW D0) // exprMn -exprM.
  apply: le_trans e2 _; apply: (@le_trans _ _ D); first by rewrite /D ler_addr ler01.
  by rewrite expr2 ler_pmulr.
(* y >= 1/2 *)
have e4 : e *+ 2 <= 1.
  have h : e ^+ 2 * (8%:R * C) <= C *+ 2.
    apply: le_trans e2; apply: ler_wpmul2l; first exact: sqr_ge0.
    exact: le_trans rC r6.
  have e20 : 0 <= e *+ 2 by rewrite mulrn_wge0 // ltW.
  rewrite -(@ler_pexpn2r _ 2) ?nnegrE ?ler01 // expr1n.
  have c20 : 0 < C *+ 2 by rewrite pmulrn_lgt0.
  rewrite -(ler_pmul2r c20) mul1r; apply: le_trans h.
  by rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
(* All in b = 1 / r. *)
pose b := r^-1; have b0 : 0 < b by rewrite invr_gt0.
have b1 : b <= 1 by rewrite invf_le1.
have bn n : (r ^+ n)^-1 = b ^+ n by rewrite /b exprVn.
have eb : e <= D * b ^+ 3.
  by rewrite -bn ler_pdivl_mulr.
have Bb : `|B| * (8%:R * D * E) * b < sigma by rewrite /b ltr_pdivr_mulr // (mulrC sigma).
rewrite !bn.
pose a := b ^+ 2; have a0 : 0 < a by rewrite exprn_gt0.
have a1 : a <= 1 by rewrite exprn_ile1 // ltW.
have costz : v * ((1 - (1 - a)) ^+ 2 + (1 - (1 - (1 - a)) ^+ 2) * b ^+ 6)
    + (1 - a) ^+ 2 * (sigma * b ^+ 6 / (1 - (1 - a) ^+ 2)) <= E * a ^+ 2.
  have -> : 1 - (1 - a) = a by ring.
  have -> : b ^+ 6 = a ^+ 3 by rewrite /a -exprM.
  have -> : sigma * a ^+ 3 / (1 - (1 - a) ^+ 2) = sigma * a ^+ 2 / (2%:R - a).
    have two : 0 < 2%:R - a by rewrite subr_gt0 (le_lt_trans a1) // ltr1n.
    have -> : 1 - (1 - a) ^+ 2 = a * (2%:R - a) by ring.
    by field; rewrite !gt_eqF.
  have -> : E * a ^+ 2 = v * (a ^+ 2 + a ^+ 2) + sigma * a ^+ 2 by rewrite /E; ring.
  apply: ler_add.
    rewrite ler_pmul2l // ler_add2l (exprS a 2) mulrA ler_pimull ?sqr_ge0 //.
    have c1 : 1 - a ^+ 2 <= 1 by rewrite ger_addl oppr_le0 sqr_ge0.
    have c0 : 0 <= 1 - a ^+ 2 by rewrite subr_ge0 exprn_ile1 // ltW.
    exact: mulr_ile1 c0 (ltW a0) c1 a1.
  have s2 : 0 <= sigma * a ^+ 2 by rewrite mulr_ge0 ?sqr_ge0 // ltW.
  have le1 : sigma * a ^+ 2 / (2%:R - a) <= sigma * a ^+ 2.
    rewrite ler_pdivr_mulr ?subr_gt0 ?(le_lt_trans a1) ?ltr1n // ler_pemulr //.
    by rewrite ler_subr_addr -[2%:R]/(1 + 1) ler_add2l.
  apply: le_trans le1; rewrite ler_pimull //.
    by rewrite divr_ge0 // subr_ge0 (le_trans a1) // ler1n.
  by rewrite exprn_ile1 // ?subr_ge0 // ger_addl oppr_le0 ltW.
have costy : sigma * b ^+ 3 / (8%:R * D)
    <= v * (e ^+ 2 + (1 - e ^+ 2) * b ^+ 6) + y ^+ 2 * (sigma * b ^+ 6 / (1 - y ^+ 2)).
  have e21 : e ^+ 2 <= 1 by rewrite exprn_ile1 // ltW.
  apply: ler_paddl.
    apply: mulr_ge0; first exact: ltW.
    apply: addr_ge0; first exact: sqr_ge0.
    by apply: mulr_ge0; rewrite ?subr_ge0 // exprn_ge0 // ltW.
  have y2 : 2%:R^-1 <= y.
    rewrite yE ler_subr_addr -ler_subr_addl.
    have -> : 1 - 2%:R^-1 = 2%:R^-1 :> R by field.
    by rewrite -[2%:R^-1]mul1r ler_pdivl_mulr ?ltr0n // mulr_natr.
  have z0 : 0 < 1 - y ^+ 2.
    have -> : 1 - y ^+ 2 = e * (1 + y) by rewrite yE; ring.
    by rewrite mulr_gt0 // ltr_paddr ?ltr01.
  have z1 : 1 - y ^+ 2 <= 2%:R * (D * b ^+ 3).
    have -> : 1 - y ^+ 2 = e * (1 + y) by rewrite yE; ring.
    rewrite mulrC; apply: ler_pmul; rewrite ?(ltW e0) ?addr_ge0 ?ler01 //.
    by rewrite -[2%:R]/(1 + 1) ler_add2l ltW.
  have d0 : 0 < 2%:R * (D * b ^+ 3) by rewrite !mulr_gt0 ?ltr0n ?exprn_gt0.
  have sb : 0 < sigma * b ^+ 6 by rewrite mulr_gt0 // exprn_gt0.
  have -> : sigma * b ^+ 3 / (8%:R * D)
      = (2%:R^-1) ^+ 2 * (sigma * b ^+ 6 / (2%:R * (D * b ^+ 3))).
    by field; rewrite !gt_eqF.
  apply: ler_pmul; rewrite ?sqr_ge0 ?divr_ge0 ?(ltW sb) ?(ltW d0) //.
    by rewrite ler_pexpn2r ?nnegrE ?invr_ge0 ?ler0n.
  by rewrite ler_pmul2l // lef_pinv ?posrE.
apply: lt_le_trans costy; apply: le_lt_trans (_ : _ <= `|B| * (E * a ^+ 2)) _.
  apply: le_trans (ler_wpmul2r _ (ler_norm B)) _; last first.
    by apply: ler_wpmul2l; rewrite ?normr_ge0.
  apply: addr_ge0.
    apply: mulr_ge0; first exact: ltW.
    apply: addr_ge0; first exact: sqr_ge0.
    have -> : 1 - (1 - b ^+ 2) = a by rewrite opprB addrC subrK.
    by apply: mulr_ge0; rewrite ?subr_ge0 ?exprn_ile1 ?exprn_ge0 // ?(ltW a0) // ltW.
  apply: mulr_ge0; first exact: sqr_ge0.
  apply: divr_ge0; first by rewrite mulr_ge0 ?exprn_ge0 // ltW.
  by rewrite subr_ge0 exprn_ile1 // ?subr_ge0 // ger_addl oppr_le0 exprn_ge0 // ltW.
rewrite ltr_pdivl_mulr ?mulr_gt0 ?ltr0n //.
have -> : `|B| * (E * a ^+ 2) * (8%:R * D)
    = `|B| * (8%:R * D * E) * b * b ^+ 3 by rewrite /a; ring.
by rewrite ltr_pmul2r // exprn_gt0.
Qed.

End Anarchy.
