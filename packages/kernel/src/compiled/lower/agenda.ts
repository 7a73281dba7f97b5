import type { DayNumber } from '@proviso/model';
import type { Value } from '../wasm/code.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { KnownAct } from './law-acts.ts';
import type { PathPair } from './path-pair.ts';
import type { LaneProspect } from './prospects.ts';
import { ACT } from './turns.ts';

const ENTRY = 8;

/**
 * Acts with days of their own, done one after the other. All acts of the run stand in one table in the order in which
 * they are done; each part of a step has a stretch of it, and each path a place there.
 */
export class LaneAgenda implements LaneProspect {
  readonly name = 'agenda';
  readonly #plan: KernelPlan;
  readonly #ends: Int32Array;
  readonly #days: number;
  readonly #firstEntry: number;
  readonly #next: number;
  readonly #end: number;
  readonly #acts: readonly KnownAct[];

  /** @param stretches the acts of each part of the run, in the order of the parts */
  constructor(plan: KernelPlan, stretches: readonly (readonly KnownAct[])[]) {
    this.#plan = plan;
    this.#acts = stretches.flat();
    this.#ends = Int32Array.from(stretches, ({ length }) => length);
    for (let i = 1; i < stretches.length; i += 1) this.#ends[i]! += this.#ends[i - 1]!;
    const days = Float64Array.from([...this.#acts.map(({ day }) => day), Infinity]);
    this.#days = plan.compilation.memory.reserve(days.byteLength);
    plan.compilation.memory.fill(this.#days, () => days);
    const entries = this.#acts.map(({ run }) => plan.compilation.module.enterInTable(run));
    this.#firstEntry = entries[0] ?? 0;
    [this.#next, this.#end] = [plan.scratch(), plan.scratch()];
  }

  /** Takes up the stretch of a part. */
  take(pair: PathPair, part: (step: number) => number): void {
    const endOf = (index: number) => this.#ends[index] ?? 0;
    pair.setScratch(
      this.#next,
      pair.byStep((step) => endOf(part(step) - 1)),
    );
    pair.setScratch(
      this.#end,
      pair.byStep((step) => endOf(part(step))),
    );
  }

  /** Whether a part has nothing to do. */
  isEmpty(part: number): boolean {
    return this.#ends[part] === (this.#ends[part - 1] ?? 0);
  }

  due(pair: PathPair): Value {
    const { code } = pair;
    const next = pair.scratch(this.#next);
    const open = pair.lt(next, pair.scratch(this.#end));
    const due = code.variable(pair.of(Infinity));
    code.when(pair.any(open), () => {
      const days = ([0, 1] as const).map((lane) =>
        code.load('v128.load64_splat', this.#offset(pair, next, lane), this.#days),
      );
      code.assign(due, pair.select(open, pair.select(laneMask(this.#plan, pair, 0), days[0]!, days[1]!), Infinity));
    });
    return code.read(due);
  }

  readonly run = (pair: PathPair, day: Value): void => {
    const { code } = pair;
    const next = pair.scratch(this.#next);
    for (const lane of [0, 1] as const) {
      pair.where(laneMask(this.#plan, pair, lane), () => {
        const entry = code.op('i32.trunc_sat_f64_s', code.lane(next, lane));
        const place = code.op('i32.add', entry, code.literal(this.#firstEntry));
        callAct(this.#plan, pair, place, day);
      });
    }
    pair.setScratch(this.#next, pair.add(next, 1));
  };

  #offset(pair: PathPair, next: Value, lane: 0 | 1): Value {
    const { code } = pair;
    return code.op('i32.mul', code.op('i32.trunc_sat_f64_s', code.lane(next, lane)), code.literal(ENTRY));
  }
}

/** Calls an act by its place in the table, in the active lanes. */
export function callAct({ compilation }: KernelPlan, pair: PathPair, place: Value, day: Value | DayNumber): void {
  const { at, place: offset, row } = pair.standing;
  const type = compilation.module.typeOf(ACT);
  pair.code.callAt(type, place, at, offset, row, pair.of(day), pair.active ?? pair.always);
}

/** A mask of one lane alone. */
export function laneMask(plan: KernelPlan, pair: PathPair, lane: 0 | 1): Value {
  const address = plan.once(`lane ${lane}`, () => {
    const reserved = plan.compilation.memory.reserve(16);
    plan.compilation.memory.fill(reserved, () => BigInt64Array.from(lane === 0 ? [-1n, 0n] : [0n, -1n]));
    return reserved;
  });
  return pair.code.load('v128.load', pair.code.literal(0), address);
}
