import { Lanes } from './lanes.ts';
import { Code, type Value } from './wasm/code.ts';
import { emit } from './wasm/emit.ts';
import { type FunctionRef, ModuleWriter, type Signature } from './wasm/module.ts';
import { StaticMemory } from './wasm/static-memory.ts';

/** Writes the body of a function; what it gives back are the function's results. */
type Body = (lanes: Lanes, ...params: readonly Value[]) => readonly Value[];

/** What the parts of a kernel have in common while it is compiled: one module and one memory. */
export class Compilation {
  readonly module = new ModuleWriter();
  readonly memory = new StaticMemory();
  readonly #shared = new Map<string, FunctionRef>();

  /** A function of its own. */
  define(signature: Signature, body: Body): FunctionRef {
    const ref = this.module.declare(signature);
    this.complete(ref, body);
    return ref;
  }

  /** Gives a declared function its body. */
  complete(ref: FunctionRef, body: Body): void {
    const code = new Code(ref, this.memory);
    code.return(...body(new Lanes(this, code), ...code.params));
    this.module.define(ref, emit(code));
  }

  /** The function of a name, written when it is first asked for. */
  shared(name: string, signature: Signature, body: Body): FunctionRef {
    const known = this.#shared.get(name);
    if (known) return known;
    const ref = this.define(signature, body);
    this.#shared.set(name, ref);
    return ref;
  }

  /** A function of lanes that gives lanes, written when it is first asked for. */
  lanesFunction(name: string, count: number, body: (lanes: Lanes, ...params: readonly Value[]) => Value): FunctionRef {
    const params = Array.from({ length: count }, () => 'v128' as const);
    return this.shared(name, { params, results: ['v128'] }, (lanes, ...values) => [body(lanes, ...values)]);
  }
}
