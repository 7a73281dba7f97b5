import { RunFailure } from '@proviso/kernel';
import { buildCase, months } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { chooseReader, chooseScenarios } from './choices.ts';

const model = buildCase(months('2016-01', '2016-12'), {
  readers: [{ name: 'optimist' }, { name: 'analyst' }],
  scenarios: [
    { name: 'veto', interventions: [{ kind: 'fails', vote: 'rollover', from: '2016-07-01', through: '2016-07-31' }] },
    { name: 'flood', interventions: [{ kind: 'set', quantity: 'oil', value: { kind: 'number', value: 20 } }] },
  ],
});

test('the first reader declared is the reader of a run that names none', () => {
  expect(chooseReader(model, undefined)?.name).toBe('optimist');
  expect(chooseReader(model, 'analyst')?.name).toBe('analyst');
});

test('scenarios that time has passed by are left out unless they are asked for', () => {
  const names = (asOf: string, asked?: string[]) => chooseScenarios(model, asOf, asked).chosen.map(({ name }) => name);
  expect(names('2016-06-30')).toEqual(['flood', 'veto']);
  expect(names('2016-07-01')).toEqual(['flood']);
  expect(names('2016-07-01', ['veto'])).toEqual(['veto']);
  expect(chooseScenarios(model, '2016-07-01', undefined).past.map(({ name }) => name)).toEqual(['veto']);
});

test('a reader or scenario that the case does not have is a failure that lists those it has, the nearest first', () => {
  const failureOf = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return error;
    }
  };
  const failure = failureOf(() => chooseScenarios(model, '2016-01-01', ['vetoo']));
  expect(failure).toBeInstanceOf(RunFailure);
  expect(failure).toMatchObject({
    code: 'PV0908',
    subject: 'vetoo',
    help: 'did you mean veto? Else choose from flood, veto',
  });
  const none = failureOf(() => chooseReader(model, 'nobody'));
  expect(none).toMatchObject({ code: 'PV0908', subject: 'nobody', help: 'choose from optimist, analyst' });
});
