/** When what waits is done at the latest, and what waits. */
interface Beat {
  at: number;
  readonly waiting: Set<() => void>;
}

const beats = new Map<number, Beat>();

/**
 * Run a function at once or, if others of the same interval ran a moment ago, at the next beat, together with all that
 * wait for it. So a page renders once for all the values that change in an interval, however many there are.
 *
 * Return how to call it off.
 */
export function onBeat(interval: number, run: () => void): () => void {
  const now = Date.now();
  const beat = beats.get(interval) ?? { at: 0, waiting: new Set() };
  beats.set(interval, beat);
  // A clock that was set back must not keep anyone waiting.
  if (now >= beat.at || beat.at > now + interval) {
    if (beat.waiting.size === 0) {
      beat.at = now + interval;
      run();
      return () => {};
    }
    beat.at = now;
  }
  beat.waiting.add(run);
  if (beat.waiting.size === 1) setTimeout(() => strike(beat, interval), beat.at - now);
  return () => beat.waiting.delete(run);
}

function strike(beat: Beat, interval: number): void {
  const due = [...beat.waiting];
  beat.waiting.clear();
  beat.at = Date.now() + interval;
  for (const run of due) run();
}
