import type { Case } from '@proviso/model';
import type { EvidenceItem } from '../../interpreter/evidence.ts';
import type { Slot } from '../../interpreter/slot-plan.ts';
import { siteOf } from '../../site.ts';
import type { Place } from '../draws/draws.ts';
import { Lanes, type Operand } from '../lanes.ts';
import type { Code, Value } from '../wasm/code.ts';
import { SLOT_BYTES } from './group.ts';
import type { FailureOf, KernelPlan } from './kernel-plan.ts';

/** Where two paths stand: address of their part of slot 0, bytes from the beginning of the group, address of the step's row. */
export interface Standing {
  readonly at: Value;
  readonly place: Value;
  readonly row: Value;
}

/** Two paths while they run one step: what the interpreter's Path is for one. */
export class PathPair extends Lanes {
  readonly plan: KernelPlan;
  readonly standing: Standing;
  /** The lanes to which what is done now applies; undefined where it is both. */
  active: Value | undefined;
  /** The day of the act that is decided, or the day about which a condition asks. */
  day: Value;
  /** Formulas read the step before: while `next` is worked out, and what opens the step. */
  readsBefore = false;

  constructor(plan: KernelPlan, code: Code, standing: Standing, active?: Value) {
    super(plan.compilation, code);
    this.plan = plan;
    this.standing = standing;
    this.active = active;
    this.day = this.byStep(plan.firstDay);
  }

  /** A number that differs from step to step. */
  byStep(of: (step: number) => number): Value {
    return this.plan.steps.double(this, this.standing.row, of);
  }

  slot(slot: Slot): Value {
    this.plan.read.add(slot);
    return this.code.load('v128.load', this.standing.at, slot * SLOT_BYTES);
  }

