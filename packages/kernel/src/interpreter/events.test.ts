import type { Case } from '@proviso/model';
import {
  buildCase,
  choice,
  datedEvent,
  happened,
  hazardEvent,
  letting,
  months,
  odds,
  probability,
  rate,
  record,
  recordedEvent,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { expm1 } from '../elementary/exp.ts';
import { log, log1p } from '../elementary/log.ts';
import { ensemble } from '../testing/ensemble.ts';

const year = (parts: Partial<Case>) => buildCase(months('2016-01', '2016-12'), parts);
const step = 1 / 12;

describe('an event on a day', () => {
  const vote = datedEvent('e', '2016-06-23', probability(0.35));

  it('happens on its day or not at all, with its probability', () => {
    const run = ensemble(year({ events: [vote] }), { paths: 20_000 });
    const days = run.days('e');
    expect(new Set(days)).toEqual(new Set(['2016-06-23', undefined]));
    const share = days.filter((day) => day !== undefined).length / days.length;
    expect(Math.abs(share - 0.35)).toBeLessThan(3 * Math.sqrt((0.35 * 0.65) / 20_000));
  });

  it('that is on record took place on the day of the record, and is scored', () => {
    const run = ensemble(year({ events: [vote], records: [record('2016-07-02', 'e', 'happened')] }), {
      asOf: '2016-08-01',
      paths: 20,
    });
    expect(new Set(run.days('e'))).toEqual(new Set(['2016-07-02']));
    expect(run.scores()).toEqual([{ kind: 'record', name: 'e', date: '2016-07-02', score: log(0.35) }]);
  });

  it('of which a record says that it did not happen is scored so', () => {
    const run = ensemble(year({ events: [vote], records: [record('2016-06-24', 'e', 'did not happen')] }), {
      asOf: '2016-08-01',
    });
    expect(run.days('e')).toEqual([undefined]);
    expect(run.scores()).toEqual([{ kind: 'record', name: 'e', date: '2016-06-24', score: log1p(-0.35) }]);
  });

  it('that passed in silence did not happen', () => {
    const run = ensemble(year({ events: [vote] }), { asOf: '2016-06-23', paths: 20 });
    expect(new Set(run.days('e'))).toEqual(new Set([undefined]));
    expect(run.scores()).toEqual([{ kind: 'silence', name: 'e', date: '2016-06-23', score: log1p(-0.35) }]);
  });

  it('is open the day before', () => {
    expect(ensemble(year({ events: [vote] }), { asOf: '2016-06-22' }).scores()).toEqual([]);
  });

  it('sees an event of its own day and not of the next', () => {
    const second = (day: string) => datedEvent('f', day, probability(0.5, odds(0, happened('e'))));
    const model = (day: string) =>
      year({ events: [recordedEvent('e'), second(day)], records: [record('2016-06-10', 'e', 'happened')] });
    const settings = { asOf: '2016-12-31' };
    expect(ensemble(model('2016-06-09'), settings).scores().at(-1)!.score).toBe(log1p(-0.5));
    expect(ensemble(model('2016-06-10'), settings).scores().at(-1)!.score).toBe(log1p(-0));
  });
});

describe('an event at a rate', () => {
  it('happens at most once', () => {
    const run = ensemble(year({ events: [hazardEvent('e', rate(50))] }), { paths: 50, asOf: '2015-12-31' });
    const first = ensemble(year({ events: [hazardEvent('e', rate(50))] }), { paths: 50, through: 2 });
    const [before, after] = [first.days('e'), run.days('e')];
    before.forEach((day, path) => {
      if (day !== undefined) expect(after[path]).toBe(day);
    });
    expect(before.filter((day) => day !== undefined).length).toBeGreaterThan(40);
  });

  it('happens again where it is recurring', () => {
    const run = ensemble(year({ events: [hazardEvent('e', rate(1e9), { recurring: true })] }));
    expect(run.days('e')).toEqual(['2016-12-31']);
  });

  it('has a window: outside it cannot happen, and at its ends the days count', () => {
    const event = hazardEvent('e', rate(1), { from: '2016-03-17', through: '2016-05-10' });
    const run = ensemble(year({ events: [event] }), { asOf: '2016-12-31' });
    expect(run.scores()).toEqual([
      { kind: 'silence', name: 'e', date: '2016-03-31', score: -(step * (15 / 31)) },
      { kind: 'silence', name: 'e', date: '2016-04-30', score: -step },
      { kind: 'silence', name: 'e', date: '2016-05-10', score: -(step * (10 / 31)) },
    ]);
  });

  it('on record scores the silence before and the chance of its step, and nothing after', () => {
    const model = year({ events: [hazardEvent('e', rate(1))], records: [record('2016-02-10', 'e', 'happened')] });
    expect(ensemble(model, { asOf: '2016-06-30' }).scores()).toEqual([
      { kind: 'silence', name: 'e', date: '2016-01-31', score: -step },
      { kind: 'record', name: 'e', date: '2016-02-10', score: log(-expm1(-step)) },
    ]);
  });

  it('within a gap is left to chance', () => {
    const gaps = [{ subject: 'e', from: '2016-02-01', through: '2016-03-31' }];
    const run = ensemble(year({ events: [hazardEvent('e', rate(1e9))], gaps }), { asOf: '2016-06-30' });
    expect(run.scores().map(({ date }) => date)).toEqual(['2016-01-31', '2016-04-30', '2016-05-31', '2016-06-30']);
    expect(run.days('e')).toEqual(['2016-02-29']);
    expect(
      run
        .scores()
        .slice(1)
        .map(({ score }) => score),
    ).toEqual([0, 0, 0]);
  });
});

describe('an event seen by lets', () => {
  const seen = (day: string) =>
    ensemble(
      year({
        events: [recordedEvent('e')],
        lets: [
          letting('ever', choice(happened('e'), 1, 0)),
          letting('lately', choice(happened('e', { from: '2016-02-01' }), 1, 0)),
        ],
        records: [record(day, 'e', 'happened')],
      }),
      { asOf: '2016-12-31' },
    );
  const months = (run: ReturnType<typeof ensemble>, name: string) =>
    run
      .quantity(name)
      .map(([value]) => value)
      .slice(0, 4);

  it('is seen from the step after, even where it falls on a first day', () => {
    expect(months(seen('2016-02-10'), 'ever')).toEqual([0, 0, 1, 1]);
    expect(months(seen('2016-02-01'), 'ever')).toEqual([0, 0, 1, 1]);
  });

  it('from before the timeline is seen at once', () => {
    expect(months(seen('2015-11-13'), 'ever')).toEqual([1, 1, 1, 1]);
    expect(months(seen('2015-11-13'), 'lately')).toEqual([0, 0, 0, 0]);
  });
});
