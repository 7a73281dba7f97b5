import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Checkpoint, type Fit, fit, parseCheckpoint } from '@proviso/forecast';
import { posteriorToParquet, renderFit, renderFitJson } from '@proviso/report';
import { inOrderOfText } from '@proviso/report/words';
import { asOfDay } from './as-of-day.ts';
import { writeTo } from './delivery.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { runInterruptibly } from './interruptible.ts';
import { refusesByLaw } from './law-diagnostics.ts';
import { modelToRun, openCase } from './open-case.ts';
import { reportFailure } from './run-failure.ts';
import type { Terminal } from './terminal.ts';
import { type NotWritten, writeWhole } from './write-file.ts';

export interface FitCommandOptions {
  readonly asOf?: string;
  readonly chains: number;
  readonly iterations: number;
  readonly warmup: number;
  readonly particles: number;
  readonly seed: number;
  readonly reader?: string;
  readonly format: 'text' | 'json';
  /** Where the draws are saved; the checkpoint lies beside it. */
  readonly output?: string;
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
  const checkpoint = `${output}.checkpoint`;
  const from = startingPoint(resolve(terminal.cwd, checkpoint), checkpoint, options.resume, terminal);
  if (from === 'refused') return EXIT.usage;
  const { chains, iterations, warmup, particles, seed, reader } = options;
  const numbers = { chains, iterations, warmup, particles, seed, ...(reader === undefined ? {} : { reader }) };
  const keep = keeperOf(resolve(terminal.cwd, checkpoint));
  const outcome = await runInterruptibly(
    terminal,
    (running) =>
      fit(model, {
        asOf,
        ...numbers,
        ...(from ? { from } : {}),
        onProgress: running.onProgress,
        signal: AbortSignal.any([running.signal, keep.failed.signal]),
        onCheckpoint: keep.write,
      }).catch((error: unknown) => {
        if (keep.failed.signal.aborted) return { kind: 'not kept', reason: keep.failed.signal.reason } as const;
        throw error;
      }),
    `interrupted; the fit goes on from ${checkpoint} with --resume`,
  );
  switch (outcome.kind) {
    case 'interrupted':
      return EXIT.interrupted;
    case 'failure':
      return reportFailure(outcome.failure, opened.checked, terminal);
    case 'not kept':
      terminal.err(`error: ${(outcome.reason as NotWritten).message}\n  help: name an --output that can be written\n`);
      return EXIT.notWritten;
    case 'fit': {
      const summaries = inOrderOfText(outcome.fit.summaries, opened.checked.places);
      return deliverFit({ ...outcome.fit, summaries }, output, checkpoint, options, terminal);
    }
  }
}

/** The checkpoint to go on from; undefined where the fit begins anew. */
function startingPoint(path: string, shown: string, resume: boolean, terminal: Terminal) {
  if (!existsSync(path)) {
    if (resume) terminal.err(`there is no ${shown}; the fit begins anew\n`);
    return undefined;
  }
  if (!resume) {
    terminal.err(`error: ${shown} is left of a fit that was stopped\n`);
    terminal.err('  help: go on from it with --resume, or remove it to begin anew\n');
    return 'refused';
  }
  const checkpoint = parseCheckpoint(readFileSync(path, 'utf8'));
  if (checkpoint) return checkpoint;
  terminal.err(`error: ${shown} is no checkpoint of a fit\n  help: remove it to begin anew\n`);
  return 'refused';
}

/** Writes checkpoints whole; the fit is stopped where one cannot be written. */
function keeperOf(path: string) {
  const failed = new AbortController();
  const write = (checkpoint: Checkpoint) => {
    const failure = writeWhole(path, JSON.stringify(checkpoint));
    if (failure) failed.abort(failure);
  };
  return { failed, write };
}

function deliverFit(
  result: Fit,
  output: string,
  checkpoint: string,
  { format }: FitCommandOptions,
  terminal: Terminal,
): ExitCode {
  const { columns, colour } = terminal;
  terminal.out(format === 'json' ? renderFitJson(result) : renderFit(result, { columns, colour }));
  const code = writeTo(output, posteriorToParquet(result.posterior), terminal);
  if (code === EXIT.ok) rmSync(resolve(terminal.cwd, checkpoint), { force: true });
  return code;
}
