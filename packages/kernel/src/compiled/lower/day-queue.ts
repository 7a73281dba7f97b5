import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { callAct, laneMask } from './agenda.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import type { LaneProspect } from './prospects.ts';
import { lowerAct } from './turns.ts';

/** What follows on a day from what has been done on it. */
export type Fall = (pair: PathPair, day: Value) => void;

/**
 * Does everything that falls due through a day, day by day; what falls due on one day in the order of the prospects.
 * Each path of a pair goes its own way: it does what falls due first on it. What rests on something falls on the day on
 * which that ends. What is done for a prospect is one function, in however many queues it stands.
 */
export function dayQueue(plan: KernelPlan, fall: Fall) {
  const { module } = plan.compilation;
  const acts = new Map<LaneProspect, FunctionRef>();
  const actOf = (prospect: LaneProspect) => {
    const act = acts.get(prospect) ?? lowerAct(plan, prospect.name, prospect.run);
    acts.set(prospect, act);
    return act;
  };
  const fallen = lowerAct(plan, 'fall', fall);
  return (prospects: readonly LaneProspect[]) => {
    const places = prospects.map((prospect) => module.enterInTable(actOf(prospect)));
    return (pair: PathPair, through: Value) => {
      const { code } = pair;
      code.repeat(() => {
        const { day, which } = nextDue(pair, prospects, places[0]!);
        const active = pair.and(pair.le(day, through), pair.lt(day, Infinity));
        const any = pair.any(active);
        code.when(any, () => {
          const own = ([0, 1] as const).map((lane) => code.op('i32.trunc_sat_f64_s', code.lane(which, lane)));
          const together = code.op('i32.eq', own[0]!, own[1]!);
          code.when(together, () => pair.only(active, () => callAct(plan, pair, own[0]!, day)));
          code.when(code.op('i32.eqz', together), () => {
            for (const lane of [0, 1] as const) {
              const alone = pair.and(active, laneMask(plan, pair, lane));
              code.when(pair.any(alone), () => pair.only(alone, () => callAct(plan, pair, own[lane]!, day)));
            }
          });
          code.call(fallen, pair.standing.at, pair.standing.place, pair.standing.row, day, active);
        });
        return any;
      });
    };
  };
}

/** The day on which something is due first, and its place in the table of functions. */
function nextDue(pair: PathPair, prospects: readonly LaneProspect[], firstPlace: number) {
  let day = pair.of(Infinity);
  let which = pair.of(firstPlace);
  prospects.forEach((prospect, index) => {
    const due = prospect.due(pair);
    const earlier = pair.lt(due, day);
    day = pair.select(earlier, due, day);
    which = pair.select(earlier, firstPlace + index, which);
  });
  return { day, which };
}
