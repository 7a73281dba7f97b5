import type { Forecast, InstrumentBar } from '@proviso/forecast';
import { STATUSES, type Status } from '@proviso/model';

/** Days on end over which the shares of paths by status stay the same. */
export interface StatusRun {
  readonly from: string;
  readonly through: string;
  /** Statuses with a share, in force first, in the order in which they are stacked from the bottom. */
  readonly shares: readonly (readonly [Status, number])[];
  /** The run lies before the as-of step, where the records and not chance say what the status was. */
  readonly past: boolean;
}

/** Statuses from the bottom of a bar to its top. */
export const STACK: readonly Status[] = [
  'in force',
  ...STATUSES.filter((status) => status !== 'in force' && status !== 'not yet'),
  'not yet',
];

/** The life of an instrument as runs of steps with equal shares. */
export function statusRuns(instrument: InstrumentBar, forecast: Forecast): readonly StatusRun[] {
  const runs: StatusRun[] = [];
  instrument.shares.forEach((byStatus, step) => {
    const days = forecast.steps[step];
    if (!days) return;
    const shares = STACK.flatMap((status) => {
      const share = byStatus[status] ?? 0;
      return share > 0 ? [[status, share] as const] : [];
    });
    const past = step < forecast.asOfStep;
    const last = runs.at(-1);
    if (last && last.past === past && sameShares(last.shares, shares)) runs.pop();
    const from = last && runs.at(-1) !== last ? last.from : days.from;
    runs.push({ from, through: days.through, shares, past });
  });
  return runs;
}

function sameShares(a: StatusRun['shares'], b: StatusRun['shares']): boolean {
  return a.length === b.length && a.every(([status, share], i) => b[i]![0] === status && b[i]![1] === share);
}
