import { createParley } from '@parley-gateway/client';
import { ParleyProvider, WorkflowMonitor } from '@parley-gateway/client/react';
import '@parley-gateway/client/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

// A page of a user's own, with nothing of the console: the run and the key are in the fragment.
const given = new URLSearchParams(location.hash.slice(1));
const parley = createParley({ url: `${location.origin}/graphql`, token: given.get('key') });
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(
  <StrictMode>
    <ParleyProvider client={parley}>
      <WorkflowMonitor
        executionId={given.get('run')}
        onComplete={(success) => {
          document.title += success ? ' completed' : ' failed';
        }}
      />
    </ParleyProvider>
  </StrictMode>,
);
