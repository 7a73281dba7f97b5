/** What the draws of a fit depend on, beside their number. */
export interface FitSettings {
  readonly asOf: string;
  readonly reader?: string;
  /** Of what the posterior depends on: see `evidenceHash`. */
  readonly modelHash: string;
  readonly chains: number;
  readonly warmup: number;
  readonly particles: number;
  readonly seed: number;
}
