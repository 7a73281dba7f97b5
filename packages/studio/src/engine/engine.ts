import type { Answer } from '@proviso/forecast';
import type { EngineCall, EngineCalls, EngineReply, EngineRequest } from './protocol.ts';

export interface Asking {
  /** Withdraws the question; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number, phase: string) => void;
  /** Of a forecast: told its answers before it is complete. */
  readonly onAnswers?: (questions: readonly Answer[]) => void;
}

/** The engine as the page sees it: questions to the worker in which the case is checked, explained and forecast. */
export interface Engine {
  readonly ask: <C extends EngineCall>(
    call: C,
    asks: EngineCalls[C]['asks'],
    asking?: Asking,
  ) => Promise<EngineCalls[C]['gives']>;
  readonly close: () => void;
}

/** As much of a worker as the engine needs; tests pass their own. */
export interface Channel {
  readonly postMessage: (message: EngineRequest) => void;
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: EngineReply }) => void) => void;
  readonly terminate: () => void;
}

interface Pending {
  readonly resolve: (gives: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly asking: Asking;
}

/** Starts the engine in a web worker. */
export function startEngine(): Engine {
  return engineOver(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
}

/** The engine behind a channel. */
export function engineOver(channel: Channel): Engine {
  const pending = new Map<number, Pending>();
  let last = 0;
  channel.addEventListener('message', ({ data }) => settle(pending, data));
  return {
    ask: (call, asks, asking = {}) =>
      new Promise((resolve, reject) => {
        asking.signal?.throwIfAborted();
        last += 1;
        const id = last;
        pending.set(id, { resolve: resolve as Pending['resolve'], reject, asking });
        asking.signal?.addEventListener('abort', () => channel.postMessage({ kind: 'cancel', id }), { once: true });
        channel.postMessage({ kind: 'ask', id, call, asks } as EngineRequest);
      }),
    close: () => channel.terminate(),
  };
}

function settle(pending: Map<number, Pending>, reply: EngineReply): void {
  const question = pending.get(reply.id);
  if (!question) return;
  const { resolve, reject, asking } = question;
  if (reply.kind === 'progress') {
    asking.onProgress?.(reply.fraction, reply.phase);
    return;
  }
  if (reply.kind === 'answers') {
    if (!asking.signal?.aborted) asking.onAnswers?.(reply.questions);
    return;
  }
  pending.delete(reply.id);
  if (asking.signal?.aborted) reject(asking.signal.reason);
  else if (reply.kind === 'answer') resolve(reply.gives as never);
  else reject(new Error(reply.kind === 'failed' ? reply.message : 'cancelled'));
}
