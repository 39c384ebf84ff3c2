import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from '../store';
import { behindStore } from './behind';

const Behind = lazy(() => import('./Behind'));

/** The drawer, loaded when it is first opened. */
export function LazyBehind() {
  const open = useStore(behindStore);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (open) setWanted(true);
  }, [open]);
  return wanted ? (
    <Suspense>
      <Behind />
    </Suspense>
  ) : null;
}
