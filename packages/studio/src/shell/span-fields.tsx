interface DayFieldsProps {
  readonly from: string;
  readonly through: string;
  readonly onChange: (days: { readonly from?: string; readonly through?: string }) => void;
}

/** The first and the last of some days. */
export function DayFields({ from, through, onChange }: DayFieldsProps) {
  return (
    <>
      <label>
        From <input type="date" required value={from} onChange={(e) => onChange({ from: e.target.value })} />
      </label>
      <label>
        through <input type="date" required value={through} onChange={(e) => onChange({ through: e.target.value })} />
      </label>
    </>
  );
}

interface PathsFieldProps {
  /** Not a number while the field is empty. */
  readonly paths: number;
  readonly onChange: (paths: number) => void;
}

/** How many paths for each of many runs. */
export function PathsField({ paths, onChange }: PathsFieldProps) {
  return (
    <label>
      paths{' '}
      <input
        type="number"
        required
        min={50}
        max={20_000}
        step={50}
        value={Number.isNaN(paths) ? '' : paths}
        onChange={(e) => onChange(e.target.valueAsNumber)}
      />
    </label>
  );
}
