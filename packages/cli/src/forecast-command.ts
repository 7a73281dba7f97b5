import { type Forecast, type ForecastFailure, type ForecastOptions, forecast } from '@proviso/forecast';
import { type CheckedCase, renderDiagnostic } from '@proviso/language';
import { type InstrumentIntervals, intervals } from '@proviso/law';
import { type Case, parseCivilDate } from '@proviso/model';
import { renderCsv, renderHtml, renderJson, renderText } from '@proviso/report';
import { deliver, writeTo } from './delivery.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { refusesByLaw } from './law-diagnostics.ts';
import { modelToRun, openCase } from './open-case.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { inTextOrder } from './text-order.ts';

export interface ForecastCommandOptions {
  readonly asOf?: string;
  readonly paths: number;
  readonly seed: number;
  /** Name of a reader, or `all` for every reader side by side. */
  readonly reader?: string;
  /** Names of scenarios to run; all of the case where undefined. */
  readonly scenarios?: readonly string[];
  readonly format: 'text' | 'json' | 'html' | 'csv';
  readonly why: boolean;
  readonly watch: boolean;
  /** Where the result goes instead of standard output. */
  readonly output?: string;
  /** Where an HTML report goes beside it. */
  readonly html?: string;
}

/** `proviso forecast`: how likely each outcome is, as of a day. */
export async function forecastCase(
  folder: string,
  options: ForecastCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = openCase(folder, terminal);
  const model = modelToRun(opened, terminal);
  if (!model || refusesByLaw(opened, terminal)) return EXIT.caseErrors;
  const asOf = options.asOf ?? defaultAsOf(model, terminal.today());
  if (!parseCivilDate(asOf)) {
    terminal.err(`error: ${asOf} is not a day that exists\n  help: write it as 2016-01-29\n`);
    return EXIT.usage;
  }
  const outcome = await runInterruptibly(model, { ...options, asOf }, terminal);
  if (outcome === 'interrupted') {
    terminal.err('interrupted; nothing was written\n');
    return EXIT.interrupted;
  }
  if (outcome.kind === 'failure') {
    terminal.err(`${describeFailure(outcome.failure, opened.checked, terminal)}\n`);
    return outcome.failure.code === 'PV0908' ? EXIT.usage : EXIT.runFailed;
  }
  const result = inTextOrder(outcome.forecast, opened.checked.places);
  return deliverAll(result, intervals(model, { known: asOf }), options, terminal);
}

/** Today, or the last day up to which the records were checked, or the last of the timeline: the earliest of them. */
function defaultAsOf(model: Case, today: string): string {
  return [today, model.verifiedThrough ?? today, model.timeline.through].sort()[0]!;
}

async function runInterruptibly(model: Case, options: ForecastCommandOptions & { asOf: string }, terminal: Terminal) {
  const progress = progressOn(terminal);
  const abort = new AbortController();
  const stopListening = terminal.onInterrupt(() => abort.abort());
  try {
    const outcome = await forecast(model, {
      asOf: options.asOf,
      paths: options.paths,
      seed: options.seed,
      ...readerOptions(options.reader),
      ...(options.scenarios === undefined ? {} : { scenarios: options.scenarios }),
      signal: abort.signal,
      onProgress: progress.show,
    });
    return abort.signal.aborted ? ('interrupted' as const) : outcome;
  } catch (error) {
    if (abort.signal.aborted) return 'interrupted' as const;
    throw error;
  } finally {
    stopListening();
    progress.clear();
  }
}

function readerOptions(reader: string | undefined): Pick<ForecastOptions, 'reader' | 'everyReader'> {
  if (reader === undefined) return {};
  return reader === 'all' ? { everyReader: true } : { reader };
}

/** A failure of the run as a diagnostic, with the place of what is at fault. */
function describeFailure(failure: ForecastFailure, checked: CheckedCase, terminal: Terminal): string {
  const place =
    (failure.date === undefined ? undefined : checked.places.get(`${failure.subject}@${failure.date}`)) ??
    checked.places.get(failure.subject);
  return renderDiagnostic(
    {
      code: failure.code,
      severity: 'error',
      message: failure.message,
      help: failure.help,
      ...(place === undefined ? {} : { place }),
    },
    { colour: terminal.colour },
  );
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
