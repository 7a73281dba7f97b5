/** The colours in which a chart is drawn, as the palette has them at the moment: a canvas knows no custom properties. */
export interface PlotColours {
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly median: string;
  /** Of the middle half of the paths, and of nine tenths of them. */
  readonly half: string;
  readonly most: string;
  readonly own: string;
  readonly scenarios: readonly string[];
}

/** Reads the palette where an element stands. */
export function plotColours(element: Element): PlotColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    ...{ ink: colour('--ink'), muted: colour('--muted'), rule: colour('--rule') },
    median: colour('--fill'),
    half: `${colour('--fill')}59`,
    most: `${colour('--fill')}2b`,
    own: colour('--claim'),
    scenarios: [1, 2, 3, 4, 5, 6].map((n) => colour(`--scenario-${n}`)),
  };
}

/** Calls back whenever the palette changes: light to dark, screen to paper. Returns what ends that. */
export function watchPalette(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', 'print'].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
