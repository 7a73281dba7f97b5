import { type Case, type CivilDate, formatUnit, type Named, type State, type Step, type Unit } from '@proviso/model';
import { figuresByStep } from '../../fan-charts.ts';
import { reportName, withReports } from '../../next-figure.ts';

/** A series of figures that a model predicts step by step. */
export interface PredictedSeries {
  readonly name: string;
  readonly title?: string;
  /** As it is written between brackets; absent for a pure number. */
  readonly unit?: string;
  /** Quantity of the {@link withPredictions} model that holds the prediction in a step. */
  readonly prediction: string;
  /** The figures known, each with its step; those that no step predicts are left out. */
  readonly figures: readonly { readonly step: number; readonly date: CivilDate; readonly value: number }[];
}

/** Name of the state that goes where a state with figures would have gone without them. */
function twinName({ name }: State): string {
  return `${name}, predicted`;
}

/**
 * The model with a prediction in every step for each series: what an observation reports, and for a state that its figures
 * hold fast a twin, which takes the same step from the step before with a draw of its own. They move no other draw.
 */
export function withPredictions(known: Case): Case {
  const twins = predictable(known).map((state): State => {
    const { series: _, ...bare } = state;
    return { ...bare, name: twinName(state) };
  });
  const model = withReports(known);
  return { ...model, states: [...model.states, ...twins].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function predictable({ states }: Case): readonly State[] {
  return states.filter(({ series, next }) => series && next.kind === 'draw');
}

/** The series of a case, in the order of the model: states, then observations. */
export function predictedSeries(known: Case, steps: readonly Step[]): readonly PredictedSeries[] {
  const states = predictable(known).map((state) => ({
    ...described(state),
    prediction: twinName(state),
    // In the first step a figure takes the place of the start: nothing predicts it.
    figures: figuresByStep(state.series!, steps).filter(({ step }) => step > 0),
  }));
  const observations = known.observations.map((observation) => ({
    ...described(observation),
    prediction: reportName(observation),
    figures: figuresByStep(observation.series, steps),
  }));
  return [...states, ...observations].filter(({ figures }) => figures.length > 0);
}

function described({ name, title, unit }: Named & { readonly unit: Unit }) {
  const shown = formatUnit(unit);
  return { name, ...(title === undefined ? {} : { title }), ...(shown === '1' ? {} : { unit: shown }) };
}
