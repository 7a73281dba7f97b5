import type { Code, Computation, Instruction, Value } from './code.ts';
import { Bytes } from './encoding.ts';
import type { FunctionBody } from './module.ts';
import { ACCESSES, CONTROL, type Kind } from './opcodes.ts';

/**
 * Turns the recorded instructions of a function into its body: values become locals, which serve one after another. The
 * loops go by number, since most kernels are written once in a process, by an engine that is not yet warm.
 */
export function emit(code: Code): FunctionBody {
  const instructions = withoutUnwanted(code.instructions, code.values);
  const lives = livesOf(instructions, code.values);
  const locals = new Locals(code.signature.params.length, code.values);
  const out = new Bytes();
  for (let position = 0; position < instructions.length; position += 1) {
    const instruction = instructions[position]!;
    const inputs = inputsOf(instruction);
    for (let i = 0; i < inputs.length; i += 1) push(out, inputs[i]!, locals);
    for (let i = 0; i < inputs.length; i += 1) {
      const input = inputs[i]!;
      if (input.origin === 'computed' && lives[input.id] === position) locals.free(input);
    }
    write(out, instruction, locals);
  }
  return { locals: locals.kinds, instructions: out.written() };
}

const NO_INPUTS: readonly Value[] = [];

export function inputsOf(instruction: Instruction): readonly Value[] {
  switch (instruction.does) {
    case 'compute':
    case 'begin':
    case 'repeat':
      return instruction.inputs;
    case 'assign':
      return [instruction.input];
    case 'end':
      return NO_INPUTS;
  }
}

/**
 * Leaves out what works out values that nobody uses.
 * @param values how many values have a number
 */
export function withoutUnwanted(instructions: readonly Instruction[], values: number): readonly Instruction[] {
  const wanted = new Uint8Array(values);
  const kept: Instruction[] = [];
  for (let position = instructions.length - 1; position >= 0; position -= 1) {
    const instruction = instructions[position]!;
    if (isPure(instruction) && !isAnyWanted(instruction.results, wanted)) continue;
    const inputs = inputsOf(instruction);
    for (let i = 0; i < inputs.length; i += 1) {
      const id = idOf(inputs[i]!);
      if (id >= 0) wanted[id] = 1;
    }
    kept.push(instruction);
  }
  return kept.reverse();
}

function isAnyWanted(results: readonly Value[], wanted: Uint8Array): boolean {
  for (let i = 0; i < results.length; i += 1) if (wanted[idOf(results[i]!)] === 1) return true;
  return false;
}

function isPure(instruction: Instruction): instruction is Computation {
  return instruction.does === 'compute' && instruction.effect !== 'any';
}

function idOf(value: Value): number {
  return value.origin === 'pool' || value.origin === 'literal' ? -1 : value.id;
}

/** By number of a computed value the position of its last use; where a loop may use it again, the end of the loop. */
function livesOf(instructions: readonly Instruction[], values: number): Int32Array {
  const ends = loopEnds(instructions);
  const born = new Int32Array(values);
  const lives = new Int32Array(values).fill(-1);
  const loops: number[] = [];
  const blocks: boolean[] = [];
  for (let position = 0; position < instructions.length; position += 1) {
    const instruction = instructions[position]!;
    const inputs = inputsOf(instruction);
    for (let i = 0; i < inputs.length; i += 1) {
      const input = inputs[i]!;
      if (input.origin !== 'computed') continue;
      const last = lastIn(loops, born[input.id]!, ends) ?? position;
      if (last > lives[input.id]!) lives[input.id] = last;
    }
    if (instruction.does === 'begin') {
      blocks.push(instruction.what === 'loop');
      if (instruction.what === 'loop') loops.push(position);
    } else if (instruction.does === 'end') {
      if (blocks.pop()) loops.pop();
    } else if (instruction.does === 'compute') {
      for (let i = 0; i < instruction.results.length; i += 1) born[idOf(instruction.results[i]!)] = position;
    }
  }
  return lives;
}

/** The end of the outermost loop that began after a value was born. */
function lastIn(loops: readonly number[], born: number, ends: ReadonlyMap<number, number>): number | undefined {
  for (let i = 0; i < loops.length; i += 1) if (loops[i]! > born) return ends.get(loops[i]!);
  return undefined;
}

/** The position of the `end` of each loop by the position of its beginning. */
function loopEnds(instructions: readonly Instruction[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let position = 0; position < instructions.length; position += 1) {
    const { does } = instructions[position]!;
    if (does === 'begin') open.push(position);
    else if (does === 'end') ends.set(open.pop()!, position);
  }
  return ends;
}

/** Locals of a function; those of values that have had their last use are handed out again. */
class Locals {
  readonly kinds: Kind[] = [];
  readonly #params: number;
  /** By number of a value, the place after its own; 0 where it has none. */
  readonly #places: Int32Array;
  readonly #free: Partial<Record<Kind, number[]>> = {};

  constructor(params: number, values: number) {
    this.#params = params;
    this.#places = new Int32Array(values);
  }

  placeOf(value: Value & { readonly id: number }): number {
    if (value.origin === 'param') return value.id;
    const known = this.#places[value.id]!;
    if (known > 0) return known - 1;
    const place = this.#free[value.kind]?.pop() ?? this.#params + this.kinds.push(value.kind) - 1;
    this.#places[value.id] = place + 1;
    return place;
  }

  free(value: Value & { readonly id: number }): void {
    const known = this.#places[value.id]!;
    if (known === 0) return;
    this.#places[value.id] = 0;
    const free = this.#free[value.kind] ?? [];
    this.#free[value.kind] = free;
    free.push(known - 1);
  }
}

const LOAD_FROM_POOL = [CONTROL.i32Const, 0, ...ACCESSES['v128.load'].opcode, ACCESSES['v128.load'].align];

function push(out: Bytes, value: Value, locals: Locals): void {
  switch (value.origin) {
    case 'param':
    case 'computed':
    case 'variable':
      out.byte(CONTROL.localGet);
      out.unsigned(locals.placeOf(value));
      return;
    case 'pool':
      out.all(LOAD_FROM_POOL);
      out.unsigned(value.address);
      return;
    case 'literal':
      out.byte(CONTROL.i32Const);
      out.signed(value.literal);
  }
}

function write(out: Bytes, instruction: Instruction, locals: Locals): void {
  switch (instruction.does) {
    case 'compute':
      out.all(instruction.opcode);
      for (let i = instruction.results.length - 1; i >= 0; i -= 1) set(out, instruction.results[i]!, locals);
      return;
    case 'assign':
      set(out, instruction.variable, locals);
      return;
    case 'begin':
      out.all([CONTROL[instruction.what], CONTROL.empty]);
      return;
    case 'repeat':
      out.all([CONTROL.brIf, 0]);
      return;
    case 'end':
      out.byte(CONTROL.end);
  }
}

function set(out: Bytes, value: Value, locals: Locals): void {
  if (!('id' in value)) throw new Error('only what is computed has a place');
  out.byte(CONTROL.localSet);
  out.unsigned(locals.placeOf(value));
}
