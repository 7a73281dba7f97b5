import type { Case, Intervention, Scenario } from '../case.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Expression } from '../expression.ts';
import { DIMENSIONLESS, type Unit } from '../unit.ts';
import { targetOf } from './adjustment.ts';

/** A value that a scenario sets, and that an adjustment may change. */
export interface SetValue {
  /** `SCENARIO.QUANTITY`, with `.2` for the second value of the same quantity. */
  readonly target: string;
  readonly quantity: string;
  readonly nth: number;
  readonly title?: string;
  readonly unit: Unit;
  /** As the text has it. */
  readonly value: Expression;
  readonly from?: CivilDate;
  readonly through?: CivilDate;
  /** Where it stands among the scenario's interventions. */
  readonly position: number;
}

/** The values that a scenario sets, in the order of the text. */
export function setValuesOf({ params, states, lets }: Case, { name, interventions }: Scenario): readonly SetValue[] {
  const quantities = new Map([...params, ...states, ...lets].map((it) => [it.name, it] as const));
  const counts = new Map<string, number>();
  return interventions.flatMap((intervention: Intervention, position) => {
    if (intervention.kind !== 'set') return [];
    const { quantity, value, from, through } = intervention;
    const nth = (counts.get(quantity) ?? 0) + 1;
    counts.set(quantity, nth);
    const { title, unit = DIMENSIONLESS } = quantities.get(quantity) ?? {};
    return [
      {
        target: targetOf({ kind: 'set', scenario: name, quantity, nth, value: 0 }),
        ...{ quantity, nth, unit, value, position },
        ...(title !== undefined && { title }),
        ...(from !== undefined && { from }),
        ...(through !== undefined && { through }),
      },
    ];
  });
}
