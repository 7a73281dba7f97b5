import type { FunctionRef } from '../wasm/module.ts';
import type { KernelPlan } from './kernel-plan.ts';

/**
 * Lowers the taking up of a group: the numbers of its paths, and which of them are paths. Parameters are the end of its
 * pairs, the first path number, the stride, and how many paths there are.
 */
export function lowerEnter({ compilation, addresses }: KernelPlan): FunctionRef {
  const lanesOf = (values: readonly [number, number]) => {
    const address = compilation.memory.reserve(16);
    compilation.memory.fill(address, () => Float64Array.from(values));
    return address;
  };
  const positions = lanesOf([0, 1]);
  const second = compilation.memory.reserve(16);
  compilation.memory.fill(second, () => BigInt64Array.from([0n, -1n]));
  return compilation.define(
    { params: ['i32', 'f64', 'f64', 'f64'], results: [] },
    (lanes, end, first, stride, count) => {
      const { code } = lanes;
      const zero = code.literal(0);
      const whole = (value: typeof first) => code.op('i64x2.splat', code.op('i64.trunc_sat_f64_s', value!));
      const apart = whole(stride);
      const path = code.variable(lanes.addWhole(whole(first), lanes.and(apart, code.load('v128.load', zero, second))));
      const position = code.variable(code.load('v128.load', zero, positions));
      const place = code.variable(zero);
      // One pair more than there are, for those who work on two pairs at a time.
      code.repeat(() => {
        const more = code.op('i32.lt_u', place, end!);
        code.store('v128.store', place, path, addresses.paths);
        const real = lanes.lt(position, code.op('f64x2.splat', count!));
        code.store('v128.store', place, real, addresses.real);
        code.assign(path, lanes.addWhole(path, lanes.shiftLeft(apart, 1)));
        code.assign(position, lanes.add(position, 2));
        code.assign(place, code.op('i32.add', place, code.literal(16)));
        return more;
      });
      return [];
    },
    'enter',
  );
}
