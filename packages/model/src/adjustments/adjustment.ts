import type { Intervention } from '../case.ts';
import type { CivilDate } from '../civil-date.ts';

/**
 * One thing that a person has turned, to see what would follow: a param held at a value from the first step on, so that
 * what is known is weighed anew; a pending event that happens or does not; or another value in the place of one that a
 * scenario sets. Values are in the unit of their quantity, time in years.
 */
export type Adjustment =
  | { readonly kind: 'held'; readonly param: string; readonly value: number }
  /** On its own day, or on a named one. */
  | { readonly kind: 'happens'; readonly event: string; readonly on?: CivilDate }
  | { readonly kind: 'does not happen'; readonly event: string }
  | {
      readonly kind: 'set';
      readonly scenario: string;
      readonly quantity: string;
      /** Which of the values that the scenario sets the quantity to, from 1, in the order of the text. */
      readonly nth: number;
      readonly value: number;
    };

/** What is changed beside the case itself, sorted by what is changed; nothing is changed twice. */
export type Adjustments = readonly Adjustment[];

/** What scenarios and adjustments alike do to an event. */
export type EventIntervention = Extract<Intervention, { readonly kind: 'happens' | 'does not happen' }>;

/** What an adjustment changes, as it is written: `oil_anchor`, `brexit`, `oil_recovers.brent`, `oil_recovers.brent.2`. */
export function targetOf(adjustment: Adjustment): string {
  switch (adjustment.kind) {
    case 'held':
      return adjustment.param;
    case 'happens':
    case 'does not happen':
      return adjustment.event;
    case 'set': {
      const { scenario, quantity, nth } = adjustment;
      return nth === 1 ? `${scenario}.${quantity}` : `${scenario}.${quantity}.${nth}`;
    }
  }
}

/** The same adjustments with one more, in the place of what it changes too. */
export function withAdjustment(adjustments: Adjustments, added: Adjustment): Adjustments {
  return inOrder([...withoutAdjustment(adjustments, targetOf(added)), added]);
}

/** The same adjustments but for one. @param target as {@link targetOf} writes it */
export function withoutAdjustment(adjustments: Adjustments, target: string): Adjustments {
  return adjustments.filter((adjustment) => targetOf(adjustment) !== target);
}

function inOrder(adjustments: Adjustments): Adjustments {
  return adjustments.toSorted((a, b) => (targetOf(a) < targetOf(b) ? -1 : 1));
}
