import type {
  EarlierMessagesQuery,
  ThreadMessageFragment,
  ThreadSubscription,
  ThreadTaskFragment,
} from '@parley-gateway/client/operations/threads';
import type {
  ApprovalFieldsFragment,
  DocumentFieldsFragment,
  ParticipantFieldsFragment,
  SessionFieldsFragment,
} from '@parley-gateway/client/operations/fragments';

export type ThreadEvent = ThreadSubscription['sessionEvents'];
type Opened = Extract<ThreadEvent, { __typename: 'StreamOpened' }>;
export type ThreadSnapshot = Extract<NonNullable<Opened['snapshot']>, { __typename: 'Session' }>;
export type Message = ThreadMessageFragment;
export type ThreadTask = ThreadTaskFragment;
export type Approval = ApprovalFieldsFragment;
export type SharedDocument = DocumentFieldsFragment;
export type Participant = ParticipantFieldsFragment;

/** An event of a session other than a message, shown in a line. */
export interface Note {
  readonly id: string;
  readonly at: string;
  readonly who: { readonly id: string; readonly name: string } | null;
  readonly what:
    | { readonly kind: 'joined' | 'left' }
    | { readonly kind: 'status'; readonly status: string; readonly name: string }
    | { readonly kind: 'document'; readonly documentId: string; readonly key: string; readonly version: number };
}

/** The last patch of a shared document, which its tree marks. */
export interface LastPatch {
  readonly version: number;
  readonly patch: unknown;
  readonly at: string;
  readonly by: string;
}

/** One session as its page shows it. */
export interface ThreadState {
  readonly session: SessionFieldsFragment;
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  /** The cursor before which earlier messages are read. */
  readonly earliest: string | null;
  readonly participants: readonly Participant[];
  readonly tasks: readonly ThreadTask[];
  readonly approvals: readonly Approval[];
  readonly documents: readonly SharedDocument[];
  readonly notes: readonly Note[];
  readonly patches: ReadonlyMap<string, LastPatch>;
}

/** Return the state that the first item of a stream contains. */
export function openThread(snapshot: ThreadSnapshot): ThreadState {
  const { participants, messages, tasks, approvals, documents, ...session } = snapshot;
  return {
    session,
    messages: messages.nodes,
    hasEarlier: messages.pageInfo.hasPreviousPage,
    earliest: messages.pageInfo.startCursor,
    participants,
    tasks: tasks.nodes,
    approvals: approvals.nodes,
    documents,
    notes: [],
    patches: new Map(),
  };
}

/** Return the state after an event. Events of types that this version does not know change nothing. */
export function foldThread(state: ThreadState, event: ThreadEvent): ThreadState {
  switch (event.__typename) {
    case 'SessionUpdated':
      return {
        ...state,
        session: event.session,
        notes:
          event.session.status === state.session.status && event.session.name === state.session.name
            ? state.notes
            : withNote(state.notes, noteOf(event)),
      };
    case 'MessageSent':
      return { ...state, messages: withMessage(state.messages, event.message) };
    case 'ParticipantJoined':
      return {
        ...state,
        participants: replaced(state.participants, event.participant, (each) => each.actor.id),
        notes: withNote(state.notes, noteOf(event)),
      };
    case 'ParticipantLeft': {
      const gone = event.participant.actor.id;
      return {
        ...state,
        participants: state.participants.filter((each) => each.actor.id !== gone),
        notes: withNote(state.notes, noteOf(event)),
      };
    }
    case 'TaskCreated':
    case 'TaskAssigned':
    case 'TaskUpdated':
      return { ...state, tasks: withNewer(state.tasks, event.task) };
    case 'ApprovalRequested':
    case 'ApprovalResponded':
      return { ...state, approvals: replaced(state.approvals, event.approval, (each) => each.id) };
    case 'DocumentChanged':
      return {
        ...state,
        documents: withVersion(state.documents, event.document),
        patches: withPatch(state.patches, event),
        notes: withNote(state.notes, noteOf(event)),
      };
    default:
      return state;
  }
}

interface NotedEvent {
  readonly __typename: string;
  readonly id: string;
  readonly occurredAt: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly participant?: Participant;
  readonly session?: { readonly status: string; readonly name: string } | null;
  readonly document?: { readonly id: string; readonly key: string; readonly version: number };
}

