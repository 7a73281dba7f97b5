import type { Instrument } from '../../interpreter/instruments.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { inOrder, type Position, stepOfPart } from './docket.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import type { Due, LaneProspect } from './prospects.ts';
import { lowerTurn, TURN } from './turns.ts';

/** What follows on a day from what has been done on it. @param changed whose status it may have changed */
export type Fall = (pair: PathPair, day: Value, changed: readonly Instrument[]) => void;

/** The functions of a part of the run: one for each time at which something may fall due in it, in their order. */
export type LaneDocket = (part: number) => readonly FunctionRef[];

/**
 * Does on every path what falls due, day by day; what falls due on one day in the order of the prospects. Each time at
 * which anything may fall due is a function of its own, which does it on the paths on which it does.
 */
export function lowerDocket(plan: KernelPlan, prospects: readonly LaneProspect[], fall: Fall): LaneDocket {
  const turns = prospects.flatMap((prospect) => [...clearings(plan, prospect), ...turnsOf(plan, prospect, fall)]);
  const inParts = Map.groupBy(
    turns.toSorted((a, b) => inOrder(a.position, b.position)),
    ({ position }) => position.part,
  );
  return (part) => (inParts.get(part) ?? []).map(({ run }) => run);
}

interface DocketTurn {
  readonly position: Position;
  readonly run: FunctionRef;
}

function clearings(plan: KernelPlan, { name, clear, dues }: LaneProspect): readonly DocketTurn[] {
  if (!clear) return [];
  const run = lowerTurn(plan, `no ${name}`, clear);
  return [...new Set(dues.map(({ position }) => position.part))].map((part) => ({ position: { part, key: [] }, run }));
}

/** One function serves all steps; what falls due several times in a step has several. */
function turnsOf(plan: KernelPlan, prospect: LaneProspect, fall: Fall): readonly DocketTurn[] {
  const counts = new Map<number, number>();
  const numbered = prospect.dues
    .toSorted((a, b) => inOrder(a.position, b.position))
    .map((due) => {
      const { part } = due.position;
      const nth = counts.get(part) ?? 0;
      counts.set(part, nth + 1);
      return { due, kind: `${part === 0 ? 'history' : part % 2} ${nth}` };
    });
  return [...Map.groupBy(numbered, ({ kind }) => kind).values()].flatMap((alike) => {
    const dues = alike.map(({ due }) => due);
    const run = lowerProspect(plan, prospect, dues, fall);
    return dues.map(({ position }) => ({ position, run }));
  });
}

function lowerProspect(plan: KernelPlan, prospect: LaneProspect, dues: readonly Due[], fall: Fall): FunctionRef {
  const byStep = new Map(dues.map((due) => [stepOfPart(due.position.part), due]));
  const of = (step: number) => byStep.get(step) ?? dues[0]!;
  const run = lowerTurn(plan, prospect.name, (pair) => {
    const day = pair.byStep((step) => of(step).day);
    pair.day = day;
    pair.where(prospect.isDue(pair, of), () => {
      prospect.run(pair, day, of);
      fall(pair, day, prospect.changes);
    });
  });
  return prospect.anyDue === undefined ? run : whereAny(plan, prospect.anyDue, run);
}

/** A turn that is taken only where a number in the memory is not 0. */
function whereAny({ compilation }: KernelPlan, address: number, turn: FunctionRef): FunctionRef {
  return compilation.define(TURN, ({ code }, group, end, row) => {
    code.when(code.load('i32.load', code.literal(0), address), () => code.call(turn, group!, end!, row!));
    return [];
  });
}
