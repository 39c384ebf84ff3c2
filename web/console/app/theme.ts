import { readStored, writeStored } from './storage';
import { createStore } from './store';

/** The colours: the system's, or always one of the two. */
export type Theme = 'system' | 'light' | 'dark';

/** Where GraphiQL keeps its own choice, which is the same one. */
const KEY = 'graphiql:theme';

/** The chosen theme. */
export const themeStore = createStore<Theme>(themeOf(readStored('local', KEY)));

/** Choose a theme, for this page and for GraphiQL. */
export function chooseTheme(theme: Theme): void {
  writeStored('local', KEY, theme === 'system' ? null : theme);
  apply(theme);
}

/** Follow the choices made in other tabs. */
export function followTheme(): void {
  addEventListener('storage', (event) => {
    if (event.key === KEY) apply(themeOf(event.newValue));
  });
}

function apply(theme: Theme): void {
  themeStore.set(theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function themeOf(stored: string | null): Theme {
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
