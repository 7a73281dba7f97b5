import type { Case, Distribution, Expression, Param } from '@proviso/model';
import { DISTRIBUTIONS } from '../distributions/distributions.ts';
import { DrawSource } from '../draw-source.ts';
import { RunFailure, type RunSettings } from '../executor.ts';
import { begin } from '../interpreter/begin.ts';
import { Path } from '../interpreter/path.ts';
import type { Preparation } from '../interpreter/preparation.ts';
import { scheduleOf } from '../interpreter/schedule.ts';
import { siteOf } from '../site.ts';
import { fromLine, logStretch, type Support, supportOf, toLine } from './support.ts';

/** Values of the params of a prior, and the log of their joint density on the whole real line. */
export interface PlacedParams {
  /** [params] */
  readonly values: readonly number[];
  readonly logDensity: number;
}

/** What a case says of its params before any data: their joint distribution, also on a scale without bounds. */
export interface Prior {
  /** Continuous drawn params whose distributions read nothing but params, each after those that it reads. */
  readonly params: readonly Param[];
  /** Values as a path of this number draws them, [params]. */
  draw(path: number): readonly number[];
  /** Values and density at a place on the scale without bounds, [params]: bounded params are logistic, positive ones exponential. */
  at(place: readonly number[]): PlacedParams;
  /** The place of values on the scale without bounds, [params]. */
  placeOf(values: readonly number[]): readonly number[];
}

/**
 * The prior of a case's continuous drawn params. A param that is discrete, or that reads one which is, is left out.
 * @throws RunFailure PV0903, when it is asked, where a distribution's arguments are out of range or it has no width
 */
export function priorOf(model: Case, settings: RunSettings): Prior {
  const preparation = begin(model, settings);
  const steps = fittingOrder(preparation).map((param) => prepareParam(preparation, param));
  const fitted = steps.flatMap((it) => (it.kind === 'drawn' ? [it] : []));
  const path = new Path(preparation.layout.plan.close().initial.length);
  const source = new DrawSource(settings.seed);
  /** Goes through the params in order; `choose` gives the value of each drawn one, whose distribution is then known. */
  const walk = <T>(visit: (param: DrawnParam, args: readonly number[], position: number) => readonly [number, T]) => {
    let position = 0;
    return steps.flatMap((step) => {
      if (step.kind === 'fixed') {
        path.slots[step.slot] = step.value(path);
        return [];
      }
      const [value, result] = visit(step, argumentsOf(step, path), position);
      path.slots[step.slot] = value;
      position += 1;
      return [result];
    });
  };
  return {
    params: fitted.map(({ param }) => param),
    draw: (number) =>
      walk(({ param, distribution: { family } }, args) => {
        const value = DISTRIBUTIONS[family].sample(args, source, {
          site: siteOf(param.name),
          path: number,
          step: 0,
          draw: 0,
        });
        return [value, value];
      }),
    at: (place) => {
      let logDensity = 0;
      const values = walk(({ distribution: { family } }, args, i) => {
        const support = supportOf(family, args)!;
        const value = fromLine(support, place[i]!);
        logDensity += DISTRIBUTIONS[family].logDensity(args, value) + logStretch(support, place[i]!);
        return [value, value];
      });
      return { values, logDensity };
    },
    placeOf: (values) =>
      walk(({ distribution: { family } }, args, i) => [values[i]!, toLine(supportOf(family, args)!, values[i]!)]),
  };
}

interface DrawnParam {
  readonly kind: 'drawn';
  readonly param: Param;
  readonly slot: number;
  readonly distribution: Distribution;
  readonly arguments: readonly ((path: Path) => number)[];
}

interface FixedParam {
  readonly kind: 'fixed';
  readonly slot: number;
  readonly value: (path: Path) => number;
}

function prepareParam({ layout, expression }: Preparation, param: Param): DrawnParam | FixedParam {
  const slot = layout.quantities.get(param.name)!;
  if (param.law.kind === 'value') return { kind: 'fixed', slot, value: expression(param.law.value, 'opening') };
  const { distribution } = param.law;
  const args = distribution.arguments.map((argument) => expression(argument, 'opening'));
  return { kind: 'drawn', param, slot, distribution, arguments: args };
}

/** Params that can be worked out from other such params alone, each after what it reads. */
function fittingOrder(preparation: Preparation): readonly Param[] {
  const params = new Map(preparation.model.params.map((param) => [param.name, param] as const));
  const known = new Set<string>();
  return scheduleOf(preparation).firstStep.flatMap((name) => {
    const param = params.get(name);
    if (!param) return [];
    const { law } = param;
    const parts = law.kind === 'value' ? [law.value] : law.distribution.arguments;
    const discrete = law.kind === 'draw' && DISTRIBUTIONS[law.distribution.family].kind === 'discrete';
    if (discrete || !parts.every((part) => readsOnly(part, known))) return [];
    known.add(name);
    return [param];
  });
}

/** Whether a formula is arithmetic over known params, without lags and without a look at the law. */
function readsOnly(expression: Expression, known: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case 'number':
    case 'step':
      return true;
    case 'quantity':
      return known.has(expression.name);
    case 'negate':
      return readsOnly(expression.of, known);
    case 'arithmetic':
      return readsOnly(expression.left, known) && readsOnly(expression.right, known);
    case 'call':
      return expression.arguments.every((argument) => readsOnly(argument, known));
    case 'choice':
    case 'lag':
    case 'summary':
      return false;
  }
}

/** The arguments of a param's distribution, checked. */
function argumentsOf({ param, distribution: { family }, arguments: formulas }: DrawnParam, path: Path) {
  const args = formulas.map((formula) => formula(path));
  const support = supportOf(family, args) as Support;
  const problem = DISTRIBUTIONS[family].problem(args) ?? widthProblem(family, args, support);
  if (problem === undefined) return args;
  throw new RunFailure({
    code: 'PV0903',
    subject: param.name,
    message: `${param.name}: ${problem}`,
    help: `give the ${family} arguments that leave the param some room, or give the param its value with =`,
  });
}

function widthProblem(family: Distribution['family'], args: readonly number[], { low, high }: Support) {
  const width = high < Infinity ? high - low : DISTRIBUTIONS[family].variance(args);
  return width === 0 ? 'a distribution of no width has no density' : undefined;
}
