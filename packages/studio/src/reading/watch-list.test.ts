import type { Answer, Forecast, Watched } from '@proviso/forecast';
import { expect, test } from 'vitest';
import { watchList } from './watch-list.ts';

const watched = (name: string, change: number): Watched => ({
  kind: 'event',
  name,
  when: { kind: 'on', day: '2016-06-23' },
  change: { value: change, error: 0 },
  low: { label: 'does not happen', probability: 0.5, answer: { value: 0, error: 0 } },
  high: { label: 'happens', probability: 0.5, answer: { value: 1, error: 0 } },
});

const answer = (name: string, kind: Answer['kind'], ...watch: readonly Watched[]): Answer => ({
  ...{ name, kind, watch },
  settledOn: '2016-12-31',
  result: { kind: 'probability', value: 0.5, error: 0 },
  effectiveSampleSize: 100,
  claims: [],
  why: [],
});

test('what is pending stands once, under the chance that it would move farthest', () => {
  const questions = [
    answer('renewed', 'whether', watched('brexit', 0.05), watched('election', 0.2)),
    answer('growth', 'value', watched('brexit', 90)),
    answer('lifted', 'whether', watched('brexit', 0.3), watched('article', 0.009)),
  ];
  const told = watchList({ questions } as unknown as Forecast).map((entry) => [
    entry.watched.name,
    entry.moves.map((move) => move.answer.name),
  ]);
  expect(told).toEqual([
    ['brexit', ['lifted', 'renewed']],
    ['election', ['renewed']],
  ]);
});
