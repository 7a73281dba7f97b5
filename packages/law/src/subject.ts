import type { Agreement, Case, Event, Fact, Obligation, Regime } from '@proviso/model';

/** What the law can be asked about. */
export type Subject =
  | { readonly kind: 'regime'; readonly name: string; readonly of: Regime }
  | { readonly kind: 'agreement'; readonly name: string; readonly of: Agreement }
  /** A measure of a regime, `EU_sectoral.arms`. */
  | { readonly kind: 'measure'; readonly name: string; readonly of: Regime; readonly measure: string }
  /** A legal act by its title: it stands as the instrument stands that it made. */
  | { readonly kind: 'act'; readonly name: string; readonly of: Regime | Agreement }
  | { readonly kind: 'obligation'; readonly name: string; readonly of: Obligation; readonly agreement: Agreement }
  | { readonly kind: 'fact'; readonly name: string; readonly of: Fact }
  | { readonly kind: 'event'; readonly name: string; readonly of: Event };

const kept = new WeakMap<Case, ReadonlyMap<string, Subject>>();

/** Everything in a case that has a status, by name; a declared name goes before an act's title. */
export function subjectsOf(model: Case): ReadonlyMap<string, Subject> {
  const found =
    kept.get(model) ??
    new Map(
      allSubjects(model)
        .reverse()
        .map((subject) => [subject.name, subject]),
    );
  kept.set(model, found);
  return found;
}

/** The subject of a name, or undefined where the case has none. */
export function subjectOf(model: Case, name: string): Subject | undefined {
  return subjectsOf(model).get(name);
}

function allSubjects(model: Case): Subject[] {
  return [
    ...model.regimes.map((of): Subject => ({ kind: 'regime', name: of.name, of })),
    ...model.agreements.map((of): Subject => ({ kind: 'agreement', name: of.name, of })),
    ...model.agreements.flatMap((agreement) =>
      agreement.obligations.map((of): Subject => ({ kind: 'obligation', name: of.name, of, agreement })),
    ),
    ...model.facts.map((of): Subject => ({ kind: 'fact', name: of.name, of })),
    ...model.events.map((of): Subject => ({ kind: 'event', name: of.name, of })),
    ...model.regimes.flatMap((of) =>
      of.measures.map((measure): Subject => ({ kind: 'measure', name: `${of.name}.${measure}`, of, measure })),
    ),
    ...[...model.regimes, ...model.agreements].flatMap((of) =>
      of.acts.map((act): Subject => ({ kind: 'act', name: act.title, of })),
    ),
  ];
}
