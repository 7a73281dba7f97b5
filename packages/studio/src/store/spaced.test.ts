import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spaced } from './spaced.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first call acts at once, the last of many at the end of the pause, and none is lost', () => {
  let wanted = 0;
  const done: number[] = [];
  const act = spaced(100, () => done.push(wanted));
  for (wanted = 1; wanted <= 3; wanted += 1) act();
  wanted = 3;
  expect(done).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(done).toEqual([1, 3]);
  vi.advanceTimersByTime(1000);
  expect(done).toEqual([1, 3]);
  wanted = 4;
  act();
  expect(done).toEqual([1, 3, 4]);
});
