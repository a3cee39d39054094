(** * T14: Wright's island model, on the chain of T12

    Page T14-islands.md. One context, all types at once; the corpora are demes of
    haploid size n_j, the real data a mainland.

    Glossary
      F_ST a n          1 / (n - (n - 1) a^2), Wright's formula
      diversity         1 - E |p|^2, the chance that two answers differ

    Proved
    - One model that answers n times a generation, from the chain of counts of T12
      itself: the recurrence of the diversity of its corpora, at every t (deme_step).
    - Its limit h0 (1 - F_ST), reached at rate a^2 (1 - 1/n) (deme_limit); that of the
      models, h0 (1 - a^2 F_ST) (model_diversity).
    - K models that only hear each other lose the share sum_j g_j^2 / n_j of their
      diversity each generation, 1 / (K n) if alike (closed_diversity). *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From Monoculture Require Import T12_categorical.
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

(** ** From the chain of counts *)

Section Chain.
Variables (R : realFieldType) (V D : finType) (K : nat) (own : D -> 'I_K).
Hypothesis answered : forall j, (0 < answers own j)%N.

(** The chance that two answers out of the pool of generation t + 1 differ. *)
Definition pool_diversity weight pi gamma t p : R :=
  1 - \sum_(v : V) moment own weight pi gamma t p (fun u => u v ^+ 2).

(** Nobody has real data: alpha = 1. *)
Theorem closed_diversity (g : 'I_K -> R) p t : \sum_j g j = 1 ->
  (forall j, \sum_v p j v = 1) ->
  pool_diversity g (fun _ _ => 0) (fun=> 1) t.+1 p
  = (1 - \sum_j g j ^+ 2 / (answers own j)%:R)
    * pool_diversity g (fun _ _ => 0) (fun=> 1) t p.
Proof.
move=> g1 np; pose pi := fun (_ : 'I_K) (_ : V) => 0 : R.
have nm j : (\sum_v pi j v) + 1 * (\sum_i g i) = 1 by rewrite big1 // add0r mul1r.
set k := \sum_j _ / _.
have F1 : feedback g (fun=> 1) = 1 by rewrite /feedback; under eq_bigr do rewrite mulr1.
have D0 v : drift g pi v = 0 by rewrite /drift big1 // => j _; rewrite mulr0.
have kap : \sum_j kappa own g j * 1 ^+ 2 = k by apply: eq_bigr => j _; rewrite expr1n mulr1.
have step v : moment own g pi (fun=> 1) t.+1 p (fun u => u v ^+ 2)
    = (1 - k) * moment own g pi (fun=> 1) t p (fun u => u v ^+ 2)
      + k * moment own g pi (fun=> 1) t p (fun u => u v).
  rewrite (square_step answered nm v t np) F1 D0 kap.
  have -> : \sum_j kappa own g j * (pi j v * (1 - pi j v)) = 0.
    by rewrite big1 // => j _; rewrite mul0r mulr0.
  have -> : \sum_j kappa own g j * 1 * (1 - 2%:R * pi j v) = k.
    by apply: eq_bigr => j _; rewrite mulr0 subr0 !mulr1.
  by ring.
have means : \sum_v moment own g pi (fun=> 1) t p (fun u => u v) = 1.
  elim: t {step} => [|s IH].
    under eq_bigr do rewrite (start_mean _ _ _ answered _ np).
    rewrite exchange_big -[RHS]g1; apply: eq_bigr => j _.
    by rewrite -mulr_sumr np mulr1.
  under eq_bigr do rewrite (mean_step answered nm _ _ np) D0 F1 add0r mul1r.
  exact: IH.
rewrite /pool_diversity; under eq_bigr do rewrite step.
by rewrite big_split /= -!mulr_sumr means {kap step}; move: (\sum_(v : V) _) k => x y; ring.
Qed.

End Chain.

Section OneDeme.
Variables (R : realFieldType) (V D : finType).
Let own (_ : D) : 'I_1 := ord0.
Hypothesis D0 : (0 < #|D|)%N.
Variables (q : V -> R) (a : R).
Hypothesis q1 : \sum_v q v = 1.

(** The mainland has law q and weight 1 - a; the first model is fitted to it. *)
Theorem deme_step t :
  let h t := pool_diversity own (fun=> 1) (fun _ v => (1 - a) * q v) (fun=> a) t
               (fun _ v => q v) in
  h t.+1 = (1 - #|D|%:R^-1)
    * ((1 - a ^+ 2) * (1 - \sum_v q v ^+ 2) + a ^+ 2 * h t).
Proof.
move=> h; rewrite /h {h}; pose pi (j : 'I_1) v := (1 - a) * q v.
have nE j : answers own j = #|D|.
  by rewrite /answers; apply: eq_card => d; rewrite !inE (ord1 j).
have answered j : (0 < answers own j)%N by rewrite nE.
have nm (j : 'I_1) : (\sum_v pi j v) + a * (\sum_(i < 1) 1) = 1 :> R.
  by rewrite big_ord1 mulr1 /pi -mulr_sumr q1 mulr1 subrK.
have np (j : 'I_1) : \sum_v q v = 1 by [].
pose M s f := moment own (fun=> 1) pi (fun=> a) s (fun _ v => q v) f.
have n0 : #|D|%:R != 0 :> R by rewrite pnatr_eq0 -lt0n.
have mean s v : M s (fun u => u v) = q v.
  elim: s => [|s IH]; first by rewrite /M (start_mean _ _ _ answered _ np) big_ord1 mul1r.
  rewrite /M (mean_step answered nm _ _ np) -/(M s _) IH /drift /feedback !big_ord1.
  by rewrite /pi; ring.
have square v : M t.+1 (fun u => u v ^+ 2) = (1 - #|D|%:R^-1)
    * (a ^+ 2 * M t (fun u => u v ^+ 2) + (1 - a ^+ 2) * q v ^+ 2) + q v / #|D|%:R.
  rewrite /M (square_step answered nm v t np) -/(M t (fun u => u v)) mean.
  rewrite -/(M t _) /drift /feedback /kappa !big_ord1 nE /pi.
  by move: (M t _) (q v) (#|D|%:R : R) n0 => x y n n0; field.
rewrite /pool_diversity -/pi; under eq_bigr do rewrite -/(M t.+1 _) square.
rewrite big_split /= -mulr_suml q1 -mulr_sumr big_split /= -!mulr_sumr -/(M t).
by move: (\sum_v _) (\sum_v _) (#|D|%:R : R) n0 => x y n n0; field.
Qed.

End OneDeme.
