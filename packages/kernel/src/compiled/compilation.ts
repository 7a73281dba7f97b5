import { type FunctionLibrary, type FunctionWriter, Lanes } from './lanes.ts';
import { Code } from './wasm/code.ts';
import { emit } from './wasm/emit.ts';
import { type FunctionRef, ModuleWriter, type Signature } from './wasm/module.ts';
import { StaticMemory } from './wasm/static-memory.ts';

type LanesBody = Parameters<FunctionLibrary['lanesFunction']>[2];

/** Pairs that are worked on side by side. */
const PAIRS = [0, 1, 2, 3];

/** What the parts of a kernel have in common while it is compiled: one module and one memory. */
export class Compilation implements FunctionLibrary {
  readonly module = new ModuleWriter();
  readonly memory = new StaticMemory();
  readonly #shared = new Map<string, FunctionRef>();
  /** Functions of lanes without loops and conditions, by index. */
  readonly #straight = new Map<number, { readonly name: string; readonly count: number; readonly body: LanesBody }>();

  /** A function of its own. @param name what a profile calls it */
  define(signature: Signature, body: FunctionWriter, name: string = 'kernel'): FunctionRef {
    const ref = this.module.declare(signature, name);
    this.complete(ref, body);
    return ref;
  }

  /** Gives a declared function its body. */
  complete(ref: FunctionRef, body: FunctionWriter): void {
    const code = new Code(ref, this.memory);
    code.return(...body(new Lanes(this, code), ...code.params));
    this.module.define(ref, emit(code));
  }

  shared(name: string, signature: Signature, body: FunctionWriter): FunctionRef {
    const known = this.#shared.get(name);
    if (known) return known;
    const ref = this.define(signature, body, name);
    this.#shared.set(name, ref);
    return ref;
  }

  lanesFunction(name: string, count: number, body: LanesBody): FunctionRef {
    const params = Array.from({ length: count }, () => 'v128' as const);
    let isStraight = false;
    const ref = this.shared(name, { params, results: ['v128'] }, (lanes, ...values) => {
      const result = body(lanes, ...values);
      isStraight = lanes.code.instructions.every(({ does }) => does === 'compute');
      return [result];
    });
    if (isStraight) this.#straight.set(ref.index, { name, count, body });
    return ref;
  }

  /** Whether there is a function that does the same as a function of lanes to rows of them. */
  hasRows(index: number): boolean {
    return this.#straight.has(index);
  }

  /**
   * The function that does to rows of lanes what another does to lanes, several pairs side by side. Parameters are where
   * the rows end, from their beginning, and the addresses of the rows, that of the results last. It may go on for up to
   * three pairs after the end.
   */
  overRows(index: number): FunctionRef {
    const { name, count, body } = this.#straight.get(index)!;
    const params = Array.from({ length: count + 2 }, () => 'i32' as const);
    return this.shared(`${name} of rows`, { params, results: [] }, (lanes, end, ...rows) => {
      const { code } = lanes;
      const place = code.variable(code.literal(0));
      code.repeat(() => {
        const at = rows.map((row) => code.op('i32.add', row, place));
        const results = code.sideBySide(
          PAIRS.map((i) => () => body(lanes, ...at.slice(0, count).map((it) => code.load('v128.load', it, 16 * i)))),
        );
        results.forEach((result, i) => {
          code.store('v128.store', at[count]!, result, 16 * i);
        });
        code.assign(place, code.op('i32.add', place, code.literal(16 * PAIRS.length)));
        return code.op('i32.lt_u', place, end!);
      });
      return [];
    });
  }
}
