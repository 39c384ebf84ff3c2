import { useNavigate, useSearch } from '@tanstack/react-router';
import { KeyRound, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePaletteActions } from '../../app/palette/palette';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Button } from '../../parts/Button';
import { Filters, type Filter } from '../../parts/Filters';
import { Forbidden } from '../../parts/Forbidden';
import { Page, PageHeader } from '../../parts/Page';
import { Tabs } from '../../parts/Tabs';
import { words } from '../../parts/tones';
import { AuditTab } from './AuditTab';
import { InviteUser } from './InviteUser';
import { KeyDrawer } from './KeyDrawer';
import { KeysTab } from './KeysTab';
import { NewKey } from './NewKey';
import { UserDrawer } from './UserDrawer';
import { UsersTab } from './UsersTab';
import { stateOfKey, type ApiKey } from './people';
import { KEY_STATES, type PeopleSearch } from './search';
import { useKeysOf, useUsers } from './usePeople';

const FILTERS: readonly Filter[] = [
  { id: 'state', label: 'State', kind: 'choice', many: true, options: KEY_STATES.map((value) => ({ value, label: words(value) })) },
];

const PLACEHOLDERS = { users: 'Find people', keys: 'Find keys', audit: 'Find in loaded entries' } as const;

/** The people of the organization and the keys of programs. */
export default function PeoplePage() {
  usePage({ title: 'People' });
  const search = useSearch({ from: '/people' });
  const navigate = useNavigate({ from: '/people' });
  const mayRead = useMay('users:read');
  const mayWrite = useMay('users:write');
  const mayKeys = useMay('keys:write');
  const users = useUsers();
  const keys = useKeysOf();
  const [dialog, setDialog] = useState<'invite' | { replaces: ApiKey | null } | null>(null);
  const mayAudit = useMay('audit:read');
  const tab = search.tab ?? 'users';
  const isKeys = tab === 'keys';
  const patch = (values: Partial<PeopleSearch>) => void navigate({ search: (before) => ({ ...before, ...values }), replace: true });
  const whyNotInvite = mayWrite.allowed ? null : (mayWrite.reason ?? null);
  const whyNoKey = mayKeys.allowed ? null : (mayKeys.reason ?? null);
  const invite = <Button variant="primary" icon={UserPlus} keys="n" disabledReason={whyNotInvite} onClick={() => setDialog('invite')}>Invite</Button>;
  const create = <Button variant="primary" icon={KeyRound} keys="n" disabledReason={whyNoKey} onClick={() => setDialog({ replaces: null })}>New key</Button>;
  const [currentId, setCurrentId] = useState<string | null>(null);
  const guard = useGuard();
  useKeys({
    n: { label: isKeys ? 'New key' : 'Invite', run: guard(isKeys ? whyNoKey : whyNotInvite, () => setDialog(isKeys ? { replaces: null } : 'invite')) },
    y: { label: 'Why?', run: () => currentId && openWhy(currentId) },
  });
  usePaletteActions([
    { id: 'people.invite', label: 'Invite a colleague', run: () => setDialog('invite'), ...(whyNotInvite === null ? {} : { disabledReason: whyNotInvite }) },
    { id: 'people.key', label: 'New API key', run: () => setDialog({ replaces: null }), ...(whyNoKey === null ? {} : { disabledReason: whyNoKey }) },
  ]);
  const user = users.rows.find((each) => each.id === search.user);
  const key = keys.keys.find((each) => each.id === search.key);
  const openKey = (id: string) => patch({ tab: 'keys', key: id, user: undefined });
  return (
    <Page fill>
      <PageHeader
        title="People"
        actions={isKeys ? create : tab === 'users' && invite}
        tabs={
          <Tabs
            label="People"
            value={tab}
            onChange={(next) => patch({ tab: next === 'users' ? undefined : next, q: undefined, state: undefined, key: undefined, user: undefined, entry: undefined })}
            items={[
              { value: 'users', label: 'Users', ...(users.totalCount === null ? {} : { count: users.totalCount }) },
              { value: 'keys', label: 'API keys', ...(keys.data ? { count: keys.keys.filter((each) => stateOfKey(each, Date.now()) === 'ACTIVE').length } : {}) },
              { value: 'audit', label: 'Audit trail' },
            ]}
          />
        }
      />
      <Filters filters={isKeys ? FILTERS : []} value={{ ...search }} onChange={(values) => patch(values)} search={{ id: 'q', placeholder: PLACEHOLDERS[tab] }} />
      {tab === 'audit' ? (
        mayAudit.allowed ? (
          <AuditTab q={search.q} openId={search.entry} onOpen={(entry) => patch({ entry })} />
        ) : (
          <Forbidden scope="audit:read" what="the audit trail" />
        )
      ) : isKeys ? (
        <KeysTab read={keys} q={search.q} state={search.state} openId={search.key} onOpen={(id) => patch({ key: id })} onCursor={setCurrentId} create={create} />
      ) : mayRead.allowed ? (
        <UsersTab list={users} keys={keys.data ? keys.keys : null} q={search.q} openId={search.user} onOpen={(id) => patch({ user: id })} onCursor={setCurrentId} invite={invite} />
      ) : (
        <Forbidden scope="users:read" what="the users of the organization" />
      )}
      {user && (
        <UserDrawer
          key={user.id}
          user={user}
          users={users.rows}
          isAll={!users.hasMore}
          keys={keys.keys}
          onClose={() => patch({ user: undefined })}
          onKey={openKey}
          onChanged={users.reload}
        />
      )}
      {key && (
        <KeyDrawer key={key.id} apiKey={key} keys={keys.keys} onClose={() => patch({ key: undefined })} onOpen={openKey} onNarrow={() => setDialog({ replaces: key })} onChanged={keys.reload} />
      )}
      {dialog === 'invite' && <InviteUser onClose={() => setDialog(null)} onAdded={users.reload} />}
      {dialog !== null && dialog !== 'invite' && <NewKey replaces={dialog.replaces} onClose={() => setDialog(null)} onMade={keys.reload} />}
    </Page>
  );
}
