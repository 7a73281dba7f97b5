import { daySpan } from './calendar-date.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Agreement, CaseFile, Declaration, InstrumentClause, Regime } from './generated/ast.ts';
import { isFulfilledClause, isResumesClause } from './generated/ast.ts';
import { clausesIn } from './instrument-clauses.ts';
import { placeOf } from './source-file.ts';

type ClauseType = InstrumentClause['$type'];

/** Clauses that only a regime has, with the word they begin with. */
const OF_REGIMES: Readonly<Partial<Record<ClauseType, string>>> = {
  ImposedClause: 'by',
  MeasuresClause: 'measures',
  AppliesClause: 'applies from',
  LapsesClause: 'lapses unless renewed',
  ContinuesClause: 'continues until repealed',
  PledgeClause: 'pledged to lift',
  RespondsClause: 'responds to',
  ShadowsClause: 'renewal shadows',
  ExceptionClause: 'exception to',
  ReturnsClause: 'returns',
};

/** Clauses that only an agreement has. */
const OF_AGREEMENTS: Readonly<Partial<Record<ClauseType, string>>> = {
  PartiesClause: 'parties',
  SignedClause: 'signed',
  InForceClause: 'in force from',
  ProvidesClause: 'provides',
  Obligation: 'obligation',
  FulfilledClause: 'fulfilled when',
};

/** Clauses that an instrument has once at most (in one block of dates, where they may change with time). */
const ONCE: Readonly<Partial<Record<ClauseType, string>>> = {
  ImposedClause: 'by',
  AppliesClause: 'applies from',
  SignedClause: 'signed',
  InForceClause: 'in force from',
  LapsesClause: 'lapses unless renewed',
  RestsClause: 'rests on',
  ResidualClause: 'leaves residual effect',
  DescribedClause: 'described',
  ListedClause: 'listed as',
};

/** Checks what the law of a case has to say: one header, one timeline, and clauses that fit their instrument. */
export function checkStructure(trees: readonly CaseFile[], whole: boolean, report: Diagnostic[]): void {
  const declarations = trees.flatMap((tree) => tree.declarations);
  checkSingle(trees, declarations, 'CaseHeader', 'PV0501', whole, report);
  checkSingle(trees, declarations, 'Timeline', 'PV0502', whole, report);
  for (const node of declarations) {
    if (node.$type === 'Regime') checkInstrument(node, OF_AGREEMENTS, 'a regime', report);
    if (node.$type === 'Agreement') checkInstrument(node, OF_REGIMES, 'an agreement', report);
    if (node.$type === 'Regime') checkRegime(node, report);
    if (node.$type === 'Agreement') checkAgreement(node, report);
  }
}

const HEADERS = {
  PV0501: { what: 'title', write: 'case "What the case is about"' },
  PV0502: { what: 'timeline', write: 'timeline by month from 2014-03 through 2017-12' },
} as const;

/** A case has one title and one timeline; `whole` is false where text was lost in which they might stand. */
function checkSingle(
  trees: readonly CaseFile[],
  declarations: readonly Declaration[],
  type: 'CaseHeader' | 'Timeline',
  code: 'PV0501' | 'PV0502',
  whole: boolean,
  report: Diagnostic[],
): void {
  const [first, second] = declarations.filter((node) => node.$type === type);
  const { what, write } = HEADERS[code];
  if (!first && whole && trees[0]) {
    const message = `the case has no ${what}`;
    report.push(diagnose(code, { message, help: `begin one of its files with: ${write}`, place: placeOf(trees[0]) }));
  }
  if (!first || !second) return;
  report.push(
    diagnose(code, {
      message: `the case has a second ${what}`,
      help: 'keep one of the two; all files of a case share it',
      place: placeOf(second),
      related: [{ message: 'the first', place: placeOf(first) }],
    }),
  );
}

function checkInstrument(
  node: Agreement | Regime,
  foreign: Readonly<Partial<Record<ClauseType, string>>>,
  what: string,
  report: Diagnostic[],
): void {
  for (const clause of clausesIn(node)) {
    const word = foreign[clause.$type];
    if (word === undefined) continue;
    report.push(
      diagnose('PV0506', {
        message: `\`${word}\` is no clause of ${what}`,
        help: `only ${what === 'a regime' ? 'an agreement' : 'a regime'} has such a clause: move it there, or leave it out`,
        place: placeOf(clause),
      }),
    );
  }
  checkOnce(node.clauses, report);
}

