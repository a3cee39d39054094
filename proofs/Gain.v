(** * The gain of a matrix, and what it says of eigenvalues and powers

    Glossary
      gain_le F M c    <x, M F w>^2 <= c <x, F x> <w, F w> for all x and w: in the
                       norm |z|^2 = <z, F^-1 z> on the range of F, M multiplies
                       lengths by sqrt c at most. Written so, F need not be
                       invertible and no square root is taken.
      confined F M     the range of M lies in the range of F (said of the kernels)

    Hypothesis throughout: F is positive semidefinite; definite where F^-1 is
    written. T4 uses it with F = H, T5 with F = (1-alpha)(1-beta) S* + alpha H. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices Loewner.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Gain.
Variables (R : realFieldType) (n : nat).
Implicit Types (F M : 'M[R]_n) (x w z : 'cV[R]_n) (c a b : R).

Definition gain_le F M c : Prop := forall x w,
  dot x (M *m (F *m w)) ^+ 2 <= c * (dot x (F *m x) * dot w (F *m w)).

Definition confined F M : Prop := forall x, F *m x = 0 -> M^T *m x = 0.

Lemma square_le_cancel (s t : R) : 0 <= s -> 0 <= t -> s ^+ 2 <= t * s -> s <= t.
Proof.
rewrite le_eqVlt => /predU1P[<- //|s0] _.
by rewrite expr2 ler_pmul2r.
Qed.

(** The transpose of M shrinks the norm of F. *)
Lemma gain_transpose F M c x : psd F -> 0 <= c -> gain_le F M c ->
  dot (M^T *m x) (F *m (M^T *m x)) <= c * dot x (F *m x).
Proof.
move=> psdF c0 gainM; apply: square_le_cancel; rewrite ?mulr_ge0 ?psd_ge0 //.
by have := gainM x (M^T *m x); rewrite dot_tr mulrA.
Qed.

(** M shrinks the norm of F^-1. *)
Lemma gain_inverse F M c z : pd F -> 0 <= c -> gain_le F M c ->
  dot (M *m z) (invmx F *m (M *m z)) <= c * dot z (invmx F *m z).
Proof.
move=> pdF c0 gainM; have uF := pd_unit pdF.
have psdI := pd_psd (pd_inv pdF).
apply: square_le_cancel; rewrite ?mulr_ge0 ?psd_ge0 //.
have := gainM (invmx F *m (M *m z)) (invmx F *m z).
rewrite !mulKVmx // (dotC _ z) (dotC _ (M *m z)).
by rewrite (mulrC (dot (M *m z) _)) mulrA.
Qed.

(** No eigenvalue exceeds the gain. *)
Lemma gain_eigenvalue F M c a b : psd F -> 0 <= c -> gain_le F M c ->
  confined F M -> complex_eigenvalue M a b -> a ^+ 2 + b ^+ 2 <= c.
Proof.
move=> psdF c0 gainM FM /complex_eigenvalue_tr[u [v [uv0 Mu Mv]]].
have normE : dot (M^T *m u) (F *m (M^T *m u)) + dot (M^T *m v) (F *m (M^T *m v))
    = (a ^+ 2 + b ^+ 2) * (dot u (F *m u) + dot v (F *m v)).
  rewrite Mu Mv mulmxBr mulmxDr -!scalemxAr !(dotBl, dotBr, dotDl, dotDr).
  rewrite !(dotZl, dotZr, dotNl, dotNr) (dot_sym v u (psd_sym psdF)).
  by move: (dot u (F *m u)) (dot u _) (dot v _) => s t q; ring.
have [N0|N_neq0] := eqVneq (dot u (F *m u) + dot v (F *m v)) 0.
  move/eqP: N0; rewrite paddr_eq0 ?psd_ge0 // => /andP[/eqP uFu /eqP vFv].
  have := FM _ (psd_ker psdF vFv); have := FM _ (psd_ker psdF uFu).
  by rewrite Mu Mv => Mu0 Mv0; rewrite (null_eigenpair uv0 Mu0 Mv0).
have N_gt0 : 0 < dot u (F *m u) + dot v (F *m v).
  by rewrite lt_neqAle eq_sym N_neq0 addr_ge0 ?psd_ge0.
rewrite -(ler_pmul2r N_gt0) -normE mulrDr.
by apply: ler_add; apply: gain_transpose.
Qed.

(** If M F is symmetric, the eigenvalues are real and lie where M F does. *)
Lemma symmetric_eigenvalue F M k a b : psd F -> psd (M *m F) ->
  loewner (M *m F) (k *: F) -> 0 <= k -> confined F M ->
  complex_eigenvalue M a b -> [/\ b = 0, 0 <= a & a <= k].
Proof.
move=> psdF psdMF MFk k0 FM /complex_eigenvalue_tr[u [v [uv0 Mu Mv]]].
have FMt : F *m M^T = M *m F.
  by rewrite -[RHS](psd_sym psdMF) trmx_mul (psd_sym psdF).
have N0 : 0 <= dot u (F *m u) + dot v (F *m v) by rewrite addr_ge0 ?psd_ge0.
have [/eqP|N_neq0] := eqVneq (dot u (F *m u) + dot v (F *m v)) 0.
  rewrite paddr_eq0 ?psd_ge0 // => /andP[/eqP uFu /eqP vFv].
  have := FM _ (psd_ker psdF vFv); have := FM _ (psd_ker psdF uFu).
  rewrite Mu Mv => Mu0 Mv0; have /eqP := null_eigenpair uv0 Mu0 Mv0.
  by rewrite sqr_sum_eq0 => /andP[/eqP-> /eqP->].
have N_gt0 : 0 < dot u (F *m u) + dot v (F *m v).
  by rewrite lt_neqAle eq_sym N_neq0.
have symF := dot_sym v u (psd_sym psdF).
have aN : dot u (M *m F *m u) + dot v (M *m F *m v)
    = a * (dot u (F *m u) + dot v (F *m v)).
  rewrite -FMt -!mulmxA Mu Mv mulmxBr mulmxDr -!scalemxAr dotBr dotDr !dotZr.
  by rewrite symF; move: (dot u _) (dot u _) (dot v _) => s t q; ring.
have bN : b * (dot u (F *m u) + dot v (F *m v)) = 0.
  have : dot v (M *m F *m u) = dot u (M *m F *m v).
    by rewrite (dot_sym v u (psd_sym psdMF)).
  rewrite -FMt -!mulmxA Mu Mv mulmxBr mulmxDr -!scalemxAr dotBr dotDr !dotZr.
  rewrite symF; move: (dot u _) (dot u _) (dot v _) => s t q /eqP.
  by rewrite addrC -subr_eq0 => /eqP eq0; rewrite -[RHS]oppr0 -[in RHS]eq0; ring.
split.
- by apply/eqP; move/eqP: bN; rewrite mulf_eq0 (negbTE N_neq0) orbF.
- by rewrite -(pmulr_lge0 _ N_gt0) -aN addr_ge0 ?psd_ge0.
rewrite -(ler_pmul2r N_gt0) -aN mulrDr -!dotZr !scalemxAl.
by apply: ler_add; apply: loewner_dot.
Qed.

(** Gains multiply along powers. *)
Lemma gain_mxpow F M c t : psd F -> 0 <= c ->
  gain_le F M c -> gain_le F (mxpow M t) (c ^+ t).
Proof.
move=> psdF c0 gainM; elim: t => [|t IH] x w.
  by rewrite mxpow0 mul1mx expr0 mul1r psd_CS.
rewrite mxpowS -mulmxA dot_tr; apply: le_trans (IH _ _) _.
rewrite exprSr -!mulrA; apply: ler_wpmul2l; first exact: exprn_ge0.
rewrite mulrA; apply: ler_wpmul2r; first exact: psd_ge0.
exact: gain_transpose.
Qed.

(** A gain below one leaves room for exactly one fixed point. *)
Lemma gain_unit F M c : psd F -> 0 <= c -> c < 1 -> gain_le F M c ->
  confined F M -> 1%:M - M \in unitmx.
Proof.
move=> psdF c0 c1 gainM FM; rewrite unitmxE unitfE; apply/negP.
case/det0P => v v0 /eqP; rewrite mulmxBr mulmx1 subr_eq0 => /eqP vM.
have /eigenvalue_complex ev : eigenvalue M 1.
  by apply/eigenvalueP; exists v; rewrite -?vM ?scale1r.
have := gain_eigenvalue psdF c0 gainM FM ev.
by rewrite expr1n expr0n addr0 leNgt c1.
Qed.

End Gain.
