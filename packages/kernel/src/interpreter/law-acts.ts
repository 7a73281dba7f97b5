import { type DatedAct, type DatedRecord, type DayNumber, type Intervention, toDayNumber } from '@proviso/model';
import { type DecisionTurns, isWhole } from './decisions.ts';
import { compareText } from './evidence.ts';
import { clausesOfKind, enact, type Instrument } from './instruments.ts';
import type { Interventions } from './interventions.ts';
import type { Path, Turn } from './path.ts';
import type { Preparation } from './preparation.ts';
import type { Renewals } from './renewals.ts';
import { recordedRenewals } from './terms.ts';

/** Something done to an instrument on a day. */
export interface LawAct {
  readonly day: DayNumber;
  readonly run: Turn;
}

/** The acts whose days are known before the run, each list in order of day. */
export interface LawActs {
  /** Before the first step. */
  readonly history: readonly LawAct[];
  /** [steps] on the first day of the step, so that its lets see them. */
  readonly opening: readonly (readonly LawAct[])[];
  /** [steps] later in the step, or in the place of chance, which comes after the lets. */
  readonly course: readonly (readonly LawAct[])[];
}

interface PlacedAct extends LawAct {
  readonly instrument: string;
  readonly replacesChance: boolean;
}

/** What an act of a scenario does. */
export const SCENARIO_ACTS: Readonly<Record<(Intervention & { kind: 'act' })['act'], DatedAct>> = {
  lift: 'lift',
  suspend: 'suspend',
  resume: 'resume',
  repeal: 'repeal',
  terminate: 'terminate',
};

/** The recorded acts, those of scenarios, and the days on which clauses begin to hold. */
export function lawActsOf(
  preparation: Preparation,
  instruments: readonly Instrument[],
  renewals: ReadonlyMap<string, Renewals>,
  decisions: DecisionTurns,
  interventions: Interventions,
): LawActs {
  const acts = instruments
    .flatMap((instrument) => [
      ...renewalsOnRecord(preparation, instrument, renewals.get(instrument.name)!),
      ...otherRecords(preparation, instrument, decisions),
      ...scenarioActs(instrument, interventions),
      ...clauseBeginnings(instrument),
    ])
    .sort((a, b) => a.day - b.day || compareText(a.instrument, b.instrument));
  const { steps } = preparation;
  const opens = (act: PlacedAct, first: DayNumber) => act.day === first && !act.replacesChance;
  return {
    history: acts.filter((act) => act.day < steps[0]!.first),
    opening: steps.map(({ first }) => acts.filter((act) => opens(act, first))),
    course: steps.map(({ first, last }) =>
      acts.filter((act) => first <= act.day && act.day <= last && !opens(act, first)),
    ),
  };
}

function renewalsOnRecord(preparation: Preparation, { name }: Instrument, renewals: Renewals): readonly PlacedAct[] {
  return recordedRenewals(preparation, name).map((renewal) => ({
    day: renewal.day,
    instrument: name,
    replacesChance: true,
    run: (path) => renewals.enter(path, renewal),
  }));
}

function otherRecords(
  preparation: Preparation,
  instrument: Instrument,
  decisions: DecisionTurns,
): readonly PlacedAct[] {
  const records = preparation.records.get(instrument.name) ?? [];
  return records.flatMap((record) => {
    const act = isWhole(record) ? actOf(record) : undefined;
    if (!act) return [];
    const day = toDayNumber(record.date);
    const run = (path: Path) => {
      enact(path, instrument, act, day, true);
      if (record.act.kind === 'suspended' && record.act.through !== undefined) {
        path.slots[instrument.slots.suspendedThrough] = toDayNumber(record.act.through);
      }
    };
    return [{ day, instrument: instrument.name, replacesChance: decisions.replacesChance(record), run }];
  });
}

/** What a record does to an instrument; undefined for a renewal, which enters a term, and for what is no act of law. */
export function actOf({ act }: DatedRecord): DatedAct | undefined {
  switch (act.kind) {
    case 'lifted':
      return 'lift';
    case 'suspended':
      return 'suspend';
    case 'resumed':
      return 'resume';
    case 'repealed':
      return 'repeal';
    case 'terminated':
      return 'terminate';
    case 'superseded':
      return 'supersede';
    case 'renewed':
    case 'met':
    case 'violated':
    case 'happened':
    case 'did not happen':
      return undefined;
  }
}

function scenarioActs(instrument: Instrument, interventions: Interventions): readonly PlacedAct[] {
  return interventions
    .ofKind('act')
    .filter(({ what }) => what.subject === instrument.name)
    .map((intervention) => {
      const day = toDayNumber(intervention.what.on);
      const act = SCENARIO_ACTS[intervention.what.act];
      const run = (path: Path) => {
        if (path.world === intervention.world && enact(path, instrument, act, day)) intervention.met = true;
      };
      return { day, instrument: instrument.name, replacesChance: false, run };
    });
}

/** On the day on which `rests on` begins to hold nothing is done, but what has ended already takes effect. */
function clauseBeginnings(instrument: Instrument): readonly PlacedAct[] {
  return clausesOfKind(instrument, 'rests').flatMap(({ holds }) =>
    holds?.from === undefined
      ? []
      : [{ day: toDayNumber(holds.from), instrument: instrument.name, replacesChance: false, run: () => {} }],
  );
}
