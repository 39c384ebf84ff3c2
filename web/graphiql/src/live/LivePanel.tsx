import { useEffect, useState } from 'react';
import { isRejection } from '../gateway/socket';
import { useStore } from '../shared/store';
import { EventList } from './EventList';
import { HeightHandle } from './HeightHandle';
import { StreamStatus } from './StreamStatus';
import { activeTabStore, clearStream, closeStream, stopStream, streamsStore } from './streams';
import { KEPT, type StreamView } from './stream';
import { useLatestResult } from './useLatestResult';

/** The panel below the response: the events of every running subscription, newest first. */
export function LivePanel() {
  const streams = useStore(streamsStore);
  const [stream, select] = useSelected(streams);
  useLatestResult(stream);
  if (!stream) return null;
  return (
    <section className="live" aria-label="Live events">
      <HeightHandle />
      <header className="live-head">
        <StreamTabs streams={streams} selected={stream} onSelect={select} />
        <div className="live-tools">
          <StreamStatus stream={stream} />
          <span className="live-count" title={`Events received; the latest ${KEPT} are shown`}>
            {stream.received === 1 ? '1 event' : `${stream.received.toLocaleString()} events`}
          </span>
          <StreamActions stream={stream} />
        </div>
      </header>
      <EndNotice stream={stream} />
      <EventList entries={stream.entries} waiting={stream.phase.status === 'open'} />
    </section>
  );
}

/** The active tab's stream, unless the user has picked another one since switching to that tab. */
function useSelected(streams: StreamView[]): [StreamView | undefined, (id: number) => void] {
  const tabId = useStore(activeTabStore);
  const [picked, setPicked] = useState<number | null>(null);
  const ofTab = streams.find((stream) => stream.tabId === tabId);
  const ofTabId = ofTab?.id ?? null;
  useEffect(() => {
    if (ofTabId !== null) setPicked(ofTabId);
  }, [ofTabId]);
  return [streams.find((stream) => stream.id === picked) ?? ofTab ?? streams.at(-1), setPicked];
}

interface StreamTabsProps {
  streams: StreamView[];
  selected: StreamView;
  onSelect: (id: number) => void;
}

function StreamTabs({ streams, selected, onSelect }: StreamTabsProps) {
  return (
    <div className="live-tabs">
      {streams.map((stream) => (
        <button
          key={stream.id}
          type="button"
          className="live-tab"
          aria-pressed={stream === selected}
          onClick={() => onSelect(stream.id)}
        >
          {stream.title}
        </button>
      ))}
    </div>
  );
}

function StreamActions({ stream: { id, phase } }: { stream: StreamView }) {
  return (
    <span className="live-actions">
      {phase.status === 'open' && (
        <button type="button" className="quiet" onClick={() => stopStream(id)}>
          Stop
        </button>
      )}
      <button type="button" className="quiet" onClick={() => clearStream(id)}>
        Clear
      </button>
      <button
        type="button"
        className="quiet icon"
        onClick={() => closeStream(id)}
        aria-label="Stop and close"
        title="Stop and close"
      >
        ✕
      </button>
    </span>
  );
}

function EndNotice({ stream: { phase } }: { stream: StreamView }) {
  if (phase.status === 'open' || phase.how === 'stopped' || phase.how === 'completed') return null;
  return (
    <p className="live-notice" role="alert">
      <strong>{phase.code === null ? 'The stream ended.' : `The gateway closed this stream: ${phase.code}.`}</strong>{' '}
      {phase.message}
      {isRejection(phase.code) && ' Sign in, then run it again.'}
    </p>
  );
}
