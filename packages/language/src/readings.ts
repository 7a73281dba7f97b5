import type { Reference } from 'langium';
import { daySpan, lastDay } from './calendar-date.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { CategoryWeight, Nameable, Reading, Signal, Statement } from './generated/ast.ts';
import { DEFAULT_CATEGORIES } from './lower/quantities.ts';
import { declaredBy, type Program } from './program.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';

/** Checks signals, their categories and weights, and how readers take statements. */
export function checkReadings(program: Program, report: Diagnostic[]): void {
  for (const node of program.named.values()) {
    if (node.$type === 'Signal') checkSignal(node, program, report);
    if (node.$type === 'Statement') checkStatement(node, program, report);
  }
}

function checkSignal(node: Signal, program: Program, report: Diagnostic[]): void {
  const names = node.categories.map(({ name }) => name);
  for (const [i, category] of node.categories.entries()) {
    if (names.indexOf(category.name) < i) {
      const message = `${category.name} stands in the signal twice`;
      report.push(diagnose('PV0216', { message, help: 'keep one of the two', place: placeOf(category) }));
    }
  }
  const bare = node.categories.filter(({ weight }) => !weight);
  const usual = names.length === 3 && DEFAULT_CATEGORIES.every((name) => names.includes(name));
  if (bare.length > 0 && !(usual && bare.length === 3)) {
    report.push(
      diagnose('PV0216', {
        message: `nothing says how the weight of ${bare[0]!.name} depends on ${node.about.$refText}`,
        help: `write the weight of every category, as in \`${bare[0]!.name} weight exp(-${node.about.$refText})\`; only ${DEFAULT_CATEGORIES.join(', ')} together have weights of their own`,
        place: placeOf(bare[0]!),
      }),
    );
  }
  const about = declaredBy(program, node.about);
  if (about && 'over' in about && about.over) {
    const message = `${node.about.$refText} has a value for each member; a signal is about one number`;
    const help = 'take a `let` that sums it up';
    report.push(diagnose('PV0208', { message, help, place: placeOf(node, 'about') }));
  }
}

function checkStatement(node: Statement, program: Program, report: Diagnostic[]): void {
  const read = new Map<string, Reading>();
  checkHeard(node, node.source, placeOf(node, 'source'), program, report);
  for (const reading of node.readings) {
    checkWeights(reading, program, report);
    checkHeard(node, reading.basis, placeOf(reading, 'basis'), program, report);
    const key = `${reading.reader.$refText} ${reading.signal.$refText}`;
    const same = read.get(key);
    if (same) {
      report.push(
        diagnose('PV0216', {
          message: `${reading.reader.$refText} reads this statement for ${reading.signal.$refText} twice`,
          help: 'make one reading of the two, with a weight for each category',
          place: placeOf(reading),
          related: [{ message: 'the first', place: placeOf(same) }],
        }),
      );
    }
    read.set(key, reading);
  }
}

/** Who wrote before the words were spoken has not heard them: that holds of what reports a statement and of what reads it. */
function checkHeard(
  { name, date }: Statement,
  reference: Reference<Nameable> | undefined,
  place: Place,
  program: Program,
  report: Diagnostic[],
): void {
  const source = reference && declaredBy(program, reference);
  if (source?.$type !== 'Source' || source.published === undefined) return;
  if (!daySpan(date) || !daySpan(source.published) || lastDay(source.published) >= date) return;
  report.push(
    diagnose('PV0809', {
      message: `${source.name} was published on ${lastDay(source.published)}, before ${name} was said on ${date}`,
      help: 'correct one of the two dates, or name a source that has heard the statement',
      place,
    }),
  );
}

/** The weight of a category in a reading; a single category needs none. */
export function weightOf(entry: CategoryWeight): number {
  return entry.weight ?? 1;
}

function checkWeights(reading: Reading, program: Program, report: Diagnostic[]): void {
  const signal = declaredBy(program, reading.signal);
  const names = signal?.$type === 'Signal' ? signal.categories.map(({ name }) => name) : undefined;
  for (const entry of reading.weights) {
    const name = entry.category.$refText;
    if (names && !names.includes(name)) {
      const like = nearest(name, names);
      const help = like ? `did you mean ${like}?` : `its categories are ${names.join(', ')}`;
      const message = `the signal ${reading.signal.$refText} has no category ${name}`;
      const place = placeOf(entry, 'category');
      report.push(diagnose('PV0215', { message, help, place, ...instead(like, place) }));
    }
  }
  const total = reading.weights.reduce((sum, entry) => sum + weightOf(entry), 0);
  const place = placeOf(reading);
  if (total === 0) {
    const help = 'give at least one category a weight above 0';
    report.push(diagnose('PV0216', { message: 'all weights of this reading are 0', help, place }));
  } else if (Math.abs(total - 1) > 1e-9) {
    const message = `the weights of this reading add up to ${Number(total.toPrecision(6))}; they are taken in proportion`;
    report.push(diagnose('PV0808', { message, help: 'write weights that add up to 1', place }));
  }
}
