import type { MonitorControls, MonitorView } from './controls.js';
import { depthsOf, stepFrom, type Layout, type Step } from './layout.js';
import type { Monitor } from './monitor.js';
import { rowsOf } from './rows.js';

const VIEWS: readonly MonitorView[] = ['graph', 'timeline', 'table'];

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: 'forward',
  ArrowLeft: 'back',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** What a key event says, as far as keys of a monitor are concerned. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Do what a key means in a monitor. Return whether it means anything. */
export function pressKey(press: KeyPress, monitor: Monitor, controls: MonitorControls, layout: Layout | null): boolean {
  if (press.ctrlKey || press.metaKey || press.altKey) return false;
  const view = VIEWS[Number(press.key) - 1];
  const step = STEPS[press.key];
  if (view) controls.setView(view);
  else if (step) controls.select(stepKey(monitor, controls, layout, step));
  else if (press.key === '[') controls.stepEvent(-1);
  else if (press.key === ']') controls.stepEvent(1);
  else if (press.key === ' ') controls.togglePlay();
  else if (press.key === 'F' && press.shiftKey) controls.selectNextFailure();
  else if (press.key === 'l' || press.key === 'L') controls.goLive();
  else if (press.key === 'Escape' && controls.range) controls.setRange(null);
  else if (press.key === 'Escape' && controls.selected !== null) controls.select(null);
  else return false;
  return true;
}

/** Arrows follow dependencies in the graph, and lines elsewhere. */
export function stepKey(monitor: Monitor, controls: MonitorControls, layout: Layout | null, step: Step): string | null {
  const { state, segments, run } = monitor.picture();
  if (controls.view === 'graph' && layout) return stepFrom(layout, controls.selected, step);
  if (step === 'forward' || step === 'back') return alongDependency(run?.nodes ?? [], controls.selected, step);
  const timeline = controls.view === 'timeline' && state ? rowsOf(state, segments) : (run?.nodes ?? []);
  const keys = timeline.map((row) => row.key);
  const index = controls.selected === null ? -1 : keys.indexOf(controls.selected);
  return keys[Math.max(0, Math.min(keys.length - 1, index + (step === 'down' ? 1 : -1)))] ?? null;
}

function alongDependency(nodes: readonly { key: string; dependsOn: readonly string[] }[], from: string | null, step: Step): string | null {
  if (from === null) return nodes[0]?.key ?? null;
  const depths = depthsOf(nodes);
  const ends =
    step === 'forward'
      ? nodes.filter((node) => node.dependsOn.includes(from)).map((node) => node.key)
      : (nodes.find((node) => node.key === from)?.dependsOn ?? []);
  return [...ends].sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0))[0] ?? from;
}
