import { ApprovalsDocument } from '@parley-gateway/client/operations/approvals';
import { pathOf } from '../../app/links';
import { useRead } from '../../app/reading/useRead';
import { List, ListRow } from '../../parts/List';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { rowsOf } from './inbox';

/** The last three decisions. */
export function Latest() {
  const { data } = useRead(ApprovalsDocument, { first: 20 });
  const decided = rowsOf('decided', data?.approvals.nodes ?? []).slice(0, 3);
  if (decided.length === 0) return null;
  return (
    <Panel title="Recently decided" flush>
      <List label="Recently decided">
        {decided.map(({ id, title, status, resolvedAt, decisions }) => (
          <ListRow
            key={id}
            title={title}
            meta={
              <>
                {decisions.at(-1)?.by.name} <Time at={resolvedAt} />
              </>
            }
            aside={<Status value={status} />}
            to={`${pathOf('Approval', id)}&list=decided`}
          />
        ))}
      </List>
    </Panel>
  );
}
