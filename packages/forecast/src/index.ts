export * from './forecast.ts';
export type { ForecastFailure, ForecastOptions, ForecastOutcome } from './options.ts';
export { forecast } from './run.ts';
export * from './scoring/backtest.ts';
export type { Forecaster, PastForecast, PastQuestion } from './scoring/past-question.ts';
export type { Reliability } from './scoring/reliability.ts';
export type { Standing } from './scoring/standings.ts';
