import { longDay } from '@proviso/report/words';
import { dayOf } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';
import { DayBar } from './day-bar.tsx';
import { Lane } from './lane.tsx';
import { changeDays, livesOf } from './life.ts';
import { scaleOf } from './scale.ts';
import { StatusMark, StatusPatterns } from './status-mark.tsx';
import { StatusesTable } from './statuses-table.tsx';

/** What is in force on a day, and for how long: regimes and agreements along the timeline, under one movable day. */
export function InForce() {
  const model = useStudio((state) => state.checked?.model);
  const register = useStudio((state) => state.register);
  const setting = useStudio((state) => state.setting);
  const outcome = useStudio((state) => state.forecasting.latest?.outcome);
  if (!model || !register || !setting) return null;
  const found = outcome?.kind === 'forecast' ? outcome.forecast : undefined;
  const forecast = found?.asOf === register.known ? found : undefined;
  const lives = livesOf(model, register, forecast);
  if (lives.length === 0) return null;
  const { asOf } = setting;
  const scale = scaleOf(model.timeline);
  const day = dayOf(setting);
  return (
    <section aria-labelledby="in-force-heading">
      <h2 id="in-force-heading">What is in force, and for how long</h2>
      <p className="lead">
        On {longDay(register.on)}, as known on {longDay(register.known)}. Bars stand by clauses and records up to the
        as-of day; after it their height is the share of paths. A name opens the reasons.
      </p>
      <StatusPatterns />
      <div className="lanes">
        <DayBar {...{ scale, day, asOf }} leaps={changeDays(register)} />
        {lives.map((life) => (
          <Lane key={life.name} {...{ life, scale, day, asOf, forecast }} />
        ))}
      </div>
      <Legend
        statuses={[...new Set(lives.flatMap(({ runs }) => runs.flatMap(({ shares }) => shares.map(([s]) => s))))]}
      />
      <StatusesTable {...{ lives, forecast }} />
    </section>
  );
}

function Legend({ statuses }: { readonly statuses: readonly Parameters<typeof StatusMark>[0]['status'][] }) {
  return (
    <ul className="legend" aria-label="Signs">
      {statuses
        .filter((status) => status !== 'not yet')
        .map((status) => (
          <li key={status}>
            <StatusMark status={status} /> {status}
          </li>
        ))}
      <LineSign kind="renewal" text="renewed" />
      <LineSign kind="decision" text="next decision" />
      <LineSign kind="expiry" text="ends unless renewed" />
      <LineSign kind="due" text="due" />
    </ul>
  );
}

function LineSign({ kind, text }: { readonly kind: string; readonly text: string }) {
  return (
    <li>
      <svg className="drawing" aria-hidden="true" width="10" height="14">
        <line className={kind} x1="5" x2="5" y1="0" y2="14" />
      </svg>{' '}
      {text}
    </li>
  );
}
