const SECONDS = 60;

/** Counts what happens in each of the last seconds. */
export interface Rate {
  add(): void;
  /** The number in each of the last seconds, oldest first; null where nobody counted. */
  read(now: number, isLive: boolean): readonly (number | null)[];
}

/** Return a new counter, which counts from now on. */
export function rateOf(clock: () => number = Date.now): Rate {
  const counts = new Map<number, number>();
  const dark = new Set<number>();
  const began = Math.floor(clock() / 1000);
  return {
    add() {
      const second = Math.floor(clock() / 1000);
      counts.set(second, (counts.get(second) ?? 0) + 1);
      for (const each of counts.keys()) if (each < second - 2 * SECONDS) counts.delete(each);
    },
    read(now, isLive) {
      const last = Math.floor(now / 1000);
      if (!isLive) dark.add(last);
      for (const each of dark) if (each < last - SECONDS) dark.delete(each);
      return Array.from({ length: SECONDS }, (_, at) => {
        const second = last - SECONDS + 1 + at;
        return second < began || dark.has(second) ? null : (counts.get(second) ?? 0);
      });
    },
  };
}
