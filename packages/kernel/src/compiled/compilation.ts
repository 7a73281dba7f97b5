import { type FunctionLibrary, type FunctionWriter, Lanes } from './lanes.ts';
import { Code, type Value } from './wasm/code.ts';
import { emit } from './wasm/emit.ts';
import { type FunctionRef, ModuleWriter, type Signature } from './wasm/module.ts';
import { StaticMemory } from './wasm/static-memory.ts';

/** What the parts of a kernel have in common while it is compiled: one module and one memory. */
export class Compilation implements FunctionLibrary {
  readonly module = new ModuleWriter();
  readonly memory = new StaticMemory();
  readonly #shared = new Map<string, FunctionRef>();

  /** A function of its own. @param name what a profile calls it */
  define(signature: Signature, body: FunctionWriter, name: string = 'kernel'): FunctionRef {
    const ref = this.module.declare(signature, name);
    this.complete(ref, body);
    return ref;
  }

  /** Gives a declared function its body. */
  complete(ref: FunctionRef, body: FunctionWriter): void {
    const code = new Code(ref, this.memory);
    code.return(...body(new Lanes(this, code), ...code.params));
    this.module.define(ref, emit(code));
  }

  shared(name: string, signature: Signature, body: FunctionWriter): FunctionRef {
    const known = this.#shared.get(name);
    if (known) return known;
    const ref = this.define(signature, body, name);
    this.#shared.set(name, ref);
    return ref;
  }

  lanesFunction(name: string, count: number, body: (lanes: Lanes, ...params: readonly Value[]) => Value): FunctionRef {
    const params = Array.from({ length: count }, () => 'v128' as const);
    return this.shared(name, { params, results: ['v128'] }, (lanes, ...values) => [body(lanes, ...values)]);
  }
}
