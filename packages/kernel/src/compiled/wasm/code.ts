import { bitsOf, folded, unchanged } from './folding.ts';
import type { FunctionRef, Signature } from './module.ts';
import {
  ACCESSES,
  type AccessName,
  CONTROL,
  EXTRACT_DOUBLE,
  INTERLEAVE,
  type Kind,
  OPERATIONS,
  type OperationName,
} from './opcodes.ts';

/**
 * A value of a function that is being written. All but variables are given their value once. A literal is written
 * out wherever it is used; a constant of two equal lanes is read from the pool, because V8 keeps it no better.
 */
export type Value =
  | { readonly origin: 'param' | 'computed' | 'variable'; readonly kind: Kind; readonly id: number }
  | { readonly origin: 'pool'; readonly kind: 'v128'; readonly address: number; readonly bits: bigint }
  | { readonly origin: 'literal'; readonly kind: 'i32'; readonly literal: number };

/** One instruction in the order in which it is carried out; loops and conditions are bracketed by `end`. */
export type Instruction =
  | {
      readonly does: 'compute';
      readonly opcode: readonly number[];
      readonly inputs: readonly Value[];
      readonly results: readonly Value[];
      /** Does nothing but give its results, so that it may be left out where nobody wants them. */
      readonly pure: boolean;
    }
  | { readonly does: 'assign'; readonly variable: Value; readonly input: Value }
  | { readonly does: 'begin'; readonly what: 'loop' | 'if'; readonly inputs: readonly Value[] }
  | { readonly does: 'repeat'; readonly inputs: readonly Value[] }
  | { readonly does: 'end' };

/** Constants of two equal lanes in the kernel's memory. */
export interface Pool {
  /** Address of 16 bytes that hold the bits twice. */
  addressOf(bits: bigint): number;
}

/** Records the instructions of one function. Its methods name the operation; two lanes are worked on at once. */
export class Code {
  readonly instructions: Instruction[] = [];
  readonly params: readonly Value[];
  readonly signature: Signature;
  readonly #pool: Pool;
  #values: number;

  constructor(signature: Signature, pool: Pool) {
    this.signature = signature;
    this.#pool = pool;
    this.params = signature.params.map((kind, id) => ({ origin: 'param', kind, id }));
    this.#values = this.params.length;
  }

  /** A double in both lanes. */
  constant(value: number): Value {
    return this.bits(bitsOf(value));
  }

  /** 64 bits in both lanes. */
  bits(bits: bigint): Value {
    const unsigned = BigInt.asUintN(64, bits);
    return { origin: 'pool', kind: 'v128', address: this.#pool.addressOf(unsigned), bits: unsigned };
  }

  literal(literal: number): Value {
    return { origin: 'literal', kind: 'i32', literal };
  }

  op(name: OperationName, ...inputs: readonly Value[]): Value {
    const known = this.#known(name, inputs);
    if (known) return known;
    const { opcode, result } = OPERATIONS[name];
    return this.#compute(opcode, inputs, [result], true)[0]!;
  }

  /** What an operation gives, where that can be said without carrying it out. */
  #known(name: OperationName, inputs: readonly Value[]): Value | undefined {
    if (!inputs.some(({ origin }) => origin === 'pool')) return undefined;
    const bits = inputs.map((input) => (input.origin === 'pool' ? input.bits : undefined));
    const position = unchanged(name, bits);
    if (position !== undefined && inputs[position]!.origin !== 'variable') return inputs[position]!;
    if (bits.some((it) => it === undefined)) return undefined;
    if (name === 'v128.any_true') return this.literal(bits[0] === 0n ? 0 : 1);
    const result = folded(name, bits as bigint[]);
    return result === undefined ? undefined : this.bits(result);
  }

  load(name: AccessName, address: Value, offset: number = 0): Value {
    const { opcode, align, result } = ACCESSES[name];
    return this.#compute([...opcode, align, ...leb(offset)], [address], [result!], true)[0]!;
  }

