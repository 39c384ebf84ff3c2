import { AnyDeliveryDocument, type AnyDeliveryQuery } from '@parley-gateway/client/operations/deliveries';
import { RotateCw, Send, GitFork } from 'lucide-react';
import { useEffect } from 'react';
import { pathOf, pathOfEvent } from '../../app/links';
import { useRead } from '../../app/reading/useRead';
import { openWhy } from '../../app/why';
import { Badge } from '../../parts/Badge';
import { Button, IconButton } from '../../parts/Button';
import { Drawer } from '../../parts/Drawer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { IdLabel } from '../../parts/IdLabel';
import { JsonTree } from '../../parts/JsonTree';
import { KeyValue } from '../../parts/KeyValue';
import { ObjectLink } from '../../parts/ObjectLink';
import { PathLink } from '../../parts/PathLink';
import { Skeleton } from '../../parts/Skeleton';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { words } from '../../parts/tones';
import { Attempts } from './Attempts';
import styles from './Deliveries.module.css';
import type { Row } from './rows';

type Node = NonNullable<AnyDeliveryQuery['node']>;
type Person = Extract<Node, { __typename: 'Delivery' }>;
type OfEvent = Extract<Node, { __typename: 'EventDelivery' }>;

interface DeliveryDrawerProps {
  id: string;
  /** The row of the list, which is newer than what was read when it has changed. */
  row: Row | undefined;
  retry: { run: () => void; reason: string | null; busy: boolean };
  onClose: () => void;
}

/** One delivery: each attempt, what it carries, and sending it again. */
export function DeliveryDrawer({ id, row, retry, onClose }: DeliveryDrawerProps) {
  const { data, error, loading, reload } = useRead(AnyDeliveryDocument, { id });
  const version = row && `${row.status} ${row.attempts.length}`;
  useEffect(reload, [version, reload]);
  const node = data?.node;
  const found = node?.__typename === 'Delivery' || node?.__typename === 'EventDelivery' ? node : null;
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      width={480}
      title={found ? titleOf(found) : 'Delivery'}
      meta={
        found && (
          <>
            <Status value={found.status} />
            <IdLabel id={id} />
          </>
        )
      }
      actions={<IconButton label="Why?" icon={GitFork} keys="y" onClick={() => openWhy(id)} />}
      footer={
        found && (
          <Button icon={RotateCw} keys="R" busy={retry.busy} disabledReason={retry.reason} onClick={retry.run}>
            Send again
          </Button>
        )
      }
    >
      {error && <ErrorNote error={error} onRetry={reload} />}
      {loading && !found && <Skeleton rows={6} />}
      {data && !found && <Empty icon={Send} title="There is no such delivery">It was never in this organization, or it has been pruned.</Empty>}
      {found && (
        <div className={styles.sections}>
          <Attempts attempts={found.attempts} nextAttemptAt={found.status === 'SUCCESS' ? null : found.nextAttemptAt} />
          {found.__typename === 'Delivery' ? <PersonFacts delivery={found} /> : <EventFacts delivery={found} />}
        </div>
      )}
    </Drawer>
  );
}

const titleOf = (node: Person | OfEvent) => (node.__typename === 'Delivery' ? (node.subject ?? node.content.split('\n', 1)[0]) : node.event.type);

function PersonFacts({ delivery }: { delivery: Person }) {
  const { channel, user, createdBy, createdAt, completedAt, expiresAt, externalId, errorMessage, simulated, content, data } = delivery;
  return (
    <>
      {errorMessage && <ErrorNote compact error={errorMessage} />}
      <KeyValue
        items={[
          { label: 'To', value: user ? <ObjectLink type="User" id={user.id} to={pathOf('User', user.id)}>{user.name}</ObjectLink> : null },
          { label: 'Through', value: <>{words(channel)} {simulated && <Badge tone="warn">Simulated</Badge>}</> },
          { label: 'Asked by', value: createdBy.name },
          { label: 'Created', value: <Time at={createdAt} /> },
          completedAt ? { label: 'Ended', value: <Time at={completedAt} /> } : { label: 'Expires', value: <Time at={expiresAt} /> },
          externalId !== null && { label: 'Id at the receiver', value: <span className="mono">{externalId}</span> },
        ]}
      />
      <p className={styles.content}>{content}</p>
      {data !== null && JSON.stringify(data) !== '{}' && <JsonTree label="Data" value={data} />}
    </>
  );
}

function EventFacts({ delivery: { destination, event, createdAt, completedAt } }: { delivery: OfEvent }) {
  return (
    <>
      {!destination.enabled && (
        <ErrorNote compact error={`${destination.name} is disabled${destination.disabledReason ? `: ${destination.disabledReason}` : '.'}`} />
      )}
      <KeyValue
        items={[
          { label: 'To', value: <ObjectLink type="EventDestination" id={destination.id} to={pathOf('EventDestination', destination.id)}>{destination.name}</ObjectLink> },
          { label: 'Through', value: words(destination.type) },
          event.cursor !== null && { label: 'Event', value: <PathLink href={pathOfEvent(event.cursor)} className="link">In the log</PathLink> },
          { label: 'Occurred', value: <Time at={event.occurredAt} /> },
          { label: 'Queued', value: <Time at={createdAt} /> },
          completedAt !== null && { label: 'Ended', value: <Time at={completedAt} /> },
        ]}
      />
    </>
  );
}
