import { createStore } from './store';

/** The id of the event or record whose causal chain is shown, or null. */
export const whyStore = createStore<string | null>(null);

/** Open the drawer with the causes and effects of an event or a record. */
export function openWhy(id: string): void {
  whyStore.set(id);
}

/** Close the drawer. */
export function closeWhy(): void {
  whyStore.set(null);
}
