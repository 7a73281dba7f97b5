import { Command, Option } from 'commander';
import { examples } from './examples.ts';
import type { Terminal } from './terminal.ts';
import { wholeNumber } from './whole-number.ts';

/** The command line of `proviso calibrate`, which is loaded when it is run. */
export function calibrateLine(terminal: Terminal, exit: (code: number) => void): Command {
  return new Command('calibrate')
    .summary('check that fits of a case find params that are known')
    .description(
      'Draws params from their prior, simulates the figures of the case from them, fits the params to these, and ranks ' +
        'the true values among the draws, again and again: where fits can be trusted all ranks are as likely.',
    )
    .argument('<case>', 'folder of the case')
    .option('--as-of <day>', 'simulate figures up to this day (default: that up to which the records were checked)')
    .option('--fits <n>', 'how many times', wholeNumber(1, 1_000_000), 100)
    .option('--warmup <n>', 'iterations of each fit in which its steps are tuned', wholeNumber(0, 6_000_000), 500)
    .option(
      '--particles <n>',
      'particles of each estimate of the likelihood (default: as many as the first fit needs)',
      wholeNumber(1, 4_194_304),
    )
    .option('--seed <n>', 'number that fixes all draws', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--reader <name>', 'reader of the case (default: the first)')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', examples('proviso calibrate cases/russia-2014 --as-of 2016-01-29 --fits 200'))
    .action(async (folder, options) => {
      const { calibrateCase } = await import('./calibrate-command.ts');
      exit(await calibrateCase(folder, options, terminal));
    });
}
