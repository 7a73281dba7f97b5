import { describe, expect, test } from 'vitest';
import { fileAfterChange } from './changed-file.ts';

const path = 'case.proviso';
const saved = { text: 'as read', hash: '1' };
const found = { path, text: 'theirs', hash: '2' };

describe('when another program changes a file on disk', () => {
  test('one that is not edited here takes the text of the disk', () => {
    expect(fileAfterChange({ path, text: 'as read', saved }, path, found)).toEqual({
      path,
      text: 'theirs',
      saved: { text: 'theirs', hash: '2' },
    });
  });

  test('one that is edited here keeps its text, and holds the other up for a choice', () => {
    expect(fileAfterChange({ path, text: 'mine', saved }, path, found)).toEqual({
      path,
      text: 'mine',
      saved,
      onDisk: { text: 'theirs', hash: '2' },
    });
  });

  test('one to which the same was done here is simply saved', () => {
    expect(fileAfterChange({ path, text: 'theirs', saved }, path, found)?.saved?.hash).toBe('2');
  });

  test('one that was removed is kept in the page, as something to choose about', () => {
    expect(fileAfterChange({ path, text: 'as read', saved }, path, undefined)).toMatchObject({
      text: 'as read',
      onDisk: {},
    });
  });

  test('a new one is opened', () => {
    expect(fileAfterChange(undefined, path, found)?.text).toBe('theirs');
  });

  test('what this page has saved itself is no change', () => {
    expect(fileAfterChange({ path, text: 'mine', saved: { text: 'theirs', hash: '2' } }, path, found)).toBeUndefined();
    expect(fileAfterChange(undefined, path, undefined)).toBeUndefined();
  });
});
