import type { ChangeSets, Explanation } from '@proviso/law';
import { useEffect, useState } from 'react';
import { engineOfPage } from '../store/session.ts';
import { dayOf } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';

/** Why something stands as it does, and what would change that. */
export type Explained =
  | { readonly subject: string; readonly explanation: Explanation; readonly changes: ChangeSets | undefined }
  /** The case has nothing of the name that was asked for. */
  | { readonly subject?: undefined };

/** The explanation of what is selected, asked for anew when it, the day or the case changes; undefined until it is there. */
export function useExplained(): Explained | undefined {
  const subject = useStudio((state) => state.subject);
  const checked = useStudio((state) => state.checked);
  const on = useStudio(({ setting }) => setting && dayOf(setting));
  const known = useStudio(({ setting }) => setting?.asOf);
  const [explained, setExplained] = useState<Explained>();
  useEffect(() => {
    if (subject === undefined || !checked || on === undefined || known === undefined) return;
    const asked = new AbortController();
    const { signal } = asked;
    explain(subject, { on, known }, signal)
      .then(setExplained)
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    return () => asked.abort();
  }, [subject, checked, on, known]);
  return explained;
}

async function explain(
  name: string,
  day: { readonly on: string; readonly known: string },
  signal: AbortSignal,
): Promise<Explained> {
  const engine = engineOfPage();
  const explanation = await engine.ask('explain', { name, ...day }, { signal });
  if (!explanation) return {};
  return { subject: name, explanation, changes: await engine.ask('changeSets', { name, ...day }, { signal }) };
}
