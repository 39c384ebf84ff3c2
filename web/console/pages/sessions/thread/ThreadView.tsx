import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../../parts/Button';
import { Skeleton } from '../../../parts/Skeleton';
import styles from './ThreadView.module.css';
import type { Entry } from './timeline';

interface ThreadViewProps {
  entries: readonly Entry[];
  hasEarlier: boolean;
  loadingEarlier: boolean;
  onEarlier: () => void;
  render: (entry: Entry) => ReactNode;
}

const NEAR_END = 80;
const HEIGHTS: Readonly<Record<Entry['kind'], number>> = { day: 42, message: 64, notes: 28, task: 30, approval: 190, reply: 72, unsent: 72 };

/**
 * The rows of a conversation, of any number in both directions: it stays at its end while the reader is there, and where
 * the reader is while it grows above or below.
 */
export function ThreadView({ entries, hasEarlier, loadingEarlier, onEarlier, render }: ThreadViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(entries.at(-1)?.key);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => HEIGHTS[entries[index]?.kind ?? 'message'],
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 10,
    anchorTo: 'end',
    scrollEndThreshold: NEAR_END,
    paddingStart: hasEarlier ? 36 : 12,
    paddingEnd: 12,
  });
  const inSight = rows.getVirtualItems();
  const first = inSight[0]?.index ?? 0;
  // The reader is at the end, by what they did last; rows that grow or are measured later do not change it.
  const sticks = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);
  const scrolled = () => {
    const element = frame.current;
    if (!element) return;
    sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    setAtEnd(sticks.current);
  };
  const jump = () => {
    sticks.current = true;
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
  };
  const height = rows.getTotalSize();
  useLayoutEffect(() => {
    if (sticks.current && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [height, entries.length]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    // A banner above or a longer text below takes space; the last message stays in view.
    const observer = new ResizeObserver(() => {
      if (sticks.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (entries.length > 0 && !sticks.current && hasEarlier && !loadingEarlier && first <= 3) onEarlier();
  }, [entries.length, first, hasEarlier, loadingEarlier, onEarlier]);
  useEffect(() => {
    if (isAtEnd) setSeen(entries.at(-1)?.key);
  }, [isAtEnd, entries]);
  // Earlier messages that are loaded do not count as new.
  const below = isAtEnd ? 0 : entries.length - 1 - entries.findLastIndex((entry) => entry.key === seen);
  return (
    <div className={styles.wrap}>
      <div ref={frame} className={styles.frame} onScroll={scrolled} role="log" aria-label="Conversation" aria-live="off" tabIndex={0}>
        <div className={styles.all} style={{ height }}>
          {hasEarlier && <div className={styles.earlier}>{loadingEarlier ? <Skeleton rows={1} /> : 'Earlier messages'}</div>}
          <div className={styles.shown} style={{ transform: `translateY(${inSight[0]?.start ?? 0}px)` }}>
            {inSight.map(({ index, key }) => {
              const entry = entries[index];
              return entry ? (
                <div key={key} ref={rows.measureElement} data-index={index}>
                  {render(entry)}
                </div>
              ) : null;
            })}
          </div>
        </div>
      </div>
      {!isAtEnd && (
        <div className={styles.jump}>
          <Button size="sm" icon={ArrowDown} onClick={jump}>
            {below > 0 ? `${below} new` : 'Latest'}
          </Button>
        </div>
      )}
    </div>
  );
}
