import type { Distribution } from '@proviso/model';
import { DISTRIBUTIONS } from '../../distributions/distributions.ts';
import { outOfRange } from '../../interpreter/distribution.ts';
import { LANE_FAMILIES } from '../distributions/lane-families.ts';
import type { Operand } from '../lanes.ts';
import type { Value } from '../wasm/code.ts';
import { lowerExpression } from './formulas.ts';
import type { PathPair } from './path-pair.ts';
import { placeWithNormal, takesOneNormal } from './steady-normal.ts';

/**
 * The value drawn at the place of its subject in the step. Where it takes one standard normal, that has been worked out
 * by the turn before.
 * @param subject what is distributed so, for messages and as the site of the draw
 */
export function lowerDraw(pair: PathPair, subject: string, distribution: Distribution): Value {
  const { family } = distribution;
  // Read before the arguments are checked, so that what does not depend on them need not wait for it.
  const place = takesOneNormal({ kind: 'draw', distribution }) ? placeWithNormal(pair, subject) : pair.place(subject);
  const { args, sound } = argumentsOf(pair, subject, distribution);
  return LANE_FAMILIES[family].sample(pair, args, place, pair.among(sound));
}

/** Log density, or log probability, of a value. */
export function lowerLogDensity(pair: PathPair, subject: string, distribution: Distribution, value: Operand): Value {
  const { args, sound } = argumentsOf(pair, subject, distribution);
  const density = LANE_FAMILIES[distribution.family].logDensity(pair, args, pair.of(value));
  pair.fail(pair.and(sound, pair.eq(density, Infinity)), [], (date) =>
    outOfRange(distribution, subject, date, `${subject}: a distribution of no width has no density`),
  );
  return density;
}

/** The arguments, and the lanes in which they are in range. */
function argumentsOf(pair: PathPair, subject: string, distribution: Distribution) {
  const { family } = distribution;
  const args = distribution.arguments.map((argument) => lowerExpression(pair, argument, 'opening'));
  const sound = pair.fail(LANE_FAMILIES[family].problem(pair, args), args, (date, numbers) =>
    outOfRange(
      distribution,
      subject,
      date,
      `${subject}: ${DISTRIBUTIONS[family].problem(numbers.slice(0, args.length))}`,
    ),
  );
  return { args, sound };
}
