import type { Standing } from '@proviso/law';
import { STACK } from '@proviso/report/words';

const LINES = {
  suspended: [6, 'M-1 1l2-2M0 6l6-6M5 7l2-2'],
  lapsed: [5, 'M2 2.5h1'],
  lifted: [4, 'M0 2h4'],
  superseded: [6, 'M-1 5l2 2M0 0l6 6M5-1l2 2'],
  residual: [6, 'M0 3h6M3 0v6'],
  terminated: [4, 'M2 0v4'],
  contradictory: [8, 'M0 0l8 8M8 0l-8 8'],
} as const satisfies Record<string, readonly [size: number, path: string]>;

/** Patterns that tell statuses apart without colour; every drawing of the page refers to them. */
export function StatusPatterns() {
  return (
    <svg className="patterns" aria-hidden="true" width="0" height="0">
      <defs>
        {Object.entries(LINES).map(([name, [size, path]]) => (
          <pattern
            key={name}
            id={`pattern-${name}`}
            className={name}
            width={size}
            height={size}
            patternUnits="userSpaceOnUse"
          >
            <rect className="ground" width={size} height={size} />
            <path d={path} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** How a status is drawn: its class, and its pattern where it has one. */
export function statusLook(status: string): { readonly className: string; readonly fill?: string } {
  const name = status.replaceAll(' ', '-');
  return { className: `status ${name}`, ...(name in LINES && { fill: `url(#pattern-${name})` }) };
}

/** A sample of a status beside its word. */
export function StatusMark({ status }: { readonly status: Standing | 'contradictory' }) {
  const isInstruments = status === 'contradictory' || STACK.some((known) => known === status);
  return (
    <svg className="status-mark" aria-hidden="true" width="14" height="14">
      {isInstruments ? <rect width="14" height="14" {...statusLook(status)} /> : <ObligationSign status={status} />}
    </svg>
  );
}

/** A filled disc for what is met or happened, a cross for what is violated, an empty disc for what is not so. */
function ObligationSign({ status }: { readonly status: string }) {
  if (status === 'violated') return <path className="sign violated" d="M3 3l8 8M11 3l-8 8" />;
  const isSo = status === 'met' || status === 'happened';
  return <circle className={isSo ? 'sign met' : 'sign open'} cx="7" cy="7" r="4.5" />;
}
