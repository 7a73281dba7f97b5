import type { Computation, Instruction, Value } from './code.ts';
import { inputsOf, withoutUnwanted } from './emit.ts';

/** Instructions that stay together: one, or a loop or condition with all that is in it. */
export interface Atom {
  readonly instructions: readonly Instruction[];
  /** What it uses of what is worked out elsewhere in the body, by number. */
  readonly uses: ReadonlyMap<number, Value>;
  /** What others may use of it: the results of one instruction, or the variables it gives a value. */
  readonly makes: ReadonlyMap<number, Value>;
  /** Keeps its place among all that keep theirs. */
  readonly inOrder: boolean;
}

/** A part of a loop's body that is done in all turns before the next part is begun. */
export interface Stage {
  readonly atoms: readonly Atom[];
  /** Calls whose arguments are known by the end of this part, and whose results are wanted after it. */
  readonly calls: readonly Computation[];
}

/**
 * Cuts the body of a loop, none of whose turns has to do with another, at the calls of functions that nothing stands
 * around: so that they are called for all turns at once. None where nothing calls such a function, one
 * where what calls it stands in a condition or is wanted by nobody.
 * @param values how many values of the function have a number
 * @param isAwaited whether a function is such that its calls are gathered
 */
export function stagesOf(
  body: readonly Instruction[],
  values: number,
  isAwaited: (applied: number) => boolean,
): readonly Stage[] {
  if (!body.some((it) => it.does === 'compute' && it.applies !== undefined && isAwaited(it.applies))) return [];
  const atoms = atomsOf(withoutUnwanted(body, values));
  const calls = new Map(atoms.flatMap((atom) => awaited(atom, isAwaited)));
  if (calls.size === 0) return [{ atoms, calls: [] }];
  const stages = sunk(atoms, calls, earliest(atoms, calls));
  const length = Math.max(...stages) + 1;
  const cut = Array.from({ length }, (): Stage & { atoms: Atom[]; calls: Computation[] } => ({ atoms: [], calls: [] }));
  atoms.forEach((atom, i) => {
    const call = calls.get(atom);
    if (call) cut[stages[i]!]!.calls.push(call);
    else cut[stages[i]!]!.atoms.push(atom);
  });
  return cut;
}

type Calls = ReadonlyMap<Atom, Computation>;

function awaited(atom: Atom, isAwaited: (applied: number) => boolean): readonly (readonly [Atom, Computation])[] {
  const [first] = atom.instructions;
  if (atom.inOrder || first?.does !== 'compute' || first.applies === undefined) return [];
  return isAwaited(first.applies) ? [[atom, first]] : [];
}

function atomsOf(body: readonly Instruction[]): readonly Atom[] {
  const atoms: Atom[] = [];
  let open: Instruction[] = [];
  let depth = 0;
  for (const instruction of body) {
    open.push(instruction);
    if (instruction.does === 'begin') depth += 1;
    else if (instruction.does === 'end') depth -= 1;
    if (depth > 0) continue;
    atoms.push(atomOf(open));
    open = [];
  }
  return atoms;
}

function atomOf(instructions: readonly Instruction[]): Atom {
  const own = new Set<number>();
  const [uses, makes] = [new Map<number, Value>(), new Map<number, Value>()];
  for (const instruction of instructions) {
    for (const input of inputsOf(instruction)) {
      if ('id' in input && input.origin !== 'param' && !own.has(input.id)) uses.set(input.id, input);
    }
    if (instruction.does === 'assign') {
      note(makes, instruction.variable);
      // In a condition it may keep the value it had.
      if (instructions.length > 1) note(uses, instruction.variable);
    } else if (instruction.does === 'compute') {
      for (const result of instruction.results) {
        if (instructions.length === 1) note(makes, result);
        else if ('id' in result) own.add(result.id);
      }
    }
  }
  const [first] = instructions;
  const isFree = first?.does === 'compute' && first.effect !== 'any';
  const hasVariables = [...uses.values(), ...makes.values()].some(({ origin }) => origin === 'variable');
  return { instructions, uses, makes, inOrder: !isFree || hasVariables };
}

function note(values: Map<number, Value>, value: Value): void {
  if ('id' in value) values.set(value.id, value);
}

function reads(atom: Atom): boolean {
  const [first] = atom.instructions;
  return first?.does === 'compute' && first.effect === 'reads';
}

/** The first stage in which each atom can be done: after the calls it waits for, and after what keeps its place before it. */
function earliest(atoms: readonly Atom[], calls: Calls): readonly number[] {
  const known = new Map<number, number>();
  let ordered = 0;
  return atoms.map((atom) => {
    const waits = [...atom.uses.keys()].map((id) => known.get(id) ?? 0);
    const stage = Math.max(0, ...waits, ...(atom.inOrder || reads(atom) ? [ordered] : []));
    if (atom.inOrder) ordered = stage;
    for (const id of atom.makes.keys()) known.set(id, calls.has(atom) ? stage + 1 : stage);
    return stage;
  });
}

/** What may move is moved to the stage that first wants it, so that it need not be kept until then. */
function sunk(atoms: readonly Atom[], calls: Calls, stages: readonly number[]): readonly number[] {
  const wanted = new Map<number, number>();
  const moved = [...stages];
  /** The first stage in which something that comes later keeps its place. */
  let ordered = Infinity;
  for (let i = atoms.length - 1; i >= 0; i -= 1) {
    const atom = atoms[i]!;
    if (!atom.inOrder && !calls.has(atom)) {
      const first = Math.min(...[...atom.makes.keys()].map((id) => wanted.get(id) ?? stages[i]!));
      moved[i] = Math.max(stages[i]!, reads(atom) ? Math.min(first, ordered) : first);
    }
    if (atom.inOrder) ordered = Math.min(ordered, stages[i]!);
    for (const id of atom.uses.keys()) wanted.set(id, Math.min(wanted.get(id) ?? Infinity, moved[i]!));
  }
  return moved;
}
