import { type Backtest, type BacktestOptions, backtest, pastEntriesOf } from '@proviso/forecast';
import { parseCivilDate } from '@proviso/model';
import { renderBacktest, renderBacktestCsv, renderBacktestHtml, renderBacktestJson } from '@proviso/report';
import { inOrderOfText } from '@proviso/report/words';
import { deliver, writeTo } from './delivery.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { runInterruptibly } from './interruptible.ts';
import { refusesByLaw } from './law-diagnostics.ts';
import { enterInLedger, refusesLines } from './ledger-file.ts';
import { modelToRun, type OpenedCase, openCase } from './open-case.ts';
import { reportFailure } from './run-failure.ts';
import type { Terminal } from './terminal.ts';
import { withEngine } from './threads.ts';

export interface BacktestCommandOptions {
  readonly from: string;
  readonly through: string;
  readonly every: BacktestOptions['every'];
  /** The day as of which questions are resolved; today where undefined. */
  readonly known?: string;
  readonly paths: number;
  readonly seed: number;
  readonly reader?: string;
  /** One for each core where undefined. */
  readonly threads?: number;
  readonly format: 'text' | 'json' | 'html' | 'csv';
  /** Where the result goes instead of standard output. */
  readonly output?: string;
  /** Where an HTML report goes beside it. */
  readonly html?: string;
  /** The ledger to which the forecasts are appended. */
  readonly ledger?: string;
}

/** `proviso backtest`: what forecasts as of past days would have been worth. */
export async function backtestCase(
  folder: string,
  options: BacktestCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = openCase(folder, terminal);
  const model = modelToRun(opened, terminal);
  if (!model) return EXIT.caseErrors;
  const { from, through, every, known = terminal.today(), paths, seed, reader } = options;
  const mistake = mistakeIn(from, through, known);
  if (mistake) {
    terminal.err(mistake);
    return EXIT.usage;
  }
  if (refusesByLaw(opened, known, terminal)) return EXIT.caseErrors;
  const refusal = refusesLines(options.ledger, terminal);
  if (refusal !== undefined) return refusal;
  const chosen = { from, through, every, known, paths, seed, ...(reader === undefined ? {} : { reader }) };
  const outcome = await runInterruptibly(terminal, (running) =>
    withEngine(options.threads, (engine) => backtest(model, { ...running, ...chosen, engine })),
  );
  if (outcome.kind === 'interrupted') return EXIT.interrupted;
  if (outcome.kind === 'failure') return reportFailure(outcome.failure, opened.checked, terminal);
  const result = inTextOrder(outcome.backtest, opened.checked.places);
  const code = deliver(render(result, options, terminal), options.output, terminal);
  if (code !== EXIT.ok) return code;
  const page = options.html === undefined ? EXIT.ok : writeTo(options.html, renderBacktestHtml(result), terminal);
  if (page !== EXIT.ok || options.ledger === undefined) return page;
  return enterInLedger(options.ledger, pastEntriesOf(result, terminal.now()), terminal);
}

/** The backtest with its questions in the order in which the case asks them. */
function inTextOrder(result: Backtest, places: OpenedCase['checked']['places']): Backtest {
  const questions = inOrderOfText(result.questions, places);
  const named = result.values.map((value) => ({ name: value.question, value }));
  return { ...result, questions, values: inOrderOfText(named, places).map(({ value }) => value) };
}

function mistakeIn(from: string, through: string, known: string): string | undefined {
  const named = Object.entries({ '--from': from, '--through': through, '--known': known });
  const unreal = named.find(([, day]) => !parseCivilDate(day));
  if (unreal)
    return `error: ${unreal.join(' ')} is not a day that exists\n  help: write it as ${unreal[0]} 2016-01-29\n`;
  if (from <= through) return undefined;
  return `error: --through ${through} comes before --from ${from}\n  help: exchange the two days\n`;
}

function render(result: Backtest, options: BacktestCommandOptions, terminal: Terminal): string {
  switch (options.format) {
    case 'text': {
      const colour = terminal.colour && options.output === undefined;
      return renderBacktest(result, { columns: terminal.columns, colour });
    }
    case 'json':
      return renderBacktestJson(result);
    case 'html':
      return renderBacktestHtml(result);
    case 'csv':
      return renderBacktestCsv(result);
  }
}
