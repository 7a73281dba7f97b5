import { bitsOf, folded, unchanged } from './folding.ts';
import type { FunctionRef, Signature } from './module.ts';
import {
  ACCESSES,
  type AccessName,
  CONTROL,
  EXTRACT_DOUBLE,
  EXTRACT_WORD,
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

/**
 * What an instruction has to do with the memory. With all but `any` it does nothing but give its results, so that it may
 * be left out where nobody wants them.
 */
export type Effect = 'none' | 'reads' | 'any';

/** One instruction in the order in which it is carried out; loops and conditions are bracketed by `end`. */
export type Instruction =
  | {
      readonly does: 'compute';
      readonly opcode: readonly number[];
      readonly inputs: readonly Value[];
      readonly results: readonly Value[];
      readonly effect: Effect;
      /** The function that is called to work out the results, and does nothing else. */
      readonly applies?: number;
    }
  | { readonly does: 'assign'; readonly variable: Value; readonly input: Value }
  | { readonly does: 'begin'; readonly what: 'loop' | 'if'; readonly inputs: readonly Value[] }
  | { readonly does: 'repeat'; readonly inputs: readonly Value[] }
  | { readonly does: 'end' };

export type Computation = Extract<Instruction, { does: 'compute' }>;

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

  /** How many values have a number. */
  get values(): number {
    return this.#values;
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
    return this.#compute(opcode, inputs, [result], 'none')[0]!;
  }

  /** What an operation gives, where that can be said without carrying it out. */
  #known(name: OperationName, inputs: readonly Value[]): Value | undefined {
    if (!hasPool(inputs)) return undefined;
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
    return this.#compute([...opcode, align, ...leb(offset)], [address], [result!], 'reads')[0]!;
  }

  /** Reads a value again that was stored: it has the same name as before. */
  reload(value: Value, address: Value, offset: number): void {
    if (value.origin === 'variable') {
      this.assign(value, this.load('v128.load', address, offset));
      return;
    }
    const { opcode, align } = ACCESSES['v128.load'];
    const inputs = [address];
    this.instructions.push({
      does: 'compute',
      ...{ opcode: [...opcode, align, ...leb(offset)], inputs, results: [value], effect: 'reads' },
    });
  }

  store(name: AccessName, address: Value, value: Value, offset: number = 0): void {
    const { opcode, align } = ACCESSES[name];
    this.#compute([...opcode, align, ...leb(offset)], [address, value], [], 'any');
  }

  /** One lane of two doubles. */
  lane(value: Value, lane: 0 | 1): Value {
    return this.#compute([...EXTRACT_DOUBLE, lane], [value], ['f64'], 'none')[0]!;
  }

  /** The lower 32 bits of one lane. */
  word(value: Value, lane: 0 | 1): Value {
    return this.#compute([...EXTRACT_WORD, 2 * lane], [value], ['i32'], 'none')[0]!;
  }

  /** The lower, or the upper, doubles of two vectors side by side. */
  interleave(which: 'lower' | 'upper', a: Value, b: Value): Value {
    return this.#compute(INTERLEAVE[which], [a, b], ['v128'], 'none')[0]!;
  }

  call({ index, results }: FunctionRef, ...inputs: readonly Value[]): readonly Value[] {
    return this.#compute([CONTROL.call, ...leb(index)], inputs, results, 'any');
  }

  /** Calls a function that reads the memory, and does nothing but work out its result. */
  consult({ index, results }: FunctionRef, ...inputs: readonly Value[]): Value {
    return this.#compute([CONTROL.call, ...leb(index)], inputs, results, 'reads')[0]!;
  }

  /** Calls a function that does nothing but work out its result, and reads nothing that is ever written. */
  apply({ index, results }: FunctionRef, ...inputs: readonly Value[]): Value {
    return this.#compute([CONTROL.call, ...leb(index)], inputs, results, 'none', index)[0]!;
  }

  /** Calls the function at a place of the table. */
  callAt(type: number, place: Value, ...inputs: readonly Value[]): void {
    this.#compute([CONTROL.callIndirect, ...leb(type), 0], [...inputs, place], [], 'any');
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
    return this.#compute([], [variable], [variable.kind], 'none')[0]!;
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

  /** Records instructions without putting them into the function. */
  apart<T>(record: () => T): { readonly result: T; readonly instructions: readonly Instruction[] } {
    const begin = this.instructions.length;
    const result = record();
    return { result, instructions: this.instructions.splice(begin) };
  }

  /**
   * Several computations in turns, an operation of each, so that none waits for what it has just begun. They do nothing
   * but compute, and have neither loops nor conditions.
   */
  sideBySide<T>(computations: readonly (() => T)[]): readonly T[] {
    const recorded = computations.map((computation) => this.apart(computation));
    const longest = Math.max(...recorded.map(({ instructions }) => instructions.length));
    for (let i = 0; i < longest; i += 1) {
      for (const { instructions } of recorded) {
        const instruction = instructions[i];
        if (instruction === undefined) continue;
        if (instruction.does !== 'compute') throw new Error('what stands side by side does nothing but compute');
        this.instructions.push(instruction);
      }
    }
    return recorded.map(({ result }) => result);
  }

  /** Ends the function with its results. */
  return(...results: readonly Value[]): void {
    this.instructions.push({ does: 'compute', opcode: [], inputs: results, results: [], effect: 'any' });
  }

  #compute(
    opcode: readonly number[],
    inputs: readonly Value[],
    kinds: readonly (Kind | undefined)[],
    effect: Effect,
    applies?: number,
  ): readonly Value[] {
    const results: Value[] = [];
    for (let i = 0; i < kinds.length; i += 1) {
      results.push({ origin: 'computed', kind: kinds[i]!, id: this.#values });
      this.#values += 1;
    }
    const computation: Computation = { does: 'compute', opcode, inputs, results, effect };
    this.instructions.push(applies === undefined ? computation : { ...computation, applies });
    return results;
  }

  #next(): number {
    this.#values += 1;
    return this.#values - 1;
  }
}

function hasPool(values: readonly Value[]): boolean {
  for (let i = 0; i < values.length; i += 1) if (values[i]!.origin === 'pool') return true;
  return false;
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
