import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from './store';
import { whyStore } from './why';

const Why = lazy(() => import('./Why'));

/** The drawer of `openWhy`, loaded when it is first opened. */
export function LazyWhy() {
  const id = useStore(whyStore);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (id !== null) setWanted(true);
  }, [id]);
  return wanted ? (
    <Suspense>
      <Why />
    </Suspense>
  ) : null;
}
