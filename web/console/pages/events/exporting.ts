import type { Parley } from '@parley-gateway/client';
import { LogExportDocument } from '@parley-gateway/client/operations/log';
import type { LogFilter } from './search';

/** The most events of one file. */
export const MOST_EXPORTED = 10_000;

/** Return events as lines of JSON, the oldest first, from a cursor on. */
export async function exported(parley: Parley, filter: LogFilter, after: string | undefined): Promise<{ text: string; count: number; isAll: boolean }> {
  const lines: string[] = [];
  let from = after;
  for (;;) {
    const { events } = await parley.query(LogExportDocument, { ...filter, ...(from ? { after: from } : {}) });
    for (const { __typename: name, ...event } of events.nodes) lines.push(JSON.stringify({ name, ...event }));
    from = events.nodes.at(-1)?.cursor ?? from;
    const isAll = !events.pageInfo.hasNextPage;
    if (isAll || lines.length >= MOST_EXPORTED) return { text: lines.map((line) => `${line}\n`).join(''), count: lines.length, isAll };
  }
}
