import type { FanChart } from '@proviso/forecast';
import { expect, test } from 'vitest';
import { fanColumns, sizeOf, timeOf } from './fan-columns.ts';

const steps = [
  { from: '1970-01-01', through: '1970-01-31' },
  { from: '1970-02-01', through: '1970-02-28' },
];
const spread = (p50: number) => ({ p5: p50 - 10, p25: p50 - 5, p50, p75: p50 + 5, p95: p50 + 10 });
const chart = (p50: number): FanChart => ({
  ...{ name: 'oil', unit: 'USD' },
  quantiles: [spread(p50), spread(p50 - 20)],
  figures: [{ step: 0, date: '1970-01-15', value: 31 }],
  scenarios: [{ name: 'dear', title: 'Dear oil', medians: [null, 60] }],
});

test('a fan chart becomes columns over its steps, with the own median and scenarios as lines', () => {
  const columns = fanColumns({ steps }, chart(40), chart(42));
  expect(columns.times).toEqual([30 * 86_400, 58 * 86_400]);
  expect([columns.p5, columns.median, columns.p95]).toEqual([
    [30, 10],
    [40, 20],
    [50, 30],
  ]);
  expect(columns.figures).toEqual([31, null]);
  expect(columns.lines).toEqual([
    { kind: 'own', name: 'own', title: 'the case’s own median', values: [42, 22] },
    { kind: 'scenario', name: 'dear', title: 'Dear oil', values: [null, 60] },
  ]);
  expect(fanColumns({ steps }, chart(40)).lines.map(({ kind }) => kind)).toEqual(['scenario']);
});

test('a day stands where its step ends', () => expect(timeOf('1970-01-31')).toBe(30 * 86_400));

test('the size of a chart is its farthest value from nothing', () => expect(sizeOf(chart(-40))).toBe(70));
