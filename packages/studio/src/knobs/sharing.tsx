import { useState } from 'react';
import { runSettingOf } from '../store/setting.ts';
import { useStudio } from '../store/studio.ts';
import { commandFor } from './command-line.ts';

/** The whole setting to take away: as a link to this page, or as the command that gives the same numbers. */
export function Sharing() {
  const [said, setSaid] = useState('');
  const setting = useStudio((state) => state.setting);
  const folder = useStudio(({ samples, caseName }) => (samples.length > 0 ? `cases/${caseName}` : caseName));
  const isEdited = useStudio(({ files }) => [...files.values()].some(({ text, saved }) => text !== saved?.text));
  if (!setting) return null;
  const command = commandFor(folder, runSettingOf(setting));
  const copy = (what: string, text: string) =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(`${what} copied.`),
      () => setSaid('The browser does not allow copying: select and copy by hand.'),
    );
  return (
    <div className="sharing">
      <div className="buttons">
        <button type="button" onClick={() => copy('The link is', location.href)}>
          Copy link
        </button>
        <button type="button" onClick={() => copy('The command is', command)}>
          Copy command
        </button>
        <span role="status">{said}</span>
      </div>
      <code className="command">{command}</code>
      <p className="lead">
        The link holds the whole setting; the command, run beside the folder of the case, gives these numbers to the
        last bit.{isEdited && ' There are changes that are not saved: the command sees only what is saved.'}
      </p>
    </div>
  );
}
