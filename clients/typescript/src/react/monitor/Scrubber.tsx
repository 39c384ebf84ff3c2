import { memo, useMemo, useRef, type PointerEvent } from 'react';
import { SPEEDS } from './clock.js';
import type { MonitorControls } from './controls.js';
import { eventWords, formatElapsed } from './format.js';
import { useInstant, useMonitorInContext, useCalmPicture } from './hooks.js';
import { ControlIcon } from './icons.js';
import type { Picture } from './monitor.js';
import { busyOf, ticks } from './rows.js';
import { timeScale, type TimeScale } from './scale.js';
import type { RunEvent } from './types.js';

const MOST_MARKS = 200;

/** The events of the run on a line, with the place that is shown: drag along it, step, play, or go back to now. */
export function Scrubber({ controls }: { controls: MonitorControls }) {
  const monitor = useMonitorInContext();
  const picture = useCalmPicture(monitor);
  const { events, index, instant, latest, complete } = picture;
  const now = useInstant(latest !== null && ticks(latest), 500);
  const scale = useScale(picture, now);
  if (!complete || events.length === 0) return <div className="parley-scrubber" aria-hidden="true" />;
  const shown = index === null ? null : (events[Math.max(0, index)] ?? null);
  return (
    <div className="parley-scrubber" data-past={index !== null || undefined}>
      <div className="parley-transport">
        <Control label="One event back" keys="[" onClick={() => controls.stepEvent(-1)} icon="back" />
        <Control
          label={controls.playing ? 'Pause' : 'Play'}
          keys="Space"
          onClick={controls.togglePlay}
          icon={controls.playing ? 'pause' : 'play'}
        />
        <Control label="One event forward" keys="]" onClick={() => controls.stepEvent(1)} icon="forward" />
        <Speed controls={controls} />
      </div>
      <Line scale={scale} picture={picture} instant={instant ?? now} controls={controls} />
      <div className="parley-shown">
        {shown ? (
          <span className="parley-shown-text" title={shown.occurredAt}>
            <span className="parley-tabular">
              {Math.max(0, index ?? 0) + 1}/{events.length}
            </span>{' '}
            {eventWords(shown)}
          </span>
        ) : (
          <span className="parley-shown-text parley-tabular">{events.length} events</span>
        )}
        <button type="button" className="parley-now" aria-pressed={index === null} onClick={controls.goLive} title="Back to now (L)">
          Now
        </button>
      </div>
    </div>
  );
}

function Control({ label, keys, icon, onClick }: { label: string; keys: string; icon: 'back' | 'play' | 'pause' | 'forward'; onClick(): void }) {
  return (
    <button type="button" className="parley-control" aria-label={label} title={`${label} (${keys})`} onClick={onClick}>
      <ControlIcon name={icon} size={15} />
    </button>
  );
}

function Speed({ controls }: { controls: MonitorControls }) {
  const next = SPEEDS[(SPEEDS.findIndex((speed) => speed === controls.speed) + 1) % SPEEDS.length] ?? 1;
  return (
    <button type="button" className="parley-control parley-tabular" title="Speed of the replay" aria-label={`Speed ${controls.speed}`} onClick={() => controls.setSpeed(next)}>
      {controls.speed}×
    </button>
  );
}

function useScale(picture: Picture, now: number): TimeScale {
  const { events, segments, latest } = picture;
  return useMemo(() => {
    const from = Date.parse(events[0]?.occurredAt ?? '') || now;
    const last = Date.parse(events.at(-1)?.occurredAt ?? '') || now;
    const to = latest && ticks(latest) ? now : last;
    return timeScale({ from, to: Math.max(to, last) }, busyOf(segments.values(), now));
  }, [events, segments, latest, now]);
}

interface LineProps {
  readonly scale: TimeScale;
  readonly picture: Picture;
  readonly instant: number;
  readonly controls: MonitorControls;
}

function Line({ scale, picture, instant, controls }: LineProps) {
  const element = useRef<HTMLDivElement | null>(null);
  const { events, index } = picture;
  const pick = (event: PointerEvent) => {
    const box = element.current?.getBoundingClientRect();
    if (!box) return;
    const time = scale.time(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
    controls.showEvent(Math.max(0, events.findLastIndex((each) => Date.parse(each.occurredAt) <= time)));
  };
  return (
    <div
      className="parley-line"
      ref={element}
      role="slider"
      tabIndex={0}
      aria-label="Instant of the run"
      aria-valuemin={1}
      aria-valuemax={events.length}
      aria-valuenow={(index ?? events.length - 1) + 1}
      aria-valuetext={formatElapsed(instant - scale.from, 100)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pick(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) pick(event);
      }}
    >
      <span className="parley-line-past" style={{ width: `${scale.x(instant) * 100}%` }} />
      <Marks scale={scale} events={events} />
      <span className="parley-line-head" style={{ left: `${scale.x(instant) * 100}%` }} />
    </div>
  );
}

/** Long histories show their failures and a part of the rest: more marks than pixels say nothing. */
const Marks = memo(function Marks({ scale, events }: { scale: TimeScale; events: readonly RunEvent[] }) {
  const stride = Math.ceil(events.length / MOST_MARKS);
  const shown = events.filter((event, index) => index % stride === 0 || event.__typename.endsWith('Failed'));
  return (
    <>
      {shown.map((event) => (
        <span
          key={event.id}
          className="parley-line-mark"
          data-kind={markOf(event)}
          style={{ left: `${scale.x(Date.parse(event.occurredAt)) * 100}%` }}
        />
      ))}
    </>
  );
});

function markOf(event: RunEvent): string | undefined {
  if (event.__typename.endsWith('Failed')) return 'failed';
  if (event.__typename === 'NodeWaiting' || event.__typename.startsWith('Approval')) return 'waiting';
  return event.__typename.endsWith('Completed') ? 'ok' : undefined;
}
