import { Compilation } from './compilation.ts';
import type { Lanes } from './lanes.ts';
import { exp } from './math/exp.ts';
import type { Value } from './wasm/code.ts';
import type { FunctionRef } from './wasm/module.ts';

/** Functions that throw weighted values into buckets in order of their size, as plain data that can be sent to a thread. */
export interface BucketKernel {
  readonly module: WebAssembly.Module;
  /** What the memory holds at first on which they work; all that is given to them stands behind it. */
  readonly memory: Uint8Array;
}

/**
 * What such a module exports. Where nothing else is said parameters are addresses, and `end` is where the array before it
 * ends; of every array up to 31 more elements may be read and written than there are.
 */
export interface BucketFunctions {
  /** Writes the weights of log weights, relative to the greatest of them. */
  readonly relate: (logs: number, end: number, greatest: number, weights: number) => void;
  /** Whether all values, of which there are eight or more, are equal to the first: 0 where they are. */
  readonly differ: (values: number, end: number) => number;
  /**
   * Throws values into buckets: bucket 0 at the number `least`, and `scale` buckets to a unit. Writes the bucket of each
   * value, in 2 bytes, and adds its weight to the sum of the bucket. In the margin no value may have weight.
   */
  readonly throwIn: (
    values: number,
    end: number,
    least: number,
    scale: number,
    weights: number,
    buckets: number,
    sums: number,
  ) => void;
  /** Writes the positions of the values in a bucket that have weight, each in 4 bytes. @returns where they end */
  readonly members: (buckets: number, end: number, bucket: number, weights: number, positions: number) => number;
}

/** Values that are taken at a time. */
const TOGETHER = 8;
const PAIRS = [0, 1, 2, 3];
const EIGHTS = [0, 1, 2, 3];
/** Added to a small number, leaves the whole number that is nearest to it in the lowest bits. */
const WHOLE = 0x10_0000_0000_0000;
const LOW_WORD = 0xffff_ffffn;

/** Compiles these functions for so many buckets. @param memory whether theirs is shared with other threads */
export function compileBuckets(count: number, memory: 'own' | 'shared'): BucketKernel {
  const compilation = new Compilation();
  const { module } = compilation;
  const functions: Record<keyof BucketFunctions, FunctionRef> = {
    relate: lowerRelate(compilation),
    differ: lowerDiffer(compilation),
    throwIn: lowerThrowIn(compilation, count),
    members: lowerMembers(compilation),
  };
  for (const [name, ref] of Object.entries(functions)) module.export(name, ref);
  return { module: new WebAssembly.Module(module.bytes(memory)), memory: compilation.memory.contents() };
}

function lowerRelate(compilation: Compilation): FunctionRef {
  const signature = { params: ['i32', 'i32', 'f64', 'i32'], results: [] } as const;
  return compilation.define(
    signature,
    (lanes, logs, end, greatest, weights) => {
      const { code } = lanes;
      const both = code.variable(code.op('f64x2.splat', greatest!));
      const to = code.variable(weights!);
      eachPart(lanes, logs!, end!, 16, (at) => {
        const log = code.load('v128.load', at);
        const weight = exp(lanes, lanes.sub(log, both));
        code.store('v128.store', to, lanes.select(lanes.eq(log, Number.NEGATIVE_INFINITY), 0, weight));
        code.assign(to, code.op('i32.add', to, code.literal(16)));
      });
      return [];
    },
    'weights of a row',
  );
}

function lowerDiffer(compilation: Compilation): FunctionRef {
  return compilation.define(
    { params: ['i32', 'i32'], results: ['i32'] },
    (lanes, values, end) => {
      const { code } = lanes;
      const first = code.load('v128.load64_splat', values!);
      const differ = code.variable(lanes.never);
      const look = (at: Value) => {
        const others = PAIRS.map((i) => lanes.ne(code.load('v128.load', at, 16 * i), first));
        code.assign(differ, lanes.or(differ, lanes.some(others)));
      };
      const last = code.variable(code.op('i32.add', end!, code.literal(-8 * TOGETHER)));
      eachPart(lanes, values!, last, 8 * TOGETHER, look);
      look(last);
      return [lanes.any(differ)];
    },
    'differ',
  );
}

