import type { Forecast } from '@proviso/forecast';
import { expect, test } from 'vitest';
import { columnsOf } from './side-by-side.ts';

/** A forecast of one question, and of one scenario where it has an answer. */
function forecast(value: number | undefined, scenario?: { readonly value: number; readonly difference: number }) {
  const result =
    value === undefined ? { kind: 'not estimable', paths: 9 } : { kind: 'probability', value, error: 0.03 };
  const scenarios = scenario && [
    {
      name: 'dear',
      title: 'Dear oil',
      answers: [
        {
          question: 'q',
          result: { value: scenario.value, error: 0.03 },
          difference: { value: scenario.difference, error: 0.01 },
        },
      ],
    },
  ];
  return { questions: [{ name: 'q', result }], scenarios: scenarios ?? [] } as unknown as Forecast;
}

const own = forecast(0.5, { value: 0.7, difference: 0.2 });

test('own answers come first, then what was turned, then the scenarios with their paired differences', () => {
  const columns = columnsOf(own, [{ kind: 'kept', name: 'k', title: 'Cheap', forecast: forecast(0.9) }]);
  expect(columns.map(({ kind, title }) => [kind, title])).toEqual([
    ['own', 'The case’s own'],
    ['kept', 'Cheap'],
    ['scenario', 'Dear oil'],
  ]);
  expect(columns[1]!.differences.get('q')!.value).toBeCloseTo(0.4, 12);
  expect(columns[1]!.differences.get('q')!.error).toBeCloseTo(0.03 * Math.SQRT2, 12);
  expect(columns[2]!.differences.get('q')).toEqual({ value: 0.2, error: 0.01 });
});

test('a scenario under what was turned is measured from the case’s own answers too', () => {
  const turned = forecast(0.5, { value: 0.8, difference: 0.3 });
  const [, , scenario] = columnsOf(own, [{ kind: 'turned', name: 't', title: 'As turned', forecast: turned }]);
  expect(scenario).toMatchObject({ kind: 'scenario', title: 'Dear oil, as turned' });
  expect(scenario!.differences.get('q')!.value).toBeCloseTo(0.3, 12);
});

test('what cannot be estimated has neither result nor difference', () => {
  const [, turned] = columnsOf(own, [{ kind: 'kept', name: 'k', title: 'K', forecast: forecast(undefined) }]);
  expect([turned!.results.size, turned!.differences.size]).toEqual([0, 0]);
});
