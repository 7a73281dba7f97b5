import type { Belief, Contribution, News, QuestionNews } from '@proviso/forecast';

function belief(value: number, error: number): Belief {
  const settled = error === 0;
  return {
    result: { kind: 'probability', value, error },
    effectiveSampleSize: 800,
    ...(settled ? {} : { logOdds: Math.log(value / (1 - value)) }),
  };
}

function contributions(beliefs: readonly Belief[], errors: readonly number[]): readonly Contribution[] {
  return beliefs.slice(1).map((after, i) => contribution(beliefs[i]!, after, errors[i]!));
}

function contribution(before: Belief, after: Belief, error: number): Contribution {
  if (before.result.kind === 'not estimable' || after.result.kind === 'not estimable') return {};
  const change = { value: after.result.value - before.result.value, error };
  if (before.logOdds === undefined || after.logOdds === undefined) return { change };
  return { change, logOdds: { value: after.logOdds - before.logOdds, error: 5 * error } };
}

function question(
  about: Pick<QuestionNews, 'name' | 'title' | 'kind'>,
  beliefs: readonly Belief[],
  errors: readonly number[],
): QuestionNews {
  return {
    ...about,
    settledOn: '2016-07-31',
    beliefs,
    contributions: contributions(beliefs, errors),
    total: contribution(beliefs[0]!, beliefs.at(-1)!, 0.02),
  };
}

const oil = (value: number): Belief => ({
  result: {
    kind: 'distribution',
    value,
    error: 0.5,
    unit: 'USD/bbl',
    quantiles: { p5: 20, p25: 35, p50: 45, p75: 55, p95: 80 },
  },
  effectiveSampleSize: 800,
});

/** Five steps with one item of every kind, and a question that moves up and down, one that is settled, one of a value. */
export function sampleNews(): News {
  const oil_figure = { name: 'brent', title: 'Brent crude', unit: 'USD/bbl', date: '2016-06-01' };
  return {
    title: 'Russia: sanctions',
    from: '2016-06-01',
    through: '2016-07-05',
    reader: { name: 'analyst', title: 'the author' },
    seed: 1,
    paths: 1000,
    modelHash: '5dd998680deb0000',
    grouping: 'item',
    steps: [
      { from: '2016-06-01', through: '2016-06-24', items: [] },
      {
        from: '2016-06-24',
        through: '2016-06-24',
        items: [
          {
            kind: 'record',
            name: 'brexit',
            title: 'Brexit',
            date: '2016-06-23',
            known: '2016-06-24',
            act: { kind: 'happened' },
            source: 'commission',
          },
        ],
      },
      {
        from: '2016-06-24',
        through: '2016-06-24',
        items: [
          {
            kind: 'statement',
            name: 'words',
            title: 'All or <nothing>',
            by: 'DE',
            date: '2016-06-24',
            known: '2016-06-24',
          },
        ],
      },
      {
        from: '2016-06-24',
        through: '2016-07-01',
        items: [
          { kind: 'figure', ...oil_figure, known: '2016-07-01', value: 48.25 },
          { kind: 'revision', ...oil_figure, date: '2016-05-01', known: '2016-07-01', value: 46.7, before: 46.2 },
        ],
      },
      { from: '2016-07-01', through: '2016-07-05', items: [] },
    ],
    questions: [
      question(
        { name: 'renewed', title: 'The measures are renewed', kind: 'whether' },
        [
          belief(0.8, 0.02),
          belief(0.81, 0.02),
          belief(0.7, 0.02),
          belief(0.7, 0.02),
          belief(0.75, 0.02),
          belief(0.752, 0.02),
        ],
        [0.01, 0.02, 0, 0.01, 0.0001],
      ),
      question(
        { name: 'leaves', title: 'The United Kingdom leaves', kind: 'whether' },
        [belief(0.3, 0.02), belief(0.3, 0.02), belief(1, 0), belief(1, 0), belief(1, 0), belief(1, 0)],
        [0, 0.02, 0, 0, 0],
      ),
      question(
        { name: 'oil', title: 'Brent in December', kind: 'value' },
        [45, 45, 43.5, 43.5, 47.1, 47.2].map(oil),
        [0, 0.4, 0, 0.6, 0.3],
      ),
    ],
    sources: [{ name: 'commission', title: 'Electoral Commission', published: '2016-06-24', quotes: [] }],
  };
}
