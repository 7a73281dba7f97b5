import { expect, test } from 'vitest';
import type { RunSetting } from '../store/setting.ts';
import { changedColumn } from './changed-column.ts';

const readers = [{ name: 'author', title: 'The author' }, { name: 'sceptic' }];
const heading = (part: Partial<RunSetting>) =>
  changedColumn({ asOf: '2016-01-29', struck: [], adjustments: [], seed: 1, paths: 100, ...part }, { readers });

test('the changed answers are called by what was changed', () => {
  expect(heading({ struck: ['a'] })).toBe('As struck');
  expect(heading({ reader: 'sceptic' })).toBe('As read by sceptic');
  expect(heading({ struck: ['a'], reader: 'sceptic' })).toBe('As struck and read by sceptic');
  expect(heading({ adjustments: [{ kind: 'held', param: 'a', value: 1 }], struck: ['a'] })).toBe(
    'As turned and struck',
  );
});

test('a reader whom the case does not have is another one, too: nothing is told as the first reader’s that is not', () => {
  expect(heading({ reader: 'nobody' })).toBe('As read by nobody');
});

test('the first reader is the case’s own, named or not', () => {
  expect(heading({ struck: ['a'], reader: 'author' })).toBe('As struck');
  expect(heading({ reader: 'author' })).toBeUndefined();
});
