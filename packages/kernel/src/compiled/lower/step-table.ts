import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import type { StaticMemory } from '../wasm/static-memory.ts';

/** What a step's row says: a double, an offset in bytes (an `i32`), or a 64-bit word. */
type Column =
  | { readonly kind: 'double' | 'offset'; readonly of: (step: number) => number }
  | { readonly kind: 'word'; readonly of: (step: number) => bigint };

const CELL = 8;

/**
 * Numbers that differ from step to step, in the kernel's memory: one row a step, so that one function can serve many
 * steps. What a column holds is asked for when everything has been lowered.
 */
export class StepTable {
  readonly #steps: number;
  readonly #columns: Column[] = [];
  readonly #known = new Map<string, number>();
  readonly #doubles = new Map<(step: number) => number, { readonly same: number } | { readonly column: number }>();
  #address = -1;

  constructor(steps: number) {
    this.#steps = steps;
  }

  /** A double by step, in both lanes. */
  double(lanes: Lanes, row: Value, of: (step: number) => number): Value {
    const known = this.#doubles.get(of) ?? this.#double(of);
    this.#doubles.set(of, known);
    return 'same' in known ? lanes.of(known.same) : lanes.code.load('v128.load64_splat', row, known.column);
  }

  #double(of: (step: number) => number): { readonly same: number } | { readonly column: number } {
    const values = Array.from({ length: this.#steps }, (_, step) => of(step));
    if (values.every((value) => Object.is(value, values[0]))) return { same: values[0]! };
    const key = values.join();
    const column = this.#known.get(key) ?? this.#add({ kind: 'double', of });
    this.#known.set(key, column);
    return { column };
  }

  /** An offset by step, which need not be known yet. */
  offset(lanes: Lanes, row: Value, of: (step: number) => number): Value {
    return lanes.code.load('i32.load', row, this.#add({ kind: 'offset', of }));
  }

  /** A 64-bit word by step, in both lanes. */
  word(lanes: Lanes, row: Value, name: string, of: (step: number) => bigint): Value {
    const column = this.#known.get(name) ?? this.#add({ kind: 'word', of });
    this.#known.set(name, column);
    return lanes.code.load('v128.load64_splat', row, column);
  }

  /** Ends the lowering: gives the table its place. */
  close(memory: StaticMemory): void {
    const width = this.#columns.length;
    this.#address = memory.reserve(this.#steps * width * CELL);
    memory.fill(this.#address, () => {
      const view = new DataView(new ArrayBuffer(this.#steps * width * CELL));
      for (let step = 0; step < this.#steps; step += 1) {
        this.#columns.forEach((column, c) => {
          const at = (step * width + c) * CELL;
          if (column.kind === 'word') view.setBigUint64(at, BigInt.asUintN(64, column.of(step)), true);
          else if (column.kind === 'offset') view.setInt32(at, column.of(step), true);
          else view.setFloat64(at, column.of(step), true);
        });
      }
      return view;
    });
  }

  /** Address of the row of a step. */
  rowOf(step: number): number {
    return this.#address + step * this.#columns.length * CELL;
  }

  #add(column: Column): number {
    return (this.#columns.push(column) - 1) * CELL;
  }
}
