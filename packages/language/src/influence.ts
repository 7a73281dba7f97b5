import { type Case, chanceEnters, dependencyGraph, influencesOn } from '@proviso/model';
import type { Diagnostic, Place } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';

/** Where things of a model stand in the text, by name or id. */
type Places = ReadonlyMap<string, Place>;

/** Warns of what cannot matter: questions without chance, states without influence, acts that nothing can bring about. */
export function checkInfluence(model: Case, places: Places, report: Diagnostic[]): void {
  const graph = dependencyGraph(model);
  const open = chanceEnters(model);
  const reached = new Set<string>();
  for (const { name } of model.questions) {
    const influences = influencesOn(graph, name);
    for (const influence of influences) reached.add(influence);
    if (![...influences].some((influence) => open.has(influence))) report.push(settled(name, places));
  }
  for (const item of evidence(model)) {
    const told = influencesOn(graph, item);
    if ([...told].some((name) => reached.has(name))) for (const name of [item, ...told]) reached.add(name);
  }
  if (model.questions.length > 0) {
    for (const name of new Set(model.states.map((state) => declaredName(state.name)))) {
      const members = model.states.filter((state) => declaredName(state.name) === name);
      if (!members.some((state) => reached.has(state.name))) report.push(withoutInfluence(name, places));
    }
  }
  checkPowers(model, places, report);
}

/** A state of each member stands in the text once, without its index. */
function declaredName(name: string): string {
  return name.replace(/\(.*\)$/, '');
}

/** What scores paths, and so tells something about whatever it depends on. */
function evidence(model: Case): readonly string[] {
  const series = model.states.filter((state) => state.series);
  return [...series, ...model.observations, ...model.statements].map(({ name }) => name);
}

function settled(name: string, places: Places): Diagnostic {
  return diagnose('PV0801', {
    message: `nothing in the case can make the question ${name} come out otherwise`,
    help: 'give what it depends on a chance: a param that is drawn, an event with a probability, a decision with a rate',
    ...placeOf(name, places),
  });
}

function withoutInfluence(name: string, places: Places): Diagnostic {
  return diagnose('PV0802', {
    message: `the state ${name} influences no question`,
    help: 'use it in what a question depends on, or leave it out',
    ...placeOf(name, places),
  });
}

/** Renewals, liftings, duties and facts that have neither a chance nor a record. */
function checkPowers(model: Case, places: Places, report: Diagnostic[]): void {
  const decided = new Set([...model.decisions, ...model.votes].map(({ name }) => name));
  const recorded = new Set(model.records.map(({ subject }) => subject));
  const asked = dutiesAsked(model);
  for (const { name, chance } of [...model.facts, ...model.agreements.flatMap(({ obligations }) => obligations)]) {
    if (chance || recorded.has(name) || !asked.has(name)) continue;
    report.push(noChance(`${name} has no chance to be met`, 'say `met at R per year`, or record it', name, places));
  }
  for (const { name, clauses } of [...model.regimes, ...model.agreements]) {
    const acts = clauses.filter(({ kind }) => kind === 'lifted' || kind === 'ends' || kind === 'continues');
    for (const clause of clauses) {
      if (clause.kind === 'lapses' && !decided.has(clause.by)) {
        const message = `the renewal of ${name} has no chance: nothing says how ${clause.by} decides`;
        report.push(
          noChance(message, 'declare a decision or vote with a probability, and name it here', clause.id, places),
        );
      }
      if ((clause.kind === 'lifted' || clause.kind === 'terminated') && !decided.has(clause.by)) {
        const message = `${name} has no chance to be ${clause.kind}: nothing says how ${clause.by} decides`;
        report.push(noChance(message, 'declare a decision with a rate, and name it here', clause.id, places));
      }
      if (clause.kind === 'pledge' && acts.length === 0) {
        const message = `${name} is pledged to be lifted, and nothing decides it`;
        const help = 'add `lifted by DECISION`, with a decision that has a rate `once` the condition holds';
        report.push(noChance(message, help, clause.id, places));
      }
      if (clause.kind === 'returns' || clause.kind === 'shadows') {
        report.push(
          notSimulated(
            clause.id,
            clause.kind === 'returns' ? 'a return after notice' : 'a renewal that shadows another',
            places,
          ),
        );
      }
    }
  }
}

/** Facts and obligations on which anything depends. */
function dutiesAsked(model: Case): ReadonlySet<string> {
  return new Set([...dependencyGraph(model).values()].flat());
}

function noChance(message: string, help: string, subject: string, places: Places): Diagnostic {
  return diagnose('PV0803', { message, help, ...placeOf(subject, places) });
}

function notSimulated(subject: string, what: string, places: Places): Diagnostic {
  return diagnose('PV0805', {
    message: `${what} is kept as law, but no forecast acts on it yet`,
    help: 'nothing is needed; what a forecast should act on, say with `lifted by`, `resumed by` or a record',
    ...placeOf(subject, places),
  });
}

function placeOf(name: string, places: Places): { place?: Place } {
  const place = places.get(name);
  return place ? { place } : {};
}
