import { newKey, type Parley, ParleyError } from '@parley-gateway/client';
import { SendMessageDocument } from '@parley-gateway/client/operations/messages';
import { useConnection, useParley } from '@parley-gateway/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { readStored, writeStored } from '../../../app/storage';
import {
  delivered, editable, next, queued, restored, retried, sending, settled, unseen, without,
  type Draft, type Outbox, type Outcome, type Unsent,
} from './outbox';
import type { Message } from './thread';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 8_000;

/** Messages that were written here, until the session shows them. They outlive the page, and are sent once. */
export function useOutbox(sessionId: string, viewerId: string, messages: readonly Message[]) {
  const parley = useParley();
  const key = `parley:outbox:${viewerId}:${sessionId}`;
  const [outbox, setOutbox] = useState<Outbox>(() => restored(readStored('local', key)));
  const pause = useRef(0);
  const isLive = useConnection().status === 'live';

  useEffect(() => writeStored('local', key, outbox.length > 0 ? JSON.stringify(outbox) : null), [key, outbox]);
  useEffect(() => setOutbox((all) => delivered(all, messages)), [messages]);
  useEffect(() => {
    if (isLive) pause.current = 0;
  }, [isLive]);

  const waiting = next(outbox);
  const waitingKey = waiting?.key;
  const hasFailed = waiting?.problem !== null && waiting !== null;
  const latest = useRef(waiting);
  useEffect(() => {
    latest.current = waiting;
  });
  useEffect(() => {
    if (waitingKey === undefined) return undefined;
    const begin = () => {
      const unsent = latest.current;
      if (unsent?.key !== waitingKey) return;
      setOutbox((all) => sending(all, unsent.key));
      void send(parley, sessionId, unsent).then((outcome) => {
        pause.current = outcome.kind === 'unreached' ? Math.min(Math.max(pause.current * 2, FIRST_PAUSE), LONGEST_PAUSE) : 0;
        setOutbox((all) => settled(all, unsent.key, outcome));
      });
    };
    const timer = setTimeout(begin, hasFailed ? pause.current : 0);
    return () => clearTimeout(timer);
  }, [parley, sessionId, waitingKey, hasFailed, isLive]);

  const write = useCallback(
    (draft: Draft, after: number) =>
      setOutbox((all) => queued(all, draft, newKey(), new Date().toISOString(), after)),
    [],
  );
  const takeBack = useCallback((unsent: Unsent) => setOutbox((all) => without(all, unsent.key)), []);
  const retry = useCallback((unsent: Unsent) => setOutbox((all) => retried(all, unsent.key)), []);
  const shown = useMemo(() => unseen(outbox, messages, viewerId), [outbox, messages, viewerId]);
  return { unsent: shown, editable: editable(outbox), write, takeBack, retry };
}

async function send(parley: Parley, sessionId: string, unsent: Unsent): Promise<Outcome> {
  const { content, type, toAgentId, replyToId, key } = unsent;
  const input = { sessionId, content, type, toAgentId, replyToId, idempotencyKey: key };
  try {
    const { sendMessage } = await parley.mutate(SendMessageDocument, { input }, { patience: 0 });
    const id = sendMessage.message?.id;
    return id ? { kind: 'sent', messageId: id } : { kind: 'unreached', problem: 'The response had no message.' };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const isFinal = error instanceof ParleyError && !error.retryable;
    return isFinal ? { kind: 'refused', problem } : { kind: 'unreached', problem };
  }
}
