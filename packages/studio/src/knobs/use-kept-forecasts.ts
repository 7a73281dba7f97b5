import type { ForecastOutcome } from '@proviso/forecast';
import { useEffect, useState } from 'react';
import { engineOfPage } from '../store/session.ts';
import { runSettingOf } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';

/** Forecasts of the settings that were kept, by name, as far as they have been made; one after another, since none is urgent. */
export function useKeptForecasts(): ReadonlyMap<string, ForecastOutcome> {
  const [made, setMade] = useState<ReadonlyMap<string, ForecastOutcome>>(new Map());
  const checked = useStudio((state) => state.checked);
  const wanted = useStudio(({ setting }) =>
    JSON.stringify(
      setting?.kept?.map((kept) => [kept.name, { ...runSettingOf(setting), ...kept, name: undefined }]) ?? [],
    ),
  );
  useEffect(() => {
    if (!checked) return;
    const stop = new AbortController();
    const make = async () => {
      const results = new Map<string, ForecastOutcome>();
      for (const [name, setting] of JSON.parse(wanted)) {
        const asks = { setting, movers: false, scenarios: [] };
        results.set(name, await engineOfPage().ask('forecast', asks, { signal: stop.signal }));
        setMade(new Map(results));
      }
      setMade(results);
    };
    make().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    return () => stop.abort();
  }, [checked, wanted]);
  return made;
}
