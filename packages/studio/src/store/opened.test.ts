import type { CaseOnDisk, CheckedBefore } from '@proviso/server';
import { expect, test } from 'vitest';
import { isSameTexts, openedWith } from './opened.ts';

const model = { title: 'Southmark' } as CheckedBefore['model'];
const checked: CheckedBefore = { builtFrom: 'these sources', model, places: [], diagnostics: [] };
const onDisk: CaseOnDisk = {
  ...{ name: 'southmark', id: 's', library: { commonwealth: 'actor C' }, checked },
  files: [{ path: 'case.proviso', text: 'case "Southmark"', hash: 'h' }],
};

test('what the same program checked is taken as checked', () => {
  const { before } = openedWith(onDisk, 'these sources');
  expect(before).toEqual({ checked: { model, places: new Map() }, diagnostics: [] });
});

test('what another program checked, or nobody, is not', () => {
  expect(openedWith(onDisk, 'other sources').before).toBeUndefined();
  const { checked: _, ...unchecked } = onDisk;
  expect(openedWith(unchecked, 'these sources').before).toBeUndefined();
});

test('texts are the same only to the letter, the library included', () => {
  const { texts } = openedWith(onDisk, 'these sources');
  const files = new Map(texts.files);
  expect(isSameTexts(texts, { files, library: new Map(texts.library) })).toBe(true);
  expect(isSameTexts(texts, { files, library: new Map([['commonwealth', 'actor D']]) })).toBe(false);
  expect(
    isSameTexts(texts, { files: new Map(files).set('case.proviso', 'case "Southmark" '), library: texts.library }),
  ).toBe(false);
  expect(isSameTexts(texts, { files: new Map(files).set('new.proviso', ''), library: texts.library })).toBe(false);
});
