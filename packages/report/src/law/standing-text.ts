import type { StatusAnswer } from '@proviso/law';
import { shortDay } from '../shown-day.ts';
import { counted, oneLine } from '../wording.ts';

/** Status or verdict first, then what qualifies it. */
export function standingTexts(answer: StatusAnswer): readonly string[] {
  const { status, verdict, accounts, through, suspendedThrough, lifted, delisted, exceptions } = answer;
  const sides = accounts.map((account) => account.status).join(' or ');
  return [
    verdict === 'contradictory' ? `contradictory: ${sides}` : [status ?? [], verdict ?? []].flat().join(', '),
    ...(through === undefined || (status !== 'in force' && status !== 'suspended')
      ? []
      : [`through ${shortDay(through)}`]),
    ...(suspendedThrough === undefined ? [] : [`suspended through ${shortDay(suspendedThrough)}`]),
    ...lifted.map(({ measure, since }) => `without ${oneLine(measure)}, lifted ${shortDay(since)}`),
    ...(delisted === 0 ? [] : [`${counted(delisted, 'person')} taken off`]),
    ...exceptions.map(({ measure, through: end }) => {
      return `exception to ${oneLine(measure)}${end === undefined ? '' : ` through ${shortDay(end)}`}`;
    }),
  ];
}
