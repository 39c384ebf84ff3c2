import { ConnectorsDocument } from '@parley-gateway/client/operations/integrations';
import { Plug } from 'lucide-react';
import { usePage } from '../../app/title';
import { useRead } from '../../app/reading/useRead';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { Channels } from './Channels';
import { CONNECTOR_COLUMNS } from './columns';
import type { Connector } from './ConnectorState';
import { integrationsRoute } from './routes';
import { useFresh } from './useFresh';

const keyOf = ({ name }: Connector) => name;

/** The services that the gateway reaches, and how messages get to people. */
export default function IntegrationsPage() {
  usePage({ title: 'Integrations' });
  const navigate = integrationsRoute.useNavigate();
  const { data, error, loading, reload } = useRead(ConnectorsDocument, {});
  useFresh(reload);
  return (
    <Page>
      <PageHeader title="Integrations" />
      <Panel title="Connectors" count={data?.connectors.length} flush error={data ? null : error} onRetry={reload}>
        <DataTable
          label="Connectors"
          rows={data?.connectors ?? []}
          rowKey={keyOf}
          columns={CONNECTOR_COLUMNS}
          loading={loading}
          onOpen={({ name }) => void navigate({ to: '/integrations/$connector', params: { connector: name }, search: {} })}
          empty={<Empty icon={Plug} title="There are no connectors" />}
        />
      </Panel>
      <Channels />
    </Page>
  );
}
