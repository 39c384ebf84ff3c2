import { EndAllSessionsDocument, UpdateUserDocument } from '@parley-gateway/client/operations/people';
import { useMutate, useParley } from '@parley-gateway/client/react';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useMay, useViewer } from '../../app/viewer';
import { Avatar } from '../../parts/Avatar';
import { Button } from '../../parts/Button';
import { Switch } from '../../parts/Checkbox';
import { Confirm } from '../../parts/Confirm';
import { Drawer } from '../../parts/Drawer';
import { errorAt, FormError } from '../../parts/FormError';
import { IdLabel } from '../../parts/IdLabel';
import { KeyValue } from '../../parts/KeyValue';
import { List, ListRow } from '../../parts/List';
import { PathLink } from '../../parts/PathLink';
import { RadioCards } from '../../parts/RadioCards';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useToast } from '../../parts/Toast';
import { TextField } from '../../parts/TextField';
import styles from './People.module.css';
import { lastAdministrator, ROLES, rolesUpTo, stateOfKey, type ApiKey, type User } from './people';

interface UserDrawerProps {
  user: User;
  users: readonly User[];
  /** `users` are all users. */
  isAll: boolean;
  keys: readonly ApiKey[];
  onClose: () => void;
  onKey: (id: string) => void;
  onChanged: () => void;
}

/** One user: their name, role and access, and the keys that act as them. */
export function UserDrawer({ user, users, isAll, keys, onClose, onKey, onChanged }: UserDrawerProps) {
  const viewer = useViewer();
  const parley = useParley();
  const toast = useToast();
  const may = useMay('users:write');
  const [run, { error }] = useMutate(UpdateUserDocument);
  const [name, setName] = useState(user.name);
  const [asks, setAsks] = useState(false);
  const isSelf = viewer.actor.id === user.id;
  const locked = may.allowed ? null : (may.reason ?? null);
  const last = lastAdministrator(user, users, isAll);
  const own = keys.filter((each) => each.actor.id === user.id && each.revokedAt === null);
  const change = async (values: { name?: string; role?: User['role']; active?: boolean }) => {
    const { data } = await run({ input: { id: user.id, ...values } });
    if (data) onChanged();
  };
  const nameError = errorAt(error, 'name');
  const roles = rolesUpTo(viewer.role);
  return (
    <Drawer
      open
      onOpenChange={onClose}
      width={520}
      title={<span className={styles.who}><Avatar name={user.name} kind="user" size={28} /><bdi className="truncate">{user.name}</bdi>{isSelf && <span className="faint">you</span>}</span>}
      meta={<><Status value={user.active ? 'ACTIVE' : 'INACTIVE'} /><IdLabel id={user.id} /></>}
      footer={
        <Button icon={LogOut} disabledReason={isSelf ? null : locked} onClick={() => setAsks(true)}>End all sign-ins…</Button>
      }
    >
      <div className={styles.stack}>
        <KeyValue items={[{ label: 'E-mail', value: user.email }, { label: 'Added', value: <Time at={user.createdAt} /> }]} />
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          disabledReason={isSelf ? null : locked}
          onEnter={() => name.trim() && void change({ name: name.trim() })}
          suffix={name.trim() !== user.name && <Button size="sm" onClick={() => void change({ name: name.trim() })}>Save</Button>}
          {...(nameError ? { error: nameError } : {})}
        />
        <RadioCards
          label="Role"
          value={user.role}
          onChange={(role) => void change({ role })}
          options={roles.some((each) => each.value === user.role) ? roles : ROLES}
          columns={2}
          disabledReason={locked ?? last}
        />
        <Switch
          label="May sign in"
          value={user.active}
          onChange={(active) => void change({ active })}
          hint="Without it, all credentials and streams end within seconds."
          disabledReason={locked ?? last}
        />
        <FormError error={error} fields={['name']} />
        <PathLink className="link" href={`/events?actor=${encodeURIComponent(user.id)}`}>Activity of {user.name}</PathLink>
        {own.length > 0 && (
          <section className={styles.stack}>
            <h3 className={styles.heading}>Keys that act as {user.name}</h3>
            <List label={`Keys of ${user.name}`}>
              {own.map((key) => (
                <ListRow key={key.id} title={key.name} meta={<Status value={stateOfKey(key, Date.now())} />} aside={<span className="faint">{key.lastUsedAt ? <Time at={key.lastUsedAt} /> : 'Never used'}</span>} onOpen={() => onKey(key.id)} />
              ))}
            </List>
          </section>
        )}
      </div>
      <Confirm
        open={asks}
        onOpenChange={setAsks}
        title={`End all sign-ins of ${user.name}?`}
        action="End them"
        danger
        onConfirm={async () => {
          await parley.mutate(EndAllSessionsDocument, { input: { id: user.id } });
          toast({ title: `All sign-ins of ${user.name} have ended`, description: 'Streams that they opened end within seconds. API keys stay valid.' });
        }}
      >
        {isSelf ? 'This one too: you will have to sign in again.' : 'They have to sign in again.'} API keys stay valid.
      </Confirm>
    </Drawer>
  );
}
