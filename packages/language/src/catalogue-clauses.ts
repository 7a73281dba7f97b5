import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Agreement, CaseFile, IdentifierClause, InstrumentClause, NotedClause, Regime } from './generated/ast.ts';
import { clausesIn } from './instrument-clauses.ts';
import { placeOf } from './source-file.ts';

/**
 * Checks what instruments keep of a catalogue: an identifier of a source stands for one instrument only, a field is
 * noted once, and what is said to be unknown is not stated beside it.
 */
export function checkCatalogueClauses(trees: readonly CaseFile[], report: Diagnostic[]): void {
  const identified = new Map<string, Identified>();
  for (const node of trees.flatMap((tree) => tree.declarations)) {
    if (node.$type !== 'Regime' && node.$type !== 'Agreement') continue;
    const clauses = clausesIn(node);
    checkIdentifiers(node, clauses, identified, report);
    checkNoted(clauses, report);
    checkUnknown(node, clauses, report);
  }
}

/** The first place at which an identifier stands. */
interface Identified {
  readonly of: Agreement | Regime;
  readonly clause: IdentifierClause;
  readonly index: number;
}

function checkIdentifiers(
  of: Agreement | Regime,
  clauses: readonly InstrumentClause[],
  identified: Map<string, Identified>,
  report: Diagnostic[],
): void {
  for (const clause of clauses) {
    if (clause.$type !== 'IdentifierClause') continue;
    for (const [index, value] of clause.values.entries()) {
      const key = `${clause.source.$refText} ${value}`;
      const first = identified.get(key);
      if (first) report.push(sharedIdentifier(value, { of, clause, index }, first));
      else identified.set(key, { of, clause, index });
    }
  }
}

function sharedIdentifier(value: string, second: Identified, first: Identified): Diagnostic {
  const source = second.clause.source.$refText;
  return diagnose('PV0513', {
    message: `${source} calls both ${first.of.name} and ${second.of.name} "${value}"`,
    help: `give one of the two its own identifier; another name of the same regime is an \`alias\``,
    place: placeOf(second.clause, 'values', second.index),
    related: [{ message: 'the first', place: placeOf(first.clause, 'values', first.index) }],
  });
}

function checkNoted(clauses: readonly InstrumentClause[], report: Diagnostic[]): void {
  const noted = new Map<string, NotedClause>();
  for (const clause of clauses) {
    if (clause.$type !== 'NotedClause') continue;
    const first = noted.get(clause.field);
    if (!first) noted.set(clause.field, clause);
    else {
      report.push(
        diagnose('PV0507', {
          message: `the field "${clause.field}" is noted a second time`,
          help: 'keep one of the two',
          place: placeOf(clause, 'field'),
          related: [{ message: 'the first', place: placeOf(first, 'field') }],
        }),
      );
    }
  }
}

/** What is said to be unknown, with the clause that states it all the same. */
function checkUnknown(of: Agreement | Regime, clauses: readonly InstrumentClause[], report: Diagnostic[]): void {
  for (const clause of clauses) {
    if (clause.$type !== 'UnknownClause') continue;
    for (const [index, matter] of clause.matters.entries()) {
      const stated = clauses.find((other) => (matter === 'beginning' ? statesBeginning(other) : statesEnd(other)));
      if (!stated) continue;
      report.push(
        diagnose('PV0514', {
          message: `the ${matter} of ${of.name} is said to be unknown, and another clause states it`,
          help: `leave out \`${matter}\` here, or the clause that states it`,
          place: placeOf(clause, 'matters', index),
          related: [{ message: 'it is stated here', place: placeOf(stated) }],
        }),
      );
    }
  }
}

function statesBeginning(clause: InstrumentClause): boolean {
  if (clause.$type === 'ActClause') return clause.dates.length > 0;
  return clause.$type === 'AppliesClause' || clause.$type === 'InForceClause' || clause.$type === 'SignedClause';
}

function statesEnd(clause: InstrumentClause): boolean {
  if (clause.$type === 'AppliesClause') return clause.through !== undefined;
  return clause.$type === 'LapsesClause' || clause.$type === 'ContinuesClause';
}
