import {
  arithmetic,
  both,
  buildCase,
  compare,
  distribution,
  fact,
  happened,
  hazardEvent,
  met,
  months,
  on,
  probability,
  rate,
  regime,
  state,
  summary,
  voteOfMembers,
  whether,
} from '@proviso/model/testing';
import { describe, expect, it } from 'vitest';
import { ensemble, mean } from '../testing/ensemble.ts';

/** Standard error of a proportion. */
const standardError = (p: number, paths: number) => Math.sqrt((p * (1 - p)) / paths);

describe('known answers', () => {
  it('an autoregression stays above its barrier as often as numerical integration says', () => {
    const model = buildCase(months('2000-01', '2005-01'), {
      states: [state('x', 0, distribution('normal', arithmetic(0.95, '*', 'x'), 0.1))],
      questions: [whether('low', compare(summary('min', 'x', '2000-02-01', '2005-01-31'), '<', -0.4))],
    });
    const paths = 200_000;
    const p = mean(ensembleAnswer(model, 'low', paths));
    const answer = 0.5380794038;
    expect(Math.abs(p - answer)).toBeLessThan(3 * standardError(answer, paths));
  });
});

/** The answers of many paths, run in blocks so that little is held at once. */
function ensembleAnswer(model: Parameters<typeof ensemble>[0], question: string, paths: number): Float64Array {
  const block = 20_000;
  const answers = new Float64Array(paths);
  for (let first = 0; first < paths; first += block) {
    answers.set(ensemble(model, { paths: block, first }).answer(question), first);
  }
  return answers;
}
