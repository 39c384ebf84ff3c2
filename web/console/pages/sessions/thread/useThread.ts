import { PresenceDocument } from '@parley-gateway/client/operations/sessions';
import { EarlierMessagesDocument, ThreadApprovalsDocument, ThreadDocument, ThreadNotesDocument } from '@parley-gateway/client/operations/threads';
import { useLiveObject, useParley, useStream } from '@parley-gateway/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useRead } from '../../../app/reading/useRead';
import type { Verdict } from '../../../parts/approval/words';
import { allNotes, allPatches, pastNotes, pastPatches } from './history';
import { allMessages, foldThread, openThread, withPage, type Earlier, type Participant } from './thread';

const NO_EVENTS: never[] = [];

/** One session, live: its messages as far back as they were read, and everything else in it. */
export function useThread(sessionId: string) {
  const live = useLiveObject({
    stream: ThreadDocument,
    variables: { sessionId },
    snapshot: (opened) =>
      opened.__typename === 'StreamOpened' && opened.snapshot?.__typename === 'Session' ? openThread(opened.snapshot) : null,
    fold: foldThread,
    interval: 50,
  });
  const state = live.value;
  const past = useRead(ThreadNotesDocument, { sessionId }).data?.events.nodes ?? NO_EVENTS;
  const earlier = useEarlier(sessionId);
  const participants = usePresence(sessionId, state?.participants);
  const verdicts = useVerdicts(sessionId, state?.approvals.filter(({ status }) => status === 'PENDING').length ?? 0);
  const known = useMemo(() => (state ? allMessages(state, earlier.pages) : null), [state, earlier.pages]);
  const notes = useMemo(() => (state ? allNotes(pastNotes(past), state) : []), [past, state]);
  const patches = useMemo(() => (state ? allPatches(pastPatches(past), state) : new Map()), [past, state]);
  const { load } = earlier;
  const loadEarlier = useCallback(() => {
    const anchor = state?.messages[0]?.id;
    if (anchor && known?.hasEarlier && known.earliest) void load(anchor, known.earliest);
  }, [state, known, load]);
  return { ...live, state, known, notes, patches, participants, verdicts, loadEarlier, loadingEarlier: earlier.loading };
}

/** Messages from before the snapshot, page by page. */
function useEarlier(sessionId: string) {
  const parley = useParley();
  const [pages, setPages] = useState<Earlier | null>(null);
  const [loading, setLoading] = useState(false);
  const busy = useRef(false);
  const load = useCallback(
    async (anchor: string, before: string) => {
      if (busy.current) return;
      busy.current = true;
      setLoading(true);
      try {
        const { session } = await parley.query(EarlierMessagesDocument, { sessionId, before });
        if (session) setPages((known) => withPage(known, anchor, session.messages));
      } catch {
        // The top of the list asks again when it is scrolled to.
      } finally {
        busy.current = false;
        setLoading(false);
      }
    },
    [parley, sessionId],
  );
  return { pages, loading, load };
}

/** Participants with their presence, which is not an event of the session. */
function usePresence(sessionId: string, joined: readonly Participant[] | undefined): readonly Participant[] {
  const [present, setPresent] = useState<readonly Participant[] | null>(null);
  useStream(PresenceDocument, { sessionId }, setPresent);
  return useMemo(() => {
    if (!joined) return present ?? [];
    // The session's own stream has the participants without loss; their presence is only in this one.
    const presences = new Map(present?.map((each) => [each.actor.id, each]));
    return joined.map((each) => presences.get(each.actor.id) ?? each);
  }, [joined, present]);
}

/** Return, for each pending approval, whether the viewer may decide it, which events do not say. */
function useVerdicts(sessionId: string, pending: number): ReadonlyMap<string, Verdict> {
  const { data, reload } = useRead(ThreadApprovalsDocument, { sessionId });
  const seen = useRef(pending);
  useEffect(() => {
    if (seen.current !== pending) reload();
    seen.current = pending;
  }, [pending, reload]);
  return useMemo(() => new Map(data?.session?.approvals.nodes.map((each) => [each.id, each])), [data]);
}
