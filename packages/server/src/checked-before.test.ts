import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCase } from '@proviso/language';
import { readCaseFolder, readLibrary } from '@proviso/language/node';
import { expect, test } from 'vitest';
import { checkedBefore, checkingWhatChanges } from './checked-before.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const WHOLE = 'case "Southmark"\ntimeline by month from 2026-01 through 2026-12\n';
const NO_LIBRARY = new Map<string, string>();
const texts = (text: string) => new Map([['case.proviso', text]]);

test.each(readdirSync(join(ROOT, 'cases')))(
  'what is handed over of %s is what checking gives, to the last bit',
  (name) => {
    const { files } = readCaseFolder(join(ROOT, 'cases', name)).text!;
    const library = readLibrary(join(ROOT, 'library'));
    const { model, places, diagnostics } = checkCase({ files }, library);
    const handed = JSON.parse(JSON.stringify(checkedBefore(files, library, 'these sources')));
    expect(handed).toStrictEqual({ builtFrom: 'these sources', model, places: [...places], diagnostics });
  },
);

test('nothing is handed over of a case with an error', () => {
  expect(checkedBefore(texts('case'), NO_LIBRARY, 'these sources')).toBeUndefined();
});

test('what has not changed is not checked again, and what has changed is', () => {
  const check = checkingWhatChanges(NO_LIBRARY, 'these sources');
  const first = check(texts(WHOLE));
  expect(check(texts(WHOLE))).toBe(first);
  expect(check(texts(WHOLE.replace('South', 'North')))?.model.title).toBe('Northmark');
});
