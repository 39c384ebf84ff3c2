type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument } from '../document.js';
export type SharedDocumentQueryVariables = Exact<{
  key: string;
  sessionId?: string | null | undefined;
}>;

export type SharedDocumentQuery = { readonly sharedDocument: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     } | null };

export type SharedDocumentsQueryVariables = Exact<{
  sessionId?: string | null | undefined;
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type SharedDocumentsQuery = { readonly sharedDocuments: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       }> } };

export type PatchDocumentMutationVariables = Exact<{
  input: Types.PatchDocumentInput;
}>;

export type PatchDocumentMutation = { readonly patchDocument: { readonly document: { readonly id: string, readonly key: string, readonly version: number, readonly value: unknown, readonly updatedAt: string, readonly session: { readonly id: string } | null, readonly updatedBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type DeleteDocumentMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteDocumentMutation = { readonly deleteDocument: { readonly deletedId: string | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const SharedDocumentDocument = `query SharedDocument($key: String!, $sessionId: ID) {
  sharedDocument(key: $key, sessionId: $sessionId) {
    ...DocumentFields
  }
}
fragment DocumentFields on SharedDocument {
  id
  key
  version
  value
  updatedAt
  session {
    id
  }
  updatedBy {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<SharedDocumentQuery, SharedDocumentQueryVariables>;

export const SharedDocumentsDocument = `query SharedDocuments($sessionId: ID, $search: String, $first: Int, $after: String, $last: Int, $before: String) {
  sharedDocuments(
    sessionId: $sessionId
    search: $search
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...DocumentFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment DocumentFields on SharedDocument {
  id
  key
  version
  value
  updatedAt
  session {
    id
  }
  updatedBy {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<SharedDocumentsQuery, SharedDocumentsQueryVariables>;

export const PatchDocumentDocument = `mutation PatchDocument($input: PatchDocumentInput!) {
  patchDocument(input: $input) {
    document {
      ...DocumentFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment DocumentFields on SharedDocument {
  id
  key
  version
  value
  updatedAt
  session {
    id
  }
  updatedBy {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<PatchDocumentMutation, PatchDocumentMutationVariables>;

export const DeleteDocumentDocument = `mutation DeleteDocument($input: DeleteInput!) {
  deleteDocument(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<DeleteDocumentMutation, DeleteDocumentMutationVariables>;
