import type { Answer, AppliedAdjustment, Forecast, Quantiles, Watched } from '@proviso/forecast';
import { csvOf } from './csv-table.ts';
import { oneLine } from './wording.ts';

const COLUMNS = [
  'table',
  'name',
  'title',
  'scenario',
  'by',
  'from',
  'through',
  'measure',
  'value',
  'error',
  'unit',
] as const;

/** One number with everything that says what it is; a field that does not apply stays empty. */
type Row = {
  readonly table: string;
  readonly name: string;
  readonly measure: string;
  readonly value: number;
} & Partial<Record<Exclude<(typeof COLUMNS)[number], 'table' | 'name' | 'measure' | 'value'>, string | number>>;

/**
 * The forecast as one tidy table (H. Wickham, "Tidy data", 2014): a row for every number, so that a spreadsheet filters
 * by `table` (run, adjustment, question, claim, why, watch, scenario, reader, chart, figure, instrument) and pivots by `measure`.
 * Probabilities from 0 to 1, errors are standard errors, days are ISO dates; written as {@link csvOf} says.
 */
export function renderCsv(forecast: Forecast): string {
  const rows = [
    ...runRows(forecast),
    ...(forecast.adjustments ?? []).map(adjustmentRow),
    ...forecast.questions.flatMap(questionRows),
    ...scenarioRows(forecast),
    ...readerRows(forecast),
    ...chartRows(forecast),
    ...instrumentRows(forecast),
  ];
  return csvOf(COLUMNS, rows);
}

function runRows(forecast: Forecast): readonly Row[] {
  const { conditioning } = forecast;
  const day = { from: forecast.asOf, through: forecast.asOf, title: oneLine(forecast.title) };
  const row = (measure: string, value: number, error?: number): Row => ({
    table: 'run',
    name: forecast.modelHash,
    ...day,
    measure,
    value,
    ...(error === undefined ? {} : { error }),
  });
  return [
    row('paths', forecast.paths),
    row('seed', forecast.seed),
    row('items of evidence', conditioning.evidence),
    ...(conditioning.kinds ?? []).map(({ kind, count }) => row(`items of evidence: ${kind}`, count)),
    row('log-likelihood', conditioning.logLikelihood, conditioning.standardError),
    row('effective sample size', conditioning.effectiveSampleSize),
    row('ancestors', conditioning.ancestors),
  ];
}

/** What was changed beside the case: a value, or 1 and 0 for an event that is made to happen or not. */
function adjustmentRow(adjustment: AppliedAdjustment): Row {
  const about = { table: 'adjustment', ...named(adjustment) };
  switch (adjustment.kind) {
    case 'held':
      return { ...about, measure: 'held at', value: adjustment.value, unit: adjustment.unit };
    case 'happens':
      return { ...about, measure: 'happens', value: 1, from: adjustment.on, through: adjustment.on };
    case 'struck':
      return { ...about, measure: 'struck', value: 1 };
    case 'does not happen':
      return { ...about, measure: 'happens', value: 0 };
    case 'set': {
      const { value, unit, scenario, from, through } = adjustment;
      const days = { ...(from !== undefined && { from }), ...(through !== undefined && { through }) };
      return { ...about, measure: 'set to', value, unit, scenario: scenario.name, ...days };
    }
  }
}

function questionRows(answer: Answer): readonly Row[] {
  const about = { ...named(answer), through: answer.settledOn };
  const { result } = answer;
  const row = (measure: string, value: number, more: Partial<Row> = {}): Row => ({
    table: 'question',
    ...about,
    measure,
    value,
    ...more,
  });
  const unit = result.kind === 'distribution' && result.unit !== undefined ? { unit: result.unit } : {};
  const main: Row[] = [];
  if (result.kind === 'probability') main.push(row('probability', result.value, { error: result.error }));
  if (result.kind === 'distribution') {
    main.push(row('mean', result.value, { error: result.error, ...unit }));
    main.push(...quantileRows(result.quantiles, (measure, value) => row(measure, value, unit)));
  }
  if (result.kind !== 'not estimable' && result.given) {
    main.push(row('probability of the condition', result.given.probability));
    main.push(row('paths that met the condition', result.given.paths));
  }
  main.push(row('effective sample size', answer.effectiveSampleSize));
  const claims = answer.claims.flatMap((claim): Row[] => {
    const said = { ...about, table: 'claim', by: oneLine(claim.by), from: claim.on };
    return [
      { ...said, measure: 'low', value: claim.low },
      { ...said, measure: 'high', value: claim.high },
    ];
  });
  const why = answer.why.flatMap((mover): Row[] => {
    const moved = { ...about, table: 'why', by: oneLine(mover.name) };
    return [
      { ...moved, measure: 'share of variance', value: mover.share.value, error: mover.share.error },
      { ...moved, measure: `answer: ${oneLine(mover.low.label)}`, value: mover.low.answer, ...unit },
      { ...moved, measure: `answer: ${oneLine(mover.high.label)}`, value: mover.high.answer, ...unit },
    ];
  });
  return [...main, ...claims, ...why, ...answer.watch.flatMap((one) => watchRows(one, about, unit))];
}

