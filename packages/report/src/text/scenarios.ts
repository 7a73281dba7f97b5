import type { Estimate, Forecast, ScenarioResult } from '@proviso/forecast';
import { isTellable, shownAnswer, shownDifference, withError } from '../shown-number.ts';
import { listed, oneLine, titleOf } from '../wording.ts';
import type { Paint } from './paint.ts';
import { type Cell, type Column, tableRow, widthOf, wrap } from './table.ts';

const QUESTION_WIDTH = 22;
const NUMBER_WIDTH = 12;

/** Scenarios side by side: questions down, and how each scenario's answer differs from the baseline's. */
export function scenarioLines(forecast: Forecast, columns: number, paint: Paint): readonly string[] {
  const { scenarios } = forecast;
  if (scenarios.length === 0 || forecast.questions.length === 0) return [];
  const perTable = Math.max(1, Math.floor((columns - QUESTION_WIDTH) / (NUMBER_WIDTH + 2)));
  const tables: string[] = [];
  for (let first = 0; first < scenarios.length; first += perTable) {
    if (first > 0) tables.push('');
    tables.push(...scenarioTable(forecast, scenarios.slice(first, first + perTable), columns, paint));
  }
  const idle = scenarios
    .filter((scenario) => scenario.idle.length > 0)
    .flatMap((scenario) => wrap(`${titleOf(scenario)}: ${listed(scenario.idle.map(oneLine))}`, columns, '  '));
  const legend =
    'Difference from the baseline on the same random numbers: percentage points, or the unit of the value.';
  return [paint.strong('Scenarios'), ...tables, ...wrap(legend, columns).map(paint.muted), ...idle];
}

function scenarioTable(
  forecast: Forecast,
  scenarios: readonly ScenarioResult[],
  columns: number,
  paint: Paint,
): readonly string[] {
  const table: readonly Column[] = [
    { width: Math.min(44, columns - scenarios.length * (NUMBER_WIDTH + 2)), align: 'left' },
    ...scenarios.map(() => ({ width: NUMBER_WIDTH, align: 'right' }) as const),
  ];
  const headings = tableRow(
    table,
    ['', ...scenarios.map(titleOf)].map((text) => ({ text })),
  );
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const rows = forecast.questions.flatMap((answer) => [
    ...tableRow(table, [
      { text: titleOf(answer) },
      ...scenarios.map((scenario) => {
        const found = scenario.answers.find(({ question }) => question === answer.name);
        return differenceCell(found?.difference, answer.kind, paint);
      }),
    ]),
    paint.muted(`  baseline ${shownAnswer(answer, forecast.silenceThrough)?.text ?? 'not estimable'}`),
  ]);
  return [...headings, rule, ...rows, rule];
}

function differenceCell(difference: Estimate | undefined, kind: 'whether' | 'value', paint: Paint): Cell {
  if (!difference) return { text: 'not estim.', paint: paint.muted };
  const text = withError(shownDifference(difference, kind));
  if (!isTellable(difference)) return { text, paint: paint.muted };
  return { text, paint: difference.value > 0 ? paint.up : paint.down };
}
