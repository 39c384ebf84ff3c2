type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument } from '../document.js';
export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type UsersQuery = { readonly users: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly email: string, readonly role: Types.Role, readonly active: boolean, readonly createdAt: string, readonly updatedAt: string }> } };

export type UserQueryVariables = Exact<{
  id: string;
}>;

export type UserQuery = { readonly user: { readonly id: string, readonly name: string, readonly email: string, readonly role: Types.Role, readonly active: boolean, readonly createdAt: string, readonly updatedAt: string, readonly delegations: ReadonlyArray<{ readonly id: string, readonly startsAt: string, readonly endsAt: string, readonly endedAt: string | null, readonly createdAt: string, readonly active: boolean, readonly user: { readonly id: string, readonly name: string }, readonly delegate: { readonly id: string, readonly name: string } }> } | null };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;

export type ApiKeysQuery = { readonly apiKeys: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly createdAt: string, readonly createdByKeyId: string | null, readonly actor:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly id: string, readonly name: string }
     }> };

export type CreateUserMutationVariables = Exact<{
  input: Types.CreateUserInput;
}>;

export type CreateUserMutation = { readonly createUser: { readonly user: { readonly id: string, readonly name: string, readonly email: string, readonly role: Types.Role, readonly active: boolean, readonly createdAt: string, readonly updatedAt: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type UpdateUserMutationVariables = Exact<{
  input: Types.UpdateUserInput;
}>;

export type UpdateUserMutation = { readonly updateUser: { readonly user: { readonly id: string, readonly name: string, readonly email: string, readonly role: Types.Role, readonly active: boolean, readonly createdAt: string, readonly updatedAt: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type EndAllSessionsMutationVariables = Exact<{
  input: Types.EndAllSessionsInput;
}>;

export type EndAllSessionsMutation = { readonly endAllSessions: { readonly user: { readonly id: string, readonly name: string, readonly email: string, readonly role: Types.Role, readonly active: boolean, readonly createdAt: string, readonly updatedAt: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: Types.CreateApiKeyInput;
}>;

export type CreateApiKeyMutation = { readonly createApiKey: { readonly secret: string | null, readonly apiKey: { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly createdAt: string, readonly createdByKeyId: string | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: Types.RevokeApiKeyInput;
}>;

export type RevokeApiKeyMutation = { readonly revokeApiKey: { readonly apiKey: { readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly createdAt: string, readonly createdByKeyId: string | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       } | null, readonly created: ReadonlyArray<{ readonly id: string, readonly name: string, readonly prefix: string, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly lastUsedAt: string | null, readonly revokedAt: string | null, readonly createdAt: string, readonly createdByKeyId: string | null, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly id: string, readonly name: string }
       }>, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const UsersDocument = `query Users($first: Int, $after: String, $last: Int, $before: String) {
  users(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...UserFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}` as QueryDocument<UsersQuery, UsersQueryVariables>;

export const UserDocument = `query User($id: ID!) {
  user(id: $id) {
    ...UserFields
    delegations {
      ...DelegationFields
    }
  }
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}
fragment DelegationFields on ApprovalDelegation {
  id
  startsAt
  endsAt
  endedAt
  createdAt
  active
  user {
    id
    name
  }
  delegate {
    id
    name
  }
}` as QueryDocument<UserQuery, UserQueryVariables>;

export const ApiKeysDocument = `query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}
fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<ApiKeysQuery, ApiKeysQueryVariables>;

export const CreateUserDocument = `mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<CreateUserMutation, CreateUserMutationVariables>;

export const UpdateUserDocument = `mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<UpdateUserMutation, UpdateUserMutationVariables>;

export const EndAllSessionsDocument = `mutation EndAllSessions($input: EndAllSessionsInput!) {
  endAllSessions(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<EndAllSessionsMutation, EndAllSessionsMutationVariables>;

export const CreateApiKeyDocument = `mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    secret
    errors {
      ...ErrorFields
    }
  }
}
fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
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
}` as MutationDocument<CreateApiKeyMutation, CreateApiKeyMutationVariables>;

export const RevokeApiKeyDocument = `mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    created {
      ...ApiKeyFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
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
}` as MutationDocument<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
