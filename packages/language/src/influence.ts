import { type Case, type Clause, chanceEnters, dependencyGraph, influencesOn } from '@proviso/model';
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

/** Renewals, liftings, duties and facts that have neither a chance nor a record, and law on which no forecast acts. */
function checkPowers(model: Case, places: Places, report: Diagnostic[]): void {
  const recorded = new Set(model.records.map(({ subject }) => subject));
  const asked = dutiesAsked(model);
  for (const { name, chance } of [...model.facts, ...model.agreements.flatMap(({ obligations }) => obligations)]) {
    if (chance || recorded.has(name) || !asked.has(name)) continue;
    report.push(noChance(`${name} has no chance to be met`, 'say `met at R per year`, or record it', name, places));
  }
  for (const instrument of [...model.regimes, ...model.agreements]) {
    for (const clause of instrument.clauses) {
      checkChanceOf(clause, instrument, model, places, report);
      checkSimulated(clause, model, places, report);
    }
  }
}

type Instrument = Case['regimes'][number] | Case['agreements'][number];

/** A renewal, an end or a pledge that nobody decides by chance. */
function checkChanceOf(
  clause: Clause,
  { name, clauses }: Instrument,
  model: Case,
  places: Places,
  report: Diagnostic[],
): void {
  const warn = (message: string, help: string) => void report.push(noChance(message, help, clause.id, places));
  const isDecided = (by: string) => [...model.decisions, ...model.votes].some((it) => it.name === by);
  if (clause.kind === 'lapses' && !isDecided(clause.by)) {
    const message = `the renewal of ${name} has no chance: nothing says how ${clause.by} decides`;
    warn(message, 'declare a decision or vote with a probability, and name it here');
  }
  if ((clause.kind === 'lifted' || clause.kind === 'terminated') && !isDecided(clause.by)) {
    const message = `${name} has no chance to be ${clause.kind}: nothing says how ${clause.by} decides`;
    warn(message, 'declare a decision with a rate, and name it here');
  }
  if (clause.kind === 'pledge' && !clauses.some(({ kind }) => ENDS.has(kind))) {
    const message = `${name} is pledged to be lifted, and nothing decides it`;
    warn(message, 'add `lifted by DECISION`, with a decision that has a rate `once` the condition holds');
  }
}

/** Clauses by which a regime that is pledged to be lifted can end. */
const ENDS: ReadonlySet<Clause['kind']> = new Set(['lifted', 'ends', 'continues']);

/** What a clause leaves to somebody, as a noun. */
const POWERS: Readonly<Partial<Record<Clause['kind'], string>>> = {
  lifted: 'a lifting',
  suspended: 'a suspension',
  resumed: 'a resumption',
  terminated: 'a termination',
  continues: 'a repeal',
};

function checkSimulated(clause: Clause, { votes }: Case, places: Places, report: Diagnostic[]): void {
  const warn = (what: string, help: string) => void report.push(notSimulated(clause.id, what, help, places));
  const instead = 'nothing is needed; what a forecast should act on, say with `lifted by`, `resumed by` or a record';
  if (clause.kind === 'returns') warn('a return after notice', instead);
  if (clause.kind === 'shadows') warn('a renewal that shadows another', instead);
  const power = POWERS[clause.kind];
  if (power !== undefined && 'by' in clause && votes.some(({ name }) => name === clause.by)) {
    // A renewal says on which day its vote is held; here nothing does.
    warn(`${power} by a vote`, `name a decision with a rate, as in \`decision NAME by ACTOR at 0.1 per year\``);
  }
}

/** Facts and obligations on which anything depends. */
function dutiesAsked(model: Case): ReadonlySet<string> {
  return new Set([...dependencyGraph(model).values()].flat());
}

function noChance(message: string, help: string, subject: string, places: Places): Diagnostic {
  return diagnose('PV0803', { message, help, ...placeOf(subject, places) });
}

function notSimulated(subject: string, what: string, help: string, places: Places): Diagnostic {
  const message = `${what} is kept as law, but no forecast acts on it yet`;
  return diagnose('PV0805', { message, help, ...placeOf(subject, places) });
}

function placeOf(name: string, places: Places): { place?: Place } {
  const place = places.get(name);
  return place ? { place } : {};
}
