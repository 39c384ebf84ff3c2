import type { ReactNode } from 'react';
import type { MonitorControls, MonitorView } from './controls.js';
import { formatDuration, statusWord } from './format.js';
import { useInstant, useMonitorInContext, useCalmPicture } from './hooks.js';
import { ControlIcon, StatusIcon } from './icons.js';
import { countByStatus, ticks } from './rows.js';

const VIEWS: readonly { view: MonitorView; name: string }[] = [
  { view: 'graph', name: 'Graph' },
  { view: 'timeline', name: 'Timeline' },
  { view: 'table', name: 'Table' },
];

const SHOWN = ['FAILED', 'WAITING', 'RUNNING', 'COMPLETED', 'SKIPPED', 'CANCELLED', 'PENDING'];

/** The switch between the views, and how far the run is. */
export function Toolbar({ controls, children }: { controls: MonitorControls; children?: ReactNode }) {
  return (
    <div className="parley-toolbar">
      <div className="parley-views" role="tablist" aria-label="View">
        {VIEWS.map(({ view, name }, index) => (
          <button key={view} type="button" role="tab" aria-selected={controls.view === view} title={`${name} (${index + 1})`} onClick={() => controls.setView(view)}>
            <ControlIcon name={view} size={14} />
            <span>{name}</span>
          </button>
        ))}
      </div>
      <Summary controls={controls} />
      {children}
    </div>
  );
}

function Summary({ controls }: { controls: MonitorControls }) {
  const monitor = useMonitorInContext();
  const { state } = useCalmPicture(monitor);
  const now = useInstant(state !== null && ticks(state), 1000);
  if (!state) return null;
  const counts = countByStatus(state.nodes.values());
  const length = state.startedAt ? (state.durationMs ?? Math.max(0, now - Date.parse(state.startedAt))) : null;
  return (
    <div className="parley-summary parley-tabular">
      {SHOWN.filter((status) => counts.has(status)).map((status) => (
        <button key={status} type="button" className="parley-count" data-status={status} title={`${counts.get(status)} ${statusWord(status).toLowerCase()}`} aria-label={`${counts.get(status)} ${statusWord(status).toLowerCase()}: select the next`} onClick={() => controls.select(nextOf(status))}>
          <StatusIcon status={status} size={13} />
          {counts.get(status)}
        </button>
      ))}
      {length !== null && <span className="parley-length">{formatDuration(length)}</span>}
    </div>
  );

  function nextOf(status: string): string | null {
    const keys = [...(state?.nodes.values() ?? [])].filter((node) => node.status === status).map((node) => node.key);
    const index = controls.selected === null ? -1 : keys.indexOf(controls.selected);
    return keys[(index + 1) % Math.max(1, keys.length)] ?? null;
  }
}
