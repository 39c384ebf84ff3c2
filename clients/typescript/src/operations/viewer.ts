type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument } from '../document.js';
export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;

export type ViewerQuery = { readonly viewer: { readonly role: Types.Role, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly organization: { readonly id: string, readonly name: string }, readonly actor:
      | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
      | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
      | { readonly __typename: 'User', readonly email: string, readonly id: string, readonly name: string }
     } };

export type SignInMutationVariables = Exact<{
  input: Types.SignInInput;
}>;

export type SignInMutation = { readonly signIn: { readonly token: string | null, readonly expiresAt: string | null, readonly viewer: { readonly role: Types.Role, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly organization: { readonly id: string, readonly name: string }, readonly actor:
        | { readonly __typename: 'Agent', readonly id: string, readonly name: string }
        | { readonly __typename: 'SystemActor', readonly id: string, readonly name: string }
        | { readonly __typename: 'User', readonly email: string, readonly id: string, readonly name: string }
       } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type SignOutMutationVariables = Exact<{
  input?: Types.SignOutInput | null | undefined;
}>;

export type SignOutMutation = { readonly signOut: { readonly user: { readonly id: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RenewTokenMutationVariables = Exact<{
  input: Types.RenewTokenInput;
}>;

export type RenewTokenMutation = { readonly renewToken: { readonly expiresAt: string | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const ViewerDocument = `query Viewer {
  viewer {
    ...ViewerFields
  }
}
fragment ViewerFields on Viewer {
  role
  scopes
  expiresAt
  organization {
    id
    name
  }
  actor {
    ...ActorFields
    ... on User {
      email
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}` as QueryDocument<ViewerQuery, ViewerQueryVariables>;

export const SignInDocument = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    token
    expiresAt
    viewer {
      ...ViewerFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ViewerFields on Viewer {
  role
  scopes
  expiresAt
  organization {
    id
    name
  }
  actor {
    ...ActorFields
    ... on User {
      email
    }
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
}` as MutationDocument<SignInMutation, SignInMutationVariables>;

export const SignOutDocument = `mutation SignOut($input: SignOutInput) {
  signOut(input: $input) {
    user {
      id
    }
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
}` as MutationDocument<SignOutMutation, SignOutMutationVariables>;

export const RenewTokenDocument = `mutation RenewToken($input: RenewTokenInput!) {
  renewToken(input: $input) {
    expiresAt
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
}` as MutationDocument<RenewTokenMutation, RenewTokenMutationVariables>;
