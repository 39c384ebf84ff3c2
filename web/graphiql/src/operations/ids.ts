/** The kinds of ids that saved operations leave open as `<task id>` and so on, by the prefix of the id. */
const KINDS: Record<string, string> = {
  agt: 'agent',
  apr: 'approval',
  dst: 'destination',
  evt: 'event',
  exe: 'execution',
  ses: 'session',
  tsk: 'task',
  wfl: 'workflow',
};
const ID = /^([a-z]{3})_[0-9a-z]{26}$/;

/** The latest id of each kind that the gateway returned to the user. */
const latest = new Map<string, string>();

/** Remember the ids in a result. Of several records of a kind, the first counts: it is the subject, or the newest. */
export function rememberIds(result: unknown): void {
  const found = new Map<string, string>();
  collect(result, found);
  for (const [kind, id] of found) latest.set(kind, id);
}

export function forgetIds(): void {
  latest.clear();
}

/** Replace each `<task id>` by the latest id of that kind, if there is one. */
export function fillIds(variables: string): string {
  return variables.replace(/<([a-z]+) id>/g, (placeholder, kind: string) => latest.get(kind) ?? placeholder);
}

function collect(value: unknown, found: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { id } = value as { id?: unknown };
  const kind = typeof id === 'string' ? KINDS[ID.exec(id)?.[1] ?? ''] : undefined;
  if (kind && !found.has(kind)) found.set(kind, id as string);
  for (const each of Object.values(value)) collect(each, found);
}
