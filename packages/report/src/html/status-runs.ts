import type { Forecast, InstrumentBar } from '@proviso/forecast';
import type { InstrumentIntervals, Interval } from '@proviso/law';
import { addDays, type CivilDate, STATUSES, type Status } from '@proviso/model';
import { shownSampledShare } from '../shown-number.ts';
import { listed } from '../wording.ts';

/** Days on end over which a status stands on record, or over which the shares of paths by status stay the same. */
export interface StatusRun {
  readonly from: string;
  readonly through: string;
  /** Statuses with a share, in force first, in the order in which they are stacked from the bottom; none where contradictory. */
  readonly shares: readonly (readonly [Status, number])[];
  /** The register says so, and not chance. */
  readonly past: boolean;
  /** On record: what the evidence is worth, where it is not plain. */
  readonly verdict?: NonNullable<Interval['verdict']>;
}

/** The days of a forecast. */
type Forecasted = Pick<Forecast, 'asOf' | 'silenceThrough' | 'steps'>;

/** Statuses from the bottom of a bar to its top. */
export const STACK: readonly Status[] = [
  'in force',
  ...STATUSES.filter((status) => status !== 'in force' && status !== 'not yet'),
  'not yet',
];

/**
 * The life of an instrument: by the law's register up to the as-of day (or the last day verified, if earlier), by shares
 * of paths after it.
 */
export function statusRuns(
  instrument: Pick<InstrumentBar, 'name' | 'shares'>,
  forecast: Forecasted,
  register: readonly InstrumentIntervals[],
): readonly StatusRun[] {
  const recorded = recordedRuns(instrument.name, forecast, register);
  const begins = recorded.at(-1) ? addDays(recorded.at(-1)!.through, 1) : undefined;
  return [...recorded, ...simulatedRuns(instrument, forecast, begins)];
}

function recordedRuns(
  name: string,
  forecast: Forecasted,
  register: readonly InstrumentIntervals[],
): readonly StatusRun[] {
  const first = forecast.steps[0]?.from;
  const last = [forecast.asOf, forecast.silenceThrough, forecast.steps.at(-1)?.through ?? ''].sort()[0]!;
  const intervals = register.find((instrument) => instrument.name === name)?.intervals;
  if (!intervals || first === undefined) return [];
  return intervals.flatMap(({ status, verdict, ...ends }): readonly StatusRun[] => {
    const from = later(first, ends.from);
    const through = earlier(last, ends.through);
    if (through < from) return [];
    return [{ from, through, shares: status ? [[status, 1]] : [], past: true, ...(verdict && { verdict }) }];
  });
}

function simulatedRuns(
  instrument: Pick<InstrumentBar, 'shares'>,
  forecast: Forecasted,
  begins: CivilDate | undefined,
): readonly StatusRun[] {
  const runs: StatusRun[] = [];
  instrument.shares.forEach((byStatus, step) => {
    const days = forecast.steps[step];
    if (!days || (begins !== undefined && days.through < begins)) return;
    const shares = STACK.flatMap((status) => {
      const share = byStatus[status] ?? 0;
      return share > 0 ? [[status, share] as const] : [];
    });
    const last = runs.at(-1);
    if (last && sameShares(last.shares, shares)) runs[runs.length - 1] = { ...last, through: days.through };
    else runs.push({ from: later(days.from, begins), through: days.through, shares, past: false });
  });
  return runs;
}

/**
 * `in force` or `lapsed, unverified` on record; `in force 92 %, lapsed 8 %` as forecast.
 * @param size how many independent paths the shares are worth
 */
export function sharesText({ shares, past, verdict }: StatusRun, size: number): string {
  if (past) return [...shares.map(([status]) => status), ...(verdict === undefined ? [] : [verdict])].join(', ');
  return listed(shares.map(([status, share]) => `${status} ${shownSampledShare(share, size)}`));
}

function later(a: CivilDate, b: CivilDate | undefined): CivilDate {
  return b !== undefined && b > a ? b : a;
}

function earlier(a: CivilDate, b: CivilDate | undefined): CivilDate {
  return b !== undefined && b < a ? b : a;
}

function sameShares(a: StatusRun['shares'], b: StatusRun['shares']): boolean {
  return a.length === b.length && a.every(([status, share], i) => b[i]![0] === status && b[i]![1] === share);
}
