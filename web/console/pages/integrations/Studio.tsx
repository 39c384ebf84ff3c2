import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { StudioInstancesDocument, type StudioInstancesQuery } from '@parley-gateway/client/operations/studio';
import { useStream } from '@parley-gateway/client/react';
import { pathOf } from '../../app/links';
import { useRead } from '../../app/reading/useRead';
import { useMay } from '../../app/viewer';
import { DataTable, type Column } from '../../parts/DataTable';
import { ObjectLink } from '../../parts/ObjectLink';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { integrationsRoute } from './routes';
import styles from './Integrations.module.css';
import { StudioDrawer } from './StudioDrawer';

export type StudioInstance = StudioInstancesQuery['studioInstances']['nodes'][number];

const FIRST = 50;

const COLUMNS: readonly Column<StudioInstance>[] = [
  {
    id: 'name', header: 'Studio', width: 'minmax(150px, 1.6fr)', card: 'title', sortValue: ({ name }) => name,
    cell: ({ name, placeName, placeId }) => (
      <span className={styles.studio}>
        <span className="truncate">{name}</span>
        <span className="faint truncate">{placeId === null ? `${placeName}, not published` : `${placeName} · ${placeId}`}</span>
      </span>
    ),
  },
  { id: 'status', header: 'State', width: '128px', card: 'aside', cell: ({ status }) => <Status value={status} /> },
  { id: 'seen', header: 'Last seen', width: '110px', sortValue: ({ lastSeenAt }) => lastSeenAt, cell: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
  { id: 'owner', header: 'Connected by', width: 'minmax(110px, 1fr)', cell: ({ owner }) => <ObjectLink type={owner.__typename} id={owner.id} to={null}>{owner.name}</ObjectLink> },
  {
    id: 'session', header: 'Output goes to', width: 'minmax(110px, 1fr)',
    cell: ({ session }) => (session ? <ObjectLink type="Session" id={session.id} to={pathOf('Session', session.id)}>{session.name}</ObjectLink> : <span className="faint">No session</span>),
  },
];

/** The windows of Roblox Studio that are or were connected; nothing where there are none. */
export function Studio() {
  const may = useMay('studio:read').allowed;
  const { studio } = integrationsRoute.useSearch();
  const navigate = integrationsRoute.useNavigate();
  const { data, reload } = useRead(StudioInstancesDocument, { first: FIRST }, { skip: !may });
  useStream(
    EventTicksDocument,
    {},
    (event) => {
      if ('type' in event && event.type.startsWith('studio_instance.')) reload();
    },
    { skip: !may },
  );
  const instances = data?.studioInstances.nodes ?? [];
  if (instances.length === 0) return null;
  const open = instances.find(({ id }) => id === studio);
  const show = (id: string | undefined) => void navigate({ search: id ? { studio: id } : {}, replace: true });
  return (
    <Panel title="Roblox Studio" count={data?.studioInstances.totalCount ?? null} flush>
      <DataTable label="Roblox Studio" rows={instances} rowKey={({ id }) => id} columns={COLUMNS} keys={false} onOpen={({ id }) => show(id)} openKey={studio} />
      {open && <StudioDrawer instance={open} onClose={() => show(undefined)} />}
    </Panel>
  );
}
