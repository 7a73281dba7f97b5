import type { KernelImage } from '@proviso/kernel/worker';
import type { Order, Reply, Work } from './messages.ts';
import type { Thread } from './thread.ts';

/** Kernels that a thread keeps for runs to come. */
const KERNELS_KEPT = 4;

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that serves islands, seen from who gives the orders. */
export class IslandThread {
  readonly #thread: Thread;
  /** Replies come in the order of the questions. */
  readonly #waiting: Waiting[] = [];
  /** Numbers of the kernels that the thread has, that which was used last at the end. */
  readonly #kernels: number[] = [];
  #ended: Error | undefined;

  constructor(thread: Thread) {
    this.#thread = thread;
    thread.listen(
      (reply) => this.#waiting.shift()?.resolve(reply as Reply),
      (error) => this.#end(error),
    );
  }

  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** Sees to it that the thread has a kernel. */
  learn(kernel: number, image: KernelImage): void {
    const known = this.#kernels.indexOf(kernel);
    if (known >= 0) this.#kernels.splice(known, 1);
    this.#kernels.push(kernel);
    if (known >= 0) return;
    const forget = this.#kernels.length > KERNELS_KEPT ? this.#kernels.shift() : undefined;
    this.#post({ kind: 'kernel', kernel, image, forget });
  }

  /** Has some work done. @throws Error where the thread has ended before it was done */
  run(order: Work): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#waiting.push({ resolve, reject });
      this.#post(order);
    });
  }

  end(): void {
    this.#thread.end();
    this.#end(new Error('the threads of the run were closed before it was done'));
  }

  #post(order: Order): void {
    this.#thread.post(order);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
