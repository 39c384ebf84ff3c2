import type { Column } from '../../parts/DataTable';
import { Duration } from '../../parts/Time';
import { ConnectorState, type Connector } from './ConnectorState';
import styles from './Integrations.module.css';
import { None } from '../../parts/None';

/** The columns of the connectors. */
export const CONNECTOR_COLUMNS: readonly Column<Connector>[] = [
  {
    id: 'title',
    header: 'Connector',
    width: 'minmax(0, 2.2fr)',
    card: 'title',
    sortValue: ({ title }) => title,
    cell: ({ title, description }) => (
      <span className={styles.name}>
        <b className="truncate">{title}</b>
        <span className="truncate soft">{description}</span>
      </span>
    ),
  },
  { id: 'state', header: 'State', width: '116px', card: 'aside', sortValue: ({ mode, circuit }) => `${circuit.state}${mode}`, cell: (connector) => <ConnectorState connector={connector} /> },
  { id: 'account', header: 'Account', width: 'minmax(200px, 1.2fr)', cell: ({ connection, missing }) => <Account account={connection?.account ?? null} missing={missing} /> },
  { id: 'requests', header: 'Requests', width: '76px', align: 'end', sortValue: ({ metrics }) => metrics.requests, cell: ({ metrics }) => count(metrics.requests) },
  { id: 'failures', header: 'Failed', width: '56px', align: 'end', sortValue: ({ metrics }) => metrics.failures, cell: ({ metrics }) => count(metrics.failures) },
  {
    id: 'latency',
    header: 'Latency',
    width: '68px',
    align: 'end',
    sortValue: ({ metrics }) => metrics.averageLatencyMs,
    cell: ({ metrics }) => (metrics.averageLatencyMs === null ? <None /> : <Duration ms={metrics.averageLatencyMs} />),
  },
];

function Account({ account, missing }: { account: string | null; missing: readonly string[] }) {
  if (account) return <span className="truncate">{account}</span>;
  if (missing.length === 0) return null;
  return <span className="truncate faint">needs {missing.length === 1 ? missing[0] : `${missing.length} settings`}</span>;
}

const count = (number: number) => (number === 0 ? <None /> : <span className="tabular">{number.toLocaleString('en')}</span>);
