type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument } from '../document.js';
export type RequestsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: Types.RequestFilter | null | undefined;
}>;

export type RequestsQuery = { readonly requests: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } }> } };

export type RequestQueryVariables = Exact<{
  id: string;
}>;

export type RequestQuery = { readonly request: { readonly normalized: unknown, readonly metadata: unknown, readonly responseMetadata: unknown, readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly deliveries: ReadonlyArray<{ readonly id: string, readonly channel: Types.DeliveryChannel, readonly subject: string | null, readonly content: string, readonly status: Types.DeliveryStatus, readonly errorMessage: string | null, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly nextAttemptAt: string | null, readonly expiresAt: string, readonly externalId: string | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly simulated: boolean, readonly user: { readonly id: string, readonly name: string } | null, readonly createdBy:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
      , readonly attempts: ReadonlyArray<{ readonly number: number, readonly at: string, readonly durationMs: number, readonly ok: boolean, readonly statusCode: number | null, readonly error: string | null }> }>, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } } | null };

export type SubmitRequestMutationVariables = Exact<{
  input: Types.SubmitRequestInput;
}>;

export type SubmitRequestMutation = { readonly submitRequest: { readonly request: { readonly id: string, readonly channel: Types.Channel, readonly content: string, readonly status: Types.RequestStatus, readonly routingReason: string | null, readonly response: string | null, readonly error: string | null, readonly processingTimeMs: number | null, readonly createdAt: string, readonly updatedAt: string, readonly completedAt: string | null, readonly agent: { readonly id: string, readonly name: string } | null, readonly user: { readonly id: string, readonly name: string }, readonly session: { readonly id: string, readonly name: string } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const RequestsDocument = `query Requests($first: Int, $after: String, $last: Int, $before: String, $filter: RequestFilter) {
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
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
}` as QueryDocument<RequestsQuery, RequestsQueryVariables>;

export const RequestDocument = `query Request($id: ID!) {
  request(id: $id) {
    ...RequestFields
    normalized
    metadata
    responseMetadata
    deliveries {
      ...DeliveryFields
    }
  }
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
}
fragment DeliveryFields on Delivery {
  id
  channel
  subject
  content
  status
  errorMessage
  priority
  retryCount
  retryDelaySeconds
  nextAttemptAt
  expiresAt
  externalId
  createdAt
  updatedAt
  completedAt
  simulated
  user {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  attempts {
    ...DeliveryAttemptFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}` as QueryDocument<RequestQuery, RequestQueryVariables>;

export const SubmitRequestDocument = `mutation SubmitRequest($input: SubmitRequestInput!) {
  submitRequest(input: $input) {
    request {
      ...RequestFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment RequestFields on Request {
  id
  channel
  content
  status
  routingReason
  response
  error
  processingTimeMs
  createdAt
  updatedAt
  completedAt
  agent {
    id
    name
  }
  user {
    id
    name
  }
  session {
    id
    name
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<SubmitRequestMutation, SubmitRequestMutationVariables>;
