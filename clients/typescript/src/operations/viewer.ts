type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { ViewerFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { ViewerFieldsFragmentDoc, ActorFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;

export type ViewerQuery = { readonly viewer: ViewerFieldsFragment };

export type SignInMutationVariables = Exact<{
  input: Types.SignInInput;
}>;

export type SignInMutation = { readonly signIn: { readonly token: string | null, readonly expiresAt: string | null, readonly viewer: ViewerFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type SignOutMutationVariables = Exact<{
  input?: Types.SignOutInput | null | undefined;
}>;

export type SignOutMutation = { readonly signOut: { readonly user: { readonly id: string } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RenewTokenMutationVariables = Exact<{
  input: Types.RenewTokenInput;
}>;

export type RenewTokenMutation = { readonly renewToken: { readonly expiresAt: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const ViewerDocument = /* @__PURE__ */ [
  `query Viewer {
  viewer {
    ...ViewerFields
  }
}`,
  ViewerFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<ViewerQuery, ViewerQueryVariables>;

export const SignInDocument = /* @__PURE__ */ [
  `mutation SignIn($input: SignInInput!) {
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
}`,
  ViewerFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<SignInMutation, SignInMutationVariables>;

export const SignOutDocument = /* @__PURE__ */ [
  `mutation SignOut($input: SignOutInput) {
  signOut(input: $input) {
    user {
      id
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<SignOutMutation, SignOutMutationVariables>;

export const RenewTokenDocument = /* @__PURE__ */ [
  `mutation RenewToken($input: RenewTokenInput!) {
  renewToken(input: $input) {
    expiresAt
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RenewTokenMutation, RenewTokenMutationVariables>;
