import { priorOf, RunFailure } from '@proviso/kernel';
import type { Place } from '@proviso/language';
import {
  type Case,
  type CivilDate,
  caseAsOf,
  type Event,
  formatUnit,
  fromDayNumber,
  type Scenario,
  settledBy,
  setValuesOf,
  toDayNumber,
} from '@proviso/model';
import { inOrderOfText } from '@proviso/report/words';
import type { RunSetting } from '../store/setting.ts';

/** What a case lets a person turn as of a day, in the order of its text. */
export interface Knobs {
  readonly params: readonly ParamKnob[];
  readonly events: readonly EventKnob[];
  readonly values: readonly ValueKnob[];
}

interface Titled {
  readonly name: string;
  readonly title?: string;
}

export interface ParamKnob extends Titled {
  readonly unit: string;
  /** 1st and 99th percentile and median of what the case says of it before any data; absent where that is no continuous distribution. */
  readonly prior?: { readonly low: number; readonly median: number; readonly high: number };
  /** What the case fixes it at. */
  readonly fixed?: number;
}

export interface EventKnob extends Titled {
  /** Its own day; absent for what may happen at any time. */
  readonly on?: CivilDate;
  /** The days on which it can be made to happen. */
  readonly earliest: CivilDate;
  readonly latest: CivilDate;
}

/** A value that a scenario sets. */
export interface ValueKnob {
  readonly target: string;
  readonly scenario: Titled;
  readonly quantity: string;
  readonly nth: number;
  readonly title?: string;
  readonly unit: string;
  /** As the case has it; absent where that is a formula. */
  readonly value?: number;
  readonly from?: CivilDate;
  readonly through?: CivilDate;
}

/** All that can be turned. */
export function knobsOf(model: Case, places: ReadonlyMap<string, Place>, { asOf, seed }: RunSetting): Knobs {
  const known = caseAsOf(model, asOf);
  const priors = priorsOf(known, asOf, seed);
  const pending = known.events.filter((event) => settledBy(known, event, asOf) === undefined);
  return {
    params: inOrderOfText(known.params, places).map(({ name, title, unit, law }) => {
      const prior = priors.get(name);
      return {
        ...titled({ name, ...(title !== undefined && { title }) }),
        unit: formatUnit(unit),
        ...(prior && { prior }),
        ...(law.kind === 'value' && law.value.kind === 'number' && { fixed: law.value.value }),
      };
    }),
    events: inOrderOfText(pending, places).flatMap((event) => eventKnob(known, event, asOf) ?? []),
    values: inOrderOfText(known.scenarios, places)
      .filter((scenario) => isToCome(scenario, asOf))
      .flatMap((scenario) => valueKnobs(known, scenario)),
  };
}

/** Draws from which percentiles are read. */
const DRAWS = 2_000;

function priorsOf(known: Case, asOf: CivilDate, seed: number): ReadonlyMap<string, NonNullable<ParamKnob['prior']>> {
  try {
    const prior = priorOf(known, { asOf, seed });
    const draws = Array.from({ length: DRAWS }, (_, path) => prior.draw(path));
    return new Map(
      prior.params.map(({ name }, p) => {
        const sorted = Float64Array.from(draws, (values) => values[p]!).sort();
        const at = (share: number) => sorted[Math.round(share * (DRAWS - 1))]!;
        return [name, { low: at(0.01), median: at(0.5), high: at(0.99) }] as const;
      }),
    );
  } catch (error) {
    // A distribution without width: the forecast says so, and the params can still be set by number.
    if (error instanceof RunFailure) return new Map();
    throw error;
  }
}

/** An event that only a record brings about, or that is to come after the timeline, has no knob of its own. */
function eventKnob(known: Case, { name, title, occurrence }: Event, asOf: CivilDate): EventKnob | undefined {
  const [earliest, latest] = [fromDayNumber(toDayNumber(asOf) + 1), known.timeline.through];
  if (occurrence.kind === 'recorded' || earliest > latest) return undefined;
  const on = occurrence.kind === 'dated' ? { on: occurrence.on } : {};
  return { ...titled({ name, ...(title !== undefined && { title }) }), ...on, earliest, latest };
}

function isToCome({ interventions }: Scenario, asOf: CivilDate): boolean {
  return interventions.every((it) => {
    const day = 'from' in it ? it.from : 'on' in it ? it.on : undefined;
    return day === undefined || day > asOf;
  });
}

function valueKnobs(known: Case, scenario: Scenario): readonly ValueKnob[] {
  return setValuesOf(known, scenario).map(({ target, quantity, nth, title, unit, value, from, through }) => ({
    ...{ target, quantity, nth, scenario: titled(scenario), unit: formatUnit(unit) },
    ...(title !== undefined && { title }),
    ...(value.kind === 'number' && { value: value.value }),
    ...(from !== undefined && { from }),
    ...(through !== undefined && { through }),
  }));
}

function titled({ name, title }: Titled): Titled {
  return title === undefined ? { name } : { name, title };
}
