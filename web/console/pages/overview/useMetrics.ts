import type { LiveState } from '@parley-gateway/client';
import { SystemMetricsStreamDocument } from '@parley-gateway/client/operations/platform';
import { useStream } from '@parley-gateway/client/react';
import { createStore, useStore } from '../../app/store';
import { useViewer } from '../../app/viewer';
import { withSample, type Sample } from './samples';

const INTERVAL_SECONDS = 5;
const NONE: readonly Sample[] = [];
/** Kept while another page is shown, so that the curves are still there when the user returns. */
const store = createStore<{ organization: string; samples: readonly Sample[]; ahead: number }>({ organization: '', samples: NONE, ahead: 0 });

/** A browser's clock may be wrong by minutes; less than this is taken for the delay of the message. */
const SKEW_MS = 20_000;

/** Follow the organization's numbers with one subscription; the samples of the last 15 minutes, and how far the gateway's clock is ahead. */
export function useMetrics(): { samples: readonly Sample[]; ahead: number; live: LiveState } {
  const { organization } = useViewer();
  const kept = useStore(store);
  const live = useStream(SystemMetricsStreamDocument, { intervalSeconds: INTERVAL_SECONDS }, (metrics) => {
    const before = store.get();
    const samples = before.organization === organization.id ? before.samples : NONE;
    const at = Date.parse(metrics.at);
    const ahead = Math.abs(at - Date.now()) < SKEW_MS ? 0 : at - Date.now();
    store.set({ organization: organization.id, samples: withSample(samples, { at, metrics }), ahead });
  });
  return { samples: kept.organization === organization.id ? kept.samples : NONE, ahead: kept.ahead, live };
}
