import { ROUNDER } from './double-bits.ts';

/**
 * Sine of 2 pi u for u from 0 to 1, within 1.5 units in the last place (1.3 seen).
 *
 * 4 u = k + v with a whole k and |v| <= 1/2, both exact; the quarter k chooses between sin(pi/2 v) and cos(pi/2 v).
 */
export function sinOfTurn(u: number): number {
  return ofQuarters(4 * u, 0);
}

/** Cosine of 2 pi u for u from 0 to 1, within 1.5 units in the last place (1.3 seen): a sine one quarter on. */
export function cosOfTurn(u: number): number {
  return ofQuarters(4 * u, 1);
}

/** sin(pi/2 (quarters + advance)). */
function ofQuarters(quarters: number, advance: number): number {
  const k = quarters + ROUNDER - ROUNDER;
  const v = quarters - k;
  const z = v * v;
  const quadrant = (k + advance) & 3;
  const value = (quadrant & 1) === 0 ? v * sineSeries(z) : cosineSeries(z);
  return (quadrant & 2) === 0 ? value : -value;
}

/** sin(pi/2 v) / v with z = v^2, |v| <= 1/2. Coefficients from numbers/minimax.py, as are those of the cosine. */
function sineSeries(z: number): number {
  let s = 5.5864422929320066e-8;
  s = s * z - 3.59828812471837e-6;
  s = s * z + 1.6044105114093493e-4;
  s = s * z - 4.681754119474159e-3;
  s = s * z + 7.969262624529182e-2;
  s = s * z - 0.6459640975062283;
  return s * z + 1.5707963267948966;
}

/** cos(pi/2 v) with z = v^2, |v| <= 1/2. */
function cosineSeries(z: number): number {
  let c = -6.321201895670903e-9;
  c = c * z + 4.7106096677619844e-7;
  c = c * z - 2.52020367882314e-5;
  c = c * z + 9.192602741910566e-4;
  c = c * z - 2.086348076331257e-2;
  c = c * z + 0.2536695079010468;
  c = c * z - 1.2337005501361697;
  return c * z + 1;
}
