(** * T14: Wright's island model, on the chain of T12

    Page T14-islands.md. One context, all types at once; the corpora are demes of
    haploid size n_j, the real data a mainland.

    Glossary
      F_ST a n          1 / (n - (n - 1) a^2), Wright's formula
      diversity         1 - E |p|^2, the chance that two answers differ

    The recurrence of the diversity itself is that of T12_categorical.diversity_step,
    of the chain of counts; here it is solved. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Deme.
Variables (R : realFieldType) (n : nat) (a : R).
Hypotheses (n0 : (0 < n)%N) (a0 : 0 <= a) (a1 : a < 1).

Definition F_ST : R := (n%:R - (n%:R - 1) * a ^+ 2)^-1.
Definition corpus_rate : R := a ^+ 2 * (1 - n%:R^-1).

Lemma F_ST_gt0 : 0 < n%:R - (n%:R - 1) * a ^+ 2.
Proof.
have n1 : 1 <= n%:R :> R by rewrite ler1n.
have -> : n%:R - (n%:R - 1) * a ^+ 2 = (n%:R - 1) * (1 - a ^+ 2) + 1 by ring.
by rewrite ltr_paddl ?ltr01 // mulr_ge0 ?subr_ge0 // exprn_ile1 // ltW.
Qed.

(** One deme and the mainland: h is the diversity of the published corpora, h0 that
    of the real data. It goes to h0 (1 - F_ST) at rate a^2 (1 - 1/n). *)
Theorem deme_limit h0 (h : nat -> R) :
  (forall t, h t.+1 = (1 - n%:R^-1) * ((1 - a ^+ 2) * h0 + a ^+ 2 * h t)) ->
  [/\ forall t, h t - h0 * (1 - F_ST) = corpus_rate ^+ t * (h 0%N - h0 * (1 - F_ST)),
      0 <= corpus_rate & corpus_rate < 1].
Proof.
move=> hS; have N0 : n%:R != 0 :> R by rewrite pnatr_eq0 -lt0n.
have D0 : n%:R - (n%:R - 1) * a ^+ 2 != 0 by rewrite gt_eqF ?F_ST_gt0.
have q0 : 0 <= 1 - n%:R^-1 :> R by rewrite subr_ge0 invf_le1 ?ltr0n // ler1n.
have q1 : 1 - n%:R^-1 <= 1 :> R by rewrite ger_addl oppr_le0 invr_ge0 ler0n.
split.
- elim=> [|t IH]; first by rewrite mul1r.
  rewrite exprS -mulrA -IH hS /corpus_rate /F_ST.
  move: (n%:R : R) N0 D0 (h t) => m m0 d0 x; field; rewrite m0 andbT.
  by move: d0; congr (_ != 0); ring.
- by rewrite mulr_ge0 ?sqr_ge0.
apply: le_lt_trans (_ : a ^+ 2 < 1); first by rewrite ler_pimulr ?sqr_ge0.
by rewrite expr_lt1.
Qed.

(** Of the models, which hold (1 - a) of the mainland themselves. *)
Theorem model_diversity h0 :
  (1 - a ^+ 2) * h0 + a ^+ 2 * (h0 * (1 - F_ST)) = h0 * (1 - a ^+ 2 * F_ST).
Proof. by ring. Qed.

End Deme.
