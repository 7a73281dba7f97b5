import { Command, Option } from 'commander';
import { examples } from './examples.ts';
import type { Terminal } from './terminal.ts';
import { wholeNumber } from './whole-number.ts';

/** The command line of `proviso fit`, which is loaded when it is run. */
export function fitLine(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('fit')
    .summary('fit the params of a case to what is known')
    .description(
      'Draws the params of a case from their distribution given all that was known on a day (particle marginal ' +
        'Metropolis-Hastings), shows it beside the prior, says how far it is to be trusted, and saves the draws as\n' +
        'a Parquet file. A checkpoint lies beside it until the fit is done; --resume goes on from there.',
    )
    .argument('<case>', 'folder of the case')
    .option('--as-of <day>', 'know nothing later (default: the day up to which the records were checked)')
    .option('--chains <n>', 'how many chains, each from a place of its own', wholeNumber(1, 126), 4)
    .option(
      '--iterations <n>',
      'draws that each chain keeps (default: as many as it takes until R-hat is 1.01 or less)',
      wholeNumber(4, 10_000_000),
    )
    .option('--at-most <n>', 'the most that it may take', wholeNumber(4, 10_000_000), 20_000)
    .option('--warmup <n>', 'iterations before them, in which the steps are tuned', wholeNumber(0, 6_000_000), 2_000)
    .option(
      '--particles <n>',
      'particles of each estimate of the likelihood (default: as many as it takes)',
      wholeNumber(1, 4_194_304),
    )
    .option('--seed <n>', 'number that fixes all draws', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--reader <name>', 'whose readings of statements count (default: the first)')
    .option('--threads <n>', 'how many threads run chains (default: one for each core)', wholeNumber(1, 126))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--output <file>', 'where the draws are saved (default: CASE-DAY.posterior.parquet)')
    .option('--html <file>', 'also write a page with pictures of every param and of the predictive checks')
    .option('--resume', 'go on from the checkpoint of a fit that was stopped', false)
    .addHelpText(
      'after',
      examples(
        'proviso fit cases/russia-2014 --as-of 2016-01-29 --output russia.parquet',
        'proviso fit cases/russia-2014 --as-of 2016-01-29 --output russia.parquet --resume',
      ),
    )
    .action(async (folder, options) => {
      const { fitCase } = await import('./fit-command.ts');
      exit(await fitCase(folder, options, terminal));
    });
}
