import type { Timeline } from '@proviso/model';
import type { AstNode } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { checkDistribution } from './distribution-arguments.ts';
import { formulasIn, type Sort } from './formula.ts';
import type { Aggregate, Call, Compare, Expression, Reference, Timed } from './generated/ast.ts';
import { isCompare, isDistribution, isQuestion } from './generated/ast.ts';
import { KIND_NAMES } from './kinds.ts';
import { isQuantity } from './names.ts';
import { declaredBy, type Program, qualifiedName } from './program.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';
import {
  declaredIn,
  distributionAsNumber,
  needed,
  noStatus,
  signedPower,
  summaryOutside,
  tooLarge,
  unknownFunction,
} from './type-faults.ts';
import { checkCell, checkDelay, checkIndex } from './value-references.ts';
import { FUNCTIONS, isFamily, isFunction, isPredicate, PREDICATES } from './vocabulary.ts';
import { checkAtomDate, checkNoDate, checkUndated } from './when-dates.ts';

/** What a formula is checked against. */
export interface Sorting {
  readonly program: Program;
  readonly timeline: Timeline | undefined;
  /** A question speaks of days; elsewhere a condition is read in the step that asks it. */
  readonly inQuestion: boolean;
  readonly report: Diagnostic[];
}

/** Checks that numbers, conditions and distributions stand where each is needed, and that calls have their arguments. */
export function checkTypes(program: Program, timeline: Timeline | undefined, report: Diagnostic[]): void {
  for (const tree of program.trees) {
    for (const node of nodesIn(tree)) {
      checkSize(node, report);
      const sorting = { program, timeline, inQuestion: isQuestion(node), report };
      for (const [expression, sort] of formulasIn(node)) checkSort(expression, sort, sorting);
      if (isDistribution(node)) checkDistribution(node, sorting, (value) => checkSort(value, 'number', sorting));
    }
  }
}

function checkSize(node: AstNode, report: Diagnostic[]): void {
  for (const [property, value] of Object.entries(node)) {
    if (typeof value === 'number' && !Number.isFinite(value)) report.push(tooLarge(node, property));
  }
}

function checkSort(node: Expression, sort: Sort, sorting: Sorting): void {
  if (sort === 'number') checkNumber(node, sorting);
  else checkCondition(node, sorting);
}

function checkNumber(node: Expression, sorting: Sorting): void {
  switch (node.$type) {
    case 'Literal':
      return;
    case 'Negate':
      checkNumber(node.of, sorting);
      return;
    case 'Sum':
      if (node.operator === '^' && node.left.$cstNode?.text.startsWith('-')) sorting.report.push(signedPower(node));
      checkNumber(node.left, sorting);
      checkNumber(node.right, sorting);
      return;
    case 'Choice':
      checkCondition(node.condition, { ...sorting, inQuestion: false });
      checkNumber(node.then, sorting);
      checkNumber(node.otherwise, sorting);
      return;
    case 'Summary':
      if (!sorting.inQuestion) sorting.report.push(summaryOutside(node));
      checkNumber(node.of, sorting);
      return;
    case 'Aggregate':
      checkAggregate(node, 'number', sorting);
      return;
    case 'Access':
      if (sorting.program.links.get(node)?.kind === 'variable') {
        checkCell(node, sorting);
        return;
      }
      needed('number', node, sorting);
      return;
    case 'Reference':
      checkReferencedNumber(node, sorting);
      return;
    case 'Call':
      checkNumberCall(node, sorting);
      return;
    default:
      needed('number', node, sorting);
      return;
  }
}

function checkCondition(node: Expression, sorting: Sorting): void {
  switch (node.$type) {
    case 'Logical':
      checkCondition(node.left, sorting);
      checkCondition(node.right, sorting);
      return;
    case 'Not':
      checkCondition(node.of, sorting);
      return;
    case 'Choice':
      checkCondition(node.condition, sorting);
      checkCondition(node.then, sorting);
      checkCondition(node.otherwise, sorting);
      return;
    case 'Aggregate':
      checkAggregate(node, 'condition', sorting);
      return;
    case 'Compare':
      checkCompare(node, sorting);
      return;
    case 'StatusTest': {
      const subject = declaredIn(node.subject, sorting.program);
      if (subject && subject.$type !== 'Regime' && subject.$type !== 'Agreement')
        noStatus(node.subject, subject, sorting);
      if (!subject && node.subject.$type !== ('Reference' as string)) noStatus(node.subject, undefined, sorting);
      checkAtomDate(node, node.when, ['on', 'throughout'], sorting);
      return;
    }
    case 'NoRegime':
      checkAtomDate(node, node.when, ['on', 'throughout'], sorting);
      return;
    case 'Timed':
      checkAtom(node.of, node, sorting);
      return;
    default:
      checkAtom(node, undefined, sorting);
      return;
  }
}

function checkAggregate(node: Aggregate, sort: Sort, sorting: Sorting): void {
  const gives: Sort = node.operation === 'all' || node.operation === 'any' ? 'condition' : 'number';
  if (gives !== sort) needed(sort, node, sorting);
  if (node.operation === 'sum' || node.operation === 'mean') checkNumber(node.body, sorting);
  else checkCondition(node.body, node.operation === 'count' ? { ...sorting, inQuestion: false } : sorting);
}

