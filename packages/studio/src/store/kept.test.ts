import { adjustmentsFromLink } from '@proviso/model';
import { expect, test } from 'vitest';
import { type KeptSetting, keepHere, keptFromLink, keptHere, keptToLink, withKept } from './kept.ts';

const kept = (name: string, link: string): KeptSetting => ({ name, adjustments: adjustmentsFromLink(link)! });
const cheap = kept('Cheap oil: what if', '1,oil_anchor=35');
const exit = kept('Exit', '1,brexit=happens@2016-06-23,oil_anchor=35');

/** As much of a browser's storage as is needed. */
function storage(): Storage {
  const items = new Map<string, string>();
  const getItem = (key: string) => items.get(key) ?? null;
  return { getItem, setItem: (key: string, value: string) => void items.set(key, value) } as unknown as Storage;
}

test('a kept setting comes back from a link as it was, colons in its name too', () => {
  for (const one of [cheap, exit]) expect(keptFromLink(keptToLink(one))).toEqual(one);
  for (const link of ['', 'name', ':1,a=1', 'name:2,a=1']) expect(keptFromLink(link)).toBeUndefined();
});

test('a setting kept again under its name takes the place of the one before', () => {
  const again = { ...cheap, adjustments: exit.adjustments };
  expect([cheap, exit, again].reduce(withKept, [] as readonly KeptSetting[])).toEqual([again, exit]);
});

test('what a browser keeps belongs to one case, and what a link brings is added to it', () => {
  const here = storage();
  keepHere(here, 'a', [cheap]);
  expect(keptHere(here, 'a')).toEqual([cheap]);
  expect(keptHere(here, 'b')).toEqual([]);
  expect(keptHere(here, 'a', [exit, { ...cheap, adjustments: [] }])).toEqual([{ ...cheap, adjustments: [] }, exit]);
});
