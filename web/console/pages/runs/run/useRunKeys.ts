import { pressKey, type Layout, type Monitor, type MonitorControls, type Picture } from '@parley-gateway/client/react';
import { useKeys } from '../../../app/keys';
import { usePaletteActions } from '../../../app/palette/palette';
import { useMay } from '../../../app/viewer';
import { openWhy } from '../../../app/why';
import { actionReasons } from './actions';
import type { RunDetail } from './RunInspector';

interface RunKeys {
  monitor: Monitor;
  controls: MonitorControls;
  layout: { current: Layout | null };
  run: RunDetail | null;
  picture: Picture;
  retry: () => Promise<void>;
  open: (dialog: 'cancel' | 'duplicate') => void;
}

const MONITOR_KEYS: readonly (readonly [key: string, label: string, hidden?: boolean])[] = [
  ['1', 'Graph'],
  ['2', 'Timeline'],
  ['3', 'Table'],
  ['ArrowRight', 'Along a dependency'],
  ['ArrowLeft', 'Back along a dependency'],
  ['ArrowUp', 'The node above'],
  ['ArrowDown', 'The node below'],
  ['F', 'Next failure'],
  ['[', 'One event back'],
  [']', 'One event forward'],
  ['Space', 'Play the run, or pause'],
  ['l', 'Back to now'],
  ['L', 'Back to now', true],
  ['Escape', 'Close the details'],
];

/** The keys of the page of a run, and the same in the palette. */
export function useRunKeys({ monitor, controls, layout, run, picture, retry, open }: RunKeys): void {
  const reasons = actionReasons(picture.latest?.status, run, useMay('workflows:execute'));
  const press = (key: string) => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false };
    pressKey({ key: key === 'Space' ? ' ' : key, shiftKey: key === 'F', ...plain }, monitor, controls, layout.current);
  };
  const monitorKeys = MONITOR_KEYS.map(([key, label, hidden = false]) => [key, { label, hidden, run: () => press(key) }] as const);
  const doRetry = () => void (reasons.retry === null && retry());
  const doCancel = () => reasons.cancel === null && open('cancel');
  const doDuplicate = () => reasons.duplicate === null && open('duplicate');
  const why = () => openWhy(picture.events.findLast((event) => event.node?.key === controls.selected)?.id ?? monitor.id);
  useKeys(
    {
      ...Object.fromEntries(monitorKeys),
      R: { label: 'Retry', run: doRetry },
      X: { label: 'Cancel', run: doCancel },
      D: { label: 'Duplicate with another input', run: doDuplicate },
      y: { label: 'Why?', run: why },
    },
    'Run',
  );
  usePaletteActions([
    { id: 'run-retry', label: 'Retry this run', run: doRetry, keys: 'R', disabledReason: reasons.retry ?? undefined },
    { id: 'run-cancel', label: 'Cancel this run', run: doCancel, keys: 'X', disabledReason: reasons.cancel ?? undefined },
    { id: 'run-duplicate', label: 'Duplicate this run', run: doDuplicate, keys: 'D', disabledReason: reasons.duplicate ?? undefined },
  ]);
}
