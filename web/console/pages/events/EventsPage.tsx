import { useNavigate, useSearch } from '@tanstack/react-router';
import { LogEntryDocument } from '@parley-gateway/client/operations/log';
import { useParley } from '@parley-gateway/client/react';
import { ChevronsDown, Clock, Download, MoreHorizontal, Pause, Play, Rss } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useKeys } from '../../app/keys';
import { useRead } from '../../app/reading/useRead';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Button, IconButton } from '../../parts/Button';
import { useCopy } from '../../parts/CopyButton';
import { Filters } from '../../parts/Filters';
import { Forbidden } from '../../parts/Forbidden';
import { save } from '../../parts/JsonTree';
import { LiveBanner } from '../../parts/LiveBanner';
import { Menu } from '../../parts/Menu';
import { Page, PageHeader } from '../../parts/Page';
import { Skeleton } from '../../parts/Skeleton';
import { useToast } from '../../parts/Toast';
import { detailOf, subjectOf, type LogEvent } from '../../parts/events/about';
import { EventDrawer } from './EventDrawer';
import styles from './EventsPage.module.css';
import { exported, MOST_EXPORTED } from './exporting';
import { FollowDialog } from './FollowDialog';
import { GoToTime } from './GoToTime';
import { LogList } from './LogList';
import { NoEvents, NotRead } from './Nothing';
import { Rate } from './Rate';
import { filtersWith } from './filters';
import { filterOf, type EventsSearch } from './search';
import { useLog } from './useLog';
import { counted } from '../../parts/numbers';

/** The log of everything that happened: searched, followed, and traced to its causes. */
export default function EventsPage() {
  usePage({ title: 'Events' });
  const may = useMay('events:read');
  return may.allowed ? <EventLog /> : <Page><PageHeader title="Events" /><Forbidden scope="events:read" what="the log of events" /></Page>;
}

