import { memo, useState } from 'react';
import { JsonTree } from './JsonTree';
import type { Entry } from './stream';

interface EventListProps {
  entries: Entry[];
  waiting: boolean;
}

export function EventList({ entries, waiting }: EventListProps) {
  if (entries.length === 0) {
    return <p className="live-empty">{waiting ? 'Waiting for events…' : 'No events.'}</p>;
  }
  return (
    <ol className="live-list" reversed>
      {entries.map((entry) => (
        <Row key={entry.key} entry={entry} />
      ))}
    </ol>
  );
}

/** Memoized: entries never change, so a new event renders one row instead of two hundred. */
const Row = memo(function Row({ entry }: { entry: Entry }) {
  const [open, setOpen] = useState(false);
  if (entry.kind === 'note') {
    return (
      <li className="live-note">
        <Time at={entry.receivedAt} />
        <span>{entry.text}</span>
      </li>
    );
  }
  const { event } = entry;
  return (
    <li className="live-row" data-tone={event.tone}>
      <button type="button" className="live-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="live-chevron" aria-hidden="true" />
        <Time at={event.occurredAt ?? entry.receivedAt} />
        <span className="live-type">{event.label}</span>
        <span className="live-summary">{event.summary}</span>
      </button>
      {open && <JsonTree value={event.detail} />}
    </li>
  );
});

const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

function Time({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} title={at.toLocaleString()}>
      {CLOCK.format(at)}
    </time>
  );
}