function checkReferencedNumber(node: Reference, sorting: Sorting): void {
  const target = sorting.program.links.get(node.target);
  if (!target || target.kind === 'step') return;
  if (target.kind === 'declared' && isQuantity(target.node)) {
    checkIndex(node, target.node, undefined, sorting);
    return;
  }
  if (target.kind !== 'declared') {
    const help = 'name one of its columns, as in `m.population`, or a quantity of each member, as in `wobble(m)`';
    const message = `${node.target.$refText} stands for a member, not for a number`;
    sorting.report.push(diagnose('PV0202', { message, help, place: placeOf(node) }));
    return;
  }
  needed('number', node, sorting);
}

function checkNumberCall(node: Call, sorting: Sorting): void {
  const quantity = declaredBy(sorting.program, node);
  if (quantity && isQuantity(quantity)) {
    checkIndex(node, quantity, node.arguments, sorting);
    return;
  }
  if (node.callee === 'lag') {
    checkDelay(node, sorting);
    return;
  }
  if (isFunction(node.callee)) {
    checkCount(node, FUNCTIONS[node.callee], sorting);
    for (const { value } of node.arguments) checkNumber(value, sorting);
  } else if (isPredicate(node.callee)) needed('number', node, sorting);
  else if (isFamily(node.callee)) sorting.report.push(distributionAsNumber(node));
  else sorting.report.push(unknownFunction(node, [...Object.keys(FUNCTIONS), 'lag'], sorting.program));
}

function checkCount(node: Call, [least, most]: readonly [number, number], { report }: Sorting): void {
  const count = node.arguments.length;
  const label = node.arguments.find((argument) => argument.label !== undefined);
  if (count >= least && count <= most && !label) return;
  report.push(
    diagnose('PV0204', {
      message: label
        ? `\`${node.callee}\` has no argument called ${label.label}`
        : `\`${node.callee}\` takes ${least === most ? least : `${least} or more`} arguments, not ${count}`,
      help: node.callee === 'min' || node.callee === 'max' ? `write ${node.callee}(a, b)` : `write ${node.callee}(x)`,
      place: placeOf(label ?? node),
    }),
  );
}

function checkCompare(node: Compare, sorting: Sorting): void {
  checkNumber(node.left, sorting);
  checkNumber(node.right, sorting);
  if (node.when) checkAtomDate(node, node.when, ['on', 'throughout'], sorting);
  else if (sorting.inQuestion) checkUndated(node, sorting);
}

/** A fact or obligation by name, or something asked with brackets; `timed` where a day is given. */
function checkAtom(node: Expression, timed: Timed | undefined, sorting: Sorting): void {
  const { program, report } = sorting;
  if (node.$type === 'Call' && isPredicate(node.callee)) {
    checkPredicate(node, sorting);
    const lasting = node.callee === 'met' || node.callee === 'repealed';
    const allowed = node.callee === 'happened' ? HAPPENED : lasting ? LASTING : STANDING;
    checkAtomDate(node, timed?.when, allowed, sorting);
    return;
  }
  if (node.$type === 'Call' && !program.links.has(node) && !isFunction(node.callee) && node.callee !== 'lag') {
    report.push(unknownFunction(node, Object.keys(PREDICATES), program));
    return;
  }
  const declared = declaredIn(node, program);
  if (declared?.$type === 'Fact' || declared?.$type === 'Obligation') {
    checkAtomDate(node, timed?.when, LASTING, sorting);
    return;
  }
  if (timed && (node.$type === 'Logical' || isCompare(node) || node.$type === 'StatusTest')) {
    checkNoDate(timed, report);
    return;
  }
  if (node.$type === 'Reference' && !program.links.has(node.target)) return;
  needed('condition', node, sorting);
}

/** What stays true once it is true can be asked `before` or `through` a day. */
const LASTING = ['on', 'before', 'through', 'throughout'] as const;
const HAPPENED = ['before', 'through', 'in'] as const;
const STANDING = ['on', 'throughout'] as const;

function checkPredicate(node: Call, sorting: Sorting): void {
  const callee = node.callee as keyof typeof PREDICATES;
  const [argument, ...more] = node.arguments;
  const kinds: readonly string[] = PREDICATES[callee];
  const about = argument && declaredIn(argument.value, sorting.program);
  if (about && more.length === 0 && kinds.includes(about.$type)) return;
  const unlinked = argument?.value.$type === 'Reference' && !sorting.program.links.has(argument.value.target);
  if (unlinked && more.length === 0) return;
  const asked = PREDICATES[callee].map((kind) => KIND_NAMES[kind]).join(' or ');
  sorting.report.push(
    diagnose('PV0201', {
      message: about
        ? `\`${callee}\` is asked of ${asked}; ${qualifiedName(about)} is ${KIND_NAMES[about.$type]}`
        : `\`${callee}\` is asked of ${asked} by its name`,
      help: `write ${callee}(NAME), with the name of ${asked}`,
      place: placeOf(argument ?? node),
    }),
  );
}