/** Return the line that the thread shows for an event, if it shows one. */
export function noteOf(event: NotedEvent): Note | null {
  const { id, occurredAt: at, actor, participant, session, document } = event;
  switch (event.__typename) {
    case 'ParticipantJoined':
      return participant ? { id, at, who: participant.actor, what: { kind: 'joined' } } : null;
    case 'ParticipantLeft':
      return participant ? { id, at, who: participant.actor, what: { kind: 'left' } } : null;
    case 'SessionUpdated':
      return session ? { id, at, who: actor, what: { kind: 'status', status: session.status, name: session.name } } : null;
    case 'DocumentChanged':
      return document
        ? { id, at, who: actor, what: { kind: 'document', documentId: document.id, key: document.key, version: document.version } }
        : null;
    default:
      return null;
  }
}

/** Return the notes with one more, each once and in order. */
export function withNote(notes: readonly Note[], note: Note | null): readonly Note[] {
  if (note === null || notes.some((each) => each.id === note.id)) return notes;
  return [...notes, note].sort((a, b) => a.at.localeCompare(b.at));
}

function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  return messages.some((each) => each.id === message.id) ? messages : [...messages, message];
}

/** Return the rows with one more, or with a newer one in its place; an event can be older than the row it is about. */
function withNewer(tasks: readonly ThreadTask[], task: ThreadTask): readonly ThreadTask[] {
  const known = tasks.find((each) => each.id === task.id);
  if (known && known.updatedAt > task.updatedAt) return tasks;
  return replaced(tasks, task, (each) => each.id);
}

function withVersion(documents: readonly SharedDocument[], document: SharedDocument): readonly SharedDocument[] {
  const known = documents.find((each) => each.id === document.id);
  if (known && known.version > document.version) return documents;
  return replaced(documents, document, (each) => each.id);
}

function withPatch(
  patches: ReadonlyMap<string, LastPatch>,
  event: Extract<ThreadEvent, { __typename: 'DocumentChanged' }>,
): ReadonlyMap<string, LastPatch> {
  const known = patches.get(event.document.id);
  if (known && known.version > event.document.version) return patches;
  const last = {
    version: event.document.version,
    patch: event.patch,
    at: event.occurredAt,
    by: event.actor?.name ?? event.document.updatedBy.name,
  };
  return new Map(patches).set(event.document.id, last);
}

function replaced<Row>(rows: readonly Row[], row: Row, key: (row: Row) => string): readonly Row[] {
  const at = rows.findIndex((each) => key(each) === key(row));
  return at < 0 ? [...rows, row] : rows.with(at, row);
}

/** Messages that were read after the page was opened, from before those of the snapshot. */
export interface Earlier {
  /** The first message of the snapshot that they come before. */
  readonly anchor: string;
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  readonly earliest: string | null;
}

type EarlierPage = NonNullable<EarlierMessagesQuery['session']>['messages'];

/** Return the earlier messages with one more page of them. */
export function withPage(earlier: Earlier | null, anchor: string, page: EarlierPage): Earlier {
  return {
    anchor,
    messages: [...page.nodes, ...(earlier?.anchor === anchor ? earlier.messages : [])],
    hasEarlier: page.pageInfo.hasPreviousPage,
    earliest: page.pageInfo.startCursor,
  };
}

/**
 * Return all messages that are known without a hole between them.
 *
 * After a gap the stream begins with a new snapshot, which may not reach back to the earlier messages; these are left
 * out then, and can be read again.
 */
export function allMessages(
  state: Pick<ThreadState, 'messages' | 'hasEarlier' | 'earliest'>,
  earlier: Earlier | null,
): { messages: readonly Message[]; hasEarlier: boolean; earliest: string | null } {
  const { messages, hasEarlier, earliest } = state;
  if (!earlier || !messages.some((each) => each.id === earlier.anchor)) return { messages, hasEarlier, earliest };
  const known = new Set(messages.map((each) => each.id));
  const before = earlier.messages.filter((each) => !known.has(each.id));
  return { messages: [...before, ...messages], hasEarlier: earlier.hasEarlier, earliest: earlier.earliest };
}
