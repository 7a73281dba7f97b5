import { execFileSync } from 'node:child_process';
import { adjustmentsFromLink } from '@proviso/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunSetting } from '../store/setting.ts';
import { commandFor } from './command-line.ts';

const plain: RunSetting = { asOf: '2016-01-29', struck: [], adjustments: [], seed: 1, paths: 2000 };

test('the command names all that a forecast depends on', () => {
  const adjustments = adjustmentsFromLink('1,brexit=happens@2016-06-23,oil_anchor=55,oil_recovers.brent=70')!;
  expect(
    commandFor('cases/russia-2014', { ...plain, reader: 'market', struck: ['kerry_davos'], adjustments, seed: 7 }),
  ).toBe(
    'proviso forecast cases/russia-2014 --as-of 2016-01-29 --reader market --without kerry_davos ' +
      "--set 'brexit=happens on 2016-06-23' --set oil_anchor=55 --set oil_recovers.brent=70 --paths 2000 --seed 7",
  );
});

test('a shell takes every word of it for one, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((it) => !it.includes('\0')),
      (folder) => {
        const command = commandFor(folder, plain).replace(/^proviso forecast/, "printf '%s\\0'");
        const words = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).split('\0');
        expect(words[0]).toBe(folder);
      },
    ),
    { numRuns: 25 },
  );
});
