import { useEffect, useState } from 'react';
import type { EngineCalls } from '../engine/protocol.ts';
import { engineOfPage } from '../store/session.ts';
import { runSettingOf } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';

/** What can be turned, and what is known of it, as far as the engine has said; both follow the case and the as-of day. */
export function useKnobs() {
  return { knobs: useAnswer('knobs', PATHS_FOR_KNOBS), params: useAnswer('params', PATHS_FOR_PARAMS) };
}

/** Ranges are drawn from priors, and need no paths. */
const PATHS_FOR_KNOBS = 1;
/** Enough for marks beside a slider. */
const PATHS_FOR_PARAMS = 2_000;

/** The engine's answer for the case and the setting as they are, whatever is turned. */
function useAnswer<C extends 'knobs' | 'params'>(call: C, paths: number): EngineCalls[C]['gives'] | undefined {
  const [answer, setAnswer] = useState<EngineCalls[C]['gives']>();
  const checked = useStudio((state) => state.checked);
  const asks = useStudio(({ setting }) =>
    setting ? JSON.stringify({ ...runSettingOf(setting), adjustments: [], paths }) : undefined,
  );
  useEffect(() => {
    if (!checked || asks === undefined) return;
    const stop = new AbortController();
    engineOfPage()
      .ask(call, JSON.parse(asks), { signal: stop.signal })
      .then(setAnswer)
      .catch((error: unknown) => {
        if (!stop.signal.aborted) throw error;
      });
    return () => stop.abort();
  }, [call, checked, asks]);
  return answer;
}
