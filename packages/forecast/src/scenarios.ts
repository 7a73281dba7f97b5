import type { Case } from '@proviso/model';
import type { Batch } from './batch.ts';
import { outcomeOf, poolBatches } from './ensemble.ts';
import { difference, estimate } from './estimate.ts';
import type { ScenarioResult } from './forecast.ts';
import { idleInterventions } from './idle-interventions.ts';

/**
 * What each scenario would change, from the first batch, the one that runs all worlds. A scenario's world ran on the same particles with the same random numbers as the baseline, so
 * that differences are taken path by path.
 */
export function scenarioResults(model: Case, first: Batch): readonly ScenarioResult[] {
  const ensemble = poolBatches([first]);
  const baseline = model.questions.map((_, q) => outcomeOf([first], 0, q));
  return model.scenarios.map((scenario, s) => ({
    name: scenario.name,
    ...(scenario.title === undefined ? {} : { title: scenario.title }),
    answers: model.questions.map(({ name }, q) => {
      const outcome = outcomeOf([first], s + 1, q);
      const result = estimate(ensemble, outcome);
      const change = difference(ensemble, outcome, baseline[q]!);
      return { question: name, ...(result ? { result } : {}), ...(change ? { difference: change } : {}) };
    }),
    idle: idleInterventions(scenario, first.touched[s + 1]!),
  }));
}
