import { describe, expect, test } from 'vitest';
import { diagnosticsOf } from './example-case.fixture.ts';

const club = (clause: string) => `
  actor Isle
  union Club members A "Aland", B "Beland"
  vote ballot in Club by unanimity { as one with probability 0.5 guess }
  decision will by Club at 0.1 per year guess
  regime ban { by Club against Isle   applies from 2016-01-10 through 2016-07-09 guess   ${clause} guess }`;
const codesFor = (clause: string) => diagnosticsOf(club(clause)).map(({ code }) => code);

describe('what is left to a vote', () => {
  test.each(['lifted by', 'suspended by', 'resumed by', 'terminated by', 'continues until repealed by'])(
    'by `%s` is said to be beyond forecasts, which act on a decision',
    (power) => {
      expect(codesFor(`${power} ballot`)).toEqual(['PV0805']);
      expect(codesFor(`${power} will`)).toEqual([]);
    },
  );

  test('is simulated where a renewal says when it is held', () => {
    expect(codesFor('lapses unless renewed for 6 months by ballot')).toEqual([]);
  });
});
