import { stepsOf, toDayNumber } from '@proviso/model';
import { months } from '@proviso/model/testing';
import { expect, it } from 'vitest';
import { courseOf, inOrder, ORIGIN, openingOf, partOf, positionAfter, stepOfPart } from './docket.ts';

const steps = stepsOf(months('2001-01', '2001-12'));
const day = toDayNumber;

it('the first day of a step is done before its lets, its other days after them', () => {
  expect(partOf(steps, day('2001-03-01'))).toBe(openingOf(2));
  expect(partOf(steps, day('2001-03-02'))).toBe(courseOf(2));
  expect(partOf(steps, day('2001-03-31'))).toBe(courseOf(2));
});

it('what lies before the first step is done with it, and what lies after the last not at all', () => {
  expect(partOf(steps, day('2000-12-31'))).toBe(0);
  expect(stepOfPart(0)).toBe(0);
  expect(partOf(steps, day('2002-01-01'))).toBeUndefined();
});

it('a part belongs to its step', () => {
  for (const { index } of steps) {
    expect([openingOf(index), courseOf(index)].map(stepOfPart)).toEqual([index, index]);
  }
});

it('what falls due on a day to come stands by its day', () => {
  const cause = { part: courseOf(2), key: [day('2001-03-05'), 7] };
  const later = { part: courseOf(2), key: [day('2001-03-06'), 1] };
  expect(positionAfter(cause, courseOf(2), day('2001-03-06'), 1)).toEqual(later);
  expect(positionAfter(cause, courseOf(3), day('2001-03-02'), 1).part).toBe(courseOf(3));
});

it('what falls due for a day that is past comes right after what has brought it about', () => {
  const cause = { part: courseOf(2), key: [day('2001-03-05'), 7] };
  const late = positionAfter(cause, courseOf(2), day('2001-03-02'), 1);
  const next = { part: courseOf(2), key: [day('2001-03-05'), 8] };
  expect([next, late, cause, ORIGIN].toSorted(inOrder)).toEqual([ORIGIN, cause, late, next]);
});
