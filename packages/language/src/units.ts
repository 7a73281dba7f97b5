import { BUILT_IN_BASES, DIMENSIONLESS, PERCENT, PROBABILITY, type Unit, unitOf } from '@proviso/model';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { CaseFile, UnitExpression, UnitTerm } from './generated/ast.ts';
import { isUnit, isUnitTerm } from './generated/ast.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';
import { nodesIn } from './syntax-nodes.ts';
import { tooLarge } from './type-faults.ts';

/** The unit that stands between brackets. */
export function writtenUnit(node: UnitExpression): Unit {
  if (node.terms.length === 1 && node.terms[0]!.base === 'probability') return PROBABILITY;
  const bases: [string, number][] = [];
  for (const [i, term] of node.terms.entries()) {
    const sign = i > 0 && node.operators[i - 1] === '/' ? -1 : 1;
    const exponent = Number(term.exponent ?? 1) * sign;
    if (term.percent) bases.push([PERCENT.bases[0]![0], exponent]);
    else if (term.base !== undefined) bases.push([term.base, exponent]);
  }
  return bases.length === 0 ? DIMENSIONLESS : unitOf(bases);
}

/** Checks that every base of a unit is declared or built in; units have names of their own, apart from all others. */
export function checkUnitNames(trees: readonly CaseFile[], report: Diagnostic[], lost?: ReadonlySet<string>): void {
  const declared = new Set(BUILT_IN_BASES);
  const nodes = trees.flatMap((tree) => nodesIn(tree));
  for (const node of nodes) {
    if (!isUnit(node)) continue;
    if (TIME_WORDS.has(node.name) || node.name === 'probability') report.push(builtInUnit(node.name, node));
    declared.add(node.name);
  }
  for (const node of nodes) {
    if (isUnitTerm(node)) checkTerm(node, declared, report, lost);
  }
}

const TIME_WORDS = new Set(['day', 'days', 'week', 'month', 'months', 'quarter', 'year', 'years']);

function checkTerm(
  node: UnitTerm,
  declared: ReadonlySet<string>,
  report: Diagnostic[],
  lost?: ReadonlySet<string>,
): void {
  const { base } = node;
  const only = (node.$container as UnitExpression).terms.length === 1;
  if (node.one !== undefined && node.one !== 1) {
    const message = `${node.one} is no unit`;
    report.push(diagnose('PV0301', { message, help: 'write [1] for a pure number', place: placeOf(node) }));
  }
  if (!Number.isFinite(Number(node.exponent ?? 1))) report.push(tooLarge(node));
  if (base === undefined || declared.has(base) || lost?.has(base) || (base === 'probability' && only)) return;
  if (base === 'probability') {
    const message = 'a probability is a unit by itself';
    report.push(diagnose('PV0301', { message, help: 'write [probability]', place: placeOf(node) }));
  } else if (TIME_WORDS.has(base)) {
    const message = `time is counted in years, not in ${base.replace(/s$/, '')}s`;
    const help = 'write [year]; a rate may still be given `per month`, and a length of time as `6 months`';
    report.push(diagnose('PV0306', { message, help, place: placeOf(node) }));
  } else {
    const like = nearest(base, [...declared, 'probability']);
    const help = like ? `did you mean ${like}?` : `declare it: unit ${base}`;
    const place = placeOf(node, 'base');
    report.push(diagnose('PV0301', { message: `there is no unit ${base}`, help, place, ...instead(like, place) }));
  }
}

function builtInUnit(name: string, node: Parameters<typeof placeOf>[0]): Diagnostic {
  return diagnose('PV0301', {
    message: `\`${name}\` is a word of time or chance already and cannot be declared as a unit`,
    help: 'leave it out of the list',
    place: placeOf(node),
  });
}
