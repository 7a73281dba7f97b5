import { RunFailure } from '@proviso/kernel';
import type { Chain, Stretch } from './chain.ts';
import type { FitSettings } from './fit-settings.ts';

/** A chain with all the draws that it has kept. */
export interface Track {
  readonly chain: Chain;
  /** Since warm-up: [iterations][params]. */
  readonly draws: readonly (readonly number[])[];
  /** Since warm-up: [iterations]. */
  readonly logLikelihoods: readonly number[];
}

/** Share of proposals that a chain took while it kept these draws; NaN for fewer than two. */
export function acceptanceOf(draws: Track['draws']): number {
  const moves = draws.slice(1).filter((values, i) => values.some((value, p) => value !== draws[i]![p]));
  return moves.length / (draws.length - 1);
}

/** All that a fit needs to go on. */
export interface Checkpoint {
  readonly settings: FitSettings;
  /** One for each chain that was begun. */
  readonly tracks: readonly Track[];
}

const FORMAT = 'proviso fit checkpoint 2';

/** The first line of a checkpoint, with its line break. */
export function checkpointHead(settings: FitSettings): string {
  return `${JSON.stringify({ format: FORMAT, settings })}\n`;
}

/** What a stretch adds to a checkpoint: a line with its line break. It survives to the last bit. */
export function checkpointLine(stretch: Stretch): string {
  return `${JSON.stringify(stretch)}\n`;
}

/** What a text turns out to be. */
export type CheckpointReading =
  | {
      readonly kind: 'checkpoint';
      readonly checkpoint: Checkpoint;
      /** Length of the lines that are whole; what comes after them was torn while it was written. */
      readonly whole: number;
    }
  /** `line` counts from 1; the first is damaged where the text is no checkpoint at all. */
  | { readonly kind: 'damaged'; readonly line: number };

/**
 * A checkpoint from the lines of a file. A last line without its line break was torn and is left out, since its iterations
 * can be run again; any other line that is not as it was written means damage.
 */
export function parseCheckpoint(text: string): CheckpointReading {
  const lines = text.split('\n');
  const torn = lines.pop()!;
  const settings = settingsIn(lines[0]);
  if (!settings) return { kind: 'damaged', line: 1 };
  const tracks = new Map<number, Track>();
  for (const [i, line] of lines.entries()) {
    if (i === 0) continue;
    const stretch = stretchIn(line);
    const before = stretch && tracks.get(stretch.chain.number);
    if (!stretch || stretch.from !== (before?.chain.iterations ?? 0)) return { kind: 'damaged', line: i + 1 };
    tracks.set(stretch.chain.number, extended(before, stretch));
  }
  const ordered = [...tracks.values()].sort((a, b) => a.chain.number - b.chain.number);
  return { kind: 'checkpoint', checkpoint: { settings, tracks: ordered }, whole: text.length - torn.length };
}

/** A track with one more stretch. */
export function extended(before: Track | undefined, { chain, draws, logLikelihoods }: Stretch): Track {
  return {
    chain,
    draws: [...(before?.draws ?? []), ...draws],
    logLikelihoods: [...(before?.logLikelihoods ?? []), ...logLikelihoods],
  };
}

function settingsIn(line: string | undefined): FitSettings | undefined {
  const head = parsed(line ?? '') as { format?: string; settings?: FitSettings } | undefined;
  return head?.format === FORMAT ? head.settings : undefined;
}

function stretchIn(line: string): Stretch | undefined {
  const stretch = parsed(line) as Partial<Stretch> | undefined;
  const whole = stretch?.chain?.proposal && stretch.draws?.length === stretch.logLikelihoods?.length;
  return whole ? (stretch as Stretch) : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) ?? undefined;
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
 * Makes sure that a checkpoint is one of this fit.
 * @throws RunFailure PV0915 where it is not
 */
export function requireSameFit({ settings }: Checkpoint, own: FitSettings): void {
  const names = Object.keys(IN_WORDS) as (keyof FitSettings)[];
  const different = names.filter((name) => settings[name] !== own[name]);
  if (different.length === 0) return;
  throw new RunFailure({
    code: 'PV0915',
    subject: 'checkpoint',
    message: `the checkpoint is of another fit: of ${different.map((name) => IN_WORDS[name]).join(', ')}`,
    help: 'go on with the case and options with which it was begun, or begin anew without --resume',
  });
}
