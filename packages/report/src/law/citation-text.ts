import type { Citation } from '@proviso/law';
import type { Case, CivilDate, RecordedAct } from '@proviso/model';
import { shortDay } from '../shown-day.ts';
import { counted, listed, oneLine } from '../wording.ts';
import { clauseTextOf } from './clause-text.ts';

/** Where something stands, in few words: the clause or the dated record, and its source's name. */
export function citationText(citation: Citation, model: Case): string {
  switch (citation.kind) {
    case 'clause':
      return `${clauseTextOf(model, citation.id)}${sourceText(citation.source)}`;
    case 'record': {
      const record = model.records.find(({ id }) => id === citation.id);
      const done = record ? recordedActText(record.act, citation.date) : oneLine(citation.id);
      const by = record?.by === undefined ? '' : ` by ${oneLine(record.by)}`;
      return `${done}${by}${sourceText(citation.source)}`;
    }
    case 'gap':
      return `records of ${oneLine(citation.subject)} missing ${shortDay(citation.from)} – ${shortDay(citation.through)}`;
  }
}

function sourceText(source: string | undefined): string {
  return source === undefined ? '' : ` (${oneLine(source)})`;
}

/** `renewed 1 Jul 2016 through 31 Jan 2017`, `lifted 25 Feb 2016 for arms`; without a day, the act alone. */
export function recordedActText(act: RecordedAct, on?: CivilDate): string {
  const done = on === undefined ? act.kind : `${act.kind} ${shortDay(on)}`;
  switch (act.kind) {
    case 'renewed':
      return `${done} through ${shortDay(act.through)}`;
    case 'lifted':
      return `${done}${partText(act)}`;
    case 'suspended':
      return act.through === undefined ? done : `${done} through ${shortDay(act.through)}`;
    case 'superseded':
      return act.by === undefined ? done : `${done}, by ${oneLine(act.by)}`;
    default:
      return done;
  }
}

/** What a lifting in part takes off: measures, or a number of listed persons. */
export function partText({
  measures,
  listed: persons,
}: {
  readonly measures?: readonly string[];
  readonly listed?: number;
}): string {
  if (measures && measures.length > 0) return ` for ${listed(measures.map(oneLine))}`;
  return persons === undefined ? '' : ` for ${counted(persons, 'person')} listed`;
}

/** A sentence of the law's with its days as people read them. */
export function sentence(text: string): string {
  return oneLine(text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, shortDay));
}
