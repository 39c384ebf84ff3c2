import { ConnectorDocument, TestConnectorDocument, type ConnectorQuery, type TestConnectorMutation } from '@parley-gateway/client/operations/integrations';
import { useMutate } from '@parley-gateway/client/react';
import { FlaskConical, Plug } from 'lucide-react';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { useRead } from '../../app/reading/useRead';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { Button } from '../../parts/Button';
import { CopyButton } from '../../parts/CopyButton';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { KeyValue } from '../../parts/KeyValue';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { Skeleton } from '../../parts/Skeleton';
import { Status } from '../../parts/Status';
import { Countdown, Duration, Time } from '../../parts/Time';
import { useToast, type ToastContent } from '../../parts/Toast';
import { words } from '../../parts/tones';
import { Account } from './Account';
import { Actions } from './Actions';
import { ConnectorState } from './ConnectorState';
import styles from './Integrations.module.css';
import { integrationRoute } from './routes';
import { useFresh } from './useFresh';

export type ConnectorDetail = NonNullable<ConnectorQuery['connector']>;

/** One connector: whether it works, whose account it uses, and its actions to try. */
export default function IntegrationPage() {
  const { connector: name } = integrationRoute.useParams();
  const search = integrationRoute.useSearch();
  const navigate = integrationRoute.useNavigate();
  const { data, error, loading, reload } = useRead(ConnectorDocument, { name });
  useFresh(reload);
  const connector = data?.connector ?? null;
  usePage({ title: connector?.title ?? 'Connector', crumbs: [{ label: 'Integrations', to: '/integrations' }] });
  const test = useTest(name, reload);
  const guard = useGuard();
  useKeys({ t: { label: 'Test', run: guard(test.reason, () => void test.run()) } }, connector?.title ?? 'Connector');
  if (error && !data) return <Page><ErrorNote error={error} title="The connector could not be read" onRetry={reload} /></Page>;
  if (loading) return <Page><Skeleton shape="block" height={240} /></Page>;
  if (!connector) return <Page><Empty icon={Plug} title="There is no such connector">Its name is not among those of this gateway.</Empty></Page>;
  return (
    <Page>
      <PageHeader
        title={connector.title}
        description={connector.description}
        meta={<ConnectorState connector={connector} />}
        actions={
          <Button icon={FlaskConical} keys="t" busy={test.busy} disabledReason={test.reason} onClick={() => void test.run()}>
            Test
          </Button>
        }
      />
      <div className={styles.columns}>
        <Panel title="Health">
          <Health connector={connector} />
        </Panel>
        <Account connector={connector} onChanged={reload} />
      </div>
      <Actions connector={connector} open={search.action} onOpen={(action) => void navigate({ search: action ? { action } : {}, replace: true })} />
    </Page>
  );
}

type Tested = NonNullable<TestConnectorMutation['testConnector']['health']>;

/** What a test has found; a connector without an address of its own has nothing to test. */
function outcomeOf({ status, message }: Tested): ToastContent {
  if (status === 'UNKNOWN' && message) return { title: message, tone: 'info' };
  return { title: words(status), tone: status === 'HEALTHY' ? 'ok' : 'bad', ...(message ? { description: message } : {}) };
}

function useTest(connector: string, done: () => void) {
  const may = useMay('connectors:execute');
  const toast = useToast();
  const [test, { pending }] = useMutate(TestConnectorDocument);
  const run = async () => {
    const { data, error } = await test({ input: { connector } });
    const health = data?.testConnector.health;
    if (health) toast(outcomeOf(health));
    else toast({ title: 'The test could not be run', tone: 'bad', description: error?.message ?? '' });
    done();
  };
  return { run, busy: pending, reason: may.allowed ? null : (may.reason ?? null) };
}

/** Which of the requests failed or were sent again, if any. */
function outcomes({ failures, retries }: { failures: number; retries: number }): string {
  const failed = failures > 0 ? `, ${failures.toLocaleString('en')} failed` : '';
  return retries > 0 ? `${failed}, ${retries.toLocaleString('en')} retried` : failed;
}

function Health({ connector: { health, circuit, metrics, missing } }: { connector: ConnectorDetail }) {
  return (
    <div className={styles.sections}>
      {missing.length > 0 && (
        <div className={styles.missing}>
          <p>To reach the service, set</p>
          <ul>
            {missing.map((setting) => (
              <li key={setting}>
                <code>{setting}</code>
                <CopyButton text={setting} label={`Copy ${setting}`} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <KeyValue
        items={[
          { label: 'Health', value: <Status value={health.status} /> },
          { label: 'Last test', value: health.checkedAt && <Time at={health.checkedAt} /> },
          { label: 'Circuit', value: <><Status value={circuit.state} />{circuit.opensUntil && <span className="soft">, probed in <Countdown to={circuit.opensUntil} /></span>}</> },
          { label: 'Failures in a row', value: <span className="tabular">{circuit.failures.toLocaleString('en')}<span className="soft">, opens at {circuit.failureThreshold.toLocaleString('en')}</span></span> },
          { label: 'Requests', value: <span className="tabular">{metrics.requests.toLocaleString('en')}<span className="soft">{outcomes(metrics)}</span></span> },
          { label: 'Latency', value: metrics.averageLatencyMs === null ? null : <Duration ms={metrics.averageLatencyMs} /> },
          health.message !== null && circuit.state !== 'OPEN' && { label: 'Message', value: health.message, wide: true },
        ]}
      />
    </div>
  );
}
