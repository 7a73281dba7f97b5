import type { Case } from '@proviso/model';
import { titleOf } from '@proviso/report/words';
import type { RunSetting } from '../store/setting.ts';

/**
 * Heading of the answers beside the case's own, by what makes them other: `As struck and read by a sceptic`. The case's own
 * has its first reader, nothing struck and nothing turned; undefined where that is the one.
 */
export function changedColumn(
  { struck, adjustments, reader }: RunSetting,
  { readers }: Pick<Case, 'readers'>,
): string | undefined {
  const other = reader !== readers[0]?.name && reader;
  const changes = [
    ...(adjustments.length > 0 ? ['turned'] : []),
    ...(struck.length > 0 ? ['struck'] : []),
    ...(other ? [`read by ${titleOf(readers.find(({ name }) => name === other) ?? { name: other })}`] : []),
  ];
  return changes.length === 0 ? undefined : `As ${changes.join(' and ')}`;
}
