import type { AstNode } from 'langium';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Sort } from './formula.ts';
import type { Call, Expression } from './generated/ast.ts';
import { KIND_NAMES } from './kinds.ts';
import { declaredBy, type Named, type Program, qualifiedName } from './program.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';
import { FAMILIES } from './vocabulary.ts';

interface Reporting {
  readonly program: Program;
  readonly report: Diagnostic[];
}

/** The declaration that an expression is the bare name of. */
export function declaredIn(node: Expression, program: Program): Named | undefined {
  if (node.$type === 'Reference') return declaredBy(program, node.target);
  return node.$type === 'Access' ? declaredBy(program, node) : undefined;
}

/** Something that is neither regime nor agreement is asked for its status. */
export function noStatus(node: Expression, subject: Named | undefined, { report }: Reporting): void {
  report.push(
    diagnose('PV0201', {
      message: subject
        ? `${qualifiedName(subject)} is ${KIND_NAMES[subject.$type]}, and only regimes and agreements are in force or not`
        : 'only regimes and agreements are in force or not',
      help: 'name a regime or an agreement',
      place: placeOf(node),
    }),
  );
}

/** A number stands where a condition is needed, or the reverse. */
export function needed(sort: Sort, node: Expression, { program, report }: Reporting): void {
  const declared = declaredIn(node, program);
  const name = declared && qualifiedName(declared);
  const place = placeOf(node);
  const found = declared
    ? `${name} is ${KIND_NAMES[declared.$type]}`
    : sort === 'number'
      ? 'this is a condition'
      : 'this is a number';
  const message = `${found}; ${sort === 'number' ? 'a number' : 'a condition'} is needed here`;
  report.push(diagnose('PV0202', { message, help: remedy(sort, declared), place }));
}

function remedy(sort: Sort, declared: Named | undefined): string {
  const name = declared && qualifiedName(declared);
  const asked = declared && CONDITIONS[declared.$type]?.(name!);
  if (sort === 'condition') return asked ? `ask ${asked}` : 'compare the number with another, as in `x > 50`';
  return `write \`if ${asked?.replaceAll('`', '') ?? 'CONDITION'} then 1 else 0\` to count it`;
}

/** How a condition about each kind of thing is written. */
const CONDITIONS: Readonly<Partial<Record<Named['$type'], (name: string) => string>>> = {
  Event: (name) => `\`happened(${name})\``,
  Agreement: (name) => `\`fulfilled(${name})\``,
  Regime: (name) => `\`${name} in force\``,
  Fact: (name) => `\`met(${name})\``,
  Obligation: (name) => `\`met(${name})\``,
};

/** A number that no computer holds; by the node, or one of its properties. */
export function tooLarge(node: AstNode, property?: string): Diagnostic {
  return diagnose('PV0007', {
    message: 'this number is larger than any that can be computed with',
    help: 'numbers reach 1.7e308; choose a larger unit',
    place: placeOf(node, property),
  });
}

/** `-x ^ 2`: the negative of a square, or the square of a negative? */
export function signedPower(node: Expression): Diagnostic {
  return diagnose('PV0008', {
    message: 'a minus sign before a power can be read in two ways',
    help: 'write -(x ^ 2) or (-x) ^ 2',
    place: placeOf(node),
  });
}

/** `min(x) from D1 through D2` looks ahead, which only a question can. */
export function summaryOutside(node: Expression): Diagnostic {
  return diagnose('PV0407', {
    message: 'only a question can look over a span of days',
    help: 'use `lag(x, 1 month)` for what was, or a state that remembers',
    place: placeOf(node),
  });
}

/** A draw stands in the middle of a formula. */
export function distributionAsNumber(node: Call): Diagnostic {
  return diagnose('PV0206', {
    message: `\`${node.callee}\` is a distribution, not a number`,
    help: 'draw from it with `~` in a param, state or let of its own, and use that here',
    place: placeOf(node),
  });
}

/** A word before a bracket that means nothing. */
export function unknownFunction(node: Call, words: readonly string[], program: Program): Diagnostic {
  const like = nearest(node.callee, [...words, ...program.named.keys(), ...FAMILIES]);
  const place = placeOf(node, 'callee');
  return diagnose('PV0203', {
    message: `there is no \`${node.callee}(...)\``,
    help: like ? `did you mean ${like}?` : `there are ${words.join(', ')}`,
    place,
    ...instead(like, place),
  });
}
