import { useCallback, useEffect, useRef, useState } from 'react';
import { engineOfPage } from '../store/session.ts';
import type { EngineCall, EngineCalls } from './protocol.ts';

/** How far a long question has come. */
export type Progress<Gives> =
  | { readonly kind: 'not asked' }
  | { readonly kind: 'running'; readonly fraction: number; readonly phase: string }
  | { readonly kind: 'answered'; readonly gives: Gives }
  | { readonly kind: 'failed'; readonly message: string };

/** A question to the engine that takes its time: it is asked, watched, and withdrawn with what asks it. */
export function useQuestion<C extends EngineCall>(call: C) {
  const [progress, setProgress] = useState<Progress<EngineCalls[C]['gives']>>({ kind: 'not asked' });
  const asked = useRef(new AbortController());
  const withdraw = useCallback(() => {
    asked.current.abort();
    setProgress({ kind: 'not asked' });
  }, []);
  const ask = useCallback(
    (asks: EngineCalls[C]['asks']) => {
      asked.current.abort();
      const own = new AbortController();
      asked.current = own;
      const { signal } = own;
      const put = (now: Progress<EngineCalls[C]['gives']>) => {
        if (!signal.aborted) setProgress(now);
      };
      put({ kind: 'running', fraction: 0, phase: '' });
      engineOfPage()
        .ask(call, asks, { signal, onProgress: (fraction, phase) => put({ kind: 'running', fraction, phase }) })
        .then((gives) => put({ kind: 'answered', gives }))
        .catch((error: unknown) =>
          put({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
        );
    },
    [call],
  );
  useEffect(() => () => asked.current.abort(), []);
  return { progress, ask, withdraw };
}
