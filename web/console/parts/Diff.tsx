import { lazy, Suspense } from 'react';
import { Skeleton } from './Skeleton';

export interface DiffProps {
  /** Texts, or JSON values. */
  before: unknown;
  after: unknown;
  label: string;
  /** Side by side where there is room. */
  split?: boolean;
}

const View = lazy(() => import('./editor/DiffView'));

/** What changed between two texts or values; what did not is folded. */
export function Diff(props: DiffProps) {
  return (
    <Suspense fallback={<Skeleton shape="block" height={240} />}>
      <View {...props} />
    </Suspense>
  );
}
