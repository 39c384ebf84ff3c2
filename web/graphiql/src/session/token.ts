import { createStore } from '../shared/store';

/** The page's credential: a JWT or an API key. */
export interface Token {
  value: string | null;
  /** Stored in localStorage (survives a browser restart) instead of sessionStorage (this tab). */
  remembered: boolean;
}

const KEY = 'parley:token';

export const tokenStore = createStore<Token>(read());

export function keepToken(value: string, remembered: boolean): void {
  write(remembered ? localStorage : sessionStorage, value);
  write(remembered ? sessionStorage : localStorage, null);
  const held = tokenStore.get();
  if (held.value !== value || held.remembered !== remembered) tokenStore.set({ value, remembered });
}

export function forgetToken(): void {
  write(sessionStorage, null);
  write(localStorage, null);
  if (tokenStore.get().value !== null) tokenStore.set({ value: null, remembered: false });
}

function read(): Token {
  try {
    const here = sessionStorage.getItem(KEY);
    if (here) return { value: here, remembered: false };
    const kept = localStorage.getItem(KEY);
    return { value: kept, remembered: kept !== null };
  } catch {
    // Storage can be disabled in the browser; the token then lasts as long as the page.
    return { value: null, remembered: false };
  }
}

function write(storage: Storage, value: string | null): void {
  try {
    if (value === null) storage.removeItem(KEY);
    else storage.setItem(KEY, value);
  } catch {
    // See read().
  }
}
