import type { ThreadNotesQuery } from '@parley-gateway/client/operations/threads';
import { noteOf, withNote, type LastPatch, type Note, type ThreadState } from './thread';

type PastEvent = ThreadNotesQuery['events']['nodes'][number];

/** Return the lines for events from before the page was opened. Of updates, only those of the name or status count. */
export function pastNotes(events: readonly PastEvent[]): readonly Note[] {
  let known: { status: string; name: string } | null = null;
  let notes: readonly Note[] = [];
  for (const event of events) {
    if (event.__typename === 'SessionUpdated') {
      const { status, name } = event.session;
      const isNews = known !== null && (known.status !== status || known.name !== name);
      known = { status, name };
      if (!isNews) continue;
    }
    notes = withNote(notes, noteOf(event));
  }
  return notes;
}

/** Return the last patch of each document from before the page was opened. */
export function pastPatches(events: readonly PastEvent[]): ReadonlyMap<string, LastPatch> {
  const patches = new Map<string, LastPatch>();
  for (const event of events) {
    if (event.__typename !== 'DocumentChanged') continue;
    const { id, version, updatedBy } = event.document;
    patches.set(id, { version, patch: event.patch, at: event.occurredAt, by: event.actor?.name ?? updatedBy.name });
  }
  return patches;
}

/** Return the notes of the past and those that arrived since. */
export function allNotes(past: readonly Note[], state: ThreadState): readonly Note[] {
  return state.notes.reduce(withNote, past);
}

/** Return the last patch of each document: the one that its tree marks. */
export function allPatches(past: ReadonlyMap<string, LastPatch>, state: ThreadState): ReadonlyMap<string, LastPatch> {
  const patches = new Map([...past, ...state.patches]);
  for (const document of state.documents) {
    // A patch of another version says nothing about this one.
    if (patches.get(document.id)?.version !== document.version) patches.delete(document.id);
  }
  return patches;
}
