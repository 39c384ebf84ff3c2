type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { EndpointFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { EndpointFieldsFragmentDoc, CallMetricsFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type EndpointsQueryVariables = Exact<{ [key: string]: never; }>;

export type EndpointsQuery = { readonly endpoints: ReadonlyArray<EndpointFieldsFragment> };

export type CreateEndpointMutationVariables = Exact<{
  input: Types.CreateEndpointInput;
}>;

export type CreateEndpointMutation = { readonly createEndpoint: { readonly endpoint: EndpointFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type UpdateEndpointMutationVariables = Exact<{
  input: Types.UpdateEndpointInput;
}>;

export type UpdateEndpointMutation = { readonly updateEndpoint: { readonly endpoint: EndpointFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type DeleteEndpointMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteEndpointMutation = { readonly deleteEndpoint: { readonly deletedId: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const EndpointsDocument = /* @__PURE__ */ [
  `query Endpoints {
  endpoints {
    ...EndpointFields
  }
}`,
  EndpointFieldsFragmentDoc,
  CallMetricsFieldsFragmentDoc,
].join('\n') as QueryDocument<EndpointsQuery, EndpointsQueryVariables>;

export const CreateEndpointDocument = /* @__PURE__ */ [
  `mutation CreateEndpoint($input: CreateEndpointInput!) {
  createEndpoint(input: $input) {
    endpoint {
      ...EndpointFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  EndpointFieldsFragmentDoc,
  CallMetricsFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateEndpointMutation, CreateEndpointMutationVariables>;

export const UpdateEndpointDocument = /* @__PURE__ */ [
  `mutation UpdateEndpoint($input: UpdateEndpointInput!) {
  updateEndpoint(input: $input) {
    endpoint {
      ...EndpointFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  EndpointFieldsFragmentDoc,
  CallMetricsFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<UpdateEndpointMutation, UpdateEndpointMutationVariables>;

export const DeleteEndpointDocument = /* @__PURE__ */ [
  `mutation DeleteEndpoint($input: DeleteInput!) {
  deleteEndpoint(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<DeleteEndpointMutation, DeleteEndpointMutationVariables>;
