import { addDays, type CivilDate, type DatedRecord } from '@proviso/model';
import { record } from '@proviso/model/testing';
import { describe, expect, test } from 'vitest';
import { intervals } from './interval.ts';
import { status } from './status.ts';
import { RENEWAL_RECORDS, recordedActs } from './testing/recorded-acts.ts';

const FIRST_ENDS: Readonly<Record<string, CivilDate>> = {
  EU_sectoral: '2015-07-31',
  EU_listings: '2014-09-17',
  EU_Crimea: '2015-06-23',
  EU_Belarus: '2015-10-31',
  RU_food: '2015-08-06',
  US_13660: '2015-03-05',
};

/** Each renewal with the end that it replaces and the one that it sets. */
const renewals = RENEWAL_RECORDS.map((renewal, i) => {
  const before = RENEWAL_RECORDS.slice(0, i).findLast((r) => r.subject === renewal.subject);
  const end = before?.act.kind === 'renewed' ? before.act.through : FIRST_ENDS[renewal.subject]!;
  return { renewal, end, next: renewal.act.kind === 'renewed' ? renewal.act.through : end };
});
/** Those that came while the term before was still running by the records: not those after a gap. */
const seamless = renewals.filter(({ renewal, end }) => renewal.date <= end);
const live = (name: string): 'in force' | 'suspended' => (name === 'EU_Belarus' ? 'suspended' : 'in force');
const named = (list: typeof renewals) => list.map((r) => [`${r.renewal.subject} of ${r.renewal.date}`, r] as const);

test('every renewal of the figures is replayed', () => {
  expect(renewals).toHaveLength(18);
  expect(seamless).toHaveLength(16);
});

describe.each(named(seamless))('the renewal %s', (_, { renewal, end, next }) => {
  const { subject } = renewal;

  test('carries the measure over the end of the term, on the day before, on it and after it', () => {
    const model = recordedActs();
    const days = [addDays(end, -1), end, addDays(end, 1)];
    expect(days.map((on) => status(model, subject, { on }).status)).toEqual(days.map(() => live(subject)));
    expect(status(model, subject, { on: renewal.date }).through).toBe(next);
  });

  test('moves the end on the day of its adoption and not before', () => {
    const model = recordedActs();
    expect(status(model, subject, { on: addDays(renewal.date, -1) }).through).toBe(end);
    expect(status(model, subject, { on: renewal.date }).through).toBe(next);
  });

  test('withheld, lets the measure lapse by itself the day after', () => {
    const model = recordedActs((records) => records.filter((r) => r.id !== renewal.id));
    expect(status(model, subject, { on: end }).status).toBe(live(subject));
    expect(status(model, subject, { on: addDays(end, 1) }).status).toBe('lapsed');
  });

  test('is not seen by one who looks from the day before', () => {
    const asKnown = { known: addDays(renewal.date, -1) };
    const after = status(recordedActs(), subject, { on: addDays(end, 1), ...asKnown });
    expect(after).toMatchObject({ status: 'lapsed', verdict: 'unverified' });
  });

  test('contradicted by another to a different day leaves two accounts, both cited', () => {
    const later = addDays(next, 30);
    const rival = record(
      renewal.date,
      subject,
      { kind: 'renewed', through: later },
      { id: 'rival', source: 'elsewhere' },
    );
    const model = recordedActs((records) => [
      ...records.filter((r) => r.subject !== subject || r.date <= renewal.date),
      rival,
    ]);
    const agreed = status(model, subject, { on: addDays(end, 1) });
    expect(agreed.status).toBe(live(subject));
    const disputed = status(model, subject, { on: addDays(next, 1) });
    expect(disputed.status).toBeUndefined();
    expect(disputed.verdict).toBe('contradictory');
    const cited = disputed.accounts.flatMap((account) => account.because.flatMap((c) => ('id' in c ? [c.id] : [])));
    expect(cited).toEqual(expect.arrayContaining([renewal.id, 'rival']));
    expect(status(model, subject, { on: addDays(later, 1) }).status).toBe('lapsed');
  });

  test('is silently replaced by one that overrules it', () => {
    const rival: DatedRecord = {
      ...record(renewal.date, subject, { kind: 'renewed', through: addDays(next, 30) }, { id: 'rival' }),
      overrules: [renewal.id],
    };
    const model = recordedActs((records) => [
      ...records.filter((r) => r.subject !== subject || r.date <= renewal.date),
      rival,
    ]);
    expect(status(model, subject, { on: addDays(next, 1) }).status).toBe('in force');
  });
});

test('the listings are unverified through the gap in the records and until the renewal that ends it', () => {
  const model = recordedActs();
  const on = (day: CivilDate) => status(model, 'EU_listings', { on: day });
  expect(on('2014-09-17')).toMatchObject({ status: 'in force' });
  expect(on('2014-09-17').verdict).toBeUndefined();
  expect(on('2014-09-18')).toMatchObject({ status: 'lapsed', verdict: 'unverified' });
  expect(on('2015-09-13').verdict).toBe('unverified');
  expect(on('2015-09-14')).toMatchObject({ status: 'in force' });
  expect(on('2015-09-14').verdict).toBeUndefined();
  expect(on('2015-09-14').flags.map((flag) => flag.kind)).toContain('renewed across a gap');
});

test('the measures on Belarus are suspended, then lifted for most of those listed', () => {
  const model = recordedActs();
  const on = (day: CivilDate) => status(model, 'EU_Belarus', { on: day });
  expect(on('2015-10-28').status).toBe('in force');
  expect(on('2015-10-29')).toMatchObject({ status: 'suspended', suspendedThrough: '2016-02-29', delisted: 0 });
  expect(on('2016-02-24').delisted).toBe(0);
  expect(on('2016-02-25')).toMatchObject({ status: 'suspended', delisted: 173 });
  expect(on('2016-02-29').status).toBe('suspended');
  expect(on('2016-03-01')).toMatchObject({ status: 'lapsed', verdict: 'unverified' });
  expect(on('2017-02-27')).toMatchObject({ status: 'in force', through: '2018-02-28' });
  expect(on('2018-03-01').status).toBe('lapsed');
});

test('the intervals of a measure follow on each other without hole or overlap', () => {
  for (const { intervals: list } of intervals(recordedActs())) {
    for (const [i, interval] of list.entries()) {
      expect(interval.through === undefined).toBe(i === list.length - 1);
      if (i > 0) expect(interval.from).toBe(addDays(list[i - 1]!.through!, 1));
    }
  }
});
