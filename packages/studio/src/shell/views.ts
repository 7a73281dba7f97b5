import { type ComponentType, lazy } from 'react';
import type { ViewName } from '../store/studio.ts';

export interface View {
  readonly name: ViewName;
  /** What the navigation calls it. */
  readonly label: string;
  readonly Component: ComponentType;
  /** Fetches it before it is shown. */
  readonly fetch: () => void;
}

/** The parts of the work, in the order of the navigation. Each is loaded when it is first shown, if it was not fetched before. */
export const VIEWS: readonly View[] = [
  view('read', 'Read', () => import('../reading/view.tsx')),
  view('turn', 'Turn the knobs', () => import('../knobs/view.tsx')),
  view('write', 'Write', () => import('../writing/view.tsx')),
  view('weigh', 'Weigh evidence', () => import('../evidence/view.tsx')),
  view('score', 'Score', () => import('../score/view.tsx')),
];

function view(name: ViewName, label: string, load: () => Promise<{ readonly default: ComponentType }>): View {
  return { name, label, Component: lazy(load), fetch: () => void load() };
}
