import { type Engine, openEngine } from '@proviso/forecast';
import { spawnNodeThread, threadsOfMachine } from '@proviso/forecast/node';

/** Does something with threads that stand ready, and ends them. @param threads one for each core where undefined */
export async function withEngine<T>(threads: number | undefined, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = openEngine({ spawn: spawnNodeThread, threads: threads ?? threadsOfMachine() });
  try {
    return await use(engine);
  } finally {
    engine.close();
  }
}
