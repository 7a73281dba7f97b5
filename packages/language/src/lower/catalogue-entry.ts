import type { Catalogued, CatalogueEntry } from '@proviso/model';
import type { InstrumentClause } from '../generated/ast.ts';

/** What the clauses of an instrument keep of a catalogue, and what they say that no source says. */
export function catalogued(clauses: readonly InstrumentClause[]): Catalogued {
  const all = <T extends InstrumentClause['$type']>(type: T) =>
    clauses.filter((clause): clause is Extract<InstrumentClause, { readonly $type: T }> => clause.$type === type);
  const [described] = all('DescribedClause');
  const [listed] = all('ListedClause');
  const entry: CatalogueEntry = {
    identifiers: all('IdentifierClause').flatMap(({ values, source }) =>
      values.map((value) => ({ value, source: source.$refText })),
    ),
    aliases: all('AliasClause').flatMap(({ aliases }) => aliases),
    territories: all('TerritoriesClause').flatMap(({ codes }) => codes),
    ...(described && { description: joined(described.text) }),
    ...(listed && { listedAs: listed.word }),
    remarks: all('RemarkClause').map(({ text }) => joined(text)),
    noted: all('NotedClause').map(({ field, value }) => ({ field, value: joined(value) })),
  };
  const unknown = all('UnknownClause').flatMap(({ matters }) => matters);
  return {
    ...(Object.values(entry).flat().length > 0 && { entry }),
    ...(unknown.length > 0 && { unknown: unknown.toSorted() }),
  };
}

/** A long text is written in several pieces, a line each; where it was broken stood a space. */
function joined(pieces: readonly string[]): string {
  return pieces.join(' ');
}
