import type { Forecast } from '@proviso/forecast';
import type { StatusAnswer } from '@proviso/law';
import type { CivilDate } from '@proviso/model';
import { counted, honestSize, oneLine, sharesText, shortDay, standingTexts } from '@proviso/report/words';
import { select } from '../store/session.ts';
import { type Life, type ObligationLife, shareOn } from './life.ts';
import { DayLine, LifeDrawing } from './life-drawing.tsx';
import type { Scale } from './scale.ts';
import { StatusMark } from './status-mark.tsx';

interface Days {
  readonly scale: Scale;
  readonly day: CivilDate;
  readonly asOf: CivilDate;
  /** As of that day; absent while it is on its way. */
  readonly forecast: Forecast | undefined;
}

/** A regime or agreement: how it stands on the day, its life as a bar, and how likely it is in force at the end. */
export function Lane({ life, ...days }: Days & { readonly life: Life }) {
  const { scale, day, asOf, forecast } = days;
  const { runs } = life;
  const text = runs
    .map((run) => `${shortDay(run.from)} to ${shortDay(run.through)} ${wordsOf(run, forecast)}`)
    .join('; ');
  const now = forecast && shareOn(runs, day, 'in force', forecast);
  const end = forecast && shareOn(runs, scale.through, 'in force', forecast);
  return (
    <>
      <div className="lane">
        <div className="name">
          <SubjectButton name={life.name} title={life.title} />
          <StandingLine answer={life.answer} />
          {now !== undefined && <p className="likely">in force on {now} of paths</p>}
        </div>
        <LifeDrawing {...{ scale, runs, day, asOf, text }} marks={life.marks} />
        <p className="end">
          {end !== undefined && (
            <>
              <span className="unseen">In force at the end: </span>
              {end}
            </>
          )}
        </p>
      </div>
      {life.obligations.length > 0 && (
        <details className="obligations">
          <summary>
            {tally(life.obligations)}{' '}
            <span className="signs" aria-hidden="true">
              {life.obligations.map(
                ({ name, answer }) => answer.status && <StatusMark key={name} status={answer.status} />,
              )}
            </span>
          </summary>
          <ul aria-label={`Obligations of ${life.title}`}>
            {life.obligations.map((obligation) => (
              <li key={obligation.name}>
                <ObligationLane obligation={obligation} {...days} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ObligationLane({ obligation, scale, day, asOf }: Days & { readonly obligation: ObligationLife }) {
  const { answer, due, records } = obligation;
  return (
    <div className="lane obligation">
      <div className="name">
        <SubjectButton name={obligation.name} title={obligation.title} />
        <StandingLine answer={answer} {...(due !== undefined && { note: `due ${shortDay(due)}` })} />
      </div>
      <svg className="drawing" aria-hidden="true" width="100%" height="26">
        <line className="thread" x1="0" x2="100%" y1="13" y2="13" />
        <DayLine className="as-of-line" day={asOf} scale={scale} />
        {due !== undefined && due <= scale.through && (
          <line className="due" x1={scale.at(due)} x2={scale.at(due)} y1="5" y2="21" />
        )}
        {records.map(({ on, act }) => (
          <circle key={`${on} ${act}`} className={`sign ${act}`} cx={scale.at(on)} cy="13" r="4">
            <title>{`${act} ${shortDay(on)}`}</title>
          </circle>
        ))}
        <DayLine className="day-line" day={day} scale={scale} />
      </svg>
      <p className="end" />
    </div>
  );
}

/** `13 obligations: 1 met, 12 not met` */
function tally(obligations: readonly ObligationLife[]): string {
  const counts = new Map<string, number>();
  for (const { answer } of obligations) {
    const word = answer.status ?? answer.verdict ?? 'unverified';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return `${counted(obligations.length, 'obligation')}: ${[...counts].map(([word, n]) => `${n} ${word}`).join(', ')}`;
}

function SubjectButton({ name, title }: { readonly name: string; readonly title: string }) {
  return (
    <button type="button" className="subject" title="Why it stands so" onClick={() => select(name)}>
      {oneLine(title)}
    </button>
  );
}

function StandingLine({ answer, note }: { readonly answer: StatusAnswer; readonly note?: string }) {
  const [standing, ...more] = standingTexts(answer);
  const sign = answer.verdict === 'contradictory' ? 'contradictory' : answer.status;
  return (
    <p className="standing">
      {sign !== undefined && <StatusMark status={sign} />}
      <strong>{standing}</strong>
      {[...more, ...(note === undefined ? [] : [note])].map((text) => (
        <span key={text}> · {text}</span>
      ))}
    </p>
  );
}

function wordsOf(run: Life['runs'][number], forecast: Forecast | undefined): string {
  return sharesText(run, forecast ? honestSize(forecast) : 0);
}
