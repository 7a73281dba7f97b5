import { type ClauseRule, type DatedRecord, fromDayNumber, toDayNumber } from '@proviso/model';
import { buildCase, months, record, regime } from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { begin } from '../../interpreter/begin.ts';
import { instrumentsOf } from '../../interpreter/instruments.ts';
import { heldOn, recordedRenewals } from '../../interpreter/terms.ts';
import { courseOf, stepOfPart } from './docket.ts';
import { possibleTerms } from './possible-terms.ts';

type Lapses = ClauseRule & { kind: 'lapses' };

const monthly: Lapses = {
  kind: 'lapses',
  period: { count: 3, unit: 'month' },
  by: 'V',
  lead: { count: 10, unit: 'day' },
};

/** Of a regime that first runs from April 2000 through March 2001: days on which it may run out, and votes by step. */
function termsOf(clause: Lapses, records: readonly DatedRecord[] = [], canPass = true) {
  const model = buildCase(months('2001-01', '2001-12'), {
    regimes: [regime('R', ['2000-04-01', '2001-03-31'], [clause])],
    records,
  });
  const preparation = begin(model, { asOf: '2001-12-31', seed: 1 });
  const [instrument] = instrumentsOf(preparation);
  const { steps } = preparation;
  const placed = recordedRenewals(preparation, 'R').map((it) => ({
    ...it,
    position: { part: courseOf(steps.findIndex(({ last }) => it.day <= last)), key: [it.day, 5] },
  }));
  const { ends, votes } = possibleTerms({
    steps,
    instrument: instrument!,
    records: placed,
    revivals: [],
    clauseFor: (expiry) => ({ clause, nominal: heldOn({ ...clause, id: 'R.lapses' }, expiry) }),
    periodOf: ({ period }) => period,
    canPass: () => canPass,
    ranks: { end: 1, vote: 9 },
  });
  const inOrder = <T extends { readonly day: number }>(dues: readonly T[]) => dues.toSorted((a, b) => a.day - b.day);
  return {
    ends: inOrder(ends).map(({ day }) => fromDayNumber(day)),
    votes: inOrder(votes).map(
      ({ day, next, position }) => `${stepOfPart(position.part)}: ${fromDayNumber(day)} to ${fromDayNumber(next)}`,
    ),
  };
}

describe('the terms that a regime may have', () => {
  it('follow from one another through the votes on them, to the end of the month', () => {
    expect(termsOf(monthly)).toEqual({
      ends: ['2001-04-01', '2001-07-01', '2001-10-01'],
      votes: [
        '2: 2001-03-21 to 2001-06-30',
        '5: 2001-06-20 to 2001-09-30',
        '8: 2001-09-20 to 2001-12-31',
        '11: 2001-12-21 to 2002-03-31',
      ],
    });
  });

  it('end with the first where no vote can pass', () => {
    expect(termsOf(monthly, [], false)).toEqual({ ends: ['2001-04-01'], votes: ['2: 2001-03-21 to 2001-06-30'] });
  });

  it('neither run out nor come to a vote where a record says that they were renewed', () => {
    const renewed = record('2001-02-14', 'R', { kind: 'renewed', through: '2001-11-15' });
    expect(termsOf(monthly, [renewed])).toEqual({
      ends: ['2001-11-16'],
      votes: ['10: 2001-11-05 to 2002-02-15'],
    });
  });

  it('are voted on at once where notice is longer than a term', () => {
    const short: Lapses = {
      ...{ kind: 'lapses', by: 'V', period: { count: 1, unit: 'month' }, lead: { count: 50, unit: 'day' } },
    };
    const { votes } = termsOf(short);
    expect(votes.slice(0, 4)).toEqual([
      '1: 2001-02-09 to 2001-04-30',
      '2: 2001-03-11 to 2001-05-31',
      '3: 2001-04-11 to 2001-06-30',
      '4: 2001-05-11 to 2001-07-31',
    ]);
    expect(toDayNumber('2001-02-09')).toBe(toDayNumber('2001-03-31') - 50);
  });
});
