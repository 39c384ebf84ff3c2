/** Return the delay before a retry in milliseconds: 0.5 s to 8 s, doubling, of which a random half is left out. */
export function delayOf(retries: number, random: () => number = Math.random): number {
  return Math.min(500 * 2 ** retries, 8_000) * (0.5 + random() / 2);
}

/** Wait, or until the signal is aborted, which rejects. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}
