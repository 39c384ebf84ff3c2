import type { OverviewAgentsQuery, OverviewApprovalsQuery, OverviewConnectionsQuery, OverviewConnectorsQuery } from '@parley-gateway/client/operations/overview';
import { Bot, CircleCheck, CircleCheckBig, Plug, Unplug, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { pathOf } from '../../app/links';
import { ErrorNote, type Failure } from '../../parts/ErrorNote';
import { List, ListRow } from '../../parts/List';
import { Panel } from '../../parts/Panel';
import { PathLink } from '../../parts/PathLink';
import { Skeleton } from '../../parts/Skeleton';
import { Countdown, Time } from '../../parts/Time';
import styles from './Overview.module.css';
import { providerName } from '../../parts/providers';

export interface Needs {
  approvals: OverviewApprovalsQuery | undefined;
  connections: OverviewConnectionsQuery | undefined;
  connectors: OverviewConnectorsQuery | undefined;
  agents: OverviewAgentsQuery | undefined;
  error: Failure | null;
  loading: boolean;
}

interface Need {
  key: string;
  icon: LucideIcon;
  title: string;
  meta: ReactNode;
  aside: ReactNode;
  to: string | null;
}

/** Everything that waits for the user. */
export function NeedsYouPanel({ needs }: { needs: Needs }) {
  const items = [...approvals(needs), ...connections(needs), ...circuits(needs), ...agents(needs)];
  const more = Math.max(0, (needs.approvals?.approvals.totalCount ?? 0) - (needs.approvals?.approvals.nodes.length ?? 0));
  if (needs.loading) return <Panel title="Needs you"><Skeleton rows={2} /></Panel>;
  if (items.length === 0)
    return (
      <div className={styles.calm}>
        <CircleCheck aria-hidden />
        <p>Nothing needs you.</p>
        <ErrorNote compact error={needs.error} />
      </div>
    );
  return (
    <Panel title="Needs you" count={items.length + more} flush className={styles.needs}>
      <List label="Needs you">
        {items.map(({ key, ...row }) => (
          <ListRow key={key} {...row} />
        ))}
      </List>
      {more > 0 && (
        <PathLink href="/approvals" className={styles.more}>
          {more} more {more === 1 ? 'approval' : 'approvals'}
        </PathLink>
      )}
      {needs.error && (
        <div className={styles.problem}>
          <ErrorNote compact error={needs.error} />
        </div>
      )}
    </Panel>
  );
}

function approvals({ approvals: data }: Needs): Need[] {
  return (data?.approvals.nodes ?? []).map(({ id, title, description, createdAt, expiresAt, requestedBy, session }) => ({
    key: id,
    icon: CircleCheckBig,
    title,
    meta: [`${requestedBy.name} asks you to decide${session ? ` in ${session.name}` : ''}`, description].filter(Boolean).join(' · '),
    aside: expiresAt ? (
      <span>
        <Countdown to={expiresAt} done="expired" /> left
      </span>
    ) : (
      <Time at={createdAt} />
    ),
    to: pathOf('Approval', id),
  }));
}

function connections({ connections: data }: Needs): Need[] {
  const broken = data?.connections.filter(({ status }) => status === 'REAUTH_REQUIRED') ?? [];
  return broken.map(({ id, provider, account, lastError, updatedAt }) => ({
    key: id,
    icon: Plug,
    title: `Connect ${providerName(provider)} again`,
    meta: [account, lastError].filter(Boolean).join(' · ') || 'The provider no longer accepts the stored access.',
    aside: <Time at={updatedAt} />,
    to: pathOf('Connector', provider),
  }));
}

function circuits({ connectors: data }: Needs): Need[] {
  const open = data?.connectors.filter(({ circuit }) => circuit.state === 'OPEN') ?? [];
  return open.map(({ name, title, circuit }) => ({
    key: name,
    icon: Unplug,
    title: `${title} is failing`,
    meta: 'Calls are rejected until it is probed again.',
    aside: (
      <span>
        probe in <Countdown to={circuit.opensUntil} />
      </span>
    ),
    to: pathOf('Connector', name),
  }));
}

function agents({ agents: data }: Needs): Need[] {
  return (data?.agents.nodes ?? []).map(({ id, name, updatedAt }) => ({
    key: id,
    icon: Bot,
    title: `${name} has an error`,
    meta: 'Its last invocation failed.',
    aside: <Time at={updatedAt} />,
    to: pathOf('Agent', id),
  }));
}
