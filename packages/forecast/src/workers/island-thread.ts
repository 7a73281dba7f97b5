import type { KernelImage } from '@proviso/kernel/worker';
import type { IslandReply, Order, Reply, Work } from './messages.ts';
import type { Thread } from './thread.ts';

/** Kernels that a thread keeps for runs to come. */
const KERNELS_KEPT = 4;

interface Waiting {
  readonly told: (reply: IslandReply) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** A thread that serves islands, seen from who gives the orders. */
export class IslandThread {
  readonly #thread: Thread;
  /** Work is done in the order in which it was given. */
  readonly #waiting: Waiting[] = [];
  /** Numbers of the kernels that the thread has, that which was used last at the end. */
  readonly #kernels: number[] = [];
  #ended: Error | undefined;

  constructor(thread: Thread) {
    this.#thread = thread;
    thread.listen(
      (reply) => this.#take(reply as Reply),
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

  /**
   * Has some work done.
   * @param told what becomes of each island
   * @throws Error where the thread has failed, given up or ended before all was done
   */
  run(order: Work, told: (reply: IslandReply) => void = () => {}): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#waiting.push({ told, resolve, reject });
      this.#post(order);
    });
  }

  end(): void {
    this.#thread.end();
    this.#end(new Error('the threads of the run were closed before it was done'));
  }

  #take(reply: Reply): void {
    if (reply.kind === 'run' || reply.kind === 'fault') {
      this.#waiting[0]?.told(reply);
      return;
    }
    const waiting = this.#waiting.shift();
    if (reply.kind === 'done') waiting?.resolve();
    else if (reply.kind === 'given up') waiting?.reject(new Error('the run was given up'));
    else waiting?.reject(new Error(`a thread of the run failed: ${reply.message}`));
  }

  #post(order: Order): void {
    this.#thread.post(order);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
