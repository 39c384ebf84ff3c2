import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MutationDocument } from '../document.js';
import { type ParleyError, asParleyError } from '../errors.js';
import type { MutationOptions } from '../http.js';
import { useParley } from './context.js';

/** The outcome of a mutation: its data, or why it failed. */
export type MutationResult<Data> =
  | { readonly data: Data; readonly error: null }
  | { readonly data: null; readonly error: ParleyError };

/** What is shown of a mutation. */
export interface MutationState {
  readonly pending: boolean;
  readonly error: ParleyError | null;
  /** Forget the error. */
  reset(): void;
}

/** Runs a mutation. It does not throw. */
export type RunMutation<Data, Variables> = (variables: Variables, options?: MutationOptions) => Promise<MutationResult<Data>>;

/** Return a stable function that runs a mutation, and the state of its last run. Errors are values, never thrown. */
export function useMutate<Data, Variables>(
  document: MutationDocument<Data, Variables>,
): readonly [RunMutation<Data, Variables>, MutationState] {
  const parley = useParley();
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<ParleyError | null>(null);
  const mounted = useMounted();
  const run = useCallback(
    async (variables: Variables, options?: MutationOptions): Promise<MutationResult<Data>> => {
      setRunning((count) => count + 1);
      setError(null);
      try {
        return { data: await parley.mutate(document, variables, options), error: null };
      } catch (thrown) {
        const failure = asParleyError(thrown);
        if (mounted.current) setError(failure);
        return { data: null, error: failure };
      } finally {
        if (mounted.current) setRunning((count) => count - 1);
      }
    },
    [parley, document, mounted],
  );
  const reset = useCallback(() => setError(null), []);
  const state = useMemo(() => ({ pending: running > 0, error, reset }), [running, error, reset]);
  return useMemo(() => [run, state] as const, [run, state]);
}

/** Return whether the component is still there, for what ends later. */
export function useMounted(): { readonly current: boolean } {
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return mounted;
}
