import { useState, type ReactNode } from 'react';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { ErrorNote, type Failure } from './ErrorNote';
import { TextField } from './TextField';

export interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What happens then. */
  children?: ReactNode;
  /** The verb on the button. */
  action: string;
  danger?: boolean;
  onConfirm: () => void | Promise<void>;
  /** A name that must be typed first, where there is no way back. */
  typeToConfirm?: string;
}

/** A question before something that cannot be undone. It closes when it is done; an error thrown by `onConfirm` stays in it. */
export function Confirm({ open, onOpenChange, title, children, action, danger, onConfirm, typeToConfirm }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Failure | null>(null);
  const [typed, setTyped] = useState('');
  const close = (next: boolean) => {
    setError(null);
    setTyped('');
    onOpenChange(next);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      close(false);
    } catch (problem) {
      setError(problem instanceof Error ? problem : { message: String(problem) });
    } finally {
      setBusy(false);
    }
  };
  const blocked = typeToConfirm !== undefined && typed !== typeToConfirm;
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button
            variant={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={blocked}
            autoFocus={!typeToConfirm}
            onClick={() => void confirm()}
          >
            {action}
          </Button>
        </>
      }
    >
      {children}
      {typeToConfirm !== undefined && (
        <TextField label={`Type ${typeToConfirm} to confirm`} value={typed} onChange={setTyped} autoFocus mono />
      )}
      <ErrorNote error={error} />
    </Dialog>
  );
}
