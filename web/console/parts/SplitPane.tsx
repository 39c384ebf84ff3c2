import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import styles from './SplitPane.module.css';
import { classes } from './classes';

export interface SplitPaneProps {
  children: readonly [main: ReactNode, aside: ReactNode];
  /** The name of the divider. */
  label: string;
  /** What the width is remembered by, in this browser. */
  id: string;
  initial?: number;
  min?: number;
  collapsed?: boolean;
}

/** A page in two, with a divider to drag or to move by arrow keys. On a phone the second part is below. */
export function SplitPane({ children: [main, aside], label, id, initial = 400, min = 260, collapsed }: SplitPaneProps) {
  const key = `parley:split:${id}`;
  const [width, setWidth] = useState(() => Number(localStorage.getItem(key)) || initial);
  const frame = useRef<HTMLDivElement>(null);
  const resize = (wanted: number) => {
    const room = frame.current?.clientWidth ?? 1280;
    const next = Math.round(Math.max(min, Math.min(wanted, room - min)));
    setWidth(next);
    localStorage.setItem(key, String(next));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !frame.current) return;
    resize(frame.current.getBoundingClientRect().right - event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    resize(width + by);
  };
  if (collapsed || !aside)
    return (
      <div className={classes(styles.split, styles.collapsed)}>
        <div className={styles.pane}>{main}</div>
      </div>
    );
  return (
    <div ref={frame} className={styles.split} style={{ '--aside': `${width}px` }}>
      <div className={styles.pane}>{main}</div>
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={2000}
        className={styles.divider}
        onKeyDown={press}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => resize(initial)}
      />
      <div className={styles.pane}>{aside}</div>
    </div>
  );
}
