import { ExplainDeliveryDocument, SetIntegrationOverrideDocument, type ExplainDeliveryQuery } from '@parley-gateway/client/operations/integrations';
import { useMutate } from '@parley-gateway/client/react';
import { useRead } from '../../app/reading/useRead';
import { useMay } from '../../app/viewer';
import { Badge } from '../../parts/Badge';
import { DataTable, type Column } from '../../parts/DataTable';
import { Status } from '../../parts/Status';
import { Switch } from '../../parts/Checkbox';
import { Panel } from '../../parts/Panel';
import { useToast } from '../../parts/Toast';
import { words } from '../../parts/tones';
import styles from './Integrations.module.css';
import { useFresh } from './useFresh';

type Explanation = ExplainDeliveryQuery['explainDelivery'][number];

const keyOf = ({ channel }: Explanation) => channel;
const TIERS = { USER: 'You', ORGANIZATION: 'The organization', BUILT_IN: 'Built in' } as const;

/** For each channel: will a message reach you, why, and by which setting. */
export function Channels() {
  const { data, error, loading, reload } = useRead(ExplainDeliveryDocument, {});
  useFresh(reload);
  const may = useMay('integrations:write');
  const toast = useToast();
  const [set, { pending }] = useMutate(SetIntegrationOverrideDocument);
  const toggle = async (channel: Explanation['channel'], enabled: boolean) => {
    const result = await set({ input: { channel, enabled } });
    if (result.error) toast({ title: `${words(channel)} was not changed`, description: result.error.message, tone: 'bad' });
    reload();
  };
  const columns: readonly Column<Explanation>[] = [
    { id: 'channel', header: 'Channel', width: '120px', card: 'title', cell: ({ channel }) => words(channel) },
    { id: 'will', header: 'Delivers', width: '110px', card: 'aside', cell: ({ willDeliver }) => <Status value={willDeliver ? 'ACTIVE' : 'INACTIVE'} label={willDeliver ? 'Yes' : 'No'} /> },
    { id: 'why', header: 'Why', width: 'minmax(0, 2fr)', cell: ({ reason }) => <span className={styles.reason}>{reason}</span> },
    { id: 'origin', header: 'Set by', width: 'minmax(0, 1fr)', cell: (row) => <Origin explanation={row} /> },
    {
      id: 'mine',
      header: 'For you',
      width: '84px',
      align: 'end',
      cell: ({ channel, config }) => (
        <Switch
          label={`${words(channel)} for you`}
          hideLabel
          value={config.enabled}
          disabledReason={may.allowed ? (pending ? 'It is being changed.' : null) : (may.reason ?? null)}
          onChange={(enabled) => void toggle(channel, enabled)}
        />
      ),
    },
  ];
  return (
    <Panel title="How messages reach you" flush error={data ? null : error} onRetry={reload}>
      <DataTable label="Channels" rows={data?.explainDelivery ?? []} rowKey={keyOf} columns={columns} loading={loading} keys={false} />
    </Panel>
  );
}

function Origin({ explanation: { origins, config } }: { explanation: Explanation }) {
  const tier = origins.find(({ setting }) => setting === 'enabled')?.tier;
  const name = TIERS[tier ?? 'BUILT_IN'];
  return (
    <span className={styles.origin}>
      {name}
      {config.overridden.length > 0 && <Badge tone="accent" title={config.overridden.join(', ')}>{config.overridden.length} of your own</Badge>}
    </span>
  );
}
