import type { Filter } from '../../parts/Filters';
import { EVENT_TYPES } from './types';

/** What the log can be narrowed by. */
export const FILTERS: readonly Filter[] = [
  { id: 'types', label: 'Type', kind: 'choice', many: true, options: EVENT_TYPES.map((value) => ({ value, label: value })) },
  { id: 'actor', label: 'Actor', kind: 'text', placeholder: 'usr_… or agt_…' },
  { id: 'run', label: 'Run', kind: 'text', placeholder: 'exe_…' },
  { id: 'session', label: 'Session', kind: 'text', placeholder: 'ses_…' },
  { id: 'since', label: 'Since', kind: 'instant' },
  { id: 'until', label: 'Until', kind: 'instant' },
];
