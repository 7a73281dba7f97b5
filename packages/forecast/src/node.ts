export { chainWorkers } from './fitting/chain-workers.ts';
export { spawnNodeThread, threadsOfMachine } from './workers/node-threads.ts';
