import { shownCount } from '@proviso/report/words';
import { changeSetting, openSample } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';

/** What case this is, as of when, and as read by whom. */
export function Masthead() {
  const title = useStudio((state) => state.checked?.model.title ?? state.caseName);
  return (
    <header className="masthead">
      <div className="title">
        <p className="brand">Proviso</p>
        <h1>{title}</h1>
        <Samples />
      </div>
      <Standpoint />
    </header>
  );
}

/** The sample cases of a static page, to choose from. */
function Samples() {
  const samples = useStudio((state) => state.samples);
  const name = useStudio((state) => state.caseName);
  if (samples.length < 2) return null;
  return (
    <label className="samples">
      Sample case{' '}
      <select value={name} onChange={({ target }) => openSample(target.value)}>
        {samples.map((sample) => (
          <option key={sample.name} value={sample.name}>
            {sample.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Standpoint() {
  const model = useStudio((state) => state.checked?.model);
  const setting = useStudio((state) => state.setting);
  if (!model || !setting) return null;
  const { from, through } = model.timeline;
  return (
    <div className="standpoint">
      <label>
        As of{' '}
        <input
          type="date"
          value={setting.asOf}
          min={from}
          max={through}
          onChange={({ target }) => target.value && changeSetting({ asOf: target.value })}
        />
      </label>
      {model.readers.length > 1 && (
        <label>
          as read by{' '}
          <select
            value={setting.reader ?? model.readers[0]!.name}
            onChange={({ target }) => changeSetting({ reader: target.value })}
          >
            {model.readers.map(({ name, title }) => (
              <option key={name} value={name}>
                {title ?? name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** How far the forecast is, and whether the text has errors. */
export function RunState() {
  const running = useStudio((state) => state.forecasting.running);
  const latest = useStudio((state) => state.forecasting.latest);
  const errors = useStudio((state) => state.diagnostics.filter(({ severity }) => severity === 'error').length);
  const text = running
    ? `Forecasting, ${Math.round(100 * running.fraction)} %`
    : latest
      ? `${shownCount(latest.setting.paths)} paths, seed ${latest.setting.seed}`
      : '';
  return (
    <p className="run-state" role="status">
      {errors > 0 && <strong>{errors === 1 ? '1 error in the text. ' : `${errors} errors in the text. `}</strong>}
      {text}
    </p>
  );
}
