import { nodeOfInterest, type Monitor, type MonitorChoice, type Picture } from '@parley-gateway/client/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { runRoute } from '../routes';
import type { RunSearch } from '../search';

/** What the page shows of a run: kept in the address, so that a link is a picture. */
export function useRunChoice(): readonly [MonitorChoice, (change: Partial<MonitorChoice>) => void] {
  const { view = 'graph', node, at, from, to } = runRoute.useSearch();
  const navigate = runRoute.useNavigate();
  const choice = useMemo<MonitorChoice>(
    () => ({
      view,
      selected: node ?? null,
      at: at ?? null,
      range: from !== undefined && to !== undefined ? { from, to } : null,
    }),
    [view, node, at, from, to],
  );
  const change = useCallback(
    (part: Partial<MonitorChoice>) =>
      void navigate({ search: (before: RunSearch) => ({ ...before, ...searchOf(part) }), replace: true }),
    [navigate],
  );
  return [choice, change];
}

function searchOf({ view, selected, at, range }: Partial<MonitorChoice>): RunSearch {
  return {
    ...(view === undefined ? {} : { view: view === 'graph' ? undefined : view }),
    ...(selected === undefined ? {} : { node: selected ?? undefined }),
    ...(at === undefined ? {} : { at: at ?? undefined }),
    ...(range === undefined ? {} : { from: range ? Math.round(range.from) : undefined, to: range ? Math.round(range.to) : undefined }),
  };
}

/** Open a run at what needs a look: the first node that failed, or one that waits. Once, and not against the address. */
export function useFirstLook(monitor: Monitor | null, picture: Picture | null, choice: MonitorChoice, select: (key: string) => void): void {
  const looked = useRef<Monitor | null>(null);
  const loaded = picture?.latest ?? null;
  useEffect(() => {
    if (!monitor || !loaded || looked.current === monitor) return;
    looked.current = monitor;
    if (choice.selected !== null || choice.at !== null) return;
    const key = nodeOfInterest(loaded.nodes.values());
    if (key !== null) select(key);
  }, [monitor, loaded, choice, select]);
}
