import { type DatedRecord, type DayNumber, stepIndexOf, toDayNumber } from '@proviso/model';
import { isWhole } from '../../interpreter/decisions.ts';
import { compareText } from '../../interpreter/evidence.ts';
import { clausesOfKind, type Instrument } from '../../interpreter/instruments.ts';
import { actOf, SCENARIO_ACTS } from '../../interpreter/law-acts.ts';
import { recordedRenewals } from '../../interpreter/terms.ts';
import type { LaneDecisions } from './decisions.ts';
import { courseOf, openingOf, type Position } from './docket.ts';
import { enact } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import type { LaneRenewals } from './renewals.ts';

/** Something done to an instrument on a day that is known before the run. */
export interface KnownAct {
  readonly name: string;
  readonly day: DayNumber;
  readonly instrument: Instrument;
  /** The record of it, where it is on record. */
  readonly record?: DatedRecord;
  /** In the place of chance, which comes after the lets of a step. */
  readonly replacesChance: boolean;
  readonly run: (pair: PathPair) => void;
}

/** A known act, and where in the run it is done; after the last step none is. */
export interface PlacedAct extends KnownAct {
  readonly position: Position | undefined;
}

/** The recorded acts, those of scenarios, and the days on which clauses begin to hold, in order of day. */
export function knownActs(
  plan: KernelPlan,
  instruments: readonly Instrument[],
  renewals: ReadonlyMap<string, LaneRenewals>,
  decisions: LaneDecisions,
): readonly KnownAct[] {
  return instruments
    .flatMap((instrument) => [
      ...renewalsOnRecord(plan, instrument, renewals.get(instrument.name)!),
      ...otherRecords(plan, instrument, decisions),
      ...scenarioActs(plan, instrument),
      ...clauseBeginnings(instrument),
    ])
    .sort((a, b) => a.day - b.day || compareText(a.instrument.name, b.instrument.name));
}

function renewalsOnRecord(plan: KernelPlan, instrument: Instrument, renewals: LaneRenewals): readonly KnownAct[] {
  const { name } = instrument;
  return recordedRenewals(plan.preparation, name).map((renewal) => ({
    name: `recorded renewal of ${name}`,
    day: renewal.day,
    instrument,
    record: renewal.record,
    replacesChance: true,
    run: (pair) => renewals.enter(pair, renewal),
  }));
}

function otherRecords(plan: KernelPlan, instrument: Instrument, decisions: LaneDecisions): readonly KnownAct[] {
  return (plan.preparation.records.get(instrument.name) ?? []).flatMap((record) => {
    const act = isWhole(record) ? actOf(record) : undefined;
    if (!act) return [];
    const day = toDayNumber(record.date);
    const run = (pair: PathPair) => {
      enact(pair, instrument, act, day, true);
      if (record.act.kind === 'suspended' && record.act.through !== undefined) {
        pair.setSlot(instrument.slots.suspendedThrough, toDayNumber(record.act.through));
      }
    };
    const name = `record of ${instrument.name}`;
    return [{ name, day, instrument, record, replacesChance: decisions.replacesChance(record), run }];
  });
}

function scenarioActs(plan: KernelPlan, instrument: Instrument): readonly KnownAct[] {
  return plan.interventions
    .ofKind('act')
    .filter(({ what }) => what.subject === instrument.name)
    .map((intervention) => {
      const day = toDayNumber(intervention.what.on);
      const run = (pair: PathPair) =>
        pair.inWorld(intervention.world, () => {
          const effective = enact(pair, instrument, SCENARIO_ACTS[intervention.what.act], day);
          pair.only(effective, () => pair.touch(intervention));
        });
      return { name: `scenarios on ${instrument.name}`, day, instrument, replacesChance: false, run };
    });
}

/** On the day on which `rests on` begins to hold nothing is done, but what has ended already takes effect. */
function clauseBeginnings(instrument: Instrument): readonly KnownAct[] {
  return clausesOfKind(instrument, 'rests').flatMap(({ holds }) =>
    holds?.from === undefined
      ? []
      : [
          {
            name: `clause of ${instrument.name}`,
            day: toDayNumber(holds.from),
            instrument,
            replacesChance: false,
            run: () => {},
          },
        ],
  );
}

/** Puts acts, in order of day, in their places. What opens a step comes before its lets, so that they see it. */
export function placed(
  { preparation: { steps } }: KernelPlan,
  acts: readonly KnownAct[],
  rankOf: (n: number) => number,
): readonly PlacedAct[] {
  const partOf = ({ day, replacesChance }: KnownAct) => {
    if (day < steps[0]!.first) return 0;
    const step = stepIndexOf(steps, day);
    if (step < 0) return undefined;
    return day === steps[step]!.first && !replacesChance ? openingOf(step) : courseOf(step);
  };
  return acts.map((act, n) => {
    const part = partOf(act);
    return { ...act, position: part === undefined ? undefined : { part, key: [act.day, rankOf(n)] } };
  });
}
