import { type Fit, fit } from '@proviso/forecast';
import { buildCase, distribution, months, param, state } from '@proviso/model/testing';

/** A short fit of one level that figures show and a param that nothing shows, with names that markup has to escape. */
export async function sampleFit(): Promise<Fit> {
  const model = buildCase(months('2016-01', '2016-12'), {
    title: 'A level & its <centre>',
    params: [
      { ...param('centre', distribution('normal', 0, 1)), title: 'Where it <b>tends</b>' },
      param('idle', distribution('uniform', 0, 1)),
    ],
    states: [
      state('x', 1, distribution('normal', 'centre', 0.5), [
        ['2016-02-29', 0.7],
        ['2016-03-31', 0.4],
        ['2016-04-30', 0.9],
        ['2016-05-31', 0.1],
        ['2016-06-30', 0.6],
      ]),
    ],
  });
  const outcome = await fit(model, { asOf: '2016-06-30', chains: 2, iterations: 200, warmup: 100, particles: 4 });
  if (outcome.kind === 'failure') throw new Error(outcome.failure.message);
  return outcome.fit;
}
