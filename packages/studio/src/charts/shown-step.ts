import type { Forecast } from '@proviso/forecast';
import { shownPeriod } from '@proviso/report/words';

/** A step by its days: `Jan 2016`, `2016`, or both days. */
export function shownStep({ from, through }: Forecast['steps'][number]): string {
  return shownPeriod(from, through);
}
