import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { EventType } from '../../parts/events/EventType';
import { detailOf, partsOf, runOf, subjectOf, toneOf, type LogEvent } from '../../parts/events/about';
import { ObjectLink } from '../../parts/ObjectLink';
import { Time, useTimeMode } from '../../parts/Time';
import { classes } from '../../parts/classes';
import { useNarrow } from '../../parts/narrow';
import { showsDates } from './dated';
import styles from './LogList.module.css';

const AHEAD = 12;
const NEAR = 600;

interface LogListProps {
  rows: readonly LogEvent[];
  hasEarlier: boolean;
  hasLater: boolean;
  onEarlier: () => void;
  onLater: () => void;
  /** The row that the keys act on, and the one that is open. */
  cursorId: string | null;
  openId: string | null;
  onOpen: (event: LogEvent) => void;
  /** The list stays at its end while rows are added, unless one scrolls up. */
  follows: boolean;
  /** Called when the end comes into view or leaves it. */
  onEnd: (isAtEnd: boolean) => void;
}

/** The lines of the log, of any number: only visible ones are elements, and adding some at either end moves nothing. */
export function LogList(props: LogListProps) {
  const { rows, hasEarlier, hasLater, cursorId, openId, follows } = props;
  const height = useNarrow() ? 68 : 34;
  const [mode] = useTimeMode();
  const isDated = showsDates(rows[0], Date.now(), mode === 'utc' ? 'utc' : 'local');
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [room, setRoom] = useState(600);
  const stuck = useRef(true);
  const anchor = useRef<{ id: string; offset: number } | null>(null);

  // Its height is known before the first rows are placed: placed for another one, the end would be out of sight.
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    setRoom(element.clientHeight);
    const observer = new ResizeObserver(() => setRoom(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const scrolled = () => {
    const element = frame.current;
    if (!element) return;
    const at = element.scrollTop;
    const isAtEnd = at + element.clientHeight >= element.scrollHeight - 8;
    if (isAtEnd !== stuck.current) props.onEnd(isAtEnd);
    stuck.current = isAtEnd;
    const first = rows[Math.floor(at / height)];
    anchor.current = first ? { id: first.id, offset: at % height } : null;
    setTop(at);
    if (at < NEAR && hasEarlier) props.onEarlier();
    if (at + element.clientHeight > element.scrollHeight - NEAR && hasLater) props.onLater();
  };

  // Keep the visible rows in place: at the end if it follows, otherwise by the first one.
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    // Set, not read again: reading would lay the page out once more.
    const wanted = follows && stuck.current ? rows.length * height - room : placeOf(anchor.current, rows, height);
    if (wanted === null) return setTop(element.scrollTop);
    element.scrollTop = wanted;
    setTop(Math.max(0, wanted));
  }, [rows, height, follows, room]);

  // The row that keys have moved to, or that a link leads to, comes into view.
  const cursorAt = cursorId === null ? -1 : rows.findIndex((row) => row.id === cursorId);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element || cursorAt < 0) return;
    const start = cursorAt * height;
    if (start >= element.scrollTop && start + height <= element.scrollTop + element.clientHeight) return;
    element.scrollTop = start - element.clientHeight / 2;
    stuck.current = false;
    setTop(element.scrollTop);
  }, [cursorId, cursorAt < 0]);

  const latest = useRef(props.onOpen);
  latest.current = props.onOpen;
  const open = useCallback((event: LogEvent) => latest.current(event), []);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const from = Math.max(0, Math.floor(top / height) - AHEAD);
  const to = Math.min(rows.length, Math.ceil((top + room) / height) + AHEAD);
  return (
    <div ref={frame} className={classes(styles.frame, isDated && styles.dated)} onScroll={scrolled} tabIndex={-1} data-log-end={stuck.current || undefined}>
      <div role="grid" aria-label="Events" aria-rowcount={hasEarlier || hasLater ? -1 : rows.length} className={styles.list} style={{ height: rows.length * height }}>
        {rows.slice(from, to).map((event, at) => (
          <LogLine
            key={event.id}
            event={event}
            top={(from + at) * height}
            height={height}
            isCursor={event.id === cursorId}
            isOpen={event.id === openId}
            cause={event.causedBy === null ? undefined : byId.get(event.causedBy)}
            onOpen={open}
          />
        ))}
      </div>
    </div>
  );
}

/** Return where to scroll so that the row which was first stays there; null without one. */
function placeOf(anchor: { id: string; offset: number } | null, rows: readonly LogEvent[], height: number): number | null {
  const at = anchor === null ? -1 : rows.findIndex((row) => row.id === anchor.id);
  return anchor === null || at < 0 ? null : at * height + anchor.offset;
}

interface LogLineProps {
  event: LogEvent;
  top: number;
  height: number;
  isCursor: boolean;
  isOpen: boolean;
  /** Its cause, if it is loaded. */
  cause: LogEvent | undefined;
  onOpen: (event: LogEvent) => void;
}

const LogLine = memo(function LogLine({ event, top, height, isCursor, isOpen, cause, onOpen }: LogLineProps) {
  const [mode] = useTimeMode();
  const subject = subjectOf(event);
  const run = 'node' in event ? runOf(event) : null;
  const detail = detailOf(event);
  const failed = toneOf(event) === 'failed';
  const { actor } = event;
  return (
    <div
      role="row"
      tabIndex={isCursor ? 0 : -1}
      aria-current={isOpen || undefined}
      className={classes(styles.line, isCursor && styles.cursor, isOpen && styles.open, failed && styles.failed)}
      style={{ top, height }}
      data-event={event.id}
      onClick={(click) => {
        if (!(click.target instanceof Element && click.target.closest('a'))) onOpen(event);
      }}
    >
      <span role="gridcell" className={styles.time}><Time at={event.occurredAt} mode={mode === 'utc' ? 'utc' : 'local'} /></span>
      <span role="gridcell" className={styles.type}><EventType event={event} /></span>
      <span role="gridcell" className={styles.about}>
        {subject && <ObjectLink type={subject.type} id={subject.id} to={subject.to}>{subject.name}</ObjectLink>}
        {run && <span className={classes(styles.run, 'faint truncate')}>{run.name}</span>}
        {detail && <span className={classes(styles.detail, 'truncate')} title={detail}>{detail}</span>}
      </span>
      <span role="gridcell" className={classes(styles.actor, 'truncate')}>
        {actor?.__typename === 'SystemActor' ? <span className="faint">Parley</span> : actor?.name}
      </span>
      <span role="gridcell" className={classes(styles.cause, 'truncate')} title={event.causedBy ? `Caused by ${cause?.type ?? event.causedBy}` : 'Nothing recorded caused it'}>
        {cause ? `← ${partsOf(cause.type)[1]}` : event.causedBy ? '← earlier event' : ''}
      </span>
    </div>
  );
});
