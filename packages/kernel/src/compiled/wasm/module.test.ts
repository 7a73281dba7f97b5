import { describe, expect, it } from 'vitest';
import { Compilation } from '../compilation.ts';
import { instantiate } from '../testing/run-lanes.ts';
import { Bytes } from './encoding.ts';
import { bitsOf } from './folding.ts';

describe('LEB128', () => {
  const unsigned = (value: number) => {
    const out = new Bytes();
    out.unsigned(value);
    return [...out.written()];
  };
  const signed = (value: number) => {
    const out = new Bytes();
    out.signed(value);
    return [...out.written()];
  };

  it('writes the examples of the DWARF standard', () => {
    expect([2, 127, 128, 129, 12857].map(unsigned)).toEqual([[2], [127], [128, 1], [129, 1], [57 + 0x80, 100]]);
    expect([2, -2, 127, -127, 128, -128, 129, -129].map(signed)).toEqual([
      [2],
      [0x7e],
      [127 + 0x80, 0],
      [1 + 0x80, 0x7f],
      [0 + 0x80, 1],
      [0 + 0x80, 0x7f],
      [1 + 0x80, 1],
      [0x7f + 0x80, 0x7e],
    ]);
  });

  it('writes the greatest of 32 bits', () => {
    expect(unsigned(0xffff_ffff)).toEqual([0xff, 0xff, 0xff, 0xff, 0x0f]);
  });
});

describe('a module', () => {
  it('validates and runs: loops, conditions, calls of declared and of numbered functions, both lanes', () => {
    const compilation = new Compilation();
    const { module, memory } = compilation;
    const out = memory.reserve(32);
    const twice = module.declare({ params: ['v128'], results: ['v128'] }, 'twice');
    const storing = { params: ['v128'], results: [] } as const;
    const store = compilation.define(storing, (lanes, value) => {
      lanes.code.store('v128.store', lanes.code.literal(0), value!, out + 16);
      return [];
    });
    const place = module.enterInTable(store);
    const run = compilation.define({ params: [], results: [] }, (lanes) => {
      const { code } = lanes;
      const sum = code.variable(lanes.of(0));
      const i = code.variable(lanes.of(1));
      code.repeat(() => {
        code.assign(sum, lanes.add(sum, i));
        code.assign(i, lanes.add(i, 1));
        return lanes.any(lanes.le(i, 10));
      });
      code.when(lanes.any(lanes.gt(sum, 55)), () => code.assign(sum, lanes.of(-1)));
      code.store('v128.store', code.literal(0), code.call(twice, sum)[0]!, out);
      code.callAt(module.typeOf(storing), code.literal(place), lanes.select(lanes.eq(sum, 55), 7, 8));
      return [];
    });
    compilation.complete(twice, (lanes, x) => [lanes.mul(x!, 2)]);
    module.export('run', run);
    expect(WebAssembly.validate(module.bytes())).toBe(true);
    const { memory: used, exports } = instantiate(compilation);
    exports.run!();
    expect([...new Float64Array(used.buffer, out, 4)]).toEqual([110, 110, 7, 7]);
  });

  it('is refused where a function was declared and never written', () => {
    const compilation = new Compilation();
    compilation.module.declare({ params: [], results: [] }, 'empty');
    expect(() => compilation.module.bytes()).toThrow('function 0 has no body');
  });

  it('keeps one copy of a constant, with the sign of zero', () => {
    const { memory } = new Compilation();
    expect(memory.addressOf(bitsOf(1))).toBe(memory.addressOf(bitsOf(1)));
    expect(memory.addressOf(bitsOf(0))).not.toBe(memory.addressOf(bitsOf(-0)));
  });
});
