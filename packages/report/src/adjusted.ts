import type { AppliedAdjustment, Forecast } from '@proviso/forecast';
import { longDay } from './shown-day.ts';
import { listed, oneLine } from './wording.ts';

/** What was changed beside the case, in words: `oil_anchor held at 55 USD/bbl`, `brexit made to happen on 23 June 2016`. */
export function adjustmentPhrase(adjustment: AppliedAdjustment): string {
  const name = oneLine(adjustment.name);
  switch (adjustment.kind) {
    case 'held':
      return `${name} held at ${amountOf(adjustment)}`;
    case 'happens':
      return `${name} made to happen on ${longDay(adjustment.on)}`;
    case 'struck':
      return `the statement ${name} struck`;
    case 'does not happen':
      return `${name} kept from happening`;
    case 'set':
      return `${name} at ${amountOf(adjustment)} in ${oneLine(adjustment.scenario.name)}`;
  }
}

/** A sentence that keeps an adjusted forecast from being taken for the case's own; undefined where it is that. */
export function adjustedNote({ adjustments = [] }: Forecast): string | undefined {
  if (adjustments.length === 0) return undefined;
  return `Not the case’s own forecast: with ${listed(adjustments.map(adjustmentPhrase))}.`;
}

/** The number in full as it was set, and its unit. */
function amountOf({ value, unit }: { readonly value: number; readonly unit: string }): string {
  const number = String(value).replace('-', '−');
  return unit === '1' || unit === 'probability' ? number : `${number}\u00a0${unit}`;
}
