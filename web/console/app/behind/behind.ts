import { createStore } from '../store';

/** Whether the drawer is open. */
export const behindStore = createStore(false);

/** Open "The GraphQL behind this". */
export function openBehind(): void {
  behindStore.set(true);
}
