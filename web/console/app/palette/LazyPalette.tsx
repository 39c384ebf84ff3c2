import { LazyPart } from '../loading/LazyPart';
import { useStore } from '../store';
import { closePalette, paletteStore } from './palette';

const load = () => import('./Palette');

/** The palette, which is not part of what the page loads first. */
export function LazyPalette() {
  return <LazyPart load={load} open={useStore(paletteStore)} close={closePalette} />;
}
