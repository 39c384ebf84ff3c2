import type { ReactNode } from 'react';
import { useStore } from '../store';
import { RefusedDialog } from './RefusedDialog';
import { sessionStore } from './session';
import { SignInPage } from './SignInPage';
import { Unreachable } from './Unreachable';

/** Show the page to a signed-in user, and to others how to become one. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useStore(sessionStore);
  switch (session.status) {
    case 'checking':
      return null;
    case 'anonymous':
      return <SignInPage problem={session.problem} />;
    case 'unknown':
      return <Unreachable problem={session.problem} />;
    case 'signedIn':
    case 'refused':
      return (
        <>
          {children}
          {session.status === 'refused' && <RefusedDialog name={session.viewer.actor.name} />}
        </>
      );
  }
}
