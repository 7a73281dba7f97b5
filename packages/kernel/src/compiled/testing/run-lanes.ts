import { Compilation } from '../compilation.ts';
import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';

/** A module and its memory, ready to be called. */
export function instantiate(compilation: Compilation): {
  readonly memory: WebAssembly.Memory;
  readonly exports: Record<string, (...args: number[]) => void>;
} {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((compilation.memory.end + 1) / 65_536) });
  const module = new WebAssembly.Module(compilation.module.bytes());
  const instance = new WebAssembly.Instance(module, { kernel: { memory } });
  new Uint8Array(memory.buffer).set(compilation.memory.contents());
  return { memory, exports: instance.exports as Record<string, (...args: number[]) => void> };
}

/**
 * Compiles a function of lanes and runs it on tuples of numbers, two at a time.
 * @returns the result for each tuple
 */
export function runLanes(
  tuples: readonly (readonly number[])[],
  body: (lanes: Lanes, params: readonly Value[], compilation: Compilation) => Value,
): number[] {
  const compilation = new Compilation();
  const width = tuples[0]!.length;
  const inputs = compilation.memory.reserve(16 * width);
  const output = compilation.memory.reserve(16);
  const run = compilation.define({ params: [], results: [] }, (lanes) => {
    const zero = lanes.code.literal(0);
    const params = Array.from({ length: width }, (_, i) => lanes.code.load('v128.load', zero, inputs + 16 * i));
    lanes.code.store('v128.store', zero, body(lanes, params, compilation), output);
    return [];
  });
  compilation.module.export('run', run);
  const { memory, exports } = instantiate(compilation);
  const doubles = new Float64Array(memory.buffer);
  const results: number[] = [];
  for (let i = 0; i < tuples.length; i += 2) {
    const pair = [tuples[i]!, tuples[i + 1] ?? tuples[i]!];
    for (let k = 0; k < width; k += 1) {
      doubles[inputs / 8 + 2 * k] = pair[0]![k]!;
      doubles[inputs / 8 + 2 * k + 1] = pair[1]![k]!;
    }
    exports.run!();
    results.push(doubles[output / 8]!);
    if (i + 1 < tuples.length) results.push(doubles[output / 8 + 1]!);
  }
  return results;
}

/**
 * Compiles a function of lanes that is called for rows of them too, and runs it on rows of numbers.
 * @param rows arguments: all the first ones, all the second ones
 * @returns the result for each column
 */
export function runRows(
  rows: readonly (readonly number[])[],
  body: (lanes: Lanes, params: readonly Value[]) => Value,
): number[] {
  const compilation = new Compilation();
  const length = rows[0]!.length;
  const addresses = [...rows, []].map(() => compilation.memory.reserve(8 * length + 64));
  let applied: number | undefined;
  compilation.define({ params: rows.map(() => 'v128'), results: ['v128'] }, (lanes, ...params) => {
    const result = body(lanes, params);
    applied = lanes.code.instructions.flatMap((it) => (it.does === 'compute' ? (it.applies ?? []) : [])).at(-1);
    return [result];
  });
  const run = compilation.define({ params: [], results: [] }, ({ code }) => {
    code.call(compilation.overRows(applied!), ...[8 * length, ...addresses].map((it) => code.literal(it)));
    return [];
  });
  compilation.module.export('run', run);
  const { memory, exports } = instantiate(compilation);
  const doubles = new Float64Array(memory.buffer);
  rows.forEach((row, i) => {
    doubles.set(row, addresses[i]! / 8);
  });
  exports.run!();
  return [...doubles.subarray(addresses.at(-1)! / 8).subarray(0, length)];
}

/** The bits of a number as text, with one text for all that are none. */
export function bitsText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return new BigUint64Array(new Float64Array([value]).buffer)[0]!.toString(16).padStart(16, '0');
}
