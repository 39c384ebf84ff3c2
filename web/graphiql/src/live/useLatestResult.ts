import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { useStore } from '../shared/store';
import { activeTabStore } from './streams';
import type { StreamView } from './stream';

/** Writing to the editor is expensive, and nobody can read faster than this. */
const WRITE_EVERY_MS = 200;

/** Show the latest result of the active tab's stream in GraphiQL's response pane, above the list. */
export function useLatestResult(stream: StreamView | undefined): void {
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const { updateActiveTabValues } = useGraphiQLActions();
  const tabId = useStore(activeTabStore);
  const newest = stream?.tabId === tabId ? stream.entries.find((entry) => entry.kind === 'event') : undefined;
  const latest = useRef(newest);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  latest.current = newest;

  useEffect(() => {
    if (!newest || !responseEditor) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      if (latest.current?.kind !== 'event') return;
      const response = JSON.stringify(latest.current.event.result, null, 2);
      responseEditor.setValue(response);
      updateActiveTabValues({ response });
    }, WRITE_EVERY_MS);
  }, [newest?.key, responseEditor, updateActiveTabValues]);
}
