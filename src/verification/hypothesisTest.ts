/** One statistical test of a prediction. */
export interface Test {
  /** What was tested: `mean[A]`, `risk[A][B]`, `dispersion`, `covariance shape`, … */
  readonly quantity: string;
  readonly generation: number;
  /** The statistic: χ² where it has degrees of freedom, else the sample value in predicted standard errors. */
  readonly statistic: number;
  readonly degreesOfFreedom: number | null;
  readonly pValue: number;
}
