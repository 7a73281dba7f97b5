import { TRIALS_PER_COMPONENT } from '../../draw-source.ts';
import type { Lanes } from '../lanes.ts';
import { logOfNormal } from '../math/log.ts';
import { sineOfTurn, sinesOfTurn } from '../math/turn.ts';
import type { Value } from '../wasm/code.ts';
import { bitsOf } from '../wasm/folding.ts';
import { type Block, encrypted, threefry } from './threefry.ts';

/** Where numbers are drawn for two paths: see DrawPlace. All but the key are 64-bit whole numbers in lanes. */
export interface Place {
  readonly path: Value;
  /** Second word of the counter of the place's first uniform: step, draw, trial 0. */
  readonly uniforms: Value;
  /** The same of its first normal, which two steps share. */
  readonly normals: Value;
  /** 1 in an even step, whose normal is the cosine of the pair; 0 in an odd one. */
  readonly advance: Value;
  /** Address of the site's key, an `i32`. */
  readonly key: Value;
  /** The standard normal of the first trial, where it is known already. */
  readonly known?: Value;
}

/** A place as a function takes it. */
export const PLACE_KINDS = ['v128', 'v128', 'v128', 'v128', 'i32'] as const;

export function placeToParams({ path, uniforms, normals, advance, key }: Place): readonly Value[] {
  return [path, uniforms, normals, advance, key];
}

export function placeFromParams([path, uniforms, normals, advance, key]: readonly Value[]): Place {
  return { path: path!, uniforms: uniforms!, normals: normals!, advance: advance!, key: key! };
}

/** The uniform number of a place's first trial. */
export function uniform(lanes: Lanes, { path, uniforms, key }: Place): Value {
  const ref = lanes.library.shared(
    'uniform',
    { params: ['v128', 'v128', 'i32'], results: ['v128'] },
    (body, first, second, address) => [uniformOf(body, threefry(body, [first!, second!], address!)[0])],
  );
  return lanes.code.apply(ref, path, uniforms, key);
}

/** The uniform numbers of several pairs of paths at one site in one step, worked out together. */
export function uniformsOfPaths(lanes: Lanes, paths: readonly Value[], counter: Value, key: Value): readonly Value[] {
  return encrypted(lanes, blocksOf(paths, counter, key)).map(([word]) => uniformOf(lanes, word));
}

function blocksOf(paths: readonly Value[], counter: Value, key: Value): readonly Block[] {
  return paths.map((path) => ({ counter: [path, counter], key }));
}

/** Sites whose numbers are drawn together. */
const SITES_TOGETHER = 4;

/** The uniform numbers of several sites on one pair of paths: the places differ in nothing but their keys. */
export function uniformsOfSites(lanes: Lanes, { path, uniforms }: Place, keys: readonly Value[]): readonly Value[] {
  const four = Array.from({ length: SITES_TOGETHER }, (_, i) => i);
  const ref = lanes.library.shared(
    'uniforms of sites',
    { params: ['v128', 'v128', ...four.map(() => 'i32' as const)], results: four.map(() => 'v128' as const) },
    (body, first, second, ...addresses) =>
      encrypted(
        body,
        addresses.map((key): Block => ({ counter: [first!, second!], key })),
      ).map(([word]) => uniformOf(body, word)),
  );
  const numbers: Value[] = [];
  for (let begin = 0; begin < keys.length; begin += SITES_TOGETHER) {
    // Those after the last are drawn in vain, and nobody asks for them.
    const some = four.map((i) => keys[Math.min(begin + i, keys.length - 1)]!);
    numbers.push(...lanes.code.call(ref, path, uniforms, ...some));
  }
  return numbers.slice(0, keys.length);
}

/** Both uniform numbers of a trial. */
export function uniformsOfTrial(lanes: Lanes, { path, uniforms, key }: Place, trial: Value): readonly [Value, Value] {
  const [first, second] = threefry(lanes, [path, lanes.addWhole(uniforms, trial)], key);
  return [uniformOf(lanes, first), uniformOf(lanes, second)];
}

/** The standard normal of a trial, of the first without one. */
export function normal(lanes: Lanes, { path, normals, advance, key, known }: Place, trial?: Value): Value {
  if (known && !trial) return known;
  const ref = lanes.library.shared(
    'normal',
    { params: ['v128', 'v128', 'v128', 'i32'], results: ['v128'] },
    (body, first, second, quarter, address) => {
      const [r, u] = threefry(body, [first!, second!], address!);
      const radius = body.sqrt(body.mul(-2, logOfNormal(body, uniformOf(body, r))));
      return [body.mul(radius, sineOfTurn(body, uniformOf(body, u), quarter!))];
    },
  );
  return lanes.code.apply(ref, path, trial ? lanes.addWhole(normals, trial) : normals, advance, key);
}

/** The standard normals of several pairs of paths at one site in an even step and in the odd one after it. */
export function normalsOfPaths(
  lanes: Lanes,
  paths: readonly Value[],
  counter: Value,
  key: Value,
): readonly (readonly [even: Value, odd: Value])[] {
  const normalsOf = ([r, u]: readonly [Value, Value]) => {
    const radius = lanes.sqrt(lanes.mul(-2, logOfNormal(lanes, uniformOf(lanes, r))));
    const advances = [lanes.code.bits(1n), lanes.code.bits(0n)];
    const [cosine, sine] = sinesOfTurn(lanes, uniformOf(lanes, u), advances);
    return [lanes.mul(radius, cosine!), lanes.mul(radius, sine!)] as const;
  };
  const words = encrypted(lanes, blocksOf(paths, counter, key));
  return lanes.code.sideBySide(words.map((word) => () => normalsOf(word)));
}

/** The first trial of a component of a draw, as a whole number. */
export function firstTrialOf(lanes: Lanes, component: number): Value {
  return lanes.code.bits(BigInt(component * TRIALS_PER_COMPONENT));
}

/** The last trial of a component of a draw. */
export function lastTrialOf(lanes: Lanes, component: number): Value {
  return lanes.code.bits(BigInt((component + 1) * TRIALS_PER_COMPONENT - 1));
}

/** (m + 1/2) 2^-52 of the upper 52 bits m of a word: 1 + m 2^-52 is put together, and the rest taken off it. */
function uniformOf(lanes: Lanes, word: Value): Value {
  const aboveOne = lanes.or(lanes.shiftRightUnsigned(word, 12), lanes.code.bits(bitsOf(1)));
  return lanes.sub(aboveOne, 1 - Number.EPSILON / 2);
}
