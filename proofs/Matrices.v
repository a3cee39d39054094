(** * Matrices: powers, inner products, complex eigenvalues

    Glossary
      mxpow Q t                Q to the power t; unlike [Q ^+ t] it asks nothing
                               of the size of Q, so it serves K * d as well
      dot x y                  the inner product of two columns
      complex_eigenvalue M a b a + ib is an eigenvalue of the real matrix M:
                               M (u + iv) = (a + ib) (u + iv) for some (u, v)
                               not both zero, written out in real columns

    No hypotheses but those in the statements. Used by every other file; Model.v
    says what the matrices stand for. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

(** ** Powers *)

Section Powers.
Variable R : comUnitRingType.

Definition mxpow n (Q : 'M[R]_n) t : 'M[R]_n := iter t (mulmx Q) 1%:M.

Lemma mxpow0 n (Q : 'M[R]_n) : mxpow Q 0 = 1%:M. Proof. by []. Qed.

Lemma mxpowS n (Q : 'M[R]_n) t : mxpow Q t.+1 = Q *m mxpow Q t.
Proof. by []. Qed.

Lemma mxpowSr n (Q : 'M[R]_n) t : mxpow Q t.+1 = mxpow Q t *m Q.
Proof.
elim: t => [|t IH]; first by rewrite mxpowS mxpow0 mulmx1 mul1mx.
by rewrite mxpowS {1}IH mulmxA -mxpowS.
Qed.

(** Where the ring power exists, it is the same matrix. *)
Lemma mxpowE n (Q : 'M[R]_n.+1) t : mxpow Q t = Q ^+ t.
Proof. by elim: t => // t IH; rewrite mxpowS IH exprS. Qed.

End Powers.

(** ** Inner product *)

Section InnerProduct.
Variable R : comRingType.
Variable n : nat.
Implicit Types x y z : 'cV[R]_n.

Definition dot x y : R := (x^T *m y) 0 0.

Lemma dotE x y : dot x y = \sum_i x i 0 * y i 0.
Proof. by rewrite /dot mxE; apply: eq_bigr => i _; rewrite mxE. Qed.

Lemma dotC x y : dot x y = dot y x.
Proof. by rewrite !dotE; apply: eq_bigr => i _; rewrite mulrC. Qed.

Lemma dotDl x y z : dot (x + y) z = dot x z + dot y z.
Proof. by rewrite /dot linearD mulmxDl mxE. Qed.
Lemma dotDr x y z : dot x (y + z) = dot x y + dot x z.
Proof. by rewrite /dot mulmxDr mxE. Qed.
Lemma dotZl a x y : dot (a *: x) y = a * dot x y.
Proof. by rewrite /dot linearZ /= -scalemxAl mxE. Qed.
Lemma dotZr a x y : dot x (a *: y) = a * dot x y.
Proof. by rewrite /dot -scalemxAr mxE. Qed.
Lemma dotNl x y : dot (- x) y = - dot x y.
Proof. by rewrite -scaleN1r dotZl mulN1r. Qed.
Lemma dotNr x y : dot x (- y) = - dot x y.
Proof. by rewrite -scaleN1r dotZr mulN1r. Qed.
Lemma dotBl x y z : dot (x - y) z = dot x z - dot y z.
Proof. by rewrite dotDl dotNl. Qed.
Lemma dotBr x y z : dot x (y - z) = dot x y - dot x z.
Proof. by rewrite dotDr dotNr. Qed.
Lemma dot0l x : dot 0 x = 0. Proof. by rewrite -(scale0r 0) dotZl mul0r. Qed.
Lemma dot0r x : dot x 0 = 0. Proof. by rewrite dotC dot0l. Qed.

Lemma dot_suml (I : finType) (F : I -> 'cV[R]_n) y :
  dot (\sum_i F i) y = \sum_i dot (F i) y.
Proof.
by apply: (big_morph (fun z => dot z y)) => [u v|]; rewrite ?dotDl ?dot0l.
Qed.

Lemma dot_sumr (I : finType) (F : I -> 'cV[R]_n) x :
  dot x (\sum_i F i) = \sum_i dot x (F i).
Proof. by rewrite dotC dot_suml; apply: eq_bigr => i _; rewrite dotC. Qed.

(** The transpose is the adjoint. *)
Lemma dot_tr (A : 'M[R]_n) x y : dot x (A *m y) = dot (A^T *m x) y.
Proof. by rewrite /dot trmx_mul trmxK mulmxA. Qed.

Lemma dot_sym (A : 'M[R]_n) x y :
  A^T = A -> dot x (A *m y) = dot y (A *m x).
Proof. by move=> symA; rewrite dot_tr symA dotC. Qed.

(** A coordinate is an inner product with a unit vector. *)
Lemma dot_delta i x : dot (delta_mx i 0) x = x i 0.
Proof.
rewrite dotE (bigD1 i) //= mxE !eqxx mul1r big1 ?addr0 // => j /negbTE ji.
by rewrite mxE ji mul0r.
Qed.

(** Columns with the same inner products are equal, and so are matrices. *)
Lemma dot_inj x y : (forall z, dot z x = dot z y) -> x = y.
Proof.
by move=> xy; apply/matrixP => i j; rewrite [j]ord1 -!dot_delta xy.
Qed.

Lemma mulmx_inj m (A B : 'M[R]_(m, n)) :
  (forall x : 'cV[R]_n, A *m x = B *m x) -> A = B.
Proof.
move=> AB; apply/matrixP => i j.
have /(congr1 (fun z : 'cV_m => z i 0)) := AB (delta_mx j 0).
by rewrite -!colE !mxE.
Qed.

End InnerProduct.

Section RealInnerProduct.
Variable R : realFieldType.
Variable n : nat.
Implicit Types x y : 'cV[R]_n.

Lemma dot_ge0 x : 0 <= dot x x.
Proof. by rewrite dotE sumr_ge0 // => i _; rewrite -expr2 sqr_ge0. Qed.

Lemma dot_eq0 x : (dot x x == 0) = (x == 0).
Proof.
apply/eqP/eqP => [|->]; last by rewrite dot0l.
rewrite dotE => /eqP; rewrite psumr_eq0 => [|i _]; last first.
  by rewrite -expr2 sqr_ge0.
move/allP => x0; apply/matrixP => i j; rewrite [j]ord1 mxE.
by move: (x0 i (mem_index_enum i)) => /=; rewrite mulf_eq0 orbb => /eqP.
Qed.

End RealInnerProduct.

(** ** Complex eigenvalues of a real matrix *)

Section ComplexEigenvalue.
Variable R : realFieldType.

Definition complex_eigenvalue n (M : 'M[R]_n) (a b : R) : Prop :=
  exists u v : 'cV[R]_n, [/\ (u != 0) || (v != 0),
    M *m u = a *: u - b *: v & M *m v = b *: u + a *: v].

(** Multiplication by a + ib kills no vector, unless a + ib is zero. *)
Lemma null_eigenpair n (u v : 'cV[R]_n) a b : (u != 0) || (v != 0) ->
  a *: u - b *: v = 0 -> b *: u + a *: v = 0 -> a ^+ 2 + b ^+ 2 = 0.
Proof.
move=> uv0 reu imu; apply/eqP.
have u0 : (a ^+ 2 + b ^+ 2) *: u = 0.
  have -> : (a ^+ 2 + b ^+ 2) *: u =
      a *: (a *: u - b *: v) + b *: (b *: u + a *: v).
    by apply/matrixP => i j; rewrite !mxE; ring.
  by rewrite reu imu !scaler0 addr0.
have v0 : (a ^+ 2 + b ^+ 2) *: v = 0.
  have -> : (a ^+ 2 + b ^+ 2) *: v =
      a *: (b *: u + a *: v) - b *: (a *: u - b *: v).
    by apply/matrixP => i j; rewrite !mxE; ring.
  by rewrite reu imu !scaler0 subr0.
by case/orP: uv0 => /negbTE w0; move/eqP: u0; move/eqP: v0;
  rewrite !scaler_eq0 w0 orbF.
Qed.

Lemma sqr_sum_eq0 (a b : R) : (a ^+ 2 + b ^+ 2 == 0) = (a == 0) && (b == 0).
Proof. by rewrite paddr_eq0 ?sqr_ge0 // !sqrf_eq0. Qed.

(** Exchanging two factors keeps every eigenvalue but zero. *)
Lemma complex_eigenvalue_swap m n (U : 'M[R]_(m, n)) (V : 'M[R]_(n, m)) a b :
  (a != 0) || (b != 0) ->
  complex_eigenvalue (U *m V) a b -> complex_eigenvalue (V *m U) a b.
Proof.
move=> ab0 [u [v [uv0 Mu Mv]]]; exists (V *m u), (V *m v).
have VUVu : V *m U *m (V *m u) = a *: (V *m u) - b *: (V *m v).
  by rewrite -!mulmxA (mulmxA U) Mu mulmxBr -!scalemxAr.
have VUVv : V *m U *m (V *m v) = b *: (V *m u) + a *: (V *m v).
  by rewrite -!mulmxA (mulmxA U) Mv mulmxDr -!scalemxAr.
split=> //; apply: contraT; rewrite negb_or !negbK => /andP[/eqP Vu /eqP Vv].
rewrite -mulmxA Vu mulmx0 in Mu; rewrite -mulmxA Vv mulmx0 in Mv.
have /eqP := null_eigenpair uv0 (esym Mu) (esym Mv).
by rewrite sqr_sum_eq0 -[_ && _]negbK negb_and ab0.
Qed.

(** a + ib is an eigenvalue iff this real matrix of twice the size is singular. *)
Definition realified n (M : 'M[R]_n) a b : 'M[R]_(n + n) :=
  block_mx (M - a%:M) b%:M (- b%:M) (M - a%:M).

Lemma complex_eigenvalueP n (M : 'M[R]_n) a b :
  complex_eigenvalue M a b <-> \det (realified M a b) = 0.
Proof.
rewrite -det_tr.
have mulE u v : realified M a b *m col_mx u v =
    col_mx (M *m u - (a *: u - b *: v)) (M *m v - (b *: u + a *: v)).
  rewrite /realified mul_block_col !mulmxBl mulNmx !mul_scalar_mx.
  move: (M *m u) (M *m v) => Mu Mv.
  by congr col_mx; apply/matrixP => i j; rewrite !mxE; ring.
split=> [[u [v [uv0 Mu Mv]]]|/eqP/det0P[w w0 wM]].
  apply/eqP/det0P; exists (col_mx u v)^T.
    rewrite trmx_eq0; apply: contraTneq uv0 => /eqP.
    by rewrite col_mx_eq0 => /andP[/eqP-> /eqP->]; rewrite eqxx.
  by rewrite -trmx_mul mulE Mu Mv !subrr col_mx0 trmx0.
have {wM} := congr1 trmx wM; rewrite trmx_mul trmxK -[w^T]vsubmxK mulE trmx0.
move/eqP; rewrite col_mx_eq0 !subr_eq0 => /andP[/eqP Mu /eqP Mv].
exists (usubmx w^T), (dsubmx w^T); split=> //.
by rewrite -negb_and -col_mx_eq0 vsubmxK trmx_eq0.
Qed.

(** Complex eigenvalues come in conjugate pairs. *)
Lemma complex_eigenvalue_conj n (M : 'M[R]_n) a b :
  complex_eigenvalue M a (- b) -> complex_eigenvalue M a b.
Proof.
move=> [u [v [uv0 Mu Mv]]]; exists u, (- v).
by rewrite oppr_eq0 mulmxN Mu Mv !scaleNr !scalerN opprD !opprK.
Qed.

(** A matrix and its transpose have the same eigenvalues. *)
Lemma complex_eigenvalue_tr n (M : 'M[R]_n) a b :
  complex_eigenvalue M a b -> complex_eigenvalue M^T a b.
Proof.
move/complex_eigenvalueP => detM.
apply/complex_eigenvalue_conj/complex_eigenvalueP; rewrite -{}detM -det_tr.
congr (\det _); rewrite /realified tr_block_mx !raddfN /= !linearB /=.
by rewrite !tr_scalar_mx trmxK !raddfN /= opprK.
Qed.

(** A real eigenvalue in MathComp's sense is one with zero imaginary part. *)
Lemma eigenvalue_complex n (M : 'M[R]_n) a :
  eigenvalue M a -> complex_eigenvalue M a 0.
Proof.
case/eigenvalueP => v vM v0; rewrite -[M]trmxK; apply: complex_eigenvalue_tr.
exists v^T, 0; rewrite trmx_eq0 v0 -trmx_mul vM mulmx0 !scaler0 subr0 scale0r.
by rewrite addr0 linearZ.
Qed.

End ComplexEigenvalue.
