import type { ExplainedCondition, WeighedFormulation } from '@proviso/law';
import type { Paint } from '../text/paint.ts';
import { type Column, tableRow, widthOf, wrap } from '../text/table.ts';
import { oneLine } from '../wording.ts';
import { conditionText } from './condition-text.ts';

type Part = WeighedFormulation['parts'][number];

/** The wordings of one condition side by side: what each asks for, and whether it holds. */
export function comparisonLines(condition: ExplainedCondition, columns: number, paint: Paint): readonly string[] {
  const { formulations, agree } = condition;
  const mark = Math.max(8, Math.min(22, Math.floor((columns * 0.6) / formulations.length)));
  const table: readonly Column[] = [
    { width: columns - formulations.length * (mark + 2), align: 'left' },
    ...formulations.map((): Column => ({ width: mark, align: 'left' })),
  ];
  const heading = tableRow(table, [
    { text: 'The wordings side by side', paint: paint.strong },
    ...formulations.map((formulation, i) => ({ text: headingOf(formulation, i), paint: paint.strong })),
  ]);
  const rule = paint.muted('─'.repeat(widthOf(table)));
  const asked = new Map(formulations.flatMap(({ parts }) => parts.map((part) => [keyOf(part), part] as const)));
  const rows = [...asked].flatMap(([key, part]) =>
    tableRow(table, [
      { text: textOf(part), indent: '  ' },
      ...formulations.map(({ parts }) => ({ text: truthIn(parts, key) })),
    ]),
  );
  const whole = tableRow(table, [
    { text: 'all of it', paint: paint.strong },
    ...formulations.map(({ truth }) => ({ text: truth === 'unknown' ? 'not known' : truth, paint: paint.strong })),
  ]);
  const verdict = agree
    ? 'The wordings give the same answer, by different lists.'
    : 'The wordings give different answers; the first is operative.';
  return [...heading, rule, ...rows, rule, ...whole, ...wrap(verdict, columns).map(paint.muted)];
}

/** A wording by its source. */
export function headingOf({ asIn }: { readonly asIn?: string }, i: number): string {
  const name = asIn === undefined ? `wording ${i + 1}` : `as in ${oneLine(asIn)}`;
  return i === 0 ? `${name} (operative)` : name;
}

/** Parts of two wordings are the same where they ask for the same. */
function keyOf({ weighed }: Part): string {
  return conditionText(weighed.condition);
}

function textOf({ label, weighed }: Part): string {
  return label === undefined
    ? conditionText(weighed.condition)
    : `${oneLine(label)}: ${conditionText(weighed.condition)}`;
}

function truthIn(parts: readonly Part[], key: string): string {
  const truth = parts.find((part) => keyOf(part) === key)?.weighed.truth;
  return truth === undefined ? 'not asked' : truth === 'unknown' ? 'not known' : truth;
}
