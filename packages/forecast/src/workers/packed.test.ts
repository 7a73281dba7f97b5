import { expect, test } from 'vitest';
import { packed } from './packed.ts';

test('data are the same when packed, small arrays in one buffer and what is shared still shared', () => {
  const shared = Float64Array.of(1.5, Number.NaN);
  const data = {
    lists: [Uint8Array.of(1, 2, 3), shared, Int32Array.of(-7)],
    inside: { shared, none: undefined, flags: [true, false], text: 'x' },
    empty: new Float32Array(),
    large: new Float64Array(100_000).fill(2),
  };
  const { data: same, buffers } = packed(data);
  expect(same).toEqual(data);
  expect(same.inside.shared).toBe(same.lists[1]);
  expect(same.large.buffer).toBe(data.large.buffer);
  expect(buffers.length).toBe(2);
  expect(structuredClone(same, { transfer: [...buffers] })).toEqual({
    ...data,
    large: new Float64Array(100_000).fill(2),
  });
});
