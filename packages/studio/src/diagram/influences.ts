import { type Case, dependencyGraph } from '@proviso/model';

/** What a node of the diagram is, in the language's own words. */
export type NodeKind =
  | 'param'
  | 'state'
  | 'let'
  | 'observation'
  | 'event'
  | 'fact'
  | 'obligation'
  | 'decision'
  | 'vote'
  | 'agreement'
  | 'regime'
  | 'signal'
  | 'statement'
  | 'question';

/** Something in a case that drives or is driven. */
export interface Influence {
  /** Qualified name as the text declares it. */
  readonly name: string;
  readonly kind: NodeKind;
  readonly title?: string;
  /** Names of what it depends on directly, sorted. */
  readonly dependsOn: readonly string[];
}

/** By name. */
export type Influences = ReadonlyMap<string, Influence>;

/** What drives what in a case. A quantity of each member is one thing here, as it is in the text. */
export function influencesIn(model: Case): Influences {
  const dependsOn = new Map<string, Set<string>>();
  for (const [name, read] of dependencyGraph(model)) {
    const own = dependsOn.get(asDeclared(name)) ?? new Set();
    for (const other of read) if (asDeclared(other) !== asDeclared(name)) own.add(asDeclared(other));
    dependsOn.set(asDeclared(name), own);
  }
  const kinds = kindsIn(model);
  return new Map(
    [...dependsOn].map(([name, read]) => {
      const { kind, title } = kinds.get(name)!;
      return [name, { name, kind, dependsOn: [...read].sort(), ...(title !== undefined && { title }) }];
    }),
  );
}

/** `wobble(HU)` is declared as `wobble`. */
function asDeclared(name: string): string {
  return name.replace(/\(.*$/, '');
}

function kindsIn(model: Case) {
  const kinds = new Map<string, { readonly kind: NodeKind; readonly title?: string }>();
  const add = (kind: NodeKind, named: readonly { readonly name: string; readonly title?: string }[]) => {
    for (const { name, title } of named) kinds.set(asDeclared(name), { kind, ...(title !== undefined && { title }) });
  };
  add('param', model.params);
  add('state', model.states);
  add('let', model.lets);
  add('observation', model.observations);
  add('event', model.events);
  add('fact', model.facts);
  add('decision', model.decisions);
  add('vote', model.votes);
  add('agreement', model.agreements);
  add(
    'obligation',
    model.agreements.flatMap(({ obligations }) => obligations),
  );
  add('regime', model.regimes);
  add('signal', model.signals);
  add('statement', model.statements);
  add('question', model.questions);
  return kinds;
}
