import { Check, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '../Button';
import { ErrorNote } from '../ErrorNote';
import { TextArea } from '../TextArea';
import styles from './DecideForm.module.css';
import { useDecide } from './useDecide';

/** The decision that a key has begun: `A` and then Enter approves; `R`, a text and Enter rejects. */
export type Intent = 'approve' | 'reject' | null;

export interface DecideFormProps {
  /** The approvals that are decided, all in the same way. */
  approvals: readonly { readonly id: string }[];
  /** Why the viewer may not decide. */
  reason: string | null;
  onDecided?: () => void;
  /** For a page on which the keys `A` and `R` begin a decision. */
  keys?: { readonly intent: Intent; readonly onIntent: (intent: Intent) => void };
}

/** The decision on an approval: a comment, and yes or no. */
export function DecideForm({ approvals, reason, onDecided, keys }: DecideFormProps) {
  const { feedback, setFeedback, decide, pending, error } = useDecide(approvals, onDecided);
  const intent = keys?.intent ?? null;
  const approve = useRef<HTMLButtonElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (intent === 'approve') approve.current?.focus();
    if (intent === 'reject') comment.current?.focus();
  }, [intent]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      keys?.onIntent(null);
      comment.current?.blur();
    }
    if (event.key !== 'Enter' || event.shiftKey || (intent !== 'reject' && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    if (!reason) void decide(intent !== 'reject');
  };
  const each = approvals.length > 1 ? ` ${approvals.length}` : '';
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
      <div className={styles.buttons}>
        <Button ref={approve} variant="primary" icon={Check} {...(keys && { keys: 'A' })} busy={pending} disabledReason={reason} onClick={() => void decide(true)}>
          Approve{each}
        </Button>
        <Button variant="danger" icon={X} {...(keys && { keys: 'R' })} busy={pending} disabledReason={reason} onClick={() => void decide(false)}>
          Reject{each}
        </Button>
      </div>
    </div>
  );
}
