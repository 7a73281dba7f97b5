import type { Influence, Influences } from './influences.ts';

/** How much of a case a diagram shows. */
export interface Scope {
  readonly reach: 'whole case' | 'around it' | 'what drives it' | 'what it drives';
  /** What all reaches but the first are about. */
  readonly subject?: string;
  /** Params, statements and single obligations too. */
  readonly inDetail: boolean;
}

/**
 * The influences within a scope, each depending only on what is within it too: while there is no subject, those of the
 * whole case in broad lines.
 */
export function within(influences: Influences, { reach, subject, inDetail }: Scope): Influences {
  const known = subject !== undefined && influences.has(subject) ? subject : undefined;
  const isClose = reach === 'whole case' || known !== undefined;
  const all = inDetail && isClose ? influences : broadly(influences, known);
  if (reach === 'whole case' || known === undefined) return all;
  const reached = reachedFrom(all, known, reach);
  return keep(all, ({ name }) => reached.has(name));
}

/** Without params and statements, and with each agreement standing for its obligations; what is asked about stays. */
function broadly(influences: Influences, subject: string | undefined): Influences {
  const standsFor = (name: string) =>
    influences.get(name)?.kind === 'obligation' && name !== subject ? name.slice(0, name.lastIndexOf('.')) : name;
  const folded = new Map<string, Influence>();
  for (const influence of influences.values()) {
    const name = standsFor(influence.name);
    const dependsOn = new Set([...(folded.get(name)?.dependsOn ?? []), ...influence.dependsOn.map(standsFor)]);
    dependsOn.delete(name);
    folded.set(name, { ...influences.get(name)!, dependsOn: [...dependsOn].sort() });
  }
  return keep(folded, ({ name, kind }) => name === subject || (kind !== 'param' && kind !== 'statement'));
}

function reachedFrom(influences: Influences, subject: string, reach: Scope['reach']): ReadonlySet<string> {
  const driving = (name: string) => influences.get(name)?.dependsOn ?? [];
  const driven = (name: string) =>
    [...influences.values()].filter(({ dependsOn }) => dependsOn.includes(name)).map((influence) => influence.name);
  if (reach === 'around it') return new Set([...closure(subject, driving, NEAR), ...closure(subject, driven, NEAR)]);
  return closure(subject, reach === 'what drives it' ? driving : driven);
}

/** Steps that lead to what is around something. */
const NEAR = 2;

/** Everything that so many steps lead to, the beginning included. */
function closure(
  from: string,
  step: (name: string) => readonly string[],
  steps = Number.POSITIVE_INFINITY,
): ReadonlySet<string> {
  const found = new Set([from]);
  let edge: readonly string[] = [from];
  for (let i = 0; i < steps && edge.length > 0; i += 1) {
    edge = edge.flatMap(step).filter((name) => !found.has(name));
    for (const name of edge) found.add(name);
  }
  return found;
}

function keep(influences: Influences, isKept: (influence: Influence) => boolean): Influences {
  const kept = new Map([...influences].filter(([, influence]) => isKept(influence)));
  return new Map(
    [...kept].map(([name, influence]) => {
      return [name, { ...influence, dependsOn: influence.dependsOn.filter((other) => kept.has(other)) }];
    }),
  );
}
