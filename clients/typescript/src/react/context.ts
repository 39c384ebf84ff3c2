import { createContext, createElement, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Parley } from '../client.js';
import { INITIAL, type LiveState } from '../state.js';

const Context = createContext<Parley | null>(null);

/** Gives the hooks below it the client of the gateway. */
export function ParleyProvider({ client, children }: { readonly client: Parley; readonly children?: ReactNode }): ReactNode {
  return createElement(Context.Provider, { value: client }, children);
}

/** Return the client that `ParleyProvider` gives. */
export function useParley(): Parley {
  const client = useContext(Context);
  if (client === null) throw new Error('There is no <ParleyProvider client={…}> above this component.');
  return client;
}

/** Return the state of the connection to the gateway. */
export function useConnection(): LiveState {
  const { connection } = useParley();
  return useSyncExternalStore(connection.subscribe, connection.get, () => INITIAL);
}
