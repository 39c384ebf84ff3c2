import type { ApprovalFieldsFragment } from '@parley-gateway/client/operations/fragments';

/** The outcome of an approval that expires, in a word. */
export const ON_EXPIRY: Readonly<Record<ApprovalFieldsFragment['onExpiry'], string>> = { APPROVE: 'approved', REJECT: 'rejected', FAIL: 'failed' };

/** Return how many approvals have been given. */
export function approvalsGiven({ decisions }: { readonly decisions: readonly { readonly approved: boolean }[] }): number {
  return decisions.filter(({ approved }) => approved).length;
}

/** Whether the viewer may decide an approval; null where the gateway does not say. */
export interface Verdict {
  readonly viewerMayDecide: boolean | null;
  readonly viewerMayNotBecause: string | null;
}

/** Return why the viewer may not decide an approval; null if they may. */
export function mayNotDecide({ viewerMayDecide, viewerMayNotBecause }: Verdict): string | null {
  return viewerMayDecide === false ? (viewerMayNotBecause ?? 'You are not one of its approvers.') : null;
}
