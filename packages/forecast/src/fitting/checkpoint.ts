import { RunFailure } from '@proviso/kernel';
import type { Chain } from './chain.ts';

/** What the draws of a fit depend on, beside the number of iterations. */
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

/** All that a fit needs to go on. It survives JSON to the last bit. */
export interface Checkpoint {
  readonly format: 'proviso fit checkpoint 1';
  readonly settings: FitSettings;
  readonly chains: readonly Chain[];
}

/** A checkpoint from the text of a file; undefined where it is none. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  try {
    const value = JSON.parse(text) as Partial<Checkpoint> | null;
    const whole =
      value?.format === 'proviso fit checkpoint 1' &&
      typeof value.settings === 'object' &&
      Array.isArray(value.chains) &&
      value.chains.every(
        (chain) => chain.draws?.length === chain.logLikelihoods?.length && chain.proposal && chain.point,
      );
    return whole ? (value as Checkpoint) : undefined;
  } catch {
    return undefined;
  }
}

const IN_WORDS: Record<keyof FitSettings, string> = {
  modelHash: 'another model',
  asOf: 'another day',
  reader: 'another reader',
  seed: 'another seed',
  particles: 'another number of particles',
  warmup: 'another warm-up',
  chains: 'another number of chains',
};

/**
 * The chains from which a fit goes on, as they were.
 * @throws RunFailure PV0915 where the checkpoint is of another fit
 */
export function chainsFrom({ settings, chains }: Checkpoint, own: FitSettings): Chain[] {
  const names = Object.keys(IN_WORDS) as (keyof FitSettings)[];
  const different = names.filter((name) => settings[name] !== own[name]);
  if (different.length === 0) return structuredClone(chains) as Chain[];
  throw new RunFailure({
    code: 'PV0915',
    subject: 'checkpoint',
    message: `the checkpoint is of another fit: of ${different.map((name) => IN_WORDS[name]).join(', ')}`,
    help: 'go on with the case and options with which it was begun, or begin anew without --resume',
  });
}
