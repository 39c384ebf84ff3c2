type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument } from '../document.js';
export type EndpointsQueryVariables = Exact<{ [key: string]: never; }>;

export type EndpointsQuery = { readonly endpoints: ReadonlyArray<{ readonly id: string, readonly name: string, readonly method: Types.HttpMethod, readonly path: string, readonly version: number, readonly document: string, readonly response: string | null, readonly rateLimitPerMinute: number | null, readonly deprecatedAt: string | null, readonly sunsetAt: string | null, readonly enabled: boolean, readonly preset: boolean, readonly problem: string | null, readonly createdAt: string, readonly updatedAt: string, readonly replacement: { readonly id: string, readonly name: string, readonly method: Types.HttpMethod, readonly path: string } | null, readonly metrics: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null } }> };

export type CreateEndpointMutationVariables = Exact<{
  input: Types.CreateEndpointInput;
}>;

export type CreateEndpointMutation = { readonly createEndpoint: { readonly endpoint: { readonly id: string, readonly name: string, readonly method: Types.HttpMethod, readonly path: string, readonly version: number, readonly document: string, readonly response: string | null, readonly rateLimitPerMinute: number | null, readonly deprecatedAt: string | null, readonly sunsetAt: string | null, readonly enabled: boolean, readonly preset: boolean, readonly problem: string | null, readonly createdAt: string, readonly updatedAt: string, readonly replacement: { readonly id: string, readonly name: string, readonly method: Types.HttpMethod, readonly path: string } | null, readonly metrics: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type UpdateEndpointMutationVariables = Exact<{
  input: Types.UpdateEndpointInput;
}>;

export type UpdateEndpointMutation = { readonly updateEndpoint: { readonly endpoint: { readonly id: string, readonly name: string, readonly method: Types.HttpMethod, readonly path: string, readonly version: number, readonly document: string, readonly response: string | null, readonly rateLimitPerMinute: number | null, readonly deprecatedAt: string | null, readonly sunsetAt: string | null, readonly enabled: boolean, readonly preset: boolean, readonly problem: string | null, readonly createdAt: string, readonly updatedAt: string, readonly replacement: { readonly id: string, readonly name: string, readonly method: Types.HttpMethod, readonly path: string } | null, readonly metrics: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type DeleteEndpointMutationVariables = Exact<{
  input: Types.DeleteInput;
}>;

export type DeleteEndpointMutation = { readonly deleteEndpoint: { readonly deletedId: string | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const EndpointsDocument = `query Endpoints {
  endpoints {
    ...EndpointFields
  }
}
fragment EndpointFields on Endpoint {
  id
  name
  method
  path
  version
  document
  response
  rateLimitPerMinute
  deprecatedAt
  sunsetAt
  enabled
  preset
  problem
  createdAt
  updatedAt
  replacement {
    id
    name
    method
    path
  }
  metrics {
    ...CallMetricsFields
  }
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}` as QueryDocument<EndpointsQuery, EndpointsQueryVariables>;

export const CreateEndpointDocument = `mutation CreateEndpoint($input: CreateEndpointInput!) {
  createEndpoint(input: $input) {
    endpoint {
      ...EndpointFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment EndpointFields on Endpoint {
  id
  name
  method
  path
  version
  document
  response
  rateLimitPerMinute
  deprecatedAt
  sunsetAt
  enabled
  preset
  problem
  createdAt
  updatedAt
  replacement {
    id
    name
    method
    path
  }
  metrics {
    ...CallMetricsFields
  }
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CreateEndpointMutation, CreateEndpointMutationVariables>;

export const UpdateEndpointDocument = `mutation UpdateEndpoint($input: UpdateEndpointInput!) {
  updateEndpoint(input: $input) {
    endpoint {
      ...EndpointFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment EndpointFields on Endpoint {
  id
  name
  method
  path
  version
  document
  response
  rateLimitPerMinute
  deprecatedAt
  sunsetAt
  enabled
  preset
  problem
  createdAt
  updatedAt
  replacement {
    id
    name
    method
    path
  }
  metrics {
    ...CallMetricsFields
  }
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<UpdateEndpointMutation, UpdateEndpointMutationVariables>;

export const DeleteEndpointDocument = `mutation DeleteEndpoint($input: DeleteInput!) {
  deleteEndpoint(input: $input) {
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
}` as MutationDocument<DeleteEndpointMutation, DeleteEndpointMutationVariables>;
