import type { Forecast } from '@proviso/forecast';
import { shownAnswer, titleOf } from '@proviso/report/words';

interface MostMovedProps {
  readonly own: Forecast;
  readonly turned: Pick<Forecast, 'questions'> | undefined;
}

/** The chance that moved farthest, in a line that stays in sight on a narrow screen and is read aloud when it changes. */
export function MostMoved({ own, turned }: MostMovedProps) {
  return (
    <p className="most-moved" role="status">
      {turned && wordsFor(own, turned)}
    </p>
  );
}

function wordsFor(own: Forecast, turned: Pick<Forecast, 'questions'>): string {
  const moves = own.questions.flatMap((from) => {
    const to = turned.questions.find(({ name }) => name === from.name);
    if (from.result.kind !== 'probability' || to?.result.kind !== 'probability') return [];
    return [{ from, to, move: Math.abs(to.result.value - from.result.value) }];
  });
  const [most] = moves.sort((a, b) => b.move - a.move);
  if (!most || most.move === 0) return 'Nothing that is asked moves.';
  const shown = (answer: typeof most.from) => shownAnswer(answer, own.silenceThrough)?.text;
  return `Moves most: ${titleOf(most.from)}, from ${shown(most.from)} to ${shown(most.to)}.`;
}
