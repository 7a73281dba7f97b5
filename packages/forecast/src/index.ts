export * from './forecast.ts';
export type { ForecastFailure, ForecastOptions, ForecastOutcome } from './options.ts';
export { forecast } from './run.ts';
export * from './scoring/backtest.ts';
