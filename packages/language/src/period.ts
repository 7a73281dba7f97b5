import { type CalendarUnit, type Period, YEARS_PER } from '@proviso/model';
import type { Period as PeriodNode, PeriodUnit } from './generated/ast.ts';

/** A period of the text: `6 months`. */
export function periodOf(node: PeriodNode): Period {
  return { count: node.count, unit: calendarUnit(node.unit) };
}

/** Length in years of `month`, `months`, ... */
export function yearsPer(unit: PeriodUnit): number {
  return YEARS_PER[calendarUnit(unit)];
}

function calendarUnit(unit: PeriodUnit): CalendarUnit {
  return unit.replace(/s$/, '') as CalendarUnit;
}
