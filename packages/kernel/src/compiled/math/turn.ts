import type { Lanes } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { rounded } from './double-bits.ts';

/**
 * sin(pi/2 (4 u + advance)), as elementary/turn.ts works it out.
 * @param advance 0 for the sine of a turn, 1 for its cosine, as 64-bit whole numbers
 */
export function sineOfTurn(lanes: Lanes, u: Value, advance: Value): Value {
  return sinesOfTurn(lanes, u, [advance])[0]!;
}

/** The same for several advances, which share the two series. */
export function sinesOfTurn(lanes: Lanes, u: Value, advances: readonly Value[]): readonly Value[] {
  const quarters = lanes.mul(4, u);
  const k = rounded(lanes, quarters);
  const v = lanes.sub(quarters, k.double);
  const z = lanes.mul(v, v);
  const [sine, cosine] = [lanes.mul(v, lanes.horner(z, SINE)), lanes.horner(z, COSINE)];
  return advances.map((advance) => {
    const quadrant = lanes.addWhole(k.bits, advance);
    const odd = lanes.subWhole(lanes.never, lanes.and(quadrant, lanes.code.bits(1n)));
    const value = lanes.select(odd, cosine, sine);
    return lanes.xor(value, lanes.shiftLeft(lanes.and(quadrant, lanes.code.bits(2n)), 62));
  });
}

/** sin(pi/2 v) / v with z = v^2. */
const SINE = [
  5.5864422929320066e-8, -3.59828812471837e-6, 1.6044105114093493e-4, -4.681754119474159e-3, 7.969262624529182e-2,
  -0.6459640975062283, 1.5707963267948966,
];

/** cos(pi/2 v) with z = v^2. */
const COSINE = [
  -6.321201895670903e-9, 4.7106096677619844e-7, -2.52020367882314e-5, 9.192602741910566e-4, -2.086348076331257e-2,
  0.2536695079010468, -1.2337005501361697, 1,
];
