import { readStored, writeStored } from '../storage';
import { createStore } from '../store';

/** The page's credential: a token or an API key. */
export interface Token {
  value: string | null;
  /** Stored in localStorage, which outlives the browser, instead of sessionStorage, which belongs to the tab. */
  remembered: boolean;
}

/** Where GraphiQL keeps it too. */
export const TOKEN_KEY = 'parley:token';

/** The credential of the page's requests. */
export const tokenStore = createStore<Token>(read());

/** Keep a credential. */
export function keepToken(value: string, remembered: boolean): void {
  writeStored(remembered ? 'local' : 'session', TOKEN_KEY, value);
  writeStored(remembered ? 'session' : 'local', TOKEN_KEY, null);
  const held = tokenStore.get();
  if (held.value !== value || held.remembered !== remembered) tokenStore.set({ value, remembered });
}

/** Remove the credential from the page and the browser. */
export function forgetToken(): void {
  writeStored('session', TOKEN_KEY, null);
  writeStored('local', TOKEN_KEY, null);
  if (tokenStore.get().value !== null) tokenStore.set({ value: null, remembered: false });
}

function read(): Token {
  const here = readStored('session', TOKEN_KEY);
  if (here) return { value: here, remembered: false };
  const kept = readStored('local', TOKEN_KEY);
  return { value: kept, remembered: kept !== null };
}
