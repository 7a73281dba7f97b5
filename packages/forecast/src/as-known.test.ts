import {
  both,
  buildCase,
  compare,
  either,
  happened,
  inForce,
  months,
  not,
  on,
  throughout,
  whether,
} from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { decidedBy, withDecidedQuestions } from './as-known.ts';

const YES = { kind: 'constant', value: true };
const NO = { kind: 'constant', value: false };
const past = inForce('EU', on('2016-01-10'));
const future = inForce('EU', on('2016-08-31'));

test('what a condition says of past days is decided, what it says of days to come is open', () => {
  expect(decidedBy(past, '2016-01-29')).toEqual({ necessary: past, sufficient: past });
  expect(decidedBy(future, '2016-01-29')).toEqual({ necessary: YES, sufficient: NO });
});

test('a conjunction needs its past part, a disjunction is satisfied by it', () => {
  expect(decidedBy(both(past, future), '2016-01-29')).toEqual({ necessary: past, sufficient: NO });
  expect(decidedBy(either(past, future), '2016-01-29')).toEqual({ necessary: YES, sufficient: past });
});

test('a denial turns what is needed and what suffices round', () => {
  const decided = decidedBy(not(both(past, future)), '2016-01-29');
  expect(decided).toEqual({ necessary: YES, sufficient: not(past) });
});

test('what must hold throughout must have held so far; what must happen once may have happened already', () => {
  const held = decidedBy(inForce('EU', throughout('2015-01-01', '2016-12-31')), '2016-01-29');
  expect(held).toEqual({ necessary: inForce('EU', throughout('2015-01-01', '2016-01-29')), sufficient: NO });
  const occurred = decidedBy(happened('paris', { through: '2016-12-31' }), '2016-01-29');
  expect(occurred).toEqual({ necessary: YES, sufficient: happened('paris', { through: '2016-01-29' }) });
  expect(decidedBy(happened('paris', { from: '2016-02-01' }), '2016-01-29')).toEqual({
    necessary: YES,
    sufficient: NO,
  });
});

test('only what is decided of a question is asked beside it', () => {
  const model = buildCase(months('2016-01', '2016-12'), {
    questions: [
      whether('open', compare('oil', '>', 50, on('2016-12-31'))),
      whether('rare', future, both(past, future)),
    ],
  });
  const asking = withDecidedQuestions(model, '2016-01-29');
  expect(asking.model.questions.map(({ name }) => name)).toEqual(['open', 'rare', 'rare, condition possible']);
  expect(asking.decided).toEqual([
    { yes: undefined, possible: undefined, givenPossible: undefined },
    { yes: undefined, possible: undefined, givenPossible: 2 },
  ]);
});
