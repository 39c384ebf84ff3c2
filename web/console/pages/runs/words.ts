const TRIGGERS: Readonly<Record<string, string>> = {
  MANUAL: 'By hand',
  SCHEDULE: 'Schedule',
  WEBHOOK: 'Webhook',
  EVENT: 'Event',
};

/** Return what started a run, in a word. */
export function triggerWord(trigger: string): string {
  return TRIGGERS[trigger] ?? trigger.toLowerCase();
}
