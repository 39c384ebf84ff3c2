import type { LiveState } from '@parley-gateway/client';
import { SystemMetricsStreamDocument } from '@parley-gateway/client/operations/platform';
import { useStream } from '@parley-gateway/client/react';
import { createStore, useStore } from '../../app/store';
import { useViewer } from '../../app/viewer';
import { withSample, type Sample } from './samples';

const INTERVAL_SECONDS = 5;
const NONE: readonly Sample[] = [];
/** Kept while another page is shown, so that going back does not begin the curves anew. */
const store = createStore<{ organization: string; samples: readonly Sample[] }>({ organization: '', samples: NONE });

/** Follow the organization's numbers with one subscription; the samples of the last 15 minutes. */
export function useMetrics(): { samples: readonly Sample[]; live: LiveState } {
  const { organization } = useViewer();
  const kept = useStore(store);
  const live = useStream(SystemMetricsStreamDocument, { intervalSeconds: INTERVAL_SECONDS }, (metrics) => {
    const before = store.get();
    const samples = before.organization === organization.id ? before.samples : NONE;
    store.set({ organization: organization.id, samples: withSample(samples, { at: Date.parse(metrics.at), metrics }) });
  });
  return { samples: kept.organization === organization.id ? kept.samples : NONE, live };
}
