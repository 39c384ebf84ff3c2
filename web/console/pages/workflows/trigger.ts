/** A trigger, as far as its words depend on it. */
export interface TriggerLike {
  readonly type: string;
  readonly config: unknown;
  readonly enabled: boolean;
  readonly nextRunAt: string | null;
}

/** Return why a trigger does not fire; null if it does. */
export function triggerProblem(trigger: TriggerLike, status: string): string | null {
  if (trigger.type === 'MANUAL') return null;
  if (!trigger.enabled) return 'switched off';
  if (status !== 'ACTIVE') return `does not fire while the workflow is ${status.toLowerCase()}`;
  if (trigger.type === 'SCHEDULE' && trigger.nextRunAt === null) return 'has no next run';
  return null;
}

/** Return what a trigger is in words, and the schedule that is still to be translated. */
export function textsOf(trigger: TriggerLike): { plain: string; cron: string | null; zone: string } {
  const config = isRecord(trigger.config) ? trigger.config : {};
  const zone = typeof config['timeZone'] === 'string' ? config['timeZone'] : 'UTC';
  const cron = typeof config['cron'] === 'string' ? config['cron'] : null;
  if (trigger.type === 'SCHEDULE') return { plain: `Schedule ${cron ?? ''}, ${zone}`, cron: cron?.startsWith('@') ? null : cron, zone };
  if (trigger.type === 'WEBHOOK') return { plain: config['signed'] === true ? 'Webhook, signed' : 'Webhook', cron: null, zone };
  if (trigger.type === 'EVENT') return { plain: `Event ${typesOf(config['types']).join(', ')}`, cron: null, zone };
  return { plain: 'By hand', cron: null, zone };
}

function typesOf(types: unknown): string[] {
  return Array.isArray(types) ? types.filter((type) => typeof type === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
