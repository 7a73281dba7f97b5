import { Command, Option } from 'commander';
import { examples } from './examples.ts';
import type { Terminal } from './terminal.ts';

type Exit = (code: number) => void;

/** The command lines that ask the register. Each command is loaded when it is run. */
export function registerLines(terminal: Terminal, exit: Exit): readonly Command[] {
  return [
    statusLine(terminal, exit),
    explainLine(terminal, exit),
    liftLine(terminal, exit),
    calendarLine(terminal, exit),
    historyLine(terminal, exit),
    diffLine(terminal, exit),
  ];
}

const ON = 'ask about this day (default: today, or the last day verified, if earlier)';
const KNOWN = 'know nothing later (default: all that is on record)';
const NAME = 'a regime, agreement, measure, act, obligation, fact or event';

function format(...choices: readonly string[]): Option {
  return new Option('--format <format>', 'how to print').choices(choices).default('text');
}

function statusLine(terminal: Terminal, exit: Exit): Command {
  return new Command('status')
    .summary('say what is in force on a day, and by what')
    .description(
      'Says how regimes and agreements stand on a day by clauses and records alone, without chance. Where the evidence disagrees both sides are cited; what has not been checked is called unverified.',
    )
    .argument('<case>', 'folder of the case')
    .argument('[name...]', `${NAME} (default: all regimes and agreements)`)
    .option('--on <day>', ON)
    .option('--known <day>', KNOWN)
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      examples(
        'proviso status cases/first --on 2026-03-01',
        'proviso status cases/russia-2014 --on 2016-08-01 --known 2016-06-30',
        'proviso status cases/russia-2014 EU_sectoral EU_sectoral.arms Minsk_II.border --format json',
      ),
    )
    .action(async (folder, names, options) => {
      const { statusOf } = await import('./status-command.ts');
      exit(statusOf(folder, names, options, terminal));
    });
}

function explainLine(terminal: Terminal, exit: Exit): Command {
  return new Command('explain')
    .summary('say why something stands as it does')
    .description(
      'Derives a status as a tree whose leaves are clauses, records and sources. Wordings of one condition stand side by side; what no clause provides is remarked upon.',
    )
    .argument('<case>', 'folder of the case')
    .argument('<name>', NAME)
    .option('--on <day>', ON)
    .option('--known <day>', KNOWN)
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      examples(
        'proviso explain cases/first embargo --on 2026-03-01',
        'proviso explain cases/russia-2014 PMDA --on 2016-10-05',
      ),
    )
    .action(async (folder, name, options) => {
      const { explainOne } = await import('./explain-command.ts');
      exit(explainOne(folder, name, options, terminal));
    });
}

function liftLine(terminal: Terminal, exit: Exit): Command {
  return new Command('lift')
    .summary('say what would have to change')
    .description(
      'Lists all minimal sets of changes that would end a regime, let a suspended agreement resume or fulfil one in force: who can make each change, and after which others.',
    )
    .argument('<case>', 'folder of the case')
    .argument('<name>', NAME)
    .option('--on <day>', ON)
    .option('--known <day>', KNOWN)
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      examples(
        'proviso lift cases/first embargo --on 2026-03-01',
        'proviso lift cases/russia-2014 PMDA --on 2016-10-05',
      ),
    )
    .action(async (folder, name, options) => {
      const { liftOne } = await import('./lift-command.ts');
      exit(liftOne(folder, name, options, terminal));
    });
}

function calendarLine(terminal: Terminal, exit: Exit): Command {
  return new Command('calendar')
    .summary('say what falls due')
    .description(
      'Lists what falls due between two days: the window, the body and its rule, and what happens by itself if nothing is done. As text, JSON, or an iCalendar file (ics).',
    )
    .argument('<case>', 'folder of the case')
    .requiredOption('--from <day>', 'first day; a month is its first day')
    .requiredOption('--through <day>', 'last day; a month is its last day')
    .option('--known <day>', KNOWN)
    .addOption(format('text', 'json', 'ics'))
    .option('--output <file>', 'write the calendar to a file instead of printing it')
    .addHelpText(
      'after',
      examples(
        'proviso calendar cases/first --from 2026-07 --through 2026-09',
        'proviso calendar cases/russia-2014 --from 2016-06 --through 2016-12 --known 2016-05-31',
        'proviso calendar cases/first --from 2026 --through 2026 --format ics --output due.ics',
      ),
    )
    .action(async (folder, options) => {
      const { calendarOf } = await import('./calendar-command.ts');
      exit(calendarOf(folder, options, terminal));
    });
}

function historyLine(terminal: Terminal, exit: Exit): Command {
  return new Command('history')
    .summary('list every change of something with its act')
    .description('Lists every change of something, oldest first, with the act or clause that made it.')
    .argument('<case>', 'folder of the case')
    .argument('<name>', NAME)
    .option('--known <day>', KNOWN)
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      examples(
        'proviso history cases/first embargo',
        'proviso history cases/russia-2014 EU_listings --known 2016-01-29',
      ),
    )
    .action(async (folder, name, options) => {
      const { historyOf } = await import('./history-command.ts');
      exit(historyOf(folder, name, options, terminal));
    });
}

function diffLine(terminal: Terminal, exit: Exit): Command {
  const collect = (day: string, days: readonly string[]) => [...days, day];
  return new Command('diff')
    .summary('say what was learnt between two days')
    .description('Lists the records that became known between two days, and the statuses that read otherwise for them.')
    .argument('<case>', 'folder of the case')
    .option('--known <day>', 'each of the two days, in either order', collect, [])
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      examples(
        'proviso diff cases/first --known 2026-01-15 --known 2026-02-15',
        'proviso diff cases/russia-2014 --known 2016-06-30 --known 2016-10-05',
      ),
    )
    .action(async (folder, options) => {
      const { diffBetween } = await import('./diff-command.ts');
      exit(diffBetween(folder, options, terminal));
    });
}
