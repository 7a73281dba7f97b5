import type { Answer } from '@proviso/forecast';
import type { EngineReply, EngineRequest } from './protocol.ts';
import { openWorkbench } from './workbench.ts';

const workbench = openWorkbench();
const running = new Map<number, AbortController>();
const reply = (message: EngineReply) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<EngineRequest>) => {
  if (data.kind === 'cancel') running.get(data.id)?.abort();
  else void answer(data);
});

/** Answers one question; it may be cancelled meanwhile, since long answers let messages in. */
async function answer({ id, call, asks }: Extract<EngineRequest, { kind: 'ask' }>): Promise<void> {
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const respond = workbench[call] as (asks: unknown, running: object) => never;
    const gives = await respond(asks, {
      signal: stop.signal,
      onProgress: (fraction: number, phase: string) => reply({ kind: 'progress', id, fraction, phase }),
      ...(call === 'forecast' && {
        onAnswers: (questions: readonly Answer[]) => reply({ kind: 'answers', id, questions }),
      }),
    });
    reply(stop.signal.aborted ? { kind: 'cancelled', id } : { kind: 'answer', id, gives });
  } catch (error) {
    if (stop.signal.aborted) reply({ kind: 'cancelled', id });
    else reply({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}
