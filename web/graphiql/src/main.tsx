import 'graphiql/setup-workers/vite';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { checkSession, signInByLink } from './session/session';
// Order matters: ours comes last and overrides.
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './theme/page.css';
import './theme/graphiql.css';
import './theme/live.css';
import './theme/operations.css';

async function signInAtStart(): Promise<void> {
  if (!(await signInByLink())) await checkSession();
}

void signInAtStart();
// A sign-in link that is opened in this tab again changes only the fragment, and the page is not loaded.
window.addEventListener('hashchange', () => void signInByLink());

// GraphiQL gives its sidebar a third of the window until somebody moves the edge; a list of names needs less.
const SIDEBAR_SHARE = 'graphiql:docExplorerFlex';
try {
  localStorage.setItem(SIDEBAR_SHARE, localStorage.getItem(SIDEBAR_SHARE) ?? '0.24');
} catch {
  // Storage is switched off in this browser; then a third it is.
}

createRoot(document.getElementById('root')!).render(<App />);
