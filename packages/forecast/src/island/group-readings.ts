import { GROUP, type Particles, type Readings } from '@proviso/kernel/worker';

/** Reads slots of every so many-th particle of an island into arrays over these. */
export class GroupReadings {
  readonly every: number;
  /** How many particles of an island are read. */
  readonly count: number;
  readonly #particles: Particles;
  readonly #group = new Float64Array(GROUP);

  constructor(particles: Particles, every: number) {
    this.every = every;
    this.count = Math.ceil(particles.count / every);
    this.#particles = particles;
  }

  /** Writes a slot of a group's particles at their places in an array that begins at `from`. */
  read(group: number, slot: number, into: Readings, from = 0): void {
    if (this.every === 1) {
      this.#particles.read(group, slot, into, from + group * GROUP);
      return;
    }
    this.#particles.read(group, slot, this.#group, 0);
    this.places(group, (place, i) => {
      into[from + place] = this.#group[i]!;
    });
  }

  /** Adds a slot of a group's particles to an array. */
  add(group: number, slot: number, to: Float64Array): void {
    this.#particles.read(group, slot, this.#group, 0);
    this.places(group, (place, i) => {
      to[place]! += this.#group[i]!;
    });
  }

  /** Writes the log weights of all groups into an array, from a place on. */
  readLogWeights(into: Float64Array, from: number): void {
    const { weights, groups } = this.#particles;
    for (let group = 0; group < groups; group += 1) {
      if (this.every === 1) {
        weights.readLogs(group, into, from + group * GROUP);
        continue;
      }
      weights.readLogs(group, this.#group, 0);
      this.places(group, (place, i) => {
        into[from + place] = this.#group[i]!;
      });
    }
  }

  /** Every so many-th entry of an array over the island's particles, or that array itself. */
  thin<T extends Float64Array | Float32Array>(values: T): T {
    return everyOf(values, this.every);
  }

  /** Visits the particles of a group that are read: place among those of the island, and in the group. */
  places(group: number, visit: (place: number, i: number) => void): void {
    const { every } = this;
    const first = group * GROUP;
    const size = Math.min(GROUP, this.#particles.count - first);
    for (let i = (every - (first % every)) % every; i < size; i += every) visit((first + i) / every, i);
  }
}

/** Every so many-th entry of an array, from the first on; of every one, the array itself. */
export function everyOf<T extends Readings | Int32Array>(values: T, every: number): T {
  if (every === 1) return values;
  return values.filter((_, place) => place % every === 0) as T;
}
