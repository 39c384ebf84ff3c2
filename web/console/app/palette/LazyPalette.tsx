import { lazy, Suspense, useState, useEffect } from 'react';
import { useStore } from '../store';
import { paletteStore } from './palette';

const Palette = lazy(() => import('./Palette'));

/** The palette, loaded when it is first opened. */
export function LazyPalette() {
  const open = useStore(paletteStore);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (open) setWanted(true);
  }, [open]);
  return wanted ? (
    <Suspense>
      <Palette />
    </Suspense>
  ) : null;
}
