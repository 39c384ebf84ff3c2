import { ConnectorsDocument } from '@parley-gateway/client/operations/integrations';
import { Plug } from 'lucide-react';
import { useState } from 'react';
import { useKeys } from '../../app/keys';
import { usePage } from '../../app/title';
import { useRead } from '../../app/reading/useRead';
import { openWhy } from '../../app/why';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { useToast } from '../../parts/Toast';
import { Channels } from './Channels';
import { CONNECTOR_COLUMNS } from './columns';
import type { Connector } from './ConnectorState';
import { integrationsRoute } from './routes';
import { Studio } from './Studio';
import { useFresh } from './useFresh';

const keyOf = ({ name }: Connector) => name;

/** The services that the gateway reaches, and how messages get to people. */
export default function IntegrationsPage() {
  usePage({ title: 'Integrations' });
  const navigate = integrationsRoute.useNavigate();
  const { data, error, loading, reload } = useRead(ConnectorsDocument, {});
  useFresh(reload);
  const toast = useToast();
  const [current, setCurrent] = useState<Connector | null>(null);
  const why = ({ title, connection }: Connector) => {
    if (connection) openWhy(connection.id);
    else toast({ title: `${title} has no account whose events would be in the log.`, tone: 'info' });
  };
  useKeys({ y: { label: 'Why?', run: () => current && why(current) } }, 'Integrations');
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
          onCursor={setCurrent}
          onOpen={({ name }) => void navigate({ to: '/integrations/$connector', params: { connector: name }, search: {} })}
          empty={<Empty icon={Plug} title="There are no connectors" />}
        />
      </Panel>
      <Channels />
      <Studio />
    </Page>
  );
}
