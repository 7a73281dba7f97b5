import type { Answer, Estimate } from '@proviso/forecast';
import { isTellable } from '../shown-number.ts';

/** Class of a cell that shows a difference: its direction, and for probabilities whether it is ten points or more. */
export function shadeOf(difference: Estimate, kind: Answer['kind']): string {
  if (!isTellable(difference)) return 'unmoved';
  const { value } = difference;
  const strong = kind === 'whether' && Math.abs(value) >= 0.1 ? ' strong' : '';
  return `${value > 0 ? 'up' : 'down'}${strong}`;
}
