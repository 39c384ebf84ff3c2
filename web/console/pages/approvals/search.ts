/** Which approvals are listed. */
export type InboxList = 'mine' | 'others' | 'decided';

/** What the address says about the page of approvals. */
export interface ApprovalsSearch {
  /** Those that await the viewer's decision, if it is left out. */
  readonly list?: 'others' | 'decided';
  /** The approval that is shown. */
  readonly approval?: string;
}

/** Return the parameters of an address that the page knows. */
export function searchOf(given: Readonly<Record<string, unknown>>): ApprovalsSearch {
  return {
    ...(given.list === 'others' || given.list === 'decided' ? { list: given.list } : {}),
    ...(typeof given.approval === 'string' && given.approval !== '' ? { approval: given.approval } : {}),
  };
}
