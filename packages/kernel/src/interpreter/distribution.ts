import type { CivilDate, Distribution } from '@proviso/model';
import { DISTRIBUTIONS } from '../distributions/distributions.ts';
import { RunFailure } from '../executor.ts';
import type { Site } from '../site.ts';
import type { Path } from './path.ts';
import type { Preparation, View } from './preparation.ts';

/** A distribution whose arguments are worked out on a path. */
export interface PreparedDistribution {
  /** The value drawn at a site in the path's step. */
  draw(path: Path, site: Site): number;
  /** Log density, or log probability, of a value. */
  logDensity(path: Path, value: number): number;
}

/**
 * Makes a distribution ready to run.
 * @param subject what is distributed so, for messages
 */
export function prepareDistribution(
  preparation: Preparation,
  subject: string,
  distribution: Distribution,
  view: View,
): PreparedDistribution {
  const { source } = preparation;
  const family = DISTRIBUTIONS[distribution.family];
  const args = distribution.arguments.map((argument) => preparation.expression(argument, view));
  const values: number[] = args.map(() => 0);
  const evaluate = (path: Path) => {
    for (let i = 0; i < args.length; i += 1) values[i] = args[i]!(path);
    const problem = family.problem(values);
    if (problem !== undefined) throw outOfRange(distribution, subject, path.date, `${subject}: ${problem}`);
    return values;
  };
  return {
    draw: (path, site) => family.sample(evaluate(path), source, path.place(site)),
    logDensity: (path, value) => {
      const density = family.logDensity(evaluate(path), value);
      if (density === Infinity) {
        throw outOfRange(distribution, subject, path.date, `${subject}: a distribution of no width has no density`);
      }
      return density;
    },
  };
}

/** An argument of a distribution that is out of its range. */
export function outOfRange({ family }: Distribution, subject: string, date: CivilDate, message: string): RunFailure {
  return new RunFailure({
    code: 'PV0903',
    subject,
    date,
    message,
    help: `keep the arguments of the ${family} within their range, with min or max where needed`,
  });
}
