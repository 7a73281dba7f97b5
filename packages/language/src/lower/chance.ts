import type { Chance, Distribution, Expression, Family, Law, Unit } from '@proviso/model';
import { DISTRIBUTION_ARGUMENTS } from '@proviso/model';
import { constantOf } from '../constant.ts';
import type {
  Chance as ChanceNode,
  Distribution as DistributionNode,
  Law as LawNode,
  PeriodUnit,
  Expression as Syntax,
} from '../generated/ast.ts';
import { yearsPer } from '../period.ts';
import { positionOf } from '../vocabulary.ts';
import { lowerCondition, lowerExpression, number } from './expression.ts';
import type { Scope } from './scope.ts';

/** How a value comes about: `= v`, `~ D`, or a bare value after `start` and `next`. */
export function lowerLaw(node: Pick<LawNode, 'distribution' | 'value'>, unit: Unit, scope: Scope): Law {
  if (node.distribution) return { kind: 'draw', distribution: lowerDistribution(node.distribution, unit, scope) };
  return { kind: 'value', value: lowerExpression(node.value!, scope) };
}

/** A distribution with its arguments in the model's order; `A to B` becomes the family that fits its bounds and unit. */
export function lowerDistribution(node: DistributionNode, unit: Unit, scope: Scope): Distribution {
  if (node.high) {
    const [low, high] = [constantOf(node.expression)!, constantOf(node.high)!];
    const family = unit.probability ? 'logit-normal interval' : low > 0 ? 'lognormal interval' : 'normal interval';
    return { family, arguments: [number(low), number(high)] };
  }
  const call = node.expression as Syntax;
  if (call.$type !== 'Call') throw new Error('a draw from something that is no distribution');
  const family = call.callee as Family;
  const names: readonly string[] = DISTRIBUTION_ARGUMENTS[family];
  const values = call.arguments.map(({ value }) => lowerExpression(value, scope));
  const labels = call.arguments.map(({ label }) => label);
  const ordered = names.length === 0 ? values : names.map((name, i) => values[positionOf(name, i, labels)]!);
  return { family, arguments: ordered };
}

/** A chance of the text: a probability with odds, or rates by branch, per year. */
export function lowerChance(node: ChanceNode, scope: Scope): Chance {
  if (node.probability) {
    const odds = node.odds.map(({ factor, condition }) => ({
      factor: lowerExpression(factor, scope),
      ...(condition && { if: lowerCondition(condition, scope) }),
    }));
    return { kind: 'probability', probability: lowerExpression(node.probability, scope), odds };
  }
  const branches = node.branches.map(({ rate, per, condition }) => ({
    rate: perYear(rate, per, scope),
    ...(condition && { once: lowerCondition(condition, scope) }),
  }));
  return { kind: 'rate', branches };
}

function perYear(rate: Syntax, per: PeriodUnit | undefined, scope: Scope): Expression {
  const lowered = lowerExpression(rate, scope);
  const years = per === undefined ? 1 : yearsPer(per);
  if (years === 1) return lowered;
  if (lowered.kind === 'number') return number(lowered.value / years);
  return { kind: 'arithmetic', operator: '/', left: lowered, right: number(years) };
}
