import { RunFailure } from '@proviso/kernel';
import {
  type Case,
  type CivilDate,
  type Intervention,
  type Named,
  nearest,
  type Question,
  type Scenario,
} from '@proviso/model';

/**
 * The reader whose readings count: the one asked for, else the first of the case; undefined where it has none.
 * @throws RunFailure PV0908 where the case has no such reader
 */
export function chooseReader(model: Case, asked: string | undefined): Named | undefined {
  if (asked === undefined) return model.readers[0];
  return model.readers.find(({ name }) => name === asked) ?? unknown('reader', asked, model.readers);
}

/**
 * The readers to be put beside the one whose readings count, in order of declaration.
 * @throws RunFailure PV0908 where there is none
 */
export function otherReaders({ readers }: Case, reader: Named | undefined): readonly Named[] {
  const others = readers.filter(({ name }) => name !== reader?.name);
  if (others.length > 0) return others;
  throw new RunFailure({
    code: 'PV0908',
    subject: reader?.name ?? 'reader',
    message: reader ? `${reader.name} is the only reader of the case` : 'the case has no reader',
    help: 'declare readers and what they read in the statements, to put them side by side; else leave the option out',
  });
}

/** The scenarios to run, and those that are left out because they begin before the day. */
export interface ChosenScenarios {
  readonly chosen: readonly Scenario[];
  readonly past: readonly Scenario[];
}

/**
 * The scenarios asked for, in the order of the model. Where none is asked for, all that begin after the as-of day: a
 * case keeps its old scenarios when time has passed them by.
 * @throws RunFailure PV0908 where the case has no such scenario
 */
export function chooseScenarios(model: Case, asOf: CivilDate, asked: readonly string[] | undefined): ChosenScenarios {
  if (asked === undefined) {
    const past = model.scenarios.filter((scenario) => scenario.interventions.some((i) => dayOf(i) <= asOf));
    return { chosen: model.scenarios.filter((scenario) => !past.includes(scenario)), past };
  }
  for (const name of asked) {
    if (!model.scenarios.some((scenario) => scenario.name === name)) unknown('scenario', name, model.scenarios);
  }
  return { chosen: model.scenarios.filter(({ name }) => asked.includes(name)), past: [] };
}

/**
 * The questions asked for, in the order of the model; all where none is named.
 * @throws RunFailure PV0908 where the case has no such question
 */
export function chooseQuestions({ questions }: Case, asked: readonly string[] | undefined): readonly Question[] {
  if (asked === undefined) return questions;
  for (const name of asked)
    if (!questions.some((question) => question.name === name)) unknown('question', name, questions);
  return questions.filter(({ name }) => asked.includes(name));
}

/**
 * The case as if some of its statements had never been made.
 * @throws RunFailure PV0908 where none of that name was known
 */
export function withoutStatements(known: Case, struck: readonly string[]): Case {
  for (const name of struck) {
    if (!known.statements.some((statement) => statement.name === name)) unknown('statement', name, known.statements);
  }
  return { ...known, statements: known.statements.filter(({ name }) => !struck.includes(name)) };
}

/** First day on which an intervention does something; one without a day begins after any. */
function dayOf(intervention: Intervention): CivilDate {
  switch (intervention.kind) {
    case 'set':
    case 'passes':
    case 'fails':
      return intervention.from ?? ('through' in intervention ? intervention.through : undefined) ?? '9999-12-31';
    case 'happens':
    case 'met':
    case 'act':
      return intervention.on;
    case 'does not happen':
      return '9999-12-31';
  }
}

function unknown(what: string, asked: string, known: readonly Named[]): never {
  const names = known.map(({ name }) => name);
  throw new RunFailure({
    code: 'PV0908',
    subject: asked,
    message: `the case has no ${what} ${asked}`,
    help: helpWith(what, nearest(asked, names), names),
  });
}

function helpWith(what: string, like: string | undefined, names: readonly string[]): string {
  if (names.length === 0) return `the case declares no ${what}; leave the option out`;
  const choice = `choose from ${names.join(', ')}`;
  return like === undefined ? choice : `did you mean ${like}? Else ${choice}`;
}
