import type { QuestionNews } from '@proviso/forecast';
import { type Axis, isNoise } from '@proviso/report/words';
import { along } from '../reading/scale.ts';

interface WaterfallProps {
  readonly question: QuestionNews;
  /** Number of the step, from 0. */
  readonly index: number;
  readonly axis: Axis;
}

/** Where a bar lies in its row, in pixels. */
const BAR = { y: 11, height: 12 };

/** One bar of a waterfall: from where the answer stood to where it stands after a step; the numbers beside it say the same. */
export function Waterfall({ question, index, axis }: WaterfallProps) {
  const [before, after] = [question.beliefs[index]!, question.beliefs[index + 1]!].map(axis.at);
  const isLast = index === question.contributions.length - 1;
  return (
    <svg aria-hidden="true" className="waterfall" height="100%">
      <g className="grid">
        {axis.ticks.map(({ at, label }) => (
          <line key={label} x1={along(at)} x2={along(at)} y1="0" y2="100%" />
        ))}
      </g>
      {before !== undefined && after !== undefined && (
        <rect
          className={kindOf(question, index, after >= before)}
          x={along(Math.min(before, after))}
          width={along(Math.abs(after - before))}
          y={BAR.y}
          height={BAR.height}
        />
      )}
      {after !== undefined && (
        <line className="after" x1={along(after)} x2={along(after)} y1={BAR.y - 2} y2={BAR.y + BAR.height + 2} />
      )}
      {after !== undefined && !isLast && (
        <line className="carry" x1={along(after)} x2={along(after)} y1={BAR.y + BAR.height} y2="100%" />
      )}
    </svg>
  );
}

function kindOf({ contributions }: QuestionNews, index: number, rises: boolean): string {
  const { change } = contributions[index]!;
  return `${rises ? 'rise' : 'fall'}${change && isNoise(change) ? ' noise' : ''}`;
}
