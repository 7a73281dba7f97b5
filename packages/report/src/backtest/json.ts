import type { Backtest } from '@proviso/forecast';
import { writeJson } from '../json.ts';

/** Name and version of the layout of a backtest as JSON; SCHEMA.md describes it. */
const SCHEMA = 'proviso-backtest/1';

/** The backtest as JSON text, every number in full; see {@link writeJson}. */
export function renderBacktestJson(backtest: Backtest): string {
  return writeJson(SCHEMA, backtest);
}
