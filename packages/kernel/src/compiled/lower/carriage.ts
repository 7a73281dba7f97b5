import type { Code, Computation, Value } from '../wasm/code.ts';
import type { Stage } from '../wasm/stages.ts';

/** Where a value comes from, and if a single instruction that is no call makes it, that instruction. */
interface Origin {
  readonly stage: number;
  readonly by?: Computation;
  readonly isCalled?: true;
}

/**
 * How values get from the stage that makes them to those that use them: by rows with a place for each pair, or by being
 * worked out again where that is an address or a number of the step.
 */
export class Carriage {
  readonly stages: readonly Stage[];
  readonly #newRow: (nth: number) => number;
  readonly #origins: ReadonlyMap<number, Origin>;
  /** What is put into rows, by number. */
  readonly #kept = new Map<number, Value>();
  /** Rows by the number of a value; of a constant, by the constant. */
  readonly #rows = new Map<number | Value, number>();

  /** @param newRow gives the address of the nth row */
  constructor(stages: readonly Stage[], newRow: (nth: number) => number) {
    this.stages = stages;
    this.#newRow = newRow;
    this.#origins = originsOf(stages);
    stages.forEach(({ atoms, calls }, stage) => {
      for (const { uses } of atoms) for (const value of uses.values()) this.#want(value, stage);
      for (const { inputs } of calls) for (const input of inputs) this.#keep(input);
    });
  }

  /** Whether rows can hold all that is put into them. */
  get isPossible(): boolean {
    return [...this.#kept.values()].every(({ kind }) => kind === 'v128');
  }

  /** Address of the row of a value. */
  rowOf(value: Value): number {
    const key = numberOf(value) ?? value;
    const row = this.#rows.get(key) ?? this.#newRow(this.#rows.size);
    this.#rows.set(key, row);
    return row;
  }

  /** Writes what a stage does for the pair at a place. */
  write(code: Code, stage: number, place: Value): void {
    const { atoms, calls } = this.stages[stage]!;
    const known = new Set<number>();
    for (const { instructions, uses, makes } of atoms) {
      for (const value of uses.values()) this.#fetch(code, value, stage, place, known);
      code.instructions.push(...instructions);
      for (const id of makes.keys()) known.add(id);
    }
    const put = (value: Value) => code.store('v128.store', place, value, this.rowOf(value));
    for (const id of new Set(atoms.flatMap(({ makes }) => [...makes.keys()]))) {
      const value = this.#kept.get(id);
      if (value) put(value);
    }
    for (const input of calls.flatMap(({ inputs }) => inputs)) if (numberOf(input) === undefined) put(input);
  }

  #want(value: Value, stage: number): void {
    const origin = this.#originBefore(value, stage);
    if (!origin) return;
    if (origin.by) for (const input of origin.by.inputs) this.#want(input, stage);
    else this.#keep(value);
  }

  #keep(value: Value): void {
    const id = numberOf(value);
    if (id !== undefined && !this.#origins.get(id)?.isCalled) this.#kept.set(id, value);
  }

  #fetch(code: Code, value: Value, stage: number, place: Value, known: Set<number>): void {
    const origin = this.#originBefore(value, stage);
    const id = numberOf(value);
    if (!origin || id === undefined || known.has(id)) return;
    known.add(id);
    if (origin.by) {
      for (const input of origin.by.inputs) this.#fetch(code, input, stage, place, known);
      code.instructions.push(origin.by);
    } else code.reload(value, place, this.rowOf(value));
  }

  /** Where a value comes from that an earlier stage has made. */
  #originBefore(value: Value, stage: number): Origin | undefined {
    const id = numberOf(value);
    const origin = id === undefined ? undefined : this.#origins.get(id);
    return origin && origin.stage < stage ? origin : undefined;
  }
}

function originsOf(stages: readonly Stage[]): ReadonlyMap<number, Origin> {
  const origins = new Map<number, Origin>();
  stages.forEach(({ atoms, calls }, stage) => {
    for (const { instructions, makes } of atoms) {
      const [first] = instructions;
      const again = first?.does === 'compute' && isCheap(first) ? { by: first } : {};
      for (const id of makes.keys()) if (!origins.has(id)) origins.set(id, { stage, ...again });
    }
    for (const { results } of calls) origins.set(numberOf(results[0]!)!, { stage, isCalled: true });
  });
  return origins;
}

/** An address, or what is read from a place that is the same for all pairs, which no step changes. */
function isCheap({ effect, inputs, results }: Computation): boolean {
  if (effect === 'reads') return inputs.every(({ origin }) => origin === 'param' || origin === 'literal');
  return effect === 'none' && results[0]?.kind === 'i32';
}

/** The number of a value that a body makes. */
function numberOf(value: Value): number | undefined {
  return 'id' in value && value.origin !== 'param' ? value.id : undefined;
}
