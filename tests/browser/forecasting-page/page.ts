import { browserThread, type ForecastOptions, forecast, openEngine } from '@proviso/forecast';
import type { Case } from '@proviso/model';

/** The little of browsers that the page uses; Node's types leave it to those of browsers. */
declare const Worker: new (address: URL, options: { readonly type: 'module' }) => Parameters<typeof browserThread>[0];

/** What a test may ask of the page. */
export interface ForecastingPage {
  /** A forecast as JSON; with one thread in the page's own. */
  readonly forecastJson: (model: Case, options: ForecastOptions, threads: number) => Promise<string>;
}

const page: ForecastingPage = {
  forecastJson: async (model, options, threads) => {
    const engine = openEngine({
      spawn: () => browserThread(new Worker(new URL('./island-worker.ts', import.meta.url), { type: 'module' })),
      threads,
      worth: { ready: 0, started: 0 },
    });
    try {
      return JSON.stringify(await forecast(model, { ...options, engine }));
    } finally {
      engine.close();
    }
  },
};
Object.assign(globalThis, page);
