import { Boundary } from '../../parts/Boundary';
import { Tabs } from '../../parts/Tabs';
import type { Side as SideName } from './search';
import { Documents } from './side/Documents';
import { People } from './side/People';
import { Work } from './side/Work';
import styles from './Side.module.css';
import type { ThreadState } from './thread/thread';
import type { useThread } from './thread/useThread';

interface SideProps {
  sessionId: string;
  side: SideName;
  document: string | undefined;
  onSide: (side: SideName) => void;
  onDocument: (id: string) => void;
  onAddress: (agent: { id: string; name: string }) => void;
  thread: Pick<ReturnType<typeof useThread>, 'participants' | 'verdicts' | 'patches'>;
  state: ThreadState;
  viewerId: string;
  mayNotInvite: string | null;
  mayNotEdit: string | null;
}

const OPEN: ReadonlySet<string> = new Set(['PENDING', 'ASSIGNED', 'RUNNING']);

/** The participants, work and documents beside the conversation. */
export function Side(props: SideProps) {
  const { sessionId, side, document, onSide, onDocument, onAddress, thread, state, viewerId, mayNotInvite, mayNotEdit } = props;
  const open = state.tasks.filter((task) => OPEN.has(task.status)).length + state.approvals.filter(({ status }) => status === 'PENDING').length;
  return (
    <div className={styles.side}>
      <div className={styles.tabs}>
      <Tabs
        label="Beside the conversation"
        value={side}
        onChange={onSide}
        items={[
          { value: 'people', label: 'People', count: thread.participants.length },
          { value: 'work', label: 'Work', count: open || null },
          { value: 'documents', label: 'Documents', count: state.documents.length || null },
        ]}
      />
      </div>
      <div className={styles.content}>
        <Boundary label="This part">
          {side === 'people' && (
            <People
              sessionId={sessionId}
              participants={thread.participants}
              viewerId={viewerId}
              ownerId={state.session.owner.id}
              mayNotInvite={mayNotInvite}
              onAddress={onAddress}
            />
          )}
          {side === 'work' && (
            <Work sessionId={sessionId} tasks={state.tasks} approvals={state.approvals} verdicts={thread.verdicts} mayNotCreate={mayNotEdit} />
          )}
          {side === 'documents' && (
            <Documents
              sessionId={sessionId}
              documents={state.documents}
              patches={thread.patches}
              chosen={document}
              onChoose={onDocument}
              mayNotEdit={mayNotEdit}
            />
          )}
        </Boundary>
      </div>
    </div>
  );
}
