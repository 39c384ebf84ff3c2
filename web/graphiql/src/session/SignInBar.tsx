import type { FocusEvent, KeyboardEvent } from 'react';
import { useStore } from '../shared/store';
import { LogoMark } from '../theme/LogoMark';
import { sessionStore, checkSession, signOut, type Session, type Viewer } from './session';
import { SignInForm } from './SignInForm';
import { tokenStore } from './token';

/** The bar at the top: who is signed in. The credential is entered here once and used for everything. */
export function SignInBar() {
  const session = useStore(sessionStore);
  return (
    <header className="bar">
      <a className="bar-brand" href="/" title="Parley console">
        <LogoMark />
        <h1>
          <span className="bar-name">Parley</span> <span className="bar-product">GraphiQL</span>
        </h1>
      </a>
      <span className="bar-space" />
      <SessionState session={session} />
    </header>
  );
}

function SessionState({ session }: { session: Session }) {
  const { value: held } = useStore(tokenStore);
  switch (session.status) {
    case 'signedIn':
      return <SignedIn viewer={session.viewer} />;
    case 'unknown':
      return <Unknown problem={session.problem} />;
    default:
      // Also shown while checking, so that the user's input is still there if the check fails.
      return (
        <>
          <NotSignedIn session={session} />
          {held === null && <SignInForm busy={session.status === 'checking'} />}
        </>
      );
  }
}

function NotSignedIn({ session }: { session: Session }) {
  const problem = session.status === 'anonymous' ? session.problem : undefined;
  if (problem) {
    return (
      <span className="bar-state" data-state="problem" role="alert" title={problem}>
        {problem}
      </span>
    );
  }
  return (
    <span className="bar-state" data-state={session.status} role="status">
      {session.status === 'checking' ? 'Signing in…' : 'Not signed in'}
    </span>
  );
}

function SignedIn({ viewer }: { viewer: Viewer }) {
  const { remembered } = useStore(tokenStore);
  return (
    <>
      <details className="who" onBlur={closeOnBlur} onKeyDown={closeOnEscape}>
        <summary>
          <span className="who-dot" aria-hidden="true" />
          <span className="who-name">{viewer.actor.name}</span>
          <span className="who-organization">{viewer.organization.name}</span>
          <span className="who-role">{viewer.role.toLowerCase()}</span>
        </summary>
        <dl className="who-card" tabIndex={-1}>
          <dt>{viewer.actor.__typename}</dt>
          <dd>{viewer.actor.id}</dd>
          <dt>Organization</dt>
          <dd>{viewer.organization.id}</dd>
          <dt>Expires</dt>
          <dd>{viewer.expiresAt ? new Date(viewer.expiresAt).toLocaleString() : 'never'}</dd>
          <dt>Stored</dt>
          <dd>{remembered ? 'in this browser' : 'in this tab until you close it'}</dd>
          <dt>Scopes</dt>
          <dd className="who-scopes">
            {viewer.scopes.map((scope) => (
              <code key={scope}>{scope}</code>
            ))}
          </dd>
        </dl>
      </details>
      <button type="button" className="quiet" onClick={signOut}>
        Sign out
      </button>
    </>
  );
}

/** Close the card when it loses focus, like any menu. */
function closeOnBlur({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) {
  if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
}

function closeOnEscape({ currentTarget, key }: KeyboardEvent<HTMLDetailsElement>) {
  if (key === 'Escape') currentTarget.open = false;
}

function Unknown({ problem }: { problem: string }) {
  return (
    <>
      <span className="bar-state" data-state="problem" role="alert" title={problem}>
        {problem}
      </span>
      <button type="button" className="quiet" onClick={() => void checkSession()}>
        Try again
      </button>
      <button type="button" className="quiet" onClick={signOut}>
        Sign out
      </button>
    </>
  );
}
