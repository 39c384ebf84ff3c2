import type { ParleyError, QueryDocument } from '@parley-gateway/client';
import { useParley } from '@parley-gateway/client/react';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { entryFor } from './reading';

/** What a component knows of a query's result. */
export interface Read<Data> {
  data: Data | undefined;
  /** Why the last request failed; `data` may still be there, from before. */
  error: ParleyError | null;
  /** There is nothing to show yet. */
  loading: boolean;
  /** What is shown is being asked for again. */
  stale: boolean;
  reload(): void;
}

/** How to read. */
export interface ReadOptions {
  /** Ask for nothing yet. */
  skip?: boolean;
  /** Show the result for the former variables until there is one for these, as a filtered list may. */
  keep?: boolean;
}

/**
 * Read by a query: the last result at once, if there is one, and the present one as soon as it arrives. Lists and objects
 * that change while they are shown are read by `useLiveList` and `useLiveObject` instead.
 */
export function useRead<Data, Variables>(
  document: QueryDocument<Data, Variables>,
  variables: Variables,
  { skip = false, keep = false }: ReadOptions = {},
): Read<Data> {
  const parley = useParley();
  const key = JSON.stringify(variables);
  const entry = useMemo(() => entryFor(parley, document, variables), [parley, document, key]);
  const { data, error, loading } = useSyncExternalStore(entry.subscribe, entry.get);
  useEffect(() => {
    if (!skip) entry.refresh();
  }, [entry, skip]);

  // Effects depend on it, so it must be the same as long as the query is.
  const reload = useCallback(() => void entry.reload(), [entry]);
  const former = useRef<Data>(undefined);
  useEffect(() => {
    if (data !== undefined) former.current = data;
  }, [data]);
  const shown = data ?? (keep ? former.current : undefined);
  return {
    data: shown,
    error,
    loading: !skip && loading && shown === undefined,
    stale: !skip && loading && shown !== undefined,
    reload,
  };
}
