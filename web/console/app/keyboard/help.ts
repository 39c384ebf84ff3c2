import { createStore } from '../store';

/** Whether the list of keys is open. */
export const helpStore = createStore(false);

/** Open the list of all keys that work now. */
export function openHelp(): void {
  helpStore.set(true);
}
