import { type DayNumber, type Question, toDayNumber } from '@proviso/model';
import type { QuestionSlots } from '../../executor.ts';
import { requireStep } from '../../interpreter/preparation.ts';
import { conditionSettles, expressionSettles } from '../../interpreter/settling.ts';
import type { Value } from '../wasm/code.ts';
import type { FunctionRef } from '../wasm/module.ts';
import { lowerCondition, lowerExpression } from './formulas.ts';
import type { KernelPlan } from './kernel-plan.ts';
import type { PathPair } from './path-pair.ts';
import { lowerTurn } from './turns.ts';

/** The questions' slots, and [steps] the functions that answer them. */
export interface LaneQuestions {
  readonly slots: readonly QuestionSlots[];
  readonly turns: readonly (readonly FunctionRef[])[];
}

/** Lowers the questions: each is answered in the step after which everything it asks about is known. */
export function lowerQuestions(plan: KernelPlan): LaneQuestions {
  const turns: FunctionRef[][] = plan.preparation.steps.map(() => []);
  const slots = plan.preparation.model.questions.map((question) => addQuestion(plan, question, turns));
  return { slots, turns };
}

interface Asked {
  readonly read: (pair: PathPair) => Value;
  readonly settles: number;
  /** The day as of which it is read; it lies in the step in which it settles. */
  readonly day: DayNumber;
}

function addQuestion(plan: KernelPlan, { name, asks }: Question, turns: FunctionRef[][]): QuestionSlots {
  const slotPlan = plan.preparation.layout.plan;
  const asked = asks.kind === 'whether' ? truth(plan, asks.condition) : value(plan, asks);
  const given = asks.given && truth(plan, asks.given);
  const settledIn = Math.max(asked.settles, given?.settles ?? 0);
  const place = ({ read, settles, day }: Asked) => {
    const answer = slotPlan.own(Number.NaN);
    const early = settles < settledIn ? slotPlan.own(Number.NaN) : answer;
    const reading = lowerTurn(plan, `question ${name}`, (pair) => {
      pair.day = pair.of(day);
      pair.setSlot(early, read(pair));
    });
    turns[settles]!.push(reading);
    if (early !== answer)
      turns[settledIn]!.push(lowerTurn(plan, `answer of ${name}`, (pair) => pair.setSlot(answer, pair.slot(early))));
    return answer;
  };
  return { name, answer: place(asked), ...(given && { given: place(given) }), settledIn };
}

function truth(plan: KernelPlan, condition: Parameters<typeof conditionSettles>[1]): Asked {
  const settles = conditionSettles(plan.preparation, condition);
  return {
    read: (pair) => pair.truth(lowerCondition(pair, condition, 'day')),
    settles,
    day: plan.preparation.steps[settles]!.last,
  };
}

function value(plan: KernelPlan, asks: Question['asks'] & { kind: 'value' }): Asked {
  const own = requireStep(plan.preparation, asks.on);
  const settles = Math.max(own, expressionSettles(plan.preparation, asks.value));
  const day = settles === own ? toDayNumber(asks.on) : plan.preparation.steps[settles]!.last;
  return { read: (pair) => lowerExpression(pair, asks.value, 'day'), settles, day };
}
