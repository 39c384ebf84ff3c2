import type { MessageType } from '@parley-gateway/client/operations/types';

/** A message that was written here and is not yet known to be in the session. */
export interface Unsent {
  /** Also its idempotency key: however often it is sent, it is in the session once. */
  readonly key: string;
  readonly content: string;
  readonly type: MessageType;
  readonly toAgentId: string | null;
  readonly replyToId: string | null;
  readonly at: string;
  /** `sending` is on its way, `waiting` will be sent again, `refused` needs a person. */
  readonly state: 'sending' | 'waiting' | 'refused';
  readonly problem: string | null;
  /** It may be in the session: it was sent, and no response refused it. */
  readonly tried: boolean;
  /** The id that the session gave it, once that is known. */
  readonly messageId: string | null;
  /** The number of messages in the thread when it was written, to recognise it among later ones. */
  readonly after: number;
}

export type Draft = Pick<Unsent, 'content' | 'type' | 'toAgentId' | 'replyToId'>;
export type Outbox = readonly Unsent[];

/** The result of sending a message. */
export type Outcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'unreached'; readonly problem: string };

/** Return the outbox with a message at its end. */
export function queued(outbox: Outbox, draft: Draft, key: string, at: string, after: number): Outbox {
  const { content, type, toAgentId, replyToId } = draft;
  return [
    ...outbox,
    { key, content, type, toAgentId, replyToId, at, after, state: 'waiting', problem: null, tried: false, messageId: null },
  ];
}

/**
 * Return the message to send next: the oldest that waits. While one is on its way there is none, so that messages
 * arrive in the order in which they were written. A refused one does not hold up the others.
 */
export function next(outbox: Outbox): Unsent | null {
  if (outbox.some((each) => each.state === 'sending')) return null;
  return outbox.find((each) => each.state === 'waiting' && each.messageId === null) ?? null;
}

/** Return the outbox while a message is on its way. */
export function sending(outbox: Outbox, key: string): Outbox {
  return changed(outbox, key, { state: 'sending', problem: null, tried: true });
}

/** Return the outbox after an attempt. */
export function settled(outbox: Outbox, key: string, outcome: Outcome): Outbox {
  switch (outcome.kind) {
    case 'sent':
      return changed(outbox, key, { state: 'waiting', messageId: outcome.messageId, problem: null });
    case 'refused':
      return changed(outbox, key, { state: 'refused', problem: outcome.problem, tried: false });
    case 'unreached':
      return changed(outbox, key, { state: 'waiting', problem: outcome.problem });
  }
}

/** Return the outbox with a refused message tried again. */
export function retried(outbox: Outbox, key: string): Outbox {
  return changed(outbox, key, { state: 'waiting', problem: null });
}

/** Return the outbox without a message. */
export function without(outbox: Outbox, key: string): Outbox {
  return outbox.filter((each) => each.key !== key);
}

/**
 * Return the message that `↑` takes back into the composer: the last that certainly is not in the session. One that was
 * tried may have arrived although its answer was lost, so only one that was refused or never tried can be edited.
 */
export function editable(outbox: Outbox): Unsent | null {
  return outbox.findLast((each) => !each.tried) ?? null;
}

interface Known {
  readonly id: string;
  readonly content: string;
  readonly type: string;
  readonly from: { readonly id: string };
}

/** Return the messages of the outbox that the thread does not show yet. */
export function unseen(outbox: Outbox, messages: readonly Known[], viewerId: string): Outbox {
  const taken = new Set(outbox.flatMap((each) => each.messageId ?? []));
  return outbox.filter((unsent) => {
    if (unsent.messageId !== null) return !messages.some((message) => message.id === unsent.messageId);
    if (unsent.state === 'refused') return true;
    // Its event can arrive before the answer to its mutation.
    const arrived = messages
      .slice(unsent.after)
      .find((message) => !taken.has(message.id) && isSame(message, unsent, viewerId));
    if (arrived) taken.add(arrived.id);
    return arrived === undefined;
  });
}

function isSame(message: Known, unsent: Unsent, viewerId: string): boolean {
  return message.from.id === viewerId && message.content === unsent.content && message.type === unsent.type;
}

/** Return the outbox without messages that the thread shows. */
export function delivered(outbox: Outbox, messages: readonly { readonly id: string }[]): Outbox {
  const known = new Set(messages.map((message) => message.id));
  const left = outbox.filter((each) => each.messageId === null || !known.has(each.messageId));
  return left.length === outbox.length ? outbox : left;
}

function changed(outbox: Outbox, key: string, values: Partial<Unsent>): Outbox {
  return outbox.map((each) => (each.key === key ? { ...each, ...values } : each));
}

/** Return a stored outbox. What was on its way when the page ended is sent again, under its key. */
export function restored(text: string | null): Outbox {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isUnsent).map((each) => ({ ...each, state: resumed(each), after: 0 })) : [];
  } catch {
    return [];
  }
}

function resumed(unsent: Unsent): Unsent['state'] {
  return unsent.state === 'sending' ? 'waiting' : unsent.state;
}

function isUnsent(value: unknown): value is Unsent {
  return (
    typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' &&
    'content' in value && typeof value.content === 'string' && 'state' in value
  );
}