function lowerThrowIn(compilation: Compilation, count: number): FunctionRef {
  const signature = { params: ['i32', 'i32', 'f64', 'f64', 'i32', 'i32', 'i32'], results: [] } as const;
  return compilation.define(
    signature,
    (lanes, values, end, least, scale, weights, buckets, sums) => {
      const { code } = lanes;
      const [from, perUnit] = [least!, scale!].map((it) => code.variable(code.op('f64x2.splat', it)));
      const weight = code.variable(weights!);
      const bucket = code.variable(buckets!);
      /** The buckets of two values, each in the lower half of its lane. */
      const bucketsAt = (at: Value, offset: number) => {
        const place = lanes.mul(lanes.sub(code.load('v128.load', at, offset), from!), perUnit!);
        // What is no number goes into the lowest.
        const positive = code.op('f64x2.pmax', lanes.of(0), place);
        const within = code.op('f64x2.pmin', lanes.of(count - 1), positive);
        return lanes.and(lanes.add(within, WHOLE), code.bits(LOW_WORD));
      };
      const narrow = (a: Value, b: Value) => code.op('i16x8.narrow_i32x4_u', a, b);
      eachPart(lanes, values!, end!, 8 * TOGETHER, (at) => {
        const [a, b, c, d] = code.sideBySide(PAIRS.map((i) => () => bucketsAt(at, 16 * i)));
        code.store('v128.store', bucket, narrow(narrow(a!, b!), narrow(c!, d!)));
        for (let i = 0; i < TOGETHER; i += 1) {
          const offset = code.op('i32.shl', code.load('i32.load16_u', bucket, 2 * i), code.literal(3));
          const sum = code.variable(code.op('i32.add', sums!, offset));
          const heavier = code.op('f64.add', code.load('f64.load', sum), code.load('f64.load', weight, 8 * i));
          code.store('f64.store', sum, heavier);
        }
        code.assign(weight, code.op('i32.add', weight, code.literal(8 * TOGETHER)));
        code.assign(bucket, code.op('i32.add', bucket, code.literal(2 * TOGETHER)));
      });
      return [];
    },
    'throw into buckets',
  );
}

function lowerMembers(compilation: Compilation): FunctionRef {
  const signature = { params: ['i32', 'i32', 'i32', 'i32', 'i32'], results: ['i32'] } as const;
  return compilation.define(
    signature,
    (lanes, buckets, end, bucket, weights, positions) => {
      const { code } = lanes;
      const zero = code.literal(0);
      const wanted = code.variable(code.op('i16x8.splat', bucket!));
      const position = code.variable(zero);
      const to = code.variable(positions!);
      const takeFrom = (hits: Value, first: number) => {
        const bits = code.variable(code.op('i16x8.bitmask', hits));
        code.when(bits, () =>
          code.repeat(() => {
            const member = code.variable(
              code.op('i32.add', code.op('i32.add', position, code.literal(first)), code.op('i32.ctz', bits)),
            );
            code.store('i32.store', to, member);
            const at = code.op('i32.add', weights!, code.op('i32.shl', member, code.literal(3)));
            const counts = code.op('f64.gt', code.load('f64.load', at), code.lane(lanes.of(0), 0));
            code.assign(to, code.op('i32.add', to, code.op('i32.shl', counts, code.literal(2))));
            code.assign(bits, code.op('i32.and', bits, code.op('i32.add', bits, code.literal(-1))));
            return bits;
          }),
        );
      };
      eachPart(lanes, buckets!, end!, 16 * EIGHTS.length, (at) => {
        const hits = EIGHTS.map((i) => code.variable(code.op('i16x8.eq', code.load('v128.load', at, 16 * i), wanted)));
        code.when(lanes.any(lanes.some(hits)), () => {
          hits.forEach((eight, i) => {
            takeFrom(eight, TOGETHER * i);
          });
        });
        code.assign(position, code.op('i32.add', position, code.literal(TOGETHER * EIGHTS.length)));
      });
      return [to];
    },
    'members of a bucket',
  );
}

/** Goes over an array in parts of so many bytes, at least one. */
function eachPart({ code }: Lanes, begin: Value, end: Value, bytes: number, body: (at: Value) => void): void {
  const at = code.variable(begin);
  code.repeat(() => {
    body(at);
    code.assign(at, code.op('i32.add', at, code.literal(bytes)));
    return code.op('i32.lt_u', at, end);
  });
}
