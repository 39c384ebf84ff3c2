import { useEffect, useLayoutEffect, useRef } from 'react';

// An effect of layout has no meaning where there is no page, and React would say so.
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** Return a reference to the value of the last render, for functions that are called later. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useBeforePaint(() => {
    latest.current = value;
  });
  return latest;
}

/** Return a text that is equal for equal values. */
export const keyOf = (...values: readonly unknown[]): string => JSON.stringify(values);
