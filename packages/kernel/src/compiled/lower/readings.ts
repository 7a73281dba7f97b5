import type { Observation, Signal, Statement } from '@proviso/model';
import { figuresByStep } from '../../interpreter/figures.ts';
import { stepOf } from '../../interpreter/preparation.ts';
import { unfitWeight } from '../../interpreter/readings.ts';
import { log } from '../math/log.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { lowerLogDensity } from './distribution.ts';
import { lowerExpression } from './formulas.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerTurn } from './turns.ts';

/** [steps] what series measured with error and statements say about the step's values. */
export function lowerObservationsAndReadings(plan: KernelPlan): readonly (readonly FunctionRef[])[] {
  const turns: FunctionRef[][] = plan.preparation.steps.map(() => []);
  for (const observation of plan.preparation.model.observations) addObservation(plan, observation, turns);
  for (const statement of plan.preparation.model.statements) addStatement(plan, statement, turns);
  return turns;
}

function addObservation(plan: KernelPlan, { name, distribution, series }: Observation, turns: FunctionRef[][]): void {
  const figures = figuresByStep(plan.preparation, name, series);
  const items = new Map(
    [...figures].map(([step, { date }]) => [
      step,
      plan.preparation.evidence.add(step, { kind: 'observation', name, date }),
    ]),
  );
  if (items.size === 0) return;
  const turn = lowerTurn(plan, `observation of ${name}`, (pair) => {
    const value = pair.byStep((step) => figures.get(step)?.value ?? 0);
    const density = lowerLogDensity(pair, name, distribution, value);
    pair.score((step) => items.get(step), density);
  });
  for (const step of items.keys()) turns[step]!.push(turn);
}

/** A statement scores by how the run's one reader takes it. */
function addStatement(plan: KernelPlan, statement: Statement, turns: FunctionRef[][]): void {
  const { preparation } = plan;
  const step = stepOf(preparation, statement.date);
  const readings = statement.readings.filter((reading) => reading.reader === preparation.settings.reader);
  if (step < 0 || step >= preparation.steps.length || readings.length === 0) return;
  const item = preparation.evidence.add(step, { kind: 'reading', name: statement.name, date: statement.date });
  for (const reading of readings) {
    const signal = preparation.model.signals.find((it) => it.name === reading.signal)!;
    const weightOf = new Map(reading.weights.map(({ category, weight }) => [category, weight]));
    const turn = lowerTurn(plan, `reading of ${statement.name}`, (pair) => {
      let [sum, heard] = [pair.of(0), pair.of(0)];
      for (const category of signal.categories) {
        const weight = lowerWeight(pair, signal, category);
        sum = pair.add(sum, weight);
        heard = pair.add(heard, pair.mul(weightOf.get(category.name) ?? 0, weight));
      }
      pair.score(() => item, log(pair, pair.div(heard, sum)));
    });
    turns[step]!.push(turn);
  }
}

function lowerWeight(pair: PathPair, signal: Signal, category: Signal['categories'][number]): Value {
  const weight = lowerExpression(pair, category.weight, 'opening');
  const unfit = pair.not(pair.and(pair.ge(weight, 0), pair.lt(weight, Infinity)));
  pair.fail(unfit, [weight], (date, [value]) => unfitWeight(signal, category, date, value!));
  return weight;
}
