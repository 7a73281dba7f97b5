import { type ComponentType, lazy } from 'react';
import type { ViewName } from '../store/studio.ts';

export interface View {
  readonly name: ViewName;
  /** What the navigation calls it. */
  readonly label: string;
  readonly Component: ComponentType;
}

/** The parts of the work, in the order of the navigation. Each is loaded when it is first shown. */
export const VIEWS: readonly View[] = [
  { name: 'read', label: 'Read', Component: lazy(() => import('../reading/view.tsx')) },
  { name: 'turn', label: 'Turn the knobs', Component: lazy(() => import('../knobs/view.tsx')) },
  { name: 'write', label: 'Write', Component: lazy(() => import('../writing/view.tsx')) },
  { name: 'weigh', label: 'Weigh evidence', Component: lazy(() => import('../evidence/view.tsx')) },
  { name: 'score', label: 'Score', Component: lazy(() => import('../score/view.tsx')) },
];
