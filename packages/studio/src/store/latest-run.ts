/**
 * One run at a time, of the latest that is wanted. What is wanted while one is running waits for its end, so that quick runs
 * keep up with a slider on the move; a run that takes longer than the patience is given up for what is wanted meanwhile.
 * @param patience in milliseconds
 * @param run rejects once its signal is aborted
 */
export function latestRun<W>(patience: number, run: (wanted: W, signal: AbortSignal) => Promise<void>) {
  let running: { readonly stop: AbortController; readonly since: number } | undefined;
  let next: { readonly wanted: W } | undefined;
  let givingUp: ReturnType<typeof setTimeout> | undefined;

  const begin = async (wanted: W) => {
    const stop = new AbortController();
    running = { stop, since: performance.now() };
    try {
      await run(wanted, stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    } finally {
      clearTimeout(givingUp);
      running = undefined;
      const waiting = next;
      next = undefined;
      if (waiting) void begin(waiting.wanted);
    }
  };

  return (wanted: W): void => {
    if (!running) return void begin(wanted);
    next = { wanted };
    const { stop, since } = running;
    clearTimeout(givingUp);
    givingUp = setTimeout(() => stop.abort(), Math.max(0, since + patience - performance.now()));
  };
}
