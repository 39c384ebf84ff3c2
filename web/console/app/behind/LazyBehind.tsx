import { LazyPart } from '../loading/LazyPart';
import { useStore } from '../store';
import { behindStore, closeBehind } from './behind';

const load = () => import('./Behind');

/** The drawer, which is not part of what the page loads first. */
export function LazyBehind() {
  return <LazyPart load={load} open={useStore(behindStore)} close={closeBehind} />;
}
