export { chainWorkers } from './fitting/chain-workers.ts';
