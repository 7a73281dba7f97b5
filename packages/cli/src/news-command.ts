import { type News, news } from '@proviso/forecast';
import { parseCivilDate } from '@proviso/model';
import { renderNews, renderNewsCsv, renderNewsHtml, renderNewsJson } from '@proviso/report';
import { inOrderOfText } from '@proviso/report/words';
import { deliver, writeTo } from './delivery.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { runInterruptibly } from './interruptible.ts';
import { refusesByLaw } from './law-diagnostics.ts';
import { modelToRun, openCase } from './open-case.ts';
import { reportFailure } from './run-failure.ts';
import type { Terminal } from './terminal.ts';
import { withEngine } from './threads.ts';

export interface NewsCommandOptions {
  readonly from: string;
  readonly through: string;
  /** Names of questions; all of the case where undefined. */
  readonly question?: readonly string[];
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
}

/** `proviso news`: what changed the answers between two days. */
export async function newsOfCase(folder: string, options: NewsCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { from, through, question, paths, seed, reader } = options;
  const mistake = mistakeIn(from, through);
  if (mistake) {
    terminal.err(mistake);
    return EXIT.usage;
  }
  const opened = openCase(folder, terminal);
  const model = modelToRun(opened, terminal);
  if (!model || refusesByLaw(opened, through, terminal)) return EXIT.caseErrors;
  const chosen = {
    ...(reader === undefined ? {} : { reader }),
    ...(question === undefined ? {} : { questions: question }),
  };
  const outcome = await runInterruptibly(terminal, (running) =>
    withEngine(options.threads, (engine) => news(model, { ...running, ...chosen, from, through, paths, seed, engine })),
  );
  if (outcome.kind === 'interrupted') return EXIT.interrupted;
  if (outcome.kind === 'failure') return reportFailure(outcome.failure, opened.checked, terminal);
  const result = { ...outcome.news, questions: inOrderOfText(outcome.news.questions, opened.checked.places) };
  const code = deliver(render(result, options, terminal), options.output, terminal);
  if (code !== EXIT.ok || options.html === undefined) return code;
  return writeTo(options.html, renderNewsHtml(result), terminal);
}

function mistakeIn(from: string, through: string): string | undefined {
  const unreal = [from, through].find((day) => !parseCivilDate(day));
  if (unreal !== undefined) return `error: ${unreal} is not a day that exists\n  help: write it as 2016-01-29\n`;
  if (from < through) return undefined;
  return `error: ${through} does not come after ${from}\n  help: give the earlier day to --from, the later to --through\n`;
}

function render(result: News, options: NewsCommandOptions, terminal: Terminal): string {
  switch (options.format) {
    case 'text': {
      const colour = terminal.colour && options.output === undefined;
      return renderNews(result, { columns: terminal.columns, colour });
    }
    case 'json':
      return renderNewsJson(result);
    case 'html':
      return renderNewsHtml(result);
    case 'csv':
      return renderNewsCsv(result);
  }
}
