import { AstUtils } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Call, InstrumentClause } from './generated/ast.ts';
import { isCall, isParam, isReference } from './generated/ast.ts';
import { clausesIn } from './instrument-clauses.ts';
import { isQuantity } from './names.ts';
import { declaredBy, type Program } from './program.ts';
import { placeOf } from './source-file.ts';
import { nodesIn } from './syntax-nodes.ts';

/** The clause that has to be there for a condition to be asked, and how it begins. */
const STATED: Readonly<Record<string, readonly [clause: InstrumentClause['$type'], words: string]>> = {
  fulfilled: ['FulfilledClause', 'fulfilled when'],
  resumable: ['ResumesClause', 'resumes when'],
  pledge_met: ['PledgeClause', 'pledged to lift if'],
};

/** Checks that what is asked for is stated, and that params use params only. */
export function checkRequirements(program: Program, report: Diagnostic[]): void {
  for (const tree of program.trees) {
    for (const node of nodesIn(tree)) {
      if (isCall(node)) checkStated(node, program, report);
      if (isReference(node) || isCall(node)) checkConstancy(node, program, report);
    }
  }
}

function checkStated(node: Call, program: Program, report: Diagnostic[]): void {
  const stated = STATED[node.callee];
  const argument = node.arguments[0]?.value;
  const instrument = argument?.$type === 'Reference' ? declaredBy(program, argument.target) : undefined;
  if (!stated || (instrument?.$type !== 'Agreement' && instrument?.$type !== 'Regime')) return;
  if (clausesIn(instrument).some(({ $type }) => $type === stated[0])) return;
  report.push(
    diagnose('PV0509', {
      message: `${instrument.name} has no clause \`${stated[1]}\` that could be asked for`,
      help: `add \`${stated[1]} ...\` to ${instrument.name}`,
      place: placeOf(node),
      related: [{ message: `${instrument.name} is declared here`, place: placeOf(instrument, 'name') }],
    }),
  );
}

/** A param is drawn once for a whole path: what changes from step to step cannot enter it. */
function checkConstancy(node: Parameters<typeof placeOf>[0], program: Program, report: Diagnostic[]): void {
  const param = AstUtils.getContainerOfType(node, isParam);
  if (!param) return;
  const target = declaredBy(program, isReference(node) ? node.target : node);
  if (!target || !isQuantity(target) || target.$type === 'Param') return;
  report.push(
    diagnose('PV0210', {
      message: `${param.name} is fixed for a whole path, and ${target.name} changes from step to step`,
      help: `make ${param.name} a \`let\`, or leave ${target.name} out`,
      place: placeOf(node),
    }),
  );
}
