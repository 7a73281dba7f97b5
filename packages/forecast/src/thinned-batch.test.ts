import { arithmetic, buildCase, distribution, months, param, state, whichValue } from '@proviso/model/testing';
import { expect, test } from 'vitest';
import { forecast } from './run.ts';

const model = buildCase(months('2015-01', '2015-06'), {
  params: [param('persistence', distribution('uniform', 0, 1))],
  states: [state('x', 2, distribution('normal', arithmetic('persistence', '*', 'x'), 0.1))],
  questions: [whichValue('later', 'x', '2015-06-30')],
});

test('what moves an answer of a very large run is told from a part of its paths, close to what fewer paths tell', async () => {
  const [large, small] = await Promise.all(
    [150_000, 20_000].map((paths) => forecast(model, { asOf: '2014-12-31', paths })),
  );
  if (large?.kind !== 'forecast' || small?.kind !== 'forecast') throw new Error('no forecast');
  const [whole, part] = [large, small].map(({ forecast: { questions } }) => questions[0]!);
  expect(whole!.effectiveSampleSize).toBe(150_000);
  expect(whole!.why.map(({ name }) => name)).toEqual(part!.why.map(({ name }) => name));
  whole!.why.forEach(({ share }, i) => {
    const other = part!.why[i]!.share;
    expect(Math.abs(share.value - other.value)).toBeLessThan(4 * Math.hypot(share.error, other.error) + 0.005);
  });
});
