import fc from 'fast-check';

// One seed for every run, so that a red build is red again; FC_SEED=… explores others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20260211) });
