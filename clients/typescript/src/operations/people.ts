type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, UserFieldsFragment, DelegationFieldsFragment, ApiKeyFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { PageFieldsFragmentDoc, UserFieldsFragmentDoc, DelegationFieldsFragmentDoc, ApiKeyFieldsFragmentDoc, ActorFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type UsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type UsersQuery = { readonly users: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<UserFieldsFragment> } };

export type UserQueryVariables = Exact<{
  id: string;
}>;

export type UserQuery = { readonly user: (
    { readonly delegations: ReadonlyArray<DelegationFieldsFragment> }
    & UserFieldsFragment
  ) | null };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;

export type ApiKeysQuery = { readonly apiKeys: ReadonlyArray<ApiKeyFieldsFragment> };

export type CreateUserMutationVariables = Exact<{
  input: Types.CreateUserInput;
}>;

export type CreateUserMutation = { readonly createUser: { readonly user: UserFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type UpdateUserMutationVariables = Exact<{
  input: Types.UpdateUserInput;
}>;

export type UpdateUserMutation = { readonly updateUser: { readonly user: UserFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type EndAllSessionsMutationVariables = Exact<{
  input: Types.EndAllSessionsInput;
}>;

export type EndAllSessionsMutation = { readonly endAllSessions: { readonly user: UserFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: Types.CreateApiKeyInput;
}>;

export type CreateApiKeyMutation = { readonly createApiKey: { readonly secret: string | null, readonly apiKey: ApiKeyFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: Types.RevokeApiKeyInput;
}>;

export type RevokeApiKeyMutation = { readonly revokeApiKey: { readonly apiKey: ApiKeyFieldsFragment | null, readonly created: ReadonlyArray<ApiKeyFieldsFragment>, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const UsersDocument = /* @__PURE__ */ [
  `query Users($first: Int, $after: String, $last: Int, $before: String) {
  users(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...UserFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  UserFieldsFragmentDoc,
].join('\n') as QueryDocument<UsersQuery, UsersQueryVariables>;

export const UserDocument = /* @__PURE__ */ [
  `query User($id: ID!) {
  user(id: $id) {
    ...UserFields
    delegations {
      ...DelegationFields
    }
  }
}`,
  UserFieldsFragmentDoc,
  DelegationFieldsFragmentDoc,
].join('\n') as QueryDocument<UserQuery, UserQueryVariables>;

export const ApiKeysDocument = /* @__PURE__ */ [
  `query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}`,
  ApiKeyFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<ApiKeysQuery, ApiKeysQueryVariables>;

export const CreateUserDocument = /* @__PURE__ */ [
  `mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  UserFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateUserMutation, CreateUserMutationVariables>;

export const UpdateUserDocument = /* @__PURE__ */ [
  `mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  UserFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<UpdateUserMutation, UpdateUserMutationVariables>;

export const EndAllSessionsDocument = /* @__PURE__ */ [
  `mutation EndAllSessions($input: EndAllSessionsInput!) {
  endAllSessions(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  UserFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<EndAllSessionsMutation, EndAllSessionsMutationVariables>;

export const CreateApiKeyDocument = /* @__PURE__ */ [
  `mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    secret
    errors {
      ...ErrorFields
    }
  }
}`,
  ApiKeyFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<CreateApiKeyMutation, CreateApiKeyMutationVariables>;

export const RevokeApiKeyDocument = /* @__PURE__ */ [
  `mutation RevokeApiKey($input: RevokeApiKeyInput!) {
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
}`,
  ApiKeyFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
