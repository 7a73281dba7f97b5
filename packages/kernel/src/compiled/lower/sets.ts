import { stepOf } from '../../interpreter/preparation.ts';
import { stepAfterAsOf } from '../../interpreter/set-quantities.ts';
import type { Slot } from '../../interpreter/slot-plan.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { lowerExpression } from './formulas.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerTurn } from './turns.ts';

/** Quantities that scenarios set to values of their own. */
export interface LaneSets {
  /** Puts the set value in the place of the one just worked out; undefined where no scenario sets the quantity. */
  readonly afterwards: (quantity: string) => ((pair: PathPair) => void) | undefined;
  /** From the second step on, before all else: params as the path drew them, then as the path's world sets them. */
  readonly params: readonly FunctionRef[];
}

/** Lowers the set values. */
export function lowerSets(plan: KernelPlan): LaneSets {
  const { preparation } = plan;
  const { layout, model } = preparation;
  const afterAsOf = stepAfterAsOf(preparation);
  const sets = plan.interventions.ofKind('set').map((intervention) => {
    const { from, through } = intervention.what;
    return {
      intervention,
      first: from === undefined ? afterAsOf : stepOf(preparation, from),
      last: through === undefined ? Infinity : stepOf(preparation, through),
    };
  });
  const byQuantity = Map.groupBy(sets, ({ intervention }) => intervention.what.quantity);
  const originals = new Map<string, Slot>(
    model.params
      .filter((param) => byQuantity.has(param.name))
      .map((param) => [param.name, layout.plan.own(Number.NaN)] as const),
  );
  const set = (pair: PathPair, quantity: string) => {
    for (const { intervention, first, last } of byQuantity.get(quantity)!) {
      pair.inWorld(intervention.world, () => {
        const inRange = pair.ne(
          pair.byStep((step) => (first <= step && step <= last ? 1 : 0)),
          0,
        );
        pair.where(inRange, () => {
          pair.setSlot(layout.quantities.get(quantity)!, lowerExpression(pair, intervention.what.value, 'opening'));
          pair.touch(intervention);
        });
      });
    }
  };
  return {
    afterwards: (quantity) => {
      if (!byQuantity.has(quantity)) return undefined;
      const original = originals.get(quantity);
      return (pair) => {
        if (original !== undefined) pair.setSlot(original, pair.slot(layout.quantities.get(quantity)!));
        set(pair, quantity);
      };
    },
    params: [...originals].map(([param, original]) =>
      lowerTurn(plan, `set ${param}`, (pair) => {
        pair.readsBefore = true;
        pair.setSlot(layout.quantities.get(param)!, pair.slot(original));
        set(pair, param);
      }),
    ),
  };
}
