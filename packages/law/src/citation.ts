import type { CivilDate, Clause, DatedRecord, Gap } from '@proviso/model';

/** Where an answer stands in the case: the leaf of every derivation. */
export type Citation =
  /** A clause of a regime or agreement; what is no rule is cited as `NAME.applies`, `NAME.in_force`, `NAME.unknown`. */
  | { readonly kind: 'clause'; readonly id: string; readonly source?: string }
  | { readonly kind: 'record'; readonly id: string; readonly date: CivilDate; readonly source?: string }
  /** Records are missing for these days. */
  | { readonly kind: 'gap'; readonly subject: string; readonly from: CivilDate; readonly through: CivilDate };

export function citeClause(clause: Clause): Citation {
  const source = clause.provenance?.from;
  return { kind: 'clause', id: clause.id, ...(source !== undefined && { source }) };
}

export function citeRecord(record: DatedRecord): Citation {
  const source = record.source ?? record.provenance?.from;
  return { kind: 'record', id: record.id, date: record.date, ...(source !== undefined && { source }) };
}

export function citeGap(gap: Gap): Citation {
  return { kind: 'gap', ...gap };
}

/** Each citation once, in the order of first appearance. */
export function distinctCitations(citations: readonly Citation[]): readonly Citation[] {
  const seen = new Map<string, Citation>();
  for (const citation of citations) {
    const key = citation.kind === 'gap' ? `${citation.subject} ${citation.from}` : citation.id;
    if (!seen.has(key)) seen.set(key, citation);
  }
  return [...seen.values()];
}
