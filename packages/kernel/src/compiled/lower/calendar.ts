import type { Period } from '@proviso/model';
import type { Lanes, Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';

// Civil dates as day numbers on two lanes: what civil-date.ts and period.ts of the model do for one.

interface Civil {
  readonly year: Value;
  readonly month: Value;
  readonly day: Value;
}

/** The day that is a period later. @param anchor day of the month to aim at; where it is not above 0, the day's own */
export function dayAfter(lanes: Lanes, day: Value, { count, unit }: Period, anchor: Operand = 0): Value {
  switch (unit) {
    case 'day':
      return lanes.add(day, count);
    case 'week':
      return lanes.add(day, 7 * count);
    case 'month':
      return monthsAfter(lanes, day, count, anchor);
    case 'quarter':
      return monthsAfter(lanes, day, 3 * count, anchor);
    case 'year':
      return monthsAfter(lanes, day, 12 * count, anchor);
  }
}

/** More days than a period can have. */
export function atMostDays({ count, unit }: Period): number {
  return count * { day: 1, week: 7, month: 31, quarter: 92, year: 366 }[unit];
}

function monthsAfter(lanes: Lanes, day: Value, count: number, anchor: Operand): Value {
  const ref = lanes.library.lanesFunction('months after', 3, (body, from, months, aim) => {
    const civil = civilOf(body, from!);
    const total = body.add(body.add(body.mul(civil.year, 12), body.sub(civil.month, 1)), months!);
    const year = body.floor(body.div(total, 12));
    const month = body.add(body.sub(total, body.mul(year, 12)), 1);
    const aimed = body.select(body.gt(aim!, 0), aim!, civil.day);
    return dayNumberOf(body, { year, month, day: body.min(aimed, daysInMonth(body, year, month)) });
  });
  return lanes.apply(ref, day, count, anchor);
}

function daysInMonth(lanes: Lanes, year: Value, month: Value): Value {
  const multiple = (of: number) => lanes.eq(lanes.mul(lanes.floor(lanes.div(year, of)), of), year);
  const leap = lanes.or(lanes.andNot(multiple(4), multiple(100)), multiple(400));
  const short = lanes.some([4, 6, 9, 11].map((it) => lanes.eq(month, it)));
  return lanes.select(lanes.eq(month, 2), lanes.select(leap, 29, 28), lanes.select(short, 30, 31));
}

function civilOf(lanes: Lanes, number: Value): Civil {
  const { add, sub, mul, floor, div } = lanes;
  const whole = (x: Value, by: number) => floor(div(x, by));
  const z = add(number, 719468);
  const era = whole(z, 146097);
  const dayOfEra = sub(z, mul(era, 146097));
  const leaps = sub(add(sub(dayOfEra, whole(dayOfEra, 1460)), whole(dayOfEra, 36524)), whole(dayOfEra, 146096));
  const yearOfEra = whole(leaps, 365);
  const daysBefore = sub(add(mul(365, yearOfEra), whole(yearOfEra, 4)), whole(yearOfEra, 100));
  const dayOfYear = sub(dayOfEra, daysBefore);
  const shifted = whole(add(mul(5, dayOfYear), 2), 153);
  const day = add(sub(dayOfYear, whole(add(mul(153, shifted), 2), 5)), 1);
  const month = add(shifted, lanes.select(lanes.lt(shifted, 10), 3, -9));
  const year = add(add(yearOfEra, mul(era, 400)), lanes.truth(lanes.le(month, 2)));
  return { year, month, day };
}

function dayNumberOf(lanes: Lanes, { year, month, day }: Civil): Value {
  const { add, sub, mul, floor, div } = lanes;
  const early = lanes.le(month, 2);
  const y = sub(year, lanes.truth(early));
  const era = floor(div(y, 400));
  const yearOfEra = sub(y, mul(era, 400));
  const shifted = add(month, lanes.select(early, 9, -3));
  const dayOfYear = sub(add(floor(div(add(mul(153, shifted), 2), 5)), day), 1);
  const leaps = sub(floor(div(yearOfEra, 4)), floor(div(yearOfEra, 100)));
  const dayOfEra = add(add(mul(yearOfEra, 365), leaps), dayOfYear);
  return sub(add(mul(era, 146097), dayOfEra), 719468);
}
