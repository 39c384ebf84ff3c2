import { Badge } from '../../parts/Badge';
import type { Column } from '../../parts/DataTable';
import { Status } from '../../parts/Status';
import { Countdown, Time } from '../../parts/Time';
import { Ticks } from '../../parts/Bars';
import { words } from '../../parts/tones';
import type { Row } from './rows';

/** The columns of the list. */
export const DELIVERY_COLUMNS: readonly Column<Row>[] = [
  { id: 'status', header: 'Status', width: '116px', card: 'aside', cell: ({ status }) => <Status value={status} /> },
  { id: 'to', header: 'To', width: 'minmax(0, 1.4fr)', card: 'meta', cell: ({ to }) => <span className="truncate">{to || '–'}</span> },
  { id: 'through', header: 'Through', width: '96px', cell: ({ through, simulated }) => (simulated ? <Badge tone="warn">Simulated</Badge> : words(through)) },
  { id: 'subject', header: 'What', width: 'minmax(0, 1.8fr)', card: 'title', cell: ({ subject, kind }) => <span className={kind === 'event' ? 'mono truncate' : 'truncate'}>{subject}</span> },
  { id: 'attempts', header: 'Attempts', width: '112px', cell: (row) => <Attempts row={row} />, card: 'hidden' },
  { id: 'next', header: 'Next', width: '96px', align: 'end', cell: ({ nextAttemptAt, status }) => (nextAttemptAt && status !== 'SUCCESS' ? <Countdown to={nextAttemptAt} done="now" /> : null), cardLabel: true },
  { id: 'at', header: 'Created', width: '96px', align: 'end', cell: ({ createdAt }) => <Time at={createdAt} />, cardLabel: false },
];

function Attempts({ row: { attempts } }: { row: Row }) {
  if (attempts.length === 0) return null;
  return (
    <Ticks
      label="Attempts"
      items={attempts.slice(-12).map(({ number, ok, statusCode, error }) => {
        return { key: String(number), tone: ok ? 'ok' : 'failed', label: `Attempt ${number}: ${ok ? 'delivered' : (error ?? 'failed')}${statusCode ? ` (${statusCode})` : ''}` } as const;
      })}
    />
  );
}
