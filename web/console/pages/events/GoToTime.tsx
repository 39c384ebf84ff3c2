import { LogDocument } from '@parley-gateway/client/operations/log';
import { asParleyError, type ParleyError } from '@parley-gateway/client';
import { useParley } from '@parley-gateway/client/react';
import { useState } from 'react';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { TextField } from '../../parts/TextField';
import type { LogFilter } from './search';

/** Ask for a time, and go to the first event since. */
export function GoToTime({ filter, onGo, onClose }: { filter: LogFilter; onGo: (cursor: string) => void; onClose: () => void }) {
  const parley = useParley();
  const [text, setText] = useState(() => localInput(new Date(Date.now() - 3_600_000)));
  const [note, setNote] = useState<string | null>(null);
  const [error, setError] = useState<ParleyError | null>(null);
  const go = async () => {
    setError(null);
    try {
      const since = new Date(text).toISOString();
      const { events } = await parley.query(LogDocument, { ...filter, first: 1, since });
      const [first] = events.nodes;
      if (first) onGo(first.cursor);
      else setNote('Nothing has been recorded since.');
    } catch (problem) {
      setError(asParleyError(problem));
    }
  };
  return (
    <Dialog open onOpenChange={onClose} size="sm" title="Go to time" footer={<Button variant="primary" disabled={text === ''} onClick={() => void go()}>Go</Button>}>
      <ErrorNote error={error} compact />
      <TextField
        type="datetime-local"
        label={`Time, in ${Intl.DateTimeFormat().resolvedOptions().timeZone}`}
        value={text}
        onChange={(next) => {
          setText(next);
          setNote(null);
        }}
        {...(note ? { error: note } : {})}
        autoFocus
        onEnter={() => void go()}
      />
    </Dialog>
  );
}

function localInput(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
