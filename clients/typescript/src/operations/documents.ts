type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { DocumentFieldsFragment, PageFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { DocumentFieldsFragmentDoc, ActorFieldsFragmentDoc, PageFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type SharedDocumentQueryVariables = Exact<{
  key: string;
  sessionId?: string | null | undefined;
}>;

export type SharedDocumentQuery = { readonly sharedDocument: DocumentFieldsFragment | null };

export type SharedDocumentsQueryVariables = Exact<{
  sessionId?: string | null | undefined;
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type SharedDocumentsQuery = { readonly sharedDocuments: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<DocumentFieldsFragment> } };

export type PatchDocumentMutationVariables = Exact<{
  input: Types.PatchDocumentInput;
}>;

export type PatchDocumentMutation = { readonly patchDocument: { readonly document: DocumentFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type DeleteDocumentMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteDocumentMutation = { readonly deleteDocument: { readonly deletedId: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const SharedDocumentDocument = /* @__PURE__ */ [
  `query SharedDocument($key: String!, $sessionId: ID) {
  sharedDocument(key: $key, sessionId: $sessionId) {
    ...DocumentFields
  }
}`,
  DocumentFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<SharedDocumentQuery, SharedDocumentQueryVariables>;

export const SharedDocumentsDocument = /* @__PURE__ */ [
  `query SharedDocuments($sessionId: ID, $search: String, $first: Int, $after: String, $last: Int, $before: String) {
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
}`,
  PageFieldsFragmentDoc,
  DocumentFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<SharedDocumentsQuery, SharedDocumentsQueryVariables>;

export const PatchDocumentDocument = /* @__PURE__ */ [
  `mutation PatchDocument($input: PatchDocumentInput!) {
  patchDocument(input: $input) {
    document {
      ...DocumentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  DocumentFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<PatchDocumentMutation, PatchDocumentMutationVariables>;

export const DeleteDocumentDocument = /* @__PURE__ */ [
  `mutation DeleteDocument($input: DeleteInput!) {
  deleteDocument(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<DeleteDocumentMutation, DeleteDocumentMutationVariables>;
