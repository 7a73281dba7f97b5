import { resolve } from 'node:path';
import { type ExecutorName, entriesOf, type Forecast, type ForecastOptions, forecast } from '@proviso/forecast';
import { type InstrumentIntervals, intervals } from '@proviso/law';
import { renderCsv, renderHtml, renderJson, renderText } from '@proviso/report';
import { inTextOrder } from '@proviso/report/words';
import { adjustmentsGiven } from './adjustments-given.ts';
import { asOfDay } from './as-of-day.ts';
import { deliver, writeTo } from './delivery.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { hashOfFile } from './file-hash.ts';
import { runInterruptibly } from './interruptible.ts';
import { refusesByLaw } from './law-diagnostics.ts';
import { enterInLedger, refusesLines } from './ledger-file.ts';
import { modelToRun, openCase } from './open-case.ts';
import { posteriorIn } from './posterior-file.ts';
import { refuse } from './register-question.ts';
import { reportFailure } from './run-failure.ts';
import type { Terminal } from './terminal.ts';
import { withEngine } from './threads.ts';

export interface ForecastCommandOptions {
  readonly asOf?: string;
  readonly paths: number;
  readonly seed: number;
  /** Name of a reader, or `all` for every reader side by side. */
  readonly reader?: string;
  /** Names of scenarios to run; all of the case where undefined. */
  readonly scenarios?: readonly string[];
  /** What is changed beside the case, as in `oil_anchor=55`. */
  readonly set: readonly string[];
  /** Statements that are struck. */
  readonly without: readonly string[];
  readonly executor: ExecutorName;
  /** One for each core where undefined. */
  readonly threads?: number;
  readonly format: 'text' | 'json' | 'html' | 'csv';
  readonly why: boolean;
  readonly watch: boolean;
  /** Where the result goes instead of standard output. */
  readonly output?: string;
  /** Where an HTML report goes beside it. */
  readonly html?: string;
  /** A file of draws by `proviso fit`, which take the place of the params' distributions. */
  readonly posterior?: string;
  /** The ledger to which the answers are appended. */
  readonly ledger?: string;
}

/** `proviso forecast`: how likely each outcome is, as of a day. */
export async function forecastCase(
  folder: string,
  options: ForecastCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = openCase(folder, terminal);
  const model = modelToRun(opened, terminal);
  if (!model) return EXIT.caseErrors;
  const posterior = await posteriorIn(options.posterior, terminal);
  if (posterior === 'unreadable') return EXIT.usage;
  const draws = options.posterior === undefined ? undefined : hashOfFile(resolve(terminal.cwd, options.posterior));
  const asOf = asOfDay(options.asOf ?? posterior?.asOf, model, terminal);
  if (asOf === undefined) return EXIT.usage;
  const { scenarios, ledger, without } = options;
  if (without.length > 0 && ledger !== undefined) {
    refuse(terminal, '--without and --ledger do not go together', 'enter the case’s own forecast, without --without');
    return EXIT.usage;
  }
  const adjustments = adjustmentsGiven(options.set, { model, asOf, scenarios, ledger }, terminal);
  if (!adjustments) return EXIT.usage;
  if (refusesByLaw(opened, asOf, terminal)) return EXIT.caseErrors;
  const refusal = refusesLines(options.ledger, terminal);
  if (refusal !== undefined) return refusal;
  const outcome = await runInterruptibly(terminal, (running) =>
    withEngine(options.threads, (engine) =>
      forecast(model, {
        ...running,
        ...optionsOf(options),
        ...(posterior ? { posterior } : {}),
        asOf,
        adjustments,
        engine,
      }),
    ),
  );
  if (outcome.kind === 'interrupted') return EXIT.interrupted;
  if (outcome.kind === 'failure') return reportFailure(outcome.failure, opened.checked, terminal);
  const result = inTextOrder(outcome.forecast, opened.checked.places);
  const code = deliverAll(result, intervals(model, { known: asOf }), options, terminal);
  if (code !== EXIT.ok || options.ledger === undefined) return code;
  return enterInLedger(options.ledger, entriesOf(result, terminal.now(), draws), terminal);
}

function optionsOf(options: ForecastCommandOptions): Omit<ForecastOptions, 'asOf'> {
  const { paths, seed, reader, scenarios, executor, without } = options;
  return {
    paths,
    seed,
    executor,
    without,
    movers: showsMovers(options),
    ...(reader === undefined ? {} : reader === 'all' ? { everyReader: true } : { reader }),
    ...(scenarios === undefined ? {} : { scenarios }),
  };
}

/** Text shows what moves an answer only where it is asked to; every other format always holds it. */
function showsMovers({ format, html, why, watch }: ForecastCommandOptions): boolean {
  return format !== 'text' || html !== undefined || why || watch;
}

function deliverAll(
  result: Forecast,
  register: readonly InstrumentIntervals[],
  options: ForecastCommandOptions,
  terminal: Terminal,
): ExitCode {
  const code = deliver(render(result, register, options, terminal), options.output, terminal);
  if (code !== EXIT.ok || options.html === undefined) return code;
  return writeTo(options.html, renderHtml(result, register), terminal);
}

function render(
  result: Forecast,
  register: readonly InstrumentIntervals[],
  options: ForecastCommandOptions,
  terminal: Terminal,
): string {
  switch (options.format) {
    case 'text': {
      const colour = terminal.colour && options.output === undefined;
      return renderText(result, { columns: terminal.columns, colour, why: options.why, watch: options.watch });
    }
    case 'json':
      return renderJson(result);
    case 'html':
      return renderHtml(result, register);
    case 'csv':
      return renderCsv(result);
  }
}
