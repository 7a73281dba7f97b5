import { Command, Option } from 'commander';
import { examples } from './examples.ts';
import type { Terminal } from './terminal.ts';
import { threadsOption } from './threads-option.ts';
import { wholeNumber } from './whole-number.ts';

type Exit = (code: number) => void;

/** The command lines that hold forecasts to what came about. Each command is loaded when it is run. */
export function scoringLines(terminal: Terminal, exit: Exit): readonly Command[] {
  return [backtestLine(terminal, exit), ledgerLine(terminal, exit)];
}

function backtestLine(terminal: Terminal, exit: Exit): Command {
  return new Command('backtest')
    .summary('score forecasts as of past days')
    .description(
      'Forecasts a case as of past days, each from what was known then, resolves its questions from the records and figures by rule, and scores the forecasts beside trivial ones and the claims.',
    )
    .argument('<case>', 'folder of the case')
    .requiredOption('--from <day>', 'first day as of which to forecast')
    .requiredOption('--through <day>', 'last such day')
    .addOption(
      new Option('--every <period>', 'from one day to the next')
        .choices(['day', 'week', 'month', 'quarter', 'year'])
        .default('month'),
    )
    .option('--known <day>', 'resolve questions as of this day (default: today)')
    .option('--paths <n>', 'how many futures to draw on each day', wholeNumber(1, 10_000_000), 500)
    .option('--seed <n>', 'number that fixes all draws', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--reader <name>', 'whose readings of statements count (default: the first)')
    .addOption(threadsOption())
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'html', 'csv']).default('text'))
    .option('--output <file>', 'write the result to a file instead of printing it')
    .option('--html <file>', 'write an HTML report as well')
    .option('--ledger <file>', 'append each forecast to a ledger (see proviso ledger)')
    .addHelpText(
      'after',
      examples(
        'proviso backtest cases/russia-2014 --from 2016-01-29 --through 2016-12-29 --every month',
        'proviso backtest cases/russia-2014 --from 2016-01-29 --through 2016-06-29 --paths 200 --html backtest.html',
      ),
    )
    .action(async (folder, options) => {
      const { backtestCase } = await import('./backtest-command.ts');
      exit(await backtestCase(folder, options, terminal));
    });
}

function ledgerLine(terminal: Terminal, exit: Exit): Command {
  const ledger = new Command('ledger')
    .summary('check a ledger of forecasts')
    .description(
      'A ledger has a line for each forecast that --ledger entered, with the hash of the line before. Alone the chain proves nothing; with a head that was published, a change or a backdated line shows.',
    )
    .addHelpText('after', examples('proviso ledger verify forecasts.jsonl', 'proviso ledger head forecasts.jsonl'));
  ledger
    .command('verify')
    .summary('report lines that are missing, changed, doubled or torn')
    .argument('<file>', 'the ledger')
    .option('--published <hash>', 'a head that was published: all lines up to it must be as they were then')
    .action(async (file, { published }) => {
      const { verifyLedgerFile } = await import('./ledger-command.ts');
      exit(verifyLedgerFile(file, published, terminal));
    });
  ledger
    .command('head')
    .summary('print the number and hash of the last line, to be published')
    .argument('<file>', 'the ledger')
    .action(async (file) => {
      const { ledgerHead } = await import('./ledger-command.ts');
      exit(ledgerHead(file, terminal));
    });
  return ledger;
}
