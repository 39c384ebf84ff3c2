import { Users } from 'lucide-react';
import type { ReactElement } from 'react';
import { useViewer } from '../../app/viewer';
import { Avatar } from '../../parts/Avatar';
import { Badge } from '../../parts/Badge';
import { DataTable, type Column } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { LiveBanner } from '../../parts/LiveBanner';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import styles from './People.module.css';
import { ROLES, roleName, stateOfKey, type ApiKey, type User } from './people';
import type { useUsers } from './usePeople';

interface UsersTabProps {
  list: ReturnType<typeof useUsers>;
  /** Null while they are not known. */
  keys: readonly ApiKey[] | null;
  q: string | undefined;
  openId: string | undefined;
  onOpen: (id: string) => void;
  onCursor: (id: string | null) => void;
  invite: ReactElement;
}

/** The people of the organization. */
export function UsersTab({ list, keys, q, openId, onOpen, onCursor, invite }: UsersTabProps) {
  const { actor } = useViewer();
  const rows = list.rows.filter((user) => !q || `${user.name} ${user.email}`.toLowerCase().includes(q.toLowerCase()));
  const columns: readonly Column<User>[] = [
    {
      id: 'name', header: 'Name', width: 'minmax(200px, 2fr)', card: 'title', sortValue: (user) => user.name,
      cell: (user) => (
        <span className={styles.who}>
          <Avatar name={user.name} kind="user" size={26} />
          <span className={styles.words}>
            <span className={`truncate ${styles.name}`} title={user.name}><bdi>{user.name}</bdi>{user.id === actor.id && <span className="faint"> you</span>}</span>
            <span className={`truncate ${styles.mail}`}>{user.email}</span>
          </span>
        </span>
      ),
    },
    { id: 'role', header: 'Role', width: '130px', sortValue: (user) => ROLES.findIndex((each) => each.value === user.role), cell: (user) => <Badge tone={user.role === 'ADMIN' ? 'accent' : 'neutral'}>{roleName(user.role)}</Badge> },
    { id: 'active', header: 'State', width: '110px', card: 'aside', sortValue: (user) => Number(user.active), cell: (user) => <Status value={user.active ? 'ACTIVE' : 'INACTIVE'} /> },
    { id: 'keys', header: 'Keys', width: '64px', align: 'end', sortValue: (user) => countOf(keys, user), cell: (user) => keys && <span className={countOf(keys, user) > 0 ? 'tabular' : 'tabular faint'}>{countOf(keys, user)}</span> },
    { id: 'added', header: 'Added', width: '110px', align: 'end', sortValue: (user) => user.createdAt, cell: (user) => <span className="soft"><Time at={user.createdAt} /></span> },
  ];
  if (list.error && list.rows.length === 0) return <ErrorNote error={list.error} title="Users could not be read" onRetry={list.reload} />;
  return (
    <>
      {list.isLive && <LiveBanner state={list.live} onResume={list.resume} />}
      <DataTable
        label="Users"
        rows={rows}
        rowKey={(user) => user.id}
        columns={columns}
        loading={list.loading}
        hasMore={list.hasMore}
        onMore={() => void list.loadMore()}
        fill
        onOpen={(user) => onOpen(user.id)}
        onCursor={(user) => onCursor(user?.id ?? null)}
        openKey={openId}
        empty={<Empty icon={Users} title="No user matches">Change the search above.</Empty>}
      />
      {!q && list.rows.length === 1 && !list.loading && <Panel flush><Empty title="You are the only user" action={invite} compact>Invite the first colleague.</Empty></Panel>}
    </>
  );
}

function countOf(keys: readonly ApiKey[] | null, user: User): number {
  return (keys ?? []).filter((key) => key.actor.id === user.id && stateOfKey(key, Date.now()) === 'ACTIVE').length;
}
