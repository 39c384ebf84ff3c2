/** An agent's reply while it is written. It cannot be resumed: a break ends it, and what was written stays readable. */
export interface Reply {
  readonly agent: { readonly id: string; readonly name: string };
  readonly question: string;
  readonly text: string;
  readonly state: 'asking' | 'writing' | 'done' | 'interrupted' | 'failed';
  readonly problem: string | null;
  readonly simulated: boolean;
  /** The message of the session that contains the whole reply; the reply is shown until that message is. */
  readonly messageId: string | null;
}

interface Chunk {
  readonly delta: string;
  readonly done: boolean;
  readonly reply: {
    readonly content: string;
    readonly simulated: boolean;
    readonly message: { readonly id: string } | null;
  } | null;
}

/** Return the reply to a question that has just been asked. */
export function asked(agent: Reply['agent'], question: string): Reply {
  return { agent, question, text: '', state: 'asking', problem: null, simulated: false, messageId: null };
}

/** Return the reply with what a chunk adds. */
export function written(reply: Reply, chunk: Chunk): Reply {
  if (isOver(reply)) return reply;
  if (!chunk.done) return { ...reply, state: 'writing', text: reply.text + chunk.delta };
  return {
    ...reply,
    state: 'done',
    text: chunk.reply?.content ?? reply.text + chunk.delta,
    simulated: chunk.reply?.simulated ?? false,
    messageId: chunk.reply?.message?.id ?? null,
  };
}

/** Return the reply after the connection was lost: it is not continued, and not asked again without the person. */
export function interrupted(reply: Reply): Reply {
  return isOver(reply) ? reply : { ...reply, state: 'interrupted' };
}

/** Return the reply after the agent or the gateway refused. */
export function failed(reply: Reply, problem: string): Reply {
  return isOver(reply) ? reply : { ...reply, state: 'failed', problem };
}

function isOver(reply: Reply): boolean {
  return reply.state === 'done' || reply.state === 'interrupted' || reply.state === 'failed';
}
