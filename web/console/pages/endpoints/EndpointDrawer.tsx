import { SquareArrowOutUpRight } from 'lucide-react';
import { graphiqlHref } from '../../app/behind/copies';
import { API_BASE_URL, IS_AT_HOME } from '../../app/environment';
import { Button } from '../../parts/Button';
import { Code } from '../../parts/Code';
import { CopyButton } from '../../parts/CopyButton';
import { Drawer } from '../../parts/Drawer';
import { KeyValue } from '../../parts/KeyValue';
import { Segments } from '../../parts/Tabs';
import { Time } from '../../parts/Time';
import { duration } from '../../parts/times';
import styles from './EndpointDrawer.module.css';
import { EndpointBadge } from './EndpointBadge';
import { EndpointSettings } from './EndpointSettings';
import { Path } from './Path';
import { TryEndpoint } from './TryEndpoint';
import { addressOf, type Endpoint } from './endpoint';
import type { Tab } from './search';

interface EndpointDrawerProps {
  endpoint: Endpoint;
  others: readonly Endpoint[];
  tab: Tab;
  onTab: (tab: Tab) => void;
  onClose: () => void;
  onOpen: (id: string) => void;
}

const ITEMS = [
  { value: 'operation', label: 'Operation' },
  { value: 'try', label: 'Try it' },
  { value: 'settings', label: 'Settings' },
] as const;

/** One endpoint: its address, operation, figures and settings, and a form to try it. */
export function EndpointDrawer({ endpoint, others, tab, onTab, onClose, onOpen }: EndpointDrawerProps) {
  const { metrics, replacement } = endpoint;
  const address = addressOf(endpoint);
  return (
    <Drawer
      open
      onOpenChange={onClose}
      width={560}
      title={endpoint.name}
      meta={<><EndpointBadge endpoint={endpoint} /><span className="faint">{endpoint.preset ? 'Preset' : 'Own'}</span></>}
    >
      <div className={styles.stack}>
        <div className={styles.address}>
          <Path method={endpoint.method} path={address} />
          <CopyButton text={API_BASE_URL + address} label="Copy address" />
        </div>
        {endpoint.problem && <p className={styles.problem}>{endpoint.problem}</p>}
        <KeyValue
          columns={3}
          items={[
            { label: 'Calls', value: <span className="tabular">{metrics.requests.toLocaleString('en')}</span> },
            { label: 'Failures', value: <span className="tabular">{metrics.failures.toLocaleString('en')}</span> },
            { label: 'Latency', value: metrics.averageLatencyMs === null ? null : duration(metrics.averageLatencyMs) },
            { label: 'Limit', value: endpoint.rateLimitPerMinute === null ? 'General' : `${endpoint.rateLimitPerMinute}/min` },
            endpoint.deprecatedAt !== null && { label: 'Deprecated', value: <Time at={endpoint.deprecatedAt} /> },
            endpoint.sunsetAt !== null && { label: 'Served until', value: <Time at={endpoint.sunsetAt} /> },
            replacement !== null && {
              label: 'Replaced by',
              value: <button type="button" className="link" onClick={() => onOpen(replacement.id)}>{replacement.name}</button>,
            },
          ]}
        />
        <Segments label="Part" value={tab} onChange={onTab} items={[...ITEMS]} />
        {tab === 'operation' && (
          <div className={styles.stack}>
            <Code text={endpoint.document} language="GraphQL" wrap />
            {endpoint.response && <Code text={endpoint.response} language="Response (CEL)" wrap />}
            {IS_AT_HOME && (
              <div className={styles.bar}>
                <Button asChild icon={SquareArrowOutUpRight}>
                  <a href={graphiqlHref({ kind: 'query', document: endpoint.document, variables: null })}>Open in GraphiQL</a>
                </Button>
              </div>
            )}
          </div>
        )}
        {tab === 'try' && <TryEndpoint key={endpoint.id} endpoint={endpoint} />}
        {tab === 'settings' && <EndpointSettings key={endpoint.id} endpoint={endpoint} others={others.filter((each) => each.id !== endpoint.id)} onDeleted={onClose} />}
      </div>
    </Drawer>
  );
}
