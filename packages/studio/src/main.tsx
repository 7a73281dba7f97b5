import { createRoot } from 'react-dom/client';
import { Shell } from './shell/shell.tsx';
import { VIEWS } from './shell/views.ts';
import { readLink } from './store/link.ts';
import { openStudio } from './store/session.ts';
import './styles/palette.css';
import './styles/text.css';
import './styles/shell.css';

const { view: first = 'read' } = readLink(location.hash);
VIEWS.find(({ name }) => name === first)?.fetch();
void openStudio();
createRoot(document.getElementById('studio')!).render(<Shell />);
