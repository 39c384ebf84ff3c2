import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { LogDocument } from '@parley-gateway/client/operations/log';
import { useParley, useStream } from '@parley-gateway/client/react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { Log } from './log';
import { rateOf } from './rate';
import type { LogFilter } from './search';

/** The log with these conditions around a cursor, or its end, live; and the number of events per second. */
export function useLog(filter: LogFilter, at: string | undefined) {
  const parley = useParley();
  const key = JSON.stringify(filter);
  const log = useMemo(() => {
    const conditions: LogFilter = JSON.parse(key);
    return new Log(async (piece) => {
      const { events } = await parley.query(LogDocument, { ...conditions, ...piece });
      return { rows: events.nodes, hasEarlier: events.pageInfo.hasPreviousPage, hasLater: events.pageInfo.hasNextPage };
    });
  }, [parley, key]);
  const opened = useRef(false);
  useEffect(() => {
    opened.current = true;
    log.follow(at === undefined);
    void log.open(at);
    return () => log.stop();
  }, [log, at]);

  const rate = useMemo(rateOf, []);
  const live = useStream(EventTicksDocument, filter.types ? { types: filter.types } : {}, (event) => {
    if (event.__typename === 'StreamGap') {
      void log.open(at);
    } else if (event.__typename === 'StreamOpened') {
      if (opened.current) log.arrived(0);
    } else {
      rate.add();
      log.arrived();
    }
  });
  const state = useSyncExternalStore(log.subscribe, log.get);
  return { ...state, log, live, rate };
}
