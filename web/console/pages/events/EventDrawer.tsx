import { LogEntryDocument } from '@parley-gateway/client/operations/log';
import { Filter, GitFork, Rss } from 'lucide-react';
import { pathOf } from '../../app/links';
import { useRead } from '../../app/reading/useRead';
import { openWhy } from '../../app/why';
import { Button, IconButton } from '../../parts/Button';
import { CopyButton } from '../../parts/CopyButton';
import { Drawer } from '../../parts/Drawer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { EventType } from '../../parts/events/EventType';
import { detailOf, runOf, subjectOf, type LogEvent } from '../../parts/events/about';
import { IdLabel } from '../../parts/IdLabel';
import { JsonTree } from '../../parts/JsonTree';
import { KeyValue } from '../../parts/KeyValue';
import { Menu } from '../../parts/Menu';
import { ObjectLink } from '../../parts/ObjectLink';
import { Skeleton } from '../../parts/Skeleton';
import { Time } from '../../parts/Time';
import styles from './EventDrawer.module.css';
import type { EventsSearch } from './search';

interface EventDrawerProps {
  id: string | null;
  onClose: () => void;
  onFollow: (cursor: string) => void;
  onFilter: (patch: Partial<EventsSearch>) => void;
  onEvent: (id: string) => void;
}

/** One event: when, who, about what, why, and everything it recorded. */
export function EventDrawer({ id, onClose, onFollow, onFilter, onEvent }: EventDrawerProps) {
  const { data, error, loading, reload } = useRead(LogEntryDocument, { id: id ?? '' }, { skip: id === null, keep: true });
  const event = data?.event ?? null;
  return (
    <Drawer
      open={id !== null}
      onOpenChange={(open) => !open && onClose()}
      width={520}
      title={event ? <EventType event={event} /> : 'Event'}
      meta={id && <IdLabel id={id} />}
      actions={
        event && (
          <>
            <Menu label="Show only" trigger={<IconButton label="Show only" icon={Filter} />} items={filtersOf(event, onFilter)} />
            <IconButton label="Follow from here" icon={Rss} onClick={() => onFollow(event.cursor)} />
            <Button size="sm" icon={GitFork} keys="y" onClick={() => openWhy(event.id)}>
              Why?
            </Button>
          </>
        )
      }
    >
      {error && !event && <ErrorNote error={error} title="The event could not be read" onRetry={reload} />}
      {loading && <Skeleton rows={8} />}
      {data && !event && <Empty title="There is no such event" compact>It is no longer in the log, or you may not see it.</Empty>}
      {event && <Facts event={event} payload={event.payload} onEvent={onEvent} />}
    </Drawer>
  );
}

function Facts({ event, payload, onEvent }: { event: LogEvent; payload: unknown; onEvent: (id: string) => void }) {
  const subject = subjectOf(event);
  const run = 'node' in event ? runOf(event) : null;
  const { actor, causedBy } = event;
  return (
    <div className={styles.facts}>
      <KeyValue
        items={[
          { label: 'When', value: <Time at={event.occurredAt} mode="local" /> },
          {
            label: 'By',
            value: actor && (actor.__typename === 'SystemActor' ? 'Parley' : <ObjectLink type={actor.__typename} id={actor.id} to={pathOf(actor.__typename, actor.id)}>{actor.name}</ObjectLink>),
          },
          subject && { label: 'About', value: <ObjectLink type={subject.type} id={subject.id} to={subject.to}>{subject.name}</ObjectLink> },
          run && { label: 'Run', value: <ObjectLink type={run.type} id={run.id} to={run.to}>{run.name}</ObjectLink> },
          {
            label: 'Cause',
            value: causedBy ? <button type="button" className="link" onClick={() => onEvent(causedBy)}>The event before</button> : <span className="faint">None recorded</span>,
          },
          { label: 'Cursor', value: <span className={styles.cursor}><span className="truncate mono">{event.cursor}</span><CopyButton text={event.cursor} label="Copy cursor" /></span> },
          detailOf(event) !== null && { label: 'What', value: detailOf(event), wide: true },
        ]}
      />
      <h3 className={styles.heading}>Payload</h3>
      <JsonTree value={payload} label="the payload" download={`${event.id.replaceAll(':', '-')}.json`} />
    </div>
  );
}

function filtersOf(event: LogEvent, onFilter: (patch: Partial<EventsSearch>) => void) {
  const run = runOf(event);
  const subject = subjectOf(event);
  const { actor } = event;
  return [
    { heading: 'Show only' },
    { label: `Events of type ${event.type}`, onSelect: () => onFilter({ types: [event.type] }) },
    ...(actor ? [{ label: `Events by ${actor.__typename === 'SystemActor' ? 'Parley' : actor.name}`, onSelect: () => onFilter({ actor: actor.id }) }] : []),
    ...(run ? [{ label: `Events of this run`, onSelect: () => onFilter({ run: run.id }) }] : []),
    ...(subject?.type === 'Session' ? [{ label: 'Events of this session', onSelect: () => onFilter({ session: subject.id }) }] : []),
  ];
}
