import { forecast, openEngine } from '@proviso/forecast';
import { spawnNodeThread } from '@proviso/forecast/node';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { expect, test } from 'vitest';
import { ROOT } from './recording-terminal.ts';

test.each([
  ['russia-2014', '2016-01-29'],
  ['first', '2026-03-31'],
])(
  '%s comes out the same with one, two and three threads, to the last byte',
  async (name, asOf) => {
    const read = readCaseFolder(`${ROOT}/cases/${name}`);
    if (!read.text) throw new Error('the case cannot be read');
    const { model } = checkCase(read.text, readLibrary(`${ROOT}/library`));
    const options = { asOf, paths: 10_000 };
    const alone = JSON.stringify(await forecast(model!, options));
    expect(alone).toContain('"kind":"forecast"');
    for (const threads of [2, 3]) {
      const engine = openEngine({ spawn: spawnNodeThread, threads, worth: { ready: 0, started: 0 } });
      try {
        expect(JSON.stringify(await forecast(model!, { ...options, engine }))).toBe(alone);
      } finally {
        engine.close();
      }
    }
  },
  300_000,
);
