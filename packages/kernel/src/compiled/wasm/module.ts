import { Bytes } from './encoding.ts';
import { KINDS, type Kind } from './opcodes.ts';

/** What a function takes and gives. */
export interface Signature {
  readonly params: readonly Kind[];
  readonly results: readonly Kind[];
}

/** A function of a module: kinds of its own locals in order, and its instructions without the closing `end`. */
export interface FunctionBody {
  readonly locals: readonly Kind[];
  readonly instructions: Uint8Array;
}

/** A function that is known by its number from the start and may get its body later, so that functions can call on. */
export interface FunctionRef extends Signature {
  readonly index: number;
}

const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const SECTION = { custom: 0, type: 1, import: 2, function: 3, table: 4, export: 7, element: 9, code: 10 } as const;
const FUNCTION_TYPE = 0x60;
const FUNCREF = 0x70;
/** The part of the section `name` that holds names of functions. */
const FUNCTION_NAMES = 1;

/**
 * Writes a WebAssembly module of functions over one imported memory (`kernel.memory`), with a table of functions that
 * are called by number.
 */
export class ModuleWriter {
  readonly #types: string[] = [];
  readonly #signatures: Signature[] = [];
  readonly #functions: { readonly type: number; readonly name: string; body?: FunctionBody }[] = [];
  readonly #exports: { readonly name: string; readonly index: number }[] = [];
  readonly #table: number[] = [];

  /** Number of the type of a signature. */
  typeOf(signature: Signature): number {
    const key = `${signature.params}>${signature.results}`;
    const known = this.#types.indexOf(key);
    if (known >= 0) return known;
    this.#signatures.push(signature);
    return this.#types.push(key) - 1;
  }

  /** @param name what a profile calls the function */
  declare(signature: Signature, name: string): FunctionRef {
    const index = this.#functions.push({ type: this.typeOf(signature), name }) - 1;
    return { index, ...signature };
  }

  define({ index }: FunctionRef, body: FunctionBody): void {
    this.#functions[index]!.body = body;
  }

  export(name: string, { index }: FunctionRef): void {
    this.#exports.push({ name, index });
  }

  /** Puts a function into the table; its place there is what `call_indirect` takes. */
  enterInTable({ index }: FunctionRef): number {
    return this.#table.push(index) - 1;
  }

  /**
   * @param memory whether the memory is shared with other threads
   * @throws Error where a function has been declared and not defined
   */
  bytes(memory: 'own' | 'shared' = 'own'): Uint8Array<ArrayBuffer> {
    const module = new Bytes();
    module.all(MAGIC_AND_VERSION);
    section(module, SECTION.type, this.#signatures, (out, { params, results }) => {
      out.byte(FUNCTION_TYPE);
      kinds(out, params);
      kinds(out, results);
    });
    section(module, SECTION.import, [['kernel', 'memory']], (out, [from, name]) => {
      out.text(from!);
      out.text(name!);
      // A memory of at least no pages; of one that is shared it must be said how many it may have.
      out.all(memory === 'own' ? [0x02, 0x00, 0x00] : [0x02, 0x03, 0x00, 0x80, 0x80, 0x04]);
    });
    section(module, SECTION.function, this.#functions, (out, { type }) => out.unsigned(type));
    section(module, SECTION.table, [this.#table.length], (out, size) => {
      out.all([FUNCREF, 0x00]);
      out.unsigned(size);
    });
    section(module, SECTION.export, this.#exports, (out, { name, index }) => {
      out.text(name);
      out.byte(0x00);
      out.unsigned(index);
    });
    section(module, SECTION.element, [this.#table], (out, table) => {
      out.all([0x00, 0x41, 0x00, 0x0b]);
      out.unsigned(table.length);
      for (const index of table) out.unsigned(index);
    });
    section(module, SECTION.code, this.#functions, (out, { body }, index) => {
      if (!body) throw new Error(`function ${index} has no body`);
      out.sized(codeOf(body));
    });
    names(module, this.#functions);
    return new Uint8Array(module.written());
  }
}

function section<T>(
  module: Bytes,
  id: number,
  entries: readonly T[],
  write: (out: Bytes, entry: T, index: number) => void,
): void {
  const content = new Bytes();
  content.unsigned(entries.length);
  entries.forEach((entry, index) => {
    write(content, entry, index);
  });
  module.byte(id);
  module.sized(content);
}

/** The custom section from which debuggers and profilers take the functions' names. */
function names(module: Bytes, functions: readonly { readonly name: string }[]): void {
  const map = new Bytes();
  map.unsigned(functions.length);
  functions.forEach(({ name }, index) => {
    map.unsigned(index);
    map.text(name);
  });
  const content = new Bytes();
  content.text('name');
  content.byte(FUNCTION_NAMES);
  content.sized(map);
  module.byte(SECTION.custom);
  module.sized(content);
}

function kinds(out: Bytes, list: readonly Kind[]): void {
  out.unsigned(list.length);
  for (const kind of list) out.byte(KINDS[kind]);
}

/** Locals stand in runs of one kind. */
function codeOf({ locals, instructions }: FunctionBody): Bytes {
  const runs: { kind: Kind; length: number }[] = [];
  for (const kind of locals) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.length += 1;
    else runs.push({ kind, length: 1 });
  }
  const out = new Bytes();
  out.unsigned(runs.length);
  for (const { kind, length } of runs) {
    out.unsigned(length);
    out.byte(KINDS[kind]);
  }
  out.all(instructions);
  out.byte(0x0b);
  return out;
}
