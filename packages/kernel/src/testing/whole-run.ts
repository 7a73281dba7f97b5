import { GROUP, type Particles } from '../executor.ts';

/** Runs a step of all paths. */
export function runStep(particles: Particles, step: number, world = 0): void {
  for (let group = 0; group < particles.groups; group += 1) particles.run(group, step, world);
}

/** A slot of all paths: [paths]. */
export function slotOf(particles: Particles, slot: number): Float64Array {
  const values = new Float64Array(particles.count);
  for (let group = 0; group < particles.groups; group += 1) particles.read(group, slot, values, group * GROUP);
  return values;
}