function checkOnce(clauses: readonly InstrumentClause[], report: Diagnostic[]): void {
  const first = new Map<ClauseType, InstrumentClause>();
  for (const clause of clauses) {
    if (clause.$type === 'DatedClauses') checkOnce(clause.clauses, report);
    const word = ONCE[clause.$type];
    const same = first.get(clause.$type);
    if (word !== undefined && same) {
      report.push(
        diagnose('PV0507', {
          message: `\`${word}\` stands here a second time`,
          help: 'keep one of the two; what changes with time stands in a block `from D { ... }` of its own',
          place: placeOf(clause),
          related: [{ message: 'the first', place: placeOf(same) }],
        }),
      );
    }
    first.set(clause.$type, same ?? clause);
  }
}

function checkRegime(node: Regime, report: Diagnostic[]): void {
  const clauses = clausesIn(node);
  const applies = clauses.find((clause) => clause.$type === 'AppliesClause');
  const lapses = clauses.find((clause) => clause.$type === 'LapsesClause');
  if (lapses && applies?.through === undefined) {
    report.push(
      diagnose('PV0508', {
        message: `${node.name} lapses unless renewed, and no clause says on which day`,
        help: applies ? 'add `through D` to its `applies from`' : 'add `applies from D1 through D2`',
        place: placeOf(lapses),
      }),
    );
  }
  checkAdoption(clauses, report);
  const measures = clauses.flatMap((clause) => (clause.$type === 'MeasuresClause' ? clause.measures : []));
  for (const clause of clauses) {
    if (clause.$type !== 'ExceptionClause' || measures.length === 0 || measures.includes(clause.measure)) continue;
    report.push(
      diagnose('PV0512', {
        message: `${clause.measure} is none of the measures of ${node.name}`,
        help: `its measures are ${measures.join(', ')}`,
        place: placeOf(clause, 'measure'),
      }),
    );
  }
  checkVariants(clauses, report);
}

/** Of the acts that a regime lists the first has imposed it, and not after its last day of force; others renew it later. */
function checkAdoption(clauses: readonly InstrumentClause[], report: Diagnostic[]): void {
  const applies = clauses.find((clause) => clause.$type === 'AppliesClause');
  const end = applies?.through === undefined ? undefined : daySpan(applies.through)?.last;
  if (!applies || end === undefined) return;
  const [first] = clauses
    .flatMap((clause) => (clause.$type === 'ActClause' ? clause.dates : []))
    .filter((date) => date.kind === 'adopted' || date.kind === 'signed')
    .sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
  if (!first || String(first.date) <= end) return;
  report.push(
    diagnose('PV0408', {
      message: `the regime ends on ${end}, before its act is ${first.kind} on ${first.date}`,
      help: 'correct one of the two dates',
      place: placeOf(first),
      related: [{ message: 'the clause by which it ends', place: placeOf(applies) }],
    }),
  );
}

function checkAgreement(node: Agreement, report: Diagnostic[]): void {
  const clauses = clausesIn(node);
  if (!clauses.some((clause) => clause.$type === 'PartiesClause')) {
    report.push(
      diagnose('PV0508', {
        message: `${node.name} does not say who its parties are`,
        help: 'add `parties A, B`',
        place: placeOf(node, 'name'),
      }),
    );
  }
  checkVariants(clauses, report);
}

/** A second wording of a condition says whose it is: `as in SOURCE`. */
function checkVariants(clauses: readonly InstrumentClause[], report: Diagnostic[]): void {
  for (const worded of [clauses.filter(isFulfilledClause), clauses.filter(isResumesClause)]) {
    for (const clause of worded.slice(1)) {
      if (clause.formulation.asIn) continue;
      report.push(
        diagnose('PV0507', {
          message: 'this condition is stated a second time, and nothing says by whom',
          help: 'join the two with `and`, or say `as in SOURCE` behind `when` for another wording of the same condition',
          place: placeOf(clause),
          related: [{ message: 'the first, which is the operative one', place: placeOf(worded[0]!) }],
        }),
      );
    }
  }
}
