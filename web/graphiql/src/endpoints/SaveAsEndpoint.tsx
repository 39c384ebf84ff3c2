import { Dialog, ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState, type FormEvent } from 'react';
import { sessionStore } from '../session/session';
import { tokenStore } from '../session/token';
import { useStore } from '../shared/store';
import { createEndpoint, NotSaved, offerOf, type Offer, type Savable, type SavedEndpoint } from './endpoint';

/** The button that serves the editor's operation over plain HTTP. */
export function SaveAsEndpoint() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const [offer, setOffer] = useState<Offer | null>(null);
  return (
    <>
      <ToolbarButton label="Save as endpoint" onClick={() => setOffer(offerOf(queryEditor?.getValue() ?? ''))}>
        <EndpointIcon />
      </ToolbarButton>
      <Dialog open={offer !== null} onOpenChange={(open) => !open && setOffer(null)}>
        <div className="endpoint">
          <div className="endpoint-head">
            <Dialog.Title>Save as endpoint</Dialog.Title>
            <Dialog.Close />
          </div>
          <Dialog.Description className="endpoint-about">
            Serve this operation over plain HTTP: its variables become parameters of the path, the query string or the body.
          </Dialog.Description>
          {offer && 'reason' in offer && <p role="alert">{offer.reason}</p>}
          {offer && 'savable' in offer && <EndpointForm savable={offer.savable} />}
        </div>
      </Dialog>
    </>
  );
}

function EndpointForm({ savable }: { savable: Savable }) {
  const session = useStore(sessionStore);
  const [name, setName] = useState(savable.name);
  const [path, setPath] = useState(savable.path);
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const [saved, setSaved] = useState<SavedEndpoint | null>(null);
  if (saved) return <Saved method={savable.method} saved={saved} />;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      setSaved(await createEndpoint({ ...savable, name, path }, tokenStore.get().value));
    } catch (error) {
      setProblem(error instanceof NotSaved ? error : new NotSaved(String(error), null));
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <label>
        Name
        <input value={name} onChange={(event) => setName(event.target.value)} required />
      </label>
      <label>
        Path
        <span className="endpoint-path">
          <code>{savable.method} /rest/v1/</code>
          <input
            value={path}
            onChange={(event) => setPath(event.target.value)}
            required
            aria-invalid={problem?.field === 'path'}
            spellCheck={false}
          />
        </span>
      </label>
      {problem && <p role="alert">{problem.message}</p>}
      <button type="submit" className="primary" disabled={session.status !== 'signedIn'}>
        {session.status === 'signedIn' ? 'Save' : 'Sign in to save'}
      </button>
    </form>
  );
}

function Saved({ method, saved }: { method: string; saved: SavedEndpoint }) {
  return (
    <p role="status">
      Saved as{' '}
      <code>
        {method} {saved.path}
      </code>
      . <a href={`/endpoints?endpoint=${encodeURIComponent(saved.id)}`}>Show it in the console</a>
    </p>
  );
}

function EndpointIcon() {
  return (
    <svg
      className="graphiql-toolbar-icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M4 17l5-5-5-5" />
      <path d="M13 7h3a4 4 0 0 1 4 4v2a4 4 0 0 1-4 4h-3" />
    </svg>
  );
}
