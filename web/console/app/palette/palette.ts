import { useEffect, useRef } from 'react';
import { createStore } from '../store';

/** Something that a page offers in the palette. */
export interface PaletteAction {
  id: string;
  label: string;
  run: () => void;
  /** The keys that do the same. */
  keys?: string;
  /** Why it cannot be done now. */
  disabledReason?: string | undefined;
}

/** Whether the palette is open. */
export const paletteStore = createStore(false);

/** What the open page offers. */
export const actionsStore = createStore<readonly PaletteAction[]>([]);

/** Open the palette. */
export function openPalette(): void {
  paletteStore.set(true);
}

/** Close the palette. */
export function closePalette(): void {
  paletteStore.set(false);
}

/** Offer actions in the palette while the component is mounted. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(actions);
  useEffect(() => {
    const offered = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find(({ id }) => id === action.id)?.run(),
    }));
    actionsStore.set([...actionsStore.get(), ...offered]);
    return () => actionsStore.set(actionsStore.get().filter((each) => !offered.includes(each)));
  }, [shape]);
}
