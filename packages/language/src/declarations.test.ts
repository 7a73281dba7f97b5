import { expect, test } from 'vitest';
import { errorsOf } from './example-case.fixture.ts';

test.each(['step', 'exp', 'resampling', 'bootstrap'])(
  'nothing can be called %s, which means something of itself',
  (word) => {
    expect(errorsOf(`param ${word} ~ 1 to 2 guess`)).toEqual(['PV0104']);
    expect(errorsOf(`param ${word}_of_mine ~ 1 to 2 guess`)).toEqual([]);
  },
);
