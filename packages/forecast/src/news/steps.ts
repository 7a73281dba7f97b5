import type { CivilDate } from '@proviso/model';
import type { Tidings } from './items.ts';
import type { Grouping } from './news.ts';

/** A step of a decomposition: time passes, or something becomes known. */
export interface TidingsStep {
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly tidings: readonly Tidings[];
}

/** From how many characters of a day one sees what it is taken together with. */
const SPAN: Readonly<Record<Exclude<Grouping, 'item'>, number>> = { day: 10, month: 7, year: 4 };

/**
 * The way from one day to another in at most so many steps, or as few as taking years together allows. Time passes up to
 * a day on which something becomes known, and then one item after the other becomes known; where that takes too many
 * steps, all that became known on a day at once, or in a month, or in a year, on the last day of it that has any.
 */
export function stepsBetween(
  from: CivilDate,
  through: CivilDate,
  tidings: readonly Tidings[],
  most: number,
): { readonly grouping: Grouping; readonly steps: readonly TidingsStep[] } {
  const groupings: readonly Grouping[] = ['item', 'day', 'month', 'year'];
  const ways = groupings.map((grouping) => ({ grouping, steps: stepsBy(grouping, from, through, tidings) }));
  return ways.find(({ steps }) => steps.length <= most) ?? ways.at(-1)!;
}

function stepsBy(
  grouping: Grouping,
  from: CivilDate,
  through: CivilDate,
  tidings: readonly Tidings[],
): readonly TidingsStep[] {
  const characters = grouping === 'item' ? SPAN.day : SPAN[grouping];
  const spans = Map.groupBy(tidings, ({ item }) => item.known.slice(0, characters));
  const steps: TidingsStep[] = [];
  let now = from;
  const passTo = (day: CivilDate) => {
    if (day > now) steps.push({ from: now, through: day, tidings: [] });
    now = day;
  };
  for (const together of spans.values()) {
    passTo(together.at(-1)!.item.known);
    for (const at of grouping === 'item' ? together.map((one) => [one]) : [together]) {
      steps.push({ from: now, through: now, tidings: at });
    }
  }
  passTo(through);
  return steps;
}
