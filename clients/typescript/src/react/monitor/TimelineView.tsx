import { memo, useEffect, useMemo, useRef } from 'react';
import type { MonitorControls } from './controls.js';
import { formatDuration, statusWord } from './format.js';
import { useInstant, useMonitorInContext, useCalmPicture } from './hooks.js';
import { NodeTypeIcon, StatusIcon } from './icons.js';
import { lengthOf } from './NodeLine.js';
import { nodeAt } from './fold.js';
import { busyOf, rowsOf, ticks, type Row } from './rows.js';
import { timeScale, type Interval, type TimeScale } from './scale.js';
import { segmentsUntil, type Segment } from './segments.js';
import { Axis, Folds } from './Axis.js';
import { useRangeDrag } from './useRangeDrag.js';
import { useWindow } from './useWindow.js';

const ROW = 32;
const HEAD = 34;

/** The run along time: a line for each node, waits folded, the axis always in view. */
export function TimelineView({ controls }: { controls: MonitorControls }) {
  const monitor = useMonitorInContext();
  const picture = useCalmPicture(monitor);
  const { state, segments, instant } = picture;
  const now = useInstant(state !== null && ticks(state));
  const rows = useMemo(() => (state ? rowsOf(state, segments) : []), [state, segments]);
  const whole = useWhole(rows, state?.startedAt ?? null, state?.completedAt ?? null, now, picture.latest?.completedAt ?? null);
  const scale = useMemo(
    () => timeScale(controls.range ?? whole, busyOf(rows.map((row) => row.segments), now)),
    [controls.range, whole, rows, now],
  );
  const { container, first, last, reveal } = useWindow(rows.length, ROW, HEAD);
  const selectedRow = rows.findIndex((row) => row.key === controls.selected);
  useEffect(() => reveal(selectedRow), [selectedRow, reveal]);
  const lanes = useRef<HTMLDivElement | null>(null);
  const drag = useRangeDrag(lanes, scale, controls.setRange);
  return (
    <div className="parley-timeline" ref={container} tabIndex={0} role="region" aria-label="Timeline">
      <div className="parley-timeline-head">
        <span className="parley-timeline-corner">{controls.range ? <ResetRange reset={() => controls.setRange(null)} /> : 'Node'}</span>
        <div className="parley-lanes" ref={lanes} {...drag.handlers} onDoubleClick={() => controls.setRange(null)}>
          <Axis scale={scale} from={whole.from} place={lanes} />
        </div>
      </div>
      <div className="parley-timeline-body" style={{ height: rows.length * ROW }} role="list" aria-label="Nodes along time">
        <div className="parley-lanes parley-lanes-behind" aria-hidden="true">
          <Folds scale={scale} />
          {drag.selection && <span className="parley-range" style={place(drag.selection.x0, drag.selection.x1)} />}
          {instant !== null && <span className="parley-playhead" style={{ left: percent(scale.x(instant)) }} />}
        </div>
        {rows.slice(first, last).map((row, index) => (
          <TimelineRow
            key={row.key}
            row={row}
            top={(first + index) * ROW}
            scale={scale}
            now={now}
            past={instant}
            selected={row.key === controls.selected}
            select={controls.select}
          />
        ))}
      </div>
    </div>
  );
}

/** The whole time of the run: to its end, or to the latest that is known of it. */
function useWhole(rows: readonly Row[], startedAt: string | null, completedAt: string | null, now: number, end: string | null): Interval {
  return useMemo(() => {
    const starts = rows.flatMap((row) => (row.segments[0] ? [row.segments[0].from] : []));
    const from = startedAt ? Date.parse(startedAt) : Math.min(now, ...starts);
    const to = completedAt ?? end;
    return { from: Math.min(from, ...starts), to: to ? Date.parse(to) : now };
  }, [rows, startedAt, completedAt, now, end]);
}

function ResetRange({ reset }: { reset(): void }) {
  return (
    <button type="button" className="parley-link" onClick={reset}>
      Show all
    </button>
  );
}

interface TimelineRowProps {
  readonly row: Row;
  readonly top: number;
  readonly scale: TimeScale;
  readonly now: number;
  readonly past: number | null;
  readonly selected: boolean;
  select(key: string): void;
}

const TimelineRow = memo(function TimelineRow({ row, top, scale, now, past, selected, select }: TimelineRowProps) {
  const node = nodeAt(row.node, now);
  const segments = past === null ? row.segments : segmentsUntil(row.segments, past);
  const length = lengthOf(node, now);
  const end = segments.at(-1);
  const label = length === null ? '' : formatDuration(length);
  const words = `${node.name}: ${statusWord(node.status)}${label && `, ${label}`}`;
  return (
    <div className="parley-timeline-row" role="listitem" aria-label={words} data-status={node.status} data-selected={selected || undefined} data-key={row.key} style={{ top }} onClick={() => select(row.key)}>
      <span className="parley-timeline-name">
        <NodeTypeIcon type={node.type} size={14} />
        <span title={node.name}>{node.name}</span>
        <StatusIcon status={node.status} size={13} />
      </span>
      <span className="parley-lanes">
        {segments.map((segment) => (
          <Bar key={`${segment.round}.${segment.attempt}.${segment.kind}.${segment.from}`} segment={segment} scale={scale} now={now} />
        ))}
        {node.status === 'SKIPPED' && node.completedAt && (
          <span className="parley-mark" data-status="SKIPPED" style={{ left: percent(scale.x(Date.parse(node.completedAt))) }} />
        )}
        {end && <BarLabel scale={scale} end={Math.min(end.to ?? now, now)} begin={segments[0]?.from ?? end.from} text={label} />}
      </span>
    </div>
  );
});

function Bar({ segment, scale, now }: { segment: Segment; scale: TimeScale; now: number }) {
  const to = Math.min(segment.to ?? now, Math.max(now, segment.from));
  if (to < scale.from || segment.from > scale.to || segment.from > now) return null;
  const title = `${WORDS[segment.kind]} ${formatDuration(to - segment.from)}${segment.attempt > 1 ? `, attempt ${segment.attempt}` : ''}${segment.error ? `: ${segment.error}` : ''}`;
  return (
    <span
      className="parley-bar"
      data-kind={segment.kind}
      data-open={segment.to === null || undefined}
      data-outcome={segment.outcome ?? undefined}
      title={title}
      style={place(scale.x(segment.from), scale.x(to))}
    />
  );
}

const WORDS = { ran: 'Ran', waited: 'Waited', paused: 'Paused before the next attempt for' } as const;

/** The duration stands after the bar, or before it where there is no room after it. */
function BarLabel({ scale, begin, end, text }: { scale: TimeScale; begin: number; end: number; text: string }) {
  const [from, to] = [scale.x(begin), scale.x(end)];
  if (to > 0.88 && from > 0.12) {
    return (
      <span className="parley-bar-label" data-before style={{ right: percent(1 - from) }}>
        {text}
      </span>
    );
  }
  return (
    <span className="parley-bar-label" data-inside={to > 0.88 || undefined} style={to > 0.88 ? { right: percent(1 - to) } : { left: percent(to) }}>
      {text}
    </span>
  );
}

function place(from: number, to: number): { left: string; width: string } {
  return { left: percent(from), width: percent(Math.max(0, to - from)) };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
