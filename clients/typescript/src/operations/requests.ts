type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, RequestFieldsFragment, DeliveryFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { PageFieldsFragmentDoc, RequestFieldsFragmentDoc, DeliveryFieldsFragmentDoc, ActorFieldsFragmentDoc, DeliveryAttemptFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type RequestsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.RequestFilter | null | undefined;
}>;

export type RequestsQuery = { readonly requests: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<RequestFieldsFragment> } };

export type RequestQueryVariables = Exact<{
  id: string;
}>;

export type RequestQuery = { readonly request: (
    { readonly normalized: unknown, readonly metadata: unknown, readonly responseMetadata: unknown, readonly deliveries: ReadonlyArray<DeliveryFieldsFragment> }
    & RequestFieldsFragment
  ) | null };

export type SubmitRequestMutationVariables = Exact<{
  input: Types.SubmitRequestInput;
}>;

export type SubmitRequestMutation = { readonly submitRequest: { readonly request: RequestFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const RequestsDocument = /* @__PURE__ */ [
  `query Requests($first: Int, $after: String, $last: Int, $before: String, $filter: RequestFilter) {
  requests(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...RequestFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  RequestFieldsFragmentDoc,
].join('\n') as QueryDocument<RequestsQuery, RequestsQueryVariables>;

export const RequestDocument = /* @__PURE__ */ [
  `query Request($id: ID!) {
  request(id: $id) {
    ...RequestFields
    normalized
    metadata
    responseMetadata
    deliveries {
      ...DeliveryFields
    }
  }
}`,
  RequestFieldsFragmentDoc,
  DeliveryFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  DeliveryAttemptFieldsFragmentDoc,
].join('\n') as QueryDocument<RequestQuery, RequestQueryVariables>;

export const SubmitRequestDocument = /* @__PURE__ */ [
  `mutation SubmitRequest($input: SubmitRequestInput!) {
  submitRequest(input: $input) {
    request {
      ...RequestFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  RequestFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<SubmitRequestMutation, SubmitRequestMutationVariables>;
