import { RetryDeliveryDocument, RetryEventDeliveryDocument } from '@parley-gateway/client/operations/deliveries';
import { useMutate } from '@parley-gateway/client/react';
import { useMay } from '../../app/viewer';
import { useToast } from '../../parts/Toast';
import { canRetry, type Row } from './rows';

/** Send deliveries again. */
export function useRetry(done: () => void) {
  const [retryPerson, person] = useMutate(RetryDeliveryDocument);
  const [retryEvent, event] = useMutate(RetryEventDeliveryDocument);
  const rights = { person: useMay('deliveries:write'), event: useMay('destinations:write') };
  const toast = useToast();

  /** Return why none of these can be sent again, or null. */
  const reason = (rows: readonly Row[]): string | null => {
    const open = rows.filter(canRetry);
    if (open.length === 0) return rows.every(({ status }) => status === 'SUCCESS') ? 'It has been delivered.' : 'It is retried automatically.';
    const denied = open.map(({ kind }) => rights[kind]).find(({ allowed }) => !allowed);
    return denied?.reason ?? null;
  };
  const run = async (rows: readonly Row[]) => {
    const open = rows.filter(canRetry);
    const results = await Promise.all(open.map(({ id, kind }) => (kind === 'person' ? retryPerson : retryEvent)({ input: { id } })));
    const failed = results.find(({ error }) => error)?.error;
    const count = results.filter(({ error }) => !error).length;
    toast({ title: count === 1 ? 'Sent again' : `${count} of ${open.length} sent again`, tone: failed ? 'bad' : 'ok', ...(failed ? { description: failed.message } : {}) });
    done();
  };
  return { run, reason, busy: person.pending || event.pending };
}
