const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Return a duration in at most two units: `84 ms`, `4.2 s`, `2 min 5 s`, `3 h 10 min`, `2 d`. */
export function formatDuration(ms: number): string {
  if (ms < 0.5) return '0 ms';
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < 10 * SECOND) return `${(ms / SECOND).toFixed(1)} s`;
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} s`;
  if (ms < HOUR) return twoUnits(ms, MINUTE, 'min', SECOND, 's');
  if (ms < DAY) return twoUnits(ms, HOUR, 'h', MINUTE, 'min');
  return twoUnits(ms, DAY, 'd', HOUR, 'h');
}

function twoUnits(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const whole = Math.floor(ms / large);
  const rest = Math.floor((ms - whole * large) / small);
  return rest === 0 ? `${whole} ${largeName}` : `${whole} ${largeName} ${rest} ${smallName}`;
}

/** Return the time since the beginning as a stopwatch shows it, as exact as the step between two marks. */
export function formatElapsed(ms: number, step: number): string {
  if (ms === 0) return '0';
  if (step < SECOND && ms < SECOND) return `${Math.round(ms)} ms`;
  const seconds = ms / SECOND;
  const digits = step >= SECOND ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3;
  if (ms < MINUTE) return `${seconds.toFixed(digits)} s`;
  const [hours, minutes] = [Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE)];
  const rest = (seconds % 60).toFixed(digits).padStart(digits === 0 ? 2 : digits + 3, '0');
  const clock = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : `${minutes}`;
  return step >= MINUTE && hours > 0 && Number(rest) === 0 ? `${clock} h` : `${clock}:${rest}`;
}

const WORDS: Readonly<Record<string, string>> = {
  PENDING: 'Pending',
  RUNNING: 'Running',
  WAITING: 'Waiting',
  COMPLETED: 'Completed',
  FAILED: 'Failed',
  SKIPPED: 'Skipped',
  CANCELLED: 'Cancelled',
};

/** Return the word for a status. */
export function statusWord(status: string): string {
  return WORDS[status] ?? status.toLowerCase();
}

const TYPES: Readonly<Record<string, string>> = {
  AGENT: 'Agent',
  INTEGRATION: 'Integration',
  APPROVAL: 'Approval',
  TASK: 'Task',
  CONDITION: 'Condition',
  DELAY: 'Delay',
  TRANSFORM: 'Transform',
  WORKFLOW: 'Workflow',
  EVENT: 'Event',
  STUDIO: 'Roblox Studio',
  VALIDATE: 'Validate',
  SYNC: 'Synchronize',
  RECORD: 'Record',
};

/** Return the word for a type of node. */
export function typeWord(type: string): string {
  return TYPES[type] ?? type.toLowerCase();
}

/** Return what an event says, in a few words. */
export function eventWords(event: { readonly __typename: string; readonly node?: { readonly key: string; readonly retryAt?: string | null } | null }): string {
  const name = event.node ? ` ${event.node.key}` : '';
  const words = event.__typename.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
  const verb = event.__typename === 'NodeWaiting' && event.node?.retryAt ? 'waits for its next attempt' : undefined;
  if (words[0] === 'Node') return `${name.trim()} ${verb ?? words.slice(1).join(' ').toLowerCase()}`.trim();
  if (words[0] === 'Workflow') return `Run ${words.slice(1).join(' ').toLowerCase()}`;
  return [words[0], ...words.slice(1).map((word) => word.toLowerCase())].join(' ');
}