  /** A slot that is another in each step, and need not be placed yet. */
  slotByStep(of: (step: number) => Slot): Value {
    return this.code.load('v128.load', this.#addressByStep(of));
  }

  setSlotByStep(of: (step: number) => Slot, value: Operand): void {
    this.code.store('v128.store', this.#addressByStep(of), this.of(value));
  }

  setSlot(slot: Slot, value: Operand): void {
    const kept = this.active ? this.select(this.active, value, this.slot(slot)) : this.of(value);
    this.code.store('v128.store', this.standing.at, kept, slot * SLOT_BYTES);
  }

  scratch(address: number): Value {
    return this.code.load('v128.load', this.standing.place, address);
  }

  setScratch(address: number, value: Operand): void {
    const kept = this.active ? this.select(this.active, value, this.scratch(address)) : this.of(value);
    this.code.store('v128.store', this.standing.place, kept, address);
  }

  /** The lanes of a mask to which what is done now applies. */
  among(mask: Value): Value {
    return this.active ? this.and(mask, this.active) : mask;
  }

  /** Does something in the lanes of a mask, and nothing where there are none. */
  where(mask: Value, body: () => void): void {
    const chosen = this.among(mask);
    this.code.when(this.any(chosen), () => this.only(chosen, body));
  }

  /** Does something in the lanes of a mask, whose lanes are among the active ones. */
  only(chosen: Value, body: () => void): void {
    const before = this.active;
    this.active = chosen;
    body();
    this.active = before;
  }

  /** Does something in one world only. */
  inWorld(world: number, body: () => void): void {
    const { code } = this;
    const present = code.load('i32.load', code.literal(0), this.plan.addresses.world);
    code.when(code.op('i32.eq', present, code.literal(world)), body);
  }

  /** Marks an intervention as having met a path. */
  touch(intervention: Parameters<KernelPlan['flagOf']>[0]): void {
    const { code } = this;
    const met = this.among(this.scratch(this.plan.addresses.real));
    const flag = this.plan.flagOf(intervention);
    code.when(this.any(met), () => code.store('i32.store', code.literal(0), code.literal(1), flag));
  }

  /** The place of a draw of these paths in this step. @param nth which draw of the site, as a whole double; the first by default */
  place(site: string, nth?: Value): Place {
    const { steps, keys, addresses } = this.plan;
    const { row } = this.standing;
    const word = (name: string, of: (step: number) => bigint) => steps.word(this, row, name, of);
    const uniforms = uniformCounter(this.plan, this, row);
    return {
      path: this.scratch(addresses.paths),
      uniforms: nth ? this.addWhole(uniforms, drawBits(this, nth)) : uniforms,
      normals: normalCounter(this.plan, this, row),
      advance: word('quarter turns', (step) => BigInt(1 - (step & 1))),
      key: this.code.literal(keys.addressOf(siteOf(site))),
    };
  }

  /** Changes a slot that is copied at openings from a day of this step on. */
  change(slot: Slot, day: Operand, value: Operand): void {
    this.plan.journal.note(this, this.standing.place, slot, this.of(day), this.slot(slot), this.active ?? this.always);
    this.remember(slot, value);
  }

  /** Changes such a slot where nobody asks for its value on a day. */
  remember(slot: Slot, value: Operand): void {
    this.setSlot(slot, value);
    this.setSlot(staleSlot(this.plan), 1);
  }

  /** The value of a slot at the end of a day of this step. */
  valueOn(slot: Slot, day: Value): Value {
    return this.plan.journal.valueOn(this, this.standing.place, slot, this.slot(slot), day);
  }

  /** Where a test holds on every day from one to another of this step. */
  holdsThroughout(test: () => Value, from: Value, through: Value): Value {
    const { code } = this;
    this.day = from;
    const holds = code.variable(test());
    this.plan.journal.eachDay(this, this.standing.place, (day, inJournal) => {
      const asked = this.all([inJournal, this.gt(day, from), this.le(day, through), holds]);
      code.when(this.any(asked), () => {
        this.day = day;
        code.assign(holds, this.andNot(holds, this.andNot(asked, test())));
      });
    });
    return code.read(holds);
  }

  /** Adds to the log density of the item of evidence that the step has here. */
  score(itemOf: (step: number) => EvidenceItem | undefined, logDensity: Operand): void {
    const offset = this.plan.steps.offset(
      this,
      this.standing.row,
      (step) => (itemOf(step)?.position ?? 0) * SLOT_BYTES,
    );
    const at = this.code.op('i32.add', this.standing.place, offset);
    const address = scoresAddress(this.plan);
    const before = this.code.load('v128.load', at, address);
    const sum = this.add(before, logDensity);
    this.code.store('v128.store', at, this.active ? this.select(this.active, sum, before) : sum, address);
  }

  /**
   * Marks the paths on which a number makes no sense; the first mistake of a path counts.
   * @returns the lanes in which there is none
   */
  fail(mask: Value, numbers: readonly Value[], of: FailureOf): Value {
    const { code, plan, standing } = this;
    code.when(this.any(mask), () => {
      const met = this.and(this.among(mask), this.scratch(plan.addresses.real));
      const first = code.call(failing(plan), standing.place, met, this.of(plan.failure(of)), this.day)[0]!;
      numbers.forEach((number, i) => {
        const address = plan.addresses.failedNumbers + i * SLOT_BYTES;
        code.store('v128.store', standing.place, this.select(first, number, this.scratch(address)), address);
      });
    });
    return this.not(mask);
  }

  #addressByStep(of: (step: number) => Slot): Value {
    const offset = this.plan.steps.offset(this, this.standing.row, (step) => of(step) * SLOT_BYTES);
    return this.code.op('i32.add', this.standing.at, offset);
  }
}

/** The slot that is 1 once something has changed since the opening of a step; 0 where copies are still what they copy. */
export function staleSlot(plan: KernelPlan): Slot {
  return plan.once('stale', () => plan.preparation.layout.plan.own(0));
}

/** The second word of the counter of a uniform number that is drawn first in a step. */
export function uniformCounter({ steps }: KernelPlan, lanes: Lanes, row: Value): Value {
  return steps.word(lanes, row, 'uniform counter', (step) => BigInt(step) << 32n);
}

/** The same of a normal, which two steps share. */
export function normalCounter({ steps }: KernelPlan, lanes: Lanes, row: Value): Value {
  return steps.word(lanes, row, 'normal counter', (step) => (BigInt(step >>> 1) << 32n) | 0x8000_0000n);
}

/** The bits of a counter that say which draw of a site it is: from 16 on. */
function drawBits(lanes: Lanes, nth: Value): Value {
  // Adding 2^52 puts a whole number into the last bits of a double.
  const bits = lanes.add(nth, 0x10000000000000);
  return lanes.shiftLeft(lanes.subWhole(bits, lanes.of(0x10000000000000)), 16);
}

/** [evidence of the step][GROUP] */
export function scoresAddress(plan: KernelPlan): number {
  return plan.once('scores', () => plan.compilation.memory.reserve(mostEvidence(plan.preparation.model) * SLOT_BYTES));
}

/**
 * Items of evidence that one step can have at most: each comes from a record, a statement, a row of a series, or the
 * silence of something that has a chance, of which a clause has one at the most.
 */
export function mostEvidence(model: Case): number {
  const instruments = [...model.regimes, ...model.agreements];
  const counts = [
    model.records,
    model.statements,
    model.states,
    model.observations,
    model.events,
    model.facts,
    ...model.agreements.map(({ obligations }) => obligations),
    ...instruments.map(({ clauses }) => clauses),
  ].map((things) => things.length);
  return counts.reduce((total, count) => total + count, 0);
}

/** Marks the paths that have met a mistake and none before; gives the lanes in which it is the first. */
function failing(plan: KernelPlan) {
  const { failed, failedDay, anyFailed } = plan.addresses;
  return plan.compilation.shared(
    'fail',
    { params: ['i32', 'v128', 'v128', 'v128'], results: ['v128'] },
    (lanes, place, mask, which, day) => {
      const { code } = lanes;
      const before = code.load('v128.load', place!, failed);
      const first = lanes.and(mask!, lanes.eq(before, 0));
      const keep = (address: number, value: Value) => {
        const kept = lanes.select(first, value, code.load('v128.load', place!, address));
        code.store('v128.store', place!, kept, address);
      };
      code.when(lanes.any(first), () => {
        keep(failedDay, day!);
        keep(failed, which!);
        code.store('i32.store', code.literal(0), code.literal(1), anyFailed);
      });
      return [first];
    },
  );
}
