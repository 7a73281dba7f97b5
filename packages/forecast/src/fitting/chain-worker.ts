import { parentPort, workerData } from 'node:worker_threads';
import { prepareCompiled, RunFailure } from '@proviso/kernel';
import { runOn } from './chain.ts';
import type { FitJob } from './chain-runner.ts';
import type { StretchReply, StretchRequest } from './chain-workers.ts';
import { prepareTarget } from './target.ts';

// A thread in which chains run; chain-workers.ts starts it.
const { part, settings } = workerData as FitJob;
const target = prepareTarget(part, settings, prepareCompiled, async () => {}).with(settings.particles);

parentPort!.on('message', async ({ chain, until }: StretchRequest) => {
  parentPort!.postMessage(await replyTo(chain, until));
});

async function replyTo(chain: StretchRequest['chain'], until: number): Promise<StretchReply> {
  try {
    return { kind: 'stretch', stretch: await runOn(chain, until, target) };
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    const { code, subject, date, message, help } = error;
    return { kind: 'failure', failure: { code, subject, ...(date === undefined ? {} : { date }), message, help } };
  }
}
