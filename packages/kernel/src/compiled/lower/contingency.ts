import { type DayNumber, toDayNumber } from '@proviso/model';
import type { KnownCourse } from '../../interpreter/occasions.ts';
import { stepOf } from '../../interpreter/preparation.ts';
import type { Value } from '../wasm/code.ts';
import type { LaneTrial } from './chances.ts';
import { type DatedFunction, forOccasions } from './dated-turns.ts';
import { lowerDrawingTurn } from './drawing-turn.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerTurn } from './turns.ts';

/** Something that may come about on a path: what the interpreter's Contingency is, on two paths. */
export interface LaneContingency {
  readonly name: string;
  readonly trial: LaneTrial | undefined;
  isOpen(pair: PathPair): Value;
  isReady(pair: PathPair, day: Value): Value;
  isReplaced(pair: PathPair): Value;
  comeAbout(pair: PathPair, day: Value): void;
}

/** What a contingency does in the steps: on record, in silence, or by chance. */
export function contingentTurns(
  plan: KernelPlan,
  contingency: LaneContingency,
  known: KnownCourse,
): readonly DatedFunction[] {
  const { name, trial } = contingency;
  return [
    ...onRecord(plan, contingency, known),
    ...forOccasions(
      known.passed.map(({ occasion, item }) => ({ ...occasion, item })),
      name,
      (of) =>
        lowerTurn(plan, `silence of ${name}`, (pair) => {
          pair.day = pair.byStep((step) => of(step).asked);
          const passed = pair.and(contingency.isOpen(pair), contingency.isReady(pair, pair.day));
          pair.where(passed, () => pair.score((step) => of(step).item, trial!.logNone(pair)));
        }),
    ),
    ...forOccasions(known.open, name, (of) =>
      lowerDrawingTurn(plan, `chance of ${name}`, {
        site: name,
        bound: (pair) => {
          pair.day = pair.byStep((step) => of(step).asked);
          const most = pair.code.variable(pair.of(0));
          pair.where(contingency.isOpen(pair), () => {
            const free = pair.andNot(contingency.isReady(pair, pair.day), contingency.isReplaced(pair));
            pair.where(free, () => pair.code.assign(most, pair.and(pair.active!, trial!.atMost(pair))));
          });
          return pair.code.read(most);
        },
        use: (pair, u) => {
          pair.day = pair.byStep((step) => of(step).asked);
          pair.where(trial!.comesAbout(pair, u), () =>
            contingency.comeAbout(
              pair,
              pair.byStep((step) => of(step).day),
            ),
          );
        },
      }),
    ),
  ];
}

function onRecord(
  plan: KernelPlan,
  { name, trial, isOpen, isReady, comeAbout }: LaneContingency,
  known: KnownCourse,
): readonly DatedFunction[] {
  return known.recorded.map(({ record, scores }) => {
    const day: DayNumber = toDayNumber(record.date);
    const run = lowerTurn(plan, `record of ${name}`, (pair) => {
      if (scores) {
        pair.day = pair.of(scores.occasion.asked);
        pair.where(isOpen(pair), () => {
          const density = pair.code.variable(pair.of(-Infinity));
          const possible = isReady(pair, pair.of(day));
          pair.where(possible, () => pair.code.assign(density, pair.select(possible, trial!.logSome(pair), -Infinity)));
          pair.score(() => scores.item, pair.code.read(density));
        });
      }
      comeAbout(pair, pair.of(day));
    });
    return { step: stepOf(plan.preparation, record.date), day, name, run };
  });
}
