type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };

import type { PageFieldsFragment, ActorFieldsFragment } from './fragments.js';
import type { QueryDocument } from '../document.js';
import { ActorFieldsFragmentDoc, PageFieldsFragmentDoc } from './fragments.js';
export type AuditFieldsFragment = { readonly id: string, readonly number: string | null, readonly at: string, readonly action: string, readonly keyId: string | null, readonly address: string | null, readonly subjectId: string | null, readonly eventId: string | null, readonly before: unknown, readonly after: unknown, readonly previousHash: string | null, readonly hash: string | null, readonly actor: ActorFieldsFragment | null };

export type AuditTrailQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  actions?: ReadonlyArray<string> | string | null | undefined;
  actorId?: string | null | undefined;
  subjectId?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
}>;

export type AuditTrailQuery = { readonly auditTrail: { readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<AuditFieldsFragment> } };

export const AuditFieldsFragmentDoc = `fragment AuditFields on AuditEntry {
  id
  number
  at
  action
  actor {
    ...ActorFields
  }
  keyId
  address
  subjectId
  eventId
  before
  after
  previousHash
  hash
}`;

export const AuditTrailDocument = /* @__PURE__ */ [
  `query AuditTrail($first: Int, $after: String, $actions: [String!], $actorId: ID, $subjectId: ID, $since: DateTime, $until: DateTime) {
  auditTrail(
    first: $first
    after: $after
    actions: $actions
    actorId: $actorId
    subjectId: $subjectId
    since: $since
    until: $until
  ) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...AuditFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  AuditFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<AuditTrailQuery, AuditTrailQueryVariables>;
