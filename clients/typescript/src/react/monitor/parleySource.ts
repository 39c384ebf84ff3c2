import type { Parley } from '../../client.js';
import { MonitorEventsDocument, MonitorHistoryDocument, type MonitorEventsSubscription } from '../../operations/monitor.js';
import type { MonitorListener, MonitorSource } from './source.js';

/** Return the source that reads runs from a gateway. */
export function parleySource(parley: Parley): MonitorSource {
  return {
    open: (id, listener) => follow(parley, id, listener),
    history: async (id, after) => {
      const { execution } = await parley.query(MonitorHistoryDocument, { id, after });
      const { nodes = [], pageInfo } = execution?.events ?? {};
      return { events: nodes, next: pageInfo?.hasNextPage ? pageInfo.endCursor : null };
    },
  };
}

/** Follow a run. A gap after the snapshot leaves it behind: then it is followed from a new one. */
function follow(parley: Parley, id: string, listener: MonitorListener): () => void {
  let isFresh = false;
  let stop = () => {};
  const begin = () => {
    stop = parley.subscribe(
      MonitorEventsDocument,
      { id },
      {
        // Another view of the same run may have the stream open, and the run is in its opening.
        replay: true,
        next: (event, arrivedAt) => {
          const isLost = event.__typename === 'StreamGap' && !isFresh;
          isFresh = event.__typename === 'StreamOpened' && !event.resumed;
          if (!isLost) return receive(event, arrivedAt, listener);
          stop();
          begin();
        },
        state: (state) => listener.live(state),
        error: (error) => listener.failed(error),
      },
    );
  };
  begin();
  return () => stop();
}

type Item = MonitorEventsSubscription['executionEvents'];

function receive(item: Item, arrivedAt: number, listener: MonitorListener): void {
  if (item.__typename === 'StreamGap') return;
  if (item.__typename !== 'StreamOpened') return listener.event(item);
  if (item.resumed) return;
  const run = item.snapshot?.__typename === 'WorkflowExecution' ? item.snapshot : null;
  listener.opened(run, item.occurredAt, arrivedAt);
}
