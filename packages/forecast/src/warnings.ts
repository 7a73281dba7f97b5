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
    ...answered.flatMap(aboutCondition),
    ...aboutThinAnswers(answered),
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

/** Conditions that are ruled out, that no path met, or too few. */
function aboutCondition({ answer, paths, ruledOut }: Answered): readonly string[] {
  const { name, result } = answer;
  if (ruledOut)
    return [`${name} cannot be estimated: what is known by then rules its condition out; ask as of an earlier day`];
  if (result.kind === 'not estimable') {
    return [
      `${name} cannot be estimated: none of ${result.paths} paths met its condition; run more paths, or ask under a condition that is less rare`,
    ];
  }
  if (!isThin(answer) || !isSeldomMet(answer)) return [];
  return [
    `${name} rests on ${sizeOf(answer)} effective paths: only ${result.given!.paths} of ${paths} met its condition; run more paths, or ask under a condition that is less rare`,
  ];
}

/** One line for all answers that rest on too few paths for no reason of their own. */
function aboutThinAnswers(answered: readonly Answered[]): readonly string[] {
  const thin = answered.filter(({ answer }) => isThin(answer) && !isSeldomMet(answer));
  const [first] = thin;
  if (!first) return [];
  const least = Math.min(...thin.map(({ answer }) => sizeOf(answer)));
  if (thin.length === 1) {
    return [
      `${first.answer.name} rests on ${least} effective paths of ${first.paths}: its error is rough; run more paths`,
    ];
  }
  const names = thin.map(({ answer }) => answer.name).join(', ');
  return [
    `${names} rest on few effective paths, ${least} of ${first.paths} at the least: errors are rough; run more paths`,
  ];
}

function sizeOf({ effectiveSampleSize }: Answer): number {
  return Math.floor(effectiveSampleSize);
}

function isThin(answer: Answer): boolean {
  return answer.result.kind !== 'not estimable' && sizeOf(answer) < PATHS_TRUSTED;
}

function isSeldomMet({ result }: Answer): boolean {
  return result.kind !== 'not estimable' && result.given !== undefined && result.given.paths < PATHS_WANTED;
}

/** The step that contains a day, or -1 before the timeline; after it the last. */
export function stepOn(steps: readonly Step[], asOf: CivilDate): number {
  const day = toDayNumber(asOf);
  return day > steps.at(-1)!.last ? steps.length - 1 : stepIndexOf(steps, day);
}
