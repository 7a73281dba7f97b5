import type { AstNode } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Agreement, CaseFile, Formulation, InstrumentClause, Regime } from './generated/ast.ts';
import type { ProvenanceWords } from './lower/provenance.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';

/** Kinds of declaration that should say where they come from, as they are called when there are several. */
const SOURCED: Readonly<Record<string, string>> = {
  Param: 'params',
  Event: 'events',
  DatedRecord: 'records',
};

/** Clauses that lay down a rule; the others only describe. */
const RULES = new Set<InstrumentClause['$type']>([
  'AppliesClause',
  'LapsesClause',
  'ContinuesClause',
  'EndsClause',
  'PledgeClause',
  'ResumesClause',
  'RestsClause',
  'FulfilledClause',
]);

/** Warns of numbers, events, records and clauses that say neither why they stand there nor that they are guessed. */
export function checkProvenance(trees: readonly CaseFile[], report: Diagnostic[]): void {
  const bare = new Map<string, AstNode[]>();
  const note = (kind: string, node: AstNode) => bare.set(kind, [...(bare.get(kind) ?? []), node]);
  for (const tree of trees) {
    for (const node of nodesIn(tree)) {
      const kind = SOURCED[node.$type];
      if (kind !== undefined && !isSourced(node)) note(kind, node);
      if (node.$type === 'Regime' || node.$type === 'Agreement') {
        for (const clause of bareClauses(node as Agreement | Regime)) note('clauses', clause);
      }
    }
  }
  for (const [kind, nodes] of bare) report.push(unsourced(kind, nodes));
}

function isSourced(node: AstNode): boolean {
  const words = node as unknown as Partial<ProvenanceWords> & { readonly source?: unknown; formulation?: Formulation };
  // `as in SOURCE` names the source of a wording.
  if (words.formulation?.asIn) return true;
  return words.because !== undefined || words.basis !== undefined || words.guess === true || words.source !== undefined;
}

/** The rules of an instrument that are not sourced: not by themselves, nor by an act or the instrument as a whole. */
function bareClauses(node: Agreement | Regime): readonly InstrumentClause[] {
  const clauses = nodesIn(node).filter((inner) => inner !== node) as InstrumentClause[];
  const whole = isSourced(node) || clauses.some((clause) => clause.$type === 'ActClause' && clause.source);
  return whole ? [] : clauses.filter((clause) => RULES.has(clause.$type) && !isSourced(clause));
}

/** How many are shown with their place; the others are counted. */
const SHOWN = 3;

function unsourced(kind: string, nodes: readonly AstNode[]): Diagnostic {
  const [first, ...others] = nodes.map((node) => placeOf(node, 'name' in node && node.name ? 'name' : undefined));
  const said = nodes.length === 1 ? `one of the ${kind} says` : `${nodes.length} ${kind} say`;
  return diagnose('PV0804', {
    message: `${said} neither a source nor that it is a guess`,
    help: 'add `because "..." from SOURCE`, or `guess`',
    place: first!,
    related: others.slice(0, SHOWN - 1).map((place) => ({ message: 'and this', place })),
  });
}
