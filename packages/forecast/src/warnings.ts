import { type Case, type CivilDate, type Scenario, type Step, stepIndexOf, toDayNumber } from '@proviso/model';
import type { Answer, Conditioning } from './forecast.ts';
import { PATHS_TRUSTED, PATHS_WANTED } from './options.ts';

/** What there may be to warn of. */
export interface Circumstances {
  readonly model: Case;
  readonly asOf: CivilDate;
  readonly steps: readonly Step[];
  /** Paths of a batch. */
  readonly paths: number;
  readonly conditioning: Conditioning;
  readonly answered: readonly Answered[];
  /** Scenarios left out because time has passed them by. */
  readonly past: readonly Scenario[];
}

/** An answer, the number of paths it comes from, and whether the records rule out the question's condition. */
export interface Answered {
  readonly answer: Answer;
  readonly paths: number;
  readonly ruledOut: boolean;
}

/** What a reader of the forecast should know before trusting it, each with what to do about it. */
export function warningsOf(run: Circumstances): readonly string[] {
  const { model, asOf, steps, paths, conditioning, answered, past } = run;
  return [
    ...aboutTime(asOf, steps),
    ...aboutRows(model, steps),
    ...aboutConditioning(conditioning, paths),
    ...answered.flatMap(aboutAnswer),
    ...past.map(
      ({ name }) =>
        `scenario ${name} was left out: it intervenes on or before ${asOf}; give it a later date to run it again`,
    ),
  ];
}

function aboutTime(asOf: CivilDate, steps: readonly Step[]): readonly string[] {
  const day = toDayNumber(asOf);
  if (day < steps[0]!.first)
    return [`${asOf} is before the timeline: nothing is conditioned on; begin the timeline earlier`];
  if (day > steps.at(-1)!.last)
    return [`${asOf} is after the timeline: everything lies in the past; let the timeline run on`];
  return [];
}

function aboutRows({ states, observations }: Case, steps: readonly Step[]): readonly string[] {
  return [...states, ...observations].flatMap(({ name, series }) => {
    const early = series?.rows.filter(({ date }) => toDayNumber(date) < steps[0]!.first).length ?? 0;
    if (early === 0) return [];
    return [
      `${early} rows of ${series!.file} lie before the timeline and do not count for ${name}; begin the timeline earlier to use them`,
    ];
  });
}

function aboutConditioning(
  { evidence, effectiveSampleSize, ancestors }: Conditioning,
  paths: number,
): readonly string[] {
  const size = Math.floor(Math.min(effectiveSampleSize, ancestors));
  if (evidence === 0 || size >= PATHS_TRUSTED) return [];
  return [
    `what was known by then leaves ${size} of ${paths} paths that count: errors are rough; run more paths, or loosen what explains the costliest items`,
  ];
}

function aboutAnswer({ answer, paths, ruledOut }: Answered): readonly string[] {
  const { name, result, effectiveSampleSize } = answer;
  if (ruledOut)
    return [`${name} cannot be estimated: what is known by then rules its condition out; ask as of an earlier day`];
  if (result.kind === 'not estimable') {
    return [
      `${name} cannot be estimated: none of ${result.paths} paths met its condition; run more paths, or ask under a condition that is less rare`,
    ];
  }
  const size = Math.floor(effectiveSampleSize);
  if (size >= PATHS_TRUSTED) return [];
  if (result.given && result.given.paths < PATHS_WANTED) {
    return [
      `${name} rests on ${size} effective paths: only ${result.given.paths} of ${paths} met its condition; run more paths, or ask under a condition that is less rare`,
    ];
  }
  return [`${name} rests on ${size} effective paths of ${paths}: its error is rough; run more paths`];
}

/** The step that contains a day, or -1 before the timeline; after it the last. */
export function stepOn(steps: readonly Step[], asOf: CivilDate): number {
  const day = toDayNumber(asOf);
  return day > steps.at(-1)!.last ? steps.length - 1 : stepIndexOf(steps, day);
}
