import { CircleAlert, Lock, RotateCw } from 'lucide-react';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import styles from './ErrorNote.module.css';

/** A failure: the client's `ParleyError` fits, and so does any `Error`. */
export interface Failure {
  message: string;
  code?: string | null | undefined;
  retryable?: boolean | null | undefined;
  errorId?: string | null | undefined;
}

/** Why something failed, whether trying again can help, and the id to quote. */
export function ErrorNote({
  error,
  title,
  onRetry,
  compact,
}: {
  error: Failure | string | null | undefined;
  /** The action that failed. */
  title?: string;
  onRetry?: () => void;
  compact?: boolean;
}) {
  if (!error) return null;
  const failure: Failure = typeof error === 'string' ? { message: error } : error;
  const Icon = failure.code === 'FORBIDDEN' ? Lock : CircleAlert;
  const retry = onRetry && (
    <Button size="sm" icon={RotateCw} onClick={onRetry}>
      Try again
    </Button>
  );
  if (compact)
    return (
      <div className={styles.compact} role="alert">
        <Icon aria-hidden />
        <span>{failure.message}</span>
        {retry}
      </div>
    );
  return (
    <div className={styles.note} role="alert">
      <Icon aria-hidden />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        <p className={title ? styles.message : styles.title}>{failure.message}</p>
        <Facts failure={failure} />
      </div>
      {retry}
    </div>
  );
}

function Facts({ failure: { code, retryable, errorId } }: { failure: Failure }) {
  if (!code && !errorId) return null;
  return (
    <p className={styles.facts}>
      {code && <code>{code}</code>}
      {code && retryable !== undefined && retryable !== null && (
        <span>{retryable ? 'Retrying may help.' : 'Retrying does not help.'}</span>
      )}
      {errorId && (
        <span>
          Quote <code>{errorId}</code> <CopyButton text={errorId} label="Copy the error id" />
        </span>
      )}
    </p>
  );
}
