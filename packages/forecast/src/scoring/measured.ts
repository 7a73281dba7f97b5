import {
  type Case,
  type CivilDate,
  type Expression,
  type Series,
  type Step,
  stepIndexOf,
  toDayNumber,
} from '@proviso/model';
import { atomsOf, partsOf } from '../mentions.ts';

/** Whether figures give a number: they do; not yet, for a figure is still to be published; or they never will. */
export type Measured = 'yes' | 'open' | 'void';

/** The worst of some findings: where something is never measured, what is still to come does not matter. */
export function worstOf(findings: Iterable<Measured>): Measured {
  const all = new Set(findings);
  return all.has('void') ? 'void' : all.has('open') ? 'open' : 'yes';
}

/**
 * Which figures a case has by step. A step without a figure is open while the series has none for a later step, and void
 * once it has. Where several rows make the figure of a step, it is open until a later step has one, or a further step's
 * time has gone by. The rows of the series are those that count.
 */
export class Measurements {
  readonly #laws: ReadonlyMap<string, Expression>;
  /** Steps for which a measured state has a figure. */
  readonly #figures: ReadonlyMap<string, { readonly steps: ReadonlySet<number>; readonly gathered: boolean }>;
  readonly #steps: readonly Step[];
  readonly #known: number;

  /**
   * @param model with the laws as they were written, and the rows that count
   * @param known the day as of which the rows are known
   */
  constructor(model: Case, steps: readonly Step[], known: CivilDate) {
    this.#steps = steps;
    this.#known = toDayNumber(known);
    this.#laws = new Map(
      [...model.params, ...model.lets].flatMap(({ name, law }) =>
        law.kind === 'value' ? [[name, law.value] as const] : [],
      ),
    );
    this.#figures = new Map(
      model.states.flatMap(({ name, series }) => (series ? [[name, this.#stepsOf(series)] as const] : [])),
    );
  }

  /** Step that contains a day; -1 outside the timeline. */
  stepOf(day: CivilDate): number {
    return stepIndexOf(this.#steps, toDayNumber(day));
  }

  /** Whether figures give an expression in a step. */
  of(expression: Expression, step: number): Measured {
    return this.#of(expression, step, new Set());
  }

  /** Whether an expression, or what it is computed from, also reads what records tell: a status, a happening. */
  readsRecords(expression: Expression, seen: Set<string> = new Set()): boolean {
    return [...partsOf(expression)].some((part) => {
      if (part.kind === 'choice') return atomsOf(part.if).some((atom) => atom.kind !== 'compare');
      if ((part.kind !== 'quantity' && part.kind !== 'lag') || seen.has(part.name)) return false;
      const law = this.#laws.get(part.name);
      return law !== undefined && this.readsRecords(law, seen.add(part.name));
    });
  }

  #of(expression: Expression, step: number, above: ReadonlySet<string>): Measured {
    return worstOf(
      [...partsOf(expression)].flatMap((part): readonly Measured[] => {
        switch (part.kind) {
          case 'quantity':
            return [this.#ofName(part.name, step, above)];
          case 'lag':
            return [this.#ofName(part.name, Math.max(0, step - part.steps), above)];
          case 'summary': {
            const [from, through] = [this.stepOf(part.from), this.stepOf(part.through)];
            return Array.from({ length: through - from + 1 }, (_, i) => this.#of(part.value, from + i, above));
          }
          default:
            return [];
        }
      }),
    );
  }

  /** `above` are the names and steps that led here: in the first step a lag reads its own quantity. */
  #ofName(name: string, step: number, above: ReadonlySet<string>): Measured {
    const place = `${name}@${step}`;
    if (above.has(place)) return 'yes';
    const law = this.#laws.get(name);
    if (law) return this.#of(law, step, new Set([...above, place]));
    const figures = this.#figures.get(name);
    if (!figures) return 'void';
    const later = Math.max(-1, ...figures.steps) > step;
    if (!figures.steps.has(step)) return later ? 'void' : 'open';
    return !figures.gathered || later || this.#isLongPast(step) ? 'yes' : 'open';
  }

  #stepsOf({ rows, aggregate }: Series) {
    return { steps: new Set(rows.map(({ date }) => this.stepOf(date))), gathered: aggregate !== undefined };
  }

  /** Whether as much time has gone by since a step as it is long. */
  #isLongPast(step: number): boolean {
    const { first, last } = this.#steps[step]!;
    return this.#known > last + (last - first);
  }
}
