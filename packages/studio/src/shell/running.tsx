interface RunningProps {
  readonly fraction: number;
  readonly phase: string;
  readonly onStop: () => void;
}

/** How far something long has come, and a way to stop it. */
export function Running({ fraction, phase, onStop }: RunningProps) {
  const percent = Math.floor(100 * fraction);
  return (
    <p className="running" role="status">
      <progress value={fraction} max={1} aria-label="Progress" /> {percent} %{phase !== '' && `, ${phase}`}
      <button type="button" onClick={onStop}>
        Stop
      </button>
    </p>
  );
}
