import type { Evidence, Executor } from '@proviso/kernel';
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
    touched: () => [],
    run(block, step) {
      for (let i = 0; i < block.count; i += 1) {
        if (step === 0) block.slots[i] = block.first + i * block.stride;
        items[step]!.forEach((item, e) => {
          block.scores[e * block.count + i] = logDensity(item.name, block.slots[i]!, step);
        });
      }
    },
  };
}
