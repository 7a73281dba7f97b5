import { expect, it } from 'vitest';
import { DrawSource } from '../../draw-source.ts';
import { siteOf } from '../../site.ts';
import type { Compilation } from '../compilation.ts';
import type { Lanes } from '../lanes.ts';
import { bitsText, runLanes } from '../testing/run-lanes.ts';
import type { Value } from '../wasm/code.ts';
import { normal, type Place, uniform, uniformsOfTrial } from './draws.ts';
import { SiteKeys } from './threefry.ts';

const site = siteOf('wobble(HU)');
const places = Array.from({ length: 200 }, (_, i) => ({
  path: i % 3 === 0 ? 2 ** 40 + i : i,
  step: i % 5 === 0 ? 4294967295 - i : i,
  draw: i % 7,
  trial: i % 11 === 0 ? 0x3fff : i % 4,
}));

/** Doubles whose bits are the whole numbers of a place. */
function words(place: (typeof places)[number]): number[] {
  const low = BigInt(place.draw * 0x1_0000);
  const uniforms = (BigInt(place.step) << 32n) | low;
  const normals = (BigInt(place.step >>> 1) << 32n) | 0x8000_0000n | low;
  const whole = [BigInt(place.path), uniforms, normals, BigInt(1 - (place.step & 1)), BigInt(place.trial)];
  return [...new Float64Array(BigUint64Array.from(whole).buffer)];
}

function placeOf(compilation: Compilation, lanes: Lanes, seed: number, params: readonly Value[]): Place {
  const [path, uniforms, normals, advance] = params;
  const key = lanes.code.literal(new SiteKeys(compilation.memory, seed).addressOf(site));
  return { path: path!, uniforms: uniforms!, normals: normals!, advance: advance!, key };
}

it.each([1, 9007199254740991])('draws on two lanes have the bits of a draw source (seed %i)', (seed) => {
  const source = new DrawSource(seed);
  const tuples = places.map(words);
  const at = ({ path, step, draw }: (typeof places)[number]) => ({ site, path, step, draw });
  const run = (draw: (lanes: Lanes, place: Place, trial: Value) => Value) =>
    runLanes(tuples, (lanes, params, compilation) =>
      draw(lanes, placeOf(compilation, lanes, seed, params), params[4]!),
    ).map(bitsText);
  const wanted = (draw: (place: (typeof places)[number]) => number) => places.map((place) => bitsText(draw(place)));

  expect(run((lanes, place) => uniform(lanes, place))).toEqual(wanted((place) => source.uniform(at(place))));
  expect(run((lanes, place, trial) => uniformsOfTrial(lanes, place, trial)[0])).toEqual(
    wanted((place) => source.uniform(at(place), place.trial)),
  );
  expect(run((lanes, place, trial) => uniformsOfTrial(lanes, place, trial)[1])).toEqual(
    wanted((place) => source.uniform(at(place), place.trial, 1)),
  );
  expect(run((lanes, place) => normal(lanes, place))).toEqual(wanted((place) => source.normal(at(place))));
  expect(run((lanes, place, trial) => normal(lanes, place, trial))).toEqual(
    wanted((place) => source.normal(at(place), place.trial)),
  );
});
