import 'graphiql/setup-workers/vite';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { checkSession, signInByLink } from './session/session';
// Order matters: our styles come last and override the others.
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './theme/page.css';
import './theme/graphiql.css';
import './theme/live.css';
import './theme/operations.css';
import './theme/endpoints.css';
import './theme/narrow.css';

async function signInAtStart(): Promise<void> {
  if (!(await signInByLink())) await checkSession();
}

void signInAtStart();
// Opening a sign-in link in this tab again changes only the fragment, so the page does not reload.
window.addEventListener('hashchange', () => void signInByLink());

// GraphiQL gives its sidebar a third of the window until the user resizes it; a list of names needs less.
const SIDEBAR_SHARE = 'graphiql:docExplorerFlex';
try {
  localStorage.setItem(SIDEBAR_SHARE, localStorage.getItem(SIDEBAR_SHARE) ?? '0.24');
} catch {
  // Storage is disabled in this browser; the sidebar keeps GraphiQL's default width.
}

createRoot(document.getElementById('root')!).render(<App />);
