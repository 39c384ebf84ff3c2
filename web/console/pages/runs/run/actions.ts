import type { May } from '../../../app/viewer';

/** Why each thing that one can do with a run cannot be done now; null where it can. */
export interface ActionReasons {
  readonly retry: string | null;
  readonly cancel: string | null;
  readonly duplicate: string | null;
}

/** Return why the run cannot be retried, cancelled or duplicated. */
export function actionReasons(status: string | undefined, run: { readonly workflow: object | null } | null, may: May): ActionReasons {
  if (!may.allowed) {
    const reason = may.reason ?? 'You may not run workflows.';
    return { retry: reason, cancel: reason, duplicate: reason };
  }
  if (status === undefined || run === null) return { retry: 'Loading', cancel: 'Loading', duplicate: 'Loading' };
  const failed = status === 'FAILED' || status === 'CANCELLED';
  return {
    retry: failed ? null : 'Only a run that failed or was cancelled can be retried.',
    cancel: failed || status === 'COMPLETED' ? 'The run has ended.' : null,
    duplicate: run.workflow ? null : 'A run of a one-off definition cannot be duplicated: its definition is not kept as a workflow.',
  };
}
