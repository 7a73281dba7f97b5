import type { Code, Value } from './wasm/code.ts';
import { doubleOfBits } from './wasm/folding.ts';
import type { FunctionRef, Signature } from './wasm/module.ts';
import type { OperationName } from './wasm/opcodes.ts';

/** Lanes, or a number that stands in both of them. */
export type Operand = Value | number;

/** Functions of a kernel that are written when they are first asked for. */
export interface FunctionLibrary {
  shared(name: string, signature: Signature, body: FunctionWriter): FunctionRef;
  /** A function of lanes that gives lanes. */
  lanesFunction(name: string, count: number, body: LanesWriter): FunctionRef;
  /** The same, where most lanes can go a short way that gives the same bits. */
  lanesFunctionWithShortWay(name: string, count: number, short: ShortWayWriter, body: LanesWriter): FunctionRef;
  /** Address of a table of doubles. */
  tableAt(contents: Float64Array<ArrayBuffer>): number;
}

/** Writes what a function of lanes does. */
export type LanesWriter = (lanes: Lanes, ...params: readonly Value[]) => Value;

/** Writes how a function of lanes is worked out for those that a mask names, with neither loops nor conditions. */
export type ShortWayWriter = (
  lanes: Lanes,
  ...params: readonly Value[]
) => { readonly result: Value; readonly where: Value };

/** Writes the body of a function; what it gives back are the function's results. */
export type FunctionWriter = (lanes: Lanes, ...params: readonly Value[]) => readonly Value[];

/** Arithmetic on two doubles at once; a mask is a lane of all ones or all zeros. */
export class Lanes {
  readonly library: FunctionLibrary;
  readonly code: Code;

  constructor(library: FunctionLibrary, code: Code) {
    this.library = library;
    this.code = code;
  }

  /** The lanes of an operand. */
  of(operand: Operand): Value {
    return typeof operand === 'number' ? this.code.constant(operand) : operand;
  }

  /** The number that stands in both lanes of an operand, where that is known ahead. */
  known(operand: Operand): number | undefined {
    if (typeof operand === 'number') return operand;
    return operand.origin === 'pool' ? doubleOfBits(operand.bits) : undefined;
  }

  add = (a: Operand, b: Operand): Value => this.#two('f64x2.add', a, b);
  sub = (a: Operand, b: Operand): Value => this.#two('f64x2.sub', a, b);
  mul = (a: Operand, b: Operand): Value => this.#two('f64x2.mul', a, b);
  div = (a: Operand, b: Operand): Value => this.#two('f64x2.div', a, b);
  min = (a: Operand, b: Operand): Value => this.#two('f64x2.min', a, b);
  max = (a: Operand, b: Operand): Value => this.#two('f64x2.max', a, b);
  eq = (a: Operand, b: Operand): Value => this.#two('f64x2.eq', a, b);
  ne = (a: Operand, b: Operand): Value => this.#two('f64x2.ne', a, b);
  lt = (a: Operand, b: Operand): Value => this.#two('f64x2.lt', a, b);
  le = (a: Operand, b: Operand): Value => this.#two('f64x2.le', a, b);
  gt = (a: Operand, b: Operand): Value => this.#two('f64x2.gt', a, b);
  ge = (a: Operand, b: Operand): Value => this.#two('f64x2.ge', a, b);
  and = (a: Value, b: Value): Value => this.code.op('v128.and', a, b);
  or = (a: Value, b: Value): Value => this.code.op('v128.or', a, b);
  xor = (a: Value, b: Value): Value => this.code.op('v128.xor', a, b);
  not = (a: Value): Value => this.code.op('v128.not', a);
  /** `a` where `b` is not. */
  andNot = (a: Value, b: Value): Value => this.code.op('v128.andnot', a, b);
  neg = (a: Operand): Value => this.code.op('f64x2.neg', this.of(a));
  abs = (a: Operand): Value => this.code.op('f64x2.abs', this.of(a));
  sqrt = (a: Operand): Value => this.code.op('f64x2.sqrt', this.of(a));
  floor = (a: Operand): Value => this.code.op('f64x2.floor', this.of(a));
  isNaN = (a: Value): Value => this.ne(a, a);

  /** `yes` in the lanes where the mask is set, `no` in the others. */
  select(mask: Value, yes: Operand, no: Operand): Value {
    return this.code.op('v128.bitselect', this.of(yes), this.of(no), mask);
  }

  /** 1 or 0. */
  truth(mask: Value): Value {
    return this.and(mask, this.of(1));
  }

  get always(): Value {
    return this.code.bits(-1n);
  }

  get never(): Value {
    return this.code.bits(0n);
  }

  /** Not 0 where any lane of a mask is set. */
  any(mask: Value): Value {
    return this.code.op('v128.any_true', mask);
  }

  /** All of the masks; set where there is none. */
  all(masks: readonly Value[]): Value {
    return masks.length === 0 ? this.always : masks.reduce((a, b) => this.and(a, b));
  }

  /** Any of the masks; clear where there is none. */
  some(masks: readonly Value[]): Value {
    return masks.length === 0 ? this.never : masks.reduce((a, b) => this.or(a, b));
  }

  addWhole = (a: Value, b: Value): Value => this.code.op('i64x2.add', a, b);
  subWhole = (a: Value, b: Value): Value => this.code.op('i64x2.sub', a, b);
  shiftLeft = (a: Value, by: number): Value => this.code.op('i64x2.shl', a, this.code.literal(by));
  shiftRight = (a: Value, by: number): Value => this.code.op('i64x2.shr_s', a, this.code.literal(by));
  shiftRightUnsigned = (a: Value, by: number): Value => this.code.op('i64x2.shr_u', a, this.code.literal(by));

  /** c0 x^n + c1 x^(n-1) + ... + cn by Horner's rule. */
  horner(x: Value, coefficients: readonly number[]): Value {
    return coefficients.slice(1).reduce((sum, c) => this.add(this.mul(sum, x), c), this.of(coefficients[0]!));
  }

  /**
   * The two doubles in each row of a table.
   * @param rows how many bytes from the beginning of the table each lane's row lies, in its lower 32 bits
   */
  lookUp(table: number, rows: Value): readonly [first: Value, second: Value] {
    const { code } = this;
    const [a, b] = ([0, 1] as const).map((lane) => code.load('v128.load', code.word(rows, lane), table));
    return [code.interleave('lower', a!, b!), code.interleave('upper', a!, b!)];
  }

  apply(ref: FunctionRef, ...inputs: readonly Operand[]): Value {
    return this.code.apply(ref, ...inputs.map((input) => this.of(input)));
  }

  #two(name: OperationName, a: Operand, b: Operand): Value {
    return this.code.op(name, this.of(a), this.of(b));
  }
}
