import { prepareInterpreter } from '@proviso/kernel';
import type { Case, CivilDate, Expression, Question } from '@proviso/model';
import { DEFAULT_SEED } from '../options.ts';
import type { Testimony } from './doubt.ts';
import { Measurements } from './measured.ts';
import { recordedCase, traceableNames, type Vintage } from './recorded-case.ts';

/** The one path of a case without chance, and by what its answers are doubted. */
export interface Replay {
  readonly testimony: Testimony;
  readonly measurements: Measurements;
  /** Last day about which atoms that read these expressions can be answered. */
  readonly boundOf: (sides: readonly Expression[]) => CivilDate;
  readonly answers: (questions: readonly Question[]) => readonly number[];
}

/** The replay of a case from what was known on a day. */
export function replayOf(model: Case, vintage: Vintage, known: CivilDate): Replay {
  const recorded = recordedCase(model, known, vintage);
  const run = (questions: readonly Question[]) =>
    prepareInterpreter({ ...recorded, questions }, { asOf: known, seed: DEFAULT_SEED });
  const measurements = new Measurements({ ...model, states: recorded.states }, run([]).steps, known);
  const checked = [known, model.verifiedThrough ?? known].sort()[0]!;
  return {
    testimony: { model: { ...recorded, questions: model.questions }, traceable: traceableNames(model) },
    measurements,
    boundOf: (sides) => (sides.length > 0 && !sides.some((side) => measurements.readsRecords(side)) ? known : checked),
    answers: (questions) => {
      const { steps, layout, particles } = run(questions);
      const path = particles(1);
      path.begin(0, 1);
      for (const { index } of steps) path.run(0, index, 0);
      const value = new Float64Array(1);
      return layout.questions.map(({ answer }) => {
        path.read(0, answer, value, 0);
        return value[0]!;
      });
    },
  };
}
