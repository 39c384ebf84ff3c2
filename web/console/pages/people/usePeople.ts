import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { ApiKeysDocument, UsersDocument } from '@parley-gateway/client/operations/people';
import { useLiveList, useStream } from '@parley-gateway/client/react';
import { useRead } from '../../app/reading/useRead';
import { useMay } from '../../app/viewer';

const OF_USERS = ['user.created', 'user.updated'];
const OF_KEYS = ['api_key.created', 'api_key.revoked'];

/** The users, live for those who may read the audit trail. */
export function useUsers() {
  const audits = useMay('events:audit').allowed;
  const list = useLiveList({
    query: UsersDocument,
    variables: { first: 100 },
    rows: (data) => data.users.nodes,
    pageInfo: (data) => data.users.pageInfo,
    stream: EventTicksDocument,
    streamVariables: { types: OF_USERS },
    fold: (rows) => rows,
    reloadOn: (event) => event.__typename === 'RecordChanged',
    key: (user) => user.id,
  });
  return { ...list, isLive: audits };
}

/** The keys that the user may see, live for those who may read the audit trail. */
export function useKeysOf() {
  const audits = useMay('events:audit').allowed;
  const read = useRead(ApiKeysDocument, {});
  const live = useStream(EventTicksDocument, { types: OF_KEYS }, (event) => event.__typename === 'RecordChanged' && read.reload(), { skip: !audits });
  return { ...read, live, isLive: audits, keys: read.data?.apiKeys ?? [] };
}