function watchRows(
  { name, when, change, low, high }: Watched,
  about: Pick<Row, 'name' | 'title' | 'through'>,
  unit: { readonly unit?: string },
): readonly Row[] {
  const watched = { ...about, table: 'watch', by: oneLine(name), through: when.day };
  const ends = [low, high].flatMap(({ label, probability, answer }): Row[] => [
    { ...watched, measure: `probability: ${oneLine(label)}`, value: probability },
    { ...watched, measure: `answer: ${oneLine(label)}`, ...answer, ...unit },
  ]);
  return [{ ...watched, measure: 'expected change', ...change, ...unit }, ...ends];
}

function scenarioRows(forecast: Forecast): readonly Row[] {
  const questions = new Map(forecast.questions.map((question) => [question.name, question]));
  return forecast.scenarios.flatMap((scenario) =>
    scenario.answers.flatMap(({ question, result, difference }) => {
      const asked = questions.get(question);
      const about = {
        table: 'scenario',
        ...named(asked ?? { name: question }),
        scenario: scenario.name,
        ...(asked ? { through: asked.settledOn } : {}),
      };
      const measure = asked?.kind === 'value' ? 'mean' : 'probability';
      return [
        ...(result ? [{ ...about, measure, ...result }] : []),
        ...(difference ? [{ ...about, measure: `${measure} less baseline`, ...difference }] : []),
      ];
    }),
  );
}

function readerRows(forecast: Forecast): readonly Row[] {
  const questions = new Map(forecast.questions.map((question) => [question.name, question]));
  return forecast.readers.flatMap((reader) =>
    reader.answers.flatMap(({ question, result, effectiveSampleSize, difference }): Row[] => {
      const asked = questions.get(question)!;
      const about = { table: 'reader', ...named(asked), by: reader.name, through: asked.settledOn };
      const measure = asked.kind === 'value' ? 'mean' : 'probability';
      const unit = result.kind === 'distribution' && result.unit !== undefined ? { unit: result.unit } : {};
      return [
        ...(result.kind === 'not estimable'
          ? []
          : [{ ...about, measure, value: result.value, error: result.error, ...unit }]),
        ...(difference ? [{ ...about, measure: `${measure} less first reader`, ...difference, ...unit }] : []),
        { ...about, measure: 'effective sample size', value: effectiveSampleSize },
      ];
    }),
  );
}

function chartRows(forecast: Forecast): readonly Row[] {
  return forecast.charts.flatMap((chart) => {
    const about = { ...named(chart), unit: chart.unit };
    const bands = chart.quantiles.flatMap((quantiles, step) =>
      quantileRows(quantiles, (measure, value) => ({
        table: 'chart',
        ...about,
        ...forecast.steps[step],
        measure,
        value,
      })),
    );
    const figures = chart.figures.map(
      ({ date, value }): Row => ({ table: 'figure', ...about, from: date, through: date, measure: 'figure', value }),
    );
    const medians = chart.scenarios.flatMap(({ name, medians }) =>
      medians.flatMap((value, step): Row[] =>
        value === null
          ? []
          : [{ table: 'chart', ...about, scenario: name, ...forecast.steps[step], measure: 'p50', value }],
      ),
    );
    return [...bands, ...figures, ...medians];
  });
}

function instrumentRows(forecast: Forecast): readonly Row[] {
  return forecast.instruments.flatMap((instrument) =>
    instrument.shares.flatMap((shares, step) =>
      Object.entries(shares).map(
        ([status, value]): Row => ({
          table: 'instrument',
          ...named(instrument),
          ...forecast.steps[step],
          measure: status,
          value,
        }),
      ),
    ),
  );
}

function quantileRows(quantiles: Quantiles, row: (measure: string, value: number) => Row): readonly Row[] {
  return (['p5', 'p25', 'p50', 'p75', 'p95'] as const).map((level) => row(level, quantiles[level]));
}

function named(thing: { readonly name: string; readonly title?: string }) {
  return { name: thing.name, ...(thing.title === undefined ? {} : { title: oneLine(thing.title) }) };
}