  store(name: AccessName, address: Value, value: Value, offset: number = 0): void {
    const { opcode, align } = ACCESSES[name];
    this.#compute([...opcode, align, ...leb(offset)], [address, value], [], false);
  }

  /** One lane of two doubles. */
  lane(value: Value, lane: 0 | 1): Value {
    return this.#compute([...EXTRACT_DOUBLE, lane], [value], ['f64'], true)[0]!;
  }

  /** The lower, or the upper, doubles of two vectors side by side. */
  interleave(which: 'lower' | 'upper', a: Value, b: Value): Value {
    return this.#compute(INTERLEAVE[which], [a, b], ['v128'], true)[0]!;
  }

  call({ index, results }: FunctionRef, ...inputs: readonly Value[]): readonly Value[] {
    return this.#compute([CONTROL.call, ...leb(index)], inputs, results, false);
  }

  /** Calls a function that does nothing but work out its results. */
  apply({ index, results }: FunctionRef, ...inputs: readonly Value[]): Value {
    return this.#compute([CONTROL.call, ...leb(index)], inputs, results, true)[0]!;
  }

  /** Calls the function at a place of the table. */
  callAt(type: number, place: Value, ...inputs: readonly Value[]): void {
    this.#compute([CONTROL.callIndirect, ...leb(type), 0], [...inputs, place], [], false);
  }

  /** A place for values that change as loops go round. */
  variable(initial: Value): Value {
    const variable: Value = { origin: 'variable', kind: initial.kind, id: this.#next() };
    this.assign(variable, initial);
    return variable;
  }

  assign(variable: Value, input: Value): void {
    this.instructions.push({ does: 'assign', variable, input });
  }

  /** The value that a variable has now, whatever becomes of the variable. */
  read(variable: Value): Value {
    return this.#compute([], [variable], [variable.kind], true)[0]!;
  }

  /** Does something where a condition (an `i32`) is not 0. */
  when(condition: Value, body: () => void): void {
    if (condition.origin === 'literal') {
      if (condition.literal !== 0) body();
      return;
    }
    this.instructions.push({ does: 'begin', what: 'if', inputs: [condition] });
    body();
    this.instructions.push({ does: 'end' });
  }

  /** Does something at least once, and again as long as the condition it gives is not 0. */
  repeat(body: () => Value): void {
    this.instructions.push({ does: 'begin', what: 'loop', inputs: [] });
    const again = body();
    this.instructions.push({ does: 'repeat', inputs: [again] });
    this.instructions.push({ does: 'end' });
  }

  /**
   * Several computations in turns, an operation of each, so that none waits for what it has just begun. They do nothing
   * but compute, and have neither loops nor conditions.
   */
  sideBySide<T>(computations: readonly (() => T)[]): readonly T[] {
    const begin = this.instructions.length;
    const results: T[] = [];
    const recorded = computations.map((computation) => {
      results.push(computation());
      return this.instructions.splice(begin);
    });
    const longest = Math.max(...recorded.map(({ length }) => length));
    for (let i = 0; i < longest; i += 1) {
      for (const own of recorded) {
        const instruction = own[i];
        if (instruction === undefined) continue;
        if (instruction.does !== 'compute') throw new Error('what stands side by side does nothing but compute');
        this.instructions.push(instruction);
      }
    }
    return results;
  }

  /** Ends the function with its results. */
  return(...results: readonly Value[]): void {
    this.instructions.push({ does: 'compute', opcode: [], inputs: results, results: [], pure: false });
  }

  #compute(
    opcode: readonly number[],
    inputs: readonly Value[],
    kinds: readonly (Kind | undefined)[],
    pure: boolean,
  ): readonly Value[] {
    const results = kinds.map((kind): Value => ({ origin: 'computed', kind: kind!, id: this.#next() }));
    this.instructions.push({ does: 'compute', opcode, inputs, results, pure });
    return results;
  }

  #next(): number {
    this.#values += 1;
    return this.#values - 1;
  }
}

function leb(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return bytes;
}
