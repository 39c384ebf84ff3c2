/** The colours that a state, a bar or a line can have. */
export type Tone = 'pending' | 'running' | 'waiting' | 'ok' | 'failed' | 'cancelled' | 'off' | 'accent';

/** The colours of a ground with text on it. */
export type Ground = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad' | 'info';

/** Return the token of a tone, for drawings. */
export function colour(tone: Tone): string {
  return tone === 'accent' ? 'var(--accent-text)' : `var(--status-${tone})`;
}

const STATES: Record<string, { word: string; tone: Tone; moves?: true }> = {
  PENDING: { word: 'Pending', tone: 'pending' },
  RECEIVED: { word: 'Received', tone: 'pending' },
  ASSIGNED: { word: 'Assigned', tone: 'waiting' },
  RUNNING: { word: 'Running', tone: 'running', moves: true },
  PROCESSING: { word: 'Processing', tone: 'running', moves: true },
  BUSY: { word: 'Busy', tone: 'running', moves: true },
  WAITING: { word: 'Waiting', tone: 'waiting' },
  RETRYING: { word: 'Retrying', tone: 'waiting', moves: true },
  COMPLETED: { word: 'Completed', tone: 'ok' },
  SUCCESS: { word: 'Delivered', tone: 'ok' },
  APPROVED: { word: 'Approved', tone: 'ok' },
  IDLE: { word: 'Idle', tone: 'ok' },
  ACTIVE: { word: 'Active', tone: 'ok' },
  CONNECTED: { word: 'Connected', tone: 'ok' },
  HEALTHY: { word: 'Healthy', tone: 'ok' },
  CLOSED: { word: 'Circuit closed', tone: 'ok' },
  LIVE: { word: 'Live', tone: 'ok' },
  ONLINE: { word: 'Online', tone: 'ok' },
  FAILED: { word: 'Failed', tone: 'failed' },
  ERROR: { word: 'Error', tone: 'failed' },
  REJECTED: { word: 'Rejected', tone: 'failed' },
  UNHEALTHY: { word: 'Unhealthy', tone: 'failed' },
  OPEN: { word: 'Circuit open', tone: 'failed' },
  CONFLICT: { word: 'Conflict', tone: 'failed' },
  REAUTH_REQUIRED: { word: 'Connect again', tone: 'failed' },
  DEGRADED: { word: 'Degraded', tone: 'waiting' },
  HALF_OPEN: { word: 'Probing', tone: 'waiting' },
  PAUSED: { word: 'Paused', tone: 'waiting' },
  AWAY: { word: 'Away', tone: 'waiting' },
  SIMULATED: { word: 'Simulated', tone: 'waiting' },
  CANCELLED: { word: 'Cancelled', tone: 'cancelled' },
  SKIPPED: { word: 'Skipped', tone: 'cancelled' },
  EXPIRED: { word: 'Expired', tone: 'cancelled' },
  REVOKED: { word: 'Revoked', tone: 'cancelled' },
  DRAFT: { word: 'Draft', tone: 'off' },
  OFFLINE: { word: 'Offline', tone: 'off' },
  STOPPED: { word: 'Stopped', tone: 'off' },
  INACTIVE: { word: 'Inactive', tone: 'off' },
  ARCHIVED: { word: 'Archived', tone: 'off' },
  UNKNOWN: { word: 'Unknown', tone: 'off' },
};

/** Return the word and tone of a status, and whether work is in progress. A status of a newer gateway is shown as it is. */
export function stateOf(status: string): { word: string; tone: Tone; moves?: true } {
  return STATES[status] ?? { word: words(status), tone: 'off' };
}

const ACRONYMS = /\b(api|cli|http|id|ip|sms|url|vip)\b/gi;

/** Return a name of the schema as words: `REAUTH_REQUIRED` becomes `Reauth required`, `maxTokens` `Max tokens`, `SMS` `SMS`. */
export function words(value: string): string {
  const text = value.replaceAll(/_|(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return (text.charAt(0).toUpperCase() + text.slice(1)).replaceAll(ACRONYMS, (acronym) => acronym.toUpperCase());
}
