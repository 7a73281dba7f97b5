import { type AstNode, AstUtils, type Reference as Link } from 'langium';
import type { Row, Rows } from './collection.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Access, Agreement, Call, CaseFile, Regime, Table, Union, Variable } from './generated/ast.ts';
import { isAggregate, isBallot, isReference, isVote } from './generated/ast.ts';
import { expectedKinds, KIND_NAMES, type Kind, oneOf } from './kinds.ts';
import type { Named, Quantity, Target } from './program.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';
import { nodesIn, referencesOf } from './syntax-nodes.ts';

/** What linking reads. */
interface Declared {
  readonly named: ReadonlyMap<string, Named>;
  readonly rows: ReadonlyMap<Union | Table, Rows>;
  /** Words of text that could not be read: one of them may be the declaration of a name that seems to be missing. */
  readonly lost?: ReadonlySet<string>;
}

/** Links every name of the case to what it stands for; names that stand for nothing, or the wrong thing, are reported. */
export function linkNames(
  trees: readonly CaseFile[],
  declared: Declared,
  report: Diagnostic[],
): Map<Link | AstNode, Target> {
  const linker = { declared, report, links: new Map<Link | AstNode, Target>(), unknown: new Set<string>() };
  for (const tree of trees) for (const node of nodesIn(tree)) linkNode(node, linker);
  return linker.links;
}

interface Linker {
  readonly declared: Declared;
  readonly links: Map<Link | AstNode, Target>;
  readonly report: Diagnostic[];
  /** Names already reported: each is reported where it first stands. */
  readonly unknown: Set<string>;
}

function linkNode(node: AstNode, linker: Linker): void {
  if (node.$type === 'Access') linkAccess(node as Access, linker);
  if (node.$type === 'Call') linkCall(node as Call, linker);
  if (node.$type === 'CategoryWeight') return;
  for (const { reference, property, index } of referencesOf(node)) {
    const name = reference.$refText;
    const target = resolve(node, name, linker.declared);
    if (!target) reportUnknown(node, property, index, name, linker);
    else {
      linker.links.set(reference, target);
      checkKind(node, property, index, target, linker.report);
    }
  }
}

/** What a name stands for where a node uses it: a variable around it, an obligation beside it, or a declaration. */
export function resolve(node: AstNode, name: string, declared: Declared): Target | undefined {
  const variable = variablesAround(node, declared).find((found) => found.node.name === name);
  if (variable) return variable;
  const instrument = AstUtils.getContainerOfType(node, isInstrument);
  const found = (instrument && declared.named.get(`${instrument.name}.${name}`)) ?? declared.named.get(name);
  if (found) return { kind: 'declared', node: found };
  const row = rowAsArgument(node, name, declared);
  if (row) return { kind: 'row', row };
  return name === 'step' && isReference(node) ? { kind: 'step' } : undefined;
}

function isInstrument(node: AstNode): node is Agreement | Regime {
  return node.$type === 'Agreement' || node.$type === 'Regime';
}

type VariableTarget = Extract<Target, { kind: 'variable' }>;

/** The variables that a node can use, innermost first: of aggregates and `each` around it, and of its quantity's index. */
function variablesAround(node: AstNode, declared: Declared): readonly VariableTarget[] {
  const found: VariableTarget[] = [];
  const add = (variable: Variable | undefined, over: Link | undefined) => {
    const rows = over && declared.named.get(over.$refText);
    if (variable && (rows?.$type === 'Union' || rows?.$type === 'Table')) {
      found.push({ kind: 'variable', node: variable, over: rows });
    }
  };
  for (let at: AstNode | undefined = node; at; at = at.$container) {
    if (isAggregate(at) && node !== at) add(at.variable, at.over);
    if (isBallot(at) && isVote(at.$container)) add(at.variable, at.$container.union);
    if (isQuantity(at)) add(at.variable, at.over);
  }
  return found;
}

export function isQuantity(node: AstNode): node is Quantity {
  return node.$type === 'Param' || node.$type === 'State' || node.$type === 'Let';
}

/** `wobble(HU)`: the argument of a quantity of each member names a member. */
function rowAsArgument(node: AstNode, name: string, declared: Declared): Row | undefined {
  const quantity = indexedAround(node, declared);
  return quantity && rowOf(quantity, name, declared);
}

function indexedAround(node: AstNode, declared: Declared): Quantity | undefined {
  const call = node.$container?.$container;
  const quantity = call?.$type === 'Call' ? declared.named.get((call as Call).callee) : undefined;
  return quantity && isQuantity(quantity) ? quantity : undefined;
}

