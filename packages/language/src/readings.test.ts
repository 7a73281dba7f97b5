import { describe, expect, test } from 'vitest';
import { diagnosticsOf, modelOf } from './example-case.fixture.ts';

const said = (reading: string, date = '2016-05-22', sources = '') => `
  actor US
  ${sources}
  reader analyst
  param resolve ~ normal(1, 0.5) guess
  signal line about resolve { softening, restating, hardening }
  statement davos ${date} by US { read by analyst: line ${reading} }`;
const codesFor = (text: string) => diagnosticsOf(text).map(({ code, severity }) => [code, severity]);

describe('the weights of a reading', () => {
  test('that add up to one are taken without a word, also where sums of decimals are not exact', () => {
    for (const weights of [
      'softening 0.1, restating 0.2, hardening 0.7',
      'restating',
      'softening 0.3, restating 0.7',
    ]) {
      expect(codesFor(said(weights))).toEqual([]);
    }
  });

  test.each([
    ['softening 0.2, restating 0.6', '0.8'],
    ['softening 2, restating 1', '3'],
    ['softening, restating', '2'],
  ])('%s are taken in proportion, with a warning', (weights, sum) => {
    const found = diagnosticsOf(said(weights));
    expect(found).toMatchObject([{ code: 'PV0808', severity: 'warning' }]);
    expect(found[0]!.message).toContain(`add up to ${sum};`);
    const { readings } = modelOf(said(weights)).statements[0]!;
    const total = readings[0]!.weights.reduce((all, { weight }) => all + weight, 0);
    expect(total).toBeCloseTo(1, 12);
  });

  test('that are all 0 are an error: the reader would have heard nothing', () => {
    expect(codesFor(said('softening 0, restating 0'))).toEqual([['PV0216', 'error']]);
  });
});

describe('a statement', () => {
  test('cannot be known, and so not read, before it was made', () => {
    expect(codesFor(said('restating', '2016-05-22 known 2016-05-21'))).toEqual([['PV0408', 'error']]);
    expect(codesFor(said('restating', '2016-05-22 known 2016-05-22'))).toEqual([]);
  });

  test('that a source of an earlier day reports or reads is warned of', () => {
    const source = (published: string) => `source memo "A memo" published ${published}`;
    const readFrom = (published: string) =>
      said('restating because "no news" from memo', '2016-05-22', source(published));
    expect(codesFor(readFrom('2016-05-21'))).toEqual([['PV0809', 'warning']]);
    expect(codesFor(readFrom('2016-05-22'))).toEqual([]);
    // A whole month may lie after the day that falls in it.
    expect(codesFor(readFrom('2016-05'))).toEqual([]);
    const reported = said('restating', '2016-05-22', source('2016-05-21')).replace('by US {', 'by US source memo {');
    expect(codesFor(reported)).toEqual([['PV0809', 'warning']]);
  });
});
