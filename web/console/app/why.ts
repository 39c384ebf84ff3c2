import { createStore } from './store';

/** The id of the event or record whose causal chain is shown, or null. */
export const whyStore = createStore<string | null>(null);

/** Open the drawer with what led to an event or a record, and what came of it. */
export function openWhy(id: string): void {
  whyStore.set(id);
}

/** Close the drawer. */
export function closeWhy(): void {
  whyStore.set(null);
}