/** The member or row by which an indexed quantity is expanded, by its code. */
export function rowOf(quantity: Quantity, code: string, declared: Declared): Row | undefined {
  return rowsOfIndex(quantity, declared)?.rows.find((row) => row.code === code);
}

function rowsOfIndex(quantity: Quantity, declared: Declared): Rows | undefined {
  const over = declared.named.get(quantity.over?.$refText ?? '');
  return over?.$type === 'Union' || over?.$type === 'Table' ? declared.rows.get(over) : undefined;
}

/** `Minsk_II.border` is an obligation, `m.exposure` the cell of a member or row. */
function linkAccess(node: Access, linker: Linker): void {
  if (!node.of || !isReference(node.of)) return;
  const target = resolve(node.of, node.of.target.$refText, linker.declared);
  if (target?.kind === 'variable') linker.links.set(node, target);
  if (target?.kind !== 'declared') return;
  const name = `${node.of.target.$refText}.${node.field}`;
  const obligation = linker.declared.named.get(name);
  if (obligation) linker.links.set(node, { kind: 'declared', node: obligation });
  else reportUnknown(node, 'field', undefined, name, linker);
}

/** Other words before a bracket are conditions, functions and distributions of the language. */
function linkCall(node: Call, linker: Linker): void {
  const quantity = linker.declared.named.get(node.callee);
  if (quantity) linker.links.set(node, { kind: 'declared', node: quantity });
}

function checkKind(node: AstNode, property: string, index: number | undefined, target: Target, report: Diagnostic[]) {
  const expected = expectedKinds(node, property);
  if (!expected || (target.kind === 'declared' && expected.includes(target.node.$type))) return;
  const found = target.kind === 'declared' ? KIND_NAMES[target.node.$type] : 'a member of a union';
  const name = target.kind === 'declared' ? target.node.name : 'this';
  report.push(
    diagnose('PV0201', {
      message: `${name} is ${found}; ${oneOf(expected)} is needed here`,
      help: `name ${oneOf(expected)}, or declare one`,
      place: placeOf(node, property, index),
      ...(target.kind === 'declared' && {
        related: [{ message: `${name} is declared here`, place: placeOf(target.node, 'name') }],
      }),
    }),
  );
}

function reportUnknown(
  node: AstNode,
  property: string,
  index: number | undefined,
  name: string,
  { declared, report, unknown }: Linker,
): void {
  if (unknown.has(name) || declared.lost?.has(name.split('.')[0]!)) return;
  unknown.add(name);
  const place = placeOf(node, property, index);
  const indexed = indexedAround(node, declared);
  const codes = indexed && rowsOfIndex(indexed, declared)?.rows.map((row) => row.code);
  if (codes) {
    const like = nearest(name, codes);
    const help = suggested(like) ?? `the codes are ${codes.slice(0, 40).join(', ')}`;
    const message = `${indexed.over!.$refText} has no member ${name}`;
    report.push(diagnose('PV0105', { message, help, place, ...instead(like, place) }));
    return;
  }
  const expected = expectedKinds(node, property);
  const like = nearest(name, namesOf(expected, node, declared));
  const help = suggested(like) ?? remedy(expected);
  const meant = property === 'field' ? fieldOf(like, name) : like;
  report.push(diagnose('PV0101', { message: `nothing is called ${name}`, help, place, ...instead(meant, place) }));
}

/** The obligation in `Agreement.obligation`, where the agreement is the one that was named. */
function fieldOf(like: string | undefined, name: string): string | undefined {
  const owner = name.slice(0, name.indexOf('.') + 1);
  return like?.startsWith(owner) ? like.slice(owner.length) : undefined;
}

/** Names that could be meant at a place, as they would be written there. */
function namesOf(kinds: readonly Kind[] | undefined, node: AstNode, declared: Declared): readonly string[] {
  const instrument = AstUtils.getContainerOfType(node, isInstrument);
  const fitting = [...declared.named].filter(([, { $type }]) => !kinds || kinds.includes($type));
  return fitting.flatMap(([name]) =>
    instrument && name.startsWith(`${instrument.name}.`) ? [name, name.slice(instrument.name.length + 1)] : [name],
  );
}

function suggested(like: string | undefined): string | undefined {
  return like && `did you mean ${like}?`;
}

function remedy(kinds: readonly Kind[] | undefined): string {
  if (!kinds) return 'declare it in any file of the case, or correct the name';
  return `declare ${oneOf(kinds)} of this name in any file of the case, or correct the name`;
}
