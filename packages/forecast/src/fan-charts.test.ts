import { stepsOf } from '@proviso/model';
import { months, series } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { figuresByStep } from './fan-charts.ts';

const steps = stepsOf(months('2016-01', '2016-03'));
const rows = series('price', [
  ['2015-12-31', 9],
  ['2016-01-10', 1],
  ['2016-01-20', 5],
  ['2016-03-01', 7],
]);

test('rows before the timeline are not drawn, and a month without rows has no figure', () => {
  expect(figuresByStep(rows, steps).map(({ step }) => step)).toEqual([0, 2]);
});

test('two rows in one month are brought together as the series says, at the date of the later', () => {
  const first = (aggregate: 'first' | 'last' | 'mean' | 'sum' | 'min' | 'max') =>
    figuresByStep({ ...rows, aggregate }, steps)[0];
  expect(first('mean')).toEqual({ step: 0, date: '2016-01-20', value: 3 });
  expect((['first', 'last', 'sum', 'min', 'max'] as const).map((how) => first(how)!.value)).toEqual([1, 5, 6, 1, 5]);
});
