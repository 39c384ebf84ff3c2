const EVENTS = ['online', 'pageshow', 'visibilitychange'] as const;

/** Call a function when the machine may have come back: the network, or the page from sleep. Return how to stop. */
export function onWaking(wake: () => void): () => void {
  const scope: Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>> = globalThis;
  if (!scope.addEventListener || !scope.removeEventListener) return () => {};
  const target = typeof document === 'undefined' ? null : document;
  const listener = () => {
    if (target?.visibilityState !== 'hidden') wake();
  };
  for (const event of EVENTS) (event === 'visibilitychange' ? target : scope)?.addEventListener?.(event, listener);
  return () => {
    for (const event of EVENTS) (event === 'visibilitychange' ? target : scope)?.removeEventListener?.(event, listener);
  };
}

/** A wait that can end early. */
export class Pause {
  private end: (() => void) | null = null;

  /** Wait for a time, or until `wake`. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake(), milliseconds);
      this.end = () => {
        clearTimeout(timer);
        this.end = null;
        resolve();
      };
    });
  }

  /** End the wait at once. */
  wake(): void {
    this.end?.();
  }
}
