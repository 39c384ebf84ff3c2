import { chosen } from '../../parts/filters/filter';

/** What the list of runs shows; the address holds it. */
export interface RunsSearch {
  status?: readonly string[] | undefined;
  trigger?: readonly string[] | undefined;
  workflow?: string | undefined;
  session?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

/** What the page of a run shows. */
export interface RunSearch {
  view?: 'timeline' | 'table' | undefined;
  node?: string | undefined;
  tab?: InspectorTab | undefined;
  at?: string | undefined;
  /** The range of the timeline, in epoch milliseconds. */
  from?: number | undefined;
  to?: number | undefined;
}

export const INSPECTOR_TABS = ['summary', 'input', 'output', 'attempts'] as const;
export type InspectorTab = (typeof INSPECTOR_TABS)[number];

/** The statuses of a run, as the schema has them. */
export const RUN_STATUSES = ['PENDING', 'RUNNING', 'WAITING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** What can start a run, as the schema has it. */
export const TRIGGERS = ['MANUAL', 'SCHEDULE', 'WEBHOOK', 'EVENT'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Return the known ones of some words. */
export function known<Word extends string>(words: readonly Word[], value: unknown): readonly Word[] | undefined {
  const given = chosen(value);
  const found = words.filter((word) => given.includes(word));
  return found.length > 0 ? found : undefined;
}

/** Read the address of the list. What it does not understand is left out. */
export function readRunsSearch(search: Record<string, unknown>): RunsSearch {
  return {
    status: known(RUN_STATUSES, search['status']),
    trigger: known(TRIGGERS, search['trigger']),
    workflow: text(search['workflow']),
    session: text(search['session']),
    since: instant(search['since']),
    until: instant(search['until']),
  };
}

/** Read the address of a run. */
export function readRunSearch(search: Record<string, unknown>): RunSearch {
  const view = search['view'];
  const [from, to] = [number(search['from']), number(search['to'])];
  const range = from !== undefined && to !== undefined && from < to;
  return {
    view: view === 'timeline' || view === 'table' ? view : undefined,
    node: text(search['node']),
    tab: known(INSPECTOR_TABS, search['tab'])?.[0],
    at: text(search['at']),
    from: range ? from : undefined,
    to: range ? to : undefined,
  };
}

/** The conditions of a list of runs, as the schema takes them. */
export interface RunsFilter {
  status?: RunStatus[];
  trigger?: Trigger[];
  workflowId?: string;
  sessionId?: string;
  since?: string;
  until?: string;
}

/** Return the filter of the query for what the address says. */
export function filterOf(search: RunsSearch): RunsFilter {
  const status = known(RUN_STATUSES, search.status);
  const trigger = known(TRIGGERS, search.trigger);
  return {
    ...(status ? { status: [...status] } : {}),
    ...(trigger ? { trigger: [...trigger] } : {}),
    ...(search.workflow ? { workflowId: search.workflow } : {}),
    ...(search.session ? { sessionId: search.session } : {}),
    ...(search.since ? { since: search.since } : {}),
    ...(search.until ? { until: search.until } : {}),
  };
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function instant(value: unknown): string | undefined {
  const given = text(value);
  return given !== undefined && !Number.isNaN(Date.parse(given)) ? given : undefined;
}
