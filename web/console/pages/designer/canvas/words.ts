import type { Branch } from '../model/branches';

export const BRANCH_WORDS: Readonly<Record<Branch, string>> = {
  then: 'then', true: 'true', false: 'false', approved: 'approved', rejected: 'rejected', failed: 'on failure',
};
