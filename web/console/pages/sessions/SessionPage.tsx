import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePage } from '../../app/title';
import { useMay, useViewer } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Drawer } from '../../parts/Drawer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { LiveBanner } from '../../parts/LiveBanner';
import { useNarrow } from '../../parts/narrow';
import { Skeleton } from '../../parts/Skeleton';
import { SplitPane } from '../../parts/SplitPane';
import type { SessionSearch, Side as SideName } from './search';
import { SessionHeader } from './SessionHeader';
import styles from './SessionPage.module.css';
import { Side } from './Side';
import { Invite } from './side/People';
import { Composer, type ComposerHandle } from './thread/Composer';
import { EntryRow } from './thread/EntryRow';
import { ThreadView } from './thread/ThreadView';
import { timelineOf } from './thread/timeline';
import type { Message } from './thread/thread';
import { useOutbox } from './thread/useOutbox';
import { usePresenceOfMine } from './thread/usePresenceOfMine';
import { useReply } from './thread/useReply';
import { useThread } from './thread/useThread';

const NO_MESSAGES: readonly Message[] = [];
const dayOf = (at: string) => new Date(at).toDateString();

/** One session: the conversation, and beside it the participants, the open work and the shared documents. */
export default function SessionPage() {
  const { id } = useParams({ from: '/sessions/$id' });
  return <OneSession key={id} id={id} />;
}

