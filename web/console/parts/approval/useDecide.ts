import { newKey } from '@parley-gateway/client';
import { RespondToApprovalDocument } from '@parley-gateway/client/operations/approvals';
import { useMutate } from '@parley-gateway/client/react';
import { useMemo, useState } from 'react';
import { useToast } from '../Toast';

/** Decide one approval or several, each on its own. A decision that comes too late is not an error of the user's. */
export function useDecide(approvals: readonly { readonly id: string }[], done?: () => void) {
  const [feedback, setFeedback] = useState('');
  const [respond, { pending, error }] = useMutate(RespondToApprovalDocument);
  const toast = useToast();
  // Another comment makes it another request, which an idempotency key must not hide.
  const key = useMemo(newKey, [feedback]);
  const decide = async (approved: boolean) => {
    const text = feedback.trim();
    const results = [];
    for (const { id } of approvals) {
      results.push(await respond({ input: { id, approved, idempotencyKey: `${key}:${id}:${approved}`, ...(text ? { feedback: text } : {}) } }));
    }
    const failed = results.filter((result) => result.error !== null);
    const late = failed.filter((result) => result.error?.code === 'CONFLICT').length;
    if (late > 0) toast({ title: late === 1 ? 'Decided in the meantime' : `${late} were decided in the meantime`, description: 'Your decision was not recorded.', tone: 'info' });
    if (approvals.length > 1) toast({ title: `${results.length - failed.length} of ${results.length} ${approved ? 'approved' : 'rejected'}`, tone: failed.length > late ? 'bad' : 'ok' });
    if (failed.length === late) done?.();
  };
  return { feedback, setFeedback, decide, pending, error: error?.code === 'CONFLICT' ? null : error };
}
