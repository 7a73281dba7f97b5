import { describe, expect, it } from 'vitest';
import { Code, type Value } from './code.ts';
import { stagesOf } from './stages.ts';

const AWAITED = { index: 7, params: ['v128'], results: ['v128'] } as const;
const OTHER = { index: 8, params: ['v128'], results: ['v128'] } as const;

/** What each stage of a body does: the names given to values, in order, and the calls at its end. */
function cut(body: (code: Code, named: (name: string, value: Value) => Value, address: Value) => void) {
  const code = new Code({ params: ['i32'], results: [] }, { addressOf: () => 64 });
  const names = new Map<number, string>();
  const named = (name: string, value: Value) => {
    if ('id' in value) names.set(value.id, name);
    return value;
  };
  body(code, named, code.params[0]!);
  return stagesOf(code.instructions, code.values, (applied) => applied === AWAITED.index).map(({ atoms, calls }) => ({
    does: atoms.map(({ makes }) => [...makes.keys()].map((id) => names.get(id)).join() || 'effect'),
    calls: calls.map(({ results }) => names.get('id' in results[0]! ? results[0].id : -1)),
  }));
}

describe('the stages of a loop', () => {
  it('are none where nothing is awaited', () => {
    const stages = cut((code, named, at) => {
      code.store('v128.store', at, named('y', code.apply(OTHER, named('x', code.load('v128.load', at)))));
    });
    expect(stages).toEqual([]);
  });

  it('end with calls that do not wait for one another', () => {
    const stages = cut((code, named, at) => {
      const x = named('x', code.load('v128.load', at));
      const [a, b] = [
        named('a', code.apply(AWAITED, x)),
        named('b', code.apply(AWAITED, named('-x', code.op('f64x2.neg', x)))),
      ];
      code.store('v128.store', at, named('sum', code.op('f64x2.add', a, b)));
    });
    expect(stages).toEqual([
      { does: ['x', '-x'], calls: ['a', 'b'] },
      { does: ['sum', 'effect'], calls: [] },
    ]);
  });

  it('are as many as calls that wait for one another, and one more', () => {
    const stages = cut((code, named, at) => {
      const once = named('once', code.apply(AWAITED, named('x', code.load('v128.load', at))));
      code.store('v128.store', at, named('twice', code.apply(AWAITED, once)));
    });
    expect(stages.map(({ calls }) => calls)).toEqual([['once'], ['twice'], []]);
  });

  it('leave what is wanted late until it is wanted', () => {
    const stages = cut((code, named, at) => {
      const late = named('late', code.load('v128.load', at, 16));
      const a = named('a', code.apply(AWAITED, named('x', code.load('v128.load', at))));
      code.store('v128.store', at, named('sum', code.op('f64x2.add', a, late)));
    });
    expect(stages[1]!.does).toEqual(['late', 'sum', 'effect']);
  });

  it('keep what reads the memory before what writes it, and after what has written it', () => {
    const stages = cut((code, named, at) => {
      const before = named('before', code.load('v128.load', at, 16));
      code.store('v128.store', at, before, 16);
      const after = named('after', code.load('v128.load', at, 16));
      const a = named('a', code.apply(AWAITED, before));
      code.store(
        'v128.store',
        at,
        named('sum', code.op('f64x2.add', a, named('both', code.op('f64x2.add', before, after)))),
      );
    });
    expect(stages).toEqual([
      { does: ['before', 'effect'], calls: ['a'] },
      { does: ['after', 'both', 'sum', 'effect'], calls: [] },
    ]);
  });

  it('leave out a call whose result nobody wants', () => {
    const stages = cut((code, named, at) => {
      named('a', code.apply(AWAITED, code.load('v128.load', at)));
    });
    expect(stages).toEqual([{ does: [], calls: [] }]);
  });

  it('leave a call in a condition where it is', () => {
    const stages = cut((code, named, at) => {
      const x = named('x', code.load('v128.load', at));
      code.when(code.op('v128.any_true', x), () => code.store('v128.store', at, code.apply(AWAITED, x)));
    });
    expect(stages).toHaveLength(1);
  });
});
