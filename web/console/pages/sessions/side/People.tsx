import { JoinSessionDocument, LeaveSessionDocument, SetPresenceDocument } from '@parley-gateway/client/operations/sessions';
import { AssignableAgentsDocument } from '@parley-gateway/client/operations/boards';
import type { Presence } from '@parley-gateway/client/operations/types';
import { useMutate } from '@parley-gateway/client/react';
import { AtSign, Bot, ChevronDown, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { PathLink } from '../../../parts/PathLink';
import { pathOf } from '../../../app/links';
import { useRead } from '../../../app/reading/useRead';
import { Avatar } from '../../../parts/Avatar';
import { Button, IconButton } from '../../../parts/Button';
import { ErrorNote } from '../../../parts/ErrorNote';
import { Menu } from '../../../parts/Menu';
import { Popover } from '../../../parts/Popover';
import { SearchField } from '../../../parts/SearchField';
import { Status } from '../../../parts/Status';
import { Time } from '../../../parts/Time';
import type { Participant } from '../thread/thread';
import styles from './People.module.css';

interface PeopleProps {
  sessionId: string;
  participants: readonly Participant[];
  viewerId: string;
  ownerId: string;
  /** Why agents cannot be added or removed. */
  mayNotInvite: string | null;
  onAddress: (agent: { id: string; name: string }) => void;
}

const PRESENCES = [
  { value: 'ONLINE', label: 'Online' },
  { value: 'AWAY', label: 'Away' },
  { value: 'OFFLINE', label: 'Offline' },
] as const satisfies readonly { value: Presence; label: string }[];

/** The participants of the session, and a button to invite agents. */
export function People({ sessionId, participants, viewerId, ownerId, mayNotInvite, onAddress }: PeopleProps) {
  const [leave, leaving] = useMutate(LeaveSessionDocument);
  const [setPresence, setting] = useMutate(SetPresenceDocument);
  const people = participants.filter((each) => each.actor.__typename !== 'Agent');
  const agents = participants.filter((each) => each.actor.__typename === 'Agent');
  const row = (each: Participant) => {
    const { actor, presence, lastSeenAt } = each;
    const isAgent = actor.__typename === 'Agent';
    const path = pathOf(actor.__typename, actor.id);
    return (
      <li key={actor.id} className={styles.row}>
        <Avatar name={actor.name} kind={isAgent ? 'agent' : 'user'} size={28} presence={presence} />
        <span className={styles.words}>
          <span className="truncate">{path ? <PathLink href={path} className={styles.name}>{actor.name}</PathLink> : actor.name}</span>
          <span className={styles.meta}>
            <Status value={presence} />
            {actor.id === viewerId ? ' · you' : actor.id === ownerId ? ' · owner' : null}
            {presence !== 'ONLINE' && lastSeenAt && <>, seen <Time at={lastSeenAt} /></>}
          </span>
        </span>
        {actor.id === viewerId && (
          <Menu
            label="My presence"
            trigger={<IconButton size="sm" label="My presence" icon={ChevronDown} />}
            items={PRESENCES.map(({ value, label }) => ({
              label,
              checked: presence === value,
              onSelect: () => void setPresence({ input: { sessionId, presence: value } }),
            }))}
          />
        )}
        {isAgent && <IconButton size="sm" label={`Ask ${actor.name}`} icon={AtSign} onClick={() => onAddress(actor)} />}
        {isAgent && (
          <IconButton
            size="sm"
            label={`Remove ${actor.name}`}
            icon={UserMinus}
            disabledReason={mayNotInvite}
            onClick={() => void leave({ input: { sessionId, agentId: actor.id } })}
          />
        )}
      </li>
    );
  };
  return (
    <div className={styles.people}>
      <ErrorNote error={leaving.error ?? setting.error} compact />
      <ul className={styles.list} aria-label="People">{people.map(row)}</ul>
      <ul className={styles.list} aria-label="Agents">{agents.map(row)}</ul>
      <Invite sessionId={sessionId} present={new Set(participants.map((each) => each.actor.id))} reason={mayNotInvite} />
    </div>
  );
}

/** Choose an agent to join. */
export function Invite({ sessionId, present, reason, primary }: { sessionId: string; present: ReadonlySet<string>; reason: string | null; primary?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Invite an agent"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={UserPlus} variant={primary ? 'primary' : 'plain'} disabledReason={reason}>Invite an agent</Button>}
    >
      <InviteList sessionId={sessionId} present={present} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function InviteList({ sessionId, present, onDone }: { sessionId: string; present: ReadonlySet<string>; onDone: () => void }) {
  const [text, setText] = useState('');
  const { data, error } = useRead(AssignableAgentsDocument, { search: text === '' ? null : text }, { keep: true });
  const [join, joining] = useMutate(JoinSessionDocument);
  const agents = (data?.agents.nodes ?? []).filter((agent) => !present.has(agent.id));
  const invite = async (agentId: string) => {
    const { data: done } = await join({ input: { sessionId, agentId } });
    if (done) onDone();
  };
  return (
    <div className={styles.invite}>
      <SearchField local label="Find an agent" value={text} onChange={setText} />
      <ErrorNote error={error ?? joining.error} compact />
      <ul className={styles.choices} aria-label="Agents to invite">
        {agents.map((agent) => (
          <li key={agent.id}>
            <button type="button" className={styles.choice} onClick={() => void invite(agent.id)}>
              <Bot aria-hidden />
              <span className="truncate">{agent.name}</span>
              <Status value={agent.status} />
            </button>
          </li>
        ))}
        {data && agents.length === 0 && <li className={styles.none}>{text === '' ? 'Every agent is already in the session.' : 'No other agent has this name.'}</li>}
      </ul>
    </div>
  );
}
