import { createParley, type OperationRecord } from '@parley-gateway/client';
import { recordOperation } from './behind/behind';
import { GRAPHQL_URL, SOCKET_URL } from './environment';
import { checkSession } from './session/session';
import { tokenStore } from './session/token';

/** The one client of the page: one socket, one credential, every operation observed. */
export const parley = createParley({
  url: GRAPHQL_URL,
  token: () => tokenStore.get().value,
  observe,
  ...(SOCKET_URL === GRAPHQL_URL.replace(/^http/, 'ws') ? {} : { webSocket: ElsewhereSocket() }),
});

/** Use another credential as soon as there is one: the open streams go on. */
export function followToken(): void {
  tokenStore.subscribe(() => {
    if (tokenStore.get().value !== null) void parley.renew();
  });
}

function observe(record: OperationRecord): void {
  recordOperation(record);
  // The credential was revoked or has expired: ask, since the request may have been sent with an older one.
  if (record.error?.code === 'UNAUTHENTICATED') void checkSession();
}

/** Return a WebSocket class that connects to `VITE_WS_URL`, whatever address it is given. */
function ElsewhereSocket(): typeof WebSocket {
  return class extends WebSocket {
    constructor(_url: string | URL, protocols?: string | string[]) {
      super(SOCKET_URL, protocols);
    }
  };
}
