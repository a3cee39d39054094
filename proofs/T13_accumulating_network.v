(** * T13: accumulating pools beside others, the part about fixed points

    Page T13-accumulating-networks.md. The state has slow blocks (pools that keep
    everything, x) and fast ones (pools that are replaced, y); R in four blocks
    P, Q, U, W, so that a generation's batch is P x + Q y + c for the slow ones and
    U x + W y + e for the fast.

    Glossary
      effective P Q U W   S = P + Q (1 - W)^-1 U, what the slow blocks feel once the
                          fast ones have settled on them

    Proved
    - (x, y) is a fixed point of all exactly if x is one of the slow blocks with S,
      and y the answer of the fast blocks to it (slow_fixed_point).
    - det (1 - R) = det (1 - W) det (1 - S): there is one fixed point for all exactly
      if there is one for S (slow_determinant).
    That the slow blocks converge iff Re lambda (S) < 1, and how fast, is on paper;
    T8_accumulating has it where there are no fast blocks, mode by mode. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory.
Local Open Scope ring_scope.

Section SlowAndFast.
Variables (R : comUnitRingType) (a r : nat).
Variables (P : 'M[R]_a) (Q : 'M[R]_(a, r)) (U : 'M[R]_(r, a)) (W : 'M[R]_r).
Hypothesis uW : 1%:M - W \in unitmx.

Definition effective : 'M[R]_a := P + Q *m invmx (1%:M - W) *m U.

Theorem slow_fixed_point (c x : 'cV[R]_a) (e y : 'cV[R]_r) :
  x = P *m x + Q *m y + c /\ y = U *m x + W *m y + e <->
  x = effective *m x + (Q *m invmx (1%:M - W) *m e + c)
  /\ y = invmx (1%:M - W) *m (U *m x + e).
Proof.
have fast : y = U *m x + W *m y + e <-> y = invmx (1%:M - W) *m (U *m x + e).
  split=> [yE|yE].
    rewrite -[LHS](mulKmx uW) mulmxBl mul1mx {1}yE; congr (_ *m _).
    by rewrite (addrAC (U *m x)) addrK.
  have : (1%:M - W) *m y = U *m x + e by rewrite yE mulKVmx.
  rewrite mulmxBl mul1mx => /eqP; rewrite subr_eq => /eqP yE2.
  by rewrite [LHS]yE2 addrAC.
have slow : y = invmx (1%:M - W) *m (U *m x + e) ->
    P *m x + Q *m y + c = effective *m x + (Q *m invmx (1%:M - W) *m e + c).
  by move=> ->; rewrite /effective mulmxDl !mulmxDr !mulmxA !addrA.
split=> [[xE /fast yE]|[xE yE]]; split=> //.
- by rewrite -(slow yE).
- by rewrite (slow yE).
exact/fast.
Qed.

Theorem slow_determinant : \det (1%:M - block_mx P Q U W)
  = \det (1%:M - W) * \det (1%:M - effective).
Proof.
pose V := invmx (1%:M - W).
have -> : 1%:M - block_mx P Q U W
    = block_mx 1%:M (- (Q *m V)) 0 1%:M *m block_mx (1%:M - effective) 0 (- U) (1%:M - W).
  rewrite mulmx_block !mul1mx !mul0mx !add0r !mulNmx mulmxN opprK.
  rewrite scalar_mx_block opp_block_mx add_block_mx !sub0r; congr block_mx.
    by rewrite /effective opprD addrA subrK.
  by rewrite /V -mulmxA mulVmx // mulmx1.
by rewrite det_mulmx det_ublock det_lblock !det1 !mul1r mulrC.
Qed.

End SlowAndFast.
