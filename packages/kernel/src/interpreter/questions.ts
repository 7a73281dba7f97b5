import type { DayNumber } from '@proviso/model';
import { type Question, toDayNumber } from '@proviso/model';
import type { QuestionSlots } from '../executor.ts';
import type { Numeric, Turn } from './path.ts';
import { type Preparation, requireStep } from './preparation.ts';
import { conditionSettles, expressionSettles } from './settling.ts';

/** The questions' slots, and [steps] the turns that answer them. */
export interface QuestionTurns {
  readonly slots: readonly QuestionSlots[];
  readonly turns: readonly (readonly Turn[])[];
}

/** Makes the questions ready to run: each is answered in the step after which everything it asks about is known. */
export function prepareQuestions(preparation: Preparation): QuestionTurns {
  const turns: Turn[][] = preparation.steps.map(() => []);
  const slots = preparation.model.questions.map((question) => addQuestion(preparation, question, turns));
  return { slots, turns };
}

interface Asked {
  readonly read: Numeric;
  readonly settles: number;
  /** The day as of which it is read; it lies in the step in which it settles. */
  readonly day: DayNumber;
}

function addQuestion(preparation: Preparation, { name, asks }: Question, turns: Turn[][]): QuestionSlots {
  const { plan } = preparation.layout;
  const asked = asks.kind === 'whether' ? truth(preparation, asks.condition) : value(preparation, asks);
  const given = asks.given && truth(preparation, asks.given);
  const settledIn = Math.max(asked.settles, given?.settles ?? 0);
  const place = ({ read, settles, day }: Asked) => {
    const answer = plan.own(Number.NaN);
    const early = settles < settledIn ? plan.own(Number.NaN) : answer;
    turns[settles]!.push((path) => {
      path.day = day;
      path.slots[early] = read(path);
    });
    if (early !== answer)
      turns[settledIn]!.push((path) => {
        path.slots[answer] = path.slots[early]!;
      });
    return answer;
  };
  return { name, answer: place(asked), ...(given && { given: place(given) }), settledIn };
}

function truth(preparation: Preparation, condition: Parameters<typeof conditionSettles>[1]): Asked {
  const test = preparation.condition(condition, 'day');
  const settles = conditionSettles(preparation, condition);
  return { read: (path) => (test(path) ? 1 : 0), settles, day: preparation.steps[settles]!.last };
}

function value(preparation: Preparation, asks: Question['asks'] & { kind: 'value' }): Asked {
  const own = requireStep(preparation, asks.on);
  const settles = Math.max(own, expressionSettles(preparation, asks.value));
  const day = settles === own ? toDayNumber(asks.on) : preparation.steps[settles]!.last;
  return { read: preparation.expression(asks.value, 'day'), settles, day };
}
