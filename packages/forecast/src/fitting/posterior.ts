import { type Case, hashCase } from '@proviso/model';

/** Params as the data left them: draws of several chains, and all that says what they are draws of. */
export interface Posterior {
  readonly title: string;
  readonly asOf: string;
  readonly reader?: string;
  readonly seed: number;
  readonly particles: number;
  readonly warmup: number;
  /** See {@link evidenceHash}. */
  readonly modelHash: string;
  readonly chains: number;
  /** Kept draws of each chain. */
  readonly iterations: number;
  readonly params: readonly PosteriorParam[];
  /** [chains * iterations], chain after chain: log of the estimated likelihood. */
  readonly logLikelihoods: Float64Array;
}

export interface PosteriorParam {
  readonly name: string;
  readonly title?: string;
  /** As it is written between brackets; absent for a pure number. */
  readonly unit?: string;
  /** [chains * iterations], chain after chain. */
  readonly draws: Float64Array;
}

/** The case without what no posterior depends on: its title, sources, questions, claims and scenarios. */
export function fittedPart(known: Case): Case {
  return { ...known, title: '', sources: [], questions: [], claims: [], scenarios: [] };
}

/**
 * Content hash of what a posterior depends on. A question or scenario may be added to the case and the posterior still
 * serves; any change to its mechanism or data makes it another model.
 * @param known the case as it could be known on the day of the fit
 */
export function evidenceHash(known: Case): string {
  return hashCase(fittedPart(known));
}