function EventLog() {
  const search = useSearch({ from: '/events' });
  const navigate = useNavigate({ from: '/events' });
  const parley = useParley();
  const toast = useToast();
  const [, copy] = useCopy();
  const filter = filterOf(search);
  const at = useStart(search);
  const list = useLog(filter, at);
  const [cursorId, setCursorId] = useState<string | null>(search.event ?? null);
  const [isAtEnd, setAtEnd] = useState(true);
  const [dialog, setDialog] = useState<'time' | { follow: string } | null>(null);
  const patch = (values: Partial<EventsSearch>) => void navigate({ search: (before) => ({ ...before, ...values }), replace: true });

  const rows = useMemo(() => matching(list.rows, search.q), [list.rows, search.q]);
  useEffect(() => {
    if (at && !search.event) setCursorId(list.rows.find((row) => row.cursor === at)?.id ?? null);
  }, [at, list.rows.length > 0]);

  const filters = useMemo(() => filtersWith([...(search.types ?? []), ...list.rows.slice(-500).map((row) => row.type)]), [search.types, list.rows]);
  const current = rows.find((row) => row.id === cursorId) ?? null;
  const go = (event: LogEvent | undefined, open = search.event !== undefined) => {
    if (!event) return;
    setCursorId(event.id);
    if (open) patch({ event: event.id });
  };
  const step = (by: number) => {
    const place = rows.findIndex((row) => row.id === cursorId);
    go(place < 0 ? rows.at(by > 0 ? 0 : -1) : rows[Math.max(0, Math.min(rows.length - 1, place + by))]);
  };
  const toEnd = () => {
    setCursorId(null);
    if (list.hasLater || at) patch({ at: undefined });
    list.log.follow(true);
    void list.log.open();
  };
  const pause = () => (list.isPaused ? list.log.resume() : list.log.pause());
  const lastCursor = list.rows.at(-1)?.cursor;
  const follow = () => {
    const from = current?.cursor ?? lastCursor;
    if (from) setDialog({ follow: from });
  };
  const download = async () => {
    const { text, count, isAll } = await exported(parley, filter, undefined);
    save(text, 'events.ndjson', 'application/x-ndjson');
    toast({ title: `${counted(count, 'event')} exported`, ...(isAll ? {} : { description: `A file has at most ${MOST_EXPORTED.toLocaleString('en')}. Set a time to export later ones.` }) });
  };
  useKeys({
    j: { label: 'Next event', run: () => step(1) },
    k: { label: 'Previous event', run: () => step(-1) },
    ']': { label: 'Next event', run: () => step(1) },
    '[': { label: 'Previous event', run: () => step(-1) },
    Enter: { label: 'Open', run: () => current && patch({ event: current.id }) },
    End: { label: 'Newest', run: toEnd },
    p: { label: 'Pause', run: pause },
    t: { label: 'Go to time', run: () => setDialog('time') },
    c: { label: 'Copy cursor', run: () => current && (copy(current.cursor), toast({ title: 'Cursor copied' })) },
    f: { label: 'Follow from here', run: follow },
    y: { label: 'Why?', run: () => current && openWhy(current.id) },
  });

  const live = list.isPaused ? { ...list.live, status: 'paused' as const, behind: list.pending } : list.live;
  const awaits = !list.isPaused && (list.hasLater || at !== undefined) && !isAtEnd;
  return (
    <Page fill>
      <PageHeader
        title="Events"
        meta={<Rate counter={list.rate} isLive={list.live.status === 'live'} />}
        actions={
          <>
            <IconButton label={list.isPaused ? 'Resume' : 'Pause'} icon={list.isPaused ? Play : Pause} keys="p" pressed={list.isPaused} onClick={pause} />
            <Button icon={Clock} keys="t" onClick={() => setDialog('time')}>Go to time</Button>
            <Menu
              label="More"
              trigger={<IconButton label="More" icon={MoreHorizontal} />}
              items={[
                { label: 'Follow from here', icon: Rss, keys: 'f', onSelect: follow },
                { label: 'Export as NDJSON', icon: Download, onSelect: () => void download() },
              ]}
            />
          </>
        }
      />
      <Filters filters={filters} value={{ ...search }} onChange={(values) => patch(values)} search={{ id: 'q', placeholder: 'Find in loaded events' }} />
      <LiveBanner state={live} onResume={() => list.log.resume()} />
      {list.error ? (
        <NotRead error={list.error} onRetry={() => void list.log.open(at)} onGo={(cursor) => patch({ at: cursor })} />
      ) : list.loading && list.rows.length === 0 ? (
        <Skeleton shape="table" rows={10} />
      ) : rows.length === 0 ? (
        <NoEvents isText={Boolean(search.q) && list.rows.length > 0} hasEarlier={list.hasEarlier} onEarlier={() => void list.log.earlier()} since={search.since} />
      ) : (
        <div className={styles.frame}>
          <LogList
            rows={rows}
            hasEarlier={list.hasEarlier}
            hasLater={list.hasLater}
            onEarlier={() => void list.log.earlier()}
            onLater={() => void list.log.later()}
            cursorId={cursorId}
            openId={search.event ?? null}
            onOpen={(event) => go(event, true)}
            follows={at === undefined}
            onEnd={setAtEnd}
          />
          {(awaits || (!isAtEnd && at === undefined)) && (
            <Button className={styles.newest} size="sm" icon={ChevronsDown} keys="End" onClick={toEnd}>
              {list.pending > 0 ? `${list.pending.toLocaleString('en')} new` : 'Newest'}
            </Button>
          )}
        </div>
      )}
      <EventDrawer
        id={search.event ?? null}
        onClose={() => patch({ event: undefined })}
        onFollow={(cursor) => setDialog({ follow: cursor })}
        onFilter={(values) => patch({ ...values, at: undefined })}
        onEvent={(id) => void navigate({ search: (before) => ({ ...before, at: undefined, event: id }) })}
      />
      {dialog === 'time' && (
        <GoToTime
          filter={filter}
          onClose={() => setDialog(null)}
          onGo={(cursor) => {
            setDialog(null);
            patch({ at: cursor, event: undefined });
          }}
        />
      )}
      {dialog !== null && dialog !== 'time' && <FollowDialog cursor={dialog.follow} types={search.types} onClose={() => setDialog(null)} />}
    </Page>
  );
}

/** Return the cursor at which the list begins: the address's, or that of the event which a link opened. */
function useStart(search: EventsSearch): string | undefined {
  const [linked] = useState(search.at === undefined ? (search.event ?? null) : null);
  const { data } = useRead(LogEntryDocument, { id: linked ?? '' }, { skip: linked === null });
  return search.at ?? (search.event === linked ? data?.event?.cursor : undefined);
}

function matching(rows: readonly LogEvent[], text: string | undefined): readonly LogEvent[] {
  if (!text) return rows;
  const wanted = text.toLowerCase();
  return rows.filter((row) =>
    [row.type, row.id, row.actor?.name, subjectOf(row)?.name, subjectOf(row)?.id, detailOf(row)].some((each) => each?.toLowerCase().includes(wanted)),
  );
}
