import {
  type CivilDate,
  type DayNumber,
  type EventIntervention,
  type Intervention,
  type Scenario,
  toDayNumber,
} from '@proviso/model';
import { RunFailure } from '../executor.ts';
import type { Path } from './path.ts';
import type { Preparation } from './preparation.ts';

/** An intervention in one world, and whether it has met a path. */
interface AnyIntervention {
  readonly world: number;
  readonly what: Intervention;
  met: boolean;
}

/** One of some kinds. */
type WorldIntervention<K extends Intervention['kind']> = AnyIntervention & {
  readonly what: Extract<Intervention, { kind: K }>;
};

/** The interventions of all worlds; the baseline, world 0, has those alone that are made in every world. */
export interface Interventions {
  readonly worlds: number;
  /** Those of some kinds, in the order of the text. */
  ofKind<K extends Intervention['kind']>(...kinds: readonly K[]): readonly WorldIntervention<K>[];
  /** In the order of a world's scenario, and then those of every world. */
  inWorld(world: number): readonly AnyIntervention[];
  /** None has met a path. */
  forget(): void;
}

/**
 * The interventions of the model's scenarios, and those of the run's settings, which every world has.
 * @throws RunFailure PV0906 where one is dated on or before the as-of day
 */
export function interventionsOf({ model, settings }: Preparation): Interventions {
  const everywhere = settings.events ?? [];
  const worlds = [everywhere, ...model.scenarios.map((scenario) => withEvents(scenario, everywhere))].map(
    (interventions, world) => interventions.map((what): AnyIntervention => ({ world, what, met: false })),
  );
  for (const { name, interventions } of model.scenarios) {
    for (const what of interventions) refusePast(name, dateOf(what), settings.asOf);
  }
  return {
    worlds: worlds.length,
    ofKind: <K extends Intervention['kind']>(...kinds: readonly K[]) =>
      worlds.flat().filter((it) => isOfKind(it, kinds)),
    inWorld: (world) => worlds[world]!,
    forget: () => {
      for (const intervention of worlds.flat()) intervention.met = false;
    },
  };
}

/** What a scenario does, and what is done to all events in which it does not intervene itself. */
function withEvents({ interventions }: Scenario, everywhere: readonly EventIntervention[]): readonly Intervention[] {
  const own = new Set(interventions.map((it) => ('event' in it ? it.event : undefined)));
  return [...interventions, ...everywhere.filter(({ event }) => !own.has(event))];
}

function isOfKind<K extends Intervention['kind']>(
  it: AnyIntervention,
  kinds: readonly K[],
): it is WorldIntervention<K> {
  return (kinds as readonly string[]).includes(it.what.kind);
}

function dateOf(intervention: Intervention): CivilDate | undefined {
  switch (intervention.kind) {
    case 'set':
    case 'passes':
    case 'fails':
      return intervention.from ?? ('through' in intervention ? intervention.through : undefined);
    case 'happens':
    case 'met':
    case 'act':
      return intervention.on;
    case 'does not happen':
      return undefined;
  }
}

function refusePast(scenario: string, date: CivilDate | undefined, asOf: CivilDate): void {
  if (date === undefined || date > asOf) return;
  throw new RunFailure({
    code: 'PV0906',
    subject: scenario,
    date,
    message: `scenario ${scenario} intervenes on ${date}, which is past as of ${asOf}`,
    help: `a scenario changes what is to come: give a date after ${asOf}, or run as of an earlier day`,
  });
}

/** The intervention of the path's world that forces a vote or decision on any of some days. */
export type Force = (
  path: Path,
  from: DayNumber,
  through: DayNumber,
) => WorldIntervention<'passes' | 'fails'> | undefined;

/** Makes what scenarios do to a vote or decision ready to run. */
export function prepareForce(interventions: Interventions, vote: string): Force {
  const about = interventions
    .ofKind('passes', 'fails')
    .filter(({ what }) => what.vote === vote)
    .map((it) => ({ it, from: toDayNumber(it.what.from), through: toDayNumber(it.what.through) }));
  return (path, from, through) =>
    about.find((forced) => forced.it.world === path.world && forced.from <= through && from <= forced.through)?.it;
}
