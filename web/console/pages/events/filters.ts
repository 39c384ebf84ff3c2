import type { Filter } from '../../parts/Filters';
import { EVENT_TYPES } from './types';

/** Return what the log can be narrowed by; `seen` are types that are in it or chosen, such as custom ones. */
export function filtersWith(seen: Iterable<string>): readonly Filter[] {
  const custom = [...new Set(seen)].filter((type) => !EVENT_TYPES.includes(type)).sort();
  const options = [...custom, ...EVENT_TYPES].map((value) => ({ value, label: value }));
  return [{ id: 'types', label: 'Type', kind: 'choice', many: true, options }, ...OTHERS];
}

const OTHERS: readonly Filter[] = [
  { id: 'actor', label: 'Actor', kind: 'text', placeholder: 'usr_… or agt_…' },
  { id: 'run', label: 'Run', kind: 'text', placeholder: 'exe_…' },
  { id: 'session', label: 'Session', kind: 'text', placeholder: 'ses_…' },
  { id: 'since', label: 'Since', kind: 'instant' },
  { id: 'until', label: 'Until', kind: 'instant' },
];
