import type { Case, Scenario } from '../case.ts';
import { type Adjustments, type EventIntervention, targetOf } from './adjustment.ts';
import { setValuesOf } from './set-value.ts';

/** Values of the params that adjustments hold, by name. */
export function heldBy(adjustments: Adjustments): ReadonlyMap<string, number> {
  return new Map(adjustments.flatMap((it) => (it.kind === 'held' ? [[it.param, it.value] as const] : [])));
}

/** What adjustments do to events, each on its day. The case allows them. */
export function eventsForcedBy({ events }: Case, adjustments: Adjustments): readonly EventIntervention[] {
  return adjustments.flatMap((adjustment): readonly EventIntervention[] => {
    if (adjustment.kind === 'does not happen') return [{ kind: 'does not happen', event: adjustment.event }];
    if (adjustment.kind !== 'happens') return [];
    const occurrence = events.find(({ name }) => name === adjustment.event)?.occurrence;
    const on = adjustment.on ?? (occurrence?.kind === 'dated' ? occurrence.on : undefined);
    return on === undefined ? [] : [{ kind: 'happens', event: adjustment.event, on }];
  });
}

/** A scenario with the values that adjustments set in the place of its own. */
export function adjustedScenario(model: Case, scenario: Scenario, adjustments: Adjustments): Scenario {
  const values = new Map(adjustments.flatMap((it) => (it.kind === 'set' ? [[targetOf(it), it.value] as const] : [])));
  const changed = new Map(
    setValuesOf(model, scenario).flatMap(({ target, position }) => {
      const value = values.get(target);
      return value === undefined ? [] : [[position, value] as const];
    }),
  );
  if (changed.size === 0) return scenario;
  const interventions = scenario.interventions.map((intervention, position) => {
    const value = changed.get(position);
    if (value === undefined || intervention.kind !== 'set') return intervention;
    return { ...intervention, value: { kind: 'number', value } as const };
  });
  return { ...scenario, interventions };
}
