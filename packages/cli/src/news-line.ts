import { Command, Option } from 'commander';
import { examples } from './examples.ts';
import type { Terminal } from './terminal.ts';
import { threadsOption } from './threads-option.ts';
import { wholeNumber } from './whole-number.ts';

/** The command line of `proviso news`, which is loaded when it is run. */
export function newsLine(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('news')
    .summary('say what changed the answers between two days')
    .description(
      'Runs a case as of each successive state of knowledge between two days, item by item in the order in ' +
        'which they became known (on one day by name), and charges each record, figure, revision, statement and\n' +
        'stretch of silence with what it changed. Each step is a run: where there would be more than 40, what\n' +
        'became known on one day is taken together, and if need be in one month, or one year.',
    )
    .argument('<case>', 'folder of the case')
    .requiredOption('--from <day>', 'the day from which the news is told')
    .requiredOption('--through <day>', 'last day of the news')
    .option('--question <name...>', 'tell the news of these questions only')
    .option('--paths <n>', 'how many futures to draw in each run', wholeNumber(1, 1_000_000), 1_000)
    .option('--seed <n>', 'number that fixes all draws', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--reader <name>', 'whose readings of statements count (default: the first)')
    .addOption(threadsOption())
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'html', 'csv']).default('text'))
    .option('--output <file>', 'write the result to a file instead of printing it')
    .option('--html <file>', 'write an HTML report as well')
    .addHelpText(
      'after',
      examples(
        'proviso news cases/first --from 2026-01-15 --through 2026-03-31',
        'proviso news cases/russia-2014 --from 2016-01-29 --through 2016-10-05 --question eu_january_2017',
        'proviso news cases/russia-2014 --from 2016-06-01 --through 2016-07-05 --html news.html',
      ),
    )
    .action(async (folder, options) => {
      const { newsOfCase } = await import('./news-command.ts');
      exit(await newsOfCase(folder, options, terminal));
    });
}
