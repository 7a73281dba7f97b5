import { adjustmentText } from '@proviso/model';
import type { RunSetting } from '../store/setting.ts';

/**
 * The command that gives the same numbers to the last bit.
 * @param folder of the case, as seen from where the command is run
 */
export function commandFor(folder: string, setting: RunSetting): string {
  const { asOf, reader, struck, adjustments, seed, paths } = setting;
  const words = [
    ...['proviso', 'forecast', folder, '--as-of', asOf],
    ...(reader === undefined ? [] : ['--reader', reader]),
    ...struck.flatMap((name) => ['--without', name]),
    ...adjustments.flatMap((adjustment) => ['--set', adjustmentText(adjustment)]),
    ...['--paths', String(paths), '--seed', String(seed)],
  ];
  return words.map(quoted).join(' ');
}

/** A word as a shell takes it for one: in single quotes where it holds anything but plain characters. */
function quoted(word: string): string {
  if (/^[\w./=:@%+,-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
