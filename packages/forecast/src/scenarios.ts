import type { Executor } from '@proviso/kernel';
import type { Case } from '@proviso/model';
import { outcomeAt } from './answers.ts';
import type { Ensemble } from './ensemble.ts';
import { difference, estimate } from './estimate.ts';
import type { ScenarioResult } from './forecast.ts';
import { idleInterventions } from './idle-interventions.ts';

/**
 * What each scenario would change. Its world ran on the same particles with the same random numbers as the baseline, so
 * that differences are taken path by path.
 */
export function scenarioResults(model: Case, ensemble: Ensemble, executor: Executor): readonly ScenarioResult[] {
  return model.scenarios.map((scenario, s) => ({
    name: scenario.name,
    ...(scenario.title === undefined ? {} : { title: scenario.title }),
    answers: model.questions.map(({ name }, q) => {
      const outcome = outcomeAt(ensemble, s + 1, q);
      const result = estimate(ensemble, outcome);
      const change = difference(ensemble, outcome, outcomeAt(ensemble, 0, q));
      return { question: name, ...(result ? { result } : {}), ...(change ? { difference: change } : {}) };
    }),
    idle: idleInterventions(executor, scenario, s + 1),
  }));
}
