import { type Case, type DatedRecord, stepsOf, toDayNumber, YEARS_PER } from '@proviso/model';
import { DrawSource } from '../draw-source.ts';
import type { RunSettings } from '../executor.ts';
import { prepareCondition } from './conditions.ts';
import { EvidenceList } from './evidence.ts';
import { prepareExpression } from './expressions.ts';
import { layOut } from './layout.ts';
import type { Preparation } from './preparation.ts';

/** Begins the preparation of a model that has been cut to the as-of day. */
export function begin(model: Case, settings: RunSettings): Preparation {
  const steps = stepsOf(model.timeline);
  const verified = model.verifiedThrough;
  const silenceThrough = verified !== undefined && verified < settings.asOf ? verified : settings.asOf;
  const preparation: Preparation = {
    model,
    settings,
    steps,
    stepLength: YEARS_PER[model.timeline.unit],
    asOf: toDayNumber(settings.asOf),
    silenceThrough: toDayNumber(silenceThrough),
    source: new DrawSource(settings.seed),
    layout: layOut(model),
    evidence: new EvidenceList(steps.length),
    records: standingRecords(model.records),
    notes: steps.map(() => []),
    expression: (expression, view) => prepareExpression(preparation, expression, view),
    condition: (condition, view) => prepareCondition(preparation, condition, view),
  };
  return preparation;
}

/** The records that no other overrules, by subject. */
function standingRecords(records: readonly DatedRecord[]): ReadonlyMap<string, readonly DatedRecord[]> {
  const overruled = new Set(records.flatMap((record) => record.overrules));
  return Map.groupBy(
    records.filter((record) => !overruled.has(record.id)),
    (record) => record.subject,
  );
}
