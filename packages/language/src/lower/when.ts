import type { Span, When } from '@proviso/model';
import { dayBefore, firstDay, lastDay } from '../calendar-date.ts';
import type { When as WhenNode } from '../generated/ast.ts';

/** What holds for good once it holds may be asked `before` or `through` a day: then it holds on that day. */
export function when(node: WhenNode | undefined): { readonly when?: When } {
  if (!node) return {};
  switch (node.kind) {
    case 'on':
    case 'in':
      return { when: { kind: 'on', date: firstDay(node.date!) } };
    case 'through':
      return { when: { kind: 'on', date: lastDay(node.date!) } };
    case 'before':
      return { when: { kind: 'on', date: dayBefore(node.date!) } };
    case 'throughout':
      return { when: { kind: 'throughout', from: firstDay(node.from!), through: lastDay(node.through!) } };
  }
}

/** The days within which an event is asked to have happened. */
export function spanOf(node: WhenNode | undefined): Span | undefined {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'before':
      return { through: dayBefore(node!.date!) };
    case 'through':
      return { through: lastDay(node!.date!) };
    case 'on':
    case 'in':
      return { from: firstDay(node!.date!), through: lastDay(node!.date!) };
    case 'throughout':
      return { from: firstDay(node!.from!), through: lastDay(node!.through!) };
  }
}
