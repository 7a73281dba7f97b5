import { type AstNode, AstUtils, type Reference } from 'langium';
import type { Row, Rows } from './collection.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Access, Agreement, Call, CaseFile, Regime, Table, Union, Variable } from './generated/ast.ts';
import { isAggregate, isBallot, isReference, isVote } from './generated/ast.ts';
import type { Named, Quantity, Target } from './program.ts';
import { qualifiedName } from './program.ts';
import { placeOf } from './source-file.ts';
import { nearest } from './suggestion.ts';

/** What linking reads. */
interface Declared {
  readonly named: ReadonlyMap<string, Named>;
  readonly rows: ReadonlyMap<Union | Table, Rows>;
}

/** Links every name of the case to what it stands for; names that stand for nothing are reported. */
export function linkNames(
  trees: readonly CaseFile[],
  declared: Declared,
  report: Diagnostic[],
): Map<Reference | AstNode, Target> {
  const links = new Map<Reference | AstNode, Target>();
  const linker = { declared, links, report };
  for (const tree of trees) for (const node of AstUtils.streamAst(tree)) linkNode(node, linker);
  return links;
}

interface Linker {
  readonly declared: Declared;
  readonly links: Map<Reference | AstNode, Target>;
  readonly report: Diagnostic[];
}

function linkNode(node: AstNode, linker: Linker): void {
  if (node.$type === 'Access') linkAccess(node as Access, linker);
  if (node.$type === 'Call') linkCall(node as Call, linker);
  if (node.$type === 'CategoryWeight') return;
  if (isReference(node) && node.$container.$type === 'Access') return;
  for (const info of AstUtils.streamReferences(node)) {
    const target = resolve(node, info.reference.$refText, linker.declared);
    if (target) linker.links.set(info.reference as Reference, target);
    else linker.report.push(unknownName(node, info.property, info.index, info.reference.$refText, linker));
  }
}

/** What a name stands for where a node uses it: a variable around it, an obligation beside it, or a declaration. */
export function resolve(node: AstNode, name: string, declared: Declared): Target | undefined {
  const variable = variablesAround(node, declared).find((found) => found.node.name === name);
  if (variable) return variable;
  const agreement = AstUtils.getContainerOfType(node, isInstrument);
  const found = (agreement && declared.named.get(`${agreement.name}.${name}`)) ?? declared.named.get(name);
  if (found) return { kind: 'declared', node: found };
  const row = rowAsArgument(node, name, declared);
  if (row) return { kind: 'row', row };
  return name === 'step' && isReference(node) ? { kind: 'step' } : undefined;
}

function isInstrument(node: AstNode): node is Agreement | Regime {
  return node.$type === 'Agreement' || node.$type === 'Regime';
}

/** The variables that a node can use: of aggregates and `each` around it, and of its quantity's index. */
function variablesAround(node: AstNode, declared: Declared): readonly (Target & { kind: 'variable' })[] {
  const found: (Target & { kind: 'variable' })[] = [];
  const add = (variable: Variable | undefined, over: Named | undefined) => {
    if (variable && (over?.$type === 'Union' || over?.$type === 'Table'))
      found.push({ kind: 'variable', node: variable, over });
  };
  for (let at: AstNode | undefined = node; at; at = at.$container) {
    if (isAggregate(at) && node !== at) add(at.variable, declared.named.get(at.over?.$refText));
    if (isBallot(at) && isVote(at.$container)) add(at.variable, declared.named.get(at.$container.union?.$refText));
    if (isQuantity(at)) add(at.variable, declared.named.get(at.over?.$refText ?? ''));
  }
  return found;
}

export function isQuantity(node: AstNode): node is Quantity {
  return node.$type === 'Param' || node.$type === 'State' || node.$type === 'Let';
}

/** `wobble(HU)`: the argument of a quantity of each member names a member. */
function rowAsArgument(node: AstNode, name: string, declared: Declared): Row | undefined {
  const call = node.$container?.$container;
  if (call?.$type !== 'Call') return undefined;
  const quantity = declared.named.get((call as Call).callee);
  if (!quantity || !isQuantity(quantity)) return undefined;
  return rowOf(quantity, name, declared);
}

/** The member or row by which an indexed quantity is expanded, by its code. */
export function rowOf(quantity: Quantity, code: string, declared: Declared): Row | undefined {
  const over = declared.named.get(quantity.over?.$refText ?? '');
  if (over?.$type !== 'Union' && over?.$type !== 'Table') return undefined;
  return declared.rows.get(over)?.rows.find((row) => row.code === code);
}

/** `Minsk_II.border` is an obligation, `m.exposure` the cell of a member or row. */
function linkAccess(node: Access, linker: Linker): void {
  if (!isReference(node.of)) return;
  const target = resolve(node.of, node.of.target.$refText, linker.declared);
  if (!target) {
    linker.report.push(unknownName(node.of, 'target', undefined, node.of.target.$refText, linker));
    return;
  }
  linker.links.set(node.of.target, target);
  if (target.kind === 'variable') {
    linker.links.set(node, target);
    return;
  }
  const name = `${node.of.target.$refText}.${node.field}`;
  const obligation = linker.declared.named.get(name);
  if (obligation) linker.links.set(node, { kind: 'declared', node: obligation });
  else linker.report.push(unknownName(node, 'field', undefined, name, linker));
}

/** Words before a bracket that are no quantity of the case: conditions, functions, distributions. */
function linkCall(node: Call, linker: Linker): void {
  const quantity = linker.declared.named.get(node.callee);
  if (quantity) linker.links.set(node, { kind: 'declared', node: quantity });
}

function unknownName(
  node: AstNode,
  property: string,
  index: number | undefined,
  name: string,
  linker: Linker,
): Diagnostic {
  const like = nearest(name, linker.declared.named.keys());
  return diagnose('PV0101', {
    message: `nothing is called ${name}`,
    help: like ? `did you mean ${like}?` : 'declare it, or correct the name',
    place: placeOf(node, property, index),
  });
}

/** All named declarations by qualified name; a second declaration of a name is reported with the first. */
export function declareNames(trees: readonly CaseFile[], report: Diagnostic[]): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const tree of trees) {
    for (const node of AstUtils.streamAst(tree)) {
      if (!isNamed(node) || !node.name) continue;
      const name = qualifiedName(node);
      const first = named.get(name);
      if (!first) named.set(name, node);
      else {
        report.push(
          diagnose('PV0102', {
            message: `${name} is declared twice`,
            help: 'give one of the two another name',
            place: placeOf(node, 'name'),
            related: [{ message: 'the first declaration', place: placeOf(first, 'name') }],
          }),
        );
      }
    }
  }
  return named;
}

const NAMED = new Set<string>([
  'Actor',
  'Agreement',
  'DatedRecord',
  'Decision',
  'Event',
  'Fact',
  'Let',
  'Obligation',
  'Observe',
  'Param',
  'Question',
  'Reader',
  'Regime',
  'Scenario',
  'Signal',
  'Source',
  'State',
  'Statement',
  'Table',
  'Union',
  'Vote',
] satisfies Named['$type'][]);

function isNamed(node: AstNode): node is Named {
  return NAMED.has(node.$type);
}
