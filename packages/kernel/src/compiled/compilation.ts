import { type FunctionLibrary, type FunctionWriter, Lanes, type LanesWriter, type ShortWayWriter } from './lanes.ts';
import { Code, type Value } from './wasm/code.ts';
import { emit } from './wasm/emit.ts';
import { type FunctionRef, ModuleWriter, type Signature } from './wasm/module.ts';
import { StaticMemory } from './wasm/static-memory.ts';

/** A function of lanes that can be worked out for several pairs side by side. */
interface Parallel {
  readonly name: string;
  readonly count: number;
  /** The mask says where the result is right; there is none where it always is. */
  readonly body: (...args: Parameters<LanesWriter>) => { readonly result: Value; readonly where?: Value };
}

/** Pairs that are worked on side by side. */
const PAIRS = [0, 1, 2, 3];

/** What the parts of a kernel have in common while it is compiled: one module and one memory. */
export class Compilation implements FunctionLibrary {
  readonly module = new ModuleWriter();
  readonly memory = new StaticMemory();
  readonly #shared = new Map<string, FunctionRef>();
  readonly #tables = new Map<Float64Array<ArrayBuffer>, number>();
  /** By index. */
  readonly #parallel = new Map<number, Parallel>();

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

  lanesFunction(name: string, count: number, body: LanesWriter): FunctionRef {
    let isStraight = false;
    const ref = this.#lanesFunction(name, count, (lanes, ...params) => {
      const result = body(lanes, ...params);
      isStraight = lanes.code.instructions.every(({ does }) => does === 'compute');
      return result;
    });
    if (isStraight) this.#parallel.set(ref.index, { name, count, body: (...args) => ({ result: body(...args) }) });
    return ref;
  }

  lanesFunctionWithShortWay(name: string, count: number, short: ShortWayWriter, body: LanesWriter): FunctionRef {
    const ref = this.#lanesFunction(name, count, (lanes, ...params) => {
      const { result, where } = short(lanes, ...params);
      const either = lanes.code.variable(result);
      lanes.code.when(lanes.any(lanes.not(where)), () => lanes.code.assign(either, body(lanes, ...params)));
      return either;
    });
    this.#parallel.set(ref.index, { name, count, body: short });
    return ref;
  }

  #lanesFunction(name: string, count: number, body: LanesWriter): FunctionRef {
    const params = Array.from({ length: count }, () => 'v128' as const);
    return this.shared(name, { params, results: ['v128'] }, (...args) => [body(...args)]);
  }

  tableAt(contents: Float64Array<ArrayBuffer>): number {
    const known = this.#tables.get(contents);
    if (known !== undefined) return known;
    const address = this.memory.reserve(contents.byteLength);
    this.memory.fill(address, () => contents);
    this.#tables.set(contents, address);
    return address;
  }

  /** Whether there is a function that does the same as a function of lanes to rows of them. */
  hasRows(index: number): boolean {
    return this.#parallel.has(index);
  }

  /**
   * The function that does to rows of lanes what another does to lanes, several pairs side by side, and once for all where
   * all lanes are alike, as they are of what is measured. Parameters are where the rows end, from their beginning, and the
   * addresses of the rows, that of the results last. It may go on for up to three pairs after the end.
   */
  overRows(index: number): FunctionRef {
    const { name, count } = this.#parallel.get(index)!;
    const params = Array.from({ length: count + 2 }, () => 'i32' as const);
    return this.shared(`${name} of rows`, { params, results: [] }, (lanes, end, ...rows) => {
      const { code } = lanes;
      const first = rows.slice(0, count).map((row) => code.load('v128.load64_splat', row));
      const differ = differing(lanes, rows, first, end!);
      code.when(code.op('i32.eqz', differ), () => {
        const result = code.variable(code.apply(wholeOf(index, count), ...first));
        eachPairs(lanes, end!, (place) => {
          const at = code.op('i32.add', rows[count]!, place);
          for (const pair of PAIRS) code.store('v128.store', at, result, 16 * pair);
        });
      });
      code.when(differ, () =>
        eachPairs(lanes, end!, (place) => {
          const at = rows.map((row) => code.op('i32.add', row, place));
          this.#pairsAt(lanes, index, at.slice(0, count)).forEach((result, i) => {
            code.store('v128.store', at[count]!, result, 16 * i);
          });
        }),
      );
      return [];
    });
  }

  /** What a function of lanes gives for several pairs that begin at some addresses. */
  #pairsAt(lanes: Lanes, index: number, at: readonly Value[]): readonly Value[] {
    const { code } = lanes;
    const { body } = this.#parallel.get(index)!;
    const paramsOf = (pair: number) => at.map((address) => code.load('v128.load', address, 16 * pair));
    const computed = code.sideBySide(PAIRS.map((pair) => () => body(lanes, ...paramsOf(pair))));
    const masks = computed.flatMap(({ where }) => where ?? []);
    if (masks.length === 0) return computed.map(({ result }) => result);
    const results = computed.map(({ result }) => code.variable(result));
    code.when(lanes.any(lanes.not(lanes.all(masks))), () => {
      results.forEach((result, pair) => {
        code.assign(result, code.apply(wholeOf(index, at.length), ...paramsOf(pair)));
      });
    });
    return results;
  }
}

/** The function of lanes of an index. */
function wholeOf(index: number, count: number): FunctionRef {
  return { index, params: Array.from({ length: count }, () => 'v128' as const), results: ['v128'] };
}

/** Whether the lanes of any row differ from its first, an `i32`: mostly the first few tell. */
function differing(lanes: Lanes, rows: readonly Value[], first: readonly Value[], end: Value): Value {
  const { code } = lanes;
  const differ = code.variable(code.literal(0));
  const place = code.variable(code.literal(0));
  code.repeat(() => {
    const equal = first.flatMap((bits, i) => {
      const at = code.op('i32.add', rows[i]!, place);
      return PAIRS.map((pair) => code.op('i64x2.eq', code.load('v128.load', at, 16 * pair), bits));
    });
    code.assign(differ, lanes.any(lanes.not(lanes.all(equal))));
    code.assign(place, code.op('i32.add', place, code.literal(16 * PAIRS.length)));
    return code.op('i32.and', code.op('i32.eqz', differ), code.op('i32.lt_u', place, end));
  });
  return differ;
}

/** Goes over the pairs before an end, several at a time. */
function eachPairs({ code }: Lanes, end: Value, body: (place: Value) => void): void {
  const place = code.variable(code.literal(0));
  code.repeat(() => {
    body(code.read(place));
    code.assign(place, code.op('i32.add', place, code.literal(16 * PAIRS.length)));
    return code.op('i32.lt_u', place, end);
  });
}
