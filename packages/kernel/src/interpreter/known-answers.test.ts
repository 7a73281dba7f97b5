import type { Case } from '@proviso/model';
import {
  arithmetic,
  buildCase,
  compare,
  distribution,
  fact,
  hazardEvent,
  inForce,
  letting,
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
import { exp, expm1 } from '../elementary/exp.ts';
import { ensemble } from '../testing/ensemble.ts';
import { runStep, slotOf } from '../testing/whole-run.ts';
import { prepareInterpreter } from './interpreter.ts';

const standardError = (p: number, paths: number) => Math.sqrt((p * (1 - p)) / paths);

/** Share of paths on which a question is answered yes; they run some at a time so that little is held at once. */
function frequency(model: Case, paths: number): number {
  const executor = prepareInterpreter(model, { asOf: '1900-01-01', seed: 1 });
  const { layout, steps } = executor;
  const count = 10_000;
  const particles = executor.particles(count);
  let yes = 0;
  for (let first = 0; first < paths; first += count) {
    particles.begin(first, 1);
    for (const step of steps) runStep(particles, step.index);
    yes += slotOf(particles, layout.questions[0]!.answer).reduce((total, answer) => total + answer, 0);
  }
  return yes / paths;
}

describe('known answers', () => {
  it('an autoregression goes below its barrier as often as numerical integration says', () => {
    const model = buildCase(months('2000-01', '2005-01'), {
      states: [state('x', 0, distribution('normal', arithmetic(0.95, '*', 'x'), 0.1))],
      questions: [whether('low', compare(summary('min', 'x', '2000-02-01', '2005-01-31'), '<', -0.4))],
    });
    const [answer, paths] = [0.5380794038, 200_000];
    expect(Math.abs(frequency(model, paths) - answer)).toBeLessThan(3 * standardError(answer, paths));
  });

  it('what has a hazard of r per year survives t years with probability exp(-r t)', () => {
    const model = buildCase(months('2000-01', '2002-12'), {
      facts: [fact('over', rate(0.4))],
      questions: [whether('over_by_the_end', met('over', on('2002-12-31')))],
    });
    const [answer, paths] = [1 - exp(-0.4 * 3), 50_000];
    const p = frequency(model, paths);
    expect(Math.abs(p - answer)).toBeLessThan(3 * standardError(answer, paths));
  });

  it('a hazard scores a step that passes by -r/12 and one that does not by ln(1 - exp(-r/12)), exactly', () => {
    const step = 1 / 12;
    const passed = ensemble(buildCase(months('2000-01', '2000-03'), { events: [hazardEvent('e', rate(0.4))] }), {
      asOf: '2000-02-29',
    });
    expect(passed.scores()).toEqual([
      { kind: 'silence', name: 'e', date: '2000-01-31', score: -0.4 * step },
      { kind: 'silence', name: 'e', date: '2000-02-29', score: -0.4 * step },
    ]);
    const p = -expm1(-0.4 * step);
    const paths = 100_000;
    const model = buildCase(months('2000-01', '2000-01'), { events: [hazardEvent('e', rate(0.4))] });
    const share =
      ensemble(model, { paths })
        .days('e')
        .filter((day) => day !== undefined).length / paths;
    expect(Math.abs(share - p)).toBeLessThan(3 * standardError(p, paths));
  });

  it('n members who each consent with probability p are unanimous with probability p^n', () => {
    const members = Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((code) => [code, { consents: probability(0.9) }]));
    const model = buildCase(months('2000-01', '2000-02'), {
      votes: [voteOfMembers('V', 'unanimity', members)],
      regimes: [
        regime('R', ['1999-06-01', '2000-01-31'], [{ kind: 'lapses', period: { count: 6, unit: 'month' }, by: 'V' }]),
      ],
      questions: [whether('renewed', inForce('R', on('2000-02-01')))],
    });
    const [answer, paths] = [0.9 ** 5, 50_000];
    const p = frequency(model, paths);
    expect(Math.abs(p - answer)).toBeLessThan(3 * standardError(answer, paths));
  });
});

describe('the contract of a run', () => {
  const x = state('x', distribution('normal', 0, 1), distribution('normal', 'x', 0.1));
  const model = buildCase(months('2000-01', '2000-12'), {
    states: [x],
    lets: [letting('noise', distribution('uniform', 0, 1))],
    events: [hazardEvent('e', rate(1))],
  });
  const final = (run: Parameters<typeof ensemble>[1], of = model) => ensemble(of, run).quantity('x').at(-1)!;

  it('the same paths run twice gives the same bits', () => {
    expect(ensemble(model, { paths: 50 }).slots).toEqual(ensemble(model, { paths: 50 }).slots);
  });

  it('the first 1 000 of 10 000 paths are the paths of a run of 1 000', () => {
    expect(final({ paths: 10_000 }).slice(0, 1_000)).toEqual(final({ paths: 1_000 }));
  });

  it('how many paths run together changes none of them, nor does their stride', () => {
    const whole = final({ paths: 12 });
    expect([...final({ paths: 5, first: 2 })]).toEqual([...whole.slice(2, 7)]);
    expect([...final({ paths: 4, first: 1, stride: 3 })]).toEqual([1, 4, 7, 10].map((path) => whole[path]));
  });

  it('an unrelated quantity changes no other draw', () => {
    const larger = buildCase(months('2000-01', '2000-12'), {
      ...model,
      states: [state('a', 0, distribution('normal', 'a', 1)), x],
      events: [...model.events, hazardEvent('d', rate(3))],
    });
    const [before, after] = [ensemble(model, { paths: 100 }), ensemble(larger, { paths: 100 })];
    expect(after.quantity('x')).toEqual(before.quantity('x'));
    expect(after.quantity('noise')).toEqual(before.quantity('noise'));
    expect(after.days('e')).toEqual(before.days('e'));
  });

  it('another seed gives other paths', () => {
    expect(final({ paths: 10, seed: 2 })).not.toEqual(final({ paths: 10 }));
  });
});
