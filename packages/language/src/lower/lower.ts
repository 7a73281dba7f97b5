import type { Case, Timeline } from '@proviso/model';
import { firstDay, lastDay } from '../calendar-date.ts';
import type { Declaration } from '../generated/ast.ts';
import type { Program } from '../program.ts';
import { declarations, lowerActors } from './actors.ts';
import { lowerChances } from './chances.ts';
import { lowerAgreement, lowerRegime } from './instrument.ts';
import { lowerQuantities, type Measured } from './quantities.ts';
import { lowerQuestions } from './questions.ts';
import { lowerRecords } from './records.ts';

/** The model of a program in which every check has found nothing wrong. */
export function lowerCase(program: Program, timeline: Timeline, measured: Measured): Case {
  const scope = { program, timeline, bound: new Map() };
  const verified = single(program, 'Verified');
  return {
    title: single(program, 'CaseHeader')!.title,
    timeline,
    ...(verified && { verifiedThrough: lastDay(verified.through) }),
    ...lowerActors(program),
    agreements: declarations(program, 'Agreement').map((node) => lowerAgreement(node, scope)),
    regimes: declarations(program, 'Regime').map((node) => lowerRegime(node, scope)),
    ...lowerChances(scope),
    ...lowerRecords(program),
    ...lowerQuantities(scope, measured),
    ...lowerQuestions(scope),
  };
}

/** The timeline of a program; undefined where none is declared. */
export function timelineOf(program: Pick<Program, 'trees'>): Timeline | undefined {
  const node = single(program, 'Timeline');
  return node && { unit: node.unit, from: firstDay(node.from), through: lastDay(node.through) };
}

function single<T extends Declaration['$type']>(program: Pick<Program, 'trees'>, type: T) {
  for (const tree of program.trees) {
    for (const node of tree.declarations) {
      if (node.$type === type) return node as Extract<Declaration, { readonly $type: T }>;
    }
  }
  return undefined;
}
