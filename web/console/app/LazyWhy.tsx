import { LazyPart } from './loading/LazyPart';
import { useStore } from './store';
import { closeWhy, whyStore } from './why';

const load = () => import('./Why');

/** The drawer of `openWhy`, which is not part of what the page loads first. */
export function LazyWhy() {
  return <LazyPart load={load} open={useStore(whyStore) !== null} close={closeWhy} />;
}
