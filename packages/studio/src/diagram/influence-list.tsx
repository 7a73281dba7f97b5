import type { Influences } from './influences.ts';

interface InfluenceListProps {
  readonly influences: Influences;
  readonly onSelect: (name: string) => void;
}

/** The diagram in words. */
export function InfluenceList({ influences, onSelect }: InfluenceListProps) {
  return (
    <details className="influence-list">
      <summary>In words</summary>
      <ul>
        {[...influences.values()].map(({ name, kind, title, dependsOn }) => (
          <li key={name}>
            {kind}{' '}
            <button type="button" onClick={() => onSelect(name)}>
              {name}
            </button>
            {title !== undefined && ` (${title})`} {dependsOn.length > 0 ? 'depends on ' : 'depends on nothing shown'}
            {dependsOn.map((driver, i) => (
              <span key={driver}>
                {i > 0 && ', '}
                <button type="button" onClick={() => onSelect(driver)}>
                  {driver}
                </button>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
