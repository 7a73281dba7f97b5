import type { AstNode } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import type { Code } from './diagnostics/codes.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Formulation } from './generated/ast.ts';
import { isCall, isReference } from './generated/ast.ts';
import { clausesIn } from './instrument-clauses.ts';
import { isQuantity } from './names.ts';
import { declaredBy, type Named, type Program, type Quantity, qualifiedName } from './program.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';

/** Something that leads to other things of its kind, all by their labels. */
interface Knot {
  readonly node: Named;
  readonly leadsTo: readonly string[];
}

/** What leads from one thing to others, and how it is spoken of when it runs in a circle. */
interface Relation {
  readonly code: Code;
  readonly knots: (node: Named, program: Program) => readonly (readonly [label: string, knot: Knot])[];
  readonly message: (circle: string) => string;
  readonly help: string;
}

const RELATIONS: readonly Relation[] = [
  {
    code: 'PV0503',
    knots: byName(readsInFirstStep),
    message: (circle) => `these quantities need each other in the same step: ${circle}`,
    help: 'make one of them a state, whose `next` reads the values of the step before and whose `start` says where it begins',
  },
  {
    code: 'PV0504',
    knots: byName((node, program) => (node.$type === 'Obligation' ? links(node.needs, program) : [])),
    message: (circle) => `these obligations wait for each other: ${circle}`,
    help: 'leave out the `needs` by which the circle is closed',
  },
  {
    code: 'PV0505',
    knots: byName((node, program) => clauseLinks(node, program, 'RestsClause')),
    message: (circle) => `these rest on each other: ${circle}`,
    help: 'leave out the `rests on` that the law does not have',
  },
  {
    code: 'PV0505',
    knots: byName((node, program) => clauseLinks(node, program, 'SupersededClause')),
    message: (circle) => `these supersede each other: ${circle}`,
    help: 'leave out the `superseded by` of the later one',
  },
  {
    code: 'PV0505',
    knots: byName((node, program) => (node.$type === 'Actor' ? links([node.whole], program) : [])),
    message: (circle) => `these are part of each other: ${circle}`,
    help: 'leave out the `part of` of the whole',
  },
  {
    code: 'PV0505',
    knots: byName((node, program) => (node.$type === 'DatedRecord' ? links(node.overrules, program) : [])),
    message: (circle) => `these records overrule each other: ${circle}`,
    help: 'leave out the `overrules` of the record that was corrected',
  },
  {
    code: 'PV0505',
    knots: (node, program) =>
      ASKING.map((callee) => [`${callee}(${qualifiedName(node)})`, { node, leadsTo: asks(node, callee, program) }]),
    message: (circle) => `these conditions ask for each other: ${circle}`,
    help: 'write out in one of them what it means, without the other',
  },
];

/** Declarations that lead to declarations: the label is the name. */
function byName(follow: (node: Named, program: Program) => readonly Named[]): Relation['knots'] {
  return (node, program) => [[qualifiedName(node), { node, leadsTo: follow(node, program).map(qualifiedName) }]];
}

/** Finds what runs in a circle, and prints the circle. */
export function checkCycles(program: Program, report: Diagnostic[]): void {
  const nodes = [...program.named.values()];
  for (const { code, knots, message, help } of RELATIONS) {
    // What leads nowhere closes no circle, and most things lead nowhere.
    const graph = new Map(
      nodes.flatMap((node) => knots(node, program).filter(([, { leadsTo }]) => leadsTo.length > 0)),
    );
    for (const circle of circlesIn(graph)) {
      const [first, ...others] = circle.map((label) => ({
        message: label,
        place: placeOf(graph.get(label)!.node, 'name'),
      }));
      const printed = message([...circle, circle[0]].join(' -> '));
      report.push(diagnose(code, { message: printed, help, place: first!.place, related: others }));
    }
  }
}

/** One circle for each group that leads to itself, from its first label on. Depth first, in order of label. */
function circlesIn(graph: ReadonlyMap<string, Knot>): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (label: string): void => {
    if (done.has(label)) return;
    const begun = trail.indexOf(label);
    if (begun >= 0) {
      circles.push(trail.slice(begun));
      return;
    }
    trail.push(label);
    for (const next of graph.get(label)?.leadsTo ?? []) visit(next);
    trail.pop();
    done.add(label);
  };
  for (const label of [...graph.keys()].toSorted()) visit(label);
  return circles;
}

function links(
  references: readonly (Parameters<typeof declaredBy>[1] | undefined)[],
  program: Program,
): readonly Named[] {
  return references.flatMap((reference) => declaredBy(program, reference) ?? []);
}

function clauseLinks(node: Named, program: Program, type: 'RestsClause' | 'SupersededClause'): readonly Named[] {
  if (node.$type !== 'Regime' && node.$type !== 'Agreement') return [];
  return clausesIn(node).flatMap((clause) => {
    if (clause.$type !== type) return [];
    return links([clause.$type === 'RestsClause' ? clause.on : clause.by], program);
  });
}

/**
 * Quantities that have to be known first in the first step, where a state is its `start` and a lagged value is the value
 * of the same step. Every circle of lets shows there.
 */
function readsInFirstStep(node: Named, program: Program): readonly Named[] {
  if (!isQuantity(node)) return [];
  const roots: readonly AstNode[] = node.$type === 'State' ? [node.start] : [node];
  return roots.flatMap((root) => quantitiesIn(root, program, new Set()));
}

function quantitiesIn(root: AstNode, program: Program, asked: Set<Named>): readonly Quantity[] {
  return nodesIn(root).flatMap((node) => {
    const target = isReference(node)
      ? declaredBy(program, node.target)
      : isCall(node)
        ? declaredBy(program, node)
        : undefined;
    if (target && isQuantity(target)) return [target];
    const callee = askedBy(node);
    if (!target || !callee || asked.has(target)) return [];
    asked.add(target);
    // What an instrument asks for itself is read when the quantity is.
    return formulationsOf(target, callee).flatMap((formulation) => quantitiesIn(formulation, program, asked));
  });
}

/** Words by which a condition asks for the condition that an instrument states itself. */
const ASKING = ['fulfilled', 'resumable', 'pledge_met'] as const;
type Asking = (typeof ASKING)[number];

/** The word before the brackets in which a reference stands, where it asks for an instrument's own condition. */
function askedBy(node: AstNode): Asking | undefined {
  const call = node.$container?.$container;
  if (!isReference(node) || !call || !isCall(call)) return undefined;
  return ASKING.find((callee) => callee === call.callee);
}

const STATED_IN = { fulfilled: 'FulfilledClause', resumable: 'ResumesClause', pledge_met: 'PledgeClause' } as const;

function formulationsOf(node: Named, callee: Asking): readonly Formulation[] {
  if (node.$type !== 'Agreement' && node.$type !== 'Regime') return [];
  return clausesIn(node).flatMap((clause) => (clause.$type === STATED_IN[callee] ? [clause.formulation] : []));
}

/** Labels of the conditions that an instrument's own condition asks for. */
function asks(node: Named, callee: Asking, program: Program): readonly string[] {
  return formulationsOf(node, callee).flatMap((formulation) =>
    nodesIn(formulation).flatMap((inner) => {
      const asked = askedBy(inner);
      const target = asked && isReference(inner) ? declaredBy(program, inner.target) : undefined;
      return target ? [`${asked}(${qualifiedName(target)})`] : [];
    }),
  );
}
