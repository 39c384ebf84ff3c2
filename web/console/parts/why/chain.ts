import type { LogEvent } from '../events/about';

/** An event of a causal chain, in the order of a tree. */
export interface Link {
  event: LogEvent;
  depth: number;
  /** Another effect of the same cause follows. */
  hasNext: boolean;
  /** The milliseconds since its cause. */
  after: number | null;
}

/** Return a chain as a tree: each event below what caused it, in the order of the log. */
export function linksOf(chain: readonly LogEvent[]): readonly Link[] {
  const known = new Map(chain.map((event) => [event.id, event]));
  const effects = new Map<string | null, LogEvent[]>();
  for (const event of chain) {
    const cause = event.causedBy !== null && known.has(event.causedBy) ? event.causedBy : null;
    effects.set(cause, [...(effects.get(cause) ?? []), event]);
  }
  const links: Link[] = [];
  const add = (events: readonly LogEvent[], depth: number, cause: LogEvent | null): void => {
    events.forEach((event, at) => {
      const hasNext = at < events.length - 1;
      const after = cause ? Date.parse(event.occurredAt) - Date.parse(cause.occurredAt) : null;
      links.push({ event, depth, hasNext, after });
      add(effects.get(event.id) ?? [], depth + 1, event);
    });
  };
  add(effects.get(null) ?? [], 0, null);
  return compact(links);
}

/** Put an only effect below its cause without another step to the right, so that a long chain stays readable. */
function compact(links: readonly Link[]): readonly Link[] {
  const depths: number[] = [];
  return links.map((link, at) => {
    const previous = links[at - 1];
    const follows = previous !== undefined && link.depth === previous.depth + 1 && !link.hasNext;
    depths.length = link.depth;
    const depth = link.depth === 0 ? 0 : (depths[link.depth - 1] ?? 0) + (follows ? 0 : 1);
    depths[link.depth] = depth;
    return { ...link, depth };
  });
}

/** Return the event that the chain was asked for: the one with this id, or else the latest about that record. */
export function askedOf(chain: readonly LogEvent[], id: string): string | null {
  if (chain.some((event) => event.id === id)) return id;
  return chain.findLast((event) => JSON.stringify(event).includes(`"${id}"`))?.id ?? null;
}
