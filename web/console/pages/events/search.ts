/** The search parameters of the log. */
export interface EventsSearch {
  /** The cursor at which the list starts; by default, its end. */
  readonly at?: string;
  /** The id of the event that is open. */
  readonly event?: string;
  readonly types?: readonly string[];
  readonly session?: string;
  readonly run?: string;
  readonly actor?: string;
  readonly since?: string;
  readonly until?: string;
  /** A text in the loaded lines. */
  readonly q?: string;
}

const TEXTS = ['at', 'event', 'session', 'run', 'actor', 'since', 'until', 'q'] as const;

/** Return the parameters that the log knows. */
export function eventsSearchOf(given: Readonly<Record<string, unknown>>): EventsSearch {
  const texts = TEXTS.flatMap((name) => {
    const value = given[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  const types = (Array.isArray(given.types) ? given.types : [given.types]).filter((each): each is string => typeof each === 'string' && each !== '');
  return { ...Object.fromEntries(texts), ...(types.length > 0 ? { types } : {}) };
}

/** The conditions of a query of the log. */
export interface LogFilter {
  types?: readonly string[];
  sessionId?: string;
  executionId?: string;
  actorId?: string;
  since?: string;
  until?: string;
}

/** Return the conditions that the address asks for. */
export function filterOf(search: EventsSearch): LogFilter {
  return {
    ...(search.types ? { types: search.types } : {}),
    ...(search.session ? { sessionId: search.session } : {}),
    ...(search.run ? { executionId: search.run } : {}),
    ...(search.actor ? { actorId: search.actor } : {}),
    ...(search.since ? { since: search.since } : {}),
    ...(search.until ? { until: search.until } : {}),
  };
}
