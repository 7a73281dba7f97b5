import { type Evidence, type Executor, GROUP, type Particles, PlainWeights, SUMS } from '@proviso/kernel';
import { stepsOf } from '@proviso/model';

/** What the paths of a {@link scriptedExecutor} do, by path number. */
export interface Script {
  /** Months from January 2016 on. */
  readonly steps: number;
  /** Names of the evidence of each step; their date is the step's first day. */
  readonly evidence: readonly (readonly string[])[];
  readonly logDensity: (name: string, path: number, step: number) => number;
}

/** An executor whose paths remember only the path number with which they began: slot 0. */
export function scriptedExecutor({ steps, evidence, logDensity }: Script): Executor {
  const months = stepsOf({ unit: 'month', from: '2016-01-01', through: '2019-12-31' }).slice(0, steps);
  const items = months.map((_, step) =>
    (evidence[step] ?? []).map(
      (name): Evidence => ({
        kind: 'observation',
        name,
        date: `2016-0${step + 1}-01`,
      }),
    ),
  );
  return {
    steps: months,
    layout: {
      slots: 1,
      quantities: new Map([['origin', 0]]),
      eventDays: new Map(),
      metDays: new Map(),
      statuses: new Map(),
      expiries: new Map(),
      questions: [],
    },
    evidence: items,
    worlds: 1,
    particles: (count) => particlesOf(items, logDensity, count),
  };
}

function particlesOf(
  items: readonly (readonly Evidence[])[],
  logDensity: Script['logDensity'],
  count: number,
): Particles {
  const origins = new Float64Array(count);
  const scores = new Float64Array(GROUP * Math.max(0, ...items.map((inStep) => inStep.length)));
  let numbers: readonly [first: number, stride: number] = [0, 1];
  const weights = new PlainWeights(count);
  const rangeOf = (group: number) => origins.subarray(group * GROUP, (group + 1) * GROUP);
  return {
    count,
    groups: Math.ceil(count / GROUP),
    weights,
    begin: (...given) => {
      numbers = given;
      weights.fill(0);
    },
    run: (group, step) => {
      rangeOf(group).forEach((origin, i, own) => {
        if (step === 0) own[i] = numbers[0] + (group * GROUP + i) * numbers[1];
        items[step]!.forEach(({ name }, item) => {
          scores[item * GROUP + i] = logDensity(name, step === 0 ? own[i]! : origin, step);
        });
      });
    },
    weigh: (group, step, scales) => weights.addScores(group, scores, items[step]!.length, scales),
    statusWeights: (group, into) => {
      const sums = new Float64Array(SUMS);
      weights.readSums(group, sums, 0);
      into[0] = sums[0]!;
    },
    scores: (group, item, into, at) =>
      into.set(scores.subarray(item * GROUP, item * GROUP + rangeOf(group).length), at),
    read: (group, _, into, at) => into.set(rangeOf(group), at),
    fill: () => {},
    resample: (parents) => origins.set(Float64Array.from(parents, (parent) => origins[parent]!)),
    keep: () => {},
    restore: () => {},
    touched: () => [],
    free: () => {},
  };
}
