import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableRow, wrap } from './table.ts';

test('text breaks at spaces, keeps its own indent and takes another for the lines after the first', () => {
  expect(wrap('the measures lapse in July', 12)).toEqual(['the measures', 'lapse in', 'July']);
  expect(wrap('  the measures lapse', 12, '    ')).toEqual(['  the', '    measures', '    lapse']);
});

test('no line is wider than asked, and no character is lost', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 3, max: 40 }), (text, width) => {
      const lines = wrap(text, width);
      expect(lines.every((line) => [...line].length <= width)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});

test('cells stand on their side of the column, and paint does not count as width', () => {
  const columns = [
    { width: 6, align: 'left' },
    { width: 5, align: 'right' },
  ] as const;
  const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
  expect(tableRow(columns, [{ text: 'a b', paint: red }, { text: '1' }])).toEqual([
    '\u001b[31ma b\u001b[39m         1',
  ]);
  expect(tableRow(columns, [{ text: 'lapses on' }, { text: '12' }])).toEqual(['lapses     12', 'on']);
});
