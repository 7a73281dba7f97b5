import type { AstNode } from 'langium';
import { constantOf } from './constant.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Chance, Claim, Expression } from './generated/ast.ts';
import {
  isAgreement,
  isChance,
  isClaim,
  isDecision,
  isEvent,
  isFact,
  isObligation,
  isRegime,
} from './generated/ast.ts';
import { clausesIn } from './instrument-clauses.ts';
import { declaredBy, type Program } from './program.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';

/** Checks that a chance has the form that its place can use, and that plain numbers in it make sense. */
export function checkChances(program: Program, report: Diagnostic[]): void {
  for (const tree of program.trees) {
    for (const node of nodesIn(tree)) {
      if (isChance(node)) checkChance(node, report);
      if (isClaim(node)) checkClaim(node, report);
      if (isEvent(node) && node.chance && node.on === undefined && node.chance.probability)
        report.push(noDay(node.chance));
      if (isRegime(node) || isAgreement(node)) checkDeciders(node, program, report);
    }
  }
}

type Form = 'probability' | 'rate';

/** The form of chance that the parent of a chance can use; a decision's depends on what it decides. */
function formNeeded(parent: AstNode | undefined): Form | undefined {
  if (!parent || isDecision(parent)) return undefined;
  if (isFact(parent) || isObligation(parent)) return 'rate';
  if (isEvent(parent)) return parent.on === undefined ? undefined : 'probability';
  return 'probability';
}

function checkChance(node: Chance, report: Diagnostic[]): void {
  const form: Form = node.probability ? 'probability' : 'rate';
  const needed = formNeeded(node.$container);
  if (needed && needed !== form) report.push(wrongForm(node, needed));
  if (node.probability) checkBetween(node.probability, 0, 1, 'a probability', report);
  for (const { rate } of node.branches) checkBetween(rate, 0, Number.POSITIVE_INFINITY, 'a rate', report);
  for (const { factor } of node.odds) checkBetween(factor, 0, Number.POSITIVE_INFINITY, 'a factor of the odds', report);
  const always = node.branches.findIndex(({ condition }) => !condition);
  const idle = always < 0 ? undefined : node.branches[always + 1];
  if (idle) {
    report.push(
      diagnose('PV0212', {
        message: 'this rate never holds: the one before it holds always',
        help: 'give the one before it a condition with `once`, and put the one that holds otherwise last',
        place: placeOf(idle),
        related: [{ message: 'this holds always', place: placeOf(node.branches[always]!) }],
      }),
    );
  }
}

function checkBetween(node: Expression, low: number, high: number, what: string, report: Diagnostic[]): void {
  const value = constantOf(node);
  if (value === undefined || (value >= low && value <= high)) return;
  const range = Number.isFinite(high) ? `lies between ${low} and ${high}` : `is not negative`;
  const percent = high === 1 && value > 1 && value <= 100 ? `${Number((value / 100).toPrecision(12))}` : undefined;
  report.push(
    diagnose('PV0213', {
      message: `${what} ${range}, and this is ${value}`,
      help: percent ? `write ${percent} for ${value} per cent` : 'correct the number',
      place: placeOf(node),
    }),
  );
}

function checkClaim(node: Claim, report: Diagnostic[]): void {
  for (const [property, value] of [
    ['low', node.low],
    ['high', node.high],
  ] as const) {
    if (value === undefined || (value >= 0 && value <= 1)) continue;
    const message = `a probability lies between 0 and 1, and this is ${value}`;
    const help = value <= 100 ? `write ${value / 100} for ${value} per cent` : 'correct the number';
    report.push(diagnose('PV0213', { message, help, place: placeOf(node, property) }));
  }
  if (node.high !== undefined && node.high < node.low) {
    const message = `the bounds ${node.low} to ${node.high} are not in order`;
    report.push(diagnose('PV0207', { message, help: 'write the smaller bound first', place: placeOf(node, 'low') }));
  }
}

function noDay(node: Chance): Diagnostic {
  return diagnose('PV0211', {
    message: 'a probability needs the day on which the event comes about or not',
    help: 'say `on D with probability P`, or give a rate: `at R per year`',
    place: placeOf(node),
  });
}

function wrongForm(node: Chance, needed: Form): Diagnostic {
  return diagnose('PV0211', {
    message:
      needed === 'rate'
        ? 'this may come about on any day: its chance is a rate, not a probability'
        : 'this is decided on a day: its chance is a probability, not a rate',
    help: needed === 'rate' ? 'write `at R per year`' : 'write `with probability P`',
    place: placeOf(node),
  });
}

/** A renewal is decided on its day, with a probability; a lifting and the like may come on any day, at a rate. */
function checkDeciders(node: Parameters<typeof clausesIn>[0], program: Program, report: Diagnostic[]): void {
  for (const clause of clausesIn(node)) {
    if (clause.$type !== 'LapsesClause' && clause.$type !== 'PowerClause' && clause.$type !== 'ContinuesClause')
      continue;
    const decider = declaredBy(program, clause.by);
    if (!decider || !isDecision(decider)) continue;
    const needed: Form = clause.$type === 'LapsesClause' ? 'probability' : 'rate';
    if (needed === (decider.chance.probability ? 'probability' : 'rate')) continue;
    report.push(
      diagnose('PV0211', {
        message:
          needed === 'probability'
            ? `a renewal is decided on its day, and ${decider.name} has a rate`
            : `this may be decided on any day, and ${decider.name} has a probability`,
        help: `declare a decision of its own for it, ${needed === 'rate' ? '`at R per year`' : '`with probability P`'}`,
        place: placeOf(clause, 'by'),
        related: [{ message: `${decider.name} is declared here`, place: placeOf(decider, 'name') }],
      }),
    );
  }
}
