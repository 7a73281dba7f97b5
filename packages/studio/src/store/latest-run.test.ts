import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { latestRun } from './latest-run.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs that take some time each, noted as they begin, end and are given up. */
function runsOf(duration: number) {
  const noted: string[] = [];
  const want = latestRun<number>(500, (wanted, signal) => {
    noted.push(`begin ${wanted}`);
    return new Promise((resolve, reject) => {
      const end = setTimeout(() => {
        noted.push(`end ${wanted}`);
        resolve();
      }, duration);
      signal.addEventListener('abort', () => {
        clearTimeout(end);
        noted.push(`give up ${wanted}`);
        reject(signal.reason);
      });
    });
  });
  return { noted, want };
}

describe('of what is wanted', () => {
  test('quick runs end, and the latest follows when one has ended', async () => {
    const { noted, want } = runsOf(100);
    for (const wanted of [1, 2, 3]) want(wanted);
    await vi.advanceTimersByTimeAsync(1000);
    expect(noted).toEqual(['begin 1', 'end 1', 'begin 3', 'end 3']);
  });

  test('a long run is given up for a later one, at once where its time has passed', async () => {
    const { noted, want } = runsOf(5000);
    want(1);
    want(2);
    await vi.advanceTimersByTimeAsync(499);
    expect(noted).toEqual(['begin 1']);
    await vi.advanceTimersByTimeAsync(1);
    expect(noted).toEqual(['begin 1', 'give up 1', 'begin 2']);
    await vi.advanceTimersByTimeAsync(2000);
    want(3);
    await vi.advanceTimersByTimeAsync(0);
    expect(noted.slice(3)).toEqual(['give up 2', 'begin 3']);
  });

  test('a long run that nothing follows ends', async () => {
    const { noted, want } = runsOf(5000);
    want(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(noted).toEqual(['begin 1', 'end 1']);
  });
});
