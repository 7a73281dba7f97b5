import type { CivilDate, Observation, Signal, Statement } from '@proviso/model';
import { log } from '../elementary/log.ts';
import { RunFailure } from '../executor.ts';
import { prepareDistribution } from './distribution.ts';
import { figuresByStep } from './figures.ts';
import type { Numeric, Path, Turn } from './path.ts';
import { type Preparation, stepOf } from './preparation.ts';

/** [steps] what series measured with error and statements say about the step's values. */
export function prepareObservationsAndReadings(preparation: Preparation): readonly (readonly Turn[])[] {
  const turns: Turn[][] = preparation.steps.map(() => []);
  for (const observation of preparation.model.observations) addObservation(preparation, observation, turns);
  for (const statement of preparation.model.statements) addStatement(preparation, statement, turns);
  return turns;
}

function addObservation(preparation: Preparation, observation: Observation, turns: Turn[][]): void {
  const { name } = observation;
  const distribution = prepareDistribution(preparation, name, observation.distribution, 'opening');
  for (const [step, { date, value }] of figuresByStep(preparation, name, observation.series)) {
    const item = preparation.evidence.add(step, { kind: 'observation', name, date });
    turns[step]!.push((path) => path.score(item, distribution.logDensity(path, value)));
  }
}

/** A statement scores by how the run's one reader takes it. */
function addStatement(preparation: Preparation, statement: Statement, turns: Turn[][]): void {
  const step = stepOf(preparation, statement.date);
  const readings = statement.readings.filter((reading) => reading.reader === preparation.settings.reader);
  if (step < 0 || step >= preparation.steps.length || readings.length === 0) return;
  const item = preparation.evidence.add(step, { kind: 'reading', name: statement.name, date: statement.date });
  for (const reading of readings) {
    const signal = preparation.model.signals.find((it) => it.name === reading.signal)!;
    const weightOf = new Map(reading.weights.map(({ category, weight }) => [category, weight]));
    const categories = signal.categories.map((category) => ({
      weight: prepareWeight(preparation, signal, category),
      read: weightOf.get(category.name) ?? 0,
    }));
    turns[step]!.push((path) => {
      let [sum, heard] = [0, 0];
      for (const { weight, read } of categories) {
        const w = weight(path);
        sum += w;
        heard += read * w;
      }
      path.score(item, log(heard / sum));
    });
  }
}

function prepareWeight(preparation: Preparation, signal: Signal, category: Signal['categories'][number]): Numeric {
  const weight = preparation.expression(category.weight, 'opening');
  return (path: Path) => {
    const value = weight(path);
    if (value >= 0 && value < Infinity) return value;
    throw unfitWeight(signal, category, path.date, value);
  };
}

/** A weight of a category that is negative, or none. */
export function unfitWeight(
  signal: Signal,
  category: Signal['categories'][number],
  date: CivilDate,
  weight: number,
): RunFailure {
  return new RunFailure({
    code: 'PV0903',
    subject: signal.name,
    date,
    message: `the weight of ${category.name} in ${signal.name} is ${weight} on ${date}`,
    help: 'weights are finite and not negative; exp(...) always is positive',
  });
}
