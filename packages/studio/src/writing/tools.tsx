import { useStudio } from '../store/studio.ts';
import { COMMANDS, type WritingDesk } from './desk.ts';
import { isEdited } from './file-list.tsx';

/** What can be done with the text in the editor, each with its key. */
export function TextTools({ desk }: { readonly desk: () => WritingDesk | null }) {
  const edited = useStudio((state) => [...state.files.values()].filter(isEdited).length);
  return (
    <>
      <Tool name="Save" keys="Control+S" run={() => void desk()?.save()} />
      {edited > 1 && <Tool name={`Save all ${edited}`} run={() => void desk()?.saveAll()} />}
      <Tool name="Format" keys="Shift+Alt+F" run={() => desk()?.run(COMMANDS.format)} />
      <Tool name="Find" keys="Control+F" run={() => desk()?.run(COMMANDS.find)} />
      <Tool name="Rename" keys="F2" run={() => desk()?.run(COMMANDS.rename)} />
      <Tool name="Definition" keys="F12" run={() => desk()?.run(COMMANDS.definition)} />
      <Tool name="Uses" keys="Shift+F12" run={() => desk()?.run(COMMANDS.references)} />
    </>
  );
}

interface ToolProps {
  readonly name: string;
  readonly keys?: string;
  readonly run: () => void;
}

function Tool({ name, keys, run }: ToolProps) {
  return (
    <button type="button" aria-keyshortcuts={keys} title={keys} onClick={run}>
      {name}
    </button>
  );
}
