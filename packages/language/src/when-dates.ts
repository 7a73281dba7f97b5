import { AstUtils } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Compare, Expression, Timed, When } from './generated/ast.ts';
import { isReference, isSummary } from './generated/ast.ts';
import { isQuantity } from './names.ts';
import { declaredBy, type Program } from './program.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';

interface Asked {
  readonly program: Program;
  readonly inQuestion: boolean;
  readonly report: Diagnostic[];
}

/** A condition in a question says on which day; elsewhere only `happened` may speak of days. */
export function checkAtomDate(
  node: Expression,
  when: When | undefined,
  allowed: readonly When['kind'][],
  { inQuestion, report }: Asked,
): void {
  const happened = allowed.includes('in');
  if (!when) {
    if (inQuestion) report.push(noDay(node, happened));
    return;
  }
  if (!inQuestion && !happened) {
    report.push(dayElsewhere(when));
    return;
  }
  if (allowed.includes(when.kind)) return;
  const forms = {
    on: '`on D`',
    before: '`before D`',
    through: '`through D`',
    in: '`in 2016-07`',
    throughout: '`throughout D1 through D2`',
  };
  report.push(
    diagnose('PV0407', {
      message: happened
        ? `an event happens within a span of days; \`${when.kind}\` does not say one`
        : `\`${when.kind}\` does not say on which day this should hold`,
      help: `say ${allowed.map((kind) => forms[kind]).join(' or ')}`,
      place: placeOf(when),
    }),
  );
}

/** A comparison in a question without a day: right only where all that changes stands in spans of its own. */
export function checkUndated(node: Compare, { program, report }: Asked): void {
  const changing = nodesIn(node).some((inner) => {
    if (AstUtils.getContainerOfType(inner, isSummary)) return false;
    const declared = isReference(inner) ? declaredBy(program, inner.target) : declaredBy(program, inner);
    return declared !== undefined && isQuantity(declared) && declared.$type !== 'Param';
  });
  if (changing) report.push(noDay(node, false));
}

/** A day behind brackets would have to hold for each condition in them. */
export function checkNoDate(node: Timed, report: Diagnostic[]): void {
  report.push(
    diagnose('PV0407', {
      message: 'a day belongs to one condition, not to several in brackets',
      help: 'write the day behind each condition',
      place: placeOf(node.when),
    }),
  );
}

function noDay(node: Expression, happened: boolean): Diagnostic {
  return diagnose('PV0406', {
    message: 'the question does not say on which day',
    help: happened ? 'add `before D`, `through D` or `in 2016-07`' : 'add `on D` or `throughout D1 through D2`',
    place: placeOf(node),
  });
}

function dayElsewhere(when: When): Diagnostic {
  return diagnose('PV0407', {
    message: 'only a question speaks of a day; here a condition is read in the step that asks it',
    help: 'leave the day out, or let an `event ... on D` stand for it',
    place: placeOf(when),
  });
}
