import { adjustmentsFromLink } from '@proviso/model';
import { describe, expect, test } from 'vitest';
import { type Linked, readLink, writeLink } from './link.ts';

const whole: Linked = {
  view: 'turn',
  sample: 'russia-2014',
  subject: 'EU_sectoral',
  setting: {
    asOf: '2016-01-29',
    day: '2016-08-01',
    reader: 'market',
    struck: ['kerry_davos', 'litvinenko'],
    adjustments: adjustmentsFromLink('1,brexit=happens@2016-06-23,oil_anchor=55.5,outsider=not,oil_recovers.brent=70')!,
    kept: [{ name: 'Cheap oil & co', adjustments: adjustmentsFromLink('1,oil_anchor=35')! }],
    seed: 7,
    paths: 10_000,
  },
};

describe('a link', () => {
  test('holds the whole setting', () => expect(readLink(writeLink(whole))).toEqual(whole));

  test('can be read by people too', () => {
    const { adjustments } = whole.setting;
    expect(writeLink({ setting: { adjustments: adjustments! } })).toBe(
      '#set=1,brexit=happens@2016-06-23,oil_anchor=55.5,oil_recovers.brent=70,outsider=not',
    );
  });

  test('passes over what makes no sense', () => {
    expect(readLink('#as-of=2016-02-30&set=2,a=1&seed=-1&paths=0').setting).toEqual({});
  });
});
