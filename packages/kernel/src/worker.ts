// What a thread needs that runs a kernel which another has compiled: little enough to be loaded in a moment.
export type { BucketFunctions, BucketKernel } from './compiled/bucket-kernel.ts';
export type { Fault, KernelImage } from './compiled/kernel-image.ts';
export { PathFault } from './compiled/kernel-image.ts';
export { bringToLife } from './compiled/kernel-particles.ts';
export { DrawSource } from './draw-source.ts';
export { exp } from './elementary/exp.ts';
export { log } from './elementary/log.ts';
export { GROUP, type Particles, type Readings, RunFailure, SUMS } from './executor.ts';
