import { type DayNumber, toDayNumber } from '@proviso/model';
import { isWhole } from '../../interpreter/decisions.ts';
import { compareText } from '../../interpreter/evidence.ts';
import { clausesOfKind, type Instrument } from '../../interpreter/instruments.ts';
import { actOf, SCENARIO_ACTS } from '../../interpreter/law-acts.ts';
import { recordedRenewals } from '../../interpreter/terms.ts';
import type { FunctionRef } from '../wasm/module.ts';
import type { LaneDecisions } from './decisions.ts';
import { enact } from './instruments.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { LaneRenewals } from './renewals.ts';
import { lowerAct } from './turns.ts';

/** Something done to an instrument on a day that is known before the run. */
export interface KnownAct {
  readonly day: DayNumber;
  readonly instrument: string;
  /** In the place of chance, which comes after the lets of a step. */
  readonly replacesChance: boolean;
  readonly run: FunctionRef;
}

/** The recorded acts, those of scenarios, and the days on which clauses begin to hold, in order of day. */
export function lowerLawActs(
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
      ...clauseBeginnings(plan, instrument),
    ])
    .sort((a, b) => a.day - b.day || compareText(a.instrument, b.instrument));
}

function renewalsOnRecord(plan: KernelPlan, { name }: Instrument, renewals: LaneRenewals): readonly KnownAct[] {
  return recordedRenewals(plan.preparation, name).map((renewal) => ({
    day: renewal.day,
    instrument: name,
    replacesChance: true,
    run: lowerAct(plan, `recorded renewal of ${name}`, (pair) => renewals.enter(pair, renewal)),
  }));
}

function otherRecords(plan: KernelPlan, instrument: Instrument, decisions: LaneDecisions): readonly KnownAct[] {
  return (plan.preparation.records.get(instrument.name) ?? []).flatMap((record) => {
    const act = isWhole(record) ? actOf(record) : undefined;
    if (!act) return [];
    const day = toDayNumber(record.date);
    const run = lowerAct(plan, `record of ${instrument.name}`, (pair) => {
      enact(pair, instrument, act, day, true);
      if (record.act.kind === 'suspended' && record.act.through !== undefined) {
        pair.setSlot(instrument.slots.suspendedThrough, toDayNumber(record.act.through));
      }
    });
    return [{ day, instrument: instrument.name, replacesChance: decisions.replacesChance(record), run }];
  });
}

function scenarioActs(plan: KernelPlan, instrument: Instrument): readonly KnownAct[] {
  return plan.interventions
    .ofKind('act')
    .filter(({ what }) => what.subject === instrument.name)
    .map((intervention) => {
      const day = toDayNumber(intervention.what.on);
      const run = lowerAct(plan, `scenarios on ${instrument.name}`, (pair) =>
        pair.inWorld(intervention.world, () => {
          const effective = enact(pair, instrument, SCENARIO_ACTS[intervention.what.act], day);
          pair.only(effective, () => pair.touch(intervention));
        }),
      );
      return { day, instrument: instrument.name, replacesChance: false, run };
    });
}

/** On the day on which `rests on` begins to hold nothing is done, but what has ended already takes effect. */
function clauseBeginnings(plan: KernelPlan, instrument: Instrument): readonly KnownAct[] {
  return clausesOfKind(instrument, 'rests').flatMap(({ holds }) =>
    holds?.from === undefined
      ? []
      : [
          {
            day: toDayNumber(holds.from),
            instrument: instrument.name,
            replacesChance: false,
            run: lowerAct(plan, `clause of ${instrument.name}`, () => {}),
          },
        ],
  );
}
