import { buildCase, distribution, months, record, recordedEvent, state } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { tidingsOf } from './items.ts';

const price = state('price', 40, distribution('normal', 'price', 1), [
  ['2016-01-31', 40],
  ['2016-02-28', 41],
]);
const [january, february] = price.series!.rows;
const model = buildCase(months('2016-01', '2016-12'), {
  actors: [{ name: 'EU' }],
  events: [recordedEvent('attack')],
  states: [
    {
      ...price,
      series: {
        ...price.series!,
        rows: [
          { ...january!, known: '2016-02-05' },
          { ...january!, known: '2016-03-05', value: 39 },
          { ...february!, known: '2016-03-05' },
        ],
      },
    },
  ],
  records: [record('2016-03-01', 'attack', 'happened', { known: '2016-03-05' })],
  statements: [{ name: 'speech', date: '2016-03-09', known: '2016-03-10', by: 'EU', to: [], readings: [] }],
});

test('what became known after one day and through another, by the day it became known and then by name', () => {
  const items = tidingsOf(model, '2016-02-05', '2016-03-10').map(({ item }) => item);
  expect(items.map(({ kind, name, date }) => `${kind} ${name} ${date}`)).toEqual([
    'record attack 2016-03-01',
    'revision price 2016-01-31',
    'figure price 2016-02-28',
    'statement speech 2016-03-09',
  ]);
  expect(items[1]).toMatchObject({ value: 39, before: 40 });
  expect(tidingsOf(model, '2016-02-05', '2016-03-09')).toHaveLength(3);
  expect(tidingsOf(model, '2016-03-10', '2016-12-31')).toEqual([]);
});
