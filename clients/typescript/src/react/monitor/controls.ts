import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { SPEEDS } from './clock.js';
import type { Monitor } from './monitor.js';
import { nextFailure } from './rows.js';
import type { Interval } from './scale.js';

/** A way to look at a run. */
export type MonitorView = 'graph' | 'timeline' | 'table';

/** What a person chose to see of a run. */
export interface MonitorChoice {
  readonly view: MonitorView;
  /** The key of the selected node. */
  readonly selected: string | null;
  /** The cursor of the event that is shown last; null shows the run as it is now. */
  readonly at: string | null;
  /** The part of the time that the timeline shows; null shows all of it. */
  readonly range: Interval | null;
}

/** The choice and what changes it. The functions stay the same. */
export interface MonitorControls extends MonitorChoice {
  readonly playing: boolean;
  readonly speed: number;
  setView(view: MonitorView): void;
  select(key: string | null): void;
  setRange(range: Interval | null): void;
  /** Show the run after the event at this index. */
  showEvent(index: number): void;
  /** Show the event before or after the one that is shown. */
  stepEvent(by: 1 | -1): void;
  /** Show the run as it is now. */
  goLive(): void;
  togglePlay(): void;
  setSpeed(speed: number): void;
  selectNextFailure(): void;
}

/** Return controls of a monitor whose choice is kept elsewhere, such as in the page's address. */
export function useMonitorControls(
  monitor: Monitor | null,
  choice: MonitorChoice,
  change: (change: Partial<MonitorChoice>) => void,
): MonitorControls {
  const player = usePlayer(monitor, change);
  const latest = useRef({ choice, change });
  latest.current = { choice, change };
  const { at } = choice;
  // The choice comes back late, as from the page's address: what this asked for itself must not be shown again.
  const asked = useRef<(string | null)[]>([]);
  useEffect(() => {
    const index = asked.current.indexOf(at);
    asked.current = index < 0 ? [] : asked.current.slice(index + 1);
    if (index < 0 && monitor && monitor.cursor() !== at) monitor.showAt(at);
  }, [monitor, at]);
  const actions = useMemo(() => {
    const ask = (index: number | null) => {
      player.pause();
      monitor?.show(index);
      const cursor = index === null ? null : (monitor?.cursor() ?? null);
      if (cursor === latest.current.choice.at && asked.current.length === 0) return;
      asked.current.push(cursor);
      latest.current.change({ at: cursor });
    };
    const showEvent = (index: number) => ask(index);
    const goLive = () => ask(null);
    return {
      setView: (view: MonitorView) => latest.current.change({ view }),
      select: (selected: string | null) => latest.current.change({ selected }),
      setRange: (range: Interval | null) => latest.current.change({ range }),
      showEvent,
      stepEvent: (by: 1 | -1) => {
        if (!monitor) return;
        const { index, events } = monitor.picture();
        const next = (index ?? events.length - 1) + by;
        if (next >= 0 && next < events.length) showEvent(next);
        else if (by === 1 && index !== null) goLive();
      },
      goLive,
      selectNextFailure: () => {
        const nodes = monitor?.picture().state?.nodes.values() ?? [];
        const selected = nextFailure(nodes, latest.current.choice.selected);
        if (selected !== null) latest.current.change({ selected });
      },
    };
  }, [monitor, player.pause]);
  const { playing, speed, togglePlay, setSpeed } = player;
  return useMemo(
    () => ({ ...choice, ...actions, playing, speed, togglePlay, setSpeed }),
    // The parts of the choice, so that a new object at each render changes nothing.
    [choice.view, choice.selected, choice.at, choice.range, actions, playing, speed, togglePlay, setSpeed],
  );
}

/** Return controls of a monitor that keep the choice themselves. */
export function useOwnChoice(initial: MonitorChoice): [MonitorChoice, (change: Partial<MonitorChoice>) => void] {
  const [choice, setChoice] = useState(initial);
  const change = useCallback((part: Partial<MonitorChoice>) => setChoice((before) => ({ ...before, ...part })), []);
  return [choice, change];
}

interface Player {
  readonly playing: boolean;
  readonly speed: number;
  togglePlay(): void;
  pause(): void;
  setSpeed(speed: number): void;
}

/** Play the run along its events, from the event that is shown, or from the first one after the last. */
function usePlayer(monitor: Monitor | null, change: (change: Partial<MonitorChoice>) => void): Player {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(SPEEDS[0]);
  const done = useRef(change);
  done.current = change;
  const pause = useCallback(() => setPlaying(false), []);
  const togglePlay = useCallback(() => {
    if (!monitor) return;
    setPlaying((before) => !before);
  }, [monitor]);
  useEffect(() => {
    if (!playing || !monitor) return undefined;
    let frame = 0;
    let before = performance.now();
    const { index, events } = monitor.picture();
    const begin = index === null || index >= events.length - 1 ? 0 : index;
    let position = monitor.clock().positionOf(begin);
    const step = (now: number) => {
      position += (now - before) * speed;
      before = now;
      const clock = monitor.clock();
      monitor.show(clock.indexAt(position), clock.instantAt(position));
      if (position >= clock.length) return setPlaying(false);
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => {
      cancelAnimationFrame(frame);
      done.current({ at: monitor.cursor() });
    };
  }, [playing, monitor, speed]);
  return { playing, speed, togglePlay, pause, setSpeed };
}
