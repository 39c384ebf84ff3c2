import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { LiveListOptions, LiveObjectOptions } from '../client.js';
import type { SubscriptionDocument } from '../document.js';
import type { ItemOf } from '../events.js';
import type { LiveRows } from '../list.js';
import { type LiveValue, NOTHING } from '../live.js';
import { INITIAL, type LiveState, type Store } from '../state.js';
import { useParley } from './context.js';
import { keyOf, useLatest } from './latest.js';

/** Nothing to follow, as a hook with `skip` shows it. */
const SKIPPED: LiveValue<never> = Object.freeze({ ...NOTHING, loading: false });
const NO_ROWS: LiveRows<never> = Object.freeze({
  rows: Object.freeze([]),
  totalCount: null,
  hasMore: false,
  live: INITIAL,
  loading: true,
  error: null,
  pending: 0,
});
const SKIPPED_ROWS: LiveRows<never> = Object.freeze({ ...NO_ROWS, loading: false });
const never = () => () => {};
const ignore = () => {};
const ignoreLater = () => Promise.resolve();

function useStore<T>(store: Store<T> | null, server: T, skipped: T): T {
  return useSyncExternalStore(
    store?.subscribe ?? never,
    () => (store === null ? skipped : store.get()),
    () => (store === null ? skipped : server),
  );
}

/** What `useLiveObject` returns. */
export interface LiveObjectView<Value> extends LiveValue<Value> {
  reload(): void;
  pause(): void;
  resume(): void;
}

/** Options of `useLiveObject`: with `skip`, nothing is followed. */
export interface UseLiveObject<Result, Variables, Value> extends LiveObjectOptions<Result, Variables, Value> {
  readonly skip?: boolean | undefined;
}

/** Follow an object from its snapshot on. Other variables are another object: nothing of the former one is shown. */
export function useLiveObject<Result, Variables, Value>(
  options: UseLiveObject<Result, Variables, Value>,
): LiveObjectView<Value> {
  const parley = useParley();
  const latest = useLatest(options);
  const { stream, variables, interval, skip = false } = options;
  const key = keyOf(variables);
  const live = useMemo(
    () =>
      skip
        ? null
        : parley.liveObject<Result, Variables, Value>({
            stream,
            variables,
            interval,
            snapshot: (opened) => latest.current.snapshot(opened),
            fold: (value, event) => latest.current.fold(value, event),
          }),
    // The key stands for the variables.
    [parley, stream, key, interval, skip],
  );
  const shown = useStore<LiveValue<Value>>(live, NOTHING, SKIPPED);
  return useMemo(
    () => ({ ...shown, reload: live?.reload ?? ignore, pause: live?.pause ?? ignore, resume: live?.resume ?? ignore }),
    [shown, live],
  );
}

/** What `useLiveList` returns. */
export interface LiveListView<Row> extends LiveRows<Row> {
  loadMore(): Promise<void>;
  reload(): void;
  pause(): void;
  resume(): void;
}

/** Options of `useLiveList`: with `skip`, nothing is read or followed. */
export interface UseLiveList<Data, QueryVariables, Row, Result, Variables>
  extends LiveListOptions<Data, QueryVariables, Row, Result, Variables> {
  readonly skip?: boolean | undefined;
}

/** Read a list and follow its stream. Other variables are another list. */
export function useLiveList<Data, QueryVariables, Row, Result, Variables>(
  options: UseLiveList<Data, QueryVariables, Row, Result, Variables>,
): LiveListView<Row> {
  const parley = useParley();
  const latest = useLatest(options);
  const { query, variables, stream, streamVariables, interval, skip = false } = options;
  const hasKey = options.key !== undefined;
  const hasPage = options.pageInfo !== undefined;
  const key = keyOf(variables, streamVariables, hasKey, hasPage);
  const list = useMemo(
    () =>
      skip
        ? null
        : parley.liveList<Data, QueryVariables, Row, Result, Variables>({
            query,
            variables,
            stream,
            streamVariables,
            interval,
            rows: (data) => latest.current.rows(data),
            fold: (rows, event, page) => latest.current.fold(rows, event, page),
            reloadOn: (event) => latest.current.reloadOn?.(event) ?? false,
            ...(hasPage ? { pageInfo: (data: Data) => latest.current.pageInfo?.(data) ?? null } : {}),
            ...(hasKey ? { key: (row: Row) => latest.current.key?.(row) ?? '' } : {}),
          }),
    [parley, query, stream, key, interval, skip],
  );
  const shown = useStore<LiveRows<Row>>(list, NO_ROWS, SKIPPED_ROWS);
  return useMemo(
    () => ({
      ...shown,
      loadMore: list?.loadMore ?? ignoreLater,
      reload: list?.reload ?? ignore,
      pause: list?.pause ?? ignore,
      resume: list?.resume ?? ignore,
    }),
    [shown, list],
  );
}

/** Call a function with each item of a stream from now on. Return the state of the stream. */
export function useStream<Result, Variables>(
  document: SubscriptionDocument<Result, Variables>,
  variables: Variables,
  onEvent: (event: ItemOf<Result>) => void,
  { skip = false }: { readonly skip?: boolean | undefined } = {},
): LiveState {
  const parley = useParley();
  const latest = useLatest({ onEvent, variables });
  const [state, setState] = useState<LiveState>(INITIAL);
  const key = keyOf(variables);
  useEffect(() => {
    if (skip) return undefined;
    return parley.subscribe(document, latest.current.variables, {
      next: (event) => latest.current.onEvent(event),
      state: setState,
      error: (error) => setState((before) => ({ ...before, status: 'refused', reason: error.message })),
    });
  }, [parley, document, key, skip, latest]);
  return state;
}
