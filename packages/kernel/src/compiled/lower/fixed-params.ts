import type { Expression } from '@proviso/model';
import type { KernelPlan } from './kernel-plan.ts';

/**
 * What a param is, where that is the same number on every path in every step: it is not drawn, no path holds a value of
 * its own, no scenario sets it, and all it is made of is so too.
 */
export function fixedParam(plan: KernelPlan, name: string): Expression | undefined {
  return plan.once(`fixed ${name}`, () => {
    const { model, settings } = plan.preparation;
    const param = model.params.find((it) => it.name === name);
    if (param?.law.kind !== 'value' || settings.held?.has(name)) return undefined;
    if (plan.interventions.ofKind('set').some(({ what }) => what.quantity === name)) return undefined;
    return isFixed(plan, param.law.value) ? param.law.value : undefined;
  });
}

function isFixed(plan: KernelPlan, expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'step':
      return true;
    case 'quantity':
      return fixedParam(plan, expression.name) !== undefined;
    case 'negate':
      return isFixed(plan, expression.of);
    case 'arithmetic':
      return isFixed(plan, expression.left) && isFixed(plan, expression.right);
    case 'call':
      return expression.arguments.every((argument) => isFixed(plan, argument));
    case 'choice':
    case 'lag':
    case 'summary':
      return false;
  }
}
