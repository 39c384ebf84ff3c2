import { JoinSessionDocument, LeaveSessionDocument, UpdateSessionDocument } from '@parley-gateway/client/operations/sessions';
import type { SessionFieldsFragment } from '@parley-gateway/client/operations/fragments';
import { useMutate } from '@parley-gateway/client/react';
import { Archive, ArchiveRestore, Ellipsis, GitFork, LogIn, LogOut, PencilLine, Users } from 'lucide-react';
import { useState } from 'react';
import { openWhy } from '../../app/why';
import { Avatar } from '../../parts/Avatar';
import { Button, IconButton } from '../../parts/Button';
import { Confirm } from '../../parts/Confirm';
import { Dialog } from '../../parts/Dialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { IdLabel } from '../../parts/IdLabel';
import { Menu } from '../../parts/Menu';
import { Status } from '../../parts/Status';
import { TextField } from '../../parts/TextField';
import { Countdown } from '../../parts/Time';
import type { Side } from './search';
import styles from './SessionHeader.module.css';
import type { Participant } from './thread/thread';
import { counted } from '../../parts/numbers';

interface SessionHeaderProps {
  session: SessionFieldsFragment;
  participants: readonly Participant[];
  isIn: boolean;
  mayNotJoin: string | null;
  mayNotChange: string | null;
  onSide: (side: Side) => void;
}

const MOST_SHOWN = 5;

/** The session's name, its state and who is in it. */
export function SessionHeader({ session, participants, isIn, mayNotJoin, mayNotChange, onSide }: SessionHeaderProps) {
  const [join, joining] = useMutate(JoinSessionDocument);
  const [leave, leaving] = useMutate(LeaveSessionDocument);
  const [update, updating] = useMutate(UpdateSessionDocument);
  const [asks, setAsks] = useState<'rename' | 'archive' | null>(null);
  const isArchived = session.status === 'ARCHIVED';
  const error = joining.error ?? leaving.error ?? updating.error;
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.name}>{session.name}</h1>
        <span className={styles.meta}>
          {session.status !== 'ACTIVE' && <Status value={session.status} />}
          {session.description && <span className="truncate">{session.description}</span>}
          {session.expiresAt && session.status === 'ACTIVE' && <span>ends in <Countdown to={session.expiresAt} /></span>}
          <IdLabel id={session.id} />
        </span>
      </div>
      {error && <ErrorNote error={error} compact />}
      <button type="button" className={styles.people} aria-label={counted(participants.length, 'participant')} onClick={() => onSide('people')}>
        {participants.slice(0, MOST_SHOWN).map((each) => (
          <Avatar key={each.actor.id} name={each.actor.name} kind={each.actor.__typename === 'Agent' ? 'agent' : 'user'} size={26} />
        ))}
        {participants.length > MOST_SHOWN && <span className="tabular">{`+${participants.length - MOST_SHOWN}`}</span>}
        {participants.length === 0 && <Users aria-hidden />}
      </button>
      {!isIn && (
        <Button variant="primary" icon={LogIn} busy={joining.pending} disabledReason={mayNotJoin} onClick={() => void join({ input: { sessionId: session.id } })}>
          Join
        </Button>
      )}
      <Menu
        label="Session"
        trigger={<IconButton label="More" icon={Ellipsis} />}
        items={[
          { label: 'Rename', icon: PencilLine, disabledReason: mayNotChange, onSelect: () => setAsks('rename') },
          { label: 'Why?', icon: GitFork, keys: 'y', onSelect: () => openWhy(session.id) },
          'separator',
          ...(isIn ? [{ label: 'Leave', icon: LogOut, disabledReason: isArchived ? 'It is archived' : null, onSelect: () => void leave({ input: { sessionId: session.id } }) }] : []),
          isArchived
            ? { label: 'Reopen', icon: ArchiveRestore, disabledReason: mayNotChange, onSelect: () => void update({ input: { id: session.id, status: 'ACTIVE' } }) }
            : { label: 'Archive', icon: Archive, danger: true, disabledReason: mayNotChange, onSelect: () => setAsks('archive') },
        ]}
      />
      {asks === 'rename' && <Rename session={session} onClose={() => setAsks(null)} />}
      <Confirm
        open={asks === 'archive'}
        onOpenChange={() => setAsks(null)}
        title="Archive this session?"
        action="Archive"
        onConfirm={async () => {
          const { error: refused } = await update({ input: { id: session.id, status: 'ARCHIVED' } });
          if (refused) throw refused;
        }}
      >
        No one can write or work in it any more; everything stays readable.
      </Confirm>
    </header>
  );
}

function Rename({ session, onClose }: { session: SessionFieldsFragment; onClose: () => void }) {
  const [name, setName] = useState(session.name);
  const [description, setDescription] = useState(session.description ?? '');
  const [update, { pending, error }] = useMutate(UpdateSessionDocument);
  const save = async () => {
    const { data } = await update({ input: { id: session.id, name: name.trim(), description: description.trim() || null } });
    if (data) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title="Rename"
      footer={<Button variant="primary" busy={pending} disabled={name.trim() === ''} onClick={() => void save()}>Save</Button>}
    >
      <div className={styles.form}>
        <ErrorNote error={error} compact />
        <TextField label="Name" value={name} onChange={setName} onEnter={() => void save()} autoFocus required />
        <TextField label="Description" value={description} onChange={setDescription} onEnter={() => void save()} />
      </div>
    </Dialog>
  );
}
