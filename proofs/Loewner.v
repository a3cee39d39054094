(** * Semidefinite matrices and the Loewner order

    Glossary
      psd A           A is symmetric and <x, A x> >= 0 for every x
      pd A            A is symmetric and <x, A x> > 0 for every x != 0
      loewner A B     B - A is positive semidefinite, "A is at most B"

    Everything holds over an abstract ordered field (realFieldType): no square
    root, no spectral theorem, no axiom. Used by T4, T5, T6 and T7. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import Matrices.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Definitions.
Variables (R : realFieldType) (n : nat).
Implicit Types A B : 'M[R]_n.

Definition psd A : Prop := A^T = A /\ forall x : 'cV_n, 0 <= dot x (A *m x).
Definition pd A : Prop :=
  A^T = A /\ forall x : 'cV_n, x != 0 -> 0 < dot x (A *m x).
Definition loewner A B : Prop := psd (B - A).

End Definitions.

(** A quadratic that is never negative has no positive discriminant. *)
Lemma discriminant (R : realFieldType) (a b c : R) : 0 <= c ->
  (forall t, 0 <= a + b *+ 2 * t + c * t ^+ 2) -> b ^+ 2 <= a * c.
Proof.
rewrite le_eqVlt => /predU1P[<- q|c_gt0 q].
  have [->|b0] := eqVneq b 0; first by rewrite expr0n mulr0.
  have := q (- (a + 1) / (b *+ 2)); rewrite mul0r addr0.
  have -> : a + b *+ 2 * (- (a + 1) / (b *+ 2)) = -1.
    by field; rewrite b0.
  by rewrite ler0N1.
rewrite -subr_ge0; have := q (- b / c).
have -> : a + b *+ 2 * (- b / c) + c * (- b / c) ^+ 2 = (a * c - b ^+ 2) / c.
  by field; rewrite gt_eqF.
by rewrite pmulr_lge0 // invr_gt0.
Qed.

Section Semidefinite.
Variables (R : realFieldType) (n : nat).
Implicit Types (A B C : 'M[R]_n) (x y v : 'cV[R]_n).

Lemma psd_sym A : psd A -> A^T = A. Proof. by case. Qed.
Lemma psd_ge0 A x : psd A -> 0 <= dot x (A *m x). Proof. by case. Qed.
Lemma pd_sym A : pd A -> A^T = A. Proof. by case. Qed.

Lemma pd_psd A : pd A -> psd A.
Proof.
case=> symA posA; split=> // x; have [->|x0] := eqVneq x 0.
  by rewrite dot0l.
by rewrite ltW // posA.
Qed.

(** *** What is semidefinite *)

Lemma psd0 : psd (0 : 'M[R]_n).
Proof. by split=> [|x]; rewrite ?trmx0 // mul0mx dot0r. Qed.

Lemma pd1 : pd (1%:M : 'M[R]_n).
Proof.
split=> [|x x0]; rewrite ?trmx1 // mul1mx lt_neqAle dot_ge0 eq_sym.
by rewrite dot_eq0 x0.
Qed.

Lemma psdD A B : psd A -> psd B -> psd (A + B).
Proof.
move=> [symA posA] [symB posB]; split=> [|x].
  by rewrite linearD /= symA symB.
by rewrite mulmxDl dotDr addr_ge0.
Qed.

Lemma psdZ a A : 0 <= a -> psd A -> psd (a *: A).
Proof.
move=> a0 [symA posA]; split=> [|x]; first by rewrite linearZ /= symA.
by rewrite -scalemxAl dotZr mulr_ge0.
Qed.

Lemma psd_sum (I : finType) (P : pred I) (F : I -> 'M[R]_n) :
  (forall i, P i -> psd (F i)) -> psd (\sum_(i | P i) F i).
Proof. by move=> psdF; elim/big_ind: _ => //; [apply: psd0|apply: psdD]. Qed.

Lemma pdD A B : pd A -> psd B -> pd (A + B).
Proof.
move=> [symA posA] [symB posB]; split=> [|x x0].
  by rewrite linearD /= symA symB.
by rewrite mulmxDl dotDr ltr_spaddl ?posA.
Qed.

Lemma pdZ a A : 0 < a -> pd A -> pd (a *: A).
Proof.
move=> a0 [symA posA]; split=> [|x x0]; first by rewrite linearZ /= symA.
by rewrite -scalemxAl dotZr mulr_gt0 ?posA.
Qed.

Lemma psd_rank1 v : psd (v *m v^T).
Proof.
split=> [|x]; first by rewrite trmx_mul trmxK.
rewrite -mulmxA [v^T *m x]mx11_scalar mul_mx_scalar dotZr dotC -/(dot v x).
by rewrite -expr2 sqr_ge0.
Qed.

(** *** Cauchy-Schwarz, and what it says of the kernel *)

Lemma psd_CS A x y : psd A ->
  dot x (A *m y) ^+ 2 <= dot x (A *m x) * dot y (A *m y).
Proof.
move=> psdA; apply: discriminant => [|t]; first exact: psd_ge0.
have := psd_ge0 (x + t *: y) psdA.
rewrite mulmxDr -scalemxAr !dotDl !dotDr !dotZl !dotZr.
rewrite (dot_sym y x (psd_sym psdA)).
by move: (dot x _) (dot x _) (dot y _) => a b c; congr (0 <= _); ring.
Qed.

Lemma psd_ker A x : psd A -> dot x (A *m x) = 0 -> A *m x = 0.
Proof.
move=> psdA xAx; apply: dot_inj => z; rewrite dot0r; apply/eqP.
rewrite -sqrf_eq0 eq_le sqr_ge0 andbT.
by apply: le_trans (psd_CS z x psdA) _; rewrite xAx mulr0.
Qed.

Lemma pd_unit A : pd A -> A \in unitmx.
Proof.
move=> [symA posA]; rewrite unitmxE unitfE; apply/negP => /det0P[v v0 vA].
have /posA : v^T != 0 by rewrite trmx_eq0.
by rewrite -[A *m _]trmxK trmx_mul trmxK symA vA trmx0 dot0r ltxx.
Qed.

Lemma psd_unit_pd A : psd A -> A \in unitmx -> pd A.
Proof.
move=> psdA uA; split=> [|x x0]; first exact: psd_sym.
rewrite lt_neqAle psd_ge0 // andbT eq_sym; apply: contra_neq x0.
by move/(psd_ker psdA) => Ax; rewrite -(mulKmx uA x) Ax mulmx0.
Qed.

Lemma invmx_sym A : A^T = A -> (invmx A)^T = invmx A.
Proof. by move=> symA; rewrite trmx_inv symA. Qed.

Lemma pd_inv A : pd A -> pd (invmx A).
Proof.
move=> pdA; have uA := pd_unit pdA; have symA := pd_sym pdA.
split=> [|x x0]; first exact: invmx_sym.
have xE := mulKVmx uA x; set y := invmx A *m x in xE *.
rewrite -xE dotC; case: pdA => _; apply; apply: contra_neq x0 => y0.
by rewrite -xE y0 mulmx0.
Qed.

(** *** The order *)

Lemma loewner_refl A : loewner A A.
Proof. by rewrite /loewner subrr; apply: psd0. Qed.

Lemma loewner_trans B A C : loewner A B -> loewner B C -> loewner A C.
Proof. by rewrite /loewner => AB BC; rewrite -(subrKA B); apply: psdD. Qed.

Lemma loewner_dot A B x :
  loewner A B -> dot x (A *m x) <= dot x (B *m x).
Proof. by move=> AB; rewrite -subr_ge0 -dotBr -mulmxBl psd_ge0. Qed.

Lemma loewner_ker A B x : psd A -> loewner A B -> B *m x = 0 -> A *m x = 0.
Proof.
move=> psdA AB Bx; apply: psd_ker => //; apply/eqP; rewrite eq_le psd_ge0 //.
by rewrite andbT (le_trans (loewner_dot x AB)) // Bx dot0r.
Qed.

(** A summand is at most the sum. *)
Lemma loewner_sum (I : finType) (F : I -> 'M[R]_n) k :
  (forall i, psd (F i)) -> loewner (F k) (\sum_i F i).
Proof.
move=> psdF; rewrite /loewner (bigD1 k) //= addrC addKr.
by apply: psd_sum => i _.
Qed.

(** *** Generalised inverses

    X is one of A when A X A = A: the inverse, if there is one, and in any case
    the Moore-Penrose pseudo-inverse. It solves A y = H x whenever H vanishes
    on the kernel of A. *)

Lemma ginv_tr A X : A^T = A -> A *m X *m A = A -> A *m X^T *m A = A.
Proof.
by move=> sA AXA; apply: trmx_inj; rewrite !trmx_mul trmxK sA mulmxA.
Qed.

Lemma ginv_range A C X : A^T = A -> C^T = C ->
  (forall x, A *m x = 0 -> C *m x = 0) -> A *m X *m A = A -> A *m X *m C = C.
Proof.
move=> sA sC AC /(ginv_tr sA) AXA; apply: trmx_inj.
rewrite !trmx_mul sA sC mulmxA; apply: mulmx_inj => x.
apply/eqP; rewrite -subr_eq0 -!mulmxA -mulmxBr; apply/eqP/AC.
by rewrite mulmxBr !mulmxA AXA subrr.
Qed.

End Semidefinite.

(** Cauchy-Schwarz for a weighted family of semidefinite forms at once. *)
Lemma family_CS (R : realFieldType) n (I : finType) (w : I -> R)
    (S : I -> 'M[R]_n) (x y : I -> 'cV[R]_n) :
  (forall k, 0 <= w k) -> (forall k, psd (S k)) ->
  (\sum_k w k * dot (x k) (S k *m y k)) ^+ 2
  <= (\sum_k w k * dot (x k) (S k *m x k))
     * (\sum_k w k * dot (y k) (S k *m y k)).
Proof.
move=> w0 psdS; apply: discriminant => [|t].
  by apply: sumr_ge0 => k _; rewrite mulr_ge0 ?psd_ge0.
rewrite -sumrMnl !mulr_suml -!big_split /=; apply: sumr_ge0 => k _.
have := mulr_ge0 (w0 k) (psd_ge0 (x k + t *: y k) (psdS k)).
rewrite mulmxDr -scalemxAr !dotDl !dotDr !dotZl !dotZr.
rewrite (dot_sym (y k) (x k) (psd_sym (psdS k))).
by move: (dot (x k) _) (dot (x k) _) (dot (y k) _) (w k) => a b c r;
  congr (0 <= _); ring.
Qed.
