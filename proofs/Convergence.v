(** * Convergence: a gain below one makes the models settle

    Glossary
      converges x y    every entry of x t comes, and stays, within any e > 0 of y's
      gain_le F M c    see Gain.v

    Hypotheses: an archimedean ordered field, and a gain c < 1 in the norm of a
    positive definite F. Proved: geometric sequences vanish (Bernoulli), affine
    recursions converge to their one fixed point, and so do the K models, for
    any real data and any initial models. T4b and T5 give the gain. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner Model Gain.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Lemma bernoulli (R : realFieldType) (h : R) t : 0 <= h ->
  1 + h *+ t <= (1 + h) ^+ t.
Proof.
move=> h0; elim: t => [|t IH]; first by rewrite mulr0n addr0 expr0.
have h1 : 0 <= 1 + h by rewrite addr_ge0 ?ler01.
rewrite exprS; apply: le_trans (ler_wpmul2l h1 IH).
rewrite mulrDl mul1r mulrSr addrA ler_add2l mulrDr mulr1 ler_addl.
by rewrite mulr_ge0 // mulrn_wge0.
Qed.

Section Powers.
Variable R : archiFieldType.

Lemma power_vanishes (q C e : R) : 0 <= q -> q < 1 -> 0 < e ->
  exists N, forall t, (N <= t)%N -> q ^+ t * C < e.
Proof.
move=> q0 q1 e0; have [C0|C0] := lerP C 0.
  exists 0%N => t _; apply: le_lt_trans e0.
  by rewrite mulr_ge0_le0 ?exprn_ge0.
have [qz|q_neq0] := eqVneq q 0.
  by exists 1%N => -[|t] // _; rewrite qz expr0n mul0r.
have q_gt0 : 0 < q by rewrite lt_neqAle eq_sym q_neq0.
have h0 : 0 < q^-1 - 1 by rewrite subr_gt0 -invr1 ltf_pinv ?qualifE ?ltr01.
have Ceh0 : 0 <= C / (e * (q^-1 - 1)) by rewrite ltW // divr_gt0 // mulr_gt0.
exists (Num.bound (C / (e * (q^-1 - 1)))) => t Nt.
have big : C < e * (q^-1 ^+ t).
  have Nt' : C / (e * (q^-1 - 1)) < t%:R.
    by apply: lt_le_trans (archi_boundP Ceh0) _; rewrite ler_nat.
  rewrite ltr_pdivr_mulr ?mulr_gt0 // in Nt'; apply: lt_trans Nt' _.
  rewrite mulrCA ltr_pmul2l //.
  have := bernoulli t (ltW h0); rewrite [1 + (_ - 1)]addrC subrK => bern.
  by apply: lt_le_trans bern; rewrite mulr_natl ltr_addr ltr01.
by rewrite mulrC -ltr_pdivl_mulr ?exprn_gt0 // -exprVn.
Qed.

End Powers.

(** ** Sequences of columns *)

Section Recursion.
Variable R : archiFieldType.

Definition converges n (x : nat -> 'cV[R]_n) (y : 'cV[R]_n) : Prop :=
  forall i e, 0 < e -> exists N, forall t, (N <= t)%N -> `|x t i 0 - y i 0| < e.

Variables (n : nat) (F M : 'M[R]_n) (c : R).
Hypotheses (pdF : pd F) (c0 : 0 <= c) (c1 : c < 1) (gainM : gain_le F M c).

Lemma confined_pd : confined F M.
Proof. by move=> x Fx; rewrite -(mulKmx (pd_unit pdF) x) Fx !mulmx0. Qed.

(** The one fixed point of x = M x + b. *)
Lemma one_fixed_point (b y : 'cV[R]_n) :
  y = M *m y + b <-> y = invmx (1%:M - M) *m b.
Proof.
have u1M := gain_unit (pd_psd pdF) c0 c1 gainM confined_pd.
split=> [yE|->].
  have -> : b = (1%:M - M) *m y.
    by rewrite mulmxBl mul1mx {1}yE addrAC subrr add0r.
  by rewrite mulKmx.
set y' := _ *m b; apply/eqP; rewrite addrC -subr_eq; apply/eqP.
by rewrite -{1}[y']mul1mx -mulmxBl mulKVmx.
Qed.

Lemma gap_power (x : nat -> 'cV[R]_n) (b y : 'cV[R]_n) :
  y = M *m y + b -> (forall t, x t.+1 = M *m x t + b) ->
  forall t, x t - y = mxpow M t *m (x 0%N - y).
Proof.
move=> yE xE; elim=> [|t IH]; first by rewrite mxpow0 mul1mx.
by rewrite mxpowS -mulmxA -IH xE {1}yE opprD addrACA subrr addr0 -mulmxBr.
Qed.

(** Every functional of the gap vanishes. *)
Lemma gap_vanishes (x : nat -> 'cV[R]_n) (b y : 'cV[R]_n) :
  y = M *m y + b -> (forall t, x t.+1 = M *m x t + b) ->
  forall f e, 0 < e ->
  exists N, forall t, (N <= t)%N -> `|dot f (x t - y)| < e.
Proof.
move=> yE xE f e e0; pose w := invmx F *m (x 0%N - y).
have e2 : 0 < e ^+ 2 by rewrite exprn_gt0.
have [N small] :=
  power_vanishes (dot f (F *m f) * dot w (F *m w)) c0 c1 e2.
exists N => t /small; rewrite (gap_power yE xE) => lt_e2.
rewrite -(@ltr_pexpn2r _ 2) ?nnegrE ?normr_ge0 ?(ltW e0) //.
rewrite real_normK ?num_real //; apply: le_lt_trans lt_e2.
rewrite -[x 0%N - y](mulKVmx (pd_unit pdF)).
exact: gain_mxpow (pd_psd pdF) c0 gainM f w.
Qed.

(** So does every affine image. *)
Lemma image_converges (x : nat -> 'cV[R]_n) (b y : 'cV[R]_n)
    p (C : 'M_(p, n)) (q : 'cV_p) :
  y = M *m y + b -> (forall t, x t.+1 = M *m x t + b) ->
  converges (fun t => q + C *m x t) (q + C *m y).
Proof.
move=> yE xE i e e0; have [N small] := gap_vanishes yE xE (row i C)^T e0.
exists N => t /small; congr (`|_| < e).
rewrite /dot trmxK -row_mul mxE mulmxBr [RHS]addrC; rewrite !mxE.
by rewrite [RHS]addrC opprD addrACA subrr add0r.
Qed.

End Recursion.

(** ** The models settle *)

Section Models.
Variables (R : archiFieldType) (K d : nat) (m : model R K d).
Variables (F : 'M[R]_d) (c : R).
Hypotheses (pdF : pd F) (c0 : 0 <= c) (c1 : c < 1).
Hypothesis gainR : gain_le F (pooled_step m) c.

Lemma models_converge (r : 'I_K -> 'cV[R]_d) : exists limit : 'I_K -> 'cV[R]_d,
  [/\ forall k, generation m r limit k = limit k,
      forall other, (forall k, generation m r other k = other k) ->
        forall k, other k = limit k
    & forall theta : nat -> 'I_K -> 'cV[R]_d,
        (forall t k, theta t.+1 k = generation m r (theta t) k) ->
        forall k, converges (fun t => theta t k) (limit k)].
Proof.
pose b := pooled_signal m (fun k => invmx (training_gram m k) *m r k).
pose u := invmx (1%:M - pooled_step m) *m b.
pose reply k (v : 'cV[R]_d) :=
  invmx (training_gram m k) *m (r k + alpha m k *: v).
have uE : u = pooled_step m *m u + b by apply/(one_fixed_point pdF c0 c1 gainR).
have signal_ext (th th' : 'I_K -> 'cV[R]_d) :
    (forall k, th k = th' k) -> pooled_signal m th = pooled_signal m th'.
  by move=> ext; apply: eq_bigr => k _; rewrite ext.
have reply_signal v : pooled_signal m (reply ^~ v) = pooled_step m *m v + b.
  rewrite /pooled_signal mulmx_suml -big_split; apply: eq_bigr => k _ /=.
  rewrite /reply mulmxDr mulmxDr scalerDr addrC; congr (_ + _).
  by rewrite -!scalemxAr -scalemxAl scalerA mulmxA.
exists (reply ^~ u); split=> [k|other fixed k|theta step k i e e0].
- by rewrite /generation reply_signal -uE.
- have signal_u : pooled_signal m other = u.
    apply/(one_fixed_point pdF c0 c1 gainR).
    by rewrite -reply_signal; apply: signal_ext => j; rewrite -{1}fixed.
  by rewrite -fixed /generation signal_u.
have signal_step t : pooled_signal m (theta t.+1)
    = pooled_step m *m pooled_signal m (theta t) + b.
  by rewrite -reply_signal; apply: signal_ext => j; rewrite step.
have [N small] := image_converges pdF c0 c1 gainR
  (alpha m k *: invmx (training_gram m k)) (invmx (training_gram m k) *m r k)
  uE signal_step i e0.
exists N.+1 => -[|t] // Nt; rewrite step; move: (small t Nt); congr (`|_| < e).
by rewrite /generation /reply !mulmxDr -!scalemxAr !scalemxAl.
Qed.

End Models.
