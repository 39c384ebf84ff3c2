import type { LiveState } from '../../state.js';
import type { RunEvent, RunRecord } from './types.js';

/** A page of a run's history. */
export interface HistoryPage {
  readonly events: readonly RunEvent[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

/** What the stream of a run says. */
export interface MonitorListener {
  /**
   * The run as it was at `occurredAt` by the gateway's clock, at the beginning and after a gap; null if there is no such
   * run. It arrived at `arrivedAt` by this machine's clock.
   */
  opened(run: RunRecord | null, occurredAt: string, arrivedAt: number): void;
  event(event: RunEvent): void;
  /** The state of the stream has changed. */
  live(state: LiveState): void;
  /** The stream has ended for good. */
  failed(error: Error): void;
}

/** Where a monitor gets its run from. */
export interface MonitorSource {
  open(id: string, listener: MonitorListener): () => void;
  history(id: string, after: string | null): Promise<HistoryPage>;
}
