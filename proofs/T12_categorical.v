(** * T12: exact moments of categorical models

    Page T12-categorical-moments.md. One pool and one context; K models answer with
    one of finitely many types. Probability is counting here: finite sums over all
    that can be drawn.

    Glossary
      D, own d          the answers drawn in one generation, and who gives each
      answers j         n_j, how many of them entity j gives
      table             one probability for each entity and type
      prob p w          the chance that tables p draw w: a product over the draws
      pool w v          u(v) = sum_j g_j s_j (share of j's answers that are v); weight
                        j stands for g_j s_j
      expect p f        the expectation of f (pool), answers drawn from p
      models u          pi_j(v) + gamma_j u(v), what is learnt from the pool u
      moment t p f      the expectation of f (u_(t+1)), where generation 0 holds
                        tables p: backward, over all t + 1 drawings
      adds_up p         every table of p adds up to one

    Proved, for every t, type v and start p
    - E u and E u^2 at the start (start_mean, start_square).
    - E u_(t+1) = d + R E u_t and the recurrence of E u^2 (mean_step, square_step).
    - E p_k p_l from E u and E u^2 (table_product).
    Nothing asks that probabilities are not negative: the identities are algebra. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.TTheory.
Local Open Scope ring_scope.

Section Categorical.
Variables (R : realFieldType) (V D : finType) (K : nat) (own : D -> 'I_K).
Variables (weight : 'I_K -> R) (pi : 'I_K -> V -> R) (gamma : 'I_K -> R).
Implicit Types (p : 'I_K -> V -> R) (u : V -> R) (v : V) (w : {ffun D -> V}).

Definition answers (j : 'I_K) : nat := #|[pred d | own d == j]|.
Definition prob p w : R := \prod_d p (own d) (w d).
Definition pool w v : R :=
  \sum_j weight j * (#|[pred d | (own d == j) && (w d == v)]|%:R / (answers j)%:R).
Definition expect p (f : (V -> R) -> R) : R := \sum_w prob p w * f (pool w).
Definition models u (j : 'I_K) v : R := pi j v + gamma j * u v.
Fixpoint moment t p f : R := if t is t'.+1
  then expect p (fun u => moment t' (models u) f) else expect p f.
Definition adds_up p : Prop := forall j, \sum_v p j v = 1.

Hypothesis answered : forall j, (0 < answers j)%N.
Hypothesis normal_models : forall j,
  (\sum_v pi j v) + gamma j * (\sum_i weight i) = 1 :> R.

Definition kappa j : R := weight j ^+ 2 / (answers j)%:R.
Definition feedback : R := \sum_j weight j * gamma j.
Definition drift v : R := \sum_j weight j * pi j v.

(** ** Expectations of products of draws *)

Lemma joint p (A : pred D) v : adds_up p ->
  \sum_w prob p w * \prod_(d | A d) (w d == v)%:R = \prod_(d | A d) p (own d) v.
Proof.
move=> np; pose F d x := p (own d) x * (if A d then (x == v)%:R else 1).
have -> : \prod_(d | A d) p (own d) v = \prod_d \sum_x F d x.
  rewrite big_mkcond; apply: eq_bigr => d _; rewrite /F; case: (A d).
    rewrite (bigD1 v) //= eqxx mulr1 big1 ?addr0 // => x /negbTE ->.
    by rewrite mulr0.
  by under eq_bigr do rewrite mulr1; rewrite np.
rewrite bigA_distr_bigA; apply: eq_bigr => w _.
by rewrite /prob [X in _ * X]big_mkcond -big_split.
Qed.

Lemma prob1 p : adds_up p -> \sum_w prob p w = 1.
Proof.
move=> np; case: (pickP V) => [v _|none].
  have := joint pred0 v np; rewrite /= big_pred0_eq => <-.
  by apply: eq_bigr => w _; rewrite big_pred0_eq mulr1.
have D0 (d : D) : False.
  by have := np (own d); rewrite big_pred0 // => /esym/eqP; rewrite oner_eq0.
have -> : \sum_w prob p w = \prod_(d : D) \sum_v p (own d) v.
  by rewrite bigA_distr_bigA.
by rewrite big1.
Qed.

Lemma draw p d v : adds_up p -> \sum_w prob p w * (w d == v)%:R = p (own d) v.
Proof.
move=> np; have := joint (pred1 d) v np; rewrite big_pred1_eq => <-.
by apply: eq_bigr => w _; rewrite big_pred1_eq.
Qed.

Lemma draws p d e v : adds_up p ->
  \sum_w prob p w * ((w d == v)%:R * (w e == v)%:R)
  = p (own d) v * p (own e) v
    + (d == e)%:R * (p (own d) v - p (own d) v ^+ 2).
Proof.
move=> np; have [->|de] := eqVneq d e.
  rewrite mul1r expr2 addrCA subrr addr0 -(draw e v np).
  by apply: eq_bigr => w _; case: (w e == v); rewrite ?mulr1 ?mulr0.
rewrite mul0r addr0; pose A x := (x == d) || (x == e).
have AE (F : D -> R) : \prod_(x | A x) F x = F d * F e.
  rewrite (bigD1 d) /A /= ?eqxx //; congr (_ * _); apply: big_pred1 => x.
  by rewrite -pred1E /=; case: (eqVneq x d) => [->|] //=; rewrite ?(negbTE de) // andbT.
by have := joint A v np; rewrite AE => <-; apply: eq_bigr => w _; rewrite AE.
Qed.

(** ** The pool as a sum over draws *)

Let per d : R := weight (own d) / (answers (own d))%:R.

Lemma by_owner (f : 'I_K -> R) : \sum_d f (own d) = \sum_j (answers j)%:R * f j.
Proof.
rewrite (partition_big own xpredT) //=; apply: eq_bigr => j _.
rewrite (eq_bigr (fun=> f j)) => [|d /eqP -> //].
by rewrite sumr_const mulr_natl.
Qed.

Lemma pool_draws w v : pool w v = \sum_d per d * (w d == v)%:R.
Proof.
rewrite (partition_big own xpredT) //=; apply: eq_bigr => j _.
rewrite -sum1_card natr_sum mulr_suml mulr_sumr [RHS]big_mkcond.
rewrite [LHS]big_mkcond; apply: eq_bigr => d _ /=; rewrite /per inE.
case: eqP => [->|] //=; case: (w d == v); rewrite ?mulr1 ?mulr0 //.
by rewrite mul1r.
Qed.

Lemma expect_lin p (f g : (V -> R) -> R) c a b :
  adds_up p -> (forall w, f (pool w) = c + a * g (pool w) + b) ->
  expect p f = c + a * expect p g + b.
Proof.
move=> np fE; rewrite /expect -[c in RHS]mul1r -[b in RHS]mul1r -(prob1 np).
rewrite !mulr_suml mulr_sumr -!big_split /=; apply: eq_bigr => w _.
by rewrite fE; ring.
Qed.

Theorem start_mean p v : adds_up p ->
  moment 0 p (fun u => u v) = \sum_j weight j * p j v.
Proof.
move=> np; rewrite /= /expect.
have -> : \sum_w prob p w * pool w v = \sum_d per d * p (own d) v.
  under eq_bigr do rewrite pool_draws mulr_sumr.
  rewrite exchange_big; apply: eq_bigr => d _; rewrite -(draw d v np) mulr_sumr.
  by apply: eq_bigr => w _; rewrite mulrCA.
rewrite (by_owner (fun j => weight j / (answers j)%:R * p j v)).
apply: eq_bigr => j _; have n0 : (answers j)%:R != 0 :> R.
  by rewrite pnatr_eq0 -lt0n answered.
by field.
Qed.

Theorem start_square p v : adds_up p ->
  moment 0 p (fun u => u v ^+ 2)
  = (\sum_j weight j * p j v) ^+ 2 + \sum_j kappa j * (p j v * (1 - p j v)).
Proof.
move=> np; rewrite -(start_mean v np) /= /expect.
pose q d := p (own d) v.
have mE : \sum_w prob p w * pool w v = \sum_d per d * q d.
  under eq_bigr do rewrite pool_draws mulr_sumr.
  rewrite exchange_big; apply: eq_bigr => d _; rewrite -[q d](draw d v np) mulr_sumr.
  by apply: eq_bigr => w _; rewrite mulrCA.
have -> : \sum_w prob p w * pool w v ^+ 2
    = \sum_d \sum_e per d * per e
        * (q d * q e + (d == e)%:R * (q d - q d ^+ 2)).
  transitivity (\sum_d \sum_e per d * per e
      * \sum_w prob p w * ((w d == v)%:R * (w e == v)%:R)); last first.
    by apply: eq_bigr => d _; apply: eq_bigr => e _; rewrite draws.
  under eq_bigr => w _.
    rewrite pool_draws expr2 mulr_suml mulr_sumr.
    under eq_bigr do rewrite mulr_sumr mulr_sumr.
    over.
  rewrite exchange_big; apply: eq_bigr => d _; rewrite exchange_big.
  apply: eq_bigr => e _; rewrite mulr_sumr; apply: eq_bigr => w _.
  by move: (prob p w) ((w d == v)%:R : R) ((w e == v)%:R : R) => x y z; ring.
have -> : \sum_d \sum_e per d * per e * (q d * q e + (d == e)%:R * (q d - q d ^+ 2))
    = \sum_d ((per d * q d) * (\sum_e per e * q e)
             + per d ^+ 2 * (q d * (1 - q d))).
  apply: eq_bigr => d _; under eq_bigr do rewrite mulrDr.
  rewrite big_split /=; congr (_ + _).
    by rewrite mulr_sumr; apply: eq_bigr => e _; ring.
  rewrite (bigD1 d) //= eqxx big1 ?addr0 => [|e /negbTE ed]; last first.
    by rewrite eq_sym ed mul0r mulr0.
  by rewrite mul1r; ring.
rewrite big_split /= -mulr_suml mE expr2; congr (_ + _).
rewrite /q /per (by_owner (fun j => (weight j / (answers j)%:R) ^+ 2
  * (p j v * (1 - p j v)))).
apply: eq_bigr => j _; have n0 : (answers j)%:R != 0 :> R.
  by rewrite pnatr_eq0 -lt0n answered.
by rewrite /kappa; field.
Qed.

(** What has been drawn makes normal models again. *)
Lemma normal_pool w : adds_up (models (pool w)).
Proof.
move=> j; rewrite /models big_split /= -mulr_sumr -[RHS](normal_models j).
congr (_ + _ * _); under eq_bigr do rewrite pool_draws.
rewrite exchange_big /=.
have -> : \sum_d \sum_v per d * (w d == v)%:R = \sum_d per d.
  apply: eq_bigr => d _; rewrite -mulr_sumr (bigD1 (w d)) //= eqxx big1 ?addr0 ?mulr1 //.
  by move=> v /negbTE; rewrite eq_sym => ->.
rewrite (by_owner (fun i => weight i / (answers i)%:R)); apply: eq_bigr => i _.
by rewrite mulrCA divff ?mulr1 // pnatr_eq0 -lt0n answered.
Qed.

(** From one step to all: what holds for the pool of the next generation, given
    this one, holds for expectations at any t. *)
Lemma moment_step f g h c a b :
  (forall w, expect (models (pool w)) f = c + a * g (pool w) + b * h (pool w)) ->
  forall t p, adds_up p ->
  moment t.+1 p f = c + a * moment t p g + b * moment t p h.
Proof.
move=> one; elim=> [|t IH] p np.
  rewrite /= {1}/expect; under eq_bigr do rewrite one.
  rewrite -[c in RHS]mul1r -(prob1 np) /expect mulr_suml !mulr_sumr -!big_split /=.
  by apply: eq_bigr => w _; ring.
rewrite [LHS]/= {1}/expect.
under eq_bigr => w _.
  rewrite -/(moment t.+1 (models (pool w)) f) (IH _ (normal_pool w)); over.
rewrite -[c in RHS]mul1r -(prob1 np) /= /expect mulr_suml !mulr_sumr -!big_split /=.
by apply: eq_bigr => w _; ring.
Qed.

(** The mean of the pool. *)
Theorem mean_step p v t : adds_up p ->
  moment t.+1 p (fun u => u v) = drift v + feedback * moment t p (fun u => u v).
Proof.
move=> np; rewrite (moment_step (g := fun u => u v) (h := fun=> 0)
  (c := drift v) (a := feedback) (b := 0) _ t np) ?mul0r ?addr0 //.
move=> w; rewrite ?mul0r ?addr0 -/(moment 0 _ _) (start_mean v (normal_pool w)).
rewrite /drift /feedback /models mulr_suml -big_split; apply: eq_bigr => j _ /=.
by ring.
Qed.

(** Its square. *)
Theorem square_step p v t : adds_up p ->
  moment t.+1 p (fun u => u v ^+ 2)
  = (feedback ^+ 2 - \sum_j kappa j * gamma j ^+ 2) * moment t p (fun u => u v ^+ 2)
    + (2%:R * drift v * feedback + \sum_j kappa j * gamma j * (1 - 2%:R * pi j v))
      * moment t p (fun u => u v)
    + drift v ^+ 2 + \sum_j kappa j * (pi j v * (1 - pi j v)).
Proof.
move=> np; set c0 := \sum_j kappa j * (pi j v * (1 - pi j v)).
set a := feedback ^+ 2 - _; set b := _ + \sum_j kappa j * gamma j * _.
rewrite (moment_step (g := fun u => u v ^+ 2) (h := fun u => u v)
  (c := drift v ^+ 2 + c0) (a := a) (b := b) _ t np); first by ring.
move=> w; rewrite -/(moment 0 _ _) (start_square v (normal_pool w)).
set x := pool w v.
have -> : \sum_j weight j * models (pool w) j v = drift v + feedback * x.
  rewrite /drift /feedback /models mulr_suml -big_split; apply: eq_bigr => j _ /=.
  by rewrite /x; ring.
have -> : \sum_j kappa j * (models (pool w) j v * (1 - models (pool w) j v))
    = c0 + (\sum_j kappa j * gamma j * (1 - 2%:R * pi j v)) * x
      - (\sum_j kappa j * gamma j ^+ 2) * x ^+ 2.
  rewrite /c0 !mulr_suml -big_split -sumrB; apply: eq_bigr => j _ /=.
  by rewrite /models -/x; ring.
by rewrite /a /b; ring.
Qed.

(** Two models from the pool they share. *)
Theorem table_product p v t k l : adds_up p ->
  moment t p (fun u => models u k v * models u l v)
  = pi k v * pi l v + (pi k v * gamma l + pi l v * gamma k) * moment t p (fun u => u v)
    + gamma k * gamma l * moment t p (fun u => u v ^+ 2).
Proof.
elim: t p => [|t IH] p np /=.
  rewrite /expect -[X in _ = X + _ + _]mul1r -[in RHS](prob1 np) mulr_suml !mulr_sumr -!big_split /=.
  apply: eq_bigr => w _; rewrite /models.
  by move: (prob p w) (pool w v) (pi k v) (pi l v) => x y z r; ring.
rewrite {1}/expect; under eq_bigr => w _ do rewrite (IH _ (normal_pool w)).
rewrite /expect -[X in _ = X + _ + _]mul1r -[in RHS](prob1 np) mulr_suml !mulr_sumr -!big_split /=.
apply: eq_bigr => w _; move: (prob p w) (moment t _ _) (moment t _ _) => x y z.
by move: (pi k v) (pi l v) => r s; ring.
Qed.

End Categorical.
