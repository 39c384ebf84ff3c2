import type { ParleyError } from '@parley-gateway/client';
import { Check, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../parts/Button';
import { ErrorNote } from '../../parts/ErrorNote';
import { TextArea } from '../../parts/TextArea';
import styles from './Approvals.module.css';

/** What a key has begun: `A` and then Enter approves, `R`, a text and Enter rejects. */
export type Intent = 'approve' | 'reject' | null;

export interface DecideFormProps {
  /** How many are decided at once. */
  count: number;
  intent: Intent;
  onIntent: (intent: Intent) => void;
  onDecide: (approved: boolean, feedback: string) => void;
  busy: boolean;
  error: ParleyError | null;
  /** Why the viewer may not decide. */
  reason: string | null;
}

/** The answer to an approval: a comment, and yes or no. */
export function DecideForm({ count, intent, onIntent, onDecide, busy, error, reason }: DecideFormProps) {
  const [feedback, setFeedback] = useState('');
  const approve = useRef<HTMLButtonElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (intent === 'approve') approve.current?.focus();
    if (intent === 'reject') comment.current?.focus();
  }, [intent]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onIntent(null);
      comment.current?.blur();
    }
    if (event.key !== 'Enter' || event.shiftKey || (intent !== 'reject' && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    if (!reason) onDecide(intent !== 'reject', feedback);
  };
  const each = count > 1 ? ` ${count}` : '';
  return (
    <div className={styles.form}>
      <ErrorNote compact error={error} />
      {reason && <p className={styles.reason}>{reason}</p>}
      {!reason && (
        <TextArea
          label="Comment"
          hideLabel
          rows={1}
          maxRows={8}
          placeholder={intent === 'reject' ? 'Why not? Enter rejects' : 'Comment (optional)'}
          value={feedback}
          onChange={setFeedback}
          onKeyDown={press}
          inputRef={comment}
        />
      )}
      <div className={styles.answers}>
        <Button ref={approve} variant="primary" icon={Check} keys="A" busy={busy} disabledReason={reason} onClick={() => onDecide(true, feedback)}>
          Approve{each}
        </Button>
        <Button variant="danger" icon={X} keys="R" busy={busy} disabledReason={reason} onClick={() => onDecide(false, feedback)}>
          Reject{each}
        </Button>
      </div>
    </div>
  );
}
