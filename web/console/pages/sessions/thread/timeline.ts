import { pairedResults } from './content';
import type { Unsent } from './outbox';
import type { Reply } from './reply';
import type { Approval, Message, Note, ThreadTask } from './thread';

/** A row of the thread. */
export type Entry =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** It continues the author's previous message, without a header of its own. */
      readonly isContinued: boolean;
      /** The result of the tool that it calls. */
      readonly result: Message | null;
    }
  | { readonly kind: 'notes'; readonly key: string; readonly notes: readonly Note[] }
  | { readonly kind: 'task'; readonly key: string; readonly task: ThreadTask }
  | { readonly kind: 'approval'; readonly key: string; readonly approval: Approval }
  | { readonly kind: 'reply'; readonly key: string; readonly reply: Reply }
  | { readonly kind: 'unsent'; readonly key: string; readonly unsent: Unsent };

interface Placed {
  readonly at: string;
  readonly entry: Entry;
}

export interface TimelineInput {
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  readonly notes: readonly Note[];
  readonly tasks: readonly ThreadTask[];
  readonly approvals: readonly Approval[];
  readonly unsent: readonly Unsent[];
  readonly reply: Reply | null;
  /** The calendar day of an instant, in the reader's zone. */
  readonly dayOf: (at: string) => string;
}

/** A question to a worker is a task, too; the thread has it as a message already. */
const QUESTION = 'agent.message';
const PAUSE_MS = 5 * 60_000;

/**
 * Return the rows of a thread: messages and other events, by time. What is older than the first
 * message that is shown appears with the messages of its time.
 */
export function timelineOf(input: TimelineInput): readonly Entry[] {
  const { messages, hasEarlier } = input;
  const from = hasEarlier ? (messages[0]?.createdAt ?? '') : '';
  const { results, paired } = pairedResults(messages);
  const said = messages
    .filter((message) => !paired.has(message.id))
    .map((message): Placed => ({
      at: message.createdAt,
      entry: { kind: 'message', key: message.id, message, isContinued: false, result: results.get(message.id) ?? null },
    }));
  const happened: readonly Placed[] = [
    ...input.tasks.filter((task) => task.type !== QUESTION).map((task): Placed => ({ at: task.createdAt, entry: { kind: 'task', key: task.id, task } })),
    ...input.approvals.map((approval): Placed => ({ at: approval.createdAt, entry: { kind: 'approval', key: approval.id, approval } })),
    ...input.notes.map((note): Placed => ({ at: note.at, entry: { kind: 'notes', key: note.id, notes: [note] } })),
  ].filter(({ at }) => at >= from);
  // Messages keep the order of the session; the sort is stable.
  const placed = [...said, ...happened].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [...dated(gathered(placed), input.dayOf), ...pending(input)];
}

function pending({ reply, unsent }: TimelineInput): readonly Entry[] {
  const entries: Entry[] = unsent.map((each) => ({ kind: 'unsent', key: each.key, unsent: each }));
  return reply ? [{ kind: 'reply', key: `reply:${reply.agent.id}`, reply }, ...entries] : entries;
}

/** Put notes that follow each other into one row, and messages of one author under one head. */
function gathered(placed: readonly Placed[]): readonly Placed[] {
  const rows: Placed[] = [];
  for (const { at, entry } of placed) {
    const above = rows.at(-1);
    if (entry.kind === 'notes' && above?.entry.kind === 'notes' && isSoon(above.at, at)) {
      rows[rows.length - 1] = { at, entry: { ...above.entry, notes: shortened([...above.entry.notes, ...entry.notes]) } };
    } else if (entry.kind === 'message' && above?.entry.kind === 'message') {
      rows.push({ at, entry: { ...entry, isContinued: continues(above.entry.message, entry.message) } });
    } else {
      rows.push({ at, entry });
    }
  }
  return rows;
}

/** Of several patches of one document in a row, only the last one is kept. */
function shortened(notes: readonly Note[]): readonly Note[] {
  return notes.filter((note, index) => {
    const { what } = note;
    return what.kind !== 'document' || !notes.slice(index + 1).some((later) => later.what.kind === 'document' && later.what.documentId === what.documentId);
  });
}

function continues(above: Message, message: Message): boolean {
  return (
    above.from.id === message.from.id &&
    above.to?.id === message.to?.id &&
    message.replyTo === null &&
    above.type !== 'SYSTEM' &&
    message.type !== 'SYSTEM' &&
    isSoon(above.createdAt, message.createdAt)
  );
}

function isSoon(before: string, after: string): boolean {
  return Date.parse(after) - Date.parse(before) < PAUSE_MS;
}

function dated(placed: readonly Placed[], dayOf: (at: string) => string): readonly Entry[] {
  const entries: Entry[] = [];
  let day = '';
  for (const { at, entry } of placed) {
    const own = dayOf(at);
    if (own !== day) {
      entries.push({ kind: 'day', key: `day:${own}`, at });
      day = own;
      entries.push(entry.kind === 'message' ? { ...entry, isContinued: false } : entry);
    } else {
      entries.push(entry);
    }
  }
  return entries;
}
