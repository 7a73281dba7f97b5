import { DISTRIBUTION_ARGUMENTS } from '@proviso/model';
import { AstUtils } from 'langium';
import { constantOf } from './constant.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Argument, Call, Distribution, Expression } from './generated/ast.ts';
import { isObserve } from './generated/ast.ts';
import { isQuantity } from './names.ts';
import { placeOf } from './source-file.ts';
import { instead, nearest } from './suggestion.ts';
import { FAMILIES, isFamily, positionOf } from './vocabulary.ts';

interface Reporting {
  readonly report: Diagnostic[];
}

/** Checks what stands after `~`: a distribution with its arguments, or `A to B`. */
export function checkDistribution(
  node: Distribution,
  { report }: Reporting,
  checkNumber: (value: Expression) => void,
): void {
  const written: Expression = node.expression as Expression;
  if (node.high) {
    report.push(...intervalFaults(node, written, node.high));
    return;
  }
  if (written.$type !== 'Call' || !isFamily(written.callee)) {
    report.push(noDistribution(written));
    return;
  }
  report.push(...argumentFaults(written));
  for (const { value } of written.arguments) checkNumber(value);
}

function intervalFaults(node: Distribution, lowNode: Expression, highNode: Expression): readonly Diagnostic[] {
  const [low, high] = [constantOf(lowNode), constantOf(highNode)];
  const fault = (message: string, help: string, at: Expression) => [
    diagnose('PV0207', { message, help, place: placeOf(at) }),
  ];
  if (low === undefined || high === undefined) {
    const help = 'write numbers, or a distribution by name, as in uniform(a, b)';
    return fault('the bounds of `A to B` are plain numbers', help, low === undefined ? lowNode : highNode);
  }
  if (!(low < high))
    return fault(`the bounds ${low} to ${high} are not in order`, 'write the smaller bound first', lowNode);
  const drawn = AstUtils.getContainerOfType(node, (at) => isQuantity(at) || isObserve(at)) as
    | { unit?: { terms: readonly { base?: string }[] } }
    | undefined;
  const probability = drawn?.unit?.terms[0]?.base === 'probability';
  if (!probability || (low > 0 && high < 1)) return [];
  return fault(
    `a probability lies between 0 and 1, and both bounds of \`A to B\` within`,
    'write bounds above 0 and below 1, such as 0.05 to 0.3',
    low > 0 ? highNode : lowNode,
  );
}

function noDistribution(node: Expression): Diagnostic {
  const callee = node.$type === 'Call' ? node.callee : undefined;
  const like = callee === undefined ? undefined : nearest(callee, FAMILIES);
  const place = placeOf(node, callee === undefined ? undefined : 'callee');
  return diagnose('PV0206', {
    message: callee === undefined ? 'this is a value, not a distribution' : `there is no distribution \`${callee}\``,
    help: like
      ? `did you mean ${like}?`
      : callee === undefined
        ? 'write `= value` for a fixed value, or a distribution such as `~ 40 to 80`'
        : `there are ${FAMILIES.join(', ')}`,
    place,
    ...instead(like, place),
  });
}

/** Each argument once, by its place or by its name. */
function argumentFaults(node: Call): readonly Diagnostic[] {
  const names: readonly string[] = isFamily(node.callee) ? DISTRIBUTION_ARGUMENTS[node.callee] : [];
  const signature = `${node.callee}(${names.join(', ') || 'weight, weight, ...'})`;
  const fault = (message: string, at: Argument | Call) =>
    diagnose('PV0204', { message, help: `write ${signature}`, place: placeOf(at) });
  if (names.length === 0) {
    return node.arguments.length < 2 ? [fault(`\`${node.callee}\` takes two weights or more`, node)] : [];
  }
  const labels = node.arguments.map((argument) => argument.label);
  const strange = node.arguments.find(({ label }) => label !== undefined && !names.includes(label));
  if (strange) return [fault(`\`${node.callee}\` has no argument called ${strange.label}`, strange)];
  const places = names.map((name, i) => positionOf(name, i, labels));
  const missing = names.find((_, i) => places[i]! < 0 || places[i]! >= node.arguments.length);
  if (missing !== undefined) return [fault(`\`${node.callee}\` lacks its ${missing}`, node)];
  if (node.arguments.length === names.length && new Set(places).size === names.length) return [];
  return [fault(`\`${node.callee}\` takes ${names.length} arguments, each once`, node)];
}
