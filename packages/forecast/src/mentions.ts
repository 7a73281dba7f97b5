import type { CivilDate, Condition, Distribution, Expression, Question } from '@proviso/model';

/** A condition that is not made of others. */
export type Atom = Exclude<Condition, { kind: 'constant' | 'and' | 'or' | 'not' }>;

/** Everything that a condition is made of, in the order of the text. */
export function atomsOf(condition: Condition): readonly Atom[] {
  switch (condition.kind) {
    case 'constant':
      return [];
    case 'and':
    case 'or':
      return condition.parts.flatMap(atomsOf);
    case 'not':
      return atomsOf(condition.of);
    default:
      return [condition];
  }
}

/** An expression and all that it is made of. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  switch (expression.kind) {
    case 'number':
    case 'quantity':
    case 'step':
    case 'lag':
      return;
    case 'negate':
      yield* partsOf(expression.of);
      return;
    case 'arithmetic':
      yield* partsOf(expression.left);
      yield* partsOf(expression.right);
      return;
    case 'call':
      for (const argument of expression.arguments) yield* partsOf(argument);
      return;
    case 'choice':
      for (const atom of atomsOf(expression.if)) for (const side of sidesOf(atom)) yield* partsOf(side);
      yield* partsOf(expression.then);
      yield* partsOf(expression.else);
      return;
    case 'summary':
      yield* partsOf(expression.value);
      return;
  }
}

/** The two numbers that a comparison compares; none for any other atom. */
export function sidesOf(atom: Atom): readonly Expression[] {
  return atom.kind === 'compare' ? [atom.left, atom.right] : [];
}

function quantitiesIn(expression: Expression): readonly string[] {
  return [...partsOf(expression)].flatMap((part) =>
    part.kind === 'quantity' || part.kind === 'lag' ? [part.name] : [],
  );
}

/** Params, states and lets that a question names, `given` included. */
export function quantitiesAsked({ asks }: Question): readonly string[] {
  const conditions = [...(asks.kind === 'whether' ? [asks.condition] : []), ...(asks.given ? [asks.given] : [])];
  return [
    ...(asks.kind === 'value' ? quantitiesIn(asks.value) : []),
    ...conditions.flatMap(atomsOf).flatMap(sidesOf).flatMap(quantitiesIn),
  ];
}

/** Params, states and lets that a distribution names. */
export function quantitiesOf(distribution: Distribution): readonly string[] {
  return distribution.arguments.flatMap(quantitiesIn);
}

/** Events, facts, obligations, regimes and agreements about which a question asks: they cannot explain its answer. */
export function subjectsAsked({ asks }: Question): ReadonlySet<string> {
  return new Set(asks.kind === 'whether' ? atomsOf(asks.condition).flatMap(subjectOf) : []);
}

function subjectOf(atom: Atom): readonly string[] {
  switch (atom.kind) {
    case 'compare':
    case 'no regime':
      return [];
    case 'happened':
      return [atom.event];
    case 'fulfilled':
      return [atom.agreement];
    case 'pledge met':
      return [atom.regime];
    case 'met':
    case 'resumable':
    case 'status':
    case 'repealed':
      return [atom.name];
  }
}

/** Last day that an atom names; undefined where it is read on the day on which it is asked. */
export function lastDayOf(atom: Atom): CivilDate | undefined {
  if (atom.kind === 'happened') return atom.within?.through;
  if (atom.when) return atom.when.kind === 'on' ? atom.when.date : atom.when.through;
  const summaries = sidesOf(atom).flatMap((side) => [...partsOf(side)]);
  return latest(summaries.map((part) => (part.kind === 'summary' ? part.through : undefined)));
}

/** Last day about which a question asks, leaving `given` aside; undefined where it names no day. */
export function lastDayAsked({ asks }: Question): CivilDate | undefined {
  return asks.kind === 'value' ? asks.on : latest(atomsOf(asks.condition).map(lastDayOf));
}

function latest(days: readonly (CivilDate | undefined)[]): CivilDate | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}
