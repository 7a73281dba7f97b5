import type { Case } from '@proviso/model';
import { oneLine } from '@proviso/report/words';

/**
 * What an item of evidence is about, by its title; by its name where the case gives it none. A decision on an instrument has
 * the name of both: `rollover(embargo)`.
 */
export function titleOfItem(model: Case, name: string): string {
  const [, decision, instrument] = /^(.+)\((.+)\)$/.exec(name) ?? [];
  if (decision === undefined || instrument === undefined) return titleNamed(model, name);
  return `${titleNamed(model, decision)} (${titleNamed(model, instrument)})`;
}

function titleNamed(model: Case, name: string): string {
  const things = [
    ...model.statements,
    ...model.observations,
    ...model.states,
    ...model.events,
    ...model.facts,
    ...model.decisions,
    ...model.votes,
    ...model.regimes,
    ...model.agreements,
    ...model.agreements.flatMap(({ obligations }) => obligations),
  ];
  return oneLine(things.find((thing) => thing.name === name)?.title ?? name);
}
