import type { Place } from '@proviso/language';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useStudio } from '../store/studio.ts';
import { AtCursor } from './at-cursor.tsx';
import { Conflict } from './conflict.tsx';
import { COMMANDS, deskWithin } from './desk.ts';
import { useDesk } from './desk-state.ts';
import { FaultList } from './fault-list.tsx';
import { FileList, standingOf } from './file-list.tsx';
import { GoToName, Outline } from './outline.tsx';
import './writing.css';

const DataTable = lazy(() => import('./data-table.tsx'));
const Diagram = lazy(() => import('../diagram/diagram.tsx'));

/** The view “Write”: the texts of the case, what is wrong with them, and what drives what. */
export default function View() {
  const desk = useRef<ReturnType<typeof deskWithin>>(null);
  const place = useCallback((element: HTMLDivElement | null) => {
    if (element) desk.current = deskWithin(element);
  }, []);
  const [asTable, setAsTable] = useState(true);
  const [diagram, setDiagram] = useState<'none' | 'beside' | 'wide'>('none');
  const path = useDesk((state) => state.path);
  const file = useStudio((state) => state.files.get(path ?? ''));
  useEffect(() => {
    if (useDesk.getState().path === undefined) desk.current?.show(firstFile());
  }, []);
  const goTo = (found: Omit<Place, 'lineText'>) => {
    setAsTable(false);
    desk.current?.goTo(found);
    desk.current?.view.focus();
  };
  const table = asTable && file?.path.endsWith('.csv') ? file : undefined;
  return (
    <div className={`writing diagram-${diagram}`}>
      <h2 className="view-heading">Write</h2>
      <div className="writing-tools" role="toolbar" aria-label="Text">
        <button type="button" aria-keyshortcuts="Control+S" onClick={() => void desk.current?.save()}>
          Save
        </button>
        <Tool name="Format" keys="Shift+Alt+F" run={() => desk.current?.run(COMMANDS.format)} />
        <Tool name="Find" keys="Control+F" run={() => desk.current?.run(COMMANDS.find)} />
        <Tool name="Rename" keys="F2" run={() => desk.current?.run(COMMANDS.rename)} />
        <Tool name="Definition" keys="F12" run={() => desk.current?.run(COMMANDS.definition)} />
        <Tool name="Uses" keys="Shift+F12" run={() => desk.current?.run(COMMANDS.references)} />
        <GoToName onGoTo={goTo} />
        {file?.path.endsWith('.csv') && (
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            As a table
          </button>
        )}
        <button
          type="button"
          aria-pressed={diagram !== 'none'}
          onClick={() => setDiagram(diagram === 'none' ? 'beside' : 'none')}
        >
          What drives what
        </button>
      </div>
      <div className="writing-side">
        <FileList
          onOpen={(wanted) => {
            setAsTable(true);
            desk.current?.show(wanted);
          }}
        />
        <Outline onGoTo={goTo} />
      </div>
      <div className="writing-text">
        {file && <Conflict key={file.path} file={file} />}
        {table && (
          <Suspense fallback={<p>Loading…</p>}>
            <DataTable path={table.path} text={table.text} />
          </Suspense>
        )}
        <div className="editor-place" ref={place} hidden={table !== undefined} />
        <p className="editor-state">
          <SaveState /> <span className="editor-hint">Tab indents; Escape, then Tab, leaves the text.</span>
        </p>
      </div>
      {diagram !== 'none' && (
        <Suspense fallback={<p>Loading…</p>}>
          <Diagram
            onGoTo={(found) => desk.current?.goTo(found)}
            isWide={diagram === 'wide'}
            onWide={(isWide) => setDiagram(isWide ? 'wide' : 'beside')}
          />
        </Suspense>
      )}
      <div className="writing-below">
        <FaultList onGoTo={goTo} />
        <AtCursor />
      </div>
    </div>
  );
}

interface ToolProps {
  readonly name: string;
  readonly keys: string;
  readonly run: () => void;
}

function Tool({ name, keys, run }: ToolProps) {
  return (
    <button type="button" aria-keyshortcuts={keys} title={keys} onClick={run}>
      {name}
    </button>
  );
}

function SaveState() {
  const path = useDesk((state) => state.path);
  const said = useDesk((state) => state.said);
  const file = useStudio((state) => state.files.get(path ?? ''));
  const standing = file ? (standingOf(file) ?? 'saved') : 'of the library, to be read only';
  return (
    <>
      <span className={`standing ${standing.replaceAll(' ', '-')}`}>
        {path}: {standing}
      </span>
      <output className="said">{said}</output>
    </>
  );
}

/** The file with the case's header, else the first. */
function firstFile(): string {
  const { files } = useStudio.getState();
  const texts = [...files.values()].filter(({ path }) => path.endsWith('.proviso'));
  return (texts.find(({ text }) => /^\s*case\s+"/m.test(text)) ?? texts[0])?.path ?? '';
}
