import { createRoot } from 'react-dom/client';
import { Shell } from './shell/shell.tsx';
import { openStudio } from './store/session.ts';
import './styles/palette.css';
import './styles/text.css';
import './styles/shell.css';

createRoot(document.getElementById('studio')!).render(<Shell />);
void openStudio();
