import { AgentReplyDocument } from '@parley-gateway/client/operations/agents';
import { useParley } from '@parley-gateway/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { asked, failed, interrupted, written, type Reply } from './reply';

/** Errors of the connection, as opposed to those that the gateway or the agent returns. */
const BREAKS: ReadonlySet<string> = new Set(['UNREACHABLE', 'ABORTED', 'CLOSED', 'OUTCOME_UNKNOWN']);

/** Ask an agent and show its reply as it writes it. A lost connection ends it; a question is never repeated automatically. */
export function useReply(sessionId: string | null) {
  const parley = useParley();
  const [reply, setReply] = useState<Reply | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const ask = useCallback(
    (agent: Reply['agent'], question: string) => {
      stop.current?.();
      setReply(asked(agent, question));
      const change = (next: (reply: Reply) => Reply) => setReply((before) => (before ? next(before) : before));
      const input = { agentId: agent.id, message: question, ...(sessionId === null ? {} : { sessionId }) };
      stop.current = parley.subscribe(AgentReplyDocument, { input }, {
        next: (chunk) => change((before) => written(before, chunk)),
        error: (error) => change((before) => (BREAKS.has(error.code) ? interrupted(before) : failed(before, error.message))),
        complete: () => change(interrupted),
      });
    },
    [parley, sessionId],
  );
  const cancel = useCallback(() => {
    stop.current?.();
    stop.current = null;
    setReply((before) => (before ? interrupted(before) : before));
  }, []);
  const clear = useCallback(() => {
    stop.current?.();
    setReply(null);
  }, []);
  return { reply, ask, cancel, clear };
}
