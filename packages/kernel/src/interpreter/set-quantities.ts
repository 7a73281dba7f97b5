import { stepIndexOf } from '@proviso/model';
import type { Interventions } from './interventions.ts';
import type { Path, Turn } from './path.ts';
import { type Preparation, stepOf } from './preparation.ts';

/** Quantities that scenarios set to values of their own. */
export interface SetQuantities {
  /**
   * Puts the set value, if the path's world has one in this step, in the place of the one just worked out. Undefined
   * where no scenario sets the quantity.
   */
  turnOf(quantity: string): Turn | undefined;
  /** From the second step on, before all else: params as the path drew them, then as the path's world sets them. */
  readonly params: Turn;
}

/** Makes the set values ready to run; a value may read the quantity's own value, as in `brent = 0.8 * brent`. */
export function prepareSets(preparation: Preparation, interventions: Interventions): SetQuantities {
  const { layout, model } = preparation;
  const afterAsOf = stepAfterAsOf(preparation);
  const sets = interventions.ofKind('set').map((intervention) => {
    const { quantity, value, from, through } = intervention.what;
    return {
      intervention,
      quantity,
      value: preparation.expression(value, 'opening'),
      first: from === undefined ? afterAsOf : stepOf(preparation, from),
      last: through === undefined ? Infinity : stepOf(preparation, through),
    };
  });
  const byQuantity = Map.groupBy(sets, (it) => it.quantity);
  const originals = new Map(
    model.params
      .filter((param) => byQuantity.has(param.name))
      .map((param) => [param.name, layout.plan.own(Number.NaN)] as const),
  );
  const set = (path: Path, quantity: string) => {
    for (const { intervention, value, first, last } of byQuantity.get(quantity)!) {
      if (intervention.world !== path.world || path.step.index < first || path.step.index > last) continue;
      path.slots[layout.quantities.get(quantity)!] = value(path);
      intervention.met = true;
    }
  };
  return {
    turnOf: (quantity) => {
      if (!byQuantity.has(quantity)) return undefined;
      const slot = layout.quantities.get(quantity)!;
      const original = originals.get(quantity);
      return (path) => {
        if (original !== undefined) path.slots[original] = path.slots[slot]!;
        if (path.world > 0) set(path, quantity);
      };
    },
    params: (path) => {
      if (path.world === 0) return;
      for (const [param, original] of originals) {
        path.slots[layout.quantities.get(param)!] = path.slots[original]!;
        set(path, param);
      }
    },
  };
}

/** The step after the one that holds the as-of day: the first one where the as-of day comes before the timeline. */
export function stepAfterAsOf({ steps, asOf }: Preparation): number {
  if (asOf < steps[0]!.first) return 0;
  const index = stepIndexOf(steps, asOf);
  return index < 0 ? steps.length : index + 1;
}
