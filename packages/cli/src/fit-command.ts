import { type Fit, type FitOptions, fit } from '@proviso/forecast';
import { chainWorkers } from '@proviso/forecast/node';
import type { Case, CivilDate } from '@proviso/model';
import { posteriorToParquet, renderFit, renderFitHtml, renderFitJson } from '@proviso/report';
import { inOrderOfText } from '@proviso/report/words';
import { asOfDay } from './as-of-day.ts';
import { writeTo } from './delivery.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type CheckpointFile, reportUnkept, withCheckpoint } from './fit-checkpoint.ts';
import { runInterruptibly } from './interruptible.ts';
import { refusesByLaw } from './law-diagnostics.ts';
import { modelToRun, type OpenedCase, openCase } from './open-case.ts';
import { reportFailure } from './run-failure.ts';
import type { Terminal } from './terminal.ts';

export interface FitCommandOptions {
  readonly asOf?: string;
  readonly chains: number;
  /** As many as it takes where undefined, as with particles. */
  readonly iterations?: number;
  readonly atMost: number;
  readonly warmup: number;
  readonly particles?: number;
  readonly seed: number;
  readonly reader?: string;
  readonly threads?: number;
  readonly format: 'text' | 'json';
  /** Where the draws are saved; the checkpoint lies beside it. */
  readonly output?: string;
  /** Where a page with pictures goes. */
  readonly html?: string;
  readonly resume: boolean;
}

/** `proviso fit`: the params of a case as its data leave them. */
export async function fitCase(folder: string, options: FitCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const opened = openCase(folder, terminal);
  const model = modelToRun(opened, terminal);
  if (!model) return EXIT.caseErrors;
  const asOf = asOfDay(options.asOf, model, terminal);
  if (asOf === undefined) return EXIT.usage;
  if (refusesByLaw(opened, asOf, terminal)) return EXIT.caseErrors;
  const output = options.output ?? `${opened.name}-${asOf}.posterior.parquet`;
  const asked = { ...options, asOf, output };
  return withCheckpoint(output, options.resume, terminal, (checkpoint) =>
    fitFrom(checkpoint, model, asked, opened, terminal),
  );
}

/** Fits from a checkpoint, or anew where there is none, and delivers what comes of it. */
async function fitFrom(
  checkpoint: CheckpointFile,
  model: Case,
  options: FitCommandOptions & { readonly asOf: CivilDate; readonly output: string },
  opened: OpenedCase,
  terminal: Terminal,
): Promise<ExitCode> {
  const outcome = await runInterruptibly(
    terminal,
    (running) =>
      fit(model, {
        asOf: options.asOf,
        ...fitOptions(options, checkpoint),
        onProgress: running.onProgress,
        signal: AbortSignal.any([running.signal, checkpoint.failed]),
      }).catch((error: unknown) => {
        if (checkpoint.failed.aborted) return { kind: 'not kept', reason: checkpoint.failed.reason } as const;
        throw error;
      }),
    `interrupted; the fit goes on from ${checkpoint.shown} with --resume`,
  );
  switch (outcome.kind) {
    case 'interrupted':
      return EXIT.interrupted;
    case 'failure':
      return reportFailure(outcome.failure, opened.checked, terminal);
    case 'not kept':
      return reportUnkept(checkpoint.shown, outcome.reason as Error, terminal);
    case 'fit': {
      const summaries = inOrderOfText(outcome.fit.summaries, opened.checked.places);
      return deliverFit({ ...outcome.fit, summaries }, options.output, checkpoint, options, terminal);
    }
  }
}

function fitOptions(
  { chains, iterations, atMost, warmup, particles, seed, reader, threads }: FitCommandOptions,
  { from, keep }: CheckpointFile,
): Omit<FitOptions, 'asOf'> {
  return {
    chains,
    atMost,
    warmup,
    seed,
    ...(iterations === undefined ? {} : { iterations }),
    ...(particles === undefined ? {} : { particles }),
    ...(reader === undefined ? {} : { reader }),
    ...(from ? { from } : {}),
    ...(threads === 1 ? {} : { spawn: chainWorkers(threads) }),
    onCheckpoint: keep,
  };
}

function deliverFit(
  result: Fit,
  output: string,
  checkpoint: CheckpointFile,
  { format, html }: FitCommandOptions,
  terminal: Terminal,
): ExitCode {
  const { columns, colour } = terminal;
  terminal.out(format === 'json' ? renderFitJson(result) : renderFit(result, { columns, colour }));
  const code = writeTo(output, posteriorToParquet(result.posterior), terminal);
  if (code !== EXIT.ok) return code;
  checkpoint.remove();
  return html === undefined ? EXIT.ok : writeTo(html, renderFitHtml(result), terminal);
}
