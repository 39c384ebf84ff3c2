import { useStore } from './store';
import { sessionStore } from './session/session';
import type { Viewer } from './session/requests';

export type { Viewer };

/** Return the signed-in user, their role, scopes and organization. Pages are shown only to signed-in users. */
export function useViewer(): Viewer {
  const session = useStore(sessionStore);
  if (session.status === 'signedIn' || session.status === 'refused') return session.viewer;
  throw new Error('This part of the page needs a signed-in user.');
}

/** Whether the user may do something, and if not, what they lack. */
export interface May {
  allowed: boolean;
  /** For the control that is disabled. */
  reason?: string;
}

/** Return whether the user has a scope, such as `tasks:write`. */
export function useMay(scope: string): May {
  const { scopes, role } = useViewer();
  if (scopes.includes(scope)) return { allowed: true };
  const reason = `Needs the scope ${scope}, which your credential does not have (role ${role.toLowerCase()}).`;
  return { allowed: false, reason };
}
