import { newKey } from '@parley-gateway/client';
import { RespondToApprovalDocument } from '@parley-gateway/client/operations/approvals';
import { useMutate } from '@parley-gateway/client/react';
import { useRef } from 'react';
import { useToast } from '../../parts/Toast';
import type { Approval } from './inbox';

/** Decide one approval or several, each on its own. An answer that comes too late is not an error of the user's. */
export function useDecide(done: () => void) {
  const [respond, { pending, error, reset }] = useMutate(RespondToApprovalDocument);
  const toast = useToast();
  const visit = useRef(newKey());
  const decide = async (approvals: readonly Approval[], approved: boolean, feedback: string) => {
    const text = feedback.trim();
    const results = [];
    for (const { id } of approvals) {
      const idempotencyKey = `${visit.current}:${id}:${approved}:${text.length}`;
      results.push(await respond({ input: { id, approved, idempotencyKey, ...(text ? { feedback: text } : {}) } }));
    }
    const failed = results.filter((result) => result.error !== null);
    const late = failed.filter((result) => result.error?.code === 'CONFLICT').length;
    if (late > 0) toast({ title: late === 1 ? 'Decided in the meantime' : `${late} were decided in the meantime`, description: 'Your answer was not recorded.', tone: 'info' });
    if (approvals.length > 1) toast({ title: `${results.length - failed.length} of ${results.length} ${approved ? 'approved' : 'rejected'}`, tone: failed.length > late ? 'bad' : 'ok' });
    if (failed.length === late) done();
  };
  return { decide, pending, error: error?.code === 'CONFLICT' ? null : error, reset };
}
