import { usePage } from '../../app/title';
import { Page, PageHeader } from '../../parts/Page';
import { Segments } from '../../parts/Tabs';
import { Inbox } from './Inbox';
import { approvalsRoute } from './routes';
import type { InboxList } from './search';

/** What awaits a decision: the viewer's own inbox, what waits for others, and what was decided. */
export default function ApprovalsPage() {
  usePage({ title: 'Approvals' });
  const search = approvalsRoute.useSearch();
  const navigate = approvalsRoute.useNavigate();
  const list: InboxList = search.list ?? 'mine';
  const show = (chosen: InboxList) => void navigate({ search: chosen === 'mine' ? {} : { list: chosen }, replace: true });
  return (
    <Page fill>
      <PageHeader
        title="Approvals"
        actions={
          <Segments
            label="Approvals"
            value={list}
            onChange={show}
            items={[
              { value: 'mine', label: 'Mine' },
              { value: 'others', label: 'Others' },
              { value: 'decided', label: 'Decided' },
            ]}
          />
        }
      />
      <Inbox
        key={list}
        list={list}
        selected={search.approval}
        onSelect={(approval) => void navigate({ search: (before) => ({ ...(before.list ? { list: before.list } : {}), ...(approval ? { approval } : {}) }), replace: true })}
      />
    </Page>
  );
}
