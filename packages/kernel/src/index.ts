export { prepareCompiled } from './compiled/kernel.ts';
export { DrawSource } from './draw-source.ts';
export { exp } from './elementary/exp.ts';
export { log } from './elementary/log.ts';
export * from './executor.ts';
export { prepareInterpreter } from './interpreter/interpreter.ts';
export { PlainWeights } from './interpreter/plain-weights.ts';
export { type Prior, priorOf } from './prior/prior.ts';
export { siteOf } from './site.ts';
