import type { Place } from '@proviso/language';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { prepareEditing } from '../store/session.ts';
import { useStudio } from '../store/studio.ts';
import { AtCursor } from './at-cursor.tsx';
import { Conflict } from './conflict.tsx';
import { deskWithin, type WritingDesk } from './desk.ts';
import { useDesk } from './desk-state.ts';
import { FaultList } from './fault-list.tsx';
import { FileList } from './file-list.tsx';
import { GoToName, Outline } from './outline.tsx';
import { SaveState } from './save-state.tsx';
import { TextTools } from './tools.tsx';
import './writing.css';

const DataTable = lazy(() => import('./data-table.tsx'));
const Diagram = lazy(() => import('../diagram/diagram.tsx'));

/** The view “Write”: the texts of the case, what is wrong with them, and what drives what. */
export default function View() {
  const desk = useRef<WritingDesk>(null);
  const [asTable, setAsTable] = useState(true);
  const [diagram, setDiagram] = useState<'none' | 'beside' | 'wide'>('none');
  const path = useDesk((state) => state.path);
  const isTable = path?.endsWith('.csv') ?? false;
  useEffect(prepareEditing, []);
  useEffect(() => {
    if (useDesk.getState().path === undefined) desk.current?.show(firstFile());
  }, []);
  const goTo = (place: Omit<Place, 'lineText'>) => {
    setAsTable(false);
    desk.current?.goTo(place);
    desk.current?.view.focus();
  };
  const open = (wanted: string) => {
    setAsTable(true);
    desk.current?.show(wanted);
  };
  return (
    <div className={`writing diagram-${diagram}`}>
      <h2 className="view-heading">Write</h2>
      <div className="writing-tools" role="toolbar" aria-label="Text">
        <TextTools desk={() => desk.current} />
        <GoToName onGoTo={goTo} />
        {isTable && <Toggle label="As a table" isOn={asTable} onToggle={setAsTable} />}
        <Toggle
          label="What drives what"
          isOn={diagram !== 'none'}
          onToggle={(isOn) => setDiagram(isOn ? 'beside' : 'none')}
        />
      </div>
      <div className="writing-side">
        <FileList onOpen={open} />
        <Outline onGoTo={goTo} />
      </div>
      <TextPane asTable={asTable && isTable} desk={desk} />
      {diagram !== 'none' && (
        <Suspense fallback={<p>Loading…</p>}>
          <Diagram
            onGoTo={(place) => desk.current?.goTo(place)}
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

interface TextPaneProps {
  readonly asTable: boolean;
  /** Takes up the desk once its editor stands in the page. */
  readonly desk: { current: WritingDesk | null };
}

/** The file that is open: its text in the editor, or its rows. */
function TextPane({ asTable, desk }: TextPaneProps) {
  const path = useDesk((state) => state.path);
  const file = useStudio((state) => state.files.get(path ?? ''));
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      if (element) desk.current = deskWithin(element);
    },
    [desk],
  );
  return (
    <div className="writing-text">
      {file && <Conflict key={file.path} file={file} />}
      {file && asTable && (
        <Suspense fallback={<p>Loading…</p>}>
          <DataTable path={file.path} text={file.text} />
        </Suspense>
      )}
      <div className="editor-place" ref={place} hidden={asTable} />
      <p className="editor-state">
        <SaveState /> <span className="editor-hint">Tab indents; Escape, then Tab, leaves the text.</span>
      </p>
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

function Toggle({ label, isOn, onToggle }: ToggleProps) {
  return (
    <button type="button" aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
      {label}
    </button>
  );
}

/** The file with the case's header, else the first. */
function firstFile(): string {
  const { files } = useStudio.getState();
  const texts = [...files.values()].filter(({ path }) => path.endsWith('.proviso'));
  return (texts.find(({ text }) => /^\s*case\s+"/m.test(text)) ?? texts[0])?.path ?? '';
}