function OneSession({ id }: { id: string }) {
  const search = useSearch({ from: '/sessions/$id' });
  const navigate = useNavigate({ from: '/sessions/$id' });
  const narrow = useNarrow();
  const viewer = useViewer();
  const thread = useThread(id);
  const { state, known } = thread;
  const messages = known?.messages ?? NO_MESSAGES;
  const outbox = useOutbox(id, viewer.actor.id, messages);
  const asking = useReply(id);
  const composer = useRef<ComposerHandle>(null);
  const [sheet, setSheet] = useState(false);
  const may = useMay('collaboration:write');
  const mayAsk = useMay('agents:execute');
  usePage({ title: state?.session.name ?? 'Session', crumbs: [{ label: 'Sessions', to: '/sessions' }] });

  const isIn = state?.participants.some((each) => each.actor.id === viewer.actor.id) ?? false;
  usePresenceOfMine(id, isIn && may.allowed && state?.session.status === 'ACTIVE');
  const replyShown = asking.reply?.messageId && messages.some((each) => each.id === asking.reply?.messageId) ? null : asking.reply;
  const entries = useMemo(
    () =>
      state && known
        ? timelineOf({
            messages: known.messages, hasEarlier: known.hasEarlier, notes: thread.notes, tasks: state.tasks,
            approvals: state.approvals, unsent: outbox.unsent, reply: replyShown, dayOf,
          })
        : [],
    [state, known, thread.notes, outbox.unsent, replyShown],
  );

  const inactive = state && state.session.status !== 'ACTIVE' ? `The session is ${state.session.status.toLowerCase()}` : null;
  const mayNotWrite = may.allowed ? (inactive ?? (isIn ? null : 'Join to write')) : (may.reason ?? null);

  const patch = (values: Partial<SessionSearch>) => void navigate({ search: (before) => ({ ...before, ...values }), replace: true });
  const show = (side: SideName) => {
    patch({ side });
    setSheet(true);
  };
  const focused = () => {
    const at = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message;
    return messages.find((each) => each.id === at) ?? messages.at(-1) ?? null;
  };
  const step = (by: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[role=log] [data-message]')];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? rows.length - 1 : at + by];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const guard = useGuard();
  useKeys({
    j: { label: 'Next message', run: () => step(1) },
    k: { label: 'Previous message', run: () => step(-1) },
    Escape: { label: 'Back', run: () => void navigate({ to: '/sessions' }), hidden: true },
    r: { label: 'Reply', run: guard(mayNotWrite, () => composer.current?.replyTo(focused())) },
    c: { label: 'Write', run: guard(mayNotWrite, () => composer.current?.replyTo(null)) },
    d: { label: 'Documents', run: () => show('documents') },
    w: { label: 'Tasks and approvals', run: () => show('work') },
    y: { label: 'Why?', run: () => openWhy(focused()?.id ?? id) },
  });

  if (thread.error) {
    return (
      <div className={styles.problem}>
        {thread.error.code === 'NOT_FOUND' ? (
          <Empty icon={MessagesSquare} title="There is no such session">It was never in this organization, or you may not see it.</Empty>
        ) : (
          <ErrorNote error={thread.error} title="The session could not be read" onRetry={thread.reload} />
        )}
      </div>
    );
  }
  if (!state || !known) return <div className={styles.problem}><Skeleton rows={8} /></div>;

  const { session } = state;
  const owns = session.owner.id === viewer.actor.id || viewer.scopes.includes('agents:write');
  const mayNotInvite = may.allowed ? (inactive ?? (owns ? null : 'Only the owner or an operator (agents:write) can invite agents')) : (may.reason ?? null);
  const agents = thread.participants.filter((each) => each.actor.__typename === 'Agent').map((each) => each.actor);
  const side = (
    <Side
      sessionId={id}
      side={search.side ?? 'people'}
      document={search.document}
      onSide={(chosen) => patch({ side: chosen })}
      onDocument={(documentId) => patch({ side: 'documents', document: documentId })}
      onAddress={(agent) => {
        setSheet(false);
        composer.current?.address(agent);
      }}
      thread={thread}
      state={state}
      viewerId={viewer.actor.id}
      mayNotInvite={mayNotInvite}
      mayNotEdit={mayNotWrite}
    />
  );
  const isSilent = known.messages.length === 0 && !known.hasEarlier && outbox.unsent.length === 0 && replyShown === null;
  const conversation = (
    <div className={styles.conversation}>
      <div className={styles.banner}>
        <LiveBanner state={thread.live} />
      </div>
      {isSilent && (
        <Empty
          icon={MessagesSquare}
          title="No messages yet"
          action={<Invite primary sessionId={id} present={new Set(thread.participants.map((each) => each.actor.id))} reason={mayNotInvite} />}
        />
      )}
      <ThreadView
        entries={entries}
        hasEarlier={known.hasEarlier}
        loadingEarlier={thread.loadingEarlier}
        onEarlier={thread.loadEarlier}
        render={(entry) => (
          <EntryRow
            entry={entry}
            verdicts={thread.verdicts}
            viewerName={viewer.actor.name}
            offline={thread.live.status === 'offline'}
            onReply={mayNotWrite ? null : (message) => composer.current?.replyTo(message)}
            onDocument={(documentId) => {
              patch({ side: 'documents', document: documentId });
              setSheet(true);
            }}
            onEdit={(unsent) => composer.current?.edit(unsent)}
            onRetry={outbox.retry}
            onDiscard={outbox.takeBack}
            onStop={asking.cancel}
            onAskAgain={(reply) => asking.ask(reply.agent, reply.question)}
            onDismiss={asking.clear}
          />
        )}
      />
      <Composer
        ref={composer}
        sessionId={id}
        agents={agents}
        disabledReason={mayNotWrite}
        mayNotAsk={mayAsk.allowed ? null : (mayAsk.reason ?? null)}
        editable={outbox.editable}
        onSend={(draft) => outbox.write(draft, messages.length)}
        onAsk={asking.ask}
        onTakeBack={outbox.takeBack}
      />
    </div>
  );
  return (
    <div className={styles.page}>
      <SessionHeader
        session={session}
        participants={thread.participants}
        isIn={isIn}
        mayNotJoin={may.allowed ? inactive : (may.reason ?? null)}
        mayNotChange={may.allowed ? null : (may.reason ?? null)}
        onSide={show}
      />
      {narrow ? (
        <>
          {conversation}
          <Drawer open={sheet} onOpenChange={setSheet} title={session.name}>{side}</Drawer>
        </>
      ) : (
        <SplitPane id="session" label="Width of the side" initial={340} min={280}>
          {[conversation, side]}
        </SplitPane>
      )}
    </div>
  );
}
