import type { Code, Computation, Instruction, Value } from './code.ts';
import { Bytes } from './encoding.ts';
import type { FunctionBody } from './module.ts';
import { ACCESSES, CONTROL, type Kind } from './opcodes.ts';

/** Turns the recorded instructions of a function into its body: values become locals, which serve one after another. */
export function emit(code: Code): FunctionBody {
  const instructions = withoutUnwanted(code.instructions);
  const lives = livesOf(instructions);
  const locals = new Locals(code.signature.params.length);
  const out = new Bytes();
  instructions.forEach((instruction, position) => {
    const inputs = inputsOf(instruction);
    for (const input of inputs) push(out, input, locals);
    for (const input of inputs) {
      if (input.origin === 'computed' && lives.get(input.id) === position) locals.free(input);
    }
    write(out, instruction, locals);
  });
  return { locals: locals.kinds, instructions: out.written() };
}

export function inputsOf(instruction: Instruction): readonly Value[] {
  switch (instruction.does) {
    case 'compute':
    case 'begin':
    case 'repeat':
      return instruction.inputs;
    case 'assign':
      return [instruction.input];
    case 'end':
      return [];
  }
}

/** Leaves out what works out values that nobody uses. */
export function withoutUnwanted(instructions: readonly Instruction[]): readonly Instruction[] {
  const wanted = new Set<number>();
  const kept: Instruction[] = [];
  for (const instruction of instructions.toReversed()) {
    if (isPure(instruction) && !instruction.results.some((it) => wanted.has(idOf(it)))) continue;
    for (const input of inputsOf(instruction)) wanted.add(idOf(input));
    kept.push(instruction);
  }
  return kept.reverse();
}

function isPure(instruction: Instruction): instruction is Computation {
  return instruction.does === 'compute' && instruction.effect !== 'any';
}

function idOf(value: Value): number {
  return 'id' in value ? value.id : -1;
}

/** For each computed value the position of its last use; where a loop may use it again, the end of the loop. */
function livesOf(instructions: readonly Instruction[]): ReadonlyMap<number, number> {
  const ends = loopEnds(instructions);
  const born = new Map<number, number>();
  const lives = new Map<number, number>();
  const loops: number[] = [];
  const blocks: boolean[] = [];
  instructions.forEach((instruction, position) => {
    for (const input of inputsOf(instruction)) {
      if (input.origin !== 'computed') continue;
      const around = loops.find((start) => start > born.get(input.id)!);
      const last = around === undefined ? position : ends.get(around)!;
      lives.set(input.id, Math.max(last, lives.get(input.id) ?? 0));
    }
    if (instruction.does === 'begin') {
      blocks.push(instruction.what === 'loop');
      if (instruction.what === 'loop') loops.push(position);
    } else if (instruction.does === 'end') {
      if (blocks.pop()) loops.pop();
    } else if (instruction.does === 'compute')
      for (const result of instruction.results) born.set(idOf(result), position);
  });
  return lives;
}

/** The position of the `end` of each loop by the position of its beginning. */
function loopEnds(instructions: readonly Instruction[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  instructions.forEach((instruction, position) => {
    if (instruction.does === 'begin') open.push(position);
    else if (instruction.does === 'end') ends.set(open.pop()!, position);
  });
  return ends;
}

/** Locals of a function; those of values that have had their last use are handed out again. */
class Locals {
  readonly kinds: Kind[] = [];
  readonly #params: number;
  readonly #places = new Map<number, number>();
  readonly #free: Partial<Record<Kind, number[]>> = {};

  constructor(params: number) {
    this.#params = params;
  }

  placeOf(value: Value & { readonly id: number }): number {
    if (value.origin === 'param') return value.id;
    const known = this.#places.get(value.id);
    if (known !== undefined) return known;
    const place = this.#free[value.kind]?.pop() ?? this.#params + this.kinds.push(value.kind) - 1;
    this.#places.set(value.id, place);
    return place;
  }

  free(value: Value & { readonly id: number }): void {
    const place = this.#places.get(value.id);
    if (place === undefined) return;
    this.#places.delete(value.id);
    const free = this.#free[value.kind] ?? [];
    this.#free[value.kind] = free;
    free.push(place);
  }
}

function push(out: Bytes, value: Value, locals: Locals): void {
  switch (value.origin) {
    case 'param':
    case 'computed':
    case 'variable':
      out.byte(CONTROL.localGet);
      out.unsigned(locals.placeOf(value));
      return;
    case 'pool':
      out.all([CONTROL.i32Const, 0, ...ACCESSES['v128.load'].opcode, ACCESSES['v128.load'].align]);
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
      for (const result of instruction.results.toReversed()) set(out, result, locals);
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
